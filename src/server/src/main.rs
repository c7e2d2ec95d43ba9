//! Backoffice, one program: serves pages and the API, migrates, seeds, imports, exports, and tells what it is
//! configured to do.
//!
//! What belongs here: the command line, the configuration, the HTTP router and its middleware. What does not: anything a
//! page shows or a command does.

mod cli;
mod config;
mod demo;
mod http;
#[cfg(test)]
mod policy;
mod telemetry;
#[cfg(test)]
mod tests;
mod verify_audit;

use clap::Parser;

fn main() -> std::process::ExitCode {
    let cli = cli::Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("backoffice: no runtime: {error}");
            return std::process::ExitCode::FAILURE;
        }
    };
    match runtime.block_on(cli::run(cli)) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("backoffice: {message}");
            std::process::ExitCode::FAILURE
        }
    }
}
