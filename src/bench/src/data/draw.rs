//! What rows are made from: chance that repeats, ids that grow with time, values in order.

use engine::Param;
use kernel::Uuid;

const WORDS: [&str; 16] = [
    "invoice",
    "printer",
    "login",
    "export",
    "delivery",
    "password",
    "contract",
    "refund",
    "report",
    "upgrade",
    "mobile",
    "network",
    "calendar",
    "warehouse",
    "integration",
    "signature",
];

/// Values of a row's columns; none is NULL.
pub struct Row(pub Vec<Option<Param>>);

impl Row {
    pub fn new() -> Self {
        Self(Vec::with_capacity(20))
    }

    #[must_use]
    pub fn add(self, value: impl Into<Param>) -> Self {
        self.maybe(Some(value.into()))
    }

    #[must_use]
    pub fn maybe(mut self, value: Option<Param>) -> Self {
        self.0.push(value);
        self
    }
}

/// An id of that time, UUID version 7 in form.
pub fn id(at: i64, kind: u8, number: u64) -> Uuid {
    let mut rest = [kind; 10];
    for (place, byte) in rest.iter_mut().skip(2).zip(number.to_be_bytes()) {
        *place = byte;
    }
    uuid::Builder::from_unix_timestamp_millis(at.try_into().unwrap_or_default(), &rest).into_uuid()
}

/// Chance that is the same every time (`SplitMix64`).
pub struct Draw(u64);

impl Draw {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn part(&self, place: u64) -> u64 {
        let mut mixed = self.0.wrapping_add((place + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&self, place: u64, limit: u64) -> i64 {
        (self.part(place) % limit) as i64
    }

    pub fn word(&self, place: u64) -> &'static str {
        WORDS.get(self.part(place) as usize % WORDS.len()).copied().unwrap_or_default()
    }
}
