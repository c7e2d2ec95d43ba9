//! Time and randomness come from here, so that tests can move the one and repeat the other.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use kernel::{Time, Uuid};

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

    /// A new id, UUID version 7 (RFC 9562) of this clock's time.
    pub fn id(&self) -> Uuid {
        let millis = self.now().0.try_into().unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &rand::random()).into_uuid()
    }
}
