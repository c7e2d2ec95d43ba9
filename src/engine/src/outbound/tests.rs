use std::net::SocketAddr;

use axum::Router;
use axum::response::Redirect;
use axum::routing::get;
use http::Request;

use super::{Allowed, LARGEST, Outbound, Refused};

fn outbound(allowed: &str) -> Outbound {
    Outbound::new(Allowed::parse(allowed).unwrap()).unwrap()
}

async fn ask(outbound: &Outbound, address: &str) -> Result<(u16, usize), Refused> {
    let request = Request::get(address).body(Vec::new()).map_err(|_| Refused::Scheme)?;
    outbound.send(request).await.map(|answer| (answer.status().as_u16(), answer.body().len()))
}

/// A server of this machine, which no request may reach.
async fn serve() -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new()
        .route("/", get(|| async { "here" }))
        .route("/away", get(|| async { Redirect::to("/") }))
        .route("/large", get(|| async { "x".repeat(LARGEST + 1) }))
        .route("/slow", get(|| async { std::future::pending::<()>().await }));
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

#[tokio::test]
async fn no_spelling_of_a_private_address_is_reached() {
    let outbound = outbound("");
    for host in [
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "127.255.255.254",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "0177.0x0.0.1",
        "017700000001",
        "0",
        "0.0.0.0",
        "10.0.0.1",
        "10.255.255.255",
        "0xa.1",
        "100.64.0.1",
        "100.127.255.254",
        "169.254.169.254",
        "2852039166",
        "0xa9fea9fe",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "0xc0a80001",
        "3232235521",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:a00:1]",
        "[::ffff:169.254.169.254]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[100::1]",
        "[2001::1]",
        "[2001:db8::1]",
        "[2002:7f00:1::]",
        "[2002:a9fe:a9fe::1]",
        "[3fff::1]",
        "[5f00::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[fe80::1]",
        "[fec0::1]",
        "[ff02::1]",
        "%31%32%37.0.0.1",
        "１２７.0.0.1",
        "①②⑦.0.0.1",
        "127。0。0。1",
    ] {
        for address in [format!("https://{host}/"), format!("https://{host}:8443/x"), format!("https://a:b@{host}/")] {
            // What is no address at all for the library that makes requests leads nowhere either.
            let said = ask(&outbound, &address).await.unwrap_err();
            assert!(matches!(said, Refused::Address | Refused::Scheme), "{address}: {said:?}");
        }
        assert!(ask(&outbound, &format!("http://{host}/")).await.is_err(), "{host}");
    }
}

#[tokio::test]
async fn a_name_of_a_private_address_is_not_reached() {
    let port = serve().await.port();
    let closed = outbound("");
    assert_eq!(ask(&closed, &format!("https://localhost:{port}/")).await, Err(Refused::Address));
    assert_eq!(ask(&closed, &format!("http://localhost:{port}/")).await, Err(Refused::Scheme));
    // The resolver decides for each address on its own.
    let open = outbound("127.0.0.1 ::1");
    assert_eq!(ask(&open, &format!("http://localhost:{port}/")).await, Ok((200, 4)));
    assert_eq!(ask(&outbound("10.0.0.0/8"), &format!("http://localhost:{port}/")).await, Err(Refused::Scheme));
}

#[tokio::test]
async fn what_the_settings_allow_is_reached_and_nothing_is_followed() {
    let port = serve().await.port();
    let outbound = outbound("127.0.0.1");
    assert_eq!(ask(&outbound, &format!("http://127.0.0.1:{port}/")).await, Ok((200, 4)));
    assert_eq!(ask(&outbound, &format!("http://[::ffff:127.0.0.1]:{port}/")).await, Ok((200, 4)));
    assert_eq!(ask(&outbound, &format!("http://127.0.0.1:{port}/away")).await, Ok((303, 0)), "no redirect is followed");
    assert_eq!(ask(&outbound, &format!("http://127.0.0.1:{port}/large")).await, Err(Refused::TooLarge));
    assert!(matches!(ask(&outbound, "http://127.0.0.1:1/").await, Err(Refused::Unreachable(_))));
    assert_eq!(ask(&outbound, "http://127.0.0.2/").await, Err(Refused::Address));
    for none in ["ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/", "/path", "javascript:1"] {
        assert_eq!(ask(&outbound, none).await, Err(Refused::Scheme), "{none}");
    }
}

#[test]
fn plain_requests_go_to_allowed_addresses_only() {
    let allowed = Allowed::parse("10.0.0.0/8,fd00::/8\n127.0.0.1").unwrap();
    for (address, secure, plain) in [
        ("93.184.216.34", true, false),
        ("2606:2800:220:1::1", true, false),
        ("10.1.2.3", true, true),
        ("::ffff:10.1.2.3", true, true),
        ("fd00::7", true, true),
        ("127.0.0.1", true, true),
        ("127.0.0.2", false, false),
        ("11.0.0.1", true, false),
    ] {
        let address = address.parse().unwrap();
        assert_eq!((allowed.reaches(address, true), allowed.reaches(address, false)), (secure, plain), "{address}");
    }
    assert_eq!(Allowed::parse(""), Some(Allowed::default()));
    for wrong in ["localhost", "10.0.0.0/33", "10.0.0"] {
        assert_eq!(Allowed::parse(wrong), None, "{wrong}");
    }
}
