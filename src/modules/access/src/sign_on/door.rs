//! `/sign-in/sso`: the way to an issuer for somebody who is not signed in, and what they are told who come back in vain.
//! Plain links and a plain form, which work before scripts do.

use kernel::Uuid;
use kernel::query::encode;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::prelude::*;

use super::Refusal;

/// What the page holds when it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOnDoor {
    /// An e-mail address or the name of a workspace in its address, as it was typed.
    pub asked: String,
    pub doors: Vec<Door>,
    /// Where to go afterwards, a path of this site.
    pub next: String,
    /// Why somebody who is back is not in.
    pub refused: Option<Refusal>,
}

/// A workspace that one can sign in to by issuers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    pub name: String,
    /// Id and name.
    pub issuers: Vec<(Uuid, String)>,
}

/// The page.
#[component]
pub fn SignOnPage() -> impl IntoView {
    let state = SharedValue::new(|| use_context::<SignOnDoor>().unwrap_or_default()).into_inner();
    let SignOnDoor { asked, doors, next, refused } = state;
    let password = format!("/sign-in?next={}", encode(&next));
    let content = if doors.is_empty() { ask(asked, next).into_any() } else { offer(doors, next).into_any() };
    view! {
        <TabTitle text=move || tr!(SIGN_ON_TITLE) />
        <main class="sign-in">
            <div class="sign-in-card">
                <header>
                    <img class="brand" src="/favicon.svg" alt="" width="32" height="32" />
                    <h1>{t!(SIGN_ON_TITLE)}</h1>
                </header>
                {refused.map(|refusal| view! { <Refused refusal /> })}
                {content}
                <a href=password rel="external">{t!(SIGN_ON_PASSWORD)}</a>
            </div>
        </main>
    }
}

/// Why somebody who came back from an issuer is not let in.
#[component]
pub fn Refused(refusal: Refusal) -> impl IntoView {
    let locale = use_locale();
    let said = match refusal {
        Refusal::Stale => key::SIGN_ON_STALE,
        Refusal::Denied => key::SIGN_ON_DENIED,
        Refusal::Issuer => key::SIGN_ON_ISSUER,
        Refusal::Unverified => key::SIGN_ON_UNVERIFIED,
        Refusal::Domain => key::SIGN_ON_DOMAIN,
        Refusal::Stranger => key::SIGN_ON_STRANGER,
        Refusal::Invited => key::SIGN_ON_INVITED,
        Refusal::Linked => key::SIGN_ON_LINKED,
        Refusal::Invitation => key::SIGN_ON_INVITATION,
        Refusal::Devices => key::SIGN_ON_DEVICES,
        Refusal::Required => key::SIGN_ON_REQUIRED,
    };
    let (look, icon) = match refusal {
        // An invitation on its way is good news, and another door is none that is closed.
        Refusal::Invited => ("notice", "mail"),
        Refusal::Required => ("notice", "log-in"),
        _ => ("notice error", "circle-alert"),
    };
    view! { <div class=look role="alert"><Icon name=icon /><p>{move || text(locale.get(), said)}</p></div> }
}

/// A link to each issuer.
#[component]
pub fn Issuers(
    issuers: Vec<(Uuid, String)>,
    /// What the links begin with, before the id.
    #[prop(default = "/sign-in/with/".to_owned())]
    from: String,
    /// What they end with.
    #[prop(optional)]
    query: String,
) -> impl IntoView {
    let link = move |(issuer, name): (Uuid, String)| {
        let said = t!(SIGN_ON_WITH, issuer = name.clone());
        view! { <a class="button" href=format!("{from}{issuer}{query}") rel="external"><Icon name="log-in" />{said}</a> }
    };
    view! { <div class="issuers">{issuers.into_iter().map(link).collect_view()}</div> }
}

fn offer(doors: Vec<Door>, next: String) -> impl IntoView {
    let query = format!("?next={}", encode(&next));
    doors
        .into_iter()
        .map(|Door { name, issuers }| {
            let to = t!(SIGN_ON_TO, workspace = name.clone());
            view! { <p class="hint">{to}</p> <Issuers issuers query=query.clone() /> }
        })
        .collect_view()
}

fn ask(asked: String, next: String) -> impl IntoView {
    let locale = use_locale();
    let in_vain = !asked.is_empty();
    let problem = Signal::derive(move || in_vain.then(|| text(locale.get(), key::SIGN_ON_NOWHERE).to_owned()));
    view! {
        <form class="form" method="get" action="/sign-in/sso">
            <input type="hidden" name="next" value=next />
            <TextInput
                name="asked"
                label=t!(SIGN_ON_ASKED)
                hint=t!(SIGN_ON_ASKED_HINT)
                initial=asked
                autocomplete="username"
                error=problem
                max=254
                required=true
            />
            <Button label=t!(SIGN_ON_GO_ON) look=Look::Primary kind="submit" />
        </form>
    }
}

/// Where somebody who has signed out goes on to sign out at their issuer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedOut {
    pub url: String,
    /// Its name.
    pub issuer: String,
}

/// `/sign-out`, for whom the browser takes on to the issuer by itself; the link is for one that does not.
#[component]
pub fn SignedOutPage() -> impl IntoView {
    let SignedOut { url, issuer } = SharedValue::new(|| use_context::<SignedOut>().unwrap_or_default()).into_inner();
    let named = issuer.clone();
    let (said, on) = (t!(SIGN_ON_OUT_TEXT, issuer = issuer.clone()), t!(SIGN_ON_OUT, issuer = named.clone()));
    view! {
        <TabTitle text=move || tr!(SIGN_ON_OUT_TITLE) />
        <main class="sign-in">
            <div class="sign-in-card">
                <header>
                    <img class="brand" src="/favicon.svg" alt="" width="32" height="32" />
                    <h1>{t!(SIGN_ON_OUT_TITLE)}</h1>
                </header>
                <p role="status">{said}</p>
                <a class="button" href=url rel="external">{on}</a>
            </div>
        </main>
    }
}
