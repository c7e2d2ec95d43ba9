//! What stands between the cells of a text.

/// Records that are looked at.
const LOOK: usize = 60;

/// Comma, semicolon or tab: the one under which most records have as many cells as the header; among equals the one
/// that makes more columns. A table of one column has commas. Quotes count.
pub fn detect(text: &[u8]) -> u8 {
    let mut best = (b',', 0, 0);
    for delimiter in [b',', b';', b'\t'] {
        let (agreeing, columns) = score(text, delimiter);
        if columns > 1 && (agreeing, columns) > (best.1, best.2) {
            best = (delimiter, agreeing, columns);
        }
    }
    best.0
}

/// How many of a thousand records have as many cells as the header, and how many those are.
fn score(text: &[u8], delimiter: u8) -> (usize, usize) {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text);
    let lengths: Vec<usize> =
        reader.byte_records().take(LOOK).filter_map(Result::ok).map(|record| record.len()).collect();
    let Some((&header, rows)) = lengths.split_first() else { return (0, 0) };
    // The sample may end inside a record.
    let rows = if lengths.len() < LOOK { rows.get(..rows.len().saturating_sub(1)).unwrap_or_default() } else { rows };
    if rows.is_empty() {
        return (1_000, header);
    }
    (rows.iter().filter(|length| **length == header).count() * 1_000 / rows.len(), header)
}
