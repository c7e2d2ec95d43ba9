//! `/{workspace}/settings/access-reviews/{id}`: who holds what, and what becomes of it.

use kernel::{Error, Rule};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::prelude::*;

use super::api::{load_review, may_export_review};
use super::decisions::{Deciding, Decisions};
use super::list::Standing;
use super::rows::Row;
use super::{About, CloseReview, DECIDE, Decision, EXPORT, Review, ReviewId, ReviewState};
use crate::exports::Download;
use crate::gate::use_runner;
use crate::history::{HistorySection, history_of};
use crate::shell::use_shell;

/// A review.
#[component]
pub fn AccessReviewPage() -> impl IntoView {
    let (here, params, live) = (use_here(), use_params_map(), use_live("access_reviews", None));
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<ReviewId>().ok()));
    let data = Data::new(
        move || (here.workspace(), id.get(), live.get()),
        |(workspace, id, _)| async move { load_review(workspace, id.ok_or(Error::NotFound)?).await },
    );
    let refresh = Callback::new(move |()| data.refetch());
    let (deciding, left) = (Deciding::new(id, refresh), RwSignal::new(false));
    let steps = history_of("access_reviews", move || (here.workspace(), id.get().map(Into::into), live.get()));
    view! {
        <Loaded resource=data view=move |review: Review| view! { <Content review deciding left refresh /> } />
        <div class="page-body"><HistorySection resource="access_reviews" data=steps /></div>
        <Decisions deciding />
    }
}

#[component]
fn Content(review: Review, deciding: Deciding, left: RwSignal<bool>, refresh: Callback<()>) -> impl IntoView {
    let (here, shell) = (use_here(), use_shell().get_untracked());
    let Review { id, version, name, about, role, reviewer, state, due_at, closed_at, holdings, .. } = review;
    let is_open = state == ReviewState::Open;
    let may = is_open && shell.may(DECIDE);
    let undecided = holdings.iter().filter(|holding| holding.decision == Decision::None).count();
    let (count, decided) = (holdings.len(), holdings.len() - undecided);
    let file = Signal::derive(move || format!("/api/access-reviews/{}/{id}/review.csv", here.workspace()));
    let export = shell.may(EXPORT).then(|| {
        view! { <Download href=file ask=move || may_export_review(here.workspace()) /> }
    });
    let close = may.then(|| view! { <Close id version undecided refresh /> });
    let about_choice = About::CHOICES.iter().find(|choice| choice.name == about.name());
    let standing = if is_open {
        view! { <Standing due=due_at /> }.into_any()
    } else {
        let value = ReviewState::CHOICES.iter().find(|choice| choice.name == state.name());
        view! {
            {value.map(|value| view! { <ChoiceBadge resource="access_reviews" field="state" value /> })} " "
            {closed_at.map(|time| view! { <RelativeTime time /> })}
        }
        .into_any()
    };
    let reviewer_page = untrack(|| here.record("members", reviewer.0.into()));
    let me = shell.member;
    let rows = move || {
        let shown = holdings.iter().filter(|holding| !left.get() || holding.decision == Decision::None).cloned();
        let row = move |holding: super::ReviewedHolding| {
            let own = holding.member == me;
            view! { <Row holding open=may own deciding /> }
        };
        shown.map(row).collect_view()
    };
    view! {
        <PageHead title=move || name.clone()>
            {export}
            {close}
        </PageHead>
        <div class="page-body">
            <dl class="property-list record-facts">
                <Property label=t!(ACCESS_REVIEWS_FIELD_STATE)>{standing}</Property>
                <Property label=t!(ACCESS_REVIEWS_FIELD_ABOUT)>
                    {about_choice.map(|value| view! { <ChoiceBadge resource="access_reviews" field="about" value /> })}
                    {role.map(|role| view! { " " <bdi>{role}</bdi> })}
                </Property>
                <Property label=t!(ACCESS_REVIEWS_FIELD_REVIEWER)><a href=reviewer_page>{reviewer.1}</a></Property>
                <Property label=t!(ACCESS_REVIEWS_FIELD_DUE_AT)><Day time=due_at /></Property>
                <Property label=t!(REVIEW_PROGRESS)>{t!(REVIEW_DECIDED_OF, decided = decided, count = count)}</Property>
            </dl>
            {is_open.then(|| view! { <p class="needs-scripts"><Check name="left" label=t!(REVIEW_ONLY_LEFT) value=left /></p> })}
            <ul class="devices reviewed-holdings">{rows}</ul>
        </div>
    }
}

/// Closes the review; says what is left to decide.
#[component]
fn Close(id: ReviewId, version: i64, undecided: usize, refresh: Callback<()>) -> impl IntoView {
    let (runner, closed, locale) = (use_runner(), t!(REVIEW_CLOSED), use_locale());
    let close = move |_| {
        runner.say(CloseReview { review: id, version }, closed(), move || refresh.run(()));
    };
    let reason = move || match undecided {
        0 => String::new(),
        count => rule_text(locale.get(), &Rule::Undecided(count)),
    };
    view! {
        <Button label=t!(REVIEW_CLOSE) icon="check" look=Look::Primary disabled=Signal::stored(undecided > 0) reason on_click=close />
    }
}
