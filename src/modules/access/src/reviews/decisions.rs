//! Keeping and revoking on a review's page: what is ticked, what is asked before, and what was refused and why. It stands
//! beside what is fetched anew, so that nothing of it is lost.

use std::collections::HashMap;

use kernel::{Error, Uuid};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::page::Here;
use ui::prelude::*;

use super::api::decide_holdings;
use super::{Decision, NOTE, ReviewId};
use crate::gate::{Runner, use_runner};

/// What is under way on the page.
#[derive(Clone, Copy)]
pub struct Deciding {
    here: Here,
    runner: Runner,
    review: Memo<Option<ReviewId>>,
    refresh: Callback<()>,
    pub ticked: Selection,
    refused: RwSignal<HashMap<Uuid, Error>>,
    /// What the dialog asks about.
    asked: RwSignal<Option<(Vec<Uuid>, Decision)>>,
    open: RwSignal<bool>,
}

impl Deciding {
    pub fn new(review: Memo<Option<ReviewId>>, refresh: Callback<()>) -> Self {
        Self {
            here: use_here(),
            runner: use_runner(),
            review,
            refresh,
            ticked: Selection::default(),
            refused: RwSignal::new(HashMap::new()),
            asked: RwSignal::new(None),
            open: RwSignal::new(false),
        }
    }

    /// Asks for a note first.
    pub fn ask(self, holdings: Vec<Uuid>, decision: Decision) {
        self.asked.set(Some((holdings, decision)));
        self.open.set(true);
    }

    /// Why the last decision about a holding was refused; tracked.
    pub fn refused(self, holding: Uuid) -> Option<Error> {
        self.refused.with(|refused| refused.get(&holding).cloned())
    }

    /// Decides; `then` gets what was wrong with all of it.
    pub fn decide(
        self,
        holdings: Vec<Uuid>,
        decision: Decision,
        note: String,
        then: impl FnOnce(Option<Error>) + 'static,
    ) {
        let Some(review) = self.review.get_untracked() else { return };
        let (workspace, about) = (self.here.workspace(), holdings.clone());
        let call = move || decide_holdings(workspace.clone(), review, about.clone(), decision, note.clone());
        self.runner.call(call, move |answer| {
            let wrong = match answer {
                Ok(refused) => {
                    self.ticked.set(holdings.iter().copied(), false);
                    self.refused.update(|known| {
                        known.retain(|holding, _| !holdings.contains(holding));
                        known.extend(refused);
                    });
                    self.refresh.run(());
                    None
                }
                Err(wrong) => Some(wrong),
            };
            then(wrong);
        });
    }
}

/// The bar below the rows, while some are ticked, and the dialog that asks for a note.
#[component]
pub fn Decisions(deciding: Deciding) -> impl IntoView {
    let ask = move |decision| deciding.ask(deciding.ticked.ids(), decision);
    let title = move || match deciding.asked.get() {
        Some((_, Decision::Revoke)) => tr!(REVIEW_REVOKE_TITLE),
        _ => tr!(REVIEW_KEEP_TITLE),
    };
    view! {
        <SelectionBar selection=deciding.ticked>
            <Button label=t!(REVIEW_KEEP) icon="check" on_click=move |_| ask(Decision::Keep) />
            <Button label=t!(REVIEW_REVOKE) icon="ban" look=Look::Danger on_click=move |_| ask(Decision::Revoke) />
        </SelectionBar>
        <Dialog open=deciding.open title>
            {move || deciding.asked.get().map(|(holdings, decision)| view! { <NoteForm deciding holdings decision /> })}
        </Dialog>
    }
}

#[component]
fn NoteForm(deciding: Deciding, holdings: Vec<Uuid>, decision: Decision) -> impl IntoView {
    let (note, error, busy) = (RwSignal::new(String::new()), RwSignal::new(None::<Error>), RwSignal::new(false));
    let count = holdings.len();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        deciding.decide(holdings.clone(), decision, note.get_untracked(), move |wrong| {
            busy.set(false);
            if wrong.is_none() {
                deciding.open.set(false);
            }
            error.set(wrong);
        });
    };
    let (look, label) = match decision {
        Decision::Revoke => (Look::Danger, key::REVIEW_REVOKE_COUNT),
        _ => (Look::Primary, key::REVIEW_KEEP_COUNT),
    };
    let locale = use_locale();
    let label = move || ui::i18n::format(locale.get(), label, &[("count", count.into())]);
    view! {
        <FormScope id="decide" error>
            <form class="form" novalidate on:submit=submit>
                <TextArea name="note" label=t!(REVIEW_NOTE) value=note optional=true max=NOTE rows=3 />
                <footer>
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| deciding.open.set(false) />
                    <Button label look kind="submit" busy />
                </footer>
            </form>
        </FormScope>
    }
}
