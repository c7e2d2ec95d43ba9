//! The rows themselves: the same for the same size, but for when they were made. Old tickets are closed, new ones open,
//! and the ids grow with time, as they do in use.

use engine::Param;
use kernel::Uuid;

use super::draw::{Draw, Row, id};
use super::{EDITION, Facts, House};

/// A table to fill, with its columns in the order of the rows.
pub struct Table {
    pub name: &'static str,
    pub columns: &'static str,
}

pub const TEAMS: Table = Table { name: "teams", columns: "id,workspace_id,version,created_at,updated_at,search,name" };
pub const CUSTOMERS: Table = Table {
    name: "customers",
    columns: "id,workspace_id,version,created_at,updated_at,search,name,email,tax_id,tier,status,region,owner_id,notes,tags",
};
pub const TICKETS: Table = Table {
    name: "tickets",
    columns: "id,workspace_id,version,created_at,updated_at,search,number,title,description,customer_id,requester,\
              priority,status,assignee_id,team_id,tags,channel,due_at,solved_at",
};
pub const MESSAGES: Table = Table {
    name: "messages",
    columns: "id,workspace_id,version,created_at,updated_at,search,ticket_id,author_id,kind,body",
};

const DAY: i64 = 86_400_000;
const SENTENCE: &str =
    "It worked until yesterday; since this morning the page stays empty and nothing we tried helps. ";

/// Makes rows from numbers.
pub struct Maker<'a> {
    house: &'a House,
    size: u64,
    customers: u64,
    teams: Vec<Uuid>,
}

impl<'a> Maker<'a> {
    pub fn new(house: &'a House, size: u64) -> Self {
        let teams = (0..5).map(|number| id(house.now - 1_100 * DAY, 1, number)).collect();
        Self { house, size, customers: (size / 5).max(1), teams }
    }

    /// What the measurements look for.
    pub fn facts(&self) -> Facts {
        let depth = 500_000.min(self.size / 2 / 25 * 25);
        let last = self.size - depth + 1;
        Facts {
            edition: EDITION,
            size: self.size,
            workspace: self.house.workspace,
            member: self.member(0),
            assignee: self.member(7),
            customer: self.customer_id(self.customers / 2),
            record: self.ticket_id(self.size / 2),
            after: (self.created(last), self.ticket_id(last)),
            depth,
        }
    }

    fn member(&self, number: u64) -> Uuid {
        self.house.members.get(number as usize % self.house.members.len()).copied().unwrap_or_default()
    }

    /// Tickets are spread evenly over three years, the last one a minute ago.
    fn created(&self, number: u64) -> i64 {
        self.house.now - 60_000 - ((self.size - number) as i64) * (1_095 * DAY / self.size.max(1) as i64)
    }

    fn ticket_id(&self, number: u64) -> Uuid {
        id(self.created(number), 3, number)
    }

    fn customer_id(&self, number: u64) -> Uuid {
        id(self.house.now - 1_096 * DAY, 2, number)
    }

    /// Id, workspace, version, created, updated, search.
    fn head(&self, id: Uuid, at: i64, changed: i64, search: &str) -> Row {
        Row::new().add(id).add(self.house.workspace).add(1).add(at).add(changed).add(search.to_lowercase())
    }

    pub fn teams(&self) -> impl Iterator<Item = Row> + '_ {
        self.teams.iter().enumerate().map(|(number, team)| {
            let name = format!("team {number}");
            self.head(*team, self.house.now, self.house.now, &name).add(name)
        })
    }

    pub fn customers(&self) -> impl Iterator<Item = Row> + '_ {
        (1..=self.customers).map(|number| {
            let (at, draw) = (self.house.now - 1_096 * DAY + number as i64, Draw::new(number));
            let (name, email) = (format!("{} Works {number}", draw.word(0)), format!("desk{number}@client.example"));
            let row = self.head(self.customer_id(number), at, at, &format!("{name} {email}"));
            let row = row.add(name).add(email).add("").add(1 + draw.below(1, 3)).add(1).add("São Paulo");
            row.add(self.member(draw.part(2))).add("").add("[]")
        })
    }

    pub fn tickets(&self) -> impl Iterator<Item = Row> + '_ {
        (1..=self.size).map(|number| {
            let (at, draw) = (self.created(number), Draw::new(number << 8));
            let title = format!("The {} of the {} does not arrive", draw.word(0), draw.word(1));
            let (asker, tag) = (format!("Person {}", draw.below(2, 90_000)), draw.word(3));
            // Of the last month a quarter waits for somebody, of everything before it one in fifty.
            let recent = self.size - number < self.size / 36;
            let status = match draw.below(4, if recent { 12 } else { 150 }) {
                0 => 1,
                1 => 2,
                2 => 3,
                drawn if drawn % 6 == 3 => 4,
                _ => 5,
            };
            let changed = (at + draw.below(5, 5 * DAY as u64)).min(self.house.now);
            let row = self.head(self.ticket_id(number), at, changed, &format!("{number} {title} {asker} {tag}"));
            let customer = self.customer_id(1 + draw.part(6) % self.customers);
            let text = SENTENCE.repeat(1 + draw.below(7, 3) as usize);
            let row = row.add(number as i64).add(title).add(text).add(customer).add(asker);
            let row = row.add(1 + draw.below(8, 4)).add(status).add(self.member(draw.part(9)));
            let team = self.teams.get(draw.below(10, 5) as usize).copied().map(Param::Uuid);
            let row = row.maybe(team).add(format!("[\"{tag}\"]")).add(1 + draw.below(11, 5)).add(at + 3 * DAY);
            row.maybe((status > 3).then_some(Param::Int(changed)))
        })
    }

    /// Five on every twentieth ticket, fifty on the one that is opened.
    pub fn messages(&self) -> impl Iterator<Item = Row> + '_ {
        let record = self.size / 2;
        let others = (1..=self.size).step_by(20).filter(move |number| *number != record);
        let some = others.flat_map(|number| (0..5).map(move |place| (number, place)));
        some.chain((0..50).map(move |place| (record, place))).map(|(number, place)| {
            let at = self.created(number) + (place as i64 + 1) * 60_000;
            let draw = Draw::new((number << 8) | place);
            let row = self.head(id(at, 4, (number << 6) | place), at, at, "");
            let row = row.add(self.ticket_id(number)).add(self.member(draw.part(0))).add(1 + draw.below(1, 2));
            row.add(SENTENCE.repeat(2))
        })
    }
}
