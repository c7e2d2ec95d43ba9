//! What an installation is for, so that nobody takes test data for real data.

use serde::{Deserialize, Serialize};

/// Kinds of installation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Environment {
    /// Real data, for those who are authorised.
    #[default]
    Production,
    /// A sanitised copy, for trying out.
    Staging,
    /// Test data, for those who build it.
    Development,
}

impl Environment {
    /// As settings, texts and subjects of mails name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Staging => "staging",
            Self::Development => "development",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Production, Self::Staging, Self::Development].into_iter().find(|known| known.name() == name)
    }

    /// Whether its data is real.
    pub fn is_real(self) -> bool {
        self == Self::Production
    }
}
