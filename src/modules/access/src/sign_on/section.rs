//! *Single sign-on* on the page of one's own sign-in security.

use kernel::{Error, Uuid};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::prelude::*;

use super::api::{link_identity, load_identities, unlink_identity};
use super::door::Refused;
use super::{Identities, Identity, Refusal};
use crate::gate::use_runner;

/// One's identities, and the issuers of the workspace to link another at. Nothing where there is neither.
#[component]
pub fn IdentitiesSection() -> impl IntoView {
    let here = use_here();
    let data = Data::new(move || here.workspace(), load_identities);
    let refused =
        use_query_map().with_untracked(|query| query.get("refused").and_then(|name| Refusal::from_name(&name)));
    let refresh = Callback::new(move |()| data.refetch());
    let show = move |identities: Identities| view! { <Content identities refused refresh /> };
    view! { <Loaded resource=data rows=1 view=show /> }
}

#[component]
fn Content(identities: Identities, refused: Option<Refusal>, refresh: Callback<()>) -> impl IntoView {
    let Identities { linked, others, elsewhere } = identities;
    if linked.is_empty() && others.is_empty() {
        return ().into_any();
    }
    let (here, runner, toasts, unlinked, alone) =
        (use_here(), use_runner(), use_toasts(), t!(IDENTITIES_UNLINKED), t!(IDENTITIES_ALONE));
    let everywhere = RwSignal::new(false);
    let unlink = Callback::new(move |identity: Uuid| {
        let workspace = here.workspace();
        let (unlinked, alone) = (unlinked(), alone());
        runner.call(
            move || unlink_identity(workspace.clone(), identity),
            move |answer: Result<(), Error>| {
                match answer {
                    Ok(()) => toasts.success(unlinked),
                    Err(error) if error.of_field("identity").is_some() => toasts.error(alone),
                    Err(error) => toasts.failed(&error),
                }
                refresh.run(());
            },
        );
    });
    let link = move |issuer: Uuid| {
        let (workspace, everywhere) = (here.workspace(), everywhere.get_untracked());
        runner.call(
            move || link_identity(workspace.clone(), issuer, everywhere),
            move |answer| match answer {
                Ok(address) => {
                    let _ = window().location().set_href(&address);
                }
                Err(error) => toasts.failed(&error),
            },
        );
    };
    let known = linked.into_iter().map(|identity| view! { <Line identity unlink /> }).collect_view();
    let offered = others.into_iter().map(|(issuer, name)| {
        let label = t!(IDENTITIES_LINK, issuer = name.clone());
        view! { <Button label icon="link" on_click=move |_| link(issuer) /> }
    });
    let offered = offered.collect_view();
    view! {
        <Section title=t!(IDENTITIES_TITLE)>
            {refused.map(|refusal| view! { <Refused refusal /> })}
            <p class="hint">{t!(IDENTITIES_TEXT)}</p>
            <ul class="devices">{known}</ul>
            {(elsewhere && !offered.is_empty()).then(|| view! {
                <div class="checks">
                    <Check name="everywhere" label=t!(IDENTITIES_EVERYWHERE) value=everywhere />
                    <p class="hint">{t!(IDENTITIES_EVERYWHERE_HINT)}</p>
                </div>
            })}
            <div class="form-actions start">{offered}</div>
        </Section>
    }
    .into_any()
}

#[component]
fn Line(identity: Identity, unlink: Callback<Uuid>) -> impl IntoView {
    let Identity { id, issuer, workspace, email, everywhere, since, used } = identity;
    let named = issuer.clone();
    let label = t!(IDENTITIES_UNLINK_ONE, issuer = named.clone());
    let reaches = if everywhere {
        t!(IDENTITIES_REACHES_ALL).into_any()
    } else {
        t!(IDENTITIES_REACHES, workspace = workspace.clone()).into_any()
    };
    view! {
        <li class="device">
            <Icon name="log-in" />
            <div>
                <strong>{issuer}</strong> " " {email}
                <p class="hint">
                    {reaches} " · " {t!(IDENTITIES_SINCE)} " " <Day time=since /> " · " {t!(FACTORS_USED)} " " <RelativeTime time=used />
                </p>
            </div>
            <Button label=t!(IDENTITIES_UNLINK) attr:aria-label=label on_click=move |_| unlink.run(id) />
        </li>
    }
}
