//! `/{workspace}/settings/mail/{id}`: one mail, how it stands, and sending it again.

use access::gate::use_runner;
use access::shell::use_shell;
use kernel::mail::{Content, Mail, MailState, SEND};
use kernel::{Error, Uuid};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::prelude::*;

use super::api::load_mail;
use super::list::kind_name;

/// One mail.
#[component]
pub fn MailPage() -> impl IntoView {
    let (here, params, live) = (use_here(), use_params_map(), use_live("mails", None));
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<Uuid>().ok()));
    let data = Data::new(
        move || (here.workspace(), id.get(), live.get()),
        |(workspace, id, _)| async move { load_mail(workspace, id.ok_or(Error::NotFound)?).await },
    );
    let refresh = Callback::new(move |()| data.refetch());
    view! { <Loaded resource=data view=move |mail: Mail| view! { <Sheet mail refresh /> } /> }
}

#[component]
fn Sheet(mail: Mail, refresh: Callback<()>) -> impl IntoView {
    let (shell, runner, locale, said) = (use_shell().get_untracked(), use_runner(), use_locale(), t!(MAILS_QUEUED));
    let Mail { id, state, attempts, created_at, due_at, sent_at, .. } = mail;
    let open = matches!(state, MailState::Failed | MailState::GivenUp);
    let again = (open && shell.may(SEND)).then(|| {
        let send = move |_| runner.say(kernel::mail::SendMailAgain { mail: id }, said(), move || refresh.run(()));
        view! { <Button label=t!(MAILS_SEND_AGAIN) icon="rotate-cw" look=Look::Primary on_click=send /> }
    });
    let choice = MailState::CHOICES.iter().find(|choice| choice.name == state.name());
    let (kind, language) = (mail.kind.clone(), Locale::parse(&mail.locale).map(Locale::name));
    let kind = move || kind_name(locale.get(), &kind);
    view! {
        <PageHead title=kind>{again}</PageHead>
        <div class="page-body">
            {(!mail.error.is_empty()).then(|| view! {
                <div class="notice error" role="status">
                    <Icon name="circle-alert" />
                    <p><strong>{t!(MAILS_ERROR)}</strong> " " <span class="mono">{mail.error.clone()}</span></p>
                </div>
            })}
            <dl class="property-list record-facts">
                <Property label=t!(MAILS_FIELD_RECIPIENT)><bdi>{mail.recipient}</bdi></Property>
                <Property label=t!(MAILS_FIELD_STATE)>
                    {choice.map(|value| view! { <ChoiceBadge resource="mails" field="state" value /> })}
                </Property>
                <Property label=t!(LANGUAGE)>{language}</Property>
                <Property label=t!(MAILS_FIELD_CREATED_AT)><RelativeTime time=created_at /></Property>
                <Property label=t!(MAILS_FIELD_ATTEMPTS)>{move || format::number(locale.get(), attempts)}</Property>
                {sent_at.map(|time| view! { <Property label=t!(MAILS_FIELD_SENT_AT)><RelativeTime time /></Property> })}
                {due_at.filter(|_| open).map(|time| view! { <Property label=t!(MAILS_NEXT)><RelativeTime time /></Property> })}
            </dl>
            <Section title=t!(MAILS_SAYS)><Said content=mail.content link=mail.link /></Section>
        </div>
    }
}

/// What a mail says, as its reader sees it.
#[component]
pub fn Said(
    content: Content,
    /// Where its link leads; empty for none.
    #[prop(optional, into)]
    link: String,
) -> impl IntoView {
    let Content { subject, paragraphs, action, foot } = content;
    view! {
        <article class="mail-sheet">
            <h3>{subject}</h3>
            {paragraphs.into_iter().map(|paragraph| view! { <p>{paragraph}</p> }).collect_view()}
            {action.map(|action| view! { <p><span class="mail-action">{action}</span> " " <span class="mono muted">{link}</span></p> })}
            <p class="hint">{foot}</p>
        </article>
    }
}
