//! Beginning and ending a review.

use engine::{Run, Tx, fault};
use kernel::query::When;
use kernel::{Error, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    About, AccessReviews, CloseReview, DECIDE, Decision, ReviewId, ReviewState, START, StartReview, collect, entity,
    holding_entity,
};
use crate::members::Members;
use crate::members::commands::{all_roles, held};

/// Rows stored at a time.
const ROWS: usize = 200;

impl Run for StartReview {
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx) -> Result<ReviewId> {
        let Some(When::Date(due)) = When::parse(self.due.trim()) else {
            return Err(Error::invalid("due", Rule::Date));
        };
        let (_, end) = When::Date(due).resolve(tx.now(), &tx.actor().zone);
        if end <= tx.now() {
            return Err(Error::invalid("due", Rule::Past));
        }
        let roles = all_roles(tx).await?;
        let role = match (self.about, self.role) {
            (About::Role, Some(id)) => {
                let known = roles.iter().find(|role| role.id == id && role.archived_at.is_none());
                Some(known.ok_or_else(|| Error::invalid("role", Rule::Missing))?)
            }
            _ => None,
        };
        let reviewer = tx.find::<Members>(self.reviewer.map(Uuid::from).unwrap_or_default(), START).await?;
        let reviewer = reviewer.filter(|reviewer| reviewer.archived_at.is_none());
        let reviewer = reviewer.ok_or_else(|| Error::invalid("reviewer", Rule::Missing))?;
        if held(&roles, &reviewer).reach(DECIDE).is_none() {
            return Err(Error::invalid("reviewer", Rule::Choice));
        }
        let review = entity::Model {
            id: tx.id(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            name: self.name.trim().to_owned(),
            about: self.about.rank(),
            role_id: role.map(|role| role.id),
            reviewer_id: reviewer.id,
            state: ReviewState::Open.rank(),
            due_at: end.0 - 1,
            closed_at: None,
        };
        let listed = collect::holdings(tx, review.id, self.about, role, &roles).await?;
        if listed.is_empty() {
            return Err(Error::invalid("about", Rule::Nobody));
        }
        let review = tx.insert::<AccessReviews>(review).await?;
        for rows in listed.chunks(ROWS) {
            let rows = rows.iter().cloned().map(holding_entity::ActiveModel::from);
            let stored = holding_entity::Entity::insert_many(rows).exec_without_returning(tx.connection()).await;
            stored.map_err(fault::database)?;
        }
        tx.emit::<AccessReviews>("review_started", review.id);
        Ok(ReviewId(review.id))
    }
}

impl Run for CloseReview {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut review = tx.load::<AccessReviews>(self.review, Some(self.version)).await?;
        open(&review)?;
        let left = holding_entity::Entity::find()
            .filter(holding_entity::Column::ReviewId.eq(review.id))
            .filter(holding_entity::Column::Decision.eq(Decision::None.rank()))
            .count(tx.connection())
            .await
            .map_err(fault::database)?;
        if left > 0 {
            return Err(Error::invalid("review", Rule::Undecided(usize::try_from(left).unwrap_or(usize::MAX))));
        }
        review.state = ReviewState::Closed.rank();
        review.closed_at = Some(tx.now().0);
        tx.save::<AccessReviews>(review).await?;
        tx.emit::<AccessReviews>("review_closed", self.review);
        Ok(())
    }
}

/// What is closed stays as it is.
pub(super) fn open(review: &entity::Model) -> Result<()> {
    if review.state == ReviewState::Open.rank() { Ok(()) } else { Err(Error::invalid("review", Rule::State)) }
}
