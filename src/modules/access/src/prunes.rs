//! Rows about people that nobody needs any more: what opened a door and is used or over. Who signed in when stays in the
//! audit log.

use engine::jobs::Prune;

const fn prune(table: &'static str, key: &'static str, rows: &'static str, days: i64) -> Prune {
    Prune { table, key, rows, days, within: None }
}

/// Sessions that ended, or that nobody used for longer than any workspace allows.
const OVER: &str = "COALESCE(ended_at, seen_at) < {before}";
/// What belongs to a session goes with it.
const OF_OVER: &str = "session_id IN (SELECT id FROM sessions WHERE COALESCE(ended_at, seen_at) < {before})";

pub const ALL: [Prune; 9] = [
    prune("active_roles", "session_id, workspace_id", OF_OVER, 90),
    prune("sign_on_exceptions", "session_id, workspace_id", OF_OVER, 90),
    prune("sessions", "id", OVER, 90),
    prune("one_time_codes", "about", "created_at < {before}", 1),
    prune("ceremonies", "hash", "created_at < {before}", 1),
    prune("sign_ons", "id", "created_at < {before}", 1),
    prune("password_resets", "id", "expires_at < {before}", 30),
    prune("refresh_tokens", "id", "expires_at < {before}", 30),
    prune("sign_in_limits", "key", "since < {before}", 30),
];

#[cfg(test)]
mod tests {
    use engine::Module;
    use engine::jobs::{Jobs, Schedules, Tidy, load, run_due, schedules, seed};
    use kernel::Error;
    use kernel::job::{JobState, RunSchedule, VIEW};
    use kernel::time::DAY;

    use crate::testing::{PASSWORD, caller, join, password};
    use crate::workspaces::{CreateWorkspace, create};

    fn modules() -> Vec<Module> {
        vec![crate::module(), Module::new().resource::<Jobs>().resource::<Schedules>().schedule::<Tidy>("15 3 * * *")]
    }

    #[tokio::test]
    async fn the_night_forgets_sessions_long_over_and_keeps_the_others() {
        for db in engine::testing::both(modules).await {
            let workspace = create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
            join(&db.engine, workspace, "ana@optim.example", "super_admin").await;
            let old = password(&db.engine, "ana@optim.example", PASSWORD).await.unwrap();
            caller(&db.engine, &old).enter("optim").await.unwrap();
            db.clock.advance(91 * DAY);
            let new = password(&db.engine, "ana@optim.example", PASSWORD).await.unwrap();
            seed(&db.engine).await.unwrap();
            let cx = db.actor(workspace).grants(["jobs:*"]).cx();
            let read = cx.read(VIEW).unwrap();
            let tidy = schedules(&read).await.unwrap()[0].id;
            let job = cx.perform(RunSchedule { schedule: tidy }).await.unwrap();
            run_due(&db.engine).await.unwrap();
            let sheet = load(&read, job).await.unwrap();
            assert_eq!(sheet.state, JobState::Done, "{sheet:?}");
            assert!(sheet.result.contains("sessions 1"), "{}", sheet.result);
            assert_eq!(caller(&db.engine, &old).enter("optim").await.unwrap_err(), Error::SignedOut);
            assert!(caller(&db.engine, &new).enter("optim").await.is_ok());
        }
    }
}
