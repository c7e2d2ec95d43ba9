//! Real data sets, where they are at hand: `BACKOFFICE_SHARED_DATA`, else `shared/data` beside the checkout. They are not
//! part of the project.

use std::io::Write as _;
use std::path::PathBuf;

use kernel::Rule;

use super::*;

fn data(name: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from("../../../../shared/data");
    let folder = std::env::var_os("BACKOFFICE_SHARED_DATA").map_or_else(beside, PathBuf::from);
    let path = folder.join(name);
    if !path.is_file() {
        // Not `println!`, which the test runner keeps to itself.
        let _ = writeln!(std::io::stderr(), "skipped: {} is not here", path.display());
        return None;
    }
    Some(path)
}

async fn import(db: &TestDb, resource: &str, path: &std::path::Path) -> Report {
    crate::import_file(&db.engine, wanted(resource, path, false), |_| ()).await.unwrap().0.report
}

#[tokio::test]
async fn support_tickets() {
    let Some(path) = data("customer_support_tickets.csv") else { return };
    for db in houses().await {
        let report = import(&db, "tickets", &path).await;
        assert_eq!(report.tally, tally(8_469, 0, 0, 0), "{:?}", report.refusals.first());
        assert_eq!(number(&db, "SELECT count(*) FROM customers").await, 8_320);
        for (status, count) in [(1, 2_819), (2, 2_881), (5, 2_769)] {
            assert_eq!(number(&db, &format!("SELECT count(*) FROM tickets WHERE status = {status}")).await, count);
        }
        assert_eq!(
            number(&db, "SELECT count(*) FROM tickets WHERE description LIKE '%{product_purchased}%'").await,
            8_469
        );
        assert_eq!(import(&db, "tickets", &path).await.tally, tally(0, 0, 8_469, 0));
    }
}

#[tokio::test]
async fn register_of_companies() {
    let Some(path) = data("cvm_companhias_abertas_latin1.csv") else { return };
    for db in houses().await {
        let report = import(&db, "customers", &path).await;
        assert_eq!((report.file.encoding.as_str(), report.file.delimiter), ("windows-1252", Some(';')));
        // Of 117 exact duplicates one repeats a row that was refused itself, beside 12 numbers with another name or status.
        assert_eq!(report.tally, tally(2_475, 0, 116, 13), "{:?}", report.refusals.first());
        assert!(report.refusals.iter().all(|refusal| refusal.rule == Rule::Taken && refusal.column == Some(0)));
        assert_eq!(import(&db, "customers", &path).await.tally, tally(0, 0, 2_591, 13));
    }
}

#[tokio::test]
async fn ragged_and_mended_customers() {
    let (Some(ragged), Some(mended)) = (data("northwind/customers.csv"), data("northwind_fixed/customers.csv")) else {
        return;
    };
    for db in houses().await {
        let report = import(&db, "customers", &ragged).await;
        assert_eq!(report.tally, tally(67, 0, 0, 24));
        assert!(report.refusals.iter().all(|refusal| refusal.rule == Rule::Columns { expected: 11, found: 12 }));
        let text = std::fs::read_to_string(&ragged).unwrap();
        let wrong = text.lines().zip(1_u64..).filter(|(line, _)| line.split(',').count() != 11).map(|(_, line)| line);
        assert!(report.refusals.iter().map(|refusal| refusal.line).eq(wrong), "each by its line");
        // The same customers, now whole: only what was refused is new.
        assert_eq!(import(&db, "customers", &mended).await.tally, tally(24, 0, 67, 0));
    }
}
