//! The page of schedules: what runs by the clock, when, and whether.

pub mod api;
pub mod dialog;
pub mod page;
