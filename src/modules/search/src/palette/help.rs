//! `?`: every key there is, in groups.

use access::shell::use_shell;
use leptos::prelude::*;
use ui::i18n::text;
use ui::prelude::*;

use super::Overlays;

#[component]
pub(super) fn Help(overlays: Overlays) -> impl IntoView {
    let shell = use_shell();
    let row = move |keys: &str, about: Key| {
        let locale = use_locale();
        let keys: Vec<String> = keys.split(' ').map(str::to_owned).collect();
        view! {
            <div class="key">
                <dt>{keys.into_iter().map(|key| view! { <kbd>{key}</kbd> " " }).collect_view()}</dt>
                <dd>{move || text(locale.get(), about)}</dd>
            </div>
        }
    };
    let go = move || {
        let may = |place: &&super::Place| place.needs.is_none_or(|needs| shell.with(|shell| shell.may(needs)));
        let places = overlays.places.iter().filter(may).filter_map(|place| Some((place.key?, place.label)));
        places.map(|(key, label)| row(&format!("g {key}"), label)).collect_view()
    };
    view! {
        <Dialog open=overlays.help title=t!(KEYS_TITLE)>
            <div class="keys">
                <section>
                    <h3>{t!(KEYS_EVERYWHERE)}</h3>
                    <dl>
                        {row("Ctrl K", key::PALETTE_TITLE)}
                        {row("⌘ K", key::KEYS_ON_MAC)}
                        {row("/", key::KEYS_SEARCH)}
                        {row("c", key::KEYS_CREATE)}
                        {row("?", key::KEYS_TITLE)}
                        {row("Esc", key::KEYS_CLOSE)}
                    </dl>
                </section>
                <section>
                    <h3>{t!(KEYS_LISTS)}</h3>
                    <dl>
                        {row("j", key::KEYS_NEXT)}
                        {row("k", key::KEYS_PREVIOUS)}
                        {row("o", key::KEYS_OPEN)}
                        {row("x", key::KEYS_TICK)}
                        {row("[", key::KEYS_PAGE_BACK)}
                        {row("]", key::KEYS_PAGE_ON)}
                    </dl>
                </section>
                <section>
                    <h3>{t!(KEYS_GO)}</h3>
                    <dl>{go}</dl>
                </section>
            </div>
        </Dialog>
    }
}
