//! Idempotency keys of forms.

use leptos::prelude::*;

/// The key of one opened form: however often it is sent, its command runs once.
#[derive(Clone, Copy)]
pub struct FormKey(StoredValue<Option<String>>);

impl Default for FormKey {
    fn default() -> Self {
        Self(StoredValue::new(None))
    }
}

impl FormKey {
    /// The key, made of the browser's chance at first use: call it in an event's handler, never while rendering. It
    /// need not be secret, for keys are told apart by member. A failed command keeps no key, so it may be corrected and
    /// sent again.
    pub fn get(self) -> String {
        if let Some(key) = self.0.get_value() {
            return key;
        }
        let part = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
        let key = format!("{:08x}{:08x}{:08x}", part(), part(), part());
        self.0.set_value(Some(key.clone()));
        key
    }
}
