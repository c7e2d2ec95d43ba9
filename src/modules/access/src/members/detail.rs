//! `/{workspace}/settings/members/{id}`: who it is, in which role, on how many devices, and what they did last.

use kernel::Error;
use kernel::id::MemberId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::prelude::*;

use super::api::load_member;
use super::holds::{GrantsField, Holding, HoldingDialogs, PlaceField, ReachField, RolesField};
use super::why::Why;
use super::{Deed, DisableMember, EDIT, EnableMember, MemberDetail};
use crate::emergency::view::{EmergencySection, emergency_of};
use crate::gate::use_runner;
use crate::history::{HistorySection, history_of};
use crate::resets::actions::SignInActions;
use crate::sessions::devices::{MemberDevices, member_devices};
use crate::shell::use_shell;

/// A member.
#[component]
pub fn MemberPage() -> impl IntoView {
    let (here, params, live) = (use_here(), use_params_map(), use_live("members", None));
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<MemberId>().ok()));
    let data = Data::new(
        move || (here.workspace(), id.get(), live.get()),
        |(workspace, id, _)| async move { load_member(workspace, id.ok_or(Error::NotFound)?).await },
    );
    let refresh = Callback::new(move |()| data.refetch());
    let holding = Holding::new();
    let shell = use_shell();
    let devices = member_devices(move || {
        let id = id.get().filter(|_| shell.with_untracked(|shell| shell.may(EDIT)))?;
        Some((here.workspace(), id, live.get()))
    });
    let emergency = emergency_of(move || {
        let id = id.get().filter(|id| shell.with_untracked(|shell| shell.may(EDIT) && shell.member != *id))?;
        Some((here.workspace(), id, live.get()))
    });
    let steps = history_of("members", move || (here.workspace(), id.get().map(Into::into), live.get()));
    view! {
        <Loaded resource=data view=move |member: MemberDetail| view! { <Content member refresh holding /> } />
        <div class="page-body">
            <MemberDevices data=devices />
            <EmergencySection data=emergency />
            <HistorySection resource="members" data=steps />
        </div>
        <HoldingDialogs holding refresh />
    }
}

#[component]
fn Content(member: MemberDetail, refresh: Callback<()>, holding: Holding) -> impl IntoView {
    let (shell, runner) = (use_shell().get_untracked(), use_runner());
    let MemberDetail { id, version, archived_at, seen_at, signed_in_at, created_at, devices, terms, .. } = member;
    let may = shell.may(EDIT) && shell.member != id;
    let (disabled, enabled) = (t!(MEMBERS_DISABLED), t!(MEMBERS_ENABLED));
    let after = move || refresh.run(());
    let action = may.then(|| {
        if archived_at.is_some() {
            let enable = move |_| runner.say(EnableMember { member: id, version }, enabled(), after);
            view! { <Button label=t!(MEMBERS_ENABLE) icon="user-check" look=Look::Primary on_click=enable /> }
                .into_any()
        } else {
            let disable = move |_| runner.say(DisableMember { member: id, version }, disabled(), after);
            view! {
                <SignInActions member=id />
                <Button label=t!(MEMBERS_DISABLE) icon="user-x" on_click=disable />
            }
            .into_any()
        }
    });
    let name = member.name.clone();
    let may = may && archived_at.is_none();
    let roles = view! { <RolesField member=member.clone() may holding /> };
    let grants = view! { <GrantsField member=member.clone() may holding /> };
    let place = view! { <PlaceField member=member.clone() may holding /> };
    let reach = view! { <ReachField member=member.clone() may holding /> };
    let mail = format!("mailto:{}", member.email);
    let moment = |time: Option<kernel::Time>| {
        time.map_or_else(
            || view! { <span class="muted">{t!(MEMBERS_NEVER)}</span> }.into_any(),
            |time| view! { <RelativeTime time /> }.into_any(),
        )
    };
    let (seen, signed_in) = (moment(seen_at), moment(signed_in_at));
    let locale = use_locale();
    view! {
        <PageHead title=move || name.clone()>{action}</PageHead>
        <div class="page-body">
            {archived_at.map(|_| view! {
                <div class="notice warning" role="status"><Icon name="user-x" /><p>{t!(MEMBERS_IS_DISABLED)}</p></div>
            })}
            <dl class="property-list record-facts">
                <Property label=t!(MEMBERS_FIELD_EMAIL)><a href=mail>{member.email.clone()}</a></Property>
                <Property label=t!(MEMBERS_FIELD_DEPARTMENT)>{place}</Property>
                <Property label=t!(ROLES_TITLE)>{roles}</Property>
                <Property label=t!(MEMBERS_GRANTS)>{grants}</Property>
                <Property label=t!(INVITATIONS_FIELD_TEAMS)>{reach}</Property>
                <Property label=t!(MEMBERS_FIELD_CREATED_AT)><Day time=created_at /></Property>
                {terms.map(|(number, at)| view! {
                    <Property label=t!(TERMS_ACCEPTED)><Day time=at /> ", " {t!(TERMS_NUMBER, number = number)}</Property>
                })}
                <Property label=t!(MEMBERS_SIGNED_IN)>{signed_in}</Property>
                <Property label=t!(MEMBERS_SEEN)>{seen}</Property>
                <Property label=t!(MEMBERS_DEVICES)>{move || format::number(locale.get(), devices)}</Property>
            </dl>
            {(!member.permissions.is_empty()).then(|| view! { <Why member=id permissions=member.permissions.clone() /> })}
            {(!member.deeds.is_empty()).then(|| view! { <Deeds member=id deeds=member.deeds.clone() /> })}
        </div>
    }
}

#[component]
fn Deeds(member: MemberId, deeds: Vec<Deed>) -> impl IntoView {
    let (here, locale) = (use_here(), use_locale());
    let line = move |Deed { entry, at, command }: Deed| {
        let did = ui::i18n::deed(&command);
        let said = move || did.map_or_else(|| command.clone(), |key| text(locale.get(), key).to_owned());
        let href = move || here.record("audit_log", entry);
        view! { <li class="happening"><a href=href>{said}</a> <RelativeTime time=at /></li> }
    };
    let all = move || here.link(&format!("/settings/audit?member={member}"));
    view! {
        <Section title=t!(MEMBERS_ACTIVITY)>
            <ol class="happenings">{deeds.into_iter().map(line).collect_view()}</ol>
            <p><a href=all>{t!(MEMBERS_ALL_ACTIVITY)}</a></p>
        </Section>
    }
}
