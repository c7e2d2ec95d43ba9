//! A forgotten password is set by the reader of a mail, once, and nobody learns who has an account.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::time::Duration;

use engine::testing::{Letterbox, TestDb, both};
use kernel::id::{MemberId, WorkspaceId};
use kernel::{Error, Rule};

use super::door::Standing;
use super::request::{request, reset, standing};
use super::{GOOD, SendPasswordReset, UnlockMember};
use crate::sessions::known::{Shown, remember};
use crate::sessions::sign_in::{Attempt, sign_in_from};
use crate::testing::{self, PASSWORD as OLD, VISIT, caller, join};
use crate::workspaces::{self, CreateWorkspace};

const NEW: &str = "Glass-otter-paints-7";
const TOM: &str = "tom@optim.example";

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    tom: MemberId,
    post: Letterbox,
}

async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![crate::module()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
        let tom = join(&db.engine, workspace, TOM, "support_agent").await;
        test(House { db, workspace, tom, post: Letterbox::default() }).await;
    }
}

impl House {
    async fn sign_in(&self, password: &str) -> Result<String, Error> {
        testing::password(&self.db.engine, TOM, password).await
    }

    async fn enters(&self, token: &str) -> bool {
        caller(&self.db.engine, token).enter("optim").await.is_ok()
    }

    /// Waits for so many mails with a link to set a password: asking is answered before they are queued.
    async fn links(&self, wanted: usize) -> usize {
        let mut found = 0;
        for _ in 0..200 {
            let mails = self.post.mails(&self.db.engine).await;
            found = mails.iter().filter(|(_, text)| text.contains("/reset-password/")).count();
            if found >= wanted {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        found
    }

    async fn token(&self) -> String {
        self.post.token(&self.db.engine, TOM, "/reset-password/").await
    }
}

fn refused(outcome: Result<(), Error>) -> Option<Rule> {
    outcome.unwrap_err().of_field("link").cloned()
}

#[tokio::test]
async fn a_link_sets_the_password_once_and_ends_every_session() {
    each(async |house| {
        let session = house.sign_in(OLD).await.unwrap();
        request(&house.db.engine, " Tom@Optim.example ", "192.0.2.1").await.unwrap();
        assert_eq!(house.links(1).await, 1);
        let token = house.token().await;
        let weak = reset(&house.db.engine, &token, "Tom@optim.example1").await.unwrap_err();
        assert_eq!(weak.of_field("password"), Some(&Rule::Weak), "his own address");
        assert!(house.enters(&session).await);
        reset(&house.db.engine, &token, NEW).await.unwrap();
        assert!(!house.enters(&session).await);
        assert_eq!(refused(reset(&house.db.engine, &token, NEW).await), Some(Rule::State));
        assert_eq!(standing(&house.db.engine, &token).await.unwrap(), Standing::Wrong);
        assert!(house.sign_in(OLD).await.is_err());
        house.sign_in(NEW).await.unwrap();
        let mails = house.post.mails(&house.db.engine).await;
        assert!(mails.iter().any(|(to, text)| to == TOM && text.contains("Your password was changed")), "{mails:#?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_use_a_link_at_one_moment_set_one_password() {
    each(async |house| {
        let admin = house.db.actor(house.workspace).grants(["*"]).cx();
        admin.perform(SendPasswordReset { member: house.tom }).await.unwrap();
        let token = house.token().await;
        let both = futures::future::join_all((0..4).map(|_| reset(&house.db.engine, &token, NEW))).await;
        assert_eq!(both.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{both:?}");
    })
    .await;
}

#[tokio::test]
async fn a_link_is_good_for_an_hour_and_until_the_next_one() {
    each(async |house| {
        let admin = house.db.actor(house.workspace).grants(["*"]).cx();
        admin.perform(SendPasswordReset { member: house.tom }).await.unwrap();
        let first = house.token().await;
        admin.perform(SendPasswordReset { member: house.tom }).await.unwrap();
        let second = house.token().await;
        assert_eq!(refused(reset(&house.db.engine, &first, NEW).await), Some(Rule::State), "a newer one was sent");
        assert_eq!(standing(&house.db.engine, &second).await.unwrap(), Standing::Open(TOM.into()));
        house.db.clock.advance(GOOD);
        assert_eq!(standing(&house.db.engine, &second).await.unwrap(), Standing::Expired);
        assert_eq!(refused(reset(&house.db.engine, &second, NEW).await), Some(Rule::State));
        let agent = house.db.actor(house.workspace).grants(["members:view"]).cx();
        let refused = agent.perform(SendPasswordReset { member: house.tom }).await;
        assert!(matches!(refused, Err(Error::Forbidden { .. })));
    })
    .await;
}

#[tokio::test]
async fn asking_is_answered_alike_and_limited() {
    each(async |house| {
        request(&house.db.engine, "nobody@optim.example", "192.0.2.1").await.unwrap();
        for _ in 0..5 {
            request(&house.db.engine, TOM, "192.0.2.1").await.unwrap();
        }
        assert_eq!(house.links(4).await, 3, "three in a quarter of an hour, and the answer does not tell");
        for _ in 6..20 {
            request(&house.db.engine, "nobody@optim.example", "192.0.2.1").await.unwrap();
        }
        let limited = request(&house.db.engine, TOM, "192.0.2.1").await;
        assert!(matches!(limited, Err(Error::TooMany { .. })), "{limited:?}");
        request(&house.db.engine, TOM, "192.0.2.2").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn who_failed_too_often_is_let_try_again() {
    each(async |house| {
        let shown = Shown { device: None, address: "192.0.2.1", agent: "Firefox/1 Windows" };
        let known = remember(&house.db.engine, &house.sign_in(OLD).await.unwrap(), shown).await.unwrap();
        for _ in 0..10 {
            house.sign_in("wrong").await.unwrap_err();
        }
        assert!(matches!(house.sign_in(OLD).await, Err(Error::TooMany { .. })));
        // In a browser that is known to be his, failures are counted apart, and forgotten with the others.
        let there = async |password: &str| {
            let attempt = Attempt { email: TOM, password, visit: VISIT };
            sign_in_from(&house.db.engine, attempt, known.as_deref()).await
        };
        for _ in 0..10 {
            there("wrong").await.unwrap_err();
        }
        assert!(matches!(there(OLD).await, Err(Error::TooMany { .. })));
        let admin = house.db.actor(house.workspace).grants(["members:edit"]).cx();
        admin.perform(UnlockMember { member: house.tom }).await.unwrap();
        house.sign_in(OLD).await.unwrap();
        there(OLD).await.unwrap();
    })
    .await;
}
