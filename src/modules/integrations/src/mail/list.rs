//! `/{workspace}/settings/mail`: what was sent, what waits, what failed.

use access::gate::{self, use_runner};
use access::shell::use_shell;
use kernel::mail::{SCHEMA, SEND};
use leptos::prelude::*;
use ui::prelude::*;

use super::SendTestMail;

/// The queue, newest first.
#[component]
pub fn MailsPage() -> impl IntoView {
    let (here, runner, said) = (use_here(), use_runner(), t!(MAILS_TESTED));
    let test = use_shell().get_untracked().may(SEND).then(|| {
        let send = move |_| runner.say(SendTestMail {}, said(), || ());
        view! { <Button label=t!(MAILS_TEST) icon="send" on_click=send /> }
    });
    view! {
        <div class="list-page">
            <PageHead title=t!(MAILS_TITLE)>
                <LinkButton label=t!(MAILS_PREVIEWS) icon="eye" href=Signal::derive(move || here.link("/settings/mail/templates")) />
                {test}
            </PageHead>
            <ResourceTable schema=&SCHEMA fetch=Fetch::new(gate::list) pick=Pick::new(gate::pick) cell=CellView::new(kind) />
        </div>
    }
}

/// A kind in words.
fn kind(at: CellAt<'_>) -> Option<AnyView> {
    let (locale, name) = (use_locale(), at.cell().text().to_owned());
    (at.field.name == "kind").then(|| (move || kind_name(locale.get(), &name)).into_any())
}

/// What a kind of mail is called.
pub fn kind_name(locale: Locale, kind: &str) -> String {
    let key = Key::find(&format!("mail-{}-name", kind.replace('_', "-")));
    key.map_or_else(|| kind.to_owned(), |key| text(locale, key).to_owned())
}
