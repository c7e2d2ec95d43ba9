//! Health, headers, correlation, stopping, addresses that lead nowhere.

use crate::process::Program;

#[test]
fn health_readiness_and_metrics() {
    for program in Program::both() {
        assert_eq!(program.get("/health", &[]).status, 200);
        assert_eq!(program.get("/ready", &[]).status, 200);
        let metrics = program.get("/metrics", &[]);
        assert!(metrics.body.contains("http_requests_total"), "{}", metrics.body);
    }
}

#[test]
fn answers_carry_the_correlation_id_and_the_security_headers() {
    for program in Program::both() {
        let answer = program.get("/sign-in", &[("x-correlation-id", "from-the-proxy.1")]);
        assert_eq!(answer.header("x-correlation-id"), Some("from-the-proxy.1"));
        let made = program.get("/health", &[("x-correlation-id", "bad id\u{7f}")]);
        assert_ne!(made.header("x-correlation-id"), Some("bad id\u{7f}"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("x-frame-options"), Some("DENY"));
        let policy = answer.header("content-security-policy").unwrap();
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        for script in answer.body.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "a script without the nonce: {tag}");
        }
        assert!(!answer.body.contains(" style=\"") && !answer.body.contains(" onclick="), "inline style or handler");
    }
}

#[test]
fn posts_from_another_site_are_refused() {
    for program in Program::both() {
        let form = "email=a&password=b";
        let kind = ("Content-Type", "application/x-www-form-urlencoded");
        let cross = program.post("/sign-in", &[kind, ("Sec-Fetch-Site", "cross-site")], form);
        assert_eq!(cross.status, 403);
        assert_eq!(program.post("/sign-in", &[kind, ("Origin", "https://evil.example")], form).status, 403);
        assert_eq!(program.post("/api/fn/access/gate/list", &[("Origin", "null")], "{}").status, 403);
        assert_ne!(program.post("/sign-in", &[kind, ("Sec-Fetch-Site", "same-origin")], form).status, 403);
    }
}

#[test]
fn what_is_not_there_or_not_theirs_answers_404_and_nonsense_400() {
    for program in Program::both() {
        let cookie = program.sign_in();
        let get = |path: &str| program.get(path, &[("Cookie", &cookie)]).status;
        assert_eq!(get("/acme/tickets"), 200);
        assert_eq!(get("/acme/tickets/00000000-0000-7000-8000-000000000000"), 404);
        assert_eq!(get("/acme/tickets/nonsense"), 404);
        assert_eq!(get("/acme/customers/00000000-0000-7000-8000-000000000000"), 404);
        assert_eq!(get("/acme/nowhere"), 404);
        assert_eq!(get("/other/tickets"), 404, "a workspace that is not theirs");
        assert_eq!(get("/missing/tickets"), 404);
        for query in
            ["status=angry", "sort=password", "created_at.from=soon", "limit=0", "after=x", "nonsense=1", "limit=99999"]
        {
            assert_eq!(get(&format!("/acme/tickets?{query}")), 400, "{query}");
        }
        let made = program.ticket(&cookie, "Mine", None).unwrap();
        let id = made.body.trim_matches('"');
        assert_eq!(get(&format!("/acme/tickets/{id}")), 200);
        let stranger = program.try_sign_in("otto@other.example", crate::process::PASSWORD);
        let stranger = stranger.header("set-cookie").unwrap().split(';').next().unwrap();
        assert_eq!(program.get(&format!("/other/tickets/{id}"), &[("Cookie", stranger)]).status, 404);
    }
}

#[test]
fn bodies_have_a_limit() {
    for program in Program::both() {
        let cookie = program.sign_in();
        let answer = program.ticket(&cookie, &"x".repeat(2 << 20), None);
        // The server may close the line before the whole body is sent.
        assert!(answer.is_err() || answer.is_ok_and(|answer| answer.status == 413));
    }
}

#[test]
fn stops_on_sigterm_and_starts_again() {
    for mut program in Program::both() {
        let cookie = program.sign_in();
        let stream = program.connect("GET", "/api/live?workspace=acme", &[("Cookie", &cookie)], "").unwrap();
        let (well, took) = program.stop();
        assert!(well && took.as_secs() < 5, "{took:?}");
        drop(stream);
        program.serve();
        assert_eq!(program.get("/acme", &[("Cookie", &cookie)]).status, 200, "the session survives");
    }
}
