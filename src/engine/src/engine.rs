//! The engine itself: one per process, cheap to clone.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use kernel::id::{MemberId, UserId, WorkspaceId};
use kernel::{Actor, Environment, Grants, Result, Uuid, Zone};
use sea_orm::DatabaseConnection;
use tokio::sync::{broadcast, watch};

use crate::audit::{AccessLog, Signer};
use crate::group::Line;
use crate::outbound::Allowed;
use crate::read::reader::Reader;
use crate::registry::Registry;
use crate::search::index;
use crate::{Clock, Cx, Dialect, Module, News, Outbound, Sealer, Settings, database, fault, live};

/// The database, the declared nouns, the clock and the line to the listeners.
#[derive(Clone)]
pub struct Engine(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) dialect: Dialect,
    pub(crate) writer: DatabaseConnection,
    /// Before the writer, on SQLite.
    pub(crate) line: Arc<Line>,
    pub(crate) rehearsals: DatabaseConnection,
    pub(crate) reader: Reader,
    pub(crate) clock: Clock,
    pub(crate) files: PathBuf,
    pub(crate) access_log: AccessLog,
    signer: OnceLock<Signer>,
    seal_keys: Option<String>,
    sealer: OnceLock<Sealer>,
    allowed: Allowed,
    outbound: OnceLock<Outbound>,
    public_url: String,
    environment: Environment,
    log_only: bool,
    pub(crate) registry: Registry,
    pub(crate) live: broadcast::Sender<News>,
    stopping: watch::Sender<bool>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("dialect", &self.0.dialect).finish_non_exhaustive()
    }
}

impl Engine {
    /// Opens the database and registers the modules.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer.
    pub async fn open(settings: &Settings, clock: Clock, modules: Vec<Module>) -> Result<Self> {
        let opened = database::open(settings).await?;
        let (live, _) = broadcast::channel(1024);
        let engine = Self(Arc::new(Inner {
            dialect: opened.dialect,
            line: Arc::new(Line::new(opened.writer.clone())),
            writer: opened.writer,
            rehearsals: opened.rehearsals,
            reader: opened.reader,
            clock,
            files: settings.files(),
            access_log: AccessLog::default(),
            signer: OnceLock::new(),
            seal_keys: settings.seal_keys.clone(),
            sealer: OnceLock::new(),
            allowed: settings.outbound.clone(),
            outbound: OnceLock::new(),
            public_url: settings.public_url.clone(),
            environment: settings.environment,
            log_only: settings.log_only,
            registry: Registry::new(modules),
            live,
            stopping: watch::Sender::new(false),
        }));
        if engine.dialect() == Dialect::Postgres {
            live::listen(&engine);
        }
        Ok(engine)
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn migrate(&self) -> Result<()> {
        use migration::MigratorTrait;
        migration::Migrator::up(&self.0.writer, None).await.map_err(fault::database)?;
        let renewed = index::renew(self).await?;
        if !renewed.is_empty() {
            tracing::info!(?renewed, "search indexes made");
        }
        Ok(())
    }

    /// Migrations that have not run, and search indexes that are not as the schemas ask for.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer; this is also the readiness check.
    pub async fn pending_migrations(&self) -> Result<usize> {
        use migration::MigratorTrait;
        let pending = migration::Migrator::get_pending_migrations(&self.0.writer).await;
        match pending.map_err(fault::database)?.len() {
            0 => index::count_stale(self).await,
            pending => Ok(pending),
        }
    }

    /// Tells everything that would go on for ever, such as live streams, to end.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    /// Turns true when the process is about to end.
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.0.stopping.subscribe()
    }

    /// Writes what is noted, lets requests in flight end and closes the database.
    pub async fn close(&self) {
        if let Err(error) = crate::audit::write_accesses(self).await {
            tracing::error!(%error, "the last reads and refusals are not in the audit log");
        }
        self.0.reader.close();
        // Closing is the last thing a process does: a failure here has nobody left to tell.
        let _ = self.0.rehearsals.clone().close().await;
        let _ = self.0.writer.clone().close().await;
    }

    pub fn dialect(&self) -> Dialect {
        self.0.dialect
    }

    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The folder of the files that people bring in; it may not exist yet.
    pub fn files(&self) -> &Path {
        &self.0.files
    }

    /// The key that signs the audit log, made at its first use.
    ///
    /// # Errors
    /// `Internal` when its file cannot be read or written.
    pub fn signer(&self) -> Result<Signer> {
        if let Some(signer) = self.0.signer.get() {
            return Ok(signer.clone());
        }
        let signer = Signer::open(&self.0.files.join("audit.key"))?;
        Ok(self.0.signer.get_or_init(|| signer).clone())
    }

    /// What seals secrets: the keys of the settings, else those of a file that is made at its first use.
    ///
    /// # Errors
    /// `Internal` when the keys cannot be read or the file not be written.
    pub fn sealer(&self) -> Result<Sealer> {
        if let Some(sealer) = self.0.sealer.get() {
            return Ok(sealer.clone());
        }
        let sealer = match &self.0.seal_keys {
            Some(keys) => Sealer::new(keys)?,
            None => Sealer::open(&self.0.files.join("seal.key"))?,
        };
        Ok(self.0.sealer.get_or_init(|| sealer).clone())
    }

    /// What sends requests to addresses that people name, made at its first use.
    ///
    /// # Errors
    /// `Internal` when TLS cannot be set up.
    pub fn outbound(&self) -> Result<Outbound> {
        if let Some(outbound) = self.0.outbound.get() {
            return Ok(outbound.clone());
        }
        let outbound = Outbound::new(self.0.allowed.clone())?;
        Ok(self.0.outbound.get_or_init(|| outbound).clone())
    }

    /// Where people find the program, without a slash at the end.
    pub fn public_url(&self) -> &str {
        &self.0.public_url
    }

    /// What the installation is for.
    pub fn environment(&self) -> Environment {
        self.0.environment
    }

    /// Whether what would leave as a text message goes to the log, as mails do: for development.
    pub fn log_only(&self) -> bool {
        self.0.log_only
    }

    /// What is declared.
    pub fn registry(&self) -> &Registry {
        &self.0.registry
    }

    /// Everything that commands did from now on, in this process or another.
    pub fn listen(&self) -> broadcast::Receiver<News> {
        self.0.live.subscribe()
    }

    /// The caller of a request.
    pub fn as_actor(&self, actor: Actor, correlation: impl Into<String>) -> Cx {
        Cx::new(self.clone(), Arc::new(actor), correlation.into())
    }

    /// The program itself, for what happens before anybody is known or without anybody: sign-in, seeding, jobs.
    /// `job` names it in the audit log. It reaches everything in `workspace` (nil: in none).
    pub fn as_system(&self, workspace: WorkspaceId, job: &str) -> Cx {
        let actor = Actor {
            workspace,
            user: UserId(Uuid::nil()),
            member: MemberId(Uuid::nil()),
            name: job.to_owned(),
            role: "system".to_owned(),
            grants: Grants::new(["*"]),
            teams: Vec::new(),
            customer: None,
            key: None,
            looking: false,
            bound: false,
            zone: Zone::utc(),
        };
        self.as_actor(actor, job)
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }
}
