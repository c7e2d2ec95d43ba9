//! The server's half of a resource's declaration: its entity and what "own" and "team" mean for its rows.

use kernel::{Actor, Reach, Rows, Schema, Uuid};
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait};
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, EntityTrait, FromQueryResult, IntoActiveModel, ModelTrait};

use crate::read::sql::Sql;

/// A kind of record. The entity has, beside the schema's columns, the ones the engine keeps: `id`, `workspace_id`,
/// `version`, `created_at`, `updated_at`, `archived_at` (times in milliseconds) and `search`.
pub trait Resource: Send + Sync + 'static {
    type Entity: EntityTrait<Model = Self::Model, ActiveModel = Self::ActiveModel>;
    type Model: ModelTrait<Entity = Self::Entity>
        + IntoActiveModel<Self::ActiveModel>
        + FromQueryResult
        + Send
        + Sync
        + Clone;
    type ActiveModel: ActiveModelTrait<Entity = Self::Entity> + ActiveModelBehavior + Send;

    /// The shared declaration.
    fn schema() -> &'static Schema;

    /// Which rows are somebody's own or their team's. Without one, narrow permissions reach nothing.
    fn scope() -> Scope {
        Scope::default()
    }

    /// Whether the audit log notes that the list was read, and not which of its records. For what every reading adds to.
    const NOTED_WHOLE: bool = false;

    /// Whether its searchable fields have an index. What is a view in the database can have none: its list looks through
    /// `search`, and the search of everything leaves it out.
    const INDEXED: bool = true;
}

/// Columns that tie a row to people.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope {
    /// Columns that hold a member; any of them being the caller makes the row the caller's own.
    pub own: &'static [&'static str],
    /// Column that holds a team.
    pub team: Option<&'static str>,
    /// Column that holds a customer; being the caller's makes the row the caller's own.
    pub customer: Option<&'static str>,
}

impl Scope {
    /// The column that ties a row to the caller's customer, and which customer that is.
    fn tied(self, actor: &Actor, reach: &Reach) -> Option<(&'static str, Uuid)> {
        self.customer.filter(|_| reach.rows >= Rows::Own).zip(actor.customer)
    }

    /// The condition as SQL text over the table alias `t`; nothing for a reach of all.
    pub(crate) fn push(self, sql: &mut Sql, actor: &Actor, reach: &Reach) {
        if reach.is_all() {
            return;
        }
        sql.push(" AND (1 = 0");
        for column in self.own.iter().filter(|_| reach.rows >= Rows::Own) {
            sql.push(" OR t.").push(column).push(" = ").bind(actor.member.0);
        }
        if let Some((column, customer)) = self.tied(actor, reach) {
            sql.push(" OR t.").push(column).push(" = ").bind(customer);
        }
        if let (Rows::Team, Some(column)) = (reach.rows, self.team) {
            for team in &actor.teams {
                sql.push(" OR t.").push(column).push(" = ").bind(team.0);
            }
        }
        for record in &reach.records {
            sql.push(" OR t.id = ").bind(*record);
        }
        sql.push(")");
    }

    /// The same for SeaORM.
    pub(crate) fn condition(self, actor: &Actor, reach: &Reach) -> Condition {
        if reach.is_all() {
            return Condition::all();
        }
        let mut any = Condition::any().add(Expr::val(1).eq(0));
        for column in self.own.iter().filter(|_| reach.rows >= Rows::Own) {
            any = any.add(Expr::col(Alias::new(*column)).eq(actor.member.0));
        }
        if let Some((column, customer)) = self.tied(actor, reach) {
            any = any.add(Expr::col(Alias::new(column)).eq(customer));
        }
        if let (Rows::Team, Some(column)) = (reach.rows, self.team) {
            any = any.add(Expr::col(Alias::new(column)).is_in(actor.teams.iter().map(|team| team.0)));
        }
        if !reach.records.is_empty() {
            any = any.add(Expr::col(Alias::new("id")).is_in(reach.records.iter().copied()));
        }
        any
    }
}
