//! Tickets find their customers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use engine::import::{Incoming, run};
use kernel::Rule;

use super::*;

const TICKETS: &str = "Ticket ID,Customer Name,Customer Email,Ticket Subject,Ticket Description,Ticket Status,Ticket Priority,Ticket Channel\n\
    7,Ana,ana@example.com,Printer,\"It <b>smokes</b>\n{product_purchased}\",Pending Customer Response,Critical,Social media\n\
    8,Ana Maria,ANA@example.com,Scanner,,Closed,Low,Chat\n\
    9,Acme,,Invoice,,Open,Medium,Phone\n\
    10,,,Nobody,,Open,High,Email\n";

#[tokio::test]
async fn customers_are_found_or_created_once() {
    for db in houses().await {
        bring(&db, "customers", "Company,Code\nAcme,A-1\n").await;
        assert_eq!(bring(&db, "tickets", TICKETS).await.tally, tally(4, 0, 0, 0));
        assert_eq!(texts(&db, "SELECT name FROM customers ORDER BY name").await, ["Acme", "Ana"]);
        let owners =
            "SELECT coalesce(c.name, '-') FROM tickets t LEFT JOIN customers c ON c.id = t.customer_id ORDER BY number";
        assert_eq!(texts(&db, owners).await, ["Ana", "Ana", "Acme", "-"]);
        let requesters = texts(&db, "SELECT requester FROM tickets ORDER BY number").await;
        assert_eq!(requesters, ["ana@example.com", "ana@example.com", "Acme", ""]);
        assert_eq!(
            texts(&db, "SELECT description FROM tickets WHERE number = 1").await,
            ["It <b>smokes</b>\n{product_purchased}"]
        );
        for (column, ranks) in [("status", [2, 5, 1, 1]), ("priority", [4, 1, 2, 3]), ("channel", [4, 2, 3, 1])] {
            for (place, rank) in ranks.iter().enumerate() {
                let sql = format!("SELECT {column} FROM tickets WHERE number = {}", place + 1);
                assert_eq!(number(&db, &sql).await, *rank, "{column} of {}", place + 1);
            }
        }
        assert_eq!(number(&db, "SELECT count(*) FROM tickets WHERE solved_at IS NOT NULL").await, 1);
        // Two customers and four tickets; the second time none.
        assert_eq!(number(&db, "SELECT count(*) FROM audit_entries WHERE command = 'imports.run'").await, 6);
        assert_eq!(bring(&db, "tickets", TICKETS).await.tally, tally(0, 0, 4, 0));
        assert_eq!(number(&db, "SELECT count(*) FROM audit_entries WHERE command = 'imports.run'").await, 6);
        assert_eq!(number(&db, "SELECT value FROM counters WHERE name = 'tickets'").await, 4);
    }
}

#[tokio::test]
async fn people_of_one_name_are_not_one() {
    let file = "Ticket ID,Customer Name,Customer Email,Subject\n\
        1,Ana,one@example.com,a\n2,Ana,two@example.com,b\n3,Ana,,c\n4,Bia,,d\n5,Bia,bia@example.com,e\n";
    for db in houses().await {
        bring(&db, "tickets", file).await;
        let found = texts(&db, "SELECT name || ' ' || email FROM customers ORDER BY name, email").await;
        assert_eq!(found, ["Ana one@example.com", "Ana two@example.com", "Bia "]);
    }
}

#[tokio::test]
async fn who_may_not_create_customers_brings_in_tickets_of_known_ones_only() {
    for db in houses().await {
        bring(&db, "customers", "Company,Mail\nAna,ana@example.com\n").await;
        let cx = cx(&db, &["imports:run", "tickets:create"]).await;
        let mut incoming = Incoming::begin(&cx).await.unwrap();
        incoming.write(TICKETS.as_bytes()).await.unwrap();
        let id = incoming.register(&cx, "tickets", "a.csv").await.unwrap();
        let report = run(&cx, id, false).await.unwrap();
        assert_eq!(report.tally, tally(3, 0, 0, 1));
        let refused = &report.refusals[0];
        // The row of Acme begins on line 5: the description before it has two lines.
        assert_eq!((refused.line, refused.column, &refused.rule), (5, Some(1), &Rule::Missing));
    }
}

#[tokio::test]
async fn a_company_number_is_the_identity_of_a_register() {
    let file = "CNPJ_CIA;DENOM_SOCIAL;SIT\n\
        08.773.135/0001-00;2W ECOBANK S.A.;ATIVO\n\
        08.773.135/0001-00;2W ECOBANK S.A.;ATIVO\n\
        08.773.135/0001-00;2W ECOBANK S.A.;CANCELADA\n\
        11.396.633/0001-87;3A;SUSPENSO(A) - DECISÃO ADM\n";
    for db in houses().await {
        let report = bring(&db, "customers", file).await;
        assert_eq!(report.tally, tally(2, 0, 1, 1));
        assert_eq!((report.refusals[0].line, &report.refusals[0].rule), (4, &Rule::Taken));
        assert_eq!(number(&db, "SELECT status FROM customers WHERE tax_id = '11396633000187'").await, 3);
    }
}

/// Tickets of one customer in ten, with descriptions of a common length.
fn many(rows: usize) -> String {
    use std::fmt::Write as _;
    let mut text =
        String::from("Ticket ID,Customer Name,Customer Email,Subject,Description,Status,Priority,Channel,Created\n");
    let prose = "The device stopped answering after the update and the lights keep blinking. ".repeat(4);
    for row in 0..rows {
        let customer = row % (rows / 10).max(1);
        let _ = writeln!(
            text,
            "T-{row},Customer {customer},person{customer}@example.com,Question number {row},{prose},Open,High,Email,2026-01-{:02} 10:00",
            row % 28 + 1
        );
    }
    text
}

/// Somebody else who changes something ten times a second; says how long the longest change took.
struct Other {
    stop: Arc<AtomicBool>,
    task: tokio::task::JoinHandle<Duration>,
}

impl Other {
    fn begin(db: &TestDb, called: &'static str) -> Self {
        let (engine, stop) = (db.engine.clone(), Arc::new(AtomicBool::new(false)));
        let stopping = stop.clone();
        let task = tokio::spawn(async move {
            let mut longest = Duration::ZERO;
            for turn in 0.. {
                let begun = Instant::now();
                create(&engine, CreateWorkspace::new(format!("{called}-{turn}"), "saas")).await.unwrap();
                longest = longest.max(begun.elapsed());
                if stopping.load(Ordering::Relaxed) {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            longest
        });
        Self { stop, task }
    }

    async fn end(self) -> u128 {
        self.stop.store(true, Ordering::Relaxed);
        self.task.await.unwrap().as_millis()
    }
}

/// `BACKOFFICE_IMPORT_ROWS=100000 cargo test --release -p integrations speed -- --nocapture` measures; by itself the test
/// only shows that a file of many batches comes in whole, with one number each, while others go on.
#[tokio::test(flavor = "multi_thread")]
async fn speed() {
    let rows = std::env::var_os("BACKOFFICE_IMPORT_ROWS").and_then(|rows| rows.to_str()?.parse().ok()).unwrap_or(2_600);
    let file = many(rows);
    for db in houses().await {
        let dialect = db.engine.dialect();
        let other = Other::begin(&db, "dry");
        let dry = try_out(&db, "tickets", &file).await;
        let waited = other.end().await;
        println!("{dialect:?}: {rows} tickets tried in {} ms, others waited {waited} ms at most", dry.milliseconds);
        assert_eq!(dry.tally, tally(rows as u64, 0, 0, 0));
        assert_eq!(number(&db, "SELECT count(*) FROM tickets").await, 0);
        let (begun, other) = (Instant::now(), Other::begin(&db, "real"));
        let report = bring(&db, "tickets", &file).await;
        let whole = begun.elapsed().as_millis();
        let waited = other.end().await;
        println!(
            "{dialect:?}: {rows} tickets in {} ms, {whole} ms with upload and commit, others waited {waited} ms at most",
            report.milliseconds
        );
        assert_eq!(report.tally, tally(rows as u64, 0, 0, 0));
        assert_eq!(number(&db, "SELECT count(DISTINCT number) FROM tickets").await, rows as i64);
        assert_eq!(number(&db, "SELECT max(number) FROM tickets").await, rows as i64);
        let again = bring(&db, "tickets", &file).await;
        println!("{dialect:?}: the same again in {} ms", again.milliseconds);
        assert_eq!(again.tally, tally(0, 0, rows as u64, 0));
    }
}
