//! Demo data: three workspaces with some months of plausible history. Everything is made by the commands that staff use,
//! on a clock that starts in the past, so audit, history and search are what they would be.

mod dice;
mod plan;
mod play;
mod stories;

use access::security::{NewDevices, SaveSecurity};
use access::users::{NewMember, add_member};
use access::{teams, workspaces};
use engine::{Clock, Cx, Engine};
use kernel::id::{MemberId, UserId, WorkspaceId};
use kernel::time::DAY;
use kernel::{Actor, Grants, Result, Time};

use crate::config::Config;
use dice::Dice;
use play::{Person, Play};
use stories::{Story, WORKSPACES};

/// Password of every demo sign-in. There is no account outside the demo workspaces that has it.
pub const PASSWORD: &str = "Backoffice-demo-1";

/// Days of history.
const DAYS: i64 = 75;
const HOUR: i64 = DAY / 24;

/// Fills the demo workspaces, unless somebody has set one up already; prints how to sign in.
///
/// # Errors
/// Faults of the database.
pub async fn seed(config: &Config) -> Result<()> {
    let now = Clock::System.now();
    let clock = Clock::at(now.plus(-DAYS * DAY));
    let engine = Engine::open(&crate::cli::settings(config), clock.clone(), crate::cli::modules()).await?;
    let result = fill(&engine, &clock, now).await;
    engine.close().await;
    result
}

async fn fill(engine: &Engine, clock: &Clock, now: Time) -> Result<()> {
    if workspaces::exist(engine).await? {
        println!("there are workspaces already; nothing was seeded");
    } else {
        let start = clock.now();
        for story in WORKSPACES {
            clock.advance(start.0 - clock.now().0);
            let begun = std::time::Instant::now();
            let tickets = workspace(engine, clock, now, story).await?;
            println!("seeded {}: {tickets} tickets in {:.1} s", story.slug, begun.elapsed().as_secs_f64());
        }
    }
    for story in WORKSPACES {
        if workspaces::find(engine, story.slug).await?.is_some() {
            let people: Vec<String> = story.people.iter().map(|(_, email, role)| format!("{email} ({role})")).collect();
            println!("/{}: {}", story.slug, people.join(", "));
        }
    }
    println!("password of the demo sign-ins: {PASSWORD}");
    println!("new devices are not confirmed by mail in the demo workspaces; /WORKSPACE/settings/security turns it on");
    Ok(())
}

/// A member as an actor that may do everything: what the demo's people did is decided here, not by their roles.
fn acting(engine: &Engine, workspace: WorkspaceId, member: MemberId, name: &str, role: &str) -> Cx {
    let actor = Actor {
        workspace,
        user: UserId(member.0),
        member,
        name: name.to_owned(),
        role: role.to_owned(),
        grants: Grants::new(["*"]),
        teams: Vec::new(),
        customer: None,
        key: None,
        looking: false,
        bound: false,
        zone: kernel::Zone::utc(),
    };
    engine.as_actor(actor, "demo")
}

/// Nobody reads the mail of the demo's people, so that nobody could confirm a new device.
async fn trust_devices(staff: &[Person]) -> Result<()> {
    let Some(first) = staff.first() else { return Ok(()) };
    first.cx.perform(SaveSecurity { new_devices: NewDevices::Trust, ..SaveSecurity::default() }).await
}

/// Sets a workspace up, then lets its history happen.
async fn workspace(engine: &Engine, clock: &Clock, now: Time, story: &'static Story) -> Result<usize> {
    let id = workspaces::create(
        engine,
        workspaces::CreateWorkspace {
            slug: story.slug.into(),
            name: story.name.into(),
            pack: story.pack.into(),
            accent: story.accent.into(),
            locale: story.locale.into(),
            currency: story.currency.into(),
            zone: story.zone.into(),
        },
    )
    .await?;
    let mut staff = Vec::new();
    for (name, email, role) in story.people {
        let role_id = workspaces::role(engine, id, role).await?;
        let person = NewMember { name, email, password: PASSWORD, role: role_id, locale: story.locale };
        let member = add_member(engine, id, person).await?;
        staff.push(Person { name, member, cx: acting(engine, id, member, name, role) });
    }
    trust_devices(&staff).await?;
    let mut queues = Vec::new();
    for team in story.teams {
        let members = staff.iter().filter(|person| team.members.contains(&person.name)).map(|person| person.member);
        queues.push(teams::commands::create(engine, id, team.name, members.collect()).await?);
    }
    let mut dice = Dice::new(story.slug);
    let (steps, tickets) = plan::of(&mut dice, clock.now(), now, story);
    let mut play = Play::new(story, staff, queues, dice);
    for step in steps {
        clock.advance(step.at.0 - clock.now().0);
        play.perform(&step).await?;
    }
    for (person, customer) in story.outsiders {
        play.tie(person, customer).await?;
    }
    Ok(tickets)
}
