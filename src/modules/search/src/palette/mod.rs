//! The palette, the help with keys and the editing of favourites: what lies above the page when a key asks for it. Their code
//! is fetched the first time; what listens is in the first file ([`keys`]).

use kernel::Permission;
use leptos::prelude::*;
use ui::i18n::Key;

mod actions;
mod help;
mod items;
pub mod keys;
mod list;
mod overlay;
mod shelf_dialog;

pub use overlay::Overlay;

/// A page that everybody who may can go to.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Below the workspace.
    pub path: &'static str,
    pub icon: &'static str,
    pub label: Key,
    pub needs: Option<Permission>,
    /// What follows `g`.
    pub key: Option<&'static str>,
    /// The page that makes one of what it lists, what that is called, and what it needs.
    pub create: Option<(&'static str, Key, Permission)>,
}

/// Which of them are open, and the places that they know.
#[derive(Clone, Copy)]
pub struct Overlays {
    pub palette: RwSignal<bool>,
    pub help: RwSignal<bool>,
    pub edit: RwSignal<bool>,
    /// The open page is to be kept at hand, or no longer: asked for here, done by what is fetched.
    pub star: RwSignal<bool>,
    pub places: &'static [Place],
}

/// Provides them, closed.
pub fn provide_overlays(places: &'static [Place]) -> Overlays {
    let overlays = Overlays::closed(places);
    provide_context(overlays);
    overlays
}

/// What lies above this page.
pub fn use_overlays() -> Overlays {
    use_context().unwrap_or_else(|| Overlays::closed(&[]))
}

impl Overlays {
    fn closed(places: &'static [Place]) -> Self {
        let [palette, help, edit, star] = [(); 4].map(|()| RwSignal::new(false));
        Self { palette, help, edit, star, places }
    }

    /// Whether one is asked for; tracked.
    pub fn any(self) -> bool {
        self.palette.get() || self.help.get() || self.edit.get() || self.star.get()
    }
}
