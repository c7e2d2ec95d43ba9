//! The page a role lands on: live figures with a way into the records behind them, the queue, the chart.

use kernel::metric::{Figure, Series};
use kernel::{Error, Row};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::codec::Json;
use support::tickets::Priority;
use ui::page::{PageHead, use_here, use_live};
use ui::prelude::*;

/// What a home shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Home {
    pub figures: Vec<Figure>,
    /// First rows of the queue: number, title, priority, due.
    pub queue: Vec<Row>,
    /// Query of the whole queue.
    pub queue_query: String,
    /// Tickets a day, and what to draw.
    pub series: Option<(Series, ChartOption)>,
}

/// The reader's home. A role that may not see tickets gets an empty one.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn load_home(workspace: String) -> Result<Home, Error> {
    use support::tickets::{SCHEMA, VIEW, metrics};
    let cx = access::gate::cx(&workspace).await?;
    let Some(read) = cx.read_if(VIEW) else {
        return Ok(Home { figures: Vec::new(), queue: Vec::new(), queue_query: String::new(), series: None });
    };
    let home = crate::roles::home_of(&cx.actor().role);
    // Each by its own permission: what the reader may not see is left out.
    let doors = home.figures.iter().filter_map(|metric| {
        let schema = cx.engine().registry().resource(metric.resource).ok()?.schema;
        Some((*metric, cx.read_if(schema.view())?))
    });
    let figures = doors.map(|(metric, read)| async move { read.figure(metric).await });
    let figures = futures::future::try_join_all(figures);
    let pairs: Vec<(String, String)> = home
        .queue
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let query = kernel::ListQuery::parse(&SCHEMA, &pairs)?;
    let queue_query = query.address();
    let query = kernel::ListQuery {
        limit: Some(8),
        columns: ["number", "title", "priority", "due_at"].map(str::to_owned).to_vec(),
        counting: kernel::Counting::None,
        ..query
    };
    let series = metrics::created_per_day(&read, 30);
    let (figures, queue, series) = futures::try_join!(figures, read.list("tickets", &query), series)?;
    let chart = crate::chart::per_day(&series, access::gate::caller()?.locale).into();
    Ok(Home { figures, queue: queue.rows, queue_query, series: Some((series, chart)) })
}

/// `/{workspace}`
#[component]
pub fn HomePage() -> impl IntoView {
    let (here, live, locale) = (use_here(), use_live("tickets", None), use_locale());
    // The chart's labels come from the server in the reader's language.
    let data = Data::new(move || (here.workspace(), live.get(), locale.get()), |(workspace, ..)| load_home(workspace));
    let shell = access::shell::use_shell();
    let name = move || shell.with(|shell| shell.user.split(' ').next().unwrap_or_default().to_owned());
    view! {
        <PageHead title=move || tr!(HOME_GREETING, name = name()) />
        <div class="page-body">
            <Loaded resource=data view=|home: Home| view! { <Content home /> } />
        </div>
    }
}

#[component]
fn Content(home: Home) -> impl IntoView {
    if home.figures.is_empty() {
        return view! { <EmptyState icon="layout-dashboard" title=t!(SHELL_HOME) text=t!(HOME_NOTHING) /> }.into_any();
    }
    let figures = home.figures.into_iter().map(|figure| view! { <FigureCard figure /> }).collect_view();
    let chart = home.series.map(|(series, option)| view! { <PerDay series option /> });
    view! {
        <div class="dashboard two">
            <div class="figures">{figures}</div>
            <Queue rows=home.queue query=home.queue_query />
            {chart}
        </div>
    }
    .into_any()
}

/// A number, how it compares, and a link to exactly the records it counts.
#[component]
fn FigureCard(figure: Figure) -> impl IntoView {
    let (here, locale) = (use_here(), use_locale());
    let Figure { metric, resource, value, before, query } = figure;
    let key = Key::find(&format!("metric-{}", metric.replace('_', "-")));
    let label = move || key.map_or("", |key| text(locale.get(), key));
    let compared = move || {
        before.map(|before| match value - before {
            0 => tr!(HOME_COMPARED_SAME),
            more if more > 0 => tr!(HOME_COMPARED_MORE, count = more),
            less => tr!(HOME_COMPARED_LESS, count = -less),
        })
    };
    view! {
        <a class="figure" href=move || here.list(&resource, &query)>
            <span class="figure-label">{label}</span>
            <span class="figure-value">{move || format::number(locale.get(), value)}</span>
            <span class="figure-note">{compared}</span>
        </a>
    }
}

#[component]
fn Queue(rows: Vec<Row>, query: String) -> impl IntoView {
    let here = use_here();
    let empty = rows.is_empty();
    let lines = rows.into_iter().map(|row| {
        let [number, title, priority, due] = [0, 1, 2, 3].map(|place| row.cells.get(place).cloned());
        let number = number.and_then(|cell| cell.int()).unwrap_or_default();
        let due = due.and_then(|cell| cell.int()).map(kernel::Time);
        let title = title.map(|cell| cell.text().to_owned()).unwrap_or_default();
        let priority = priority.and_then(|cell| Priority::CHOICES.iter().find(|choice| choice.name == cell.text()));
        let id = row.id;
        view! {
            <li class="queue-line">
                <span class="record-number">{format!("#{number}")}</span>
                <a class="truncate" dir="auto" href=move || here.link(&format!("/tickets/{id}"))>{title}</a>
                {priority.map(|value| view! { <ChoiceBadge resource="tickets" field="priority" value /> })}
                {due.map(|time| view! { <Due time /> })}
            </li>
        }
    });
    view! {
        <section class="section">
            <header>
                <h2>{t!(HOME_QUEUE)}</h2>
                <a href=move || here.link(&format!("/tickets{query}"))>{t!(HOME_QUEUE_ALL)}</a>
            </header>
            {if empty {
                view! { <p class="hint">{t!(HOME_QUEUE_EMPTY)}</p> }.into_any()
            } else {
                view! { <ul class="queue">{lines.collect_view()}</ul> }.into_any()
            }}
        </section>
    }
}

#[component]
fn PerDay(series: Series, option: ChartOption) -> impl IntoView {
    let locale = use_locale();
    let table = Signal::derive(move || ChartTable {
        head: vec![tr!(HOME_CHART_DAY), tr!(HOME_CHART_COUNT)],
        rows: series
            .points
            .iter()
            .map(|(day, count)| vec![short_day(locale.get(), day), format::number(locale.get(), *count)])
            .collect(),
    });
    view! { <ChartView title=t!(HOME_CHART) option=Signal::stored(option) table /> }
}

/// `2026-11-21` as the reader writes a day of this year: `Nov 21`.
pub(crate) fn short_day(locale: Locale, date: &str) -> String {
    let zone = kernel::Zone::utc();
    format::parse_input(&zone, date).map_or_else(|| date.to_owned(), |time| format::day(locale, &zone, time))
}
