//! Closed sets of values, such as a ticket's priority. In the database a value is its rank, so that sorting by priority
//! is sorting by number; on the wire and in files it is its name.

/// What a value feels like; the only thing colour is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Neutral,
    Blue,
    Green,
    Amber,
    Red,
}

/// One value of a closed set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Stable name, `on_hold`.
    pub name: &'static str,
    /// Stored number; also the order.
    pub rank: i64,
    pub tone: Tone,
    /// Icon of the sprite.
    pub icon: &'static str,
}

/// Declares a closed set:
/// `choices! { pub enum Priority { Low = 1 "low" Neutral "chevron-down", … } }`.
#[macro_export]
macro_rules! choices {
    ($(#[$doc:meta])* pub enum $set:ident { $($(#[$variant_doc:meta])* $variant:ident = $rank:literal $name:literal $tone:ident $icon:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $set {
            $($(#[$variant_doc])* #[serde(rename = $name)] $variant = $rank),+
        }

        impl $set {
            /// Every value in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The same for a schema.
            pub const CHOICES: &'static [$crate::choice::Choice] = &[$($crate::choice::Choice {
                name: $name, rank: $rank, tone: $crate::choice::Tone::$tone, icon: $icon,
            }),+];

            /// Stable name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Stored number.
            pub const fn rank(self) -> i64 {
                self as i64
            }

            /// From the stored number.
            pub fn from_rank(rank: i64) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.rank() == rank)
            }

            /// From the stable name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}
