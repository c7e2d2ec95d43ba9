//! A review as a file: one line for each holding.

use engine::import::harmless;
use engine::{Cx, Read, Run, Tx, fault};
use kernel::{Command, Error, Permission, Result, Time};
use serde::{Deserialize, Serialize};
use ui::i18n::{Locale, choice, key, text};

use super::{AccessReviews, EXPORT, ReviewId, VIEW, load};

/// Notes in the audit log that a review left the house. Internal: the file is made beside it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ExportReview {
    review: ReviewId,
    holdings: usize,
}

impl Command for ExportReview {
    const NAME: &'static str = "reviews.export";
    const NEEDS: Permission = EXPORT;
    type Output = ();
}

impl Run for ExportReview {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let review = tx.load::<AccessReviews>(self.review, None).await?;
        tx.witness("access_reviews", review.id, &[("format", "csv"), ("rows", &self.holdings.to_string())])
    }
}

/// A file and what it is called.
#[derive(Clone, Debug)]
pub struct Export {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The door to reviews that the caller may take along.
///
/// # Errors
/// `Forbidden`; `Looking` for who only looks as another role; `Unconfirmed` when no password or factor was given lately.
pub fn open(cx: &Cx) -> Result<Read> {
    let read = cx.read(VIEW)?.also(EXPORT)?;
    if cx.actor().looking {
        return Err(Error::Looking);
    }
    if !cx.is_confirmed() {
        return Err(Error::Unconfirmed);
    }
    // It is noted as a file, with how many lines it has.
    Ok(read.quietly())
}

/// The review as CSV, UTF-8 with a byte-order mark for spreadsheets, times in UTC (RFC 3339); what a spreadsheet would take
/// for a formula is made harmless.
///
/// # Errors
/// Those of [`open`]; `NotFound`.
pub async fn export(cx: &Cx, locale: Locale, id: ReviewId) -> Result<Export> {
    let review = load::load(&open(cx)?, id).await?;
    let mut file = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    let titles = [
        key::REVIEW_PERSON,
        key::REVIEW_HOLDS,
        key::REVIEW_SINCE,
        key::REVIEW_USED,
        key::REVIEW_GIVEN_BY,
        key::REVIEW_DECISION,
        key::REVIEW_NOTE,
        key::REVIEW_DECIDED_BY,
        key::REVIEW_DECIDED_AT,
    ];
    file.write_record(titles.map(|title| text(locale, title))).map_err(fault::internal)?;
    let moment = |at: Option<Time>| at.map(Time::rfc3339).unwrap_or_default();
    for holding in &review.holdings {
        let decision = choice(locale, "access_reviews", "decision", holding.decision.name());
        let line = [
            holding.name.clone(),
            holding.called.clone(),
            holding.since.rfc3339(),
            moment(holding.used_at),
            holding.given_by.clone(),
            decision,
            holding.note.clone(),
            holding.decided_by.clone(),
            moment(holding.decided_at),
        ];
        file.write_record(line.map(|cell| harmless(&cell))).map_err(fault::internal)?;
    }
    let bytes = file.into_inner().map_err(fault::internal)?;
    cx.perform(ExportReview { review: id, holdings: review.holdings.len() }).await?;
    let day: String = review.created_at.rfc3339().chars().take(10).collect();
    Ok(Export { name: format!("access-review-{day}.csv"), bytes })
}
