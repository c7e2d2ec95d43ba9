//! Which version a record has after one's own changes, before the rows have come anew: the next change is of that one.

use kernel::Uuid;
use leptos::prelude::*;
use std::collections::HashMap;

#[derive(Clone, Copy)]
pub struct Versions(StoredValue<HashMap<Uuid, i64>>);

impl Default for Versions {
    fn default() -> Self {
        Self(StoredValue::new(HashMap::new()))
    }
}

impl Versions {
    /// Of a record that a row shows in the version `seen`.
    pub fn of(self, record: Uuid, seen: i64) -> i64 {
        let own = self.0.try_with_value(|versions| versions.get(&record).copied()).flatten();
        own.map_or(seen, |own| own.max(seen))
    }

    /// The record was changed here when it had that version.
    pub fn changed(self, record: Uuid, version: i64) {
        self.0.try_update_value(|versions| versions.insert(record, version + 1));
    }
}
