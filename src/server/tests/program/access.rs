//! Signing in and out, and what one gets without.

use crate::process::{EMAIL, PASSWORD, Program};

#[test]
fn a_wrong_password_and_an_unknown_address_are_answered_alike() {
    for program in Program::both() {
        let wrong = program.try_sign_in(EMAIL, "Wrong-horse-12");
        let unknown = program.try_sign_in("nobody@acme.example", "Wrong-horse-12");
        assert_eq!((wrong.status, unknown.status), (422, 422));
        assert!(wrong.body.contains(EMAIL) && unknown.body.contains("nobody@acme.example"), "what was typed stays");
        assert!(wrong.body.contains("aria-invalid") && !wrong.body.contains("Wrong-horse-12"));
        assert!(wrong.header("set-cookie").is_none());
    }
}

#[test]
fn the_cookie_is_out_of_reach_of_scripts_and_ends_with_the_session() {
    for program in Program::both() {
        let answer = program.try_sign_in(EMAIL, PASSWORD);
        let cookie = answer.header("set-cookie").unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        assert_eq!(answer.header("location"), Some("/acme"));
        let cookie = cookie.split(';').next().unwrap().to_owned();
        assert_eq!(program.get("/acme", &[("Cookie", &cookie)]).status, 200);
        assert_eq!(program.post("/sign-out", &[("Cookie", &cookie)], "").status, 303);
        let after = program.get("/acme/tickets?status=open", &[("Cookie", &cookie)]);
        assert_eq!(
            (after.status, after.header("location")),
            (303, Some("/sign-in?next=%2Facme%2Ftickets%3Fstatus%3Dopen"))
        );
        let call = serde_json::json!({ "workspace": "acme", "resource": "tickets", "query": {} });
        assert_eq!(program.call(&cookie, "access/gate/list", &call).unwrap().status, 401);
    }
}

#[test]
fn the_server_keeps_a_hash_of_the_cookie_only() {
    for program in Program::both() {
        let cookie = program.sign_in();
        let token = cookie.split('=').nth(1).unwrap();
        let kept = program.database.texts("SELECT token_hash FROM sessions");
        assert_eq!(kept.len(), 1);
        assert!(kept[0] != token && kept[0].len() == 64, "{kept:?}");
    }
}

#[test]
fn many_failures_make_an_account_wait_and_no_other() {
    for program in Program::both() {
        for _ in 0..10 {
            assert_eq!(program.try_sign_in(EMAIL, "Wrong-horse-12").status, 422);
        }
        let limited = program.try_sign_in(EMAIL, PASSWORD);
        assert_eq!(limited.status, 429);
        assert!(limited.header("retry-after").unwrap().parse::<u32>().unwrap() <= 900);
        assert_eq!(program.try_sign_in("otto@other.example", PASSWORD).status, 303);
    }
}

#[test]
fn a_stranger_who_fails_keeps_nobody_out_of_their_own_browser() {
    for program in Program::both() {
        program.sign_in();
        let stranger = |password: &str| {
            let form = format!("email={}&password={password}", EMAIL.replace('@', "%40"));
            program.post("/sign-in", &[("Content-Type", "application/x-www-form-urlencoded")], &form).status
        };
        for _ in 0..10 {
            assert_eq!(stranger("Wrong-horse-12"), 422);
        }
        assert_eq!(stranger(PASSWORD), 429, "from anywhere else it waits");
        assert_eq!(program.try_sign_in(EMAIL, PASSWORD).status, 303);
        // What fails in the known browser counts, too.
        for _ in 0..10 {
            assert_eq!(program.try_sign_in(EMAIL, "Wrong-horse-12").status, 422);
        }
        assert_eq!(program.try_sign_in(EMAIL, PASSWORD).status, 429);
    }
}

#[test]
fn a_fourth_device_ends_the_oldest_session() {
    for program in Program::both() {
        let cookies: Vec<String> = (0..4).map(|_| program.sign_in()).collect();
        let statuses: Vec<u16> =
            cookies.iter().map(|cookie| program.get("/acme", &[("Cookie", cookie)]).status).collect();
        assert_eq!(statuses, [303, 200, 200, 200]);
    }
}

#[test]
fn redirects_after_signing_in_stay_on_the_site() {
    for program in Program::both() {
        let form = format!("email=ada%40acme.example&password={PASSWORD}&next=%2F%2Fevil.example");
        let answer = program.post("/sign-in", &[("Content-Type", "application/x-www-form-urlencoded")], &form);
        assert_eq!(answer.header("location"), Some("/"));
    }
}

#[test]
fn no_page_and_no_call_works_without_signing_in() {
    for program in Program::both() {
        for path in ["/", "/acme", "/acme/tickets", "/acme/customers", "/acme/import", "/nowhere"] {
            assert_eq!(program.get(path, &[]).status, 303, "{path}");
        }
        assert_eq!(program.get("/api/live?workspace=acme", &[]).status, 401);
        let call = serde_json::json!({ "workspace": "acme", "name": "tickets.create", "body": {}, "key": null });
        assert_eq!(program.call("", "access/gate/perform_json", &call).unwrap().status, 401);
    }
}

#[test]
fn an_idempotency_key_makes_one_ticket() {
    for program in Program::both() {
        let cookie = program.sign_in();
        let answers = at_once(20, || program.ticket(&cookie, "Once", Some("key-1")).unwrap().body);
        assert!(answers.iter().all(|answer| answer == &answers[0]), "{answers:?}");
        assert_eq!(program.database.number("SELECT count(*) FROM tickets"), 1);
        assert_eq!(program.ticket(&cookie, "Other", Some("key-1")).unwrap().status, 422);
    }
}

/// What `act` gives to that many callers at the same moment.
fn at_once<T: Send>(callers: usize, act: impl Fn() -> T + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..callers).map(|_| scope.spawn(&act)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}
