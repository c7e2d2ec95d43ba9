//! Operations: the program at work. So far the pages of jobs and schedules. Health, incidents, maintenance, flags and
//! backups move in later.
//!
//! What does not belong here: how jobs are kept and run (`engine::jobs`), and what they do (each in its room).

pub mod jobs;
pub mod schedules;

/// What this room declares.
#[cfg(feature = "ssr")]
pub fn module() -> engine::Module {
    engine::Module::new()
        .resource::<engine::jobs::Jobs>()
        .resource::<engine::jobs::Schedules>()
        .command::<kernel::job::RetryJob>()
        .command::<kernel::job::CancelJob>()
        .command::<kernel::job::ChangeSchedule>()
        .command::<kernel::job::RunSchedule>()
        .schedule::<engine::jobs::Tidy>("15 3 * * *")
}
