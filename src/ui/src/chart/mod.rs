//! Charts: typed `charming` options, drawn by a self-hosted `ECharts` that is fetched once, and only where a chart is.
//! The numbers stand beneath as a table, for print, for readers that do not see, and for pages without scripts.

#[cfg(feature = "hydrate")]
mod canvas;

use crate::t;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use serde::{Deserialize, Serialize};

/// What `ECharts` is given: the JSON of a `charming::Chart`, made on the server; the browser does without that crate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChartOption(pub String);

#[cfg(feature = "ssr")]
impl From<charming::Chart> for ChartOption {
    fn from(chart: charming::Chart) -> Self {
        Self(serde_json::to_string(&chart).unwrap_or_default())
    }
}

/// The same numbers as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartTable {
    /// Names of the columns.
    pub head: Vec<String>,
    /// Cells, already written in the reader's locale; the first of each row names it.
    pub rows: Vec<Vec<String>>,
}

/// A chart with its numbers.
#[component]
pub fn ChartView(
    /// The one message of the chart.
    #[prop(into)]
    title: TextProp,
    /// What to draw.
    #[prop(into)]
    option: Signal<ChartOption>,
    /// The numbers.
    #[prop(into)]
    table: Signal<ChartTable>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    #[cfg(feature = "hydrate")]
    canvas::draw(node, option);
    #[cfg(not(feature = "hydrate"))]
    let _ = option;
    let (label, numbers) = (title.clone(), title.clone());
    let head = move || {
        let column = |(index, name): (usize, String)| view! { <th scope="col" class:num=index != 0>{name}</th> };
        table.get().head.into_iter().enumerate().map(column).collect_view()
    };
    let rows = move || {
        let row = |cells: Vec<String>| {
            let mut cells = cells.into_iter();
            let name = cells.next();
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    {cells.map(|cell| view! { <td class="num">{cell}</td> }).collect_view()}
                </tr>
            }
        };
        table.get().rows.into_iter().map(row).collect_view()
    };
    view! {
        <figure class="chart">
            <figcaption>{move || title.get()}</figcaption>
            <div class="chart-canvas" node_ref=node role="img" aria-label=move || label.get()></div>
            // A box to tick instead of `<details>`: the style sheet shows the numbers without scripts and in print.
            <div class="chart-numbers">
                <label class="needs-scripts"><input type="checkbox" /><span>{t!(CHART_TABLE)}</span></label>
                <div class="table-wrap" tabindex="0" role="region" aria-label=move || numbers.get()>
                    <table class="table fixed">
                        <thead><tr>{head}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </div>
        </figure>
    }
}
