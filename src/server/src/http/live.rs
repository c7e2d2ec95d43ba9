//! The live stream: what happened in a workspace, as far as its reader may see it, as server-sent events.

use std::convert::Infallible;
use std::time::Duration;

use super::status;
use access::sessions::caller::Caller;
use axum::Extension;
use axum::extract::Query;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use engine::{Cx, Delivery, Engine, News};
use futures::Stream;
use serde::Deserialize;
use tokio::sync::broadcast::error::RecvError;

/// How often the right to listen is looked at anew.
const RECHECK: Duration = Duration::from_secs(4);

#[derive(Debug, Deserialize)]
pub struct Wanted {
    workspace: String,
}

/// `GET /api/live?workspace=optim`
pub async fn stream(Extension(caller): Extension<Caller>, Query(wanted): Query<Wanted>) -> Response {
    // A page opens it by itself, and again whenever the line was cut: that is no use of the session.
    match caller.still(&wanted.workspace).await {
        Ok(cx) => Sse::new(events(caller, wanted.workspace, cx))
            .keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
            .into_response(),
        Err(error) => status(&error).into_response(),
    }
}

fn events(caller: Caller, workspace: String, cx: Cx) -> impl Stream<Item = Result<Event, Infallible>> {
    let line = caller.engine.listen();
    let stopping = caller.engine.stopping();
    let state = (caller, workspace, cx, line, stopping, tokio::time::interval(RECHECK));
    futures::stream::unfold(state, |(caller, workspace, mut cx, mut line, mut stopping, mut recheck)| async move {
        loop {
            let heard = tokio::select! {
                _ = stopping.wait_for(|stop| *stop) => return None,
                _ = recheck.tick() => None,
                heard = line.recv() => Some(heard),
            };
            let event = match heard {
                None => {
                    cx = caller.still(&workspace).await.ok()?;
                    continue;
                }
                Some(Ok(News::Happened(delivery))) => {
                    if !sees(&caller.engine, &cx, &delivery).await {
                        continue;
                    }
                    Event::default().event("change").json_data(&delivery.event).unwrap_or_default()
                }
                // Something was missed, or this reader is too slow to keep up: the page fetches everything it shows.
                Some(Ok(News::Missed) | Err(RecvError::Lagged(_))) => Event::default().event("lost").data(""),
                Some(Err(RecvError::Closed)) => return None,
            };
            return Some((Ok(event), (caller, workspace, cx, line, stopping, recheck)));
        }
    })
}

/// Whether this reader may know of the event: their workspace, their permission, their rows.
async fn sees(engine: &Engine, cx: &Cx, delivery: &Delivery) -> bool {
    if delivery.workspace != cx.actor().workspace {
        return false;
    }
    let Ok(entry) = engine.registry().resource(&delivery.event.resource) else { return false };
    let needs = entry.schema.view();
    match cx.actor().grants.reach(needs) {
        None => false,
        Some(reach) if reach.is_all() => true,
        Some(_) => match cx.read_if(needs) {
            Some(read) => read.sees(entry.schema.name, delivery.event.record).await.unwrap_or(false),
            None => false,
        },
    }
}
