//! A customer's properties, at the right of its page.

use kernel::choice::Choice;
use kernel::tax_id;
use leptos::html;
use leptos::prelude::*;
use ui::i18n;
use ui::prelude::*;

use super::{CustomerDetail, CustomerStatus, Tier};

#[component]
pub(super) fn Properties(detail: CustomerDetail) -> impl IntoView {
    let CustomerDetail { fields, owner_name, created_at, updated_at, archived_at, .. } = detail;
    let node = NodeRef::<html::Details>::new();
    Effect::new(move || {
        // On a narrow screen the properties are folded at first.
        let narrow = window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < 768.0);
        if let (true, Some(details)) = (narrow, node.get()) {
            details.set_open(false);
        }
    });
    let text = |text: String| {
        if text.is_empty() { unset().into_any() } else { view! { <span dir="auto">{text}</span> }.into_any() }
    };
    let mail = if fields.email.is_empty() {
        unset().into_any()
    } else {
        view! { <a href=format!("mailto:{}", fields.email)>{fields.email.clone()}</a> }.into_any()
    };
    let owner = match owner_name {
        Some(name) => view! { <span class="person"><Avatar name=name.clone() /><span>{name}</span></span> }.into_any(),
        None => view! { <span class="hint">{t!(CUSTOMERS_NO_OWNER)}</span> }.into_any(),
    };
    let tags = if fields.tags.is_empty() {
        unset().into_any()
    } else {
        let tags = fields.tags.into_iter().map(|label| view! { <Tag label /> }).collect_view();
        view! { <span class="tags">{tags}</span> }.into_any()
    };
    view! {
        <details class="properties" open node_ref=node>
            <summary>{t!(PROPERTIES)}<Icon name="chevron-down" /></summary>
            <h2>{t!(PROPERTIES)}</h2>
            <dl class="property-list">
                <Property label=t!(CUSTOMERS_FIELD_STATUS)>{value("status", CustomerStatus::CHOICES, fields.status.rank())}</Property>
                <Property label=t!(CUSTOMERS_FIELD_TIER)>{value("tier", Tier::CHOICES, fields.tier.rank())}</Property>
                <Property label=t!(CUSTOMERS_FIELD_OWNER)>{owner}</Property>
                <Property label=t!(CUSTOMERS_FIELD_EMAIL)>{mail}</Property>
                <Property label=t!(CUSTOMERS_FIELD_TAX_ID)>{text(tax_id::display(&fields.tax_id))}</Property>
                <Property label=t!(CUSTOMERS_FIELD_REGION)>{text(fields.region)}</Property>
                <Property label=t!(CUSTOMERS_FIELD_TAGS)>{tags}</Property>
                <Property label=t!(CUSTOMERS_FIELD_CREATED_AT)><Day time=created_at /></Property>
                <Property label=t!(CUSTOMERS_FIELD_UPDATED_AT)><RelativeTime time=updated_at /></Property>
                {archived_at.map(|time| view! { <Property label=t!(CUSTOMERS_FIELD_ARCHIVED_AT)><Day time /></Property> })}
            </dl>
        </details>
    }
}

fn unset() -> impl IntoView {
    view! { <span class="hint">{t!(NO_VALUE)}</span> }
}

/// A value of a closed set, from its stored number.
pub(super) fn value(field: &'static str, choices: &'static [Choice], rank: i64) -> Option<impl IntoView> {
    let (locale, choice) = (use_locale(), choices.iter().find(|choice| choice.rank == rank)?);
    let label = move || i18n::choice(locale.get(), "customers", field, choice.name);
    Some(view! { <Badge tone=choice.tone icon=choice.icon label /> })
}
