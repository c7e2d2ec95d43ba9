//! The rows that were refused, as a file to mend and bring in again.

use std::collections::BTreeMap;

use kernel::import::{Import, Refusal};
use kernel::{Result, Uuid};

use super::{files, store};
use crate::{Cx, fault};

/// A CSV of the listed refused rows as they stand in the file, with a column `line` and one for the reason, which
/// `reason` puts into words. UTF-8 with a byte-order mark, for spreadsheets.
///
/// # Errors
/// `NotFound` for an unknown import or one whose file is gone.
pub async fn refused_rows(
    cx: &Cx,
    id: Uuid,
    titles: (String, String),
    reason: impl Fn(&Import, &Refusal) -> String + Send + 'static,
) -> Result<Vec<u8>> {
    let import = store::get(cx, id).await?;
    let table = files::open(store::path(cx, id).await?).await?;
    tokio::task::spawn_blocking(move || {
        let mut reasons = BTreeMap::<u64, Vec<String>>::new();
        for refusal in &import.report.refusals {
            reasons.entry(refusal.line).or_default().push(reason(&import, refusal));
        }
        let mut out = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
        let mut first = true;
        table.read(|row| {
            let extra = if std::mem::take(&mut first) {
                Some((titles.0.clone(), titles.1.clone()))
            } else {
                reasons.remove(&row.line).map(|reasons| (row.line.to_string(), reasons.join("; ")))
            };
            if let Some((line, reason)) = extra {
                let cells = [line, reason].into_iter().chain(row.cells);
                out.write_record(cells.map(|cell| harmless(&cell)).collect::<Vec<_>>()).map_err(fault::internal)?;
            }
            Ok(!reasons.is_empty())
        })?;
        out.into_inner().map_err(fault::internal)
    })
    .await
    .map_err(fault::internal)?
}

/// Text that a spreadsheet does not take for a formula (OWASP, CSV injection): what begins with `=`, `+`, `-`, `@`, tab
/// or carriage return gets an apostrophe in front, unless it is a number.
pub fn harmless(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && cell.parse::<f64>().is_err();
    if risky { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        assert_eq!(harmless("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(harmless("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(harmless("-2+3+cmd|' /C calc'!A0"), "'-2+3+cmd|' /C calc'!A0");
        for plain in ["", "Ana", "-12.5", "+55", "a=b"] {
            assert_eq!(harmless(plain), plain);
        }
    }
}
