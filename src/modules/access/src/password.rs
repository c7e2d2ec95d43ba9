//! Passwords: argon2id (RFC 9106) off the async threads, at most two at a time, and the same time for people who are not there.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use engine::fault;
use kernel::Result;
use tokio::sync::{Semaphore, oneshot};

/// Hashes at a time; each takes 19 MB and a core for some 20 ms.
const AT_ONCE: usize = 2;

/// Whoever waits and gives up is not hashed for.
static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);

type Job = Box<dyn FnOnce() + Send>;

/// The threads that hash. A storm of sign-ins takes what time the others leave: whoever is in does not wait for whoever comes.
static HASHERS: LazyLock<Sender<Job>> = LazyLock::new(|| {
    let (sender, jobs) = channel::<Job>();
    let jobs = Arc::new(Mutex::new(jobs));
    for number in 0..AT_ONCE {
        let jobs = Arc::clone(&jobs);
        let work = move || {
            step_back();
            while let Some(job) = next(&jobs) {
                job();
            }
        };
        if let Err(error) = std::thread::Builder::new().name(format!("password-{number}")).spawn(work) {
            tracing::error!(%error, "a thread for passwords could not be started");
        }
    }
    sender
});

fn next(jobs: &Mutex<Receiver<Job>>) -> Option<Job> {
    jobs.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Gives the thread that calls a lower priority, where that can be said of a thread alone (setpriority(2)).
fn step_back() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, NICE) {
        tracing::warn!(%error, "threads for passwords keep the priority of the others");
    }
}

/// About a tenth of the weight of the threads that answer (sched(7)).
#[cfg(target_os = "linux")]
const NICE: i32 = 10;

/// A hash no password fits, verified when the account does not exist.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    let nothing: [u8; 32] = rand::random();
    Argon2::default().hash_password(&nothing).map(|hash| hash.to_string()).unwrap_or_default()
});

/// PHC string of a password.
///
/// # Errors
/// `Internal` when hashing fails.
pub async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(fault::internal)
    })
    .await?
}

/// Whether `password` fits `hash`; without a hash, the answer takes as long and is no.
///
/// # Errors
/// `Internal` when the work could not be done.
pub async fn verify(password: &str, hash: Option<String>) -> Result<bool> {
    let password = password.to_owned();
    blocking(move || {
        let known = hash.as_ref().is_some_and(|hash| !hash.is_empty());
        let hash = hash.filter(|hash| !hash.is_empty()).unwrap_or_else(|| NOBODY.clone());
        let fits = Argon2::default().verify_password(password.as_bytes(), hash.as_str()).is_ok();
        known && fits
    })
    .await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _turn = TURNS.acquire().await.map_err(fault::internal)?;
    let (done, outcome) = oneshot::channel();
    let job = move || {
        // Nobody waits any more: then nobody is told.
        let _ = done.send(work());
    };
    HASHERS.send(Box::new(job)).map_err(fault::internal)?;
    outcome.await.map_err(fault::internal)
}
