//! Every address that the program answers at beside pages, with what it asks for. The list is compared with the routers' own
//! words, so that one that is added and not listed fails.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Address and what it asks for.
pub const ROUTES: [(&str, &str); 26] = [
    ("/api/access-reviews/{workspace}/{id}/review.csv", "reviews:view and reviews:export"),
    ("/api/exports/{workspace}/made/{job}", "{area}:view and {area}:export, one’s own"),
    ("/api/exports/{workspace}/{file}", "{area}:view and {area}:export"),
    ("/api/fn/{*name}", "see the calls"),
    ("/api/imports", "imports:run"),
    ("/api/imports/{workspace}/{id}/refused.csv", "imports:run"),
    ("/api/live", "membership"),
    ("/api/v1/me", "API key or access token"),
    ("/api/v1/token", "API key or refresh token"),
    ("/forgot-password", "nothing"),
    ("/health", "nothing"),
    ("/invitation/{token}", "the link"),
    ("/invitation/{token}/with/{issuer}", "the link"),
    ("/metrics", "nothing; not for the public network"),
    ("/ready", "nothing"),
    ("/reset-password/{token}", "the link"),
    ("/role", "membership, a role of one’s own"),
    ("/sign-in", "nothing"),
    ("/sign-in/second", "a session that waits"),
    ("/sign-in/second/send", "a session that waits"),
    ("/sign-in/sso", "nothing"),
    ("/sign-in/sso/{workspace}", "nothing"),
    ("/sign-in/with/{issuer}", "nothing"),
    ("/sign-in/with/{issuer}/callback", "the cookie of the way"),
    ("/sign-out", "nothing"),
    ("/texts/{build}/{name}", "nothing"),
];

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn every_address_is_in_the_policy() {
    let mut named = BTreeSet::new();
    for file in [files(Path::new("src")), files(Path::new("../modules"))].concat() {
        let path = file.to_str().unwrap();
        if path.contains("tests") || path.contains("policy") || file.extension().is_none_or(|kind| kind != "rs") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.split("\nmod tests {").next().unwrap_or_default();
        let prefix = if path.contains("/http/api/") { "/api/v1" } else { "" };
        for call in code.split(".route(").skip(1) {
            named.insert(format!("{prefix}{}", call.split('"').nth(1).unwrap_or_default()));
        }
    }
    let listed: BTreeSet<String> = ROUTES.iter().map(|(address, _)| (*address).to_owned()).collect();
    assert_eq!(named, listed);
}
