//! What a page reads from the server.

use futures::future::BoxFuture;
use kernel::{Error, Result};
use leptos::prelude::*;
use leptos::server::codee::{Decoder, Encoder};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::any::Any;
use std::convert::Infallible;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, OnceLock};

/// An answer of the server, asked for again whenever what it depends on changes: in the first response, in the browser from
/// there, and then from the browser. It is a [`Resource`] whose machinery exists once and not for each type of answer, which
/// would be a tenth of what a browser loads.
pub struct Data<T> {
    held: Resource<Held, Text>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Data<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Data<T> {}

impl<T> Data<T>
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// Calls `fetch` with what `source` gives; the page is not sent before it has answered.
    #[track_caller]
    pub fn new<S, F>(
        source: impl Fn() -> S + Send + Sync + 'static,
        fetch: impl Fn(S) -> F + Send + Sync + 'static,
    ) -> Self
    where
        S: PartialEq + Clone + Send + 'static,
        F: Future<Output = Result<T>> + Send + 'static,
    {
        Self::made(source, fetch, true)
    }

    /// As `new`, for what the page does not begin with: it is sent without waiting.
    #[track_caller]
    pub fn later<S, F>(
        source: impl Fn() -> S + Send + Sync + 'static,
        fetch: impl Fn(S) -> F + Send + Sync + 'static,
    ) -> Self
    where
        S: PartialEq + Clone + Send + 'static,
        F: Future<Output = Result<T>> + Send + 'static,
    {
        Self::made(source, fetch, false)
    }

    #[track_caller]
    fn made<S, F>(
        source: impl Fn() -> S + Send + Sync + 'static,
        fetch: impl Fn(S) -> F + Send + Sync + 'static,
        blocking: bool,
    ) -> Self
    where
        S: PartialEq + Clone + Send + 'static,
        F: Future<Output = Result<T>> + Send + 'static,
    {
        // The source without its type: a number that grows when it changes.
        let last = Arc::new(Mutex::new((None::<S>, 0_u64)));
        let seen = Arc::clone(&last);
        let turn = move || {
            let now = source();
            let Ok(mut last) = last.lock() else { return 0 };
            if last.0.as_ref() != Some(&now) {
                *last = (Some(now), last.1 + 1);
            }
            last.1
        };
        let call = move || -> BoxFuture<'static, Held> {
            let now = seen.lock().ok().and_then(|seen| seen.0.clone());
            let Some(now) = now else { return Box::pin(async { Held::new::<T>(Err(Error::Outdated)) }) };
            let answer = fetch(now);
            Box::pin(async move { Held::new(answer.await) })
        };
        Self { held: held(Box::new(turn), Box::new(call), blocking), of: PhantomData }
    }

    /// The answer, once it is there; tracked.
    pub fn get(self) -> Option<Result<T>> {
        self.held.get().map(|held| held.read())
    }

    /// The answer, once it is there; not tracked.
    pub fn get_untracked(self) -> Option<Result<T>> {
        self.held.get_untracked().map(|held| held.read())
    }

    /// Asks again.
    pub fn refetch(self) {
        self.held.refetch();
    }
}

impl<T> IntoFuture for Data<T>
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    type Output = Result<T>;
    type IntoFuture = BoxFuture<'static, Result<T>>;

    fn into_future(self) -> Self::IntoFuture {
        let held = self.held.into_future();
        Box::pin(async move { held.await.read() })
    }
}

type Turn = Box<dyn Fn() -> u64 + Send + Sync>;
type Call = Box<dyn Fn() -> BoxFuture<'static, Held> + Send + Sync>;

/// Not inlined, so that there is one of it.
#[inline(never)]
#[track_caller]
fn held(turn: Turn, call: Call, blocking: bool) -> Resource<Held, Text> {
    Resource::new_with_options(turn, move |_| call(), blocking)
}

/// An answer whose type only its reader knows.
#[derive(Clone)]
enum Held {
    /// As it was given.
    Value { value: Arc<dyn Any + Send + Sync>, write: fn(&dyn Any) -> String },
    /// As the server wrote it into the page, and what it was read as.
    Written { text: Arc<str>, value: Arc<OnceLock<Arc<dyn Any + Send + Sync>>> },
}

impl Held {
    fn new<T: Serialize + Send + Sync + 'static>(answer: Result<T>) -> Self {
        // A browser writes none: without this it would carry the code for it.
        let write: fn(&dyn Any) -> String = if cfg!(any(feature = "ssr", test)) {
            |value| {
                let answer = value.downcast_ref::<Result<T>>();
                answer.and_then(|answer| serde_json::to_string(answer).ok()).unwrap_or_default()
            }
        } else {
            |_| String::new()
        };
        Self::Value { value: Arc::new(answer), write }
    }

    fn read<T: Clone + DeserializeOwned + Send + Sync + 'static>(&self) -> Result<T> {
        let value = match self {
            Self::Value { value, .. } => value,
            Self::Written { text, value } => value.get_or_init(|| parsed::<T>(text)),
        };
        value.downcast_ref::<Result<T>>().cloned().unwrap_or(Err(Error::Outdated))
    }
}

/// What the server wrote; of another version than this program, it says so. Not inlined into each way of reading.
#[inline(never)]
fn parsed<T: DeserializeOwned + Send + Sync + 'static>(text: &str) -> Arc<dyn Any + Send + Sync> {
    let answer: Result<T> = serde_json::from_str(text).unwrap_or(Err(Error::Outdated));
    Arc::new(answer)
}

/// Answers as text.
struct Text;

impl Encoder<Held> for Text {
    type Error = Infallible;
    type Encoded = String;

    fn encode(held: &Held) -> std::result::Result<String, Infallible> {
        Ok(match held {
            Held::Value { value, write } => write(&**value),
            Held::Written { text, .. } => text.to_string(),
        })
    }
}

impl Decoder<Held> for Text {
    type Error = Infallible;
    type Encoded = str;

    fn decode(text: &str) -> std::result::Result<Held, Infallible> {
        Ok(Held::Written { text: text.into(), value: Arc::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_travels_as_text_and_is_read_as_what_it_was() {
        for answer in [Ok(vec![1_u8, 2]), Err(Error::NotFound)] {
            let given = Held::new(answer.clone());
            assert_eq!(given.read::<Vec<u8>>(), answer);
            let text = Text::encode(&given).unwrap();
            let came = Text::decode(&text).unwrap();
            assert_eq!(came.read::<Vec<u8>>(), answer);
            assert_eq!(came.read::<Vec<u8>>(), answer, "again");
        }
        let other = Text::decode("{\"Ok\":\"of another program\"}").unwrap();
        assert_eq!(other.read::<Vec<u8>>(), Err(Error::Outdated));
    }
}
