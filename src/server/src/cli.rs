//! The command line.

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

use access::users::NewMember;
use clap::{CommandFactory as _, Parser, Subcommand};
use engine::mail::Transport;
use engine::{Clock, Engine, Module, Settings};
use kernel::Environment;

use crate::config::{Config, Raw, environment};
use crate::{demo, http, telemetry, verify_audit};

/// Tickets, customers, orders, stock, cases: a company's back office in one program.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Cli {
    /// TOML file with settings (default: backoffice.toml where it exists)
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve pages, API and background work until stopped
    Serve,
    /// Do background work only, without serving (PostgreSQL; for a second machine)
    Work,
    /// Bring the database up to date
    Migrate,
    /// Fill three demo workspaces (optim, cienty, toto); does nothing where a workspace exists
    Seed,
    /// Create a workspace if need be, and an administrator in it
    CreateAdmin(CreateAdmin),
    /// Import a CSV or XLSX file into a workspace
    Import(Import),
    /// Write a resource of a workspace to standard output as CSV
    Export {
        /// Slug of the workspace
        #[arg(long)]
        workspace: String,
        /// customers or tickets
        resource: String,
    },
    /// Verify the audit log of every workspace; exits with 1 and the first bad entry when one was tampered with
    VerifyAudit {
        /// Slug of one workspace
        #[arg(long)]
        workspace: Option<String>,
        /// File with signed checkpoints, as `audit-checkpoints.jsonl` beside the data (default: that file)
        #[arg(long, value_name = "FILE")]
        checkpoints: Option<PathBuf>,
    },
    /// Empty a workspace's allow-lists of networks, for when they keep everybody out
    ClearNetworks {
        /// Slug of the workspace
        #[arg(long)]
        workspace: String,
    },
    /// Let the members of a workspace sign in by passwords again, when single sign-on lets nobody in
    AllowPasswords {
        /// Slug of the workspace
        #[arg(long)]
        workspace: String,
    },
    /// Print the settings in force and where each comes from
    Config,
    /// Ask a running server whether it is ready; exits with 0 or 1
    Health,
}

#[derive(Debug, clap::Args)]
struct CreateAdmin {
    /// Slug of the workspace, as in the address
    #[arg(long)]
    workspace: String,
    /// Name of the workspace, when it is new
    #[arg(long)]
    workspace_name: Option<String>,
    /// saas, distribution or rescue, when it is new
    #[arg(long, default_value = "saas")]
    pack: String,
    #[arg(long)]
    name: String,
    #[arg(long)]
    email: String,
    /// File with the password; without it the password is read from standard input
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct Import {
    /// Slug of the workspace
    #[arg(long)]
    workspace: String,
    /// Show what would change and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Which column fills which field, where it is not as guessed; without a field the column is left out. May be repeated
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = pair)]
    map: Vec<(String, String)>,
    /// Write the refused rows to this file, as CSV with their reasons
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
    /// customers or tickets
    resource: String,
    file: PathBuf,
}

/// What `create-admin` asks of a password, as the terminal says it.
const PASSWORD_RULE: &str = "at least 12 characters, upper and lower case, digit, symbol";

/// Every room's declarations.
pub fn modules() -> Vec<Module> {
    vec![
        access::module(),
        customers::module(),
        support::module(),
        integrations::module(),
        compliance::module(),
        operations::module(),
    ]
}

/// Runs what was asked for.
///
/// # Errors
/// A sentence for the terminal.
pub async fn run(cli: Cli) -> Result<(), String> {
    let raw = Raw::load(cli.config.as_deref(), &environment())?;
    let config = raw.parse()?;
    let Some(command) = cli.command else { return without_command(&config).await };
    match command {
        Command::Config => {
            print!("{}", raw.print());
            Ok(())
        }
        Command::Health => http::health::ask(config.listen).await,
        Command::Serve => serve(&config).await,
        Command::Work => {
            telemetry::start(&config);
            let engine = open(&config).await?;
            tracing::info!("working; stop with SIGTERM");
            let mail = tokio::spawn(engine::mail::tend(engine.clone(), config.office.clone()));
            let jobs = tokio::spawn(engine::jobs::tend(engine.clone()));
            tokio::spawn(integrations::export::files::tend(engine.clone()));
            http::stopped().await;
            engine.stop();
            // What is being sent is sent and noted first; jobs are handed on.
            let _ = tokio::join!(mail, jobs);
            engine.close().await;
            Ok(())
        }
        Command::Migrate => {
            let engine = open(&config).await?;
            let pending = engine.pending_migrations().await.map_err(say)?;
            engine.migrate().await.map_err(say)?;
            println!("{pending} migrations run, the database is up to date");
            engine.close().await;
            Ok(())
        }
        Command::Seed => seed(&config).await,
        Command::CreateAdmin(wanted) => create_admin(&open(&config).await?, wanted).await,
        Command::Import(wanted) => import(&open(&config).await?, wanted).await,
        Command::Export { workspace, resource } => {
            let engine = open(&config).await?;
            let mut out = std::io::stdout().lock();
            integrations::export_csv(&engine, &workspace, &resource, &mut out).await.map(drop).map_err(say)
        }
        Command::ClearNetworks { workspace } => {
            let engine = open(&config).await?;
            let found = access::workspaces::find(&engine, &workspace).await.map_err(say)?;
            let id = found.ok_or_else(|| format!("no workspace {workspace}"))?.id;
            access::networks::commands::clear(&engine, id).await.map_err(say)?;
            println!("{workspace} may be used from everywhere");
            engine.close().await;
            Ok(())
        }
        Command::AllowPasswords { workspace } => {
            let engine = open(&config).await?;
            let found = access::workspaces::find(&engine, &workspace).await.map_err(say)?;
            let id = found.ok_or_else(|| format!("no workspace {workspace}"))?.id;
            access::sign_on::required::commands::clear(&engine, id).await.map_err(say)?;
            println!("members of {workspace} may sign in by passwords");
            engine.close().await;
            Ok(())
        }
        Command::VerifyAudit { workspace, checkpoints } => {
            let engine = open(&config).await?;
            let verified = verify_audit::verify_all(&engine, workspace.as_deref(), checkpoints.as_deref()).await;
            engine.close().await;
            verified
        }
    }
}

async fn serve(config: &Config) -> Result<(), String> {
    telemetry::start(config);
    http::serve(config, open(config).await?).await
}

async fn seed(config: &Config) -> Result<(), String> {
    if config.environment.is_real() {
        return Err("demo data does not belong into production: set environment to development or staging".to_owned());
    }
    open(config).await?.migrate().await.map_err(say)?;
    demo::seed(config).await.map_err(say)
}

/// `cargo leptos` starts the program without a command, and says where it is to serve: then the demo is what is wanted.
/// Everybody else is shown what there is.
async fn without_command(config: &Config) -> Result<(), String> {
    if std::env::var_os("LEPTOS_SITE_ADDR").is_some() {
        let config = &Config { environment: Environment::Development, ..config.clone() };
        seed(config).await?;
        return serve(config).await;
    }
    Cli::command().print_help().map_err(|error| error.to_string())?;
    Err("which of them?".to_owned())
}

/// Opens the database of a configuration.
///
/// # Errors
/// A sentence for the terminal.
pub async fn open(config: &Config) -> Result<Engine, String> {
    if let Some(file) = &config.breached_passwords {
        access::strength::use_breached(file)?;
    }
    Engine::open(&settings(config), Clock::System, modules()).await.map_err(say)
}

/// What the engine is told of a configuration.
pub fn settings(config: &Config) -> Settings {
    Settings {
        url: config.database_url.clone(),
        readers: config.readers,
        connections: config.connections,
        files: Some(config.data_dir.clone()),
        seal_keys: Some(config.seal_keys.clone()).filter(|keys| !keys.is_empty()),
        outbound: config.outbound.clone(),
        public_url: config.office.public_url.clone(),
        environment: config.environment,
        // A code in the log of the real thing would be read by whoever reads logs.
        log_only: matches!(config.office.transport, Transport::Log) && !config.environment.is_real(),
    }
}

async fn create_admin(engine: &Engine, wanted: CreateAdmin) -> Result<(), String> {
    let password = if let Some(file) = &wanted.password_file {
        std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?
    } else {
        if std::io::stdin().is_terminal() {
            print!("Password ({PASSWORD_RULE}): ");
            std::io::stdout().flush().map_err(|error| error.to_string())?;
        }
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).map_err(|error| error.to_string())?;
        line
    };
    access::users::check_password(password.trim()).map_err(|_| format!("the password needs {PASSWORD_RULE}"))?;
    let about = [wanted.name.as_str(), wanted.email.as_str()];
    access::strength::demand(password.trim(), &about)
        .await
        .map_err(|_| "the password is guessed too soon, or too many people use it".to_owned())?;
    engine.migrate().await.map_err(say)?;
    let known = access::workspaces::find(engine, &wanted.workspace).await.map_err(say)?;
    let workspace = if let Some(found) = known {
        found.id
    } else {
        let slug = wanted.workspace.clone();
        let command = access::workspaces::CreateWorkspace {
            name: wanted.workspace_name.clone().unwrap_or_else(|| slug.clone()),
            ..access::workspaces::CreateWorkspace::new(slug, wanted.pack.clone())
        };
        access::workspaces::create(engine, command).await.map_err(say)?
    };
    let mut role = access::workspaces::role(engine, workspace, "super_admin").await;
    if role.is_err() {
        role = access::workspaces::role(engine, workspace, "admin").await;
    }
    let person = NewMember {
        name: &wanted.name,
        email: &wanted.email,
        password: password.trim(),
        role: role.map_err(say)?,
        locale: "en",
    };
    access::users::add_member(engine, workspace, person).await.map_err(say)?;
    println!("{} can sign in to /{} as administrator", wanted.email, wanted.workspace);
    engine.close().await;
    Ok(())
}

/// `Firm=name`
fn pair(text: &str) -> Result<(String, String), String> {
    let (column, field) = text.split_once('=').ok_or("write it as COLUMN=FIELD")?;
    Ok((column.to_owned(), field.to_owned()))
}

async fn import(engine: &Engine, wanted: Import) -> Result<(), String> {
    let show = |progress: &integrations::Progress| eprint!("\r{progress}   ");
    let Import { workspace, resource, file, dry_run, map, refused } = &wanted;
    let (dry_run, refused) = (*dry_run, refused.as_deref());
    let wanted = integrations::FileImport { workspace, resource, file, dry_run, map, refused };
    let report = integrations::import_file(engine, wanted, show).await.map_err(say)?;
    eprintln!();
    print!("{report}");
    engine.close().await;
    Ok(())
}

fn say(error: kernel::Error) -> String {
    error.to_string()
}
