//! Small marks: the value of a choice field, a tag, a person. Colour never stands alone; an icon and a word say the
//! same.

use crate::i18n::{choice, use_locale};
use crate::icon::Icon;
use kernel::choice::{Choice, Tone};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// The class of a tone in the style sheet.
pub const fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "badge neutral",
        Tone::Blue => "badge blue",
        Tone::Green => "badge green",
        Tone::Amber => "badge amber",
        Tone::Red => "badge red",
    }
}

/// An icon and a word in a tone.
#[component]
pub fn Badge(
    /// What it feels like.
    tone: Tone,
    /// A name of the sprite.
    icon: &'static str,
    /// The word.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    view! {
        <span class=tone_class(tone)>
            <Icon name=icon />
            <span>{move || label.get()}</span>
        </span>
    }
}

/// The value of a choice field, named in the reader's language: the field `status` of `tickets` with `on_hold` reads
/// the text `tickets-status-on-hold`.
#[component]
pub fn ChoiceBadge(
    /// Name of the resource.
    resource: &'static str,
    /// Name of the field.
    field: &'static str,
    /// Its value.
    value: &'static Choice,
) -> impl IntoView {
    let locale = use_locale();
    let label = move || choice(locale.get(), resource, field, value.name);
    view! { <Badge tone=value.tone icon=value.icon label /> }
}

/// A tag that staff gave.
#[component]
pub fn Tag(
    /// The tag.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    view! { <span class="tag">{move || label.get()}</span> }
}

/// The initials of a person on a colour of their own. The name stands beside it.
#[component]
pub fn Avatar(
    /// The person's name.
    #[prop(into)]
    name: TextProp,
) -> impl IntoView {
    let class = {
        let name = name.clone();
        move || format!("avatar hue-{}", hue(&name.get()))
    };
    view! {
        <span class=class aria-hidden="true">
            {move || initials(&name.get())}
        </span>
    }
}

/// First letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// The same name has the same colour everywhere.
fn hue(name: &str) -> u32 {
    name.chars().fold(0_u32, |sum, c| sum.wrapping_mul(31).wrapping_add(u32::from(c))) % 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_any_name() {
        assert_eq!(initials("Ana Maria Souza"), "AS");
        assert_eq!(initials("élodie"), "É");
        assert_eq!(initials("  (Bot) "), "B");
        assert_eq!(initials(""), "");
        assert!(hue("Ana") < 6);
    }
}
