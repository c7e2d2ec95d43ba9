//! `/invitation/{token}`: who invites to what, and the form that accepts. A plain form, which works before scripts do.

use kernel::{Error, Rule};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::prelude::*;

use crate::members::Notices;
use crate::sign_on::Refusal;
use crate::sign_on::door::{Issuers, Refused};
use crate::strength::field::NewPassword;

/// What the page holds when it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// What the link carries.
    pub token: String,
    pub standing: Standing,
    /// What was typed before.
    pub name: Option<String>,
    pub locale: Option<String>,
    pub terms: bool,
    /// Which mails they want.
    pub notices: Notices,
    /// Why the last try failed.
    pub error: Option<Error>,
    /// Why they are back from an issuer and not in.
    pub refused: Option<Refusal>,
}

impl Door {
    /// As it is opened first.
    pub fn of(token: &str, standing: Standing) -> Self {
        Self { token: token.to_owned(), standing, ..Self::default() }
    }
}

/// How the link and its reader stand. Only who has a link that was once good learns what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// No such link, or a newer one has been sent.
    #[default]
    Wrong,
    Used,
    Revoked,
    Expired,
    /// Somebody new.
    New(Invited),
    /// The address signs in already, and nobody is signed in.
    SignIn(Invited),
    /// Whoever is signed in is the one who was invited.
    Join(Invited),
    /// Somebody else is signed in, with this address.
    Other(Invited, String),
}

/// Who is invited by whom to what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    pub name: String,
    pub email: String,
    pub workspace: String,
    pub slug: String,
    pub accent: String,
    pub role: String,
    pub inviter: Option<String>,
    pub locale: String,
    /// The workspace's terms: number, 0 for none, and text.
    pub terms: (i64, String),
    /// Id and name of the issuers by which a new person may accept.
    pub issuers: Vec<(kernel::Uuid, String)>,
    /// They are the only way in.
    pub sign_on_only: bool,
}

/// The page.
#[component]
pub fn InvitationDoor() -> impl IntoView {
    let door = SharedValue::new(|| use_context::<Door>().unwrap_or_default()).into_inner();
    let refused = door.refused;
    let content = match door.standing.clone() {
        Standing::Wrong => closed(key::INVITATION_WRONG),
        Standing::Used => closed(key::INVITATION_USED),
        Standing::Revoked => closed(key::INVITATION_REVOKED),
        Standing::Expired => closed(key::INVITATION_EXPIRED),
        Standing::New(invited) => view! { <Greeting invited=invited.clone() /> <NewPerson door invited /> }.into_any(),
        Standing::SignIn(invited) => {
            let next = format!("/sign-in?next=%2Finvitation%2F{}", door.token);
            let email = invited.email.clone();
            let known = t!(INVITATION_KNOWN, email = email.clone());
            view! {
                <Greeting invited />
                <p>{known}</p>
                <a class="button primary" href=next rel="external">{t!(INVITATION_SIGN_IN)}</a>
            }
            .into_any()
        }
        Standing::Join(invited) => {
            let email = invited.email.clone();
            let as_whom = t!(INVITATION_AS, email = email.clone());
            let terms = view! { <TermsText terms=invited.terms.clone() /> };
            view! {
                <Greeting invited />
                <p>{as_whom}</p>
                <Refusal error=door.error />
                <form class="form" method="post" action=format!("/invitation/{}", door.token)>
                    {terms}
                    <Button label=t!(INVITATION_JOIN) look=Look::Primary kind="submit" />
                </form>
            }
            .into_any()
        }
        Standing::Other(invited, reader) => {
            let email = invited.email.clone();
            let other = t!(INVITATION_OTHER, email = email.clone(), reader = reader.clone());
            view! {
                <Greeting invited />
                <p>{other}</p>
                <form method="post" action="/sign-out">
                    <Button label=t!(ACTION_SIGN_OUT) icon="log-out" kind="submit" />
                </form>
            }
            .into_any()
        }
    };
    view! {
        <TabTitle text=move || tr!(INVITATION_TITLE) />
        <main class="sign-in">
            <div class="sign-in-card">
                <header>
                    <img class="brand" src="/favicon.svg" alt="" width="32" height="32" />
                    <h1>{t!(INVITATION_TITLE)}</h1>
                </header>
                {refused.map(|refusal| view! { <Refused refusal /> })}
                {content}
            </div>
        </main>
    }
}

/// A link that opens nothing, and why.
fn closed(why: Key) -> AnyView {
    let locale = use_locale();
    view! {
        <p role="status">{move || text(locale.get(), why)}</p>
        <a class="button" href="/sign-in" rel="external">{t!(ACTION_SIGN_IN)}</a>
    }
    .into_any()
}

#[component]
fn Greeting(invited: Invited) -> impl IntoView {
    let Invited { workspace, role, inviter, .. } = invited;
    if let Some(inviter) = inviter {
        let said = t!(INVITATION_BY, inviter = inviter.clone(), workspace = workspace.clone(), role = role.clone());
        view! { <p>{said}</p> }.into_any()
    } else {
        let said = t!(INVITATION_TO, workspace = workspace.clone(), role = role.clone());
        view! { <p>{said}</p> }.into_any()
    }
}

/// What no field can say.
#[component]
fn Refusal(error: Option<Error>) -> impl IntoView {
    let locale = use_locale();
    error.map(|error| {
        let said = move || match error.of_field("invitation") {
            Some(_) => tr!(INVITATION_WRONG),
            None => error_text(locale.get(), &error),
        };
        view! { <div class="notice error" role="alert"><Icon name="circle-alert" /><p>{said}</p></div> }
    })
}

#[component]
fn NewPerson(door: Door, invited: Invited) -> impl IntoView {
    focus_refused();
    let locale = use_locale();
    let error = door.error.clone();
    let problem = move |field: &'static str| {
        let error = error.clone();
        Signal::derive(move || {
            error.as_ref().and_then(|error| error.of_field(field)).map(|rule| match (field, rule) {
                ("terms", Rule::Required) => tr!(INVITATION_TERMS_NEEDED),
                ("terms", Rule::State) => tr!(INVITATION_TERMS_CHANGED),
                (_, rule) => rule_text(locale.get(), rule),
            })
        })
    };
    let other =
        door.error.filter(|error| !matches!(error, Error::Invalid(_)) || error.of_field("invitation").is_some());
    let languages: Vec<(String, String)> =
        Locale::ALL.iter().map(|locale| (locale.code().to_owned(), locale.name().to_owned())).collect();
    let chosen = door.locale.unwrap_or_else(|| invited.locale.clone());
    let name = RwSignal::new(door.name.unwrap_or_else(|| invited.name.clone()));
    let email = invited.email.clone();
    let about = Signal::derive(move || vec![name.get(), email.clone()]);
    let terms = problem("terms");
    let workspace = invited.workspace.clone();
    let agreed = t!(INVITATION_TERMS, workspace = workspace.clone());
    let by_issuer = (!invited.issuers.is_empty()).then(|| {
        let (issuers, from) = (invited.issuers.clone(), format!("/invitation/{}/with/", door.token));
        let query = format!("?terms={}", invited.terms.0);
        let said = t!(SIGN_ON_ACCEPT, workspace = invited.workspace.clone());
        view! { <Issuers issuers from query /> <p class="hint">{said}</p> }
    });
    if invited.sign_on_only {
        return view! {
            <Refusal error=other />
            {by_issuer}
            <TermsText terms=invited.terms.clone() />
        }
        .into_any();
    }
    let or = by_issuer.is_some().then(|| view! { <p class="or">{t!(SIGN_ON_OR_PASSWORD)}</p> });
    view! {
        {by_issuer}
        {or}
        <Refusal error=other />
        <form class="form" method="post" action=format!("/invitation/{}", door.token) novalidate>
            // Password managers keep the password with the address.
            <input type="hidden" name="username" autocomplete="username" value=invited.email.clone() />
            <p class="hint">{invited.email}</p>
            <TextInput name="name" label=t!(INVITATION_NAME) value=name autocomplete="name" required=true max=200 error=problem("name") />
            <NewPassword about error=problem("password") />
            <Select name="locale" label=t!(LANGUAGE) options=Signal::stored(languages) initial=chosen />
            <fieldset class="checks">
                <legend>{t!(PROFILE_NOTICES)}</legend>
                <Check name="role_changed" label=t!(PROFILE_NOTICE_ROLE) initial=door.notices.role_changed />
                <Check name="joined" label=t!(PROFILE_NOTICE_JOINED) initial=door.notices.joined />
                <p class="hint">{t!(PROFILE_NOTICES_HINT)}</p>
            </fieldset>
            <TermsText terms=invited.terms.clone() />
            <div class="checks">
                <Check name="terms" label=agreed initial=door.terms error=terms />
            </div>
            <Button label=t!(INVITATION_ACCEPT) look=Look::Primary kind="submit" />
        </form>
    }
    .into_any()
}

/// The text that is accepted, folded, and its number, which the form sends: nobody accepts what they were not shown.
#[component]
fn TermsText(terms: (i64, String)) -> impl IntoView {
    let (number, body) = terms;
    let text = (!body.is_empty()).then(|| {
        view! {
            <details class="more-access">
                <summary><span>{t!(INVITATION_READ_TERMS, number = number)}</span> <Icon name="chevron-down" /></summary>
                <div class="terms" tabindex="0">{body}</div>
            </details>
        }
    });
    view! { <input type="hidden" name="terms_number" value=number /> {text} }
}
