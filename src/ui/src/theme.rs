//! Light, dark, or what the system says: an attribute of `<html>` that the style sheet reads, and a cookie that lets
//! the server set it before the first paint.

use crate::cookie;
use serde::{Deserialize, Serialize};

/// The reader's choice; `<html data-theme>` and the cookie `theme` hold its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Dark text on white.
    Light,
    /// Light text on near-black.
    Dark,
    /// Whatever the operating system prefers.
    #[default]
    System,
}

impl Theme {
    /// Every choice, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }

    /// From the cookie.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// Its icon in the sprite.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Light => "sun",
            Self::Dark => "moon",
            Self::System => "monitor",
        }
    }

    /// Its name in the reader's language.
    pub const fn key(self) -> crate::i18n::Key {
        match self {
            Self::Light => crate::i18n::key::THEME_LIGHT,
            Self::Dark => crate::i18n::key::THEME_DARK,
            Self::System => crate::i18n::key::THEME_SYSTEM,
        }
    }
}

/// Shows the page in `theme` at once and remembers it for the next request.
pub fn set(theme: Theme) {
    set_root("data-theme", theme.name());
    cookie::set("theme", theme.name());
}

/// Folds the sidebar to its icons, or unfolds it, and remembers it for the next request.
pub fn set_sidebar(collapsed: bool) {
    let state = if collapsed { "collapsed" } else { "open" };
    set_root("data-sidebar", state);
    cookie::set("sidebar", state);
}

/// Makes the rows of tables lower or as high as usual, and remembers it for the next request.
pub fn set_density(compact: bool) {
    let density = if compact { "compact" } else { "comfortable" };
    set_root("data-density", density);
    cookie::set("density", density);
}

/// Sets an attribute of `<html>`. Does nothing during server rendering.
pub fn set_root(name: &str, value: &str) {
    #[cfg(feature = "hydrate")]
    if let Some(root) = web_sys::window().and_then(|w| w.document()).and_then(|d| d.document_element()) {
        let _ = root.set_attribute(name, value);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (name, value);
}
