//! A table about lines of the file.

use leptos::prelude::*;
use ui::prelude::*;

/// The number of the line, then three columns; `children` are the rows.
#[component]
pub fn ByLine(title: Key, columns: [Key; 3], children: Children) -> impl IntoView {
    let locale = use_locale();
    let title = move || text(locale.get(), title);
    let head = |key: Key| view! { <th scope="col">{move || text(locale.get(), key)}</th> };
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=title>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col" class="num">{t!(IMPORT_REFUSAL_LINE)}</th>
                        {columns.map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
