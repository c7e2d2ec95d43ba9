//! The bell: what colleagues did last with the tickets one has. It reads the audit log; a store of notifications with
//! preferences comes with the notifications themselves.

use kernel::{Error, Time, Uuid};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::codec::Json;
use ui::page::{use_here, use_live};
use ui::prelude::*;

/// A colleague's step on a ticket of mine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    pub ticket: Uuid,
    pub number: i64,
    pub title: String,
    pub actor: String,
    /// The command, `tickets.assign`.
    pub command: String,
    pub at: Time,
}

/// The last 20 steps of others on the caller's tickets within a week, newest first.
///
/// # Errors
/// Those of the gate.
#[server(input = Json)]
pub async fn load_news(workspace: String) -> Result<Vec<News>, Error> {
    let cx = access::gate::cx(&workspace).await?;
    let Some(read) = cx.read_if(support::tickets::VIEW) else { return Ok(Vec::new()) };
    let me = cx.actor().member.0;
    let mut sql = read.sql();
    sql.push(
        "SELECT t.id, t.number, t.title, e.actor, e.command, e.at FROM audit_entries e JOIN tickets t ON t.id = e.record_id
         WHERE e.resource = 'tickets' AND e.command <> ",
    );
    sql.bind(kernel::audit::READ).push(" AND e.workspace_id = ").bind(cx.actor().workspace.0);
    sql.push(" AND e.at > ").bind(cx.now().0 - 7 * kernel::time::DAY);
    sql.push(" AND e.member_id <> ").bind(me).push(" AND t.assignee_id = ").bind(me);
    read.within(&mut sql, "tickets")?;
    sql.push(" ORDER BY e.at DESC LIMIT 20");
    read.rows(sql, |row| {
        Ok(News {
            ticket: row.uuid(0)?,
            number: row.int(1)?,
            title: row.text(2)?,
            actor: row.text(3)?,
            command: row.text(4)?,
            at: Time(row.int(5)?),
        })
    })
    .await
}

/// The bell of the top bar.
#[component]
pub fn Bell() -> impl IntoView {
    let (here, live, locale) = (use_here(), use_live("tickets", None), use_locale());
    // Fetched by the browser alone: no page waits for it.
    let data = Action::new(|workspace: &String| load_news(workspace.clone()));
    Effect::new(move || {
        live.track();
        data.dispatch(here.workspace());
    });
    let lines = move || {
        let found = data.value().get().and_then(Result::ok).unwrap_or_default();
        if found.is_empty() {
            return view! { <p class="menu-note">{t!(SHELL_NO_NOTIFICATIONS)}</p> }.into_any();
        }
        let line = |news: News| {
            let did = Key::find(&format!("did-{}", news.command.replace(['.', '_'], "-")));
            view! {
                <a class="menu-item news" href=here.link(&format!("/tickets/{}", news.ticket))>
                    <span>
                        <strong>{news.actor}</strong>
                        " "
                        {move || did.map(|key| text(locale.get(), key))}
                        " "
                        <span class="record-number">{format!("#{}", news.number)}</span>
                        " "
                        {news.title}
                    </span>
                    <RelativeTime time=news.at />
                </a>
            }
        };
        found.into_iter().map(line).collect_view().into_any()
    };
    view! {
        <Menu label=t!(SHELL_NOTIFICATIONS) icon="bell" compact=true end=true>
            <div class="menu-head"><strong>{t!(BELL_TITLE)}</strong></div>
            {lines}
        </Menu>
    }
}
