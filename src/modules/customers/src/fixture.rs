//! What this room's tests start from: two workspaces, two members in the first, on both databases.

use access::members::Members;
use access::testing::join_as;
use access::workspaces::{self, CreateWorkspace};
use engine::testing::{TestDb, both};
use engine::{Cx, Engine, Run, Tx};
use kernel::id::{MemberId, WorkspaceId};
use kernel::permission::may;
use kernel::{Command, Permission, Result, Uuid};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::customers::{CreateCustomer, CustomerFields, CustomerId};

pub struct House {
    pub db: TestDb,
    pub workspace: WorkspaceId,
    pub ana: MemberId,
    pub bia: MemberId,
    /// Another workspace and its only member.
    pub elsewhere: (WorkspaceId, MemberId),
}

/// Runs a test on each database.
pub async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![access::module(), crate::module()]).await {
        let workspace = open(&db.engine, "optim", "saas").await;
        let ana = join(&db.engine, workspace, "Ana Souza", "super_admin").await;
        let bia = join(&db.engine, workspace, "Bia Lima", "support_agent").await;
        let other = open(&db.engine, "cienty", "distribution").await;
        let caio = join(&db.engine, other, "Caio Reis", "admin").await;
        test(House { db, workspace, ana, bia, elsewhere: (other, caio) }).await;
    }
}

async fn open(engine: &Engine, slug: &str, pack: &str) -> WorkspaceId {
    let command = CreateWorkspace {
        currency: "BRL".into(),
        zone: "America/Sao_Paulo".into(),
        ..CreateWorkspace::new(slug, pack)
    };
    workspaces::create(engine, command).await.unwrap()
}

/// Whose address names the workspace, too: nobody is in two.
async fn join(engine: &Engine, workspace: WorkspaceId, name: &str, role: &str) -> MemberId {
    let email = format!("{}@{}.example", name.split(' ').next().unwrap().to_lowercase(), workspace.0.simple());
    join_as(engine, workspace, name, &email, role).await
}

/// A member goes away.
#[derive(Clone, Serialize, Deserialize)]
pub struct Leave(pub MemberId);

impl Command for Leave {
    const NAME: &'static str = "test.leave";
    const NEEDS: Permission = may("members", "edit");
    type Output = ();
}

impl Run for Leave {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut member = tx.load::<Members>(self.0, None).await?;
        member.archived_at = Some(tx.now().0);
        tx.save::<Members>(member).await.map(drop)
    }
}

impl House {
    /// Ana, who may do everything.
    pub fn ana(&self) -> Cx {
        self.db.actor(self.workspace).member(self.ana).name("Ana Souza").grants(["*"]).cx()
    }

    /// Bia, who may do what is said.
    pub fn bia(&self, grants: &[&str]) -> Cx {
        self.db.actor(self.workspace).member(self.bia).name("Bia Lima").grants(grants.iter().copied()).cx()
    }

    /// Caio, who may do everything in the other workspace.
    pub fn caio(&self) -> Cx {
        self.db.actor(self.elsewhere.0).member(self.elsewhere.1).grants(["*"]).cx()
    }

    /// A customer of that name, made by Ana.
    pub async fn customer(&self, name: &str) -> CustomerId {
        self.customer_with(CustomerFields { name: name.into(), ..CustomerFields::default() }).await
    }

    pub async fn customer_with(&self, fields: CustomerFields) -> CustomerId {
        self.ana().perform(CreateCustomer { fields }).await.unwrap()
    }

    /// Command and changes of each audit entry of a record, oldest first.
    pub async fn audit(&self, record: impl Into<Uuid>) -> Vec<(String, Value)> {
        let mut sql = engine::Sql::new(self.db.engine.dialect());
        sql.push("SELECT command, changes FROM audit_entries WHERE record_id = ")
            .bind(record.into())
            .push(" ORDER BY at, id");
        self.rows(sql, |row| Ok((row.text(0)?, serde_json::from_str(&row.text(1)?).unwrap()))).await
    }

    /// Kinds of the events about a record.
    pub async fn events(&self, record: impl Into<Uuid>) -> Vec<String> {
        let mut sql = engine::Sql::new(self.db.engine.dialect());
        sql.push("SELECT kind FROM events WHERE record_id = ").bind(record.into()).push(" ORDER BY at, id");
        self.rows(sql, |row| row.text(0)).await
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> i64 {
        let mut sql = engine::Sql::new(self.db.engine.dialect());
        sql.push("SELECT count(*) FROM ").push(table);
        self.rows(sql, |row| row.int(0)).await.pop().unwrap()
    }

    async fn rows<T: Send + 'static>(
        &self,
        sql: engine::Sql,
        decode: impl Fn(&engine::Record<'_>) -> Result<T> + Send + 'static,
    ) -> Vec<T> {
        self.ana().read(crate::customers::VIEW).unwrap().rows(sql, decode).await.unwrap()
    }
}
