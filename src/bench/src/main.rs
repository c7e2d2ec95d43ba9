//! `cargo run --release -p bench -- --size 1000000`: makes data, starts the real program and the floor on it, holds the one
//! against the other in one run, and writes `docs/benchmarks.md`.
//!
//! What does not belong here: tests. A figure here proves nothing about another machine; a ratio says something.

mod cluster;
mod data;
mod floor;
mod machine;
mod measure;
mod plain;
mod report;
mod tables;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

use data::Facts;
use measure::bench::Bench;
use measure::process::Process;
use measure::{caller, log, micro, size};
use plain::{Outcome, Plain};
use report::Run;

/// Measures Backoffice against the floor.
#[derive(Debug, Parser)]
struct Cli {
    /// Tickets; a fifth as many customers
    #[arg(long, default_value_t = 1_000_000)]
    size: u64,
    /// On a PostgreSQL cluster made for the run, instead of SQLite
    #[arg(long)]
    postgres: bool,
    /// Only these, as W1,W6,micro; what an earlier run found of the others is kept
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    #[command(subcommand)]
    command: Option<Part>,
}

#[derive(Debug, Subcommand)]
enum Part {
    /// Serve the floor; started by the program itself
    #[command(hide = true)]
    Floor {
        #[arg(long)]
        url: String,
        #[arg(long)]
        listen: SocketAddr,
    },
}

fn main() -> std::process::ExitCode {
    let cli = Cli::parse();
    let runtime = match cli.command {
        Some(_) => tokio::runtime::Builder::new_multi_thread().enable_all().build(),
        // The asking side keeps to one thread, so that it takes no more of the machine than it must.
        None => tokio::runtime::Builder::new_current_thread().enable_all().build(),
    };
    let done = runtime.plain().and_then(|runtime| runtime.block_on(start(cli)));
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("bench: {message}");
            std::process::ExitCode::FAILURE
        }
    }
}

async fn start(cli: Cli) -> Outcome<()> {
    if let Some(Part::Floor { url, listen }) = &cli.command {
        return floor::serve(url, *listen).await;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).ok_or("no project folder")?;
    let release = std::env::current_exe().plain()?.parent().ok_or("no folder of programs")?.to_owned();
    let folder = release.join("bench-data");
    std::fs::create_dir_all(folder.join("files")).plain()?;
    build(root)?;
    let place = Place { root: root.to_owned(), program: release.join("backoffice"), files: folder.join("files") };
    let run = if cli.postgres {
        let cluster = cluster::Cluster::start().await?;
        let facts = data::postgres(&cluster.url(), cli.size).await?;
        let mut run = Run::new("PostgreSQL", &cluster.version, cli.size);
        place.works(&mut run, &cli.only, &cluster.url(), &facts, Some(cluster.id())).await?;
        data::reset_postgres(&cluster.url(), &facts).await?;
        run
    } else {
        let (file, facts) = data::sqlite(&folder, cli.size).await?;
        let mut run = Run::new("SQLite", rusqlite::version(), cli.size);
        let url = format!("sqlite://{}", file.display());
        if wanted(&cli.only, "micro") {
            println!("the same 25 rows by each driver");
            run.drivers = micro::drivers(file.clone(), facts.clone())?;
        }
        if wanted(&cli.only, "caller") {
            run.caller = Some(caller::cost(file.clone())?);
        }
        if wanted(&cli.only, "log") {
            println!("an audit log of a million entries");
            run.log = Some(log::log(&folder).await?);
        }
        if wanted(&cli.only, "W15") {
            run.weight = Some(size::weigh(&place.program, &place.root, &url, &place.files).await?);
        }
        place.works(&mut run, &cli.only, &url, &facts, None).await?;
        data::reset_sqlite(&file, &facts)?;
        run
    };
    run.keep(&folder)?;
    report::write(&folder, &root.join("docs/benchmarks.md"))
}

fn wanted(only: &[String], id: &str) -> bool {
    only.is_empty() || only.iter().any(|name| name.eq_ignore_ascii_case(id))
}

/// The program that is measured, as optimised as this one and with the same crates.
fn build(root: &Path) -> Outcome<()> {
    let Some(cargo) = std::env::var_os("CARGO") else { return Ok(()) };
    let mut command = std::process::Command::new(cargo);
    command.args(["build", "--release", "-p", "server", "-p", "bench", "--bin", "backoffice"]).current_dir(root);
    if command.status().plain()?.success() { Ok(()) } else { Err("the program does not build".into()) }
}

/// Where things are.
struct Place {
    root: PathBuf,
    program: PathBuf,
    files: PathBuf,
}

impl Place {
    async fn works(
        &self,
        run: &mut Run,
        only: &[String],
        url: &str,
        facts: &Facts,
        database: Option<u32>,
    ) -> Outcome<()> {
        let ours = Process::backoffice(&self.program, &self.root, url, &self.files).await?;
        let floor = Process::floor(url).await?;
        let bench = Bench::new(facts, &ours, &floor, database).await?;
        // First: personal data leaves only soon after a password was given.
        if wanted(only, "W11") {
            run.files = Some(bench.w11().await?);
        }
        for id in ["W1", "W2", "W2b", "W4", "W6", "W14", "W7", "W13"] {
            if wanted(only, id) {
                run.works.push(match id {
                    "W1" => bench.w1().await?,
                    "W2" => bench.w2().await?,
                    "W2b" => bench.w2b().await?,
                    "W4" => bench.w4().await?,
                    "W6" => bench.w6().await?,
                    "W13" => bench.w13().await?,
                    "W14" => bench.w14().await?,
                    _ => bench.w7().await?,
                });
            }
        }
        run.loaded = Some(ours.memory());
        Ok(())
    }
}
