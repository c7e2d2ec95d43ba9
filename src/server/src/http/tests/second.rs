//! The second step of a sign-in and asking again, as browsers meet them.

use axum::http::StatusCode;
use kernel::{Error, Uuid};
use serde_json::{Value, json};

use super::*;

impl House {
    async fn post(&self, path: &str, cookie: &str, form: String) -> Response<Body> {
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request, form).await
    }

    /// What a server function answers: status, the cookie it sets, the value.
    async fn call(&self, cookie: &str, function: &str, call: Value) -> (u16, Option<String>, Value) {
        let request = Request::post(format!("/api/fn/access/{function}"))
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json");
        let answer = self.ask(request, call.to_string()).await;
        let (status, set) = (answer.status().as_u16(), set_cookie(&answer));
        let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        (status, set, serde_json::from_slice(&body).unwrap_or_default())
    }

    /// Sets an app up; gives its secret, and the cookie from then on.
    async fn enrol(&self, cookie: &str) -> (Vec<u8>, String) {
        let (status, _, begun) = self.call(cookie, "factors/api/begin_app", json!({ "workspace": "acme" })).await;
        assert_eq!(status, 200, "{begun}");
        let key = begun["key"].as_str().unwrap().replace(' ', "");
        let secret = totp_rs::Secret::try_from_base32(key).unwrap().as_bytes().to_vec();
        let factor: Uuid = begun["factor"].as_str().unwrap().parse().unwrap();
        let confirm = json!({ "workspace": "acme", "factor": factor, "code": self.code(&secret) });
        let (status, after, codes) = self.call(cookie, "factors/api/confirm_app", confirm).await;
        assert_eq!((status, codes.as_array().map(Vec::len)), (200, Some(10)));
        self.db.clock.advance(30_000);
        (secret, after.unwrap())
    }

    fn code(&self, secret: &[u8]) -> String {
        let totp = totp_rs::Builder::new().with_secret(secret.to_vec()).with_account_name("ada").build().unwrap();
        totp.generate(self.db.clock.now().0.unsigned_abs() / 1000).to_string()
    }
}

fn set_cookie(answer: &Response<Body>) -> Option<String> {
    let cookie = answer.headers().get(header::SET_COOKIE)?.to_str().unwrap();
    Some(cookie.split(';').next().unwrap().to_owned())
}

fn location(answer: &Response<Body>) -> &str {
    answer.headers()[header::LOCATION].to_str().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_password_alone_opens_nothing_once_there_is_a_factor() {
    for house in House::both().await {
        let cookie = house.sign_in().await;
        let (secret, _) = house.enrol(&cookie).await;
        let form = format!("email={EMAIL}&password={PASSWORD}&next=%2Facme%2Ftickets");
        let answer = house.post("/sign-in", "", form).await;
        assert_eq!(location(&answer), "/sign-in/second?next=%2Facme%2Ftickets");
        let before = set_cookie(&answer).unwrap();
        assert_eq!(house.answers(&before).await, OUT, "{:?}", house.db);
        let (status, ..) = house.call(&before, "factors/api/load_factors", json!({ "workspace": "acme" })).await;
        assert_eq!(status, 401);

        let second = format!("code={}&next=%2F%2Fevil.example", house.code(&secret));
        let stranger = house.post("/sign-in/second", "session=00", second.clone()).await;
        assert!(location(&stranger).starts_with("/sign-in?next="), "who gave no password begins anew");
        let wrong = house.post("/sign-in/second", &before, "code=000000&next=%2Facme".into()).await;
        assert_eq!((wrong.status(), set_cookie(&wrong)), (StatusCode::UNPROCESSABLE_ENTITY, None));
        let right = house.post("/sign-in/second", &before, second.clone()).await;
        assert_eq!((right.status(), location(&right)), (StatusCode::SEE_OTHER, "/"), "and stays on the site");
        let after = set_cookie(&right).unwrap();
        assert_ne!(before, after);
        assert_eq!((house.answers(&after).await, house.answers(&before).await), (IN, OUT), "{:?}", house.db);
        let replayed = house.post("/sign-in/second", &before, second).await;
        assert!(location(&replayed).starts_with("/sign-in?next="));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_again_gives_another_cookie_and_lets_the_step_through() {
    for house in House::both().await {
        let cookie = house.sign_in().await;
        house.db.clock.advance(10 * 60_000);
        let settings = json!({ "version": 0, "idle_hours": 8, "absolute_hours": 12, "devices": 3,
            "when_full": "end_oldest", "factor_roles": [], "new_devices": "confirm", "text_messages": "count" });
        let save = json!({ "workspace": "acme", "name": "security.save", "body": settings, "key": null });
        let (status, _, error) = house.call(&cookie, "gate/perform_json", save.clone()).await;
        assert_eq!((status, error), (403, serde_json::to_value(Error::Unconfirmed).unwrap()));
        let answer = |answer: &str| json!({ "workspace": "acme", "answer": answer });
        let (status, set, _) = house.call(&cookie, "sessions/api/confirm", answer("Wrong-horse-12")).await;
        assert_eq!((status, set), (422, None));
        let (status, set, _) = house.call(&cookie, "sessions/api/confirm", answer(PASSWORD)).await;
        let after = set.unwrap();
        assert_eq!((status, house.answers(&cookie).await), (200, OUT));
        assert_ne!(after, cookie);
        let (status, ..) = house.call(&after, "gate/perform_json", save).await;
        assert_eq!(status, 200, "{:?}", house.db);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_role_asks_for_a_factor_is_led_to_set_one_up() {
    for house in House::both().await {
        let cookie = house.sign_in().await;
        let settings = json!({ "version": 0, "idle_hours": 8, "absolute_hours": 12, "devices": 3,
            "when_full": "end_oldest", "factor_roles": ["super_admin"], "new_devices": "confirm", "text_messages": "count" });
        let save = json!({ "workspace": "acme", "name": "security.save", "body": settings, "key": null });
        assert_eq!(house.call(&cookie, "gate/perform_json", save).await.0, 200);
        assert_eq!(house.answers(&cookie).await, [303, 403, 403], "{:?}", house.db);
        let page = Request::get("/acme/tickets").header(header::COOKIE, &cookie);
        assert_eq!(location(&house.ask(page, String::new()).await), "/acme/profile/security");
        let page = Request::get("/acme/profile/security").header(header::COOKIE, &cookie);
        assert_eq!(house.ask(page, String::new()).await.status(), StatusCode::OK);
        let (_, after) = house.enrol(&cookie).await;
        assert_eq!((house.answers(&after).await, house.answers(&cookie).await), (IN, OUT));
    }
}
