//! Short messages about what was done, for actions that leave the person where they are. A form shows its errors
//! beside the fields instead, never both.

use crate::button::{Button, IconButton, Look};
use crate::failure::{error_text, rule_text};
use crate::i18n::use_locale;
use crate::icon::Icon;
use crate::t;
use kernel::error::Error;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How many messages are remembered.
const KEPT: usize = 50;

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// It is done.
    Success,
    /// Done, but look.
    Warning,
    /// Not done. Stays until it is dismissed.
    Error,
}

/// One message.
#[derive(Clone)]
pub struct Toast {
    /// Counts up.
    pub id: u64,
    /// What it is about.
    pub kind: ToastKind,
    /// A sentence in the reader's language.
    pub text: String,
    /// No longer on screen.
    pub gone: bool,
    /// Takes back what was done.
    pub undo: Option<Undo>,
}

/// What the button of a toast does.
#[derive(Clone)]
pub struct Undo(Arc<dyn Fn() + Send + Sync>);

/// Where messages are said; from [`use_toasts`].
#[derive(Clone, Copy)]
pub struct Toasts {
    all: RwSignal<Vec<Toast>>,
    locale: Signal<crate::i18n::Locale>,
}

impl Toasts {
    /// Says that something is done.
    pub fn success(self, text: impl Into<String>) {
        self.say(ToastKind::Success, text.into(), None);
    }

    /// The same with a button that takes it back, as long as the message stands; Ctrl+Z does, too.
    pub fn undoable(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.say(ToastKind::Success, text.into(), Some(Undo(Arc::new(undo))));
    }

    /// Says that something was taken back.
    pub fn undone(self) {
        self.success(crate::i18n::text(self.locale.get_untracked(), crate::i18n::key::UNDONE));
    }

    /// Takes back what the newest message on screen is about; false when there is nothing.
    pub fn undo_last(self) -> bool {
        let last = self.all.with_untracked(|all| {
            all.iter().rev().find(|toast| !toast.gone).and_then(|toast| Some((toast.id, toast.undo.clone()?)))
        });
        let Some((id, Undo(undo))) = last else { return false };
        self.dismiss(id);
        undo();
        true
    }

    /// Says that something is done, but not quite as expected.
    pub fn warning(self, text: impl Into<String>) {
        self.say(ToastKind::Warning, text.into(), None);
    }

    /// Says that something was not done.
    pub fn error(self, text: impl Into<String>) {
        self.say(ToastKind::Error, text.into(), None);
    }

    /// Says why a command failed: the broken rule, where there is no form to show it in.
    pub fn failed(self, error: &Error) {
        let locale = self.locale.get_untracked();
        self.error(match error {
            Error::Invalid(problems) if let [problem, ..] = problems.as_slice() => rule_text(locale, &problem.rule),
            error => error_text(locale, error),
        });
    }

    /// Takes a message off the screen; it stays in the history.
    pub fn dismiss(self, id: u64) {
        self.all.update(|all| {
            if let Some(toast) = all.iter_mut().find(|toast| toast.id == id) {
                toast.gone = true;
            }
        });
    }

    /// Everything said on this page, newest last.
    pub fn history(self) -> Signal<Vec<Toast>> {
        self.all.into()
    }

    fn say(self, kind: ToastKind, text: String, undo: Option<Undo>) {
        let id = self.all.with_untracked(|all| all.last().map_or(1, |last| last.id + 1));
        self.all.update(|all| {
            let over = (all.len() + 1).saturating_sub(KEPT);
            all.drain(..over);
            all.push(Toast { id, kind, text, gone: false, undo: undo.clone() });
        });
        if kind != ToastKind::Error {
            let stays = if undo.is_some() { 12 } else { 6 };
            set_timeout(move || self.dismiss(id), Duration::from_secs(stays));
        }
    }
}

/// Makes [`use_toasts`] work below. Call it once, in the shell, after `provide_locale`.
pub fn provide_toasts() {
    provide_context(Toasts { all: RwSignal::new(Vec::new()), locale: use_locale() });
}

/// Where messages are said. Take it in a component's body, not after an `await`.
pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(|| Toasts { all: RwSignal::new(Vec::new()), locale: use_locale() })
}

/// The corner of the screen where messages appear. Once a page, in the shell.
#[component]
pub fn ToastArea() -> impl IntoView {
    let toasts = use_toasts();
    Effect::new(move || {
        let pressed = window_event_listener(leptos::ev::keydown, move |event| {
            let plain = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key();
            if plain && event.key() == "z" && !crate::keys::is_typing(&event) && toasts.undo_last() {
                event.prevent_default();
            }
        });
        on_cleanup(move || pressed.remove());
    });
    let shown = move || toasts.all.get().into_iter().filter(|toast| !toast.gone).collect::<Vec<_>>();
    let area = NodeRef::new();
    Effect::new(move || {
        let last = toasts.all.with(|all| all.iter().rev().find(|toast| !toast.gone).map(|toast| toast.id));
        raise(area, last.is_some());
    });
    view! {
        <section class="toasts" popover="manual" node_ref=area aria-live="polite" aria-label=t!(SHELL_MESSAGES)>
            <For each=shown key=|toast| toast.id let:toast>
                {
                    let (class, icon) = match toast.kind {
                        ToastKind::Success => ("toast success", "circle-check"),
                        ToastKind::Warning => ("toast warning", "triangle-alert"),
                        ToastKind::Error => ("toast error", "circle-x"),
                    };
                    let role = if toast.kind == ToastKind::Error { "alert" } else { "status" };
                    view! {
                        <div class=class role=role>
                            <Icon name=icon />
                            <p>{toast.text}</p>
                            {toast.undo.map(|Undo(undo)| {
                                let take_back = move |_| {
                                    toasts.dismiss(toast.id);
                                    undo();
                                };
                                view! { <Button label=t!(UNDO) look=Look::Quiet on_click=take_back /> }
                            })}
                            <IconButton icon="x" label=t!(ACTION_DISMISS) on_click=move |_| toasts.dismiss(toast.id) />
                        </div>
                    }
                }
            </For>
        </section>
    }
}

/// Above every dialog that is open, as a popover; a browser without popovers shows messages where they are.
fn raise(area: NodeRef<html::Section>, any: bool) {
    let Some(area) = area.get_untracked() else { return };
    // Both refuse what is so already.
    let _ = area.hide_popover();
    if any {
        let _ = area.show_popover();
    }
}
