//! What the modules declare, by name.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;

use kernel::{Error, Permission, Result, Schema};

use crate::command::{Run, walk};
use crate::fault;
use crate::import::{ImportEntry, Importable};
use crate::mail::Template;
use crate::{Cx, Resource, Scope};

/// One module's declarations.
#[derive(Debug, Default)]
pub struct Module {
    resources: Vec<ResourceEntry>,
    commands: Vec<CommandEntry>,
    imports: Vec<ImportEntry>,
    permissions: Vec<Permission>,
    mails: Vec<Template>,
}

/// A resource, without its types.
#[derive(Clone, Copy, Debug)]
pub struct ResourceEntry {
    pub schema: &'static Schema,
    pub scope: Scope,
    /// [`Resource::NOTED_WHOLE`]
    pub noted_whole: bool,
    /// Columns of the entity, for the test that holds schema and table together.
    pub columns: fn() -> Vec<String>,
}

type Performing = Pin<Box<dyn Future<Output = Result<serde_json::Value>> + Send>>;

/// A command, without its types.
#[derive(Clone, Copy, Debug)]
pub struct CommandEntry {
    pub name: &'static str,
    pub needs: Permission,
    /// Reads the command from JSON and walks.
    pub perform: fn(Cx, serde_json::Value, Option<String>) -> Performing,
}

impl Module {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn resource<R: Resource>(mut self) -> Self {
        let (schema, scope, noted_whole) = (R::schema(), R::scope(), R::NOTED_WHOLE);
        self.resources.push(ResourceEntry { schema, scope, noted_whole, columns: columns::<R> });
        self
    }

    #[must_use]
    pub fn command<C: Run>(mut self) -> Self {
        self.commands.push(CommandEntry { name: C::NAME, needs: C::NEEDS, perform: perform::<C> });
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

    /// A kind of mail.
    #[must_use]
    pub fn mail(mut self, template: Template) -> Self {
        self.mails.push(template);
        self
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
        serde_json::to_value(performed.output).map_err(fault::internal)
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
}

impl Registry {
    pub(crate) fn new(modules: Vec<Module>) -> Self {
        let mut registry = Self::default();
        for module in modules {
            registry.resources.extend(module.resources.into_iter().map(|entry| (entry.schema.name, entry)));
            registry.commands.extend(module.commands.into_iter().map(|entry| (entry.name, entry)));
            registry.permissions.extend(module.permissions);
            registry.imports.extend(module.imports.into_iter().map(|entry| (entry.schema.name, entry)));
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
