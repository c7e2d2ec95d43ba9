//! A customer's tickets, for the customer's page.

use access::gate;
use customers::customers::CustomerId;
use kernel::choice::Choice;
use kernel::{Counting, Error, ListPage, ListQuery, Op, Row, Time};
use leptos::prelude::*;
use ui::page::{use_here, use_live};
use ui::prelude::*;

use super::{Priority, Status, VIEW};

/// The newest ten, and a way to all.
#[component]
pub fn TicketsOfCustomer(customer: CustomerId) -> impl IntoView {
    let (here, live) = (use_here(), use_live("tickets", None));
    let may = access::shell::use_shell().with_untracked(|shell| shell.may(VIEW));
    let query = ListQuery::default().with("customer", Op::Is, vec![customer.to_string()]);
    let all = query.address();
    let data = Data::new(
        move || (here.workspace(), live.get()),
        move |(workspace, _)| {
            // Not asked for what would be refused: a refused look stands in the audit log.
            let query = ListQuery {
                limit: Some(10),
                columns: ["number", "title", "status", "priority", "created_at"].map(str::to_owned).to_vec(),
                counting: Counting::None,
                ..query.clone()
            };
            async move { if may { gate::list(workspace, "tickets".to_owned(), query).await } else { Err(Error::NotFound) } }
        },
    );
    if !may {
        return ().into_any();
    }
    view! {
        <section class="section">
            <header>
                <h2>{t!(TICKETS_TITLE)}</h2>
                <a href=move || here.link(&format!("/tickets{all}"))>{t!(HOME_QUEUE_ALL)}</a>
            </header>
            <Loaded resource=data rows=3 view=|page: ListPage| view! { <Lines rows=page.rows /> } />
        </section>
    }
    .into_any()
}

#[component]
fn Lines(rows: Vec<Row>) -> impl IntoView {
    let here = use_here();
    if rows.is_empty() {
        return view! { <p class="hint">{t!(TICKETS_EMPTY_TITLE)}</p> }.into_any();
    }
    let find = |choices: &'static [Choice], name: &str| choices.iter().find(|choice| choice.name == name);
    let line = move |row: Row| {
        let text = |place: usize| row.cells.get(place).map(|cell| cell.text().to_owned()).unwrap_or_default();
        let int = |place: usize| row.cells.get(place).and_then(kernel::Cell::int).unwrap_or_default();
        let (id, number, title, status, priority, at) =
            (row.id, int(0), text(1), find(Status::CHOICES, &text(2)), find(Priority::CHOICES, &text(3)), Time(int(4)));
        view! {
            <li class="queue-line">
                <span class="record-number">{format!("#{number}")}</span>
                <a class="truncate" dir="auto" href=move || here.link(&format!("/tickets/{id}"))>{title}</a>
                {status.map(|value| view! { <ChoiceBadge resource="tickets" field="status" value /> })}
                {priority.map(|value| view! { <ChoiceBadge resource="tickets" field="priority" value /> })}
                <RelativeTime time=at />
            </li>
        }
    };
    view! { <ul class="queue">{rows.into_iter().map(line).collect_view()}</ul> }.into_any()
}
