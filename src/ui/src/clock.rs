//! The page's own clock: the server's moment at first, so that both sides render the same words, then the browser's,
//! once a minute.

use crate::format;
use crate::i18n::use_locale;
use kernel::time::{Time, Zone};
use leptos::prelude::*;

/// What moment it is, and in which zone the reader lives.
#[derive(Clone, Copy)]
pub struct Clock {
    now: RwSignal<Time>,
    zone: StoredValue<Zone>,
}

impl Clock {
    /// The moment, to the minute; tracked.
    pub fn now(self) -> Time {
        self.now.get()
    }

    /// The reader's zone.
    pub fn zone(self) -> Zone {
        self.zone.get_value()
    }
}

/// Starts the clock at the moment the server rendered the page. Call it once, in the shell.
pub fn provide_clock(now: Time, zone: Zone) {
    let clock = Clock { now: RwSignal::new(now), zone: StoredValue::new(zone) };
    provide_context(clock);
    Effect::new(move || {
        let tick = move || clock.now.set(Time(js_sys::Date::now() as i64));
        if let Ok(handle) = set_interval_with_handle(tick, std::time::Duration::from_mins(1)) {
            on_cleanup(move || handle.clear());
        }
    });
}

/// The page's clock; stands still at 1970 in UTC where none was started.
pub fn use_clock() -> Clock {
    use_context().unwrap_or_else(|| Clock { now: RwSignal::new(Time(0)), zone: StoredValue::new(Zone::utc()) })
}

/// How long ago, with the exact moment on hover.
#[component]
pub fn RelativeTime(
    /// The moment.
    time: Time,
) -> impl IntoView {
    let (clock, locale) = (use_clock(), use_locale());
    view! {
        <time datetime=time.rfc3339() title=move || clock.zone.with_value(|zone| format::date_time(locale.get(), zone, time))>
            {move || format::relative(locale.get(), clock.now(), time)}
        </time>
    }
}

/// A day, with the exact moment on hover.
#[component]
pub fn Day(
    /// The moment.
    time: Time,
) -> impl IntoView {
    let (clock, locale) = (use_clock(), use_locale());
    view! {
        <time datetime=time.rfc3339() title=move || clock.zone.with_value(|zone| format::date_time(locale.get(), zone, time))>
            {move || clock.zone.with_value(|zone| format::date(locale.get(), zone, time))}
        </time>
    }
}
