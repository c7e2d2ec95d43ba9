//! Why a row was refused, in words.

use kernel::import::{Import, Refusal};
use ui::failure::rule_text;
use ui::i18n::{Locale, label};

/// `E-mail: This is not an e-mail address.`; the rule alone where the whole row is refused.
pub fn reason(locale: Locale, import: &Import, refusal: &Refusal) -> String {
    let rule = crate::page::refusals::rule_of(locale, refusal).unwrap_or_else(|| rule_text(locale, &refusal.rule));
    if refusal.field == "row" {
        return rule;
    }
    let column = refusal.column.and_then(|column| import.report.file.header.get(column as usize));
    let name = match column.filter(|name| !name.is_empty()) {
        Some(name) => name.clone(),
        None => label(locale, &import.resource, &refusal.field),
    };
    format!("{name}: {rule}")
}
