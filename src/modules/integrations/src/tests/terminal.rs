//! The command line's doors.

use kernel::{Error, Rule};

use super::*;

#[tokio::test]
async fn a_report_reads_well() {
    for db in houses().await {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("some customers.csv");
        std::fs::write(&path, "Company;Mail;CNPJ\nAna;a@a.co;\nBia;wrong;\n;c@c.co;1\n").unwrap();
        let report = crate::import_file(&db.engine, wanted("customers", &path, true), |_| ()).await.unwrap();
        let text = report.to_string();
        let [dry, counts, mail, name, number] = text.lines().collect::<Vec<_>>()[..] else { panic!("{text}") };
        assert_eq!(dry, "Dry run: nothing was changed.");
        assert!(counts.ends_with("1 created, 0 updated, 0 unchanged, 2 refused"), "{counts}");
        assert!(mail.starts_with("  line 3: Mail: This is not an e-mail address"), "{mail}");
        assert!(name.starts_with("  line 4: Company: "), "{name}");
        assert!(number.starts_with("  line 4: CNPJ: "), "{number}");
        assert_eq!(super::number(&db, "SELECT count(*) FROM customers").await, 0);
        let missing = folder.path().join("none.csv");
        let error = |result: kernel::Result<crate::terminal::Report>| result.unwrap_err();
        let absent = error(crate::import_file(&db.engine, wanted("customers", &missing, true), |_| ()).await);
        assert_eq!(absent.of_field("file"), Some(&Rule::Missing));
        let nowhere = crate::FileImport { workspace: "nowhere", ..wanted("customers", &path, true) };
        let elsewhere = error(crate::import_file(&db.engine, nowhere, |_| ()).await);
        assert_eq!(elsewhere, Error::NotFound);
    }
}

#[tokio::test]
async fn columns_are_mapped_by_hand_and_refused_rows_kept() {
    for db in houses().await {
        let folder = tempfile::tempdir().unwrap();
        let (path, refused) = (folder.path().join("some.csv"), folder.path().join("refused.csv"));
        std::fs::write(&path, "Firm;Company;Mail\nAna Ltda;old;a@a.co\nBia Ltda;old;wrong\n").unwrap();
        let map = [("firm".to_owned(), "name".to_owned()), ("Company".to_owned(), String::new())];
        let by_hand = crate::FileImport { map: &map, refused: Some(&refused), ..wanted("customers", &path, false) };
        let report = crate::import_file(&db.engine, by_hand, |_| ()).await.unwrap().0.report;
        assert_eq!(report.tally, tally(1, 0, 0, 1), "{:?}", report.refusals);
        assert_eq!(texts(&db, "SELECT name FROM customers").await, ["Ana Ltda"]);
        let kept = std::fs::read_to_string(&refused).unwrap();
        assert!(kept.contains("Bia Ltda") && kept.contains("This is not an e-mail address"), "{kept}");
        let unknown = [("Nothing".to_owned(), "name".to_owned())];
        let wrong = crate::FileImport { map: &unknown, ..wanted("customers", &path, false) };
        let error = crate::import_file(&db.engine, wrong, |_| ()).await.unwrap_err();
        assert_eq!(error.of_field("Nothing"), Some(&Rule::Missing));
    }
}

#[tokio::test]
async fn dates_are_those_of_the_workspace() {
    let file = "Ticket ID,Subject,Created,Due\n\
        1,a,2026-01-31,2026-07-31 09:30\n2,b,2026-01-31T00:00:00Z,31.07.2026 09:30 +02:00\n";
    for db in testing::both(modules).await {
        create(&db.engine, CreateWorkspace { zone: "America/Sao_Paulo".into(), ..CreateWorkspace::new(SLUG, "saas") })
            .await
            .unwrap();
        assert_eq!(bring(&db, "tickets", file).await.tally, tally(2, 0, 0, 0));
        // Three hours behind UTC: midnight there is three o'clock here.
        for (column, times) in [
            ("created_at", [1_769_817_600_000 + 3 * 3_600_000, 1_769_817_600_000]),
            ("due_at", [1_785_490_200_000 + 3 * 3_600_000, 1_785_490_200_000 - 2 * 3_600_000]),
        ] {
            for (place, time) in times.iter().enumerate() {
                let sql = format!("SELECT {column} FROM tickets WHERE number = {}", place + 1);
                assert_eq!(number(&db, &sql).await, *time, "{column} of {}", place + 1);
            }
        }
        assert_eq!(bring(&db, "tickets", file).await.tally, tally(0, 0, 2, 0));
    }
}

#[tokio::test]
async fn what_is_exported_opens_without_danger() {
    for db in houses().await {
        let rows = (0..450).fold(String::new(), |rows, row| rows + &format!("C-{row},Company {row},\n"));
        bring(&db, "customers", &format!("Code,Company,Notes\n{rows}X,=cmd(),\"a\nb\"\n")).await;
        let mut out = Vec::new();
        assert_eq!(crate::export_csv(&db.engine, SLUG, "customers", &mut out).await.unwrap(), 451);
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("\u{feff}id,name,email,tax_id,tier,status,"), "{}", &text[..60]);
        assert!(text.contains(",'=cmd(),"), "a formula became text");
        assert!(text.contains("\"a\nb\"") && text.contains("2026-11-21T09:30:00Z"));
        let reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.into_records().map(Result::unwrap).count(), 451);
    }
}
