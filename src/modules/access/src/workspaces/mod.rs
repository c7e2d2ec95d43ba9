//! Workspaces: tenants, each set up from a pack.

pub mod entity;

use engine::{Engine, Run, Tx, fault};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Check, Command, Permission, Result, Rule, Uuid};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use crate::roles::{self, Roles, packs};

/// Addresses of the program's own.
const RESERVED: [&str; 15] = [
    "api",
    "fonts",
    "forgot-password",
    "health",
    "invitation",
    "metrics",
    "pkg",
    "ready",
    "reset-password",
    "role",
    "sign-in",
    "sign-out",
    "status",
    "texts",
    "vendor",
];

/// Sets a workspace up: the row and the roles of its pack.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreateWorkspace {
    pub slug: String,
    pub name: String,
    /// `saas`, `distribution` or `rescue`.
    pub pack: String,
    /// Name of an accent colour of the style sheet.
    pub accent: String,
    pub locale: String,
    /// ISO 4217.
    pub currency: String,
    /// IANA name.
    pub zone: String,
}

impl CreateWorkspace {
    /// A workspace of that address and pack, named like its address; the rest as most would want it: English, US
    /// dollars, UTC.
    pub fn new(slug: impl Into<String>, pack: impl Into<String>) -> Self {
        let slug = slug.into();
        Self {
            name: slug.clone(),
            slug,
            pack: pack.into(),
            accent: "indigo".into(),
            locale: "en".into(),
            currency: "USD".into(),
            zone: "UTC".into(),
        }
    }
}

impl Command for CreateWorkspace {
    const NAME: &'static str = "workspaces.create";
    const NEEDS: Permission = may("workspaces", "create");
    type Output = ();

    fn validate(&self) -> Result<()> {
        let mut check = Check::new().text("slug", &self.slug, 40).text("name", &self.name, 100);
        if !self.slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            check.fail("slug", Rule::Choice);
        }
        if RESERVED.contains(&self.slug.as_str()) {
            check.fail("slug", Rule::Taken);
        }
        if packs::of(&self.pack).is_empty() {
            check.fail("pack", Rule::Choice);
        }
        check.done()
    }
}

impl Run for CreateWorkspace {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let row = entity::Model {
            id: tx.workspace().0,
            slug: self.slug,
            name: self.name,
            pack: self.pack.clone(),
            accent: self.accent,
            locale: self.locale,
            currency: self.currency,
            zone: self.zone,
            created_at: tx.now().0,
        };
        entity::Entity::insert(entity::ActiveModel::from(row))
            .exec_without_returning(tx.connection())
            .await
            .map_err(fault::database)?;
        for role in packs::of(&self.pack) {
            let model = roles::entity::Model {
                id: tx.id(),
                workspace_id: Uuid::nil(),
                version: 0,
                created_at: 0,
                updated_at: 0,
                archived_at: None,
                search: String::new(),
                key: role.key.into(),
                name: role.name.into(),
                description: role.description.into(),
                grants: serde_json::to_string(role.grants).map_err(fault::internal)?,
            };
            tx.insert::<Roles>(model).await?;
        }
        Ok(())
    }
}

/// A workspace and the role a new member may get there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub id: WorkspaceId,
    pub name: String,
    pub pack: String,
    pub locale: String,
    pub zone: String,
}

/// Every workspace with its slug, by slug.
///
/// # Errors
/// Faults of the database.
pub async fn all(engine: &Engine) -> Result<Vec<(WorkspaceId, String)>> {
    let read = engine.as_system(WorkspaceId(Uuid::nil()), "setup").read(may("workspaces", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT id, slug FROM workspaces ORDER BY slug");
    read.rows(sql, |row| Ok((WorkspaceId(row.uuid(0)?), row.text(1)?))).await
}

/// The workspace of that slug.
///
/// # Errors
/// Faults of the database.
pub async fn find(engine: &Engine, slug: &str) -> Result<Option<Found>> {
    let read = engine.as_system(WorkspaceId(Uuid::nil()), "setup").read(may("workspaces", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT id, name, pack, locale, zone FROM workspaces WHERE slug = ").bind(slug);
    read.first(sql, |row| {
        Ok(Found {
            id: WorkspaceId(row.uuid(0)?),
            name: row.text(1)?,
            pack: row.text(2)?,
            locale: row.text(3)?,
            zone: row.text(4)?,
        })
    })
    .await
}

/// Creates a workspace as the program itself and gives its id.
///
/// # Errors
/// `Invalid` when the slug or the pack is none.
pub async fn create(engine: &Engine, command: CreateWorkspace) -> Result<WorkspaceId> {
    let id = WorkspaceId(engine.clock().id());
    engine.as_system(id, "setup").perform(command).await?;
    Ok(id)
}

/// The id of a workspace's role.
///
/// # Errors
/// `Invalid` on `role` when the workspace has none of that key.
pub async fn role(engine: &Engine, workspace: WorkspaceId, key: &str) -> Result<Uuid> {
    let read = engine.as_system(workspace, "setup").read(may("roles", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT t.id FROM roles t WHERE t.key = ").bind(key);
    read.within(&mut sql, "roles")?;
    let found = read.first(sql, |row| row.uuid(0)).await?;
    found.ok_or_else(|| kernel::Error::invalid("role", Rule::Choice))
}

/// The workspace that a command runs in.
///
/// # Errors
/// `NotFound` in none.
pub async fn own(tx: &Tx) -> Result<entity::Model> {
    let found = entity::Entity::find_by_id(tx.workspace().0).one(tx.connection()).await.map_err(fault::database)?;
    found.ok_or(kernel::Error::NotFound)
}

/// Whether anybody has set up a workspace yet.
///
/// # Errors
/// Faults of the database.
pub async fn exist(engine: &Engine) -> Result<bool> {
    let read = engine.as_system(WorkspaceId(Uuid::nil()), "setup").read(may("workspaces", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT count(*) FROM workspaces");
    Ok(read.first(sql, |row| row.int(0)).await?.unwrap_or_default() > 0)
}
