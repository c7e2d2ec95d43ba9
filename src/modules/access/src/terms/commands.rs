//! Setting the text.

use engine::{Run, Tx};
use kernel::{Error, Result, Uuid};

use super::{SetTerms, TermsResource, entity, load};
use crate::members::commands::one_at_a_time;

impl Run for SetTerms {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        one_at_a_time(tx).await?;
        let current = load::number(tx).await?;
        if current != self.after {
            return Err(Error::Conflict { current });
        }
        let row = entity::Model {
            id: tx.id(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            number: current + 1,
            body: self.body.trim().to_owned(),
        };
        let row = tx.insert::<TermsResource>(row).await?;
        tx.emit::<TermsResource>("terms_set", row.id);
        Ok(())
    }
}
