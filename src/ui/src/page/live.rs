//! Events of the workspace as they happen, so that an open page shows what others did. An event says which record
//! changed, never how; the page reads that again with its own permissions.

use kernel::{Event, Uuid};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{EventSource, MessageEvent};

/// Events within this time make one refetch.
const GATHER: Duration = Duration::from_millis(150);
/// Longest wait before another attempt to connect, in seconds.
const LONGEST_WAIT: u64 = 30;

/// One page's interest.
#[derive(Clone, Copy)]
struct Listener {
    resource: &'static str,
    record: Option<Uuid>,
    count: RwSignal<u64>,
}

/// Where events arrive and whom they concern.
#[derive(Clone, Copy)]
pub struct Live {
    listeners: StoredValue<Vec<Listener>>,
    connected: RwSignal<bool>,
}

/// Starts with no connection. Call it once, in the shell; in the browser connect it.
pub fn provide_live() -> Live {
    let live = Live { listeners: StoredValue::new(Vec::new()), connected: RwSignal::new(true) };
    provide_context(live);
    live
}

/// A number that grows whenever a record of `resource` changes; with `record` only for that one, and for events that
/// concern many.
pub fn use_live(resource: &'static str, record: Option<Uuid>) -> Signal<u64> {
    let count = RwSignal::new(0);
    if let Some(live) = use_context::<Live>() {
        live.listeners.update_value(|all| all.push(Listener { resource, record, count }));
        on_cleanup(move || {
            live.listeners.try_update_value(|all| all.retain(|listener| listener.count != count));
        });
    }
    count.into()
}

impl Live {
    /// Tells whoever listens.
    pub fn tell(self, event: &Event) {
        self.wake(|listener| {
            let same = listener.record.is_none_or(|record| record == event.record || event.record.is_nil());
            listener.resource == event.resource && same
        });
    }

    /// Whether events arrive; true until a connection fails.
    pub fn connected(self) -> Signal<bool> {
        self.connected.into()
    }

    /// Follows the events of the workspace, and of the next one when it changes. Does nothing on the server.
    pub fn connect(self, workspace: impl Fn() -> String + Send + Sync + 'static) {
        if !cfg!(feature = "hydrate") {
            return;
        }
        let stream = StoredValue::new_local(None::<Stream>);
        let attempt = RwSignal::new(0_u64);
        Effect::new(move || {
            let workspace = workspace();
            attempt.track();
            let address = format!("/api/live?workspace={}", kernel::query::encode(&workspace));
            stream.set_value((!workspace.is_empty()).then(|| Stream::open(&address, self, attempt)).flatten());
        });
        on_cleanup(move || drop(stream.try_update_value(Option::take)));
    }

    fn wake(self, concerns: impl Fn(&Listener) -> bool) {
        let woken: Vec<Listener> =
            self.listeners.try_with_value(|all| all.iter().copied().filter(concerns).collect()).unwrap_or_default();
        for listener in woken {
            listener.count.try_update(|count| *count += 1);
        }
    }
}

/// An open connection; closes when dropped.
struct Stream {
    source: EventSource,
    _heard: [Closure<dyn FnMut(JsValue)>; 3],
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}

impl Stream {
    fn open(address: &str, live: Live, attempt: RwSignal<u64>) -> Option<Self> {
        let source = EventSource::new(address).ok()?;
        let gathered = StoredValue::new(Vec::<Event>::new());
        let change = Closure::new(move |message: JsValue| {
            let data = message.unchecked_into::<MessageEvent>().data().as_string().unwrap_or_default();
            let Ok(event) = serde_json::from_str::<Event>(&data) else { return };
            let waiting = gathered.try_update_value(|events| {
                events.push(event);
                events.len()
            });
            if waiting == Some(1) {
                let tell = move || {
                    gathered
                        .try_update_value(std::mem::take)
                        .unwrap_or_default()
                        .iter()
                        .for_each(|event| live.tell(event));
                };
                set_timeout(tell, GATHER);
            }
        });
        let opened = Closure::new(move |_| {
            attempt.try_update_untracked(|attempt| *attempt = 0);
            // What happened in between was not heard.
            if live.connected.try_get_untracked() == Some(false) {
                live.connected.try_set(true);
                live.wake(|_| true);
            }
        });
        let lost = source.clone();
        let failed = Closure::new(move |_| {
            live.connected.try_set(false);
            // The browser tries again by itself unless it was refused.
            if lost.ready_state() == EventSource::CLOSED {
                let tries = attempt.try_get_untracked().unwrap_or_default();
                let wait = Duration::from_secs((2 << tries.min(4)).min(LONGEST_WAIT));
                let again = move || {
                    attempt.try_update(|attempt| *attempt += 1);
                };
                set_timeout(again, wait);
            }
        });
        source.add_event_listener_with_callback("change", listener(&change)).ok()?;
        source.set_onopen(Some(listener(&opened)));
        source.set_onerror(Some(listener(&failed)));
        Some(Self { source, _heard: [change, opened, failed] })
    }
}

fn listener(closure: &Closure<dyn FnMut(JsValue)>) -> &js_sys::Function {
    closure.as_ref().unchecked_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(resource: &str, record: Uuid) -> Event {
        Event { kind: "changed".into(), resource: resource.into(), record }
    }

    #[test]
    fn only_those_concerned_are_woken() {
        Owner::new().with(|| {
            let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
            assert_eq!(use_live("tickets", None).get_untracked(), 0, "without a connection nothing happens");
            let live = provide_live();
            let (list, record) = (use_live("tickets", None), use_live("tickets", Some(one)));
            live.tell(&event("customers", one));
            live.tell(&event("tickets", other));
            assert_eq!((list.get_untracked(), record.get_untracked()), (1, 0));
            live.tell(&event("tickets", one));
            live.tell(&event("tickets", Uuid::nil()));
            assert_eq!((list.get_untracked(), record.get_untracked()), (3, 2));
        });
    }

    #[test]
    fn a_page_that_is_gone_listens_no_more() {
        Owner::new().with(|| {
            let live = provide_live();
            let page = Owner::new();
            page.with(|| use_live("tickets", None));
            assert_eq!(live.listeners.with_value(Vec::len), 1);
            page.cleanup();
            assert_eq!(live.listeners.with_value(Vec::len), 0);
            live.tell(&event("tickets", Uuid::nil()));
        });
    }
}
