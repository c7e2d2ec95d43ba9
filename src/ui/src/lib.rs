//! Look and behaviour without business meaning: words in the reader's language, numbers and dates, and thin
//! components on native elements. What a ticket is does not belong here; how a table, a field or a dialog behaves does.
//!
//! To add a component: one file per family here, one style sheet of the same name in `style/`, texts in
//! `text/{language}/common.ftl`, and its name in [`prelude`].

pub mod badge;
pub mod boxes;
pub mod button;
pub mod chart;
pub mod clock;
pub mod cookie;
pub mod copy;
pub mod data;
pub mod dialog;
pub mod draft;
pub mod empty;
pub mod failure;
pub mod form;
pub mod format;
pub mod i18n;
pub mod icon;
pub mod input;
pub mod irreversible;
pub mod keys;
pub mod leave;
pub mod loaded;
pub mod menu;
pub mod page;
pub mod select;
pub mod table;
pub mod tabs;
pub mod theme;
pub mod toast;
pub mod vendor;

#[cfg(test)]
mod tests;

/// What a page needs; the macros `t!` and `tr!` come along.
pub mod prelude {
    pub use crate::badge::{Avatar, Badge, ChoiceBadge, Tag};
    pub use crate::boxes::{Boxes, Tickable};
    pub use crate::button::{Button, IconButton, LinkButton, Look};
    pub use crate::chart::{ChartOption, ChartTable, ChartView};
    pub use crate::clock::{Clock, Day, RelativeTime, provide_clock, use_clock};
    pub use crate::copy::CopyField;
    pub use crate::data::Data;
    pub use crate::dialog::Dialog;
    pub use crate::draft::{Drafts, use_drafts};
    pub use crate::empty::{EmptyState, Skeleton};
    pub use crate::failure::{Failure, Outdated, error_text, error_title, malformed, rule_text};
    pub use crate::form::{Field, FormScope, Ties, WantsScripts, focus_refused, focus_wrong, use_ready};
    pub use crate::i18n::{Arg, Key, Locale, choice, key, label, text, use_locale, use_set_locale};
    pub use crate::icon::Icon;
    pub use crate::input::{TagsInput, TextArea, TextInput, split_tags};
    pub use crate::irreversible::Irreversible;
    pub use crate::leave::LeaveGuard;
    pub use crate::loaded::Loaded;
    pub use crate::menu::{Menu, MenuItem, MenuLink};
    pub use crate::page::{Breadcrumbs, Crumb, Here, Live, PageHead, Property, Section, TabTitle};
    pub use crate::page::{provide_here, provide_live, set_status, use_here, use_live};
    pub use crate::select::{Check, Select, choice_options, yes_or_no};
    pub use crate::table::{CellAt, CellView, Due, Fetch, Named, Pick, Picked, Picker, ResourceTable};
    pub use crate::table::{Selection, SelectionBar, Work};
    pub use crate::tabs::{Segment, Segments, Tab, Tabs};
    pub use crate::theme::Theme;
    pub use crate::toast::{ToastArea, provide_toasts, use_toasts};
    pub use crate::{format, t, tr};
}
