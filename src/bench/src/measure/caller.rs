//! What it costs every request to know who asks and what they may do: one statement, and the look at the grants.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use access::sessions::caller::Caller;
use access::sessions::sign_in::{Attempt, sign_in};
use access::sessions::told::Visit;
use engine::{Clock, Engine, Settings};
use serde::{Deserialize, Serialize};
use ui::i18n::Locale;
use ui::theme::Theme;

use crate::data::{EMAIL, PASSWORD, SLUG, modules};
use crate::plain::{Outcome, Plain};

const LENGTH: Duration = Duration::from_secs(2);
/// Looks at the grants that are timed together.
const LOOKS: u32 = 1_000_000;

/// The cost of a caller.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Cost {
    /// From a cookie to an actor with session, membership, role, grants and allow-lists: microseconds, the middle one.
    pub entering: f64,
    /// Whether a role of twelve grants holds a permission: nanoseconds.
    pub looking: f64,
}

/// Measures in this process, on a runtime of its own.
pub fn cost(file: PathBuf) -> Outcome<Cost> {
    let work = move || tokio::runtime::Runtime::new().plain()?.block_on(measure(file));
    std::thread::spawn(work).join().map_err(|_| "the caller's thread ended".to_owned())?
}

async fn measure(file: PathBuf) -> Outcome<Cost> {
    let url = format!("sqlite://{}", file.display());
    let engine = Engine::open(&Settings::new(url), Clock::System, modules()).await.plain()?;
    let visit = Visit { address: "127.0.0.1", agent: "bench", correlation: "bench" };
    let attempt = Attempt { email: EMAIL, password: PASSWORD, visit };
    let caller = Caller {
        engine: engine.clone(),
        token: Some(sign_in(&engine, attempt).await.plain()?),
        address: std::net::Ipv4Addr::LOCALHOST.into(),
        correlation: "bench".into(),
        locale: Locale::default(),
        theme: Theme::default(),
        collapsed: false,
        compact: false,
    };
    let (begun, mut times) = (Instant::now(), Vec::new());
    while begun.elapsed() < LENGTH {
        let asked = Instant::now();
        caller.enter(SLUG).await.plain()?;
        times.push(asked.elapsed().as_secs_f64() * 1e6);
    }
    times.sort_unstable_by(f64::total_cmp);
    let entering = times.get(times.len() / 2).copied().unwrap_or_default();
    let agent = access::roles::packs::of("saas").iter().find(|role| role.key == "support_agent");
    let grants = kernel::Grants::new(agent.ok_or("no such role")?.grants.iter().copied());
    let begun = Instant::now();
    for _ in 0..LOOKS {
        std::hint::black_box(std::hint::black_box(&grants).reach(support::tickets::VIEW));
    }
    let looking = begun.elapsed().as_secs_f64() * 1e9 / f64::from(LOOKS);
    engine.close().await;
    println!("    who asks: {entering:.0} µs; whether they may: {looking:.0} ns");
    Ok(Cost { entering, looking })
}
