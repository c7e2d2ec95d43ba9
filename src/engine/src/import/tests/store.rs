//! Who may, what is kept, and what a crash leaves.

use kernel::{Error, Rule};
use sea_orm::ConnectionTrait;

use super::*;
use crate::import::{MapImport, get, list, refused_rows};

#[tokio::test]
async fn permissions() {
    for (db, cx) in houses().await {
        let id = bring(&cx, "a.csv", "Company\nAna\n").await;
        let workspace = cx.actor().workspace;
        let with = |grants: &[&'static str]| db.actor(workspace).grants(grants.iter().copied()).cx();
        assert!(matches!(Incoming::begin(&with(&["customers:*"])).await, Err(Error::Forbidden { .. })));
        let none = with(&["imports:run"]);
        assert!(matches!(crate::import::run(&none, id, false).await, Err(Error::Forbidden { .. })));
        let stranger = db.actor(WorkspaceId(cx.engine().clock().id())).grants(["*"]).cx();
        assert_eq!(get(&stranger, id).await.unwrap_err(), Error::NotFound);
        assert_eq!(crate::import::run(&stranger, id, false).await.unwrap_err(), Error::NotFound);
        // Who may create but not edit brings new rows in and changes none.
        run(&cx, "Code,Company\n1,Ana\n", false).await.unwrap();
        let report =
            run(&with(&["imports:run", "customers:create"]), "Code,Company\n1,Bia\n2,Caio\n", false).await.unwrap();
        assert_eq!((report.tally, &report.refusals[0].rule), (tally(1, 0, 0, 1), &Rule::Taken));
    }
}

#[tokio::test]
async fn columns_can_be_mapped_by_hand() {
    for (_db, cx) in houses().await {
        let id = bring(&cx, "C:\\files\\my\u{7} list.csv", "Who,Where,Mail\nAna,x,a@a.co\n").await;
        let import = get(&cx, id).await.unwrap();
        assert_eq!(
            (import.file_name.as_str(), import.mapping),
            ("my list.csv", vec![None, None, Some("email".into())])
        );
        let missing = crate::import::run(&cx, id, false).await.unwrap_err();
        assert_eq!(missing.of_field("name"), Some(&Rule::Required));
        let map = |names: [Option<&str>; 3]| MapImport {
            import: id,
            mapping: names.map(|name| name.map(str::to_owned)).to_vec(),
        };
        let twice = cx.perform(map([Some("name"), Some("name"), None])).await.unwrap_err();
        assert_eq!(twice.of_field("name"), Some(&Rule::Taken));
        let unknown = cx.perform(map([Some("name"), Some("workspace_id"), None])).await.unwrap_err();
        assert_eq!(unknown.of_field("workspace_id"), Some(&Rule::Missing));
        cx.perform(map([Some("name"), Some("notes"), None])).await.unwrap();
        crate::import::run(&cx, id, false).await.unwrap();
        let found = all(&cx).await;
        assert_eq!((found[0].name.as_str(), found[0].notes.as_str(), found[0].email.as_str()), ("Ana", "x", ""));
        assert_eq!(list(&cx, 20).await.unwrap()[0].report.tally, tally(1, 0, 0, 0));
    }
}

#[tokio::test]
async fn whoever_may_not_see_such_records_sees_no_rows_of_them_in_imports() {
    for (db, cx) in houses().await {
        let id = bring(&cx, "a.csv", "Company\nAna\n").await;
        let other = |grants: &[&'static str]| db.actor(cx.actor().workspace).grants(grants.iter().copied()).cx();
        assert_eq!(list(&other(&["imports:run", "customers:view"]), 20).await.unwrap().len(), 1);
        let blind = other(&["imports:run"]);
        assert!(list(&blind, 20).await.unwrap().is_empty());
        assert_eq!(crate::import::get(&blind, id).await.unwrap_err(), Error::NotFound);
        assert_eq!(
            list(&other(&["customers:*"]), 20).await.unwrap_err(),
            Error::Forbidden { needs: "imports:run".into() }
        );
    }
}

#[tokio::test]
async fn what_a_crash_left_is_shown_as_failed_and_can_run_again() {
    for (db, cx) in houses().await {
        let id = bring(&cx, "a.csv", "Company\nAna\n").await;
        let crash = "UPDATE imports SET state = 'running', finished_at = 0";
        db.engine.inner().writer.execute_unprepared(crash).await.unwrap();
        assert_eq!(state(&cx, id).await, ImportState::Failed);
        assert_eq!(crate::import::run(&cx, id, false).await.unwrap().tally, tally(1, 0, 0, 0));
    }
}

#[tokio::test]
async fn a_file_that_is_no_table_leaves_no_trace() {
    for (_db, cx) in houses().await {
        let mut incoming = Incoming::begin(&cx).await.unwrap();
        incoming.write(b"%PDF-1.7").await.unwrap();
        let error = incoming.register(&cx, "customers", "a.pdf").await.unwrap_err();
        assert_eq!(error.of_field("file"), Some(&Rule::File(64)));
        let incoming = Incoming::begin(&cx).await.unwrap();
        let error = incoming.register(&cx, "sessions", "a.csv").await.unwrap_err();
        assert_eq!(error.of_field("resource"), Some(&Rule::Choice));
        assert!(list(&cx, 20).await.unwrap().is_empty());
        let mut large = Incoming::begin(&cx).await.unwrap();
        let megabyte = vec![b'x'; 1 << 20];
        for _ in 0..64 {
            large.write(&megabyte).await.unwrap();
        }
        assert_eq!(large.write(b"x").await.unwrap_err().of_field("file"), Some(&Rule::File(64)));
    }
}

#[tokio::test]
async fn refused_rows_come_back_as_a_file() {
    for (_db, cx) in houses().await {
        let file = "Company;Mail\nAna;a@a.co\n=1+1;bad\n\"Two\nlines\";worse\n";
        let id = bring(&cx, "a.csv", file).await;
        crate::import::run(&cx, id, true).await.unwrap();
        let titles = ("Line".to_owned(), "Reason".to_owned());
        let bytes = refused_rows(&cx, id, titles, |_, refusal| format!("{}: {:?}", refusal.field, refusal.rule)).await;
        let text = String::from_utf8(bytes.unwrap()).unwrap();
        assert_eq!(
            text,
            "\u{feff}Line,Reason,Company,Mail\n3,email: Email,'=1+1,bad\n4,email: Email,\"Two\nlines\",worse\n"
        );
    }
}
