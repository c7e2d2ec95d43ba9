//! What the figures were taken on, and with which versions.

/// The lock file names every crate's version.
const LOCK: &str = include_str!("../../../Cargo.lock");
const CRATES: [&str; 8] = ["axum", "leptos", "tokio", "sea-orm", "sqlx", "rusqlite", "libsqlite3-sys", "serde_json"];

/// Processor, cores, memory.
pub fn hardware() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown processor", |rest| rest.trim_start_matches(['\t', ' ', ':']));
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes =
        memory.lines().find_map(|line| line.strip_prefix("MemTotal:")).map(|rest| rest.trim().trim_end_matches(" kB"));
    let gigabytes = kilobytes.and_then(|number| number.parse::<f64>().ok()).unwrap_or_default() / (1024.0 * 1024.0);
    format!("{model}, {cores} cores, {gigabytes:.0} GB of memory")
}

/// Compiler and crates.
pub fn versions() -> String {
    let crates = CRATES.iter().filter_map(|name| Some(format!("{name} {}", version(name)?)));
    std::iter::once(concat!("rustc ", env!("RUSTC_VERSION")).to_owned()).chain(crates).collect::<Vec<_>>().join(", ")
}

fn version(name: &str) -> Option<&'static str> {
    let (_, rest) = LOCK.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    rest.split('"').next()
}

/// Today, in UTC.
pub fn today() -> String {
    engine::Clock::System.now().rfc3339().chars().take(10).collect()
}
