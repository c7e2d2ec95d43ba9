//! The form's address and the download, as a browser uses them.

use access::sessions::caller::Caller;
use access::testing::{PASSWORD, caller, join_as, password};
use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use kernel::Error;
use kernel::import::{ImportState, LARGEST_FILE};
use tower::ServiceExt as _;

use super::*;

fn caller_of(parts: &Parts) -> Result<Caller, Error> {
    parts.extensions.get::<Caller>().cloned().ok_or(Error::SignedOut)
}

async fn signed_in(db: &TestDb) -> Caller {
    let workspace = access::workspaces::find(&db.engine, SLUG).await.unwrap().unwrap().id;
    join_as(&db.engine, workspace, "Ana", "ana@example.com", "super_admin").await;
    let token = password(&db.engine, "ana@example.com", PASSWORD).await.unwrap();
    Caller { locale: ui::i18n::Locale::PtBr, ..caller(&db.engine, &token) }
}

async fn ask(caller: &Caller, request: Request<Body>) -> Response {
    let mut request = request;
    request.extensions_mut().insert(caller.clone());
    crate::http::router::<()>(caller_of).oneshot(request).await.unwrap()
}

/// Sends the form; the answer's status and where it leads.
async fn send(caller: &Caller, parts: &[(&str, &[u8])]) -> (StatusCode, String) {
    let mut body = Vec::new();
    for (name, value) in parts {
        let file = if *name == "file" { "; filename=\"a list.csv\"" } else { "" };
        body.extend(format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").as_bytes());
        body.extend(*value);
        body.extend(b"\r\n");
    }
    body.extend(b"--X--\r\n");
    let request = Request::post("/api/imports").header(header::CONTENT_TYPE, "multipart/form-data; boundary=X");
    let response = ask(caller, request.body(Body::from(body)).unwrap()).await;
    let leads = response.headers().get(header::LOCATION).map_or("", |value| value.to_str().unwrap()).to_owned();
    (response.status(), leads)
}

#[tokio::test]
async fn a_file_leads_to_its_page_and_a_wrong_one_back_to_the_form() {
    for db in houses().await {
        let caller = signed_in(&db).await;
        let form = |file: &'static [u8]| [("workspace", SLUG.as_bytes()), ("resource", b"customers"), ("file", file)];
        let (status, leads) = send(&caller, &form(b"Company;Mail\nAna;wrong\n")).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        let id: kernel::Uuid = leads.strip_prefix("/optim/import/").unwrap().parse().unwrap();
        let cx = caller.enter(SLUG).await.unwrap();
        let import = engine::import::get(&cx, id).await.unwrap();
        assert_eq!((import.state, import.file_name.as_str()), (ImportState::Uploaded, "a list.csv"));
        for wrong in [b"%PDF-1.7".as_slice(), b""] {
            let (status, leads) = send(&caller, &form(wrong)).await;
            assert_eq!(status, StatusCode::SEE_OTHER);
            assert!(leads.starts_with("/optim/import?resource=customers&error=%7B%22invalid%22"), "{leads}");
        }
        // Too large by a little: read to its end, then refused.
        let large = vec![b'x'; (LARGEST_FILE << 20) + 10];
        let (status, leads) =
            send(&caller, &[("workspace", b"optim"), ("resource", b"customers"), ("file", &large)]).await;
        assert!(status == StatusCode::SEE_OTHER && leads.contains("error="), "{status} {leads}");
        // Nobody's workspace is the page's affair; nobody signed in goes to sign in.
        let elsewhere = [("workspace", b"else".as_slice()), ("resource", b"customers"), ("file", b"a\n1\n")];
        assert!(send(&caller, &elsewhere).await.1.starts_with("/else/import?"));
        let stranger = Caller { token: None, ..caller.clone() };
        assert!(send(&stranger, &form(b"a\n1\n")).await.1.starts_with("/sign-in?next="));
        assert_eq!(send(&caller, &[]).await.0.as_u16(), 422);

        engine::import::run(&cx, id, true).await.unwrap();
        let path = format!("/api/imports/optim/{id}/refused.csv");
        let response = ask(&caller, Request::get(&path).body(Body::empty()).unwrap()).await;
        assert_eq!(response.status(), StatusCode::OK);
        let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(text.starts_with("\u{feff}Linha,Motivo,Company,Mail\n2,\"Mail: "), "{text}");
        let answer = ask(&stranger, Request::get(&path).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    }
}

async fn download(caller: &Caller, address: &str) -> (StatusCode, String) {
    let response = ask(caller, Request::get(address).body(Body::empty()).unwrap()).await;
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 24).await.unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

#[tokio::test]
async fn a_list_is_taken_along_as_it_is_filtered_and_the_log_says_so() {
    for db in houses().await {
        let caller = signed_in(&db).await;
        let cx = caller.enter(SLUG).await.unwrap();
        for (name, email) in [("Acme", "a@acme.example"), ("=Risk", "r@risk.example"), ("Zebra", "z@zebra.example")] {
            let fields = customers::customers::CustomerFields {
                name: name.into(),
                email: email.into(),
                ..customers::customers::CustomerFields::default()
            };
            cx.perform(customers::customers::CreateCustomer { fields }).await.unwrap();
        }
        let (status, all) = download(&caller, "/api/exports/optim/customers.csv?sort=name").await;
        assert_eq!(status, StatusCode::OK);
        let lines: Vec<&str> = all.lines().collect();
        assert!(lines[0].starts_with("\u{feff}id,name,"), "{}", lines[0]);
        assert_eq!(lines.len(), 4);
        assert!(lines[1].contains("'=Risk") && lines[3].contains("z@zebra.example"), "{all}");
        let (_, some) = download(&caller, "/api/exports/optim/customers.csv?q=zebra").await;
        assert_eq!(some.lines().count(), 2);
        let noted =
            texts(&db, "SELECT changes FROM audit_entries WHERE command = 'exports.write' ORDER BY sequence").await;
        assert_eq!(noted.len(), 2);
        assert!(noted[1].contains("q=zebra") && noted[1].contains("[null,\"1\"]"), "{noted:?}");
        // What makes no sense, what is not there, whose workspace it is not, and who has not signed in.
        for (address, status) in [
            ("/api/exports/optim/customers.csv?tier=none", StatusCode::BAD_REQUEST),
            ("/api/exports/optim/nothing.csv", StatusCode::NOT_FOUND),
            ("/api/exports/optim/customers.xml", StatusCode::NOT_FOUND),
            ("/api/exports/else/customers.csv", StatusCode::NOT_FOUND),
        ] {
            assert_eq!(download(&caller, address).await.0, status, "{address}");
        }
        let stranger = Caller { token: None, ..caller.clone() };
        assert_eq!(download(&stranger, "/api/exports/optim/customers.csv").await.0, StatusCode::UNAUTHORIZED);
        // Personal data leaves only when a password or factor was given lately.
        db.clock.advance(11 * 60_000);
        let (status, said) = download(&caller, "/api/exports/optim/customers.csv").await;
        assert_eq!(status.as_u16(), Error::Unconfirmed.status(), "{said}");
        assert!(!said.contains("acme.example"));
    }
}
