//! The reader's language: every text of the program, and the macros that pages say them with.
//!
//! Texts live in `text/{language}/*.ftl`; `build.rs` turns them into static tables. To add one, write it in all three
//! languages; it is then `key::ITS_NAME`. In a component, `t!(TICKETS_TITLE)` is a closure that follows the locale and
//! `tr!(TICKETS_TITLE)` is the text of this moment; both take arguments, `t!(LIST_ROWS, count = total.get())`.
//! Take closures in a component's body: in an event and after an `await` the locale's context is gone.

#[cfg(target_arch = "wasm32")]
pub mod fetched;
mod locale;
mod pattern;

pub use locale::Locale;
pub use pattern::Arg;

use leptos::prelude::*;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The name of a text. Constants are in [`key`]; names that are data are looked up with [`Key::find`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key(u16);

impl Key {
    /// The text named `name`, such as `tickets-status-open`.
    pub fn find(name: &str) -> Option<Self> {
        NAMES.binary_search(&name).ok().and_then(|index| u16::try_from(index).ok()).map(Self)
    }

    /// Its name in the files.
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

/// The text that says what somebody did with a command; not every command has one.
pub fn deed(command: &str) -> Option<Key> {
    let name = command.replace(['.', '_'], "-");
    // `step-` stands alone, `did-` may want what it was done to behind it.
    Key::find(&format!("step-{name}")).or_else(|| Key::find(&format!("did-{name}")))
}

/// How many texts there are.
pub fn texts() -> usize {
    NAMES.len()
}

/// A text without variables.
pub fn text(locale: Locale, key: Key) -> &'static str {
    table(locale).get(usize::from(key.0)).copied().unwrap_or_default()
}

#[cfg(not(target_arch = "wasm32"))]
fn table(locale: Locale) -> &'static [&'static str] {
    TEXT.get(locale as usize).copied().unwrap_or_default()
}

#[cfg(target_arch = "wasm32")]
fn table(locale: Locale) -> &'static [&'static str] {
    fetched::table(locale)
}

/// What stands between two texts of a file.
const BETWEEN: char = '\0';

/// Every text of a language in the order of their names, as browsers fetch them.
#[cfg(not(target_arch = "wasm32"))]
pub fn file(locale: Locale) -> String {
    table(locale).join(&String::from(BETWEEN))
}

/// A text with its variables filled in; numbers are written, and plurals chosen, as the locale does.
pub fn format(locale: Locale, key: Key, args: &[(&str, Arg)]) -> String {
    pattern::fill(locale, text(locale, key), args)
}

/// What a field of a resource is called: `tickets-field-due-at` for `("tickets", "due_at")`, else the bare name.
pub fn label(locale: Locale, resource: &str, field: &str) -> String {
    named(locale, &format!("{resource}-field-{field}"), field)
}

/// What a value of a choice field is called: `tickets-status-on-hold`, else the bare value.
pub fn choice(locale: Locale, resource: &str, field: &str, value: &str) -> String {
    named(locale, &format!("{resource}-{field}-{value}"), value)
}

/// The text of a resource, such as `tickets-title` for `("tickets", "title")`, else the resource's name.
pub fn of_resource(locale: Locale, resource: &str, what: &str) -> String {
    named(locale, &format!("{resource}-{what}"), resource)
}

fn named(locale: Locale, name: &str, otherwise: &str) -> String {
    match Key::find(&name.replace('_', "-")) {
        Some(key) => text(locale, key).to_owned(),
        None => otherwise.replace('_', " "),
    }
}

/// Says which signal holds the reader's locale, for every component below.
pub fn provide_locale(locale: RwSignal<Locale>) {
    provide_context(locale);
}

/// The reader's locale; English where nobody said.
pub fn use_locale() -> Signal<Locale> {
    use_context::<RwSignal<Locale>>().map_or_else(|| Signal::stored(Locale::En), Into::into)
}

/// What changes the reader's locale at once and remembers it in a cookie for the next request. Take it in a component's
/// body; the function it gives may be called from an event.
pub fn use_set_locale() -> impl Fn(Locale) + Copy + Send + Sync + 'static {
    let signal = use_context::<RwSignal<Locale>>();
    move |locale: Locale| {
        crate::cookie::set("locale", locale.code());
        #[cfg(target_arch = "wasm32")]
        if !fetched::is_here(locale) {
            leptos::task::spawn_local(async move {
                if fetched::fetch(locale).await {
                    show(signal, locale);
                } else {
                    // The server says it in that language, now that the cookie is there.
                    let _ = window().location().reload();
                }
            });
            return;
        }
        show(signal, locale);
    }
}

fn show(signal: Option<RwSignal<Locale>>, locale: Locale) {
    if let Some(signal) = signal {
        signal.set(locale);
    }
    crate::theme::set_root("lang", locale.code());
}

/// A closure that gives the text in the reader's present locale: `t!(ACTION_SAVE)`, `t!(LIST_ROWS, count = n.get())`.
#[macro_export]
macro_rules! t {
    ($key:ident) => {{
        let locale = $crate::i18n::use_locale();
        move || $crate::i18n::text(::leptos::prelude::Get::get(&locale), $crate::i18n::key::$key).to_owned()
    }};
    ($key:ident, $($name:ident = $value:expr),+ $(,)?) => {{
        let locale = $crate::i18n::use_locale();
        move || $crate::i18n::format(
            ::leptos::prelude::Get::get(&locale),
            $crate::i18n::key::$key,
            &[$((stringify!($name), $crate::i18n::Arg::from($value))),+],
        )
    }};
}

/// The text in the reader's locale of this moment, as a `String`; tracks the locale when called in a closure.
#[macro_export]
macro_rules! tr {
    ($($say:tt)+) => { ($crate::t!($($say)+))() };
}

#[cfg(test)]
mod tests;
