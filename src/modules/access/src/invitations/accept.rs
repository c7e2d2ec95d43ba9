//! From a link to a member. What happens here happens before anybody is known; the link is what lets in.

use engine::mail::Letter;
use engine::{Cx, Engine, Run, Tx, fault};
use kernel::id::{MemberId, UserId, WorkspaceId};
use kernel::permission::may;
use kernel::{Actor, Check, Command, Error, Grants, Permission, Result, Rule, Time, Uuid, Zone};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use ui::i18n::Locale;

use super::door::{Door, Invited, Standing};
use super::{InvitationState, Invitations, entity};
use crate::members::Notices;
use crate::roles::words;
use crate::sessions::limits;
use crate::sessions::sign_in::system;
use crate::sign_on::required::Required;
use crate::users::{self, Joined, Joining};
use crate::{issuers, mail, members, password, strength, terms, token, workspaces};

/// A link's invitation, as far as whoever opens it may know.
#[derive(Clone, Debug)]
struct Opened {
    workspace: WorkspaceId,
    invited: Invited,
    state: InvitationState,
    expires_at: Time,
    /// The person who signs in with that address, if there is one.
    user: Option<Uuid>,
}

impl Opened {
    fn is_good(&self, now: Time) -> bool {
        self.state == InvitationState::Pending && self.expires_at > now
    }
}

/// What the page behind a link shows to somebody with this session.
///
/// # Errors
/// Faults of the database.
pub async fn door(engine: &Engine, link: &str, session: Option<&str>) -> Result<Door> {
    let Some(mut opened) = open(engine, link).await? else { return Ok(Door::of(link, Standing::Wrong)) };
    let terms = terms::load::current(&system(engine).read(super::VIEW)?, opened.workspace).await?;
    opened.invited.terms = (terms.number, terms.body);
    let standing = match opened.state {
        InvitationState::Accepted => Standing::Used,
        InvitationState::Revoked => Standing::Revoked,
        InvitationState::Pending if opened.expires_at <= engine.clock().now() => Standing::Expired,
        InvitationState::Pending => match (opened.user, reader(engine, session).await?) {
            (None, _) => {
                let doors = issuers::load::doors(engine, &opened.invited.slug).await?;
                let issuers = doors.into_iter().flat_map(|(.., issuers)| issuers).collect();
                Standing::New(Invited { issuers, ..opened.invited })
            }
            (Some(user), Some((reader, _))) if user == reader => Standing::Join(opened.invited),
            (Some(_), Some((_, email))) => Standing::Other(opened.invited, email),
            (Some(_), None) => Standing::SignIn(opened.invited),
        },
    };
    Ok(Door::of(link, standing))
}

/// What a new person says about themselves.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub name: String,
    pub password: String,
    pub locale: String,
    pub terms: bool,
    /// Number of the terms that were shown.
    pub terms_number: i64,
    pub notices: Notices,
}

/// Where an accepted invitation leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Slug of the workspace.
    pub workspace: String,
    pub email: String,
}

/// Makes a new person a member.
///
/// # Errors
/// `Invalid` on `name`, `password` or `terms`; `Invalid` on `invitation` with `State` when the link is not good (any
/// more), or its address signs in already; `SingleSignOn` where no password would let them in.
pub async fn accept(engine: &Engine, link: &str, answer: Answer) -> Result<Accepted> {
    let opened = good(engine, link).await?;
    if opened.user.is_some() {
        return Err(not_good());
    }
    if opened.invited.sign_on_only {
        return Err(Error::SingleSignOn);
    }
    let mut check = Check::new().text("name", &answer.name, 200);
    if !answer.terms {
        check.fail("terms", Rule::Required);
    }
    let about = [answer.name.as_str(), opened.invited.email.as_str()];
    both(check.done(), strength::demand(&answer.password, &about).await)?;
    let command = AcceptInvitation {
        token_hash: token::hash(link),
        user: None,
        name: answer.name.trim().to_owned(),
        password_hash: password::hash(&answer.password).await?,
        locale: Locale::parse(&answer.locale).unwrap_or_default().code().to_owned(),
        notices: answer.notices,
        terms: answer.terms_number,
    };
    guest(engine, &opened).perform(command).await?;
    Ok(Accepted { workspace: opened.invited.slug, email: opened.invited.email })
}

/// Somebody of whom an issuer of the workspace says that the address is theirs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vouched<'a> {
    pub workspace: WorkspaceId,
    pub email: &'a str,
    pub name: Option<&'a str>,
    pub locale: &'a str,
    /// Number of the terms that were shown.
    pub terms_number: i64,
}

/// Makes a new person a member who has no password: an issuer vouches for them. The link's hash is from the way on which they
/// were sent to it.
///
/// # Errors
/// As [`accept`]; also when the invitation is another workspace's or for another address.
pub(crate) async fn accept_vouched(engine: &Engine, token_hash: &str, vouched: Vouched<'_>) -> Result<()> {
    let now = engine.clock().now();
    let opened = open_hash(engine, token_hash.to_owned()).await?.filter(|it| it.is_good(now)).ok_or_else(not_good)?;
    let theirs = opened.workspace == vouched.workspace && opened.invited.email == vouched.email;
    if !theirs || opened.user.is_some() {
        return Err(not_good());
    }
    let command = AcceptInvitation {
        token_hash: token_hash.to_owned(),
        user: None,
        name: vouched.name.unwrap_or(&opened.invited.name).trim().chars().take(200).collect(),
        password_hash: String::new(),
        locale: vouched.locale.to_owned(),
        notices: Notices::default(),
        terms: vouched.terms_number,
    };
    guest(engine, &opened).perform(command).await.map(drop)
}

/// The workspace of a link that is good for somebody new; `None` for every other.
///
/// # Errors
/// Faults of the database.
pub async fn open_to_new(engine: &Engine, link: &str) -> Result<Option<WorkspaceId>> {
    let now = engine.clock().now();
    Ok(open(engine, link).await?.filter(|it| it.is_good(now) && it.user.is_none()).map(|it| it.workspace))
}

/// Makes the person of this session a member, if the invitation is theirs.
///
/// # Errors
/// As [`accept`]; `SignedOut` when the session is nobody's or somebody else's.
pub async fn join(engine: &Engine, link: &str, session: Option<&str>, terms_number: i64) -> Result<Accepted> {
    let opened = good(engine, link).await?;
    let (user, _) = reader(engine, session).await?.ok_or(Error::SignedOut)?;
    if opened.user != Some(user) {
        return Err(Error::SignedOut);
    }
    let command = AcceptInvitation {
        token_hash: token::hash(link),
        user: Some(user),
        name: opened.invited.name.clone(),
        password_hash: String::new(),
        locale: String::new(),
        notices: Notices::default(),
        terms: terms_number,
    };
    guest(engine, &opened).perform(command).await?;
    Ok(Accepted { workspace: opened.invited.slug, email: opened.invited.email })
}

/// Makes the member, once. Internal: the password is hashed and judged already.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct AcceptInvitation {
    token_hash: String,
    /// Who signs in already; none makes a new person.
    user: Option<Uuid>,
    name: String,
    password_hash: String,
    locale: String,
    notices: Notices,
    /// Number of the terms that were shown.
    terms: i64,
}

impl Command for AcceptInvitation {
    const NAME: &'static str = "invitations.accept";
    const NEEDS: Permission = may("invitations", "accept");
    type Output = MemberId;
}

impl Run for AcceptInvitation {
    async fn run(self, tx: &mut Tx) -> Result<MemberId> {
        // Locked: of two who accept at one moment the second finds it accepted.
        let found = entity::Entity::find()
            .filter(entity::Column::TokenHash.eq(&self.token_hash))
            .filter(entity::Column::State.eq(InvitationState::Pending.rank()))
            .filter(entity::Column::ExpiresAt.gt(tx.now().0))
            .lock_exclusive()
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        let mut invitation = found.ok_or_else(not_good)?;
        let terms_number = terms::load::number(tx).await?;
        if self.terms != terms_number {
            return Err(Error::invalid("terms", Rule::State));
        }
        let joining = Joining {
            name: self.name,
            email: invitation.email.clone(),
            password_hash: self.password_hash,
            role: invitation.role_id,
            locale: self.locale,
            department: invitation.department.clone(),
            manager: invitation.manager_id,
            customer: invitation.customer_id,
            terms_at: Some(tx.now().0),
            terms_number: Some(terms_number),
            roles: in_use(tx, words(&invitation.roles)).await?,
            grants: words(&invitation.grants),
            teams: words(&invitation.teams).iter().filter_map(|id| id.parse().ok()).collect(),
            notices: self.notices,
            given_by: invitation.inviter_id,
        };
        let joined = users::join(tx, joining).await?;
        if joined.known.then_some(joined.user.id) != self.user {
            // Somebody has begun to sign in with that address meanwhile.
            return Err(not_good());
        }
        invitation.state = InvitationState::Accepted.rank();
        let invitation = tx.save::<Invitations>(invitation).await?;
        greet(tx, &invitation, &joined).await?;
        tx.emit::<Invitations>("invitation_accepted", invitation.id);
        Ok(MemberId(joined.member.id))
    }
}

/// Of these keys those whose roles are in use still.
async fn in_use(tx: &Tx, keys: Vec<String>) -> Result<Vec<String>> {
    let all = members::commands::all_roles(tx).await?;
    let used = |key: &String| all.iter().any(|role| role.key == *key && role.archived_at.is_none());
    Ok(keys.into_iter().filter(used).collect())
}

/// Mails to whoever joined, and to whoever invited them.
async fn greet(tx: &mut Tx, invitation: &entity::Model, Joined { user, member, .. }: &Joined) -> Result<()> {
    let workspaces::entity::Model { slug, name: workspace, .. } = workspaces::own(tx).await?;
    let role = crate::roles::entity::Entity::find_by_id(member.role_id).one(tx.connection()).await;
    let role = role.map_err(fault::database)?.map(|role| role.name).unwrap_or_default();
    let welcome = Letter::new(mail::WELCOME.kind, &user.email, &user.locale)
        .with("name", &member.name)
        .with("workspace", &workspace)
        .with("role", role)
        .link(format!("/{slug}"));
    tx.mail(welcome).await?;
    let Some(inviter) = invitation.inviter_id else { return Ok(()) };
    let inviter = members::notices::reader(tx, inviter).await?.filter(|reader| reader.notices.joined);
    if let Some(inviter) = inviter {
        let joined = Letter::new(mail::JOINED.kind, inviter.email, inviter.locale)
            .with("name", inviter.name)
            .with("joined", &member.name)
            .with("workspace", workspace)
            .link(format!("/{slug}/settings/members/{}", member.id));
        tx.mail(joined).await?;
    }
    Ok(())
}

/// A link that is good for nothing.
fn not_good() -> Error {
    Error::invalid("invitation", Rule::State)
}

async fn good(engine: &Engine, link: &str) -> Result<Opened> {
    let now = engine.clock().now();
    let opened = open(engine, link).await?;
    opened.filter(|it| it.is_good(now)).ok_or_else(not_good)
}

/// Whoever was invited, as the audit log names them: they may accept and nothing else.
fn guest(engine: &Engine, opened: &Opened) -> Cx {
    let actor = Actor {
        workspace: opened.workspace,
        user: UserId(Uuid::nil()),
        member: MemberId(Uuid::nil()),
        name: opened.invited.name.clone(),
        role: "invited".to_owned(),
        grants: Grants::new(["invitations:accept"]),
        teams: Vec::new(),
        customer: None,
        key: None,
        looking: false,
        bound: false,
        zone: Zone::utc(),
    };
    engine.as_actor(actor, "invitation")
}

async fn open(engine: &Engine, link: &str) -> Result<Option<Opened>> {
    open_hash(engine, token::hash(link)).await
}

async fn open_hash(engine: &Engine, token_hash: String) -> Result<Option<Opened>> {
    let read = system(engine).read(super::VIEW)?;
    let mut sql = read.sql();
    sql.push(
        "SELECT i.workspace_id, i.state, i.expires_at, i.name, i.email, w.name, w.slug, w.accent, r.name, m.name, u.id,
            i.locale, q.required
         FROM invitations i JOIN workspaces w ON w.id = i.workspace_id JOIN roles r ON r.id = i.role_id
         LEFT JOIN members m ON m.id = i.inviter_id LEFT JOIN users u ON u.email = i.email
         LEFT JOIN sign_on_rules q ON q.workspace_id = i.workspace_id
         WHERE i.token_hash = ",
    );
    sql.bind(token_hash);
    read.first(sql, |row| {
        Ok(Opened {
            workspace: WorkspaceId(row.uuid(0)?),
            state: InvitationState::from_rank(row.int(1)?).unwrap_or(InvitationState::Revoked),
            expires_at: Time(row.int(2)?),
            invited: Invited {
                name: row.text(3)?,
                email: row.text(4)?,
                workspace: row.text(5)?,
                slug: row.text(6)?,
                accent: row.text(7)?,
                role: row.text(8)?,
                inviter: row.maybe_text(9)?,
                locale: row.text(11)?,
                terms: (0, String::new()),
                issuers: Vec::new(),
                sign_on_only: row.maybe_int(12)? == Some(Required::Yes.rank()),
            },
            user: row.maybe_uuid(10)?,
        })
    })
    .await
}

/// Who is signed in: id and address. Nobody whom an issuer let into its own workspace alone: joining another is theirs to do.
async fn reader(engine: &Engine, session: Option<&str>) -> Result<Option<(Uuid, String)>> {
    let Some(session) = session else { return Ok(None) };
    let cx = system(engine);
    let (read, now) = (cx.read(may("sessions", "view"))?, cx.now().0);
    let mut sql = read.sql();
    sql.push(
        "SELECT u.id, u.email FROM sessions s JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL
        WHERE s.workspace_id IS NULL AND ",
    );
    limits::living(&mut sql, session, now);
    read.first(sql, |row| Ok((row.uuid(0)?, row.text(1)?))).await
}

/// The problems of both, where both are broken rules.
pub(crate) fn both(one: Result<()>, other: Result<()>) -> Result<()> {
    match (one, other) {
        (Err(Error::Invalid(mut one)), Err(Error::Invalid(other))) => {
            one.extend(other);
            Err(Error::Invalid(one))
        }
        (one, other) => one.and(other),
    }
}
