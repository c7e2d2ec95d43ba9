//! Insights: each role's home with its figures, the chart of what comes in, the bell. Dashboards, reports and questions
//! move in later.
//!
//! What does not belong here: what a number means. A metric is declared in the room of its business.

pub mod bell;
#[cfg(feature = "ssr")]
mod chart;
pub mod home;
#[cfg(feature = "ssr")]
mod roles;
