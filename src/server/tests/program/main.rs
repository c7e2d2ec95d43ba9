//! The program as it is delivered: the real binary on a real port, spoken to over HTTP.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod access;
mod crash;
mod database;
mod jobs;
mod live;
mod operations;
mod process;
mod settings;
