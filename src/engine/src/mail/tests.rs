//! A mail goes out exactly when its change is committed, is tried again, and keeps its secret.

use kernel::id::WorkspaceId;
use kernel::mail::{Content, Mail, MailState, SEND, SendMailAgain, VIEW};
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use lettre::transport::stub::AsyncStubTransport;
use serde::{Deserialize, Serialize};

use super::commands::PAUSES;
use super::{Letter, Mails, Office, Parameters, Template, Transport, deliver, load};
use crate::testing::{TestDb, both};
use crate::{Cx, Module, Run, Tx};

const SECRET: &str = "5ecret5ecret5ecret";

const NEWS: Template = Template { kind: "news", sample: &[("name", "<Ana>")], compose };

fn compose(_: &str, locale: &str, parameters: &Parameters) -> Content {
    Content {
        subject: format!("News in {locale}"),
        paragraphs: vec![format!("Hello {}", parameters.get("name").cloned().unwrap_or_default())],
        action: Some("Open".into()),
        foot: "Bye".into(),
    }
}

/// Queues a mail, and then perhaps fails.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Tell {
    to: String,
    fails: bool,
}

impl Command for Tell {
    const NAME: &'static str = "tests.tell";
    const NEEDS: Permission = SEND;
    type Output = Uuid;
}

impl Run for Tell {
    async fn run(self, tx: &mut Tx) -> Result<Uuid> {
        let letter = Letter::new("news", self.to, "pt-BR").with("name", "<Ana>").secret_link("/door/", SECRET);
        let mail = tx.mail(letter).await?;
        if self.fails { Err(Error::invalid("to", Rule::State)) } else { Ok(mail) }
    }
}

struct House {
    db: TestDb,
    cx: Cx,
}

async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![Module::new().resource::<Mails>().command::<SendMailAgain>().mail(NEWS)]).await {
        let cx = db.actor(WorkspaceId(Uuid::from_u128(7))).grants(["mail:*"]).cx();
        test(House { db, cx }).await;
    }
}

fn office(stub: &AsyncStubTransport) -> Office {
    Office {
        transport: Transport::Stub(stub.clone()),
        from: "Backoffice <post@optim.example>".parse().unwrap(),
        public_url: "https://office.example".into(),
        environment: kernel::Environment::default(),
    }
}

impl House {
    async fn tell(&self, to: &str) -> Uuid {
        self.cx.perform(Tell { to: to.into(), fails: false }).await.unwrap()
    }

    async fn mail(&self, id: Uuid) -> Mail {
        load(&self.cx.read(VIEW).unwrap(), id).await.unwrap()
    }

    /// What is kept of the link's secret.
    async fn kept(&self, id: Uuid) -> String {
        let read = self.cx.read(VIEW).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT secret FROM mails WHERE id = ").bind(id);
        read.first(sql, |row| row.text(0)).await.unwrap().unwrap()
    }
}

#[tokio::test]
async fn a_committed_mail_is_sent_once_with_its_link_and_then_forgets_it() {
    each(async |house| {
        let stub = AsyncStubTransport::new_ok();
        house.cx.perform(Tell { to: "no@optim.example".into(), fails: true }).await.unwrap_err();
        let id = house.tell("ana@optim.example").await;
        let kept = house.kept(id).await;
        assert!(!kept.is_empty() && !kept.contains(SECRET), "{kept}");
        assert_eq!(deliver(&house.db.engine, &office(&stub)).await.unwrap(), 1, "what was rolled back is not sent");
        assert_eq!(deliver(&house.db.engine, &office(&stub)).await.unwrap(), 0, "and nothing twice");
        let sent = stub.messages().await;
        let [(envelope, text)] = sent.as_slice() else { panic!("{} messages", sent.len()) };
        assert_eq!(envelope.to()[0].to_string(), "ana@optim.example");
        // What is too long for a line is folded by quoted-printable.
        let text = text.replace("=\r\n", "");
        assert!(text.contains(&format!("https://office.example/door/{SECRET}")), "{text}");
        assert!(text.contains("Subject: News in pt-BR") && text.contains(&format!("<{id}@optim.example>")), "{text}");
        assert!(text.contains("Hello <Ana>") && text.contains("Hello &lt;Ana&gt;"), "plain and escaped: {text}");
        let mail = house.mail(id).await;
        assert_eq!((mail.state, mail.attempts, mail.due_at), (MailState::Sent, 1, None));
        assert_eq!((mail.link.as_str(), house.kept(id).await.as_str()), ("/door/…", ""));
        let again = house.cx.perform(SendMailAgain { mail: id }).await.unwrap_err();
        assert_eq!(again.of_field("mail"), Some(&Rule::State), "what has gone is not sent again");
    })
    .await;
}

#[tokio::test]
async fn a_failure_is_tried_again_after_growing_pauses_and_at_last_given_up() {
    each(async |house| {
        let broken = AsyncStubTransport::new_error();
        let id = house.tell("ana@optim.example").await;
        for (tries, pause) in (1..).zip(PAUSES) {
            assert_eq!(deliver(&house.db.engine, &office(&broken)).await.unwrap(), 1, "try {tries}");
            let mail = house.mail(id).await;
            assert_eq!((mail.state, mail.attempts), (MailState::Failed, tries));
            assert_eq!(mail.due_at, Some(house.db.clock.now().plus(pause)));
            assert!(!mail.error.is_empty() && !mail.error.contains(SECRET), "{}", mail.error);
            house.db.clock.advance(pause - 1);
            assert_eq!(deliver(&house.db.engine, &office(&broken)).await.unwrap(), 0, "not before its time");
            house.db.clock.advance(1);
        }
        deliver(&house.db.engine, &office(&broken)).await.unwrap();
        let mail = house.mail(id).await;
        assert_eq!((mail.state, mail.attempts, mail.due_at), (MailState::GivenUp, 6, None));
        house.cx.perform(SendMailAgain { mail: id }).await.unwrap();
        let stub = AsyncStubTransport::new_ok();
        deliver(&house.db.engine, &office(&stub)).await.unwrap();
        assert!(stub.messages().await[0].1.replace("=\r\n", "").contains(SECRET), "the link is still there");
        assert_eq!(house.mail(id).await.state, MailState::Sent);
    })
    .await;
}

#[tokio::test]
async fn what_a_crash_left_claimed_is_sent_later() {
    each(async |house| {
        let id = house.tell("ana@optim.example").await;
        let system = house.db.engine.as_system(WorkspaceId(Uuid::nil()), "mail");
        assert_eq!(system.perform(super::commands::ClaimMails {}).await.unwrap().len(), 1);
        let stub = AsyncStubTransport::new_ok();
        assert_eq!(deliver(&house.db.engine, &office(&stub)).await.unwrap(), 0, "somebody else has it");
        house.db.clock.advance(5 * 60_000);
        assert_eq!(deliver(&house.db.engine, &office(&stub)).await.unwrap(), 1);
        assert_eq!(house.mail(id).await.state, MailState::Sent);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn workers_at_one_moment_share_the_queue() {
    each(async |house| {
        for number in 0..40 {
            house.tell(&format!("person{number}@optim.example")).await;
        }
        let stub = AsyncStubTransport::new_ok();
        let office = office(&stub);
        let workers = (0..4).map(|_| deliver(&house.db.engine, &office));
        let sent: usize = futures::future::join_all(workers).await.into_iter().map(Result::unwrap).sum();
        assert_eq!((sent, stub.messages().await.len()), (40, 40));
    })
    .await;
}

#[tokio::test]
async fn only_who_may_sees_and_sends_and_a_bad_address_is_said() {
    each(async |house| {
        let id = house.tell("nobody at all").await;
        deliver(&house.db.engine, &office(&AsyncStubTransport::new_ok())).await.unwrap();
        assert!(house.mail(id).await.error.contains("nobody at all"));
        let nobody = house.db.actor(WorkspaceId(Uuid::from_u128(7))).cx();
        assert!(matches!(nobody.perform(SendMailAgain { mail: id }).await, Err(Error::Forbidden { .. })));
        assert!(nobody.read(VIEW).is_err());
        let elsewhere = house.db.actor(WorkspaceId(Uuid::from_u128(8))).grants(["mail:*"]).cx();
        assert_eq!(elsewhere.perform(SendMailAgain { mail: id }).await, Err(Error::NotFound));
        assert_eq!(load(&elsewhere.read(VIEW).unwrap(), id).await, Err(Error::NotFound));
    })
    .await;
}
