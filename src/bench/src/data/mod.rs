//! The data that is measured on: made once per size, kept beside the program, and brought back to its first state
//! before every run.

mod draw;
mod load_postgres;
mod load_sqlite;
mod rows;

use std::path::{Path, PathBuf};

use access::security::{NewDevices, SaveSecurity};
use access::users::NewMember;
use access::workspaces::CreateWorkspace;
use engine::{Clock, Engine, Settings};
use kernel::Uuid;
use serde::{Deserialize, Serialize};

use crate::plain::{Outcome, Plain};

pub use load_postgres::reset as reset_postgres;
pub use load_sqlite::reset as reset_sqlite;

/// Changes whenever the generator does, so that old files are not taken for new ones.
const EDITION: u32 = 2;
/// People that tickets are assigned to.
const MEMBERS: usize = 50;

pub const SLUG: &str = "bench";
pub const EMAIL: &str = "agent0@bench.example";
/// Who signs in again and again; not the one whose session the others use, which would end.
pub const STORMER: &str = "agent1@bench.example";
pub const PASSWORD: &str = "Measured-once-1";

/// What the measurements need to know of the data; also what they tell the floor.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Facts {
    pub edition: u32,
    pub size: u64,
    pub workspace: Uuid,
    /// Who is signed in.
    pub member: Uuid,
    /// Somebody with tickets.
    pub assignee: Uuid,
    pub customer: Uuid,
    /// The ticket with fifty messages.
    pub record: Uuid,
    /// The last row of page 20,000, or of the middle of fewer rows.
    pub after: (i64, Uuid),
    /// How many rows precede the page of W4.
    pub depth: u64,
}

/// Every room that the data needs.
pub fn modules() -> Vec<engine::Module> {
    vec![access::module(), customers::module(), support::module()]
}

/// The SQLite file of that size, made if need be.
///
/// # Errors
/// A sentence.
pub async fn sqlite(folder: &Path, size: u64) -> Outcome<(PathBuf, Facts)> {
    std::fs::create_dir_all(folder).plain()?;
    let (file, note) = (folder.join(format!("tickets-{size}.sqlite")), folder.join(format!("tickets-{size}.json")));
    let known = std::fs::read(&note).ok().and_then(|text| serde_json::from_slice::<Facts>(&text).ok());
    if let Some(facts) = known.filter(|facts| facts.edition == EDITION && file.exists()) {
        println!("    using {size} tickets made earlier");
        load_sqlite::reset(&file, &facts)?;
        return Ok((file, facts));
    }
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
    }
    let begun = std::time::Instant::now();
    let house = House::build(&format!("sqlite://{}", file.display())).await?;
    let facts = load_sqlite::fill(&file, &house, size)?;
    load_sqlite::reset(&file, &facts)?;
    std::fs::write(&note, serde_json::to_vec(&facts).plain()?).plain()?;
    println!("    {size} tickets made in {:.0} s", begun.elapsed().as_secs_f64());
    Ok((file, facts))
}

/// Fills an empty PostgreSQL database.
///
/// # Errors
/// A sentence.
pub async fn postgres(url: &str, size: u64) -> Outcome<Facts> {
    let begun = std::time::Instant::now();
    let house = House::build(url).await?;
    let facts = load_postgres::fill(url, &house, size).await?;
    load_postgres::reset(url, &facts).await?;
    println!("    {size} tickets made in {:.0} s", begun.elapsed().as_secs_f64());
    Ok(facts)
}

/// The few rows that everything else points at, made by the program's own commands.
struct House {
    workspace: Uuid,
    members: Vec<Uuid>,
    now: i64,
}

impl House {
    async fn build(url: &str) -> Outcome<Self> {
        let engine = Engine::open(&Settings::new(url), Clock::System, modules()).await.plain()?;
        engine.migrate().await.plain()?;
        let wanted = CreateWorkspace::new(SLUG, "saas");
        let workspace = access::workspaces::create(&engine, wanted).await.plain()?;
        let role = access::workspaces::role(&engine, workspace, "super_admin").await.plain()?;
        let mut members = Vec::new();
        for number in 0..MEMBERS {
            let (name, email) = (format!("Agent {number}"), format!("agent{number}@bench.example"));
            let person = NewMember { name: &name, email: &email, password: PASSWORD, role, locale: "en" };
            members.push(access::users::add_member(&engine, workspace, person).await.plain()?.0);
        }
        // Nobody reads the mail of these people.
        let security = SaveSecurity { new_devices: NewDevices::Trust, ..SaveSecurity::default() };
        engine.as_system(workspace, "bench").perform(security).await.plain()?;
        let now = engine.clock().now().0;
        engine.close().await;
        Ok(Self { workspace: workspace.0, members, now })
    }
}
