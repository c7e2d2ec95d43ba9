//! Lets the planned steps happen: each is a command of a member.

use access::members::ChangeReach;
use customers::contacts::{ContactFields, CreateContact};
use customers::customers::{CreateCustomer, CustomerFields, CustomerId, CustomerStatus, Tier};
use engine::Cx;
use kernel::id::{MemberId, TeamId};
use kernel::{Error, Result, Time, text};
use support::tickets::{
    ArchiveTicket, AssignTicket, Channel, CreateTicket, MoveTicket, NoteOnTicket, Priority, ReplyToTicket, Status,
    TicketFields, TicketId,
};

use super::dice::{self, Dice};
use super::plan::{Step, What};
use super::stories::{Question, Story};

/// A member who acts.
pub struct Person {
    pub name: &'static str,
    pub member: MemberId,
    pub cx: Cx,
}

/// A customer and the people who write for it: name and address.
struct Customer {
    id: CustomerId,
    people: Vec<(String, String)>,
}

/// A ticket on its way.
struct Case {
    id: TicketId,
    version: i64,
    question: &'static Question,
    /// First name of the requester, and the number in its texts.
    name: String,
    digits: String,
    /// Place of the assignee among the staff.
    assignee: usize,
}

/// A workspace while its history happens.
pub struct Play {
    story: &'static Story,
    staff: Vec<Person>,
    queues: Vec<TeamId>,
    dice: Dice,
    customers: Vec<Customer>,
    cases: Vec<Case>,
}

impl Play {
    pub fn new(story: &'static Story, staff: Vec<Person>, queues: Vec<TeamId>, dice: Dice) -> Self {
        Self { story, staff, queues, dice, customers: Vec::new(), cases: Vec::new() }
    }

    /// Lets one step happen.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn perform(&mut self, step: &Step) -> Result<()> {
        match step.what {
            What::Customer(place) => self.customer(place).await,
            What::Ask { question, priority, due } => self.ask(question, priority, due).await,
            What::Assign(case) => {
                let (case, person) = self.case(case)?;
                person
                    .cx
                    .perform(AssignTicket { ticket: case.id, version: case.version, to: Some(person.member) })
                    .await?;
                case.version += 1;
                Ok(())
            }
            What::Note(case) => {
                let (case, person) = self.case(case)?;
                person.cx.perform(NoteOnTicket { ticket: case.id, body: case.say(case.question.note) }).await
            }
            What::Answer { case, place, then } => self.answer(case, place, then).await,
            What::Close(case) => {
                let (case, person) = self.case(case)?;
                person.cx.perform(MoveTicket { ticket: case.id, version: case.version, to: Status::Closed }).await?;
                case.version += 1;
                Ok(())
            }
            What::Archive(case) => {
                let (case, person) = self.case(case)?;
                person.cx.perform(ArchiveTicket { ticket: case.id, version: case.version }).await
            }
        }
    }

    /// Has somebody from outside belong to a customer, whose tickets are theirs from then on.
    ///
    /// # Errors
    /// `NotFound` for a name that the story does not know.
    pub async fn tie(&self, person: &str, customer: &str) -> Result<()> {
        let Self { story, staff, queues, customers, .. } = self;
        let place = story.customers.iter().position(|name| *name == customer).ok_or(Error::NotFound)?;
        let customer = customers.get(place).map(|customer| customer.id.into());
        let member = staff.iter().find(|known| known.name == person).ok_or(Error::NotFound)?.member;
        let theirs = story.teams.iter().zip(queues).filter(|(team, _)| team.members.contains(&person));
        let teams = theirs.map(|(_, queue)| *queue).collect();
        let admin = staff.first().ok_or(Error::NotFound)?;
        admin.cx.perform(ChangeReach { member, version: 1, teams, customer }).await
    }

    fn case(&mut self, case: usize) -> Result<(&mut Case, &Person)> {
        let case = self.cases.get_mut(case).ok_or(Error::NotFound)?;
        let person = self.staff.get(case.assignee).ok_or(Error::NotFound)?;
        Ok((case, person))
    }

    async fn customer(&mut self, place: usize) -> Result<()> {
        let Self { story, staff, dice, .. } = self;
        let name = story.customers.get(place).copied().unwrap_or_default();
        let owner = dice.of(staff.get(..3).unwrap_or(staff));
        let domain: String = text::fold(name).chars().filter(char::is_ascii_alphanumeric).collect();
        let usual = dice.below(5) > 0;
        let fields = CustomerFields {
            name: name.to_owned(),
            email: format!("contact@{domain}.example"),
            tax_id: if story.pack == "distribution" { dice::cnpj(place) } else { String::new() },
            tier: *dice.of(&[Tier::Standard, Tier::Standard, Tier::Professional, Tier::Enterprise]),
            status: if usual {
                CustomerStatus::Active
            } else {
                *dice.of(&[
                    CustomerStatus::Trial,
                    CustomerStatus::Trial,
                    CustomerStatus::AtRisk,
                    CustomerStatus::Churned,
                ])
            },
            region: (*dice.of(story.regions)).to_owned(),
            owner: Some(owner.member),
            notes: if dice.below(3) == 0 { (*dice.of(story.remarks)).to_owned() } else { String::new() },
            tags: if dice.below(3) == 0 { vec![(*dice.of(story.tags)).to_owned()] } else { Vec::new() },
        };
        let id = owner.cx.perform(CreateCustomer { fields }).await?;
        let (first, count, mut people) = (dice.below(story.requesters.len()), 1 + dice.below(3), Vec::new());
        for name in story.requesters.iter().cycle().skip(first).take(count) {
            let email = format!("{}@{domain}.example", text::fold(name).replace(' ', "."));
            let fields = ContactFields {
                name: (*name).to_owned(),
                email: email.clone(),
                phone: if dice.below(2) == 0 { story.phone.replace("{n}", &dice.digits()) } else { String::new() },
                position: (*dice.of(story.positions)).to_owned(),
            };
            owner.cx.perform(CreateContact { customer: id, fields }).await?;
            people.push(((*name).to_owned(), email));
        }
        self.customers.push(Customer { id, people });
        Ok(())
    }

    async fn ask(&mut self, question: &'static Question, priority: Priority, due_at: Option<Time>) -> Result<()> {
        let Self { story, staff, queues, dice, customers, .. } = self;
        let customer = dice.of(customers);
        let (name, email) = dice.of(&customer.people);
        let team = story.teams.get(question.team).ok_or(Error::NotFound)?;
        let case = Case {
            id: TicketId(kernel::Uuid::nil()),
            version: 1,
            question,
            name: name.split(' ').next().unwrap_or_default().to_owned(),
            digits: dice.digits(),
            assignee: one_of(dice, staff, team.members),
        };
        let fields = TicketFields {
            title: case.say(question.title),
            description: case.say(question.text),
            customer: Some(customer.id),
            requester: format!("{name} <{email}>"),
            priority,
            channel: *dice.of(&[
                Channel::Email,
                Channel::Email,
                Channel::Web,
                Channel::Web,
                Channel::Chat,
                Channel::Phone,
                Channel::Whatsapp,
            ]),
            team: queues.get(question.team).copied(),
            tags: question.tags.iter().map(|tag| (*tag).to_owned()).collect(),
            due_at,
        };
        let who = staff.get(one_of(dice, staff, team.answers)).ok_or(Error::NotFound)?;
        let id = who.cx.perform(CreateTicket { fields, assignee: None }).await?;
        self.cases.push(Case { id, ..case });
        Ok(())
    }

    async fn answer(&mut self, case: usize, place: usize, then: Option<Status>) -> Result<()> {
        let Self { story, staff, dice, cases, .. } = self;
        let case = cases.get_mut(case).ok_or(Error::NotFound)?;
        let team = story.teams.get(case.question.team).ok_or(Error::NotFound)?;
        // The assignee answers, unless that is somebody who does not write to customers.
        let own = staff.get(case.assignee).filter(|person| team.answers.contains(&person.name));
        let who = own.or_else(|| staff.get(one_of(dice, staff, team.answers))).ok_or(Error::NotFound)?;
        let body = case.say(case.question.answers.get(place).copied().unwrap_or_default());
        who.cx.perform(ReplyToTicket { ticket: case.id, body, then }).await?;
        case.version += 1;
        Ok(())
    }
}

impl Case {
    /// A text with this case's name and number in it.
    fn say(&self, text: &str) -> String {
        text.replace("{n}", &self.digits).replace("{name}", &self.name)
    }
}

/// Place among the staff of one of these names.
fn one_of(dice: &mut Dice, staff: &[Person], names: &[&'static str]) -> usize {
    let name = dice.of(names);
    staff.iter().position(|person| person.name == *name).unwrap_or_default()
}
