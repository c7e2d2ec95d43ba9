//! What is in the files, and who gets them.

use std::io::Cursor;

use access::exports::{AT_ONCE, Begun, ExportOrder, Format, KEPT_DAYS, begin};
use access::sessions::caller::Caller;
use access::testing::{PASSWORD, caller, join_as, password};
use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{Request, StatusCode, header};
use calamine::{Data, Reader as _, Xlsx};
use customers::customers::{CreateCustomer, CustomerFields};
use engine::jobs::run_due;
use engine::testing::{TestDb, both};
use engine::{Cx, Module};
use kernel::job::JobState;
use kernel::time::DAY;
use kernel::{Error, Uuid};
use tower::ServiceExt as _;
use ui::i18n::Locale;

use super::files;

/// What somebody might try on whoever opens the file.
const HOSTILE: [&str; 6] = ["=1+1", "+1+1", "-1+1|cmd", "@SUM(A1)", "\t=1+1", "=HYPERLINK(\"https://x.example\")"];
const NAME: &str = "São João – Łódź & Söhne";

fn modules() -> Vec<Module> {
    let operations = Module::new().resource::<engine::jobs::Jobs>();
    vec![access::module(), customers::module(), support::module(), crate::module(), operations]
}

struct House {
    db: TestDb,
    ana: Caller,
    bob: Caller,
}

async fn each(test: impl AsyncFn(House)) {
    for db in both(modules).await {
        let new = access::workspaces::CreateWorkspace::new("optim", "saas");
        let workspace = access::workspaces::create(&db.engine, new).await.unwrap();
        let mut callers = Vec::new();
        for name in ["ana", "bob"] {
            let email = format!("{name}@optim.example");
            join_as(&db.engine, workspace, name, &email, "super_admin").await;
            let token = password(&db.engine, &email, PASSWORD).await.unwrap();
            callers.push(Caller { locale: Locale::PtBr, ..caller(&db.engine, &token) });
        }
        let (bob, ana) = (callers.pop().unwrap(), callers.pop().unwrap());
        let cx = ana.enter("optim").await.unwrap();
        for name in HOSTILE.into_iter().chain([NAME]) {
            let fields = CustomerFields { name: name.into(), notes: name.into(), ..CustomerFields::default() };
            cx.perform(CreateCustomer { fields }).await.unwrap();
        }
        test(House { db, ana, bob }).await;
    }
}

async fn fetch(caller: &Caller, address: &str) -> (StatusCode, String, Vec<u8>) {
    let caller_of = |parts: &Parts| parts.extensions.get::<Caller>().cloned().ok_or(Error::SignedOut);
    let mut request = Request::get(address).body(Body::empty()).unwrap();
    request.extensions_mut().insert(caller.clone());
    let response = crate::http::router::<()>(caller_of).oneshot(request).await.unwrap();
    let named = response.headers().get(header::CONTENT_DISPOSITION).map(|value| value.to_str().unwrap().to_owned());
    let (status, body) = (response.status(), response.into_body());
    let bytes = axum::body::to_bytes(body, 1 << 26).await.unwrap();
    (status, named.unwrap_or_default(), bytes.to_vec())
}

impl House {
    async fn cx(&self) -> Cx {
        self.ana.enter("optim").await.unwrap()
    }

    async fn order(&self, format: Format) -> Uuid {
        let order = ExportOrder {
            resource: "customers".into(),
            question: "sort=name".into(),
            format,
            locale: Locale::PtBr.code().into(),
        };
        access::exports::queue(&self.cx().await, order).await.unwrap()
    }
}

#[tokio::test]
async fn formulas_are_text_in_every_format() {
    each(async |house| {
        let (_, named, csv) = fetch(&house.ana, "/api/exports/optim/customers.csv?sort=name").await;
        assert_eq!(named, "attachment; filename=\"customers.csv\"");
        let mut lines = csv::Reader::from_reader(csv.strip_prefix(b"\xEF\xBB\xBF").unwrap());
        let names: Vec<String> = lines.records().map(|line| line.unwrap()[1].to_owned()).collect();
        for hostile in HOSTILE {
            let there = names.iter().find(|name| name.trim_start_matches('\'').trim() == hostile.trim()).unwrap();
            assert!(there.starts_with('\'') || !there.starts_with(['=', '+', '-', '@', '\t']), "{there:?}");
        }
        let (_, _, bytes) = fetch(&house.ana, "/api/exports/optim/customers.xlsx?sort=name").await;
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let name = book.sheet_names()[0].clone();
        assert_eq!(book.worksheet_formula(&name).unwrap().cells().filter(|cell| !cell.2.is_empty()).count(), 0);
        let sheet = book.worksheet_range(&name).unwrap();
        assert_eq!(sheet.height(), HOSTILE.len() + 2);
        assert_eq!(sheet.get((0, 1)), Some(&Data::String("Empresa".into())), "in the reader's language");
        let cells: Vec<String> = sheet.rows().skip(1).map(|row| row[1].to_string()).collect();
        for name in HOSTILE.into_iter().chain([NAME]) {
            assert!(cells.iter().any(|cell| cell.trim() == name.trim()), "{name} in {cells:?}");
        }
        let (_, _, json) = fetch(&house.ana, "/api/exports/optim/customers.json?sort=name").await;
        let records: Vec<serde_json::Value> = serde_json::from_slice(&json).unwrap();
        assert_eq!(records.len(), HOSTILE.len() + 1);
        assert!(records.iter().any(|record| record["name"] == NAME && record["tier"] == "standard"));
    })
    .await;
}

#[tokio::test]
async fn what_is_seen_is_on_pages() {
    each(async |house| {
        let (status, named, pdf) =
            fetch(&house.ana, "/api/exports/optim/customers.pdf?columns=name,tier&tier=standard&owner=none").await;
        assert_eq!((status, named.as_str()), (StatusCode::OK, "attachment; filename=\"customers.pdf\""));
        assert!(pdf.starts_with(b"%PDF-1.") && pdf.len() > 3_000, "{}", pdf.len());
        let (_, _, none) = fetch(&house.ana, "/api/exports/optim/customers.pdf?q=nobody").await;
        assert!(none.starts_with(b"%PDF-1."), "a page that says that there is nothing");
    })
    .await;
}

#[tokio::test]
async fn a_job_makes_the_file_for_its_asker_alone_and_not_for_ever() {
    each(async |house| {
        let jobs = [house.order(Format::Xlsx).await, house.order(Format::Csv).await];
        let made = |job: Uuid| format!("/api/exports/optim/made/{job}");
        assert_eq!(fetch(&house.ana, &made(jobs[0])).await.0, StatusCode::NOT_FOUND, "not yet");
        assert_eq!(run_due(&house.db.engine).await.unwrap(), 2);
        for job in jobs {
            let read = house.cx().await.read(kernel::job::VIEW).unwrap();
            let sheet = engine::jobs::load(&read, job).await.unwrap();
            assert_eq!((sheet.state, sheet.done, sheet.result.as_str()), (JobState::Done, 0, "7"), "{sheet:?}");
        }
        let (status, named, bytes) = fetch(&house.ana, &made(jobs[0])).await;
        assert_eq!((status, named.as_str()), (StatusCode::OK, "attachment; filename=\"customers.xlsx\""));
        assert!(bytes.starts_with(b"PK"));
        assert_eq!(fetch(&house.bob, &made(jobs[0])).await.0, StatusCode::NOT_FOUND, "somebody else's");
        assert_eq!(files::sweep(&house.db.engine).unwrap(), 0);
        // A password that was given long ago opens no file with personal data.
        house.db.clock.advance(11 * 60_000);
        assert_eq!(fetch(&house.ana, &made(jobs[1])).await.0.as_u16(), Error::Unconfirmed.status());
        house.db.clock.advance(KEPT_DAYS * DAY);
        assert_eq!(files::sweep(&house.db.engine).unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn many_records_make_a_job() {
    each(async |house| {
        let begin = async || begin(&house.cx().await, "customers".into(), String::new(), Format::Csv, Locale::En).await;
        assert_eq!(begin().await, Ok(Begun::Download));
        let id = match house.db.engine.dialect() {
            engine::Dialect::Sqlite => "randomblob(16)",
            engine::Dialect::Postgres => "gen_random_uuid()",
        };
        let many = format!(
            "INSERT INTO customers (id, workspace_id, version, created_at, updated_at, search, name, email, tax_id, tier,
                status, region, notes, tags)
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {AT_ONCE})
             SELECT {id}, w.id, 1, 0, 0, '', 'C', '', '', 1, 1, '', '', '[]' FROM n, workspaces w"
        );
        house.db.meddle(&many).await.unwrap();
        let Ok(Begun::Job(job)) = begin().await else { panic!("a job") };
        assert_eq!(run_due(&house.db.engine).await.unwrap(), 1);
        let (status, _, bytes) = fetch(&house.ana, &format!("/api/exports/optim/made/{job}")).await;
        assert_eq!((status, bytes.split(|byte| *byte == b'\n').count()), (StatusCode::OK, AT_ONCE as usize + 9));
        let (status, _, _) = fetch(&house.ana, "/api/exports/optim/customers.xlsx").await;
        assert_eq!(status.as_u16(), 422, "an address waits for no workbook of that size");
    })
    .await;
}
