//! A command as a step of a job: it and how far the job is are one transaction, and only while the claim stands.

use kernel::job::JobState;
use kernel::{Command, Error, Permission, Result, Reversal, Uuid};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{Jobs, entity};
use crate::{Run, Tx, fault};

/// Runs like the command itself, under its name and its permission.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound = "")]
pub(super) struct Within<C: Command> {
    pub job: Uuid,
    pub claim: Uuid,
    pub progress: Progress,
    /// Whether pages are told.
    pub told: bool,
    pub command: C,
}

/// Where the step leaves the job.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Progress {
    /// The next step begins at this place.
    At { place: String, done: i64 },
    /// It was the last one.
    Ended,
}

impl<C: Run> Command for Within<C> {
    const NAME: &'static str = C::NAME;
    const NEEDS: Permission = C::NEEDS;
    const CONFIRM: bool = C::CONFIRM;
    const REVERSAL: Reversal = C::REVERSAL;
    type Output = C::Output;

    fn validate(&self) -> Result<()> {
        self.command.validate()
    }
}

impl<C: Run> Run for Within<C> {
    const LONG: bool = C::LONG;
    const SECRET: bool = C::SECRET;

    async fn run(self, tx: &mut Tx) -> Result<C::Output> {
        let now = tx.now().0;
        let update = entity::Entity::update_many()
            .col_expr(entity::Column::Version, Expr::col(entity::Column::Version).add(1))
            .col_expr(entity::Column::UpdatedAt, Expr::value(now));
        let update = match self.progress {
            Progress::At { place, done } => update
                .col_expr(entity::Column::Place, Expr::value(place))
                .col_expr(entity::Column::Done, Expr::value(done)),
            Progress::Ended => update
                .col_expr(entity::Column::State, Expr::value(JobState::Done.rank()))
                .col_expr(entity::Column::DueAt, Expr::value(Option::<i64>::None))
                .col_expr(entity::Column::Claim, Expr::value(Option::<Uuid>::None))
                .col_expr(entity::Column::Fault, Expr::value(""))
                .col_expr(entity::Column::EndedAt, Expr::value(now)),
        };
        // Who asked to stop it was told that it stops.
        let held = update
            .filter(ColumnTrait::eq(&entity::Column::Id, self.job))
            .filter(ColumnTrait::eq(&entity::Column::Claim, self.claim))
            .filter(ColumnTrait::is_null(&entity::Column::CancelAt))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        if held.rows_affected != 1 {
            return Err(Error::Unavailable);
        }
        if self.told {
            tx.emit::<Jobs>("job_changed", self.job);
        }
        self.command.run(tx).await
    }
}
