//! Chance that falls the same way every time: the demo looks alike on every machine.

/// A linear congruential generator (Knuth, MMIX).
pub struct Dice(u64);

impl Dice {
    /// Seeded by a word.
    pub fn new(word: &str) -> Self {
        Self(
            word.bytes()
                .fold(1_469_598_103_934_665_603, |seed, byte| (seed ^ u64::from(byte)).wrapping_mul(1_099_511_628_211)),
        )
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }

    /// Four digits.
    pub fn digits(&mut self) -> String {
        (1_000 + self.below(9_000)).to_string()
    }

    /// One of a list that is not empty.
    #[expect(
        clippy::indexing_slicing,
        reason = "below() stays inside; an empty list is a fault of this file's constants"
    )]
    pub fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// A CNPJ with right check digits, different for each `place`.
pub fn cnpj(place: usize) -> String {
    let body = format!("{:08}0001", 11_000_000 + place * 7_919);
    (0..100)
        .map(|digits| format!("{body}{digits:02}"))
        .find(|text| kernel::tax_id::normalise(text).is_some())
        .unwrap_or_default()
}
