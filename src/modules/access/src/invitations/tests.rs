//! A link lets in once, into what the inviter could give, and for seven days.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use engine::Cx;
use engine::testing::{Letterbox, TestDb, both};
use kernel::id::{MemberId, TeamId, WorkspaceId};
use kernel::permission::may;
use kernel::time::DAY;
use kernel::{Error, Rule, Uuid};

use super::accept::{Answer, accept, door, join};
use super::door::Standing;
use super::{
    InvitationDetail, InvitationId, InvitationState, InviteMember, ResendInvitation, RevokeInvitation, VIEW, load,
};
use crate::members::{self, Notices};
use crate::testing::{self, PASSWORD, password};
use crate::workspaces::{self, CreateWorkspace};
use crate::{reviews, teams, terms};

const NINA: &str = "nina@optim.example";

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    olga: MemberId,
    post: Letterbox,
}

/// Olga is the super admin of optim; cienty is another workspace, with Bruno.
async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![crate::module()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
        let olga = testing::join(&db.engine, workspace, "olga@optim.example", "super_admin").await;
        let cienty = workspaces::create(&db.engine, CreateWorkspace::new("cienty", "distribution")).await.unwrap();
        testing::join(&db.engine, cienty, "bruno@optim.example", "sales").await;
        test(House { db, workspace, olga, post: Letterbox::default() }).await;
    }
}

impl House {
    fn olga(&self) -> Cx {
        self.db.actor(self.workspace).member(self.olga).name("Olga").grants(["*"]).cx()
    }

    async fn role(&self, key: &str) -> Uuid {
        workspaces::role(&self.db.engine, self.workspace, key).await.unwrap()
    }

    async fn wanted(&self, email: &str) -> InviteMember {
        let role = Some(self.role("support_agent").await);
        InviteMember { name: "Nina".into(), email: email.into(), role, locale: "es".into(), ..InviteMember::default() }
    }

    /// Invites, and gives what the link carries.
    async fn invite(&self, email: &str) -> (InvitationId, String) {
        let id = self.olga().perform(self.wanted(email).await).await.unwrap();
        (id, self.token(email).await)
    }

    async fn token(&self, email: &str) -> String {
        self.post.token(&self.db.engine, &email.to_lowercase(), "/invitation/").await
    }

    async fn invitation(&self, id: InvitationId) -> InvitationDetail {
        load::load(&self.olga().read(VIEW).unwrap(), id).await.unwrap()
    }

    async fn standing(&self, token: &str) -> Standing {
        door(&self.db.engine, token, None).await.unwrap().standing
    }

    async fn accept(&self, token: &str) -> Result<(), Error> {
        accept(&self.db.engine, token, answer()).await.map(drop)
    }

    async fn sign_in(&self, email: &str) -> String {
        password(&self.db.engine, email, PASSWORD).await.unwrap()
    }
}

fn answer() -> Answer {
    Answer {
        name: "Nina Okafor".into(),
        password: PASSWORD.into(),
        locale: "pt-BR".into(),
        terms: true,
        terms_number: 0,
        notices: Notices { joined: false, ..Notices::default() },
    }
}

fn refused(outcome: Result<(), Error>) -> Option<Rule> {
    outcome.unwrap_err().of_field("invitation").cloned()
}

#[tokio::test]
async fn an_invitation_makes_a_member_once() {
    each(async |house| {
        let (id, token) = house.invite(" Nina@Optim.Example ".trim()).await;
        assert!(
            matches!(house.standing(&token).await, Standing::New(invited) if invited.inviter.as_deref() == Some("olga"))
        );
        house.accept(&token).await.unwrap();
        assert_eq!(house.invitation(id).await.state, InvitationState::Accepted);
        assert_eq!(house.standing(&token).await, Standing::Used);
        assert_eq!(refused(house.accept(&token).await), Some(Rule::State));
        house.sign_in(NINA).await;
        let mails = house.post.mails(&house.db.engine).await;
        let to = |email: &str, word: &str| mails.iter().any(|(to, text)| to == email && text.contains(word));
        assert!(to(NINA, "Boas-vindas"), "in the language she chose: {mails:#?}");
        assert!(to("olga@optim.example", "has joined"), "{mails:#?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_accept_at_one_moment_are_one_member() {
    each(async |house| {
        for round in 0..5 {
            let (_, token) = house.invite(&format!("nina{round}@optim.example")).await;
            let accepted = futures::future::join_all((0..4).map(|_| house.accept(&token))).await;
            let (good, bad): (Vec<_>, Vec<_>) = accepted.into_iter().partition(Result::is_ok);
            assert_eq!((good.len(), bad.len()), (1, 3), "{bad:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn resending_kills_the_old_link_and_revoking_the_new() {
    each(async |house| {
        let (invitation, old) = house.invite(NINA).await;
        house.olga().perform(ResendInvitation { invitation, version: 1 }).await.unwrap();
        let new = house.token(NINA).await;
        assert_ne!(old, new);
        assert_eq!(house.standing(&old).await, Standing::Wrong);
        assert_eq!(refused(house.accept(&old).await), Some(Rule::State));
        house.olga().perform(RevokeInvitation { invitation, version: 2 }).await.unwrap();
        assert_eq!(house.standing(&new).await, Standing::Revoked);
        assert_eq!(refused(house.accept(&new).await), Some(Rule::State));
        let again = house.olga().perform(ResendInvitation { invitation, version: 3 }).await.unwrap_err();
        assert_eq!(again.of_field("invitation"), Some(&Rule::State));
        // Whoever was uninvited may be invited anew.
        house.invite(NINA).await;
    })
    .await;
}

#[tokio::test]
async fn after_seven_days_a_link_opens_nothing_until_it_is_sent_again() {
    each(async |house| {
        let (invitation, token) = house.invite(NINA).await;
        house.db.clock.advance(7 * DAY - 1);
        assert!(matches!(house.standing(&token).await, Standing::New(_)));
        house.db.clock.advance(1);
        assert_eq!(house.standing(&token).await, Standing::Expired);
        assert_eq!(refused(house.accept(&token).await), Some(Rule::State));
        house.olga().perform(ResendInvitation { invitation, version: 1 }).await.unwrap();
        house.accept(&house.token(NINA).await).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn nobody_invites_beyond_themselves_or_an_address_twice() {
    each(async |house| {
        let lead = house.db.actor(house.workspace).member(house.olga).grants(["invitations:*", "tickets:*"]).cx();
        let admin = InviteMember { role: Some(house.role("super_admin").await), ..house.wanted(NINA).await };
        assert_eq!(lead.perform(admin).await.unwrap_err(), Error::Forbidden { needs: "*".into() });
        let nobody = house.db.actor(house.workspace).grants(["members:*"]).cx();
        assert!(matches!(nobody.perform(house.wanted(NINA).await).await, Err(Error::Forbidden { .. })));
        let taken = |outcome: Result<InvitationId, Error>| {
            assert_eq!(outcome.unwrap_err().of_field("email"), Some(&Rule::Taken));
        };
        taken(house.olga().perform(house.wanted("olga@optim.example").await).await);
        house.invite(NINA).await;
        taken(house.olga().perform(house.wanted("NINA@optim.example").await).await);
        let none = InviteMember { role: None, ..house.wanted("other@optim.example").await };
        assert_eq!(house.olga().perform(none).await.unwrap_err().of_field("role"), Some(&Rule::Required));
        let manager = InviteMember { manager: Some(MemberId(Uuid::from_u128(9))), ..house.wanted("a@b.example").await };
        assert_eq!(house.olga().perform(manager).await.unwrap_err().of_field("manager"), Some(&Rule::Missing));
    })
    .await;
}

#[tokio::test]
async fn a_bad_answer_is_said_whole_and_changes_nothing() {
    each(async |house| {
        let (_, token) = house.invite(NINA).await;
        let bad = Answer { name: " ".into(), password: "Password1234!".into(), terms: false, ..answer() };
        let error = accept(&house.db.engine, &token, bad).await.unwrap_err();
        let rules = ["name", "terms", "password"].map(|field| error.of_field(field).cloned());
        assert_eq!(rules, [Some(Rule::Required), Some(Rule::Required), Some(Rule::Breached)]);
        assert!(matches!(house.standing(&token).await, Standing::New(_)));
        assert_eq!(house.standing("0123").await, Standing::Wrong);
    })
    .await;
}

#[tokio::test]
async fn who_signs_in_already_joins_as_themselves_only() {
    each(async |house| {
        let (_, token) = house.invite("bruno@optim.example").await;
        assert!(matches!(house.standing(&token).await, Standing::SignIn(_)));
        assert_eq!(refused(house.accept(&token).await), Some(Rule::State), "nobody sets his password by a link");
        let (olga, bruno) = (house.sign_in("olga@optim.example").await, house.sign_in("bruno@optim.example").await);
        let seen = door(&house.db.engine, &token, Some(&olga)).await.unwrap().standing;
        assert!(matches!(seen, Standing::Other(_, email) if email == "olga@optim.example"));
        assert_eq!(join(&house.db.engine, &token, Some(&olga), 0).await.unwrap_err(), Error::SignedOut);
        assert_eq!(join(&house.db.engine, &token, None, 0).await.unwrap_err(), Error::SignedOut);
        assert!(matches!(door(&house.db.engine, &token, Some(&bruno)).await.unwrap().standing, Standing::Join(_)));
        join(&house.db.engine, &token, Some(&bruno), 0).await.unwrap();
        assert_eq!(house.standing(&token).await, Standing::Used);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_gives_roles_grants_and_teams_as_far_as_the_inviter_reaches() {
    each(async |house| {
        let nights = teams::commands::create(&house.db.engine, house.workspace, "Nights", vec![house.olga]).await.unwrap();
        let (agent, officer) = (house.role("support_agent").await, house.role("compliance_officer").await);
        let wanted = InviteMember {
            more_roles: vec![officer, agent, officer],
            grants: vec!["members:edit:team".into(), "members:edit:team".into()],
            teams: vec![nights],
            ..house.wanted(NINA).await
        };
        let id = house.olga().perform(wanted.clone()).await.unwrap();
        let invitation = house.invitation(id).await;
        let given = (invitation.role.as_str(), invitation.more_roles, invitation.grants, invitation.teams);
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        assert_eq!(given, ("Support Agent", words(&["Compliance Officer"]), words(&["members:edit:team"]), words(&["Nights"])));
        house.accept(&house.token(NINA).await).await.unwrap();

        let read = house.olga().read(may("members", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT m.id, m.notices, t.team_id FROM members m JOIN team_members t ON t.member_id = m.id WHERE m.email = ");
        sql.bind(NINA);
        let found = read.first(sql, |row| Ok((row.uuid(0)?, row.text(1)?, row.uuid(2)?))).await.unwrap();
        let (nina, notices, team) = found.unwrap();
        assert_eq!((Notices::read(&notices), team), (answer().notices, nights.0));
        let nina = members::load::load(&read, MemberId(nina)).await.unwrap();
        let roles: Vec<&str> = nina.roles.iter().filter(|role| role.held).map(|role| role.name.as_str()).collect();
        assert_eq!((roles, nina.grants), (vec!["Support Agent", "Compliance Officer"], words(&["members:edit:team"])));
        // Whoever invited is who has given it.
        let review = reviews::StartReview {
            name: "R".into(),
            about: reviews::About::Everyone,
            role: None,
            reviewer: Some(house.olga),
            due: "2026-12-01".into(),
        };
        let review = house.olga().perform(review).await.unwrap();
        let review = reviews::load::load(&house.olga().read(reviews::VIEW).unwrap(), review).await.unwrap();
        let given = review.holdings.iter().filter(|held| held.name == "Nina Okafor" && held.given_by == "olga");
        assert_eq!(given.count(), 3);

        // Nobody gives what goes further than they do, by whichever of these ways.
        let lead = house.db.actor(house.workspace).member(house.olga).grants([
            "invitations:*", "tickets:*", "customers:*", "snippets:*", "members:view", "teams:view",
        ]);
        let lead = lead.cx();
        let plain = house.wanted("other@optim.example").await;
        let tries: [(InviteMember, &str); 3] = [
            (InviteMember { more_roles: vec![officer], ..plain.clone() }, "audit:*"),
            (InviteMember { grants: vec!["members:edit".into()], ..plain.clone() }, "members:edit"),
            (InviteMember { grants: vec!["members:view:team".into()], teams: vec![nights], ..plain.clone() }, ""),
        ];
        for (wanted, needs) in tries {
            let outcome = lead.perform(wanted).await;
            match needs {
                "" => drop(outcome.unwrap()),
                needs => assert_eq!(outcome.unwrap_err(), Error::Forbidden { needs: needs.into() }),
            }
        }
        let third = house.wanted("third@optim.example").await;
        let narrow = house.db.actor(house.workspace).grants(["*"]).cx();
        let refused = async |wanted: InviteMember| narrow.perform(wanted).await.unwrap_err();
        let unknown = refused(InviteMember { grants: vec!["members:fly".into()], ..third.clone() }).await;
        assert_eq!(unknown.of_field("grants.members:fly"), Some(&Rule::Choice));
        let gone = refused(InviteMember { teams: vec![TeamId(Uuid::from_u128(7))], ..third.clone() }).await;
        assert_eq!(gone.of_field("teams"), Some(&Rule::Missing));
        let gone = refused(InviteMember { more_roles: vec![Uuid::from_u128(7)], ..third }).await;
        assert_eq!(gone.of_field("more_roles"), Some(&Rule::Missing));
    })
    .await;
}

#[tokio::test]
async fn nobody_accepts_terms_that_they_were_not_shown() {
    each(async |house| {
        let (_, token) = house.invite(NINA).await;
        let (_, known) = house.invite("bruno@optim.example").await;
        let set = terms::SetTerms { after: 0, body: "Be kind.".into() };
        house.olga().perform(set).await.unwrap();
        assert!(matches!(house.standing(&token).await, Standing::New(shown) if shown.terms == (1, "Be kind.".into())));
        let engine = &house.db.engine;
        let old = accept(engine, &token, answer()).await.unwrap_err();
        assert_eq!(old.of_field("terms"), Some(&Rule::State), "the page was older");
        accept(engine, &token, Answer { terms_number: 1, ..answer() }).await.unwrap();
        let bruno = house.sign_in("bruno@optim.example").await;
        let old = join(engine, &known, Some(&bruno), 0).await.unwrap_err();
        assert_eq!(old.of_field("terms"), Some(&Rule::State));
        join(engine, &known, Some(&bruno), 1).await.unwrap();
        let read = house.olga().read(may("members", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT m.id FROM members m WHERE m.workspace_id = ")
            .bind(house.workspace.0)
            .push(" ORDER BY m.created_at, m.id");
        let all = read.rows(sql, |row| row.uuid(0)).await.unwrap();
        let mut accepted = Vec::new();
        for id in all {
            accepted.push(members::load::load(&read, MemberId(id)).await.unwrap().terms);
        }
        let now = Some((1, house.db.clock.now()));
        assert_eq!(accepted, [None, now, now], "Olga was there before");
    })
    .await;
}

#[tokio::test]
async fn whoever_sends_an_invitation_again_gives_everything_that_is_in_it() {
    each(async |house| {
        let admin = house.role("super_admin").await;
        let invite = InviteMember { more_roles: vec![admin], ..house.wanted(NINA).await };
        let id = house.olga().perform(invite).await.unwrap();
        let agent = crate::roles::packs::of("saas").iter().find(|role| role.key == "support_agent").unwrap();
        let narrow = house.db.actor(house.workspace);
        let narrow = narrow.grants(agent.grants.iter().copied().chain(["invitations:edit", "roles:view"])).cx();
        let again = ResendInvitation { invitation: id, version: 1 };
        assert_eq!(narrow.perform(again.clone()).await.unwrap_err(), Error::Forbidden { needs: "*".into() });
        assert!(house.olga().perform(again).await.is_ok());
        let unproven = house.olga().proven(kernel::Time(0));
        let invite = house.wanted("vera@optim.example").await;
        assert_eq!(unproven.perform(invite).await.unwrap_err(), Error::Unconfirmed, "it hands out roles");
    })
    .await;
}
