//! Reads a review.

use engine::Read;
use kernel::id::MemberId;
use kernel::{Error, Result, Time};

use super::{About, Decision, Review, ReviewId, ReviewState, ReviewedHolding};
use crate::roles::words;

/// The review with everything it lists.
///
/// # Errors
/// `NotFound`.
pub async fn load(read: &Read, id: ReviewId) -> Result<Review> {
    let mut sql = read.sql();
    sql.push(
        "SELECT t.version, t.name, t.about, r.name, t.reviewer_id, m.name, t.state, t.due_at, t.closed_at, t.created_at
         FROM access_reviews t JOIN members m ON m.id = t.reviewer_id LEFT JOIN roles r ON r.id = t.role_id
         WHERE t.id = ",
    );
    sql.bind(id.0);
    read.within(&mut sql, "access_reviews")?;
    let found = read.first(sql, move |row| {
        Ok(Review {
            id,
            version: row.int(0)?,
            name: row.text(1)?,
            about: About::from_rank(row.int(2)?).unwrap_or(About::Everyone),
            role: row.maybe_text(3)?,
            reviewer: (MemberId(row.uuid(4)?), row.text(5)?),
            state: ReviewState::from_rank(row.int(6)?).unwrap_or(ReviewState::Closed),
            due_at: Time(row.int(7)?),
            closed_at: row.maybe_int(8)?.map(Time),
            created_at: Time(row.int(9)?),
            holdings: Vec::new(),
        })
    });
    let review = found.await?.ok_or(Error::NotFound)?;
    let holdings = holdings(read, id).await?;
    read.shown("members", holdings.iter().map(|holding| holding.member.0))?;
    Ok(Review { holdings, ..review })
}

async fn holdings(read: &Read, id: ReviewId) -> Result<Vec<ReviewedHolding>> {
    let mut sql = read.sql();
    sql.push(
        "SELECT h.id, h.member_id, h.member, h.holding, h.called, h.since, h.used_at, h.given_by, h.decision, h.note,
            h.decided_by, h.decided_at, m.roles, m.archived_at
         FROM reviewed_holdings h JOIN members m ON m.id = h.member_id WHERE h.review_id = ",
    );
    sql.bind(id.0).push(" AND h.workspace_id = ").bind(read.cx().actor().workspace.0);
    sql.push(" ORDER BY lower(h.member), h.member_id, h.holding DESC");
    read.rows(sql, |row| {
        let (holding, held) = (row.text(3)?, words(&row.text(12)?));
        let key = holding.strip_prefix("role:");
        let only = key.is_some_and(|key| held.len() == 1 && held.iter().any(|held| held == key));
        Ok(ReviewedHolding {
            id: row.uuid(0)?,
            member: MemberId(row.uuid(1)?),
            name: row.text(2)?,
            is_role: key.is_some(),
            called: row.text(4)?,
            since: Time(row.int(5)?),
            used_at: row.maybe_int(6)?.map(Time),
            given_by: row.text(7)?,
            only: only && row.maybe_int(13)?.is_none(),
            decision: Decision::from_rank(row.int(8)?).unwrap_or(Decision::None),
            note: row.text(9)?,
            decided_by: row.text(10)?,
            decided_at: row.maybe_int(11)?.map(Time),
        })
    })
    .await
}
