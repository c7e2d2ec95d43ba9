//! Work that is done later: durable, by any of several processes, tried again when it fails, and done once.
//!
//! A command queues a [`Job`] with `tx.job(…)`, a row of its own transaction. A worker ([`tend`]) claims what is due under
//! a claim that it renews; who dies leaves a claim that runs out, and another takes the job up. What a job changes it
//! changes by commands ([`Running::step`], [`Running::finish`]): each writes how far the job is in its own transaction,
//! and only while the claim still stands. So a step happens once, whoever is killed when, and a process that was taken
//! for dead changes nothing any more.
//!
//! A try that fails is repeated after growing pauses where that may help, else the job is parked with its reason until
//! somebody retries it. A job acts as whoever asked for it: what they may do when it runs, and never more than when they
//! asked. What nobody asked for runs as the program itself, by [`schedules`].
//!
//! What does not belong here: what a job does. Each room registers its kinds with `Module::job`.

mod actor;
mod claim;
mod commands;
mod cron;
mod entity;
mod held;
mod job;
mod note;
mod prune;
mod queue;
mod running;
mod schedule_entity;
mod schedules;
mod store;
#[cfg(test)]
mod tests;
mod within;
mod work;

pub use actor::{Acting, Asker};
pub use job::{Ended, Job, JobEntry, ScheduleEntry};
pub(crate) use prune::own_prunes;
pub use prune::{Prune, Tidy};
pub use running::Running;
pub use schedules::{fire, seed};
pub use store::{load, schedules};
pub use work::{run_due, tend};

use kernel::Schema;

use crate::{Resource, Scope};

/// The queue as a resource.
pub struct Jobs;

impl Resource for Jobs {
    type Entity = entity::Entity;
    type Model = entity::Model;
    type ActiveModel = entity::ActiveModel;

    fn schema() -> &'static Schema {
        &kernel::job::SCHEMA
    }

    fn scope() -> Scope {
        Scope { own: &["asker_id"], ..Scope::default() }
    }
}

/// What runs by the clock, as a resource.
pub struct Schedules;

impl Resource for Schedules {
    type Entity = schedule_entity::Entity;
    type Model = schedule_entity::Model;
    type ActiveModel = schedule_entity::ActiveModel;

    fn schema() -> &'static Schema {
        &kernel::job::SCHEDULES
    }
}
