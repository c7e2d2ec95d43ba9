//! Whatever is done to the log behind the program's back shows, and where.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use access::workspaces::{self, CreateWorkspace};
use customers::customers::{ArchiveCustomer, CreateCustomer, CustomerFields, CustomerId};
use engine::audit::{Checkpoint, sign_all, verify};
use engine::testing::{TestDb, both};
use engine::{Cx, Dialect};
use kernel::audit::{Fault, Verdict};
use kernel::id::WorkspaceId;
use kernel::{Error, ListQuery, Uuid};
use sha2::{Digest, Sha256};

use super::{Difference, VIEW, load};

mod access_log;

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    /// What was signed, as somebody keeps it elsewhere.
    outside: Vec<Checkpoint>,
}

/// Some entries in each of two workspaces, signed.
async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![access::module(), customers::module(), crate::module()]).await {
        let mut workspaces = Vec::new();
        for slug in ["optim", "cienty"] {
            let command = CreateWorkspace::new(slug, "saas");
            workspaces.push(workspaces::create(&db.engine, command).await.unwrap());
        }
        let mut house = House { db, workspace: workspaces.first().copied().unwrap(), outside: Vec::new() };
        for workspace in workspaces {
            for number in 0..6 {
                let fields = CustomerFields { name: format!("Customer {number}"), ..CustomerFields::default() };
                house.somebody(workspace, &["*"]).perform(CreateCustomer { fields }).await.unwrap();
            }
        }
        assert!(sign_all(&house.db.engine).await.unwrap() >= 2);
        let lines = std::fs::read_to_string(engine::audit::file(&house.db.engine)).unwrap();
        house.outside = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        test(house).await;
    }
}

impl House {
    fn somebody(&self, workspace: WorkspaceId, grants: &[&str]) -> Cx {
        self.db.actor(workspace).name("Ana Souza").grants(grants.iter().copied()).cx()
    }

    async fn customer(&self, name: &str) -> CustomerId {
        let fields = CustomerFields { name: name.into(), ..CustomerFields::default() };
        self.somebody(self.workspace, &["*"]).perform(CreateCustomer { fields }).await.unwrap()
    }

    async fn verdict(&self) -> Verdict {
        let read = self.somebody(self.workspace, &["audit:view"]).read(VIEW).unwrap();
        verify(&read, &self.outside, |_| ()).await.unwrap()
    }

    /// The statement, with this workspace for `$w`, after the guards of the tables are gone.
    async fn tamper(&self, sql: &str) {
        let guards: &[&str] = match self.db.engine.dialect() {
            Dialect::Sqlite => &[
                "DROP TRIGGER IF EXISTS audit_entries_stay",
                "DROP TRIGGER IF EXISTS audit_entries_remain",
                "DROP TRIGGER IF EXISTS audit_checkpoints_stay",
                "DROP TRIGGER IF EXISTS audit_checkpoints_remain",
                "DROP TRIGGER IF EXISTS audit_entries_grow",
                "DROP TRIGGER IF EXISTS audit_checkpoints_grow",
            ],
            Dialect::Postgres => &[
                "DROP FUNCTION IF EXISTS audit_only_grows() CASCADE",
                "DROP FUNCTION IF EXISTS audit_in_order() CASCADE",
            ],
        };
        for guard in guards {
            self.db.meddle(guard).await.unwrap();
        }
        let workspace = match self.db.engine.dialect() {
            Dialect::Sqlite => format!("x'{}'", self.workspace.0.simple()),
            Dialect::Postgres => format!("'{}'", self.workspace.0),
        };
        self.db.meddle(&sql.replace("$w", &workspace)).await.unwrap();
    }

    /// Writes every hash anew as the engine would, from its description alone.
    async fn stamp_anew(&self) {
        let read = self.somebody(self.workspace, &["*"]).read(VIEW).unwrap();
        let mut sql = read.sql();
        sql.push(
            "SELECT sequence, id, at, member_id, record_id, actor, role, command, resource, changes, correlation,
                address
             FROM audit_entries WHERE sequence > 0 AND workspace_id = ",
        );
        sql.bind(self.workspace.0).push(" ORDER BY sequence");
        let workspace = self.workspace.0;
        let entries = read
            .rows(sql, move |row| {
                let mut bytes = row.int(0)?.to_be_bytes().to_vec();
                bytes.extend(row.uuid(1)?.as_bytes());
                bytes.extend(workspace.as_bytes());
                bytes.extend(row.int(2)?.to_be_bytes());
                bytes.extend(row.uuid(3)?.as_bytes());
                bytes.extend(row.uuid(4)?.as_bytes());
                for column in 5..=10 {
                    let text = row.text(column)?;
                    bytes.extend((text.len() as u64).to_be_bytes());
                    bytes.extend(text.as_bytes());
                }
                // Entries of before addresses were kept say nothing of them.
                if let Some(address) = row.maybe_text(11)? {
                    bytes.extend((address.len() as u64).to_be_bytes());
                    bytes.extend(address.as_bytes());
                }
                Ok((row.int(0)?, bytes))
            })
            .await
            .unwrap();
        let mut hash = Sha256::digest([&[0; 32], workspace.as_bytes().as_slice()].concat());
        for (sequence, bytes) in entries {
            hash = Sha256::digest([hash.as_slice(), &bytes].concat());
            let digits = engine::hex(hash);
            let sql = "UPDATE audit_entries SET hash = '$h' WHERE workspace_id = $w AND sequence = $n";
            self.tamper(&sql.replace("$h", &digits).replace("$n", &sequence.to_string())).await;
        }
    }
}

#[tokio::test]
async fn an_untouched_log_is_good_and_stamping_it_anew_changes_nothing() {
    each(async |house| {
        let good = house.verdict().await;
        assert_eq!((good.bad, good.unchained), (None, 0));
        assert!(good.entries >= 6, "{good:?}");
        // In the database and in the file.
        assert_eq!(good.checkpoints, 2);
        house.stamp_anew().await;
        assert_eq!(house.verdict().await, good);
        // It goes on from there, and nothing new is nothing to sign.
        house.customer("One more").await;
        assert_eq!(house.verdict().await.entries, good.entries + 1);
        assert_eq!(sign_all(&house.db.engine).await.unwrap(), 1);
        assert_eq!(sign_all(&house.db.engine).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn the_tables_refuse_to_forget() {
    each(async |house| {
        for sql in [
            "UPDATE audit_entries SET actor = 'Nobody'",
            "DELETE FROM audit_entries",
            "UPDATE audit_checkpoints SET hash = ''",
            "DELETE FROM audit_checkpoints",
        ] {
            let refused = house.db.meddle(sql).await.unwrap_err().to_string();
            assert!(refused.contains("only grows"), "{sql}: {refused}");
        }
        // Neither by putting another in its place, nor beside the chain.
        let replace = match house.db.engine.dialect() {
            Dialect::Sqlite => "INSERT OR REPLACE INTO audit_entries SELECT * FROM audit_entries",
            Dialect::Postgres => {
                "INSERT INTO audit_entries SELECT * FROM audit_entries ON CONFLICT (id) DO UPDATE SET actor = 'Nobody'"
            }
        };
        assert!(house.db.meddle(replace).await.is_err());
        for sequence in [0, -1] {
            let refused = house.db.meddle(&beside(house.db.engine.dialect(), sequence)).await.unwrap_err().to_string();
            assert!(refused.contains("only grows"), "{refused}");
        }
        assert_eq!(house.verdict().await.bad, None);
    })
    .await;
}

/// A copy of each workspace's sixth entry, with another number.
fn beside(dialect: Dialect, sequence: i64) -> String {
    let id = match dialect {
        Dialect::Sqlite => "randomblob(16)",
        Dialect::Postgres => "gen_random_uuid()",
    };
    format!(
        "INSERT INTO audit_entries (id, workspace_id, at, member_id, actor, role, command, resource, record_id, changes,
            correlation, sequence, hash)
         SELECT {id}, workspace_id, at, member_id, 'Nobody', role, command, resource, record_id, changes, correlation,
            {sequence}, hash
         FROM audit_entries WHERE sequence = 6"
    )
}

#[tokio::test]
async fn what_stands_beside_the_chain_is_named() {
    each(async |house| {
        let sql = beside(house.db.engine.dialect(), -3).replace("sequence = 6", "sequence = 6 AND workspace_id = $w");
        house.tamper(&sql).await;
        assert_eq!(house.verdict().await.bad, Some((-3, Fault::Beside)));
    })
    .await;
}

#[tokio::test]
async fn a_changed_entry_is_named() {
    each(async |house| {
        house.tamper("UPDATE audit_entries SET actor = 'Nobody' WHERE workspace_id = $w AND sequence = 3").await;
        assert_eq!(house.verdict().await.bad, Some((3, Fault::Changed)));
    })
    .await;
}

#[tokio::test]
async fn an_entry_whose_address_is_taken_away_is_named() {
    each(async |house| {
        for sql in ["SET address = '192.0.2.1'", "SET address = NULL"] {
            house.tamper(&format!("UPDATE audit_entries {sql} WHERE workspace_id = $w AND sequence = 4")).await;
            assert_eq!(house.verdict().await.bad, Some((4, Fault::Changed)), "{sql}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_removed_entry_is_named() {
    each(async |house| {
        house.tamper("DELETE FROM audit_entries WHERE workspace_id = $w AND sequence = 3").await;
        assert_eq!(house.verdict().await.bad, Some((3, Fault::Missing)));
    })
    .await;
}

#[tokio::test]
async fn entries_that_changed_places_are_named() {
    each(async |house| {
        for (from, to) in [(3, 1003), (4, 3), (1003, 4)] {
            let sql = format!("UPDATE audit_entries SET sequence = {to} WHERE workspace_id = $w AND sequence = {from}");
            house.tamper(&sql).await;
        }
        assert_eq!(house.verdict().await.bad, Some((3, Fault::Changed)));
    })
    .await;
}

#[tokio::test]
async fn an_entry_put_in_is_named() {
    each(async |house| {
        let last = house.verdict().await.entries;
        let sql =
            "INSERT INTO audit_entries (id, workspace_id, at, member_id, actor, role, command, resource, record_id,
                changes, correlation, sequence, hash)
            SELECT record_id, workspace_id, at, member_id, actor, role, command, resource, record_id,
                changes, correlation, $n, hash FROM audit_entries WHERE workspace_id = $w AND sequence = 6";
        house.tamper(&sql.replace("$n", &(last + 1).to_string())).await;
        assert_eq!(house.verdict().await.bad, Some((last + 1, Fault::Changed)));
    })
    .await;
}

#[tokio::test]
async fn a_tail_that_was_cut_off_is_missed() {
    each(async |house| {
        let last = house.verdict().await.entries;
        house.tamper(&format!("DELETE FROM audit_entries WHERE workspace_id = $w AND sequence >= {last}")).await;
        // Even when the checkpoint in the database goes with it.
        house.tamper("DELETE FROM audit_checkpoints").await;
        assert_eq!(house.verdict().await.bad, Some((last, Fault::Cut)));
    })
    .await;
}

#[tokio::test]
async fn a_log_stamped_anew_does_not_fit_its_checkpoint() {
    each(async |house| {
        let last = house.verdict().await.entries;
        house.tamper("UPDATE audit_entries SET actor = 'Nobody' WHERE workspace_id = $w AND sequence = 3").await;
        house.stamp_anew().await;
        house.tamper("DELETE FROM audit_checkpoints").await;
        assert_eq!(house.verdict().await.bad, Some((last, Fault::Stamped)));
    })
    .await;
}

#[tokio::test]
async fn a_checkpoint_needs_this_installations_signature() {
    each(async |mut house| {
        let last = house.verdict().await.entries;
        for checkpoint in &mut house.outside {
            checkpoint.at = checkpoint.at.plus(1);
        }
        assert_eq!(house.verdict().await.bad, Some((last, Fault::Signature)));
    })
    .await;
}

#[tokio::test]
async fn refusals_are_logged_and_entries_show_before_and_after() {
    each(async |house| {
        let customer = house.customer("Acme").await;
        let archive = ArchiveCustomer { customer, version: 1 };
        let refused = house.somebody(house.workspace, &["customers:view"]).perform(archive.clone()).await;
        assert!(matches!(refused, Err(Error::Forbidden { .. })));
        house.somebody(house.workspace, &["*"]).perform(archive).await.unwrap();
        let read = house.somebody(house.workspace, &["audit:view"]).read(VIEW).unwrap();
        let query = ListQuery { columns: vec!["command".into()], ..ListQuery::default() };
        let page = read.list("audit_log", &query).await.unwrap();
        let commands: Vec<&str> = page.rows.iter().map(|row| row.cells[0].text()).collect();
        assert_eq!(commands[..3], ["customers.archive", "access.deny", "customers.create"]);
        let entry = load::load(&read, page.rows[0].id).await.unwrap();
        assert_eq!(entry.actor, "Ana Souza");
        let changed: Vec<&Difference> = entry.changes.iter().filter(|change| change.field == "archived_at").collect();
        assert_eq!((changed[0].before.int(), changed[0].after.int()), (None, Some(house.db.clock.now().0)));
        let refusal = load::load(&read, page.rows[1].id).await.unwrap();
        assert!(refusal.changes.iter().any(|change| change.after.text() == "customers.archive"), "{refusal:?}");
        // Another workspace's entries are not there.
        let own = house.somebody(house.workspace, &["audit:view:own"]).read(VIEW).unwrap();
        let other = house.db.actor(WorkspaceId(Uuid::from_u128(9))).grants(["*"]).cx().read(VIEW).unwrap();
        assert_eq!(load::load(&other, entry.id).await, Err(Error::NotFound));
        assert_eq!(own.list("audit_log", &ListQuery::default()).await.unwrap().rows.len(), page.rows.len());
    })
    .await;
}
