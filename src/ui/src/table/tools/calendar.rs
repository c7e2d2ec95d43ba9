//! The month of the page that came.

use super::Laid;
use crate::clock::use_clock;
use crate::format::month_name;
use crate::i18n::{Arg, format as say, key};
use crate::icon::Icon;
use crate::loaded::Loaded;
use crate::table::calendar::{MOST, beginning, shown, weeks};
use crate::table::focus;
use crate::table::state::Table;
use crate::table::versions::Versions;
use crate::toast::use_toasts;
use crate::{format, t};
use chrono::{Datelike as _, Duration, NaiveDate};
use kernel::query::Layout;
use kernel::{Amendment, Cell, Field, ListPage, ListQuery, Row, Time, Zone};
use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;

/// The calendar of the page that came.
pub fn view(table: Table, (page, _, work, changed): Laid<Option<ListPage>>) -> AnyView {
    let (clock, toasts, work) = (use_clock(), use_toasts(), StoredValue::new(work));
    let (dragged, versions) = (RwSignal::new(None::<(Row, i64)>), Versions::default());
    // A record to another day, at the same hour.
    let take = Callback::new(move |(row, at, to, field): (Row, i64, NaiveDate, &'static Field)| {
        let (Some(work), Some(edit)) = (work.get_value(), field.edit) else { return };
        let zone = clock.zone();
        let time = Time::of_clock(to.and_time(Time(at).local(&zone).time()), &zone);
        let argument = Some((edit.argument.to_owned(), time.0.into()));
        let version = versions.of(row.id, row.version);
        let asked = (work.amend)(Amendment { command: edit.command.to_owned(), argument }, row.id, version);
        let locale = table.locale.get_untracked();
        let said = say(locale, key::BOARD_MOVED, &[("to", Arg::from(format::date(locale, &zone, time).as_str()))]);
        leptos::task::spawn_local(async move {
            match asked.await {
                Ok(undo) => {
                    versions.changed(row.id, version);
                    (work.done)(said, undo.into_iter().collect());
                }
                Err(error) => toasts.failed(&error),
            }
            let _ = changed.try_run(());
        });
    });
    let view = move |page: Option<ListPage>| {
        let page = page?;
        focus::hold();
        let query = untrack(|| table.with(Clone::clone));
        let (field, first) = shown(table, &query, untrack(|| clock.now()), &clock.zone())?;
        let may = work
            .with_value(|work| work.as_ref().is_some_and(|work| field.edit.is_some_and(|edit| (work.may)(edit.needs))));
        let days = (0..weeks(first) * 7).map(|day| beginning(first) + Duration::days(day));
        let place = page.columns.iter().position(|name| name == field.name).unwrap_or_default();
        let on = |date: NaiveDate| -> Vec<(Row, i64)> {
            let at = |row: &Row| row.cells.get(place).and_then(Cell::int);
            let rows = page.rows.iter().filter_map(|row| Some((row.clone(), at(row)?)));
            rows.filter(|(_, at)| Time(*at).local(&clock.zone()).date() == date).collect()
        };
        let today = untrack(|| clock.now()).local(&clock.zone()).date();
        let cells = days
            .map(|date| {
                let drop_here = move |event: DragEvent| {
                    event.prevent_default();
                    if let Some((row, at)) = dragged.get_untracked() {
                        take.run((row, at, date, field));
                    }
                };
                let over = move |event: DragEvent| {
                    if dragged.with_untracked(Option::is_some) {
                        event.prevent_default();
                    }
                };
                let entries = on(date).into_iter().map(|(row, at)| entry(table, field, may, dragged, take, row, at));
                let class = match (date.month() == first.month(), date == today) {
                    (_, true) => "calendar-day today",
                    (true, false) => "calendar-day",
                    (false, false) => "calendar-day other",
                };
                let said = move || format::date(table.locale.get(), &Zone::utc(), Time::midnight(date, &Zone::utc()));
                view! {
                    <li class=class aria-current=(date == today).then_some("date") on:dragover=over on:drop=drop_here>
                        <time datetime=date.to_string() aria-label=said>{date.day()}</time>
                        <ul>{entries.collect_view()}</ul>
                    </li>
                }
            })
            .collect_view();
        let missed =
            page.next.is_some().then(|| view! { <p class="hint">{t!(CALENDAR_MORE, count = u64::from(MOST))}</p> });
        let weekdays =
            (0..7).map(|day| view! { <li>{move || format::weekday(table.locale.get(), day)}</li> }).collect_view();
        Some(view! {
            <div class="calendar">
                {head(table, field, first)}
                {missed}
                <ol class="calendar-weekdays" aria-hidden="true">{weekdays}</ol>
                <ol class="calendar-days">{cells}</ol>
            </div>
        })
    };
    view! { <Loaded resource=page view rows=6 /> }.into_any()
}

/// The month's name between the ways to the others.
fn head(table: Table, field: &'static Field, first: NaiveDate) -> AnyView {
    let to = move |date: Option<NaiveDate>| {
        let month = date.map(|date| format!("{:04}-{:02}", date.year(), date.month()));
        table.link(move |query| ListQuery {
            layout: Some(Layout::Calendar(field.name.to_owned(), month.clone())),
            ..query.first_page()
        })
    };
    let (before, after, now) = (
        to(first.checked_sub_months(chrono::Months::new(1))),
        to(first.checked_add_months(chrono::Months::new(1))),
        to(None),
    );
    let name = move || format!("{} {}", month_name(table.locale.get(), first.month0()), first.year());
    view! {
        <nav class="calendar-head" aria-label=t!(CALENDAR_MONTHS)>
            <a class="button square" href=move || before.get() rel="prev" aria-label=t!(CALENDAR_BEFORE) title=t!(CALENDAR_BEFORE)><Icon name="chevron-left" /></a>
            <h2>{name}</h2>
            <a class="button square" href=move || after.get() rel="next" aria-label=t!(CALENDAR_AFTER) title=t!(CALENDAR_AFTER)><Icon name="chevron-right" /></a>
            <a class="button" href=move || now.get()>{t!(TIME_TODAY)}</a>
        </nav>
    }
    .into_any()
}

fn entry(
    table: Table,
    field: &'static Field,
    may: bool,
    dragged: RwSignal<Option<(Row, i64)>>,
    take: Callback<(Row, i64, NaiveDate, &'static Field)>,
    row: Row,
    at: i64,
) -> AnyView {
    let zone = use_clock().zone();
    let href = untrack(|| table.here.record(table.schema.name, row.id));
    let name = row.cells.first().map_or("", Cell::text).to_owned();
    let title = name.clone();
    let record = row.id.to_string();
    let (held, moved) = (row.clone(), row);
    let day = Time(at).local(&zone).date();
    let pressed = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            "ArrowUp" => -7,
            "ArrowDown" => 7,
            _ => return,
        };
        if may && event.shift_key() {
            event.prevent_default();
            take.run((moved.clone(), at, day + Duration::days(by), field));
        }
    };
    view! {
        <li
            data-id=record
            draggable=may.then_some("true")
            on:dragstart=move |_| dragged.set(Some((held.clone(), at)))
            on:dragend=move |_| dragged.set(None)
            on:keydown=pressed
        >
            <a href=href dir="auto" title=title aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight">{name}</a>
        </li>
    }
    .into_any()
}
