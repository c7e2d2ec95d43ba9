//! Why somebody stayed as they were, in a sentence about them.

use kernel::{Error, Rule};
use ui::prelude::*;

/// The sentence.
pub fn reason(locale: Locale, why: &Error) -> String {
    let beyond = |needs: &str| ui::i18n::format(locale, key::MEMBERS_BEYOND, &[("needs", needs.into())]);
    match why {
        Error::Forbidden { needs } => beyond(needs),
        Error::Invalid(problems) => match problems.first() {
            Some(problem) if problem.field == "roles" && problem.rule == Rule::Required => {
                text(locale, key::MEMBERS_ONLY_ROLE).to_owned()
            }
            Some(problem) if problem.field == "manager" && problem.rule == Rule::Choice => {
                text(locale, key::MEMBERS_OWN_MANAGER).to_owned()
            }
            Some(problem) if problem.field == "archived_at" => text(locale, key::MEMBERS_NOT_NOW).to_owned(),
            Some(problem) => rule_text(locale, &problem.rule),
            None => error_text(locale, why),
        },
        other => error_text(locale, other),
    }
}
