//! Asks for options while somebody types: after a pause, and only the last answer counts.

use super::source::{Named, Pick};
use crate::page::Here;
use kernel::Result;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// Options that follow what is typed.
#[derive(Clone, Copy)]
pub struct Finder {
    /// The last answer; `None` before the first.
    pub found: RwSignal<Option<Result<Named>>>,
    resource: &'static str,
    here: Here,
    pick: StoredValue<Pick>,
    asked: StoredValue<u64>,
    pause: Pause,
}

impl Finder {
    pub fn new(here: Here, resource: &'static str, pick: StoredValue<Pick>) -> Self {
        Self { found: RwSignal::new(None), resource, here, pick, asked: StoredValue::new(0), pause: Pause::new() }
    }

    /// Asks at once.
    pub fn ask(self, words: String) {
        let Some(number) = self.asked.try_update_value(|asked| {
            *asked += 1;
            *asked
        }) else {
            return;
        };
        let workspace = untrack(|| self.here.workspace());
        let Some(answer) = self.pick.try_with_value(|pick| pick.call(workspace, self.resource, words)) else { return };
        leptos::task::spawn_local(async move {
            let answer = answer.await;
            if self.asked.try_get_value() == Some(number) {
                self.found.try_set(Some(answer));
            }
        });
    }

    /// Asks when nothing more was typed for 200 ms.
    pub fn ask_soon(self, words: String) {
        self.pause.then(Duration::from_millis(200), move || self.ask(words));
    }
}

/// Runs something after a while, unless something else comes first or the component goes.
#[derive(Clone, Copy)]
pub struct Pause(StoredValue<Option<TimeoutHandle>>);

impl Default for Pause {
    fn default() -> Self {
        Self::new()
    }
}

impl Pause {
    /// One of the component that is being made.
    pub fn new() -> Self {
        let pause = Self(StoredValue::new(None));
        on_cleanup(move || pause.stop());
        pause
    }

    pub fn then(self, wait: Duration, run: impl FnOnce() + 'static) {
        self.stop();
        if let Ok(handle) = set_timeout_with_handle(run, wait) {
            self.0.try_set_value(Some(handle));
        }
    }

    /// Forgets what was to run.
    pub fn stop(self) {
        if let Some(Some(handle)) = self.0.try_update_value(Option::take) {
            handle.clear();
        }
    }
}
