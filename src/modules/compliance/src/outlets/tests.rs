//! Checkpoints arrive, in order, and what could not be delivered is not forgotten.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::sync::{Arc, Mutex};

use access::workspaces::{self, CreateWorkspace};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use engine::audit::{Checkpoint, sign_all};
use engine::testing::{Letterbox, TestDb, both};
use kernel::audit::EXPORT;
use kernel::id::WorkspaceId;
use kernel::time::{DAY, HOUR};
use kernel::{Error, Rule};
use serde_json::Value;

use super::commands::NoteDelivery;
use super::{AddOutlet, OutletKind, Outlets, RemoveOutlet, deliver, load};
use crate::audit::VIEW;

/// What a webhook was told, and whether it takes more.
type Heard = Arc<Mutex<(Vec<Value>, bool)>>;

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    heard: Heard,
    address: String,
}

async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![access::module(), crate::module()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
        let heard = Heard::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/checkpoints", listener.local_addr().unwrap());
        let take = async |State(heard): State<Heard>, body: axum::Json<Value>| {
            let mut heard = heard.lock().unwrap();
            if heard.1 {
                return StatusCode::SERVICE_UNAVAILABLE;
            }
            heard.0.push(body.0);
            StatusCode::NO_CONTENT
        };
        let router = Router::new().route("/checkpoints", post(take)).with_state(heard.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        test(House { db, workspace, heard, address }).await;
    }
}

impl House {
    async fn add(&self, kind: OutletKind, target: &str) -> Result<kernel::Uuid, Error> {
        let cx = self.db.actor(self.workspace).grants(["audit:*"]).cx();
        cx.perform(AddOutlet { kind, target: target.into() }).await
    }

    async fn outlets(&self) -> Outlets {
        let cx = self.db.actor(self.workspace).grants(["audit:view"]).cx();
        load::load(&cx.read(VIEW).unwrap()).await.unwrap()
    }

    fn refuse(&self, refuse: bool) {
        self.heard.lock().unwrap().1 = refuse;
    }

    /// Numbers of the entries whose checkpoints arrived at the webhook, each checked against the key that came with it.
    fn arrived(&self) -> Vec<i64> {
        let signer = self.db.engine.signer().unwrap();
        let told = self.heard.lock().unwrap().0.clone();
        let checkpoints = told.iter().flat_map(|told| {
            assert_eq!((&told["event"], &told["workspace"]), (&"audit.checkpoint".into(), &"optim".into()));
            assert_eq!(told["public_key"], signer.public_key());
            serde_json::from_value::<Vec<Checkpoint>>(told["checkpoints"].clone()).unwrap()
        });
        checkpoints
            .inspect(|checkpoint| assert!(signer.fits(checkpoint)))
            .map(|checkpoint| checkpoint.sequence)
            .collect()
    }

    async fn signed(&self) -> i64 {
        // Something to sign.
        let cx = self.db.actor(self.workspace).cx();
        engine::audit::note(&cx, EXPORT, "exports", kernel::Uuid::nil(), &[("resource", "x")]).await.unwrap();
        sign_all(&self.db.engine).await.unwrap();
        engine::audit::newest_checkpoint(&self.db.engine, self.workspace).await.unwrap().unwrap().sequence
    }
}

#[tokio::test]
async fn a_webhook_gets_every_checkpoint_and_catches_up_after_a_failure() {
    each(async |house| {
        house.add(OutletKind::Webhook, &house.address).await.unwrap();
        let first = house.signed().await;
        assert_eq!(deliver(&house.db.engine).await.unwrap(), 1);
        assert_eq!(deliver(&house.db.engine).await.unwrap(), 0, "nothing new");
        assert_eq!(house.arrived(), [first]);
        assert_eq!(house.outlets().await.outlets[0].delivered, Some((first, house.db.clock.now())));
        house.refuse(true);
        let second = house.signed().await;
        assert_eq!(deliver(&house.db.engine).await.unwrap(), 0);
        let outlet = house.outlets().await.outlets.remove(0);
        assert_eq!(outlet.failed, Some((house.db.clock.now(), "answers 503".to_owned())));
        assert_eq!(outlet.delivered.map(|(sequence, _)| sequence), Some(first), "what arrived stays");
        house.refuse(false);
        let third = house.signed().await;
        assert_eq!(deliver(&house.db.engine).await.unwrap(), 0, "it waits a while");
        house.db.clock.advance(HOUR);
        assert_eq!(deliver(&house.db.engine).await.unwrap(), 1);
        assert_eq!(house.arrived(), [first, second, third]);
        assert_eq!(house.outlets().await.outlets[0].failed, None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outlet_that_does_not_answer_holds_up_no_other_and_two_at_a_moment_note_one_row() {
    each(async |house| {
        // Takes connections and says nothing.
        let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        house.add(OutletKind::Webhook, &format!("http://{}/", silent.local_addr().unwrap())).await.unwrap();
        house.add(OutletKind::Webhook, &house.address).await.unwrap();
        let signed = house.signed().await;
        let engine = house.db.engine.clone();
        let waiting = tokio::spawn(async move { deliver(&engine).await });
        for _ in 0..1_000 {
            if !house.arrived().is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        assert_eq!(house.arrived(), [signed]);
        assert!(!waiting.is_finished());
        waiting.abort();
        // What two processes note of the same outlet.
        let outlet = house.add(OutletKind::Mail, "audit@example.com").await.unwrap();
        let cx = house.db.engine.as_system(house.workspace, "audit");
        let note = |sequence| cx.perform(NoteDelivery { outlet, outcome: Ok(sequence), mail: None });
        let noted = futures::future::join_all((1..=8).map(note)).await;
        assert!(noted.iter().all(Result::is_ok), "{noted:?}");
        let delivered = house.outlets().await.outlets.into_iter().find(|row| row.id == outlet).unwrap().delivered;
        assert_eq!(delivered.map(|(sequence, _)| sequence), Some(8));
    })
    .await;
}

#[tokio::test]
async fn a_mail_brings_the_newest_checkpoint_once_a_day() {
    each(async |house| {
        house.add(OutletKind::Mail, "audit@example.com").await.unwrap();
        let letters = Letterbox::default();
        house.signed().await;
        assert_eq!(deliver(&house.db.engine).await.unwrap(), 1);
        house.signed().await;
        assert_eq!(deliver(&house.db.engine).await.unwrap(), 0, "the same day");
        house.db.clock.advance(DAY);
        let last = house.signed().await;
        assert_eq!(deliver(&house.db.engine).await.unwrap(), 1);
        let sent = letters.mails(&house.db.engine).await;
        assert_eq!(sent.len(), 2);
        let (to, said) = &sent[1];
        assert_eq!(to, "audit@example.com");
        assert!(said.contains(&format!("\"sequence\":{last},")) && said.contains("\"signature\":"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn outlets_are_named_once_by_whoever_may_and_can_be_removed() {
    each(async |house| {
        let outlet = house.add(OutletKind::Webhook, &house.address).await.unwrap();
        let taken = house.add(OutletKind::Webhook, &house.address).await.unwrap_err();
        assert_eq!(taken, Error::invalid("target", Rule::Taken));
        for wrong in ["", "ftp://x.example", "log.example"] {
            assert!(matches!(house.add(OutletKind::Webhook, wrong).await, Err(Error::Invalid(_))), "{wrong}");
        }
        assert_eq!(house.add(OutletKind::Mail, "nobody").await, Err(Error::invalid("target", Rule::Email)));
        let viewer = house.db.actor(house.workspace).grants(["audit:view"]).cx();
        let command = AddOutlet { kind: OutletKind::Mail, target: "a@example.com".into() };
        assert!(matches!(viewer.perform(command).await, Err(Error::Forbidden { .. })));
        let own = house.db.actor(house.workspace).grants(["audit:view:own"]).cx();
        assert!(load::load(&own.read(VIEW).unwrap()).await.is_err());
        let editor = house.db.actor(house.workspace).grants(["audit:*"]).cx();
        editor.perform(RemoveOutlet { outlet, version: 1 }).await.unwrap();
        assert_eq!(house.outlets().await.outlets, []);
        house.signed().await;
        assert_eq!(deliver(&house.db.engine).await.unwrap(), 0);
        assert_eq!(house.arrived(), [] as [i64; 0]);
    })
    .await;
}
