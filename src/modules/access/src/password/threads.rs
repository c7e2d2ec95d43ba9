//! The threads that check passwords. They stand behind those that answer, so that a storm of sign-ins takes what time is left,
//! and keep the memory that a check needs: from the system anew it costs a quarter more in page faults.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::time::Duration;

use argon2::Block;
use engine::fault;
use flume::{Receiver, RecvTimeoutError, Sender};
use kernel::Result;
use tokio::sync::{Semaphore, oneshot};

/// Checks at a time; each takes 19 MB and a core for some 20 ms.
const AT_ONCE: usize = 2;
/// How long memory is kept for the next one.
const KEPT: Duration = Duration::from_secs(10);

/// Whoever waits and gives up is not checked.
static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);

/// What a thread works in, longer from one check to the next.
pub type Memory = Vec<Block>;

type Job = Box<dyn FnOnce(&mut Memory) + Send>;

static THREADS: LazyLock<Sender<Job>> = LazyLock::new(|| {
    let (sender, jobs) = flume::unbounded::<Job>();
    for number in 0..AT_ONCE {
        let jobs = jobs.clone();
        let thread = std::thread::Builder::new().name(format!("password-{number}"));
        if let Err(error) = thread.spawn(move || work(&jobs)) {
            tracing::error!(%error, "a thread for passwords could not be started");
        }
    }
    sender
});

/// Has one of the threads do it.
///
/// # Errors
/// `Internal` when none did.
pub async fn run<T: Send + 'static>(work: impl FnOnce(&mut Memory) -> T + Send + 'static) -> Result<T> {
    let turn = TURNS.acquire().await.map_err(fault::internal)?;
    let (done, outcome) = oneshot::channel();
    let job = move |memory: &mut Memory| {
        // The turn is over when the work is, whoever may have gone meanwhile.
        let _turn = turn;
        if !done.is_closed() {
            let _ = done.send(work(memory));
        }
    };
    THREADS.send(Box::new(job)).map_err(fault::internal)?;
    outcome.await.map_err(fault::internal)
}

fn work(jobs: &Receiver<Job>) {
    step_back();
    let mut memory = Memory::new();
    loop {
        let job = match jobs.recv_timeout(KEPT) {
            Ok(job) => job,
            Err(RecvTimeoutError::Timeout) => {
                memory = Memory::new();
                match jobs.recv() {
                    Ok(job) => job,
                    Err(_) => return,
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        // One that panics tells nobody, and the thread goes on.
        if catch_unwind(AssertUnwindSafe(|| job(&mut memory))).is_err() {
            memory = Memory::new();
        }
    }
}

/// Gives the thread that calls a lower priority, where that can be said of a thread alone (setpriority(2)).
fn step_back() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, NICE) {
        tracing::warn!(%error, "threads for passwords keep the priority of the others");
    }
}

/// A third of the weight of the threads that answer (sched(7)). Less would have whoever signs in on a busy machine wait for
/// long.
#[cfg(target_os = "linux")]
const NICE: i32 = 5;
