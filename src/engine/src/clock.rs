//! Time and randomness come from here, so that tests can move the one and repeat the other.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use kernel::{Time, Uuid};

/// Bits of an id that count.
const COUNTER: u32 = 42;

/// Tells the time.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's.
    #[default]
    System,
    /// Stands still until moved.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `time`.
    pub fn at(time: Time) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(time.0)))
    }

    /// Now.
    #[expect(clippy::disallowed_methods, reason = "this is the clock's one home")]
    pub fn now(&self) -> Time {
        match self {
            Self::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Time(since.as_millis().try_into().unwrap_or(i64::MAX))
            }
            Self::Fixed(now) => Time(now.load(Ordering::SeqCst)),
        }
    }

    /// Moves a fixed clock by `ms`; the machine's clock cannot be moved.
    pub fn advance(&self, ms: i64) {
        if let Self::Fixed(now) = self {
            now.fetch_add(ms, Ordering::SeqCst);
        }
    }

    /// About so many milliseconds: a fifth more or less by the machine's clock, so that what failed together is not tried
    /// again together.
    pub fn about(&self, ms: i64) -> i64 {
        match self {
            Self::System => ms - ms / 5 + (ms * 2 / 5) * i64::from(rand::random::<u16>()) / i64::from(u16::MAX),
            Self::Fixed(_) => ms,
        }
    }

    /// A new id, UUID version 7 of this clock's time. Ids of one millisecond ascend by a counter that starts anywhere
    /// (RFC 9562, section 6.2, method 1): records keep the order in which they were made, and thousands of them are
    /// appended to an index instead of being spread over it.
    pub fn id(&self) -> Uuid {
        static LAST: Mutex<(i64, u64)> = Mutex::new((0, 0));
        let now = self.now().0;
        let count = {
            let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
            // Half of the room is left to count.
            *last = if last.0 == now { (now, last.1 + 1) } else { (now, rand::random::<u64>() >> (65 - COUNTER)) };
            last.1
        };
        // 12 bits in front of the variant, 30 behind it; what is left is chance.
        let (front, behind) = (u128::from(count >> 30), u128::from(count & 0x3fff_ffff));
        let bits = front << 64 | behind << 32 | u128::from(rand::random::<u32>());
        let [_, _, _, _, _, _, bits @ ..] = bits.to_be_bytes();
        let millis = now.try_into().unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &bits).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_ascend_within_a_millisecond_and_tell_their_time() {
        let clock = Clock::at(Time(1_795_253_400_123));
        let ids: Vec<Uuid> = (0..10_000).map(|_| clock.id()).collect();
        // Another test may take an id of another millisecond in between, after which the counter starts anew.
        let descents = ids.windows(2).filter(|pair| pair[0] >= pair[1]).count();
        assert!(descents < 100, "{descents}");
        for id in ids {
            let (seconds, nanos) = id.get_timestamp().unwrap().to_unix();
            assert_eq!((id.get_version_num(), seconds, nanos), (7, 1_795_253_400, 123_000_000));
        }
    }
}
