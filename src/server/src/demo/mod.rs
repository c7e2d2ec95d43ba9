//! Demo data: three workspaces with some months of plausible history. Everything is made by the commands that staff use,
//! on a clock that starts in the past, so audit, history and search are what they would be.

mod dice;
mod stories;

use access::users::{NewMember, add_member};
use access::workspaces::{self, CreateWorkspace};
use customers::customers::{CreateCustomer, CustomerFields, CustomerId, CustomerStatus, Tier};
use engine::{Clock, Cx, Engine};
use kernel::id::{MemberId, UserId, WorkspaceId};
use kernel::time::DAY;
use kernel::{Actor, Grants, Result, Time};
use support::tickets::{
    AssignTicket, Channel, CreateTicket, MoveTicket, NoteOnTicket, Priority, ReplyToTicket, Status, TicketFields,
    TicketId,
};

use crate::config::Config;
use dice::Dice;
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
    };
    engine.as_actor(actor, "demo")
}

async fn workspace(engine: &Engine, clock: &Clock, now: Time, story: &Story) -> Result<usize> {
    let id = workspaces::create(
        engine,
        CreateWorkspace {
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
        staff.push((member, acting(engine, id, member, name, role)));
    }
    let mut dice = Dice::new(story.slug);
    let customers = customers_of(&mut dice, &staff, story).await?;
    let mut made = 0;
    let mut open: Vec<TicketId> = Vec::new();
    // Steps lie some hours apart, closer in the last days, so that today is busy.
    while clock.now().0 < now.0 - HOUR / 4 {
        let (_, cx) = dice.of(&staff);
        let ticket = cx.perform(new_ticket(&mut dice, &customers, clock.now(), story)).await?;
        made += 1;
        open.push(ticket);
        if open.len() > 14 {
            let ticket = open.remove(dice.below(open.len()));
            work_on(&mut dice, ticket, &staff, story).await?;
        }
        let left = now.0 - clock.now().0;
        let pace = if left > 2 * DAY { 12 * HOUR } else { 2 * HOUR };
        let step = HOUR / 6 + i64::try_from(dice.below(usize::try_from(pace).unwrap_or(1))).unwrap_or(HOUR);
        clock.advance(step.min(left.max(HOUR / 4)));
    }
    // What is still open has an assignee half of the time.
    for ticket in open.into_iter().step_by(2) {
        let (member, cx) = dice.of(&staff);
        cx.perform(AssignTicket { ticket, version: 1, to: Some(*member) }).await?;
    }
    Ok(made)
}

async fn customers_of(dice: &mut Dice, staff: &[(MemberId, Cx)], story: &Story) -> Result<Vec<(CustomerId, String)>> {
    let mut made = Vec::new();
    for (place, name) in story.customers.iter().enumerate() {
        let (owner, cx) = dice.of(staff);
        let domain: String = kernel::text::fold(name).chars().filter(char::is_ascii_alphanumeric).collect();
        let person = dice.of(story.requesters);
        let tier = *dice.of(&[Tier::Standard, Tier::Standard, Tier::Professional, Tier::Enterprise]);
        let status = *dice.of(&[
            CustomerStatus::Active,
            CustomerStatus::Active,
            CustomerStatus::Active,
            CustomerStatus::Trial,
            CustomerStatus::AtRisk,
            CustomerStatus::Churned,
        ]);
        let fields = CustomerFields {
            name: (*name).to_owned(),
            email: format!("contact@{domain}.example"),
            tax_id: if story.pack == "distribution" { dice::cnpj(place) } else { String::new() },
            tier,
            status,
            region: (*dice.of(story.regions)).to_owned(),
            owner: Some(*owner),
            notes: String::new(),
            tags: if dice.below(3) == 0 { vec![(*dice.of(story.tags)).to_owned()] } else { Vec::new() },
        };
        let id = cx.perform(CreateCustomer { fields }).await?;
        made.push((id, format!("{person} <{}@{domain}.example>", kernel::text::fold(person).replace(' ', "."))));
    }
    Ok(made)
}

fn new_ticket(dice: &mut Dice, customers: &[(CustomerId, String)], now: Time, story: &Story) -> CreateTicket {
    let (customer, requester) = dice.of(customers);
    let (title, description) = dice.of(story.questions);
    let priority =
        *dice.of(&[Priority::Low, Priority::Medium, Priority::Medium, Priority::Medium, Priority::High, Priority::Urgent]);
    let hours = match priority {
        Priority::Urgent => 6,
        Priority::High => 24,
        Priority::Medium => 72,
        Priority::Low => 168,
    };
    CreateTicket {
        fields: TicketFields {
            title: (*title).to_owned(),
            description: (*description).to_owned(),
            customer: Some(*customer),
            requester: requester.clone(),
            priority,
            channel: *dice.of(Channel::ALL),
            team: None,
            tags: if dice.below(2) == 0 { vec![(*dice.of(story.tags)).to_owned()] } else { Vec::new() },
            due_at: Some(now.plus(hours * HOUR)),
        },
        assignee: None,
    }
}

async fn work_on(dice: &mut Dice, ticket: TicketId, staff: &[(MemberId, Cx)], story: &Story) -> Result<()> {
    let (member, cx) = dice.of(staff);
    cx.perform(AssignTicket { ticket, version: 1, to: Some(*member) }).await?;
    if dice.below(3) == 0 {
        cx.perform(NoteOnTicket { ticket, body: (*dice.of(story.notes)).to_owned() }).await?;
    }
    let then = *dice.of(&[Some(Status::Solved), Some(Status::Solved), Some(Status::Pending), Some(Status::OnHold), None]);
    cx.perform(ReplyToTicket { ticket, body: (*dice.of(story.answers)).to_owned(), then }).await?;
    if then == Some(Status::Solved) && dice.below(2) == 0 {
        cx.perform(MoveTicket { ticket, version: 3, to: Status::Closed }).await?;
    }
    Ok(())
}
