//! What the modules declare, by name.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;

use kernel::{Answer, Error, Permission, Result, Reversal, Schema};

use crate::amend::{Amend, AmendEntry};
use crate::command::{Run, walk};
use crate::fault;
use crate::import::{ImportEntry, Importable};
use crate::jobs::{Acting, Job, JobEntry, Prune, ScheduleEntry};
use crate::mail::Template;
use crate::undo::{self, Revert};
use crate::{Cx, Resource, Scope};

/// One module's declarations.
#[derive(Debug, Default)]
pub struct Module {
    resources: Vec<ResourceEntry>,
    commands: Vec<CommandEntry>,
    imports: Vec<ImportEntry>,
    permissions: Vec<Permission>,
    mails: Vec<Template>,
    jobs: Vec<JobEntry>,
    schedules: Vec<ScheduleEntry>,
    prunes: Vec<Prune>,
    acting: Option<Acting>,
}

/// A resource, without its types.
#[derive(Clone, Copy, Debug)]
pub struct ResourceEntry {
    pub schema: &'static Schema,
    pub scope: Scope,
    /// [`Resource::NOTED_WHOLE`]
    pub noted_whole: bool,
    /// Whether it has searchable fields, and an index of them.
    pub indexed: bool,
    /// Columns of the entity, for the test that holds schema and table together.
    pub columns: fn() -> Vec<String>,
    pub(crate) revert: Revert,
}

type Performing = Pin<Box<dyn Future<Output = Result<Answer>> + Send>>;

/// A command, without its types.
#[derive(Clone, Copy, Debug)]
pub struct CommandEntry {
    pub name: &'static str,
    pub needs: Permission,
    pub confirm: bool,
    pub reversal: Reversal,
    /// Reads the command from JSON and walks.
    pub perform: fn(Cx, serde_json::Value, Option<String>) -> Performing,
    /// Of a command that changes one record: how to run it for several.
    pub amend: Option<AmendEntry>,
}

impl Module {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn resource<R: Resource>(mut self) -> Self {
        let (schema, scope, noted_whole) = (R::schema(), R::scope(), R::NOTED_WHOLE);
        let indexed = R::INDEXED && schema.searchable().next().is_some();
        let revert = undo::revert::<R>;
        self.resources.push(ResourceEntry { schema, scope, noted_whole, indexed, columns: columns::<R>, revert });
        self
    }

    #[must_use]
    pub fn command<C: Run>(mut self) -> Self {
        self.commands.push(CommandEntry::of::<C>(None));
        self
    }

    /// A command that changes one record, and so the cell of a table or several records at once.
    #[must_use]
    pub fn amends<C: Amend>(mut self) -> Self {
        self.commands.push(CommandEntry::of::<C>(Some(AmendEntry::of::<C>())));
        self
    }

    /// A permission that neither a resource nor a command of its own asks for.
    #[must_use]
    pub fn permission(mut self, permission: Permission) -> Self {
        self.permissions.push(permission);
        self
    }

    /// A resource that files can fill.
    #[must_use]
    pub fn import<R: Importable>(mut self) -> Self {
        self.imports.push(ImportEntry::of::<R>());
        self
    }

    /// A kind of job.
    #[must_use]
    pub fn job<J: Job>(mut self) -> Self {
        self.jobs.push(JobEntry::of::<J>());
        self
    }

    /// A kind of job that each workspace has by the clock: minute, hour, day, month, weekday.
    #[must_use]
    pub fn schedule<J: Job + Default>(mut self, cron: &'static str) -> Self {
        self.schedules.push(ScheduleEntry::of::<J>(cron));
        self.job::<J>()
    }

    /// Rows that go when they are old.
    #[must_use]
    pub fn prune(mut self, prune: Prune) -> Self {
        self.prunes.push(prune);
        self
    }

    /// Finds out, for a job, who somebody is now.
    #[must_use]
    pub fn acting(mut self, acting: Acting) -> Self {
        self.acting = Some(acting);
        self
    }

    /// A kind of mail.
    #[must_use]
    pub fn mail(mut self, template: Template) -> Self {
        self.mails.push(template);
        self
    }
}

impl CommandEntry {
    fn of<C: Run>(amend: Option<AmendEntry>) -> Self {
        let (name, needs, confirm, reversal) = (C::NAME, C::NEEDS, C::CONFIRM, C::REVERSAL);
        Self { name, needs, confirm, reversal, perform: perform::<C>, amend }
    }
}

fn columns<R: Resource>() -> Vec<String> {
    use sea_orm::{EntityTrait, IdenStatic, Iterable};
    <R::Entity as EntityTrait>::Column::iter().map(|column| column.as_str().to_owned()).collect()
}

fn perform<C: Run>(cx: Cx, body: serde_json::Value, key: Option<String>) -> Performing {
    Box::pin(async move {
        let command: C = serde_json::from_value(body).map_err(|_| Error::malformed(C::NAME))?;
        let performed = walk(&cx, command, key.as_deref()).await?;
        let output = serde_json::to_value(performed.output).map_err(fault::internal)?;
        Ok(Answer { output, undo: performed.undo })
    })
}

/// Every declaration of every module.
#[derive(Debug, Default)]
pub struct Registry {
    resources: BTreeMap<&'static str, ResourceEntry>,
    commands: BTreeMap<&'static str, CommandEntry>,
    imports: BTreeMap<&'static str, ImportEntry>,
    permissions: BTreeSet<Permission>,
    mails: BTreeMap<&'static str, Template>,
    jobs: BTreeMap<&'static str, JobEntry>,
    schedules: BTreeMap<&'static str, ScheduleEntry>,
    prunes: Vec<Prune>,
    acting: Option<Acting>,
}

impl Registry {
    pub(crate) fn new(modules: Vec<Module>) -> Self {
        let mut registry = Self { prunes: crate::jobs::own_prunes(), ..Self::default() };
        for module in modules {
            registry.resources.extend(module.resources.into_iter().map(|entry| (entry.schema.name, entry)));
            registry.commands.extend(module.commands.into_iter().map(|entry| (entry.name, entry)));
            registry.permissions.extend(module.permissions);
            registry.imports.extend(module.imports.into_iter().map(|entry| (entry.schema.name, entry)));
            registry.jobs.extend(module.jobs.into_iter().map(|entry| (entry.kind, entry)));
            registry.schedules.extend(module.schedules.into_iter().map(|entry| (entry.kind, entry)));
            registry.prunes.extend(module.prunes);
            registry.acting = module.acting.or(registry.acting);
            registry.mails.extend(module.mails.into_iter().map(|template| (template.kind, template)));
        }
        registry
    }

    /// # Errors
    /// `NotFound` for a name nobody declared.
    pub fn resource(&self, name: &str) -> Result<&ResourceEntry> {
        self.resources.get(name).ok_or(Error::NotFound)
    }

    /// Areas of the resources whose rows can be tied to a customer.
    pub fn areas_of_customers(&self) -> BTreeSet<&'static str> {
        self.resources.values().filter(|entry| entry.scope.customer.is_some()).map(|entry| entry.schema.area).collect()
    }

    /// # Errors
    /// `NotFound` for a name nobody declared.
    pub fn command(&self, name: &str) -> Result<&CommandEntry> {
        self.commands.get(name).ok_or(Error::NotFound)
    }

    /// # Errors
    /// `NotFound` for a resource that files cannot fill.
    pub fn import(&self, name: &str) -> Result<&ImportEntry> {
        self.imports.get(name).ok_or(Error::NotFound)
    }

    /// # Errors
    /// `NotFound` for a kind of mail nobody declared.
    pub fn mail(&self, kind: &str) -> Result<&Template> {
        self.mails.get(kind).ok_or(Error::NotFound)
    }

    /// # Errors
    /// `NotFound` for a kind of job nobody declared.
    pub fn job(&self, kind: &str) -> Result<&JobEntry> {
        self.jobs.get(kind).ok_or(Error::NotFound)
    }

    pub fn jobs(&self) -> impl Iterator<Item = &JobEntry> {
        self.jobs.values()
    }

    /// # Errors
    /// `NotFound` for a kind of job that no schedule makes.
    pub fn schedule(&self, kind: &str) -> Result<&ScheduleEntry> {
        self.schedules.get(kind).ok_or(Error::NotFound)
    }

    pub fn schedules(&self) -> impl Iterator<Item = &ScheduleEntry> {
        self.schedules.values()
    }

    pub(crate) fn prunes(&self) -> impl Iterator<Item = &Prune> {
        self.prunes.iter()
    }

    pub(crate) fn acting(&self) -> Option<Acting> {
        self.acting
    }

    pub fn mails(&self) -> impl Iterator<Item = &Template> {
        self.mails.values()
    }

    pub fn imports(&self) -> impl Iterator<Item = &ImportEntry> {
        self.imports.values()
    }

    pub fn resources(&self) -> impl Iterator<Item = &ResourceEntry> {
        self.resources.values()
    }

    /// Every permission that something declared asks for: viewing and exporting each resource, running each command, and
    /// what modules name beside them.
    pub fn permissions(&self) -> BTreeSet<Permission> {
        let views = self.resources.values().flat_map(|entry| [entry.schema.view(), entry.schema.export()]);
        let runs = self.commands.values().map(|entry| entry.needs);
        views.chain(runs).chain(self.permissions.iter().copied()).collect()
    }

    pub fn commands(&self) -> impl Iterator<Item = &CommandEntry> {
        self.commands.values()
    }
}
