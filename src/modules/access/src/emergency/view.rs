//! Emergency access on a member's page.

use kernel::id::MemberId;
use leptos::prelude::*;
use ui::prelude::*;

use super::api::{grant_emergency, load_emergency};
use super::{AskEmergency, Emergency, State};
use crate::gate::use_runner;

/// Whose account, and how far it has come.
type Found = Option<(MemberId, Emergency)>;

/// What [`EmergencySection`] shows; made at the top of the page. Nothing where the source gives nobody.
pub fn emergency_of(source: impl Fn() -> Option<(String, MemberId, u64)> + Send + Sync + 'static) -> Data<Found> {
    Data::new(source, |asked| async move {
        match asked {
            Some((workspace, member, _)) => load_emergency(workspace, member).await.map(|found| Some((member, found))),
            None => Ok(None),
        }
    })
}

/// Asking for it, granting it, and the code to hand over.
#[component]
pub fn EmergencySection(
    /// Of [`emergency_of`].
    data: Data<Found>,
) -> impl IntoView {
    let code = RwSignal::new(None::<String>);
    let show = move |found: Found| {
        found
            .filter(|(_, found)| found.needed)
            .map(|(member, emergency)| view! { <Content member emergency code data /> })
    };
    view! { <Loaded resource=data rows=1 view=show /> }
}

#[component]
fn Content(member: MemberId, emergency: Emergency, code: RwSignal<Option<String>>, data: Data<Found>) -> impl IntoView {
    let (here, runner, toasts, asked) = (use_here(), use_runner(), use_toasts(), t!(EMERGENCY_ASKED));
    let ask = move |_| runner.say(AskEmergency { member }, asked(), move || data.refetch());
    let grant = move |_| {
        let workspace = here.workspace();
        runner.call(
            move || grant_emergency(workspace.clone(), member),
            move |granted| {
                match granted {
                    Ok(granted) => code.set(Some(granted)),
                    Err(error) => toasts.failed(&error),
                }
                data.refetch();
            },
        );
    };
    let Emergency { state, asked: by, .. } = emergency;
    let who = by
        .map(|(name, time)| view! { <p>{t!(EMERGENCY_ASKED_BY, name = name.as_str())} " " <RelativeTime time /></p> });
    let action = match state {
        State::None => view! { <Button label=t!(EMERGENCY_ASK) icon="life-buoy" on_click=ask /> }.into_any(),
        State::AskedByReader => view! { <p class="hint">{t!(EMERGENCY_WAITS)}</p> }.into_any(),
        State::AskedByOther => {
            view! { <Button label=t!(EMERGENCY_GRANT) icon="key-round" on_click=grant /> }.into_any()
        }
        State::Granted => view! { <p class="hint">{t!(EMERGENCY_GRANTED)}</p> }.into_any(),
    };
    view! {
        <Section title=t!(EMERGENCY_TITLE)>
            <p class="hint">{t!(EMERGENCY_TEXT)}</p>
            {who}
            <div>{action}</div>
            {move || code.get().map(|code| view! {
                <div class="panel" role="status">
                    <p>{t!(EMERGENCY_CODE)}</p>
                    <code class="secret-key">{code}</code>
                </div>
            })}
        </Section>
    }
}
