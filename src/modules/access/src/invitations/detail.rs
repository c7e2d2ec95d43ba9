//! `/{workspace}/settings/invitations/{id}`: who was invited by whom, and sending it again or taking it back.

use kernel::Error;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::prelude::*;

use super::api::load_invitation;
use super::{EDIT, InvitationDetail, InvitationId, InvitationState, ResendInvitation, RevokeInvitation};
use crate::gate::use_runner;
use crate::history::{HistorySection, history_of};
use crate::shell::use_shell;

/// One invitation.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let (here, params, live) = (use_here(), use_params_map(), use_live("invitations", None));
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<InvitationId>().ok()));
    let data = Data::new(
        move || (here.workspace(), id.get(), live.get()),
        |(workspace, id, _)| async move { load_invitation(workspace, id.ok_or(Error::NotFound)?).await },
    );
    let refresh = Callback::new(move |()| data.refetch());
    let steps = history_of("invitations", move || (here.workspace(), id.get().map(Into::into), live.get()));
    view! {
        <Loaded resource=data view=move |invitation: InvitationDetail| view! { <Content invitation refresh /> } />
        <div class="page-body"><HistorySection resource="invitations" data=steps /></div>
    }
}

#[component]
fn Content(invitation: InvitationDetail, refresh: Callback<()>) -> impl IntoView {
    let (shell, runner, clock) = (use_shell().get_untracked(), use_runner(), use_clock());
    let InvitationDetail {
        id,
        version,
        name,
        email,
        department,
        manager,
        role,
        inviter,
        state,
        more_roles,
        grants,
        teams,
        customer,
        ..
    } = invitation;
    let pending = state == InvitationState::Pending;
    let (resent, revoked) = (t!(INVITATION_RESENT), t!(INVITATION_TAKEN_BACK));
    let after = move || refresh.run(());
    let actions = (pending && shell.may(EDIT)).then(|| {
        let resend = move |_| runner.say(ResendInvitation { invitation: id, version }, resent(), after);
        let revoke = move |_| runner.say(RevokeInvitation { invitation: id, version }, revoked(), after);
        view! {
            <Button label=t!(INVITATION_REVOKE) icon="ban" on_click=revoke />
            <Button label=t!(INVITATION_RESEND) icon="send" look=Look::Primary on_click=resend />
        }
    });
    let late = pending && invitation.expires_at <= clock.now();
    let choice = InvitationState::CHOICES.iter().find(|choice| choice.name == state.name());
    let title = name.clone();
    view! {
        <PageHead title=move || title.clone()>{actions}</PageHead>
        <div class="page-body">
            {late.then(|| view! {
                <div class="notice warning" role="status"><Icon name="hourglass" /><p>{t!(INVITATION_LATE)}</p></div>
            })}
            <dl class="property-list record-facts">
                <Property label=t!(INVITATIONS_FIELD_EMAIL)><bdi>{email}</bdi></Property>
                <Property label=t!(INVITATIONS_FIELD_STATE)>
                    {choice.map(|value| view! { <ChoiceBadge resource="invitations" field="state" value /> })}
                </Property>
                <Property label=t!(INVITATIONS_FIELD_ROLE)>
                    {role} {more_roles.into_iter().map(|role| view! { ", " {role} }).collect_view()}
                </Property>
                {(!grants.is_empty()).then(|| view! {
                    <Property label=t!(INVITATIONS_FIELD_GRANTS)>
                        <span class="holds">{grants.into_iter().map(|word| view! { <code class="tag">{word}</code> }).collect_view()}</span>
                    </Property>
                })}
                {customer.map(|name| view! { <Property label=t!(MEMBERS_FIELD_CUSTOMER)>{name}</Property> })}
                {(!teams.is_empty()).then(|| view! {
                    <Property label=t!(INVITATIONS_FIELD_TEAMS)>{teams.join(", ")}</Property>
                })}
                {(!department.is_empty()).then(|| view! { <Property label=t!(INVITATIONS_FIELD_DEPARTMENT)>{department}</Property> })}
                {manager.map(|manager| view! { <Property label=t!(INVITATIONS_FIELD_MANAGER)>{manager}</Property> })}
                {inviter.map(|inviter| view! { <Property label=t!(INVITATIONS_FIELD_INVITER)>{inviter}</Property> })}
                <Property label=t!(INVITATIONS_FIELD_CREATED_AT)><RelativeTime time=invitation.created_at /></Property>
                <Property label=t!(INVITATIONS_FIELD_EXPIRES_AT)><RelativeTime time=invitation.expires_at /></Property>
            </dl>
        </div>
    }
}
