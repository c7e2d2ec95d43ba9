//! Asking again who is there. A command that wants it is refused with `Unconfirmed`; its runner has this dialog ask for
//! the password, a code or a passkey, and then runs it again. Nothing that was typed is lost.

use futures::channel::oneshot;
use kernel::Error;
use kernel::query::encode;
use leptos::prelude::*;
use ui::prelude::*;

use super::api::confirm;
use crate::passkeys::Answer;
use crate::passkeys::api::begin_passkey_confirm;
use crate::passkeys::browser::{Stopped, get};
use crate::passkeys::sign_in::words;
use crate::shell::Shell;

/// Where runners have somebody asked.
#[derive(Clone, Copy)]
pub struct Asker {
    open: RwSignal<bool>,
    waiting: StoredValue<Vec<oneshot::Sender<bool>>>,
}

/// Makes [`use_asker`] work below. Once, in the frame, with a [`ConfirmDialog`].
pub fn provide_asker() -> Asker {
    let asker = Asker { open: RwSignal::new(false), waiting: StoredValue::new(Vec::new()) };
    provide_context(asker);
    asker
}

/// Where to have somebody asked; nowhere outside of the frame.
pub fn use_asker() -> Option<Asker> {
    use_context()
}

impl Asker {
    /// Asks, and gives whether the answer was right; not when the dialog was closed.
    pub async fn ask(self) -> bool {
        let (tell, told) = oneshot::channel();
        self.waiting.try_update_value(|waiting| waiting.push(tell));
        self.open.try_set(true);
        told.await.unwrap_or(false)
    }

    fn answer(self, right: bool) {
        for tell in self.waiting.try_update_value(std::mem::take).unwrap_or_default() {
            // Whoever asked may be gone.
            let _ = tell.send(right);
        }
        self.open.try_set(false);
    }
}

/// The dialog. Once a page, in the frame.
#[component]
pub fn ConfirmDialog(asker: Asker) -> impl IntoView {
    let here = use_here();
    Effect::new(move |before: Option<bool>| {
        let open = asker.open.get();
        if before == Some(true) && !open {
            asker.answer(false);
        }
        open
    });
    view! {
        <Dialog open=asker.open title=t!(CONFIRM_TITLE)>
            {move || view! { <Question asker workspace=here.workspace() /> }}
        </Dialog>
    }
}

#[component]
fn Question(asker: Asker, workspace: String) -> impl IntoView {
    let here = use_here();
    let answer = RwSignal::new(String::new());
    let send = Action::new(move |answer: &String| confirm(workspace.clone(), answer.clone()));
    let failed = Memo::new(move |_| send.value().get().and_then(Result::err));
    Effect::new(move || {
        if send.value().with(|value| matches!(value, Some(Ok(())))) {
            asker.answer(true);
        }
    });
    let wrong = t!(CONFIRM_WRONG);
    let problem =
        Signal::derive(move || failed.get().filter(|error| error.of_field("answer").is_some()).map(|_| wrong()));
    let refused = RwSignal::new(None::<Error>);
    let unanswered = move || failed.get().filter(|error| error.of_field("answer").is_none());
    let other = Signal::derive(move || refused.get().or_else(unanswered));
    let (again, passkey) = (again(), has_passkey());
    let stopped = RwSignal::new(None::<Stopped>);
    let by_passkey = move |_| {
        let workspace = here.workspace();
        stopped.set(None);
        refused.set(None);
        leptos::task::spawn_local(async move {
            let begun = match begin_passkey_confirm(workspace).await {
                Ok(begun) => begun,
                // This account has none.
                Err(Error::Invalid(_)) => return stopped.set(Some(Stopped::Unknown)),
                Err(error) => return refused.set(Some(error)),
            };
            match get(&begun.options).await {
                Ok(credential) => _ = send.dispatch(Answer { ceremony: begun.ceremony, credential }.text()),
                Err(why) => stopped.set(Some(why)),
            }
        });
    };
    let locale = use_locale();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send.dispatch(answer.get_untracked());
    };
    view! {
        <FormScope id="confirm" error=other>
            <form on:submit=submit>
                <p class="hint">{t!(CONFIRM_TEXT)}</p>
                <TextInput
                    name="answer"
                    label=t!(CONFIRM_ANSWER)
                    kind="password"
                    value=answer
                    error=problem
                    autocomplete="current-password"
                    required=true
                />
                {passkey.then(|| view! {
                    <div class="needs-scripts">
                        <Button label=t!(CONFIRM_PASSKEY) icon="key-round" on_click=by_passkey />
                    </div>
                })}
                {move || stopped.get().map(|why| view! {
                    <p class="field-error" role="alert">{text(locale.get(), words(why))}</p>
                })}
                {again}
                <footer>
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| asker.answer(false) />
                    <Button label=t!(CONFIRM_SEND) look=Look::Primary kind="submit" busy=send.pending() />
                </footer>
            </form>
        </FormScope>
    }
}

/// Whether a passkey does as well as the password.
fn has_passkey() -> bool {
    use_context::<Signal<Shell>>().is_some_and(|shell| shell.with_untracked(|shell| shell.passkey))
}

/// For whoever came through an issuer: to give the password there again. Not on the pages of one's own account, which an issuer
/// has no say in.
fn again() -> Option<AnyView> {
    let (id, name) = use_context::<Signal<Shell>>()?.get_untracked().issuer?;
    let here = window().location();
    let (path, query) = (here.pathname().ok()?, here.search().unwrap_or_default());
    if path.contains("/profile") {
        return None;
    }
    let href = format!("/sign-in/with/{id}?again=1&next={}", encode(&format!("{path}{query}")));
    let said = t!(SIGN_ON_AGAIN, issuer = name.clone());
    Some(view! { <p><a href=href rel="external">{said}</a></p> }.into_any())
}
