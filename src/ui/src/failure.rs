//! What a person reads when something fails: what happened, whose move it is, and the reference to quote.

use crate::button::Button;
use crate::i18n::{Arg, Key, Locale, format, key, text, use_locale};
use crate::icon::Icon;
use crate::page::TabTitle;
use crate::t;
use kernel::error::{Error, Rule};
use leptos::prelude::*;
use std::sync::Arc;

/// Told of every error that a page shows instead of its content, so that the server can answer with its status.
#[derive(Clone)]
pub struct Report(pub Arc<dyn Fn(&Error) + Send + Sync>);

/// The heading of an error.
pub fn error_title(locale: Locale, error: &Error) -> String {
    text(locale, parts(error).1).to_owned()
}

/// One or two sentences about an error.
pub fn error_text(locale: Locale, error: &Error) -> String {
    let arg: (&str, Arg) = match error {
        Error::Forbidden { needs } => ("needs", needs.as_str().into()),
        Error::Network { address } => ("address", address.as_str().into()),
        Error::Invalid(problems) => ("count", problems.len().into()),
        Error::Malformed { parameter } => ("parameter", parameter.as_str().into()),
        Error::TooMany { retry_after } => ("seconds", (*retry_after).into()),
        Error::Internal { reference } => ("reference", reference.as_str().into()),
        _ => ("", "".into()),
    };
    format(locale, parts(error).2, &[arg])
}

/// The sentence beside a field whose value breaks a rule.
pub fn rule_text(locale: Locale, rule: &Rule) -> String {
    let (key, args): (Key, Vec<(&str, Arg)>) = match rule {
        Rule::Required => (key::RULE_REQUIRED, vec![]),
        Rule::TooLong(max) => (key::RULE_TOO_LONG, vec![("max", (*max).into())]),
        Rule::TooShort(min) => (key::RULE_TOO_SHORT, vec![("min", (*min).into())]),
        Rule::Email => (key::RULE_EMAIL, vec![]),
        Rule::TaxId => (key::RULE_TAX_ID, vec![]),
        Rule::Url => (key::RULE_URL, vec![]),
        Rule::Choice => (key::RULE_CHOICE, vec![]),
        Rule::Date => (key::RULE_DATE, vec![]),
        Rule::Number => (key::RULE_NUMBER, vec![]),
        Rule::Taken => (key::RULE_TAKEN, vec![]),
        Rule::Missing => (key::RULE_MISSING, vec![]),
        Rule::TooMany(max) => (key::RULE_TOO_MANY, vec![("max", (*max).into())]),
        Rule::Breached => (key::RULE_BREACHED, vec![]),
        Rule::Weak => (key::RULE_WEAK, vec![]),
        Rule::Credentials => (key::RULE_CREDENTIALS, vec![]),
        Rule::Code => (key::RULE_CODE, vec![]),
        Rule::Passkey => (key::RULE_PASSKEY, vec![]),
        Rule::Phone => (key::RULE_PHONE, vec![]),
        Rule::Template => (key::RULE_TEMPLATE, vec![]),
        Rule::Cron => (key::RULE_CRON, vec![]),
        Rule::Undelivered => (key::RULE_UNDELIVERED, vec![]),
        Rule::Range { min, max } => (key::RULE_RANGE, vec![("min", (*min).into()), ("max", (*max).into())]),
        Rule::Devices(max) => (key::RULE_DEVICES, vec![("max", (*max).into())]),
        Rule::Second => (key::RULE_SECOND, vec![]),
        Rule::State => (key::RULE_STATE, vec![]),
        Rule::Changed => (key::RULE_CHANGED, vec![]),
        Rule::InUse(count) => (key::RULE_IN_USE, vec![("count", (*count).into())]),
        Rule::Relied => (key::RULE_RELIED, vec![]),
        Rule::LastAdmin => (key::RULE_LAST_ADMIN, vec![]),
        Rule::Own => (key::RULE_OWN, vec![]),
        Rule::Undecided(count) => (key::RULE_UNDECIDED, vec![("count", (*count).into())]),
        Rule::Past => (key::RULE_PAST, vec![]),
        Rule::Nobody => (key::RULE_NOBODY, vec![]),
        Rule::Network => (key::RULE_NETWORK, vec![]),
        Rule::LockedOut { address } => (key::RULE_LOCKED_OUT, vec![("address", address.as_str().into())]),
        Rule::Columns { expected, found } => {
            (key::RULE_COLUMNS, vec![("expected", (*expected).into()), ("found", (*found).into())])
        }
        Rule::File(max) => (key::RULE_FILE, vec![("max", (*max).into())]),
    };
    format(locale, key, &args)
}

/// Icon, heading and sentence of each kind.
const fn parts(error: &Error) -> (&'static str, Key, Key) {
    match error {
        Error::SignedOut => ("log-in", key::ERROR_SIGNED_OUT_TITLE, key::ERROR_SIGNED_OUT),
        Error::Forbidden { .. } => ("lock", key::ERROR_FORBIDDEN_TITLE, key::ERROR_FORBIDDEN),
        Error::Looking => ("eye", key::ERROR_LOOKING_TITLE, key::ERROR_LOOKING),
        Error::Unconfirmed => ("key-round", key::ERROR_UNCONFIRMED_TITLE, key::ERROR_UNCONFIRMED),
        Error::Unprotected => ("shield-alert", key::ERROR_UNPROTECTED_TITLE, key::ERROR_UNPROTECTED),
        Error::Network { .. } => ("globe", key::ERROR_NETWORK_TITLE, key::ERROR_NETWORK),
        Error::SingleSignOn => ("log-in", key::ERROR_SINGLE_SIGN_ON_TITLE, key::ERROR_SINGLE_SIGN_ON),
        Error::NotFound => ("search", key::ERROR_NOT_FOUND_TITLE, key::ERROR_NOT_FOUND),
        Error::Conflict { .. } => ("refresh-cw", key::ERROR_CONFLICT_TITLE, key::ERROR_CONFLICT),
        Error::Invalid(_) => ("circle-alert", key::ERROR_INVALID_TITLE, key::ERROR_INVALID),
        Error::Malformed { .. } => ("link", key::ERROR_MALFORMED_TITLE, key::ERROR_MALFORMED),
        Error::TooMany { .. } => ("clock", key::ERROR_TOO_MANY_TITLE, key::ERROR_TOO_MANY),
        Error::Outdated => ("refresh-cw", key::ERROR_OUTDATED_TITLE, key::ERROR_OUTDATED),
        Error::Unavailable => ("triangle-alert", key::ERROR_UNAVAILABLE_TITLE, key::ERROR_UNAVAILABLE),
        Error::Internal { .. } => ("triangle-alert", key::ERROR_INTERNAL_TITLE, key::ERROR_INTERNAL),
    }
}

/// Stands where the content would have been. Tells [`Report`], if there is one.
#[component]
pub fn Failure(
    /// What went wrong.
    error: Error,
    /// Fetches again; without it there is no such button.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
    /// Stands for the whole page: then its heading is the page's, and the tab's.
    #[prop(optional)]
    page: bool,
) -> impl IntoView {
    if let Some(Report(report)) = use_context::<Report>() {
        report(&error);
    }
    let locale = use_locale();
    let again = matches!(error, Error::Unavailable | Error::Internal { .. } | Error::TooMany { .. });
    let (title, said) = (error.clone(), error.clone());
    view! {
        <div class="empty failure" role="alert">
            <Icon name=parts(&error).0 />
            {if page {
                let tab = error.clone();
                view! {
                    <TabTitle text=move || error_title(locale.get(), &tab) />
                    <h1>{move || error_title(locale.get(), &title)}</h1>
                }
                .into_any()
            } else {
                view! { <h2>{move || error_title(locale.get(), &title)}</h2> }.into_any()
            }}
            <p>{move || error_text(locale.get(), &said)}</p>
            {retry.filter(|_| again).map(|retry| view! {
                <Button label=t!(ACTION_RETRY) icon="rotate-cw" on_click=move |_| retry.run(()) />
            })}
        </div>
    }
}

/// The page of an address with a parameter that makes no sense; the answer's status says so, too.
pub fn malformed(parameter: &str) -> AnyView {
    let error = Error::malformed(parameter);
    crate::page::set_status(error.status());
    view! { <Failure error page=true /> }.into_any()
}

/// A file of the program is not there any more: a newer program has others.
#[component]
pub fn Outdated() -> impl IntoView {
    view! {
        <Failure error=Error::Outdated page=true />
        <p class="way-out"><Button label=t!(ACTION_RELOAD) icon="refresh-cw" on_click=|_| _ = window().location().reload() /></p>
    }
}
