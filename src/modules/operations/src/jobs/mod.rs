//! The pages of jobs: the queue, and one job with how far it is.

pub mod api;
pub mod detail;
pub mod list;
pub mod progress;
