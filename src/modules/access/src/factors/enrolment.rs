//! Setting an authenticator app up: its secret to scan or type, and its first code.

use kernel::Error;
use leptos::prelude::*;
use ui::prelude::*;

use super::Enrolment;
use super::api::confirm_app;
use crate::gate::use_runner;

/// Shows the secret and asks for the first code.
#[component]
pub fn SetUp(
    /// The secret.
    enrolment: Enrolment,
    /// With backup codes, if new ones were made.
    done: Callback<Vec<String>>,
    /// Not now.
    leave: Callback<()>,
) -> impl IntoView {
    let (here, runner) = (use_here(), use_runner());
    let Enrolment { factor, picture, key } = enrolment;
    let (code, error, busy) = (RwSignal::new(String::new()), RwSignal::new(None::<Error>), RwSignal::new(false));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (workspace, typed) = (here.workspace(), code.get_untracked());
        busy.set(true);
        runner.call(
            move || confirm_app(workspace.clone(), factor, typed.clone()),
            move |answer| {
                busy.set(false);
                match answer {
                    Ok(codes) => done.run(codes),
                    Err(refused) => error.set(Some(refused)),
                }
            },
        );
    };
    view! {
        <section class="panel set-up">
            <h2>{t!(FACTORS_SET_UP)}</h2>
            <p class="hint">{t!(FACTORS_SCAN)}</p>
            <div class="set-up-secret">
                <div class="qr" role="img" aria-label=t!(FACTORS_QR) inner_html=picture></div>
                <div>
                    <p>{t!(FACTORS_KEY)}</p>
                    <code class="secret-key">{key}</code>
                </div>
            </div>
            <FormScope id="set-up" error>
                <form on:submit=submit>
                    <TextInput
                        name="code"
                        label=t!(FACTORS_CODE)
                        hint=t!(FACTORS_CODE_HINT)
                        value=code
                        max=10
                        autocomplete="one-time-code"
                        required=true
                    />
                    <div class="form-actions">
                        <Button label=t!(ACTION_CANCEL) on_click=move |_| leave.run(()) />
                        <Button label=t!(FACTORS_TURN_ON) look=Look::Primary kind="submit" busy />
                    </div>
                </form>
            </FormScope>
        </section>
    }
}
