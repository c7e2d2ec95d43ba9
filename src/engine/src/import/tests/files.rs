//! How long files are kept, and whom a dry run keeps waiting.

use std::path::PathBuf;

use kernel::Error;
use kernel::import::KEPT_DAYS;
use kernel::time::DAY;

use super::*;
use crate::Tx;
use crate::import::commands::RunImport;
use crate::import::{get, refused_rows, sweep};

fn path(cx: &Cx, id: Uuid) -> PathBuf {
    cx.engine().files().join("imports").join(id.to_string())
}

async fn download(cx: &Cx, id: Uuid) -> Result<Vec<u8>> {
    refused_rows(cx, id, ("Line".to_owned(), "Reason".to_owned()), |_, _| String::new()).await
}

#[tokio::test]
async fn a_file_goes_when_its_rows_are_all_in_and_stays_for_what_was_refused() {
    for (_db, cx) in houses().await {
        let whole = bring(&cx, "a.csv", "Company\nAna\n").await;
        crate::import::run(&cx, whole, true).await.unwrap();
        assert!(path(&cx, whole).exists() && get(&cx, whole).await.unwrap().file_kept, "only tried");
        crate::import::run(&cx, whole, false).await.unwrap();
        assert!(!path(&cx, whole).exists() && !get(&cx, whole).await.unwrap().file_kept);
        let broken = bring(&cx, "b.csv", "Company,Mail\nBia,b@b.co\nCaio,nowhere\n").await;
        crate::import::run(&cx, broken, false).await.unwrap();
        assert!(get(&cx, broken).await.unwrap().file_kept);
        download(&cx, broken).await.unwrap();
    }
}

#[tokio::test]
async fn after_thirty_days_a_file_is_gone_whatever_became_of_it() {
    for (db, cx) in houses().await {
        assert_eq!(sweep(&db.engine).await.unwrap(), 0, "there is no folder yet");
        let refused = bring(&cx, "a.csv", "Company,Mail\nAna,nowhere\n").await;
        crate::import::run(&cx, refused, false).await.unwrap();
        let waiting = bring(&cx, "b.csv", "Company\nAna\n").await;
        let foreign = path(&cx, waiting).with_file_name("notes.txt");
        std::fs::write(&foreign, "not ours").unwrap();
        db.clock.advance(KEPT_DAYS * DAY);
        let young = bring(&cx, "c.csv", "Company\nAna\n").await;
        assert_eq!(sweep(&db.engine).await.unwrap(), 0);
        db.clock.advance(1);
        assert_eq!(sweep(&db.engine).await.unwrap(), 2);
        assert!(foreign.exists() && path(&cx, young).exists());
        assert_eq!(download(&cx, refused).await.unwrap_err(), Error::NotFound);
        assert!(!get(&cx, waiting).await.unwrap().file_kept);
        // What can no longer be run says so, and what came of the other one is still known.
        assert_eq!(crate::import::run(&cx, waiting, false).await.unwrap_err(), Error::NotFound);
        assert_eq!(state(&cx, waiting).await, ImportState::Failed);
        assert_eq!(get(&cx, refused).await.unwrap().report.refusals.len(), 1);
    }
}

#[tokio::test]
async fn a_dry_run_keeps_nobody_waiting_and_cannot_write() {
    for (_db, cx) in houses().await {
        let reach = cx.actor().reach(crate::import::PERMISSION).unwrap();
        let tx = Tx::rehearse::<RunImport>(&cx, reach).await.unwrap();
        assert_eq!(Entity::find().count(tx.connection()).await.unwrap(), 0);
        // While it is open somebody else's import begins and ends.
        assert_eq!(run(&cx, "Company\nAna\n", false).await.unwrap().tally, tally(1, 0, 0, 0));
        if cx.engine().dialect() == crate::Dialect::Sqlite {
            Entity::delete_many().exec(tx.connection()).await.unwrap_err();
        }
        tx.roll_back().await.unwrap();
    }
}
