//! What a run does and what it leaves alone.

use kernel::Rule;
use kernel::import::Refusal;
use sea_orm::ConnectionTrait;

use super::*;

const FILE: &str = "Code;Company;Mail;Status;Tags;Since;Other\n\
    1;Ana Ltda;ANA@example.com;fine;vip, new;2026-01-31;x\n\
    2;Bia SA;;PESSIMO;;;y\n\
    3;Caio ME;NULL;;;;z\n";

#[tokio::test]
async fn rows_become_records_and_the_same_file_changes_nothing() {
    for (_db, cx) in houses().await {
        let report = run(&cx, FILE, false).await.unwrap();
        assert_eq!(report.tally, tally(3, 0, 0, 0));
        let found = all(&cx).await;
        let [ana, bia, caio] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((ana.email.as_str(), ana.status, ana.tags.as_str()), ("ana@example.com", 1, r#"["new","vip"]"#));
        assert_eq!((ana.external_id.as_deref(), ana.created_at), (Some("1"), 1_769_817_600_000));
        assert_eq!((ana.version, ana.search.as_str()), (1, "ana ltda ana@example.com"));
        assert_eq!((bia.status, bia.created_at, caio.status), (2, testing::NOW.0, 1));
        let before = counts(&cx).await;
        assert_eq!(before[0..2], [3, 3], "records and audit entries");
        assert_eq!(run(&cx, FILE, false).await.unwrap().tally, tally(0, 0, 3, 0));
        assert_eq!(counts(&cx).await, before);
        assert_eq!(all(&cx).await, found);
    }
}

#[tokio::test]
async fn only_what_differs_is_changed_and_blanks_say_nothing() {
    for (_db, cx) in houses().await {
        run(&cx, FILE, false).await.unwrap();
        let report = run(&cx, "code,name,mail\n1,Ana Ltda,\n2,Bia e Filhos,\n9,New,\n", false).await.unwrap();
        assert_eq!(report.tally, tally(1, 1, 1, 0));
        let updated = report.changes.iter().find(|change| !change.created).unwrap();
        assert_eq!((updated.line, updated.title.as_str()), (3, "Bia e Filhos"));
        assert_eq!(updated.fields, [("name".to_owned(), "Bia SA".to_owned(), "Bia e Filhos".to_owned())]);
        let found = all(&cx).await;
        assert_eq!((found[0].email.as_str(), found[0].version), ("ana@example.com", 1));
        assert_eq!((found[1].name.as_str(), found[1].version, found[1].status), ("Bia e Filhos", 2, 2));
        assert_eq!(found[1].search, "bia e filhos");
    }
}

#[tokio::test]
async fn a_dry_run_says_the_same_and_changes_nothing() {
    for (_db, cx) in houses().await {
        let before = counts(&cx).await;
        let id = bring(&cx, "a.csv", FILE).await;
        let dry = crate::import::run(&cx, id, true).await.unwrap();
        assert_eq!((counts(&cx).await, state(&cx, id).await), (before, ImportState::Checked));
        let real = crate::import::run(&cx, id, false).await.unwrap();
        assert_eq!((dry.tally, dry.refusals, dry.changes), (real.tally, real.refusals.clone(), real.changes.clone()));
        assert_eq!(state(&cx, id).await, ImportState::Done);
        let again = crate::import::run(&cx, id, false).await.unwrap_err();
        assert_eq!(again.of_field("import"), Some(&Rule::State));
    }
}

#[tokio::test]
async fn refusals_name_line_column_and_rule() {
    let file = "Company,Mail,Status,Cnpj\n\
        Ana,not an address,fine,\n\
        ,b@b.co,nonsense,1\n\
        \"two\nlines\",c@c.co,good,\n\
        Too,many,cells,here,now\n\
        A name of more than twenty letters,,,\n";
    for (_db, cx) in houses().await {
        let report = run(&cx, file, false).await.unwrap();
        assert_eq!(report.tally, tally(1, 0, 0, 4));
        let refusal = |line, column, field: &str, value: &str, rule| Refusal {
            line,
            column,
            field: field.to_owned(),
            value: value.to_owned(),
            rule,
        };
        let wanted = [
            refusal(2, Some(1), "email", "not an address", Rule::Email),
            refusal(3, Some(0), "name", "", Rule::Required),
            refusal(3, Some(2), "status", "nonsense", Rule::Choice),
            refusal(3, Some(3), "tax_id", "1", Rule::TaxId),
            refusal(6, None, "row", "", Rule::Columns { expected: 4, found: 5 }),
            refusal(7, Some(0), "name", "A name of more than twenty letters", Rule::TooLong(20)),
        ];
        assert_eq!(report.refusals, wanted);
        assert_eq!(all(&cx).await[0].name, "two lines");
    }
}

#[tokio::test]
async fn rows_without_an_id_are_known_by_their_key_or_their_content() {
    // The same row twice is nothing new; the same number with another name is refused; a row with neither is its content.
    let file =
        "Cnpj;Company\n08.773.135/0001-00;One\n08773135000100;One\n08.773.135/0001-00;Other\n;Two\n;Two\n;Three\n";
    for (_db, cx) in houses().await {
        let report = run(&cx, file, false).await.unwrap();
        assert_eq!(report.tally, tally(3, 0, 2, 1));
        let refused = &report.refusals[0];
        assert_eq!(
            (refused.line, refused.column, refused.field.as_str(), &refused.rule),
            (4, Some(0), "tax_id", &Rule::Taken)
        );
        assert_eq!(run(&cx, file, false).await.unwrap().tally, tally(0, 0, 5, 1));
        // The order of the columns does not matter.
        assert_eq!(run(&cx, "Company;Cnpj\nTwo;\n", false).await.unwrap().tally, tally(0, 0, 1, 0));
        let renamed = run(&cx, "Cnpj;Company\n08.773.135/0001-00;New name\n", false).await.unwrap();
        assert_eq!(renamed.tally, tally(0, 1, 0, 0));
    }
}

#[tokio::test]
async fn dates_are_read_where_the_workspace_is_and_rows_are_known_again_elsewhere() {
    use kernel::{Actor, Zone};
    let file = "Company;Since\nAna;2026-01-31\nBia;2026-01-31 00:00:00 +01:00\n";
    for (db, cx) in houses().await {
        let zone = Zone { name: "Test".into(), transitions: vec![(0, -10_800)] };
        let west = db.engine.as_actor(Actor { zone, ..cx.actor().clone() }, "test");
        assert_eq!(run(&west, file, false).await.unwrap().tally, tally(2, 0, 0, 0));
        let since: Vec<i64> = all(&cx).await.iter().map(|record| record.created_at).collect();
        assert_eq!(since, [1_769_817_600_000 + 10_800_000, 1_769_817_600_000 - 3_600_000]);
        assert_eq!(run(&west, file, false).await.unwrap().tally, tally(0, 0, 2, 0));
        // Rows without an id are known by what they say, not by what it means in a zone.
        assert_eq!(run(&cx, file, false).await.unwrap().tally, tally(0, 1, 1, 0));
    }
}

fn many(rows: usize) -> String {
    (0..rows).fold("Code,Company\n".to_owned(), |text, row| text + &format!("{row},Company {row}\n"))
}

#[tokio::test]
async fn a_failure_halfway_leaves_nothing() {
    for (db, cx) in houses().await {
        let before = counts(&cx).await;
        let trap = match db.engine.dialect() {
            crate::Dialect::Sqlite => {
                "CREATE TRIGGER trap BEFORE INSERT ON customers WHEN NEW.name = 'Company 1700'
                 BEGIN SELECT RAISE(ABORT, 'trap'); END"
            }
            crate::Dialect::Postgres => "ALTER TABLE customers ADD CONSTRAINT trap CHECK (name <> 'Company 1700')",
        };
        db.engine.inner().writer.execute_unprepared(trap).await.unwrap();
        let id = bring(&cx, "a.csv", &many(2_000)).await;
        crate::import::run(&cx, id, false).await.unwrap_err();
        assert_eq!(counts(&cx).await, before);
        let import = crate::import::get(&cx, id).await.unwrap();
        assert_eq!(import.state, ImportState::Failed);
        assert!(matches!(import.report.error, Some(kernel::Error::Internal { .. })), "{:?}", import.report.error);
    }
}

#[tokio::test]
async fn a_cancel_leaves_nothing() {
    for (_db, cx) in houses().await {
        let before = counts(&cx).await;
        let id = bring(&cx, "a.csv", &many(20_000)).await;
        crate::import::start(&cx, id, false).await.unwrap();
        let running = crate::import::get(&cx, id).await.unwrap();
        assert_eq!((running.state, running.progress.unwrap().total), (ImportState::Running, 20_000));
        let twice = crate::import::start(&cx, id, false).await.unwrap_err();
        assert_eq!(twice.of_field("import"), Some(&Rule::State));
        crate::import::cancel(&cx, id).await.unwrap();
        while state(&cx, id).await == ImportState::Running {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        assert_eq!((counts(&cx).await, state(&cx, id).await), (before, ImportState::Cancelled));
        // It can be run after all.
        assert_eq!(crate::import::run(&cx, id, false).await.unwrap().tally, tally(20_000, 0, 0, 0));
    }
}
