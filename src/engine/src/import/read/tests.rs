//! Files as people send them.

use std::io::Write as _;
use std::path::PathBuf;

use kernel::import::{LONGEST_CELL, MOST_COLUMNS, MOST_ROWS};
use kernel::{Error, Rule};
use tempfile::TempDir;

use super::{Row, Table, workbook};

struct File {
    path: PathBuf,
    _folder: TempDir,
}

fn file(bytes: &[u8]) -> File {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    std::fs::write(&path, bytes).unwrap();
    File { path, _folder: folder }
}

fn rows_of(file: &File) -> Result<Vec<(u64, Vec<String>)>, Error> {
    let mut rows = Vec::new();
    Table::open(&file.path)?.read(|Row { line, cells }| {
        rows.push((line, cells));
        Ok(true)
    })?;
    Ok(rows)
}

fn rows(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
    rows_of(&file(bytes)).unwrap()
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    rows(bytes).into_iter().map(|(_, cells)| cells).collect()
}

fn utf16(text: &str, mark: [u8; 2], unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect()
}

#[test]
fn encodings() {
    let text = "name;city\r\nJoão;São Paulo\r\n";
    let wanted = [["name", "city"], ["João", "São Paulo"]];
    assert_eq!(cells(text.as_bytes()), wanted);
    assert_eq!(cells(format!("\u{feff}{text}").as_bytes()), wanted);
    assert_eq!(cells(b"name;city\r\nJo\xE3o;S\xE3o Paulo\r\n"), wanted);
    assert_eq!(cells(&utf16(text, [0xFF, 0xFE], u16::to_le_bytes)), wanted);
    assert_eq!(cells(&utf16(text, [0xFE, 0xFF], u16::to_be_bytes)), wanted);
    assert_eq!(cells(b"name,price\nA,\x80 5\n")[1], ["A", "€ 5"], "Windows-1252, not Latin-1");
}

#[test]
fn a_bad_byte_far_from_the_start_is_seen_and_no_character_is_cut() {
    // Chunks are 64 KB: a character of three bytes lies across every possible border.
    for shift in 0..4 {
        let text = format!("a,b\n{}{}\n", "x".repeat(shift), "日,本\n".repeat(60_000));
        let found = rows(text.as_bytes());
        assert_eq!(found.len(), 60_001, "{shift}");
        assert!(found.iter().skip(2).all(|(_, cells)| cells == &["日", "本"]), "{shift}");
    }
    let mut latin = b"a,b\n".to_vec();
    latin.extend(b"x,y\n".repeat(50_000));
    latin.extend(b"\xE9,z\n");
    assert_eq!(rows(&latin).last().unwrap(), &(50_002, vec!["é".to_owned(), "z".to_owned()]));
}

#[test]
fn delimiters() {
    assert_eq!(cells(b"a\tb\tc\n1,5\t2;3\t4\n")[1], ["1,5", "2;3", "4"]);
    assert_eq!(cells(b"a;b\n\"x;y\";1,5\n\"p,q,r\";2,5\n")[1], ["x;y", "1,5"]);
    assert_eq!(cells(b"a,b\n\"x;y;z\",1\n\"p;q;r\",2\n")[1], ["x;y;z", "1"]);
    assert_eq!(cells(b"name\nJo, Ana; and Bia\nB\n")[1].len(), 2, "one column has commas; the row is ragged");
    assert_eq!(cells(b"name\nAna\n"), [["name"], ["Ana"]]);
}

#[test]
fn lines_are_those_of_the_file() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["a,b", "\"one", "two\",x", "", "  ", "y,\"\"", "\"z", "", "z\",q"].join(end);
        for text in [text.clone(), format!("{text}{end}")] {
            let lines: Vec<u64> = rows(text.as_bytes()).iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, [1, 2, 6, 7], "{text:?}");
        }
    }
    assert_eq!(rows(b"a,b\r\n\"one\r\ntwo\",x\r\n")[1].1, ["one\ntwo", "x"]);
    assert_eq!(rows(b"a,b\n1,2\n3,\"open\n5,6\n")[2], (3, vec!["3".to_owned(), "open\n5,6\n".to_owned()]));
    assert_eq!(rows(b"\n\na,b\n1,2\n")[1].0, 4);
}

#[test]
fn what_is_no_table() {
    for bytes in [
        b"".as_slice(),
        b"\n\n \n",
        b"%PDF-1.7 x",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"<html><table>",
        b"{\"a\": 1}",
        b"PK\x03\x04 but no archive",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0",
    ] {
        let error = rows_of(&file(bytes)).unwrap_err();
        assert_eq!(error.of_field("file"), Some(&Rule::File(64)), "{bytes:?}");
    }
}

#[test]
fn limits() {
    let wide = format!("{}\n", "a,".repeat(MOST_COLUMNS));
    assert_eq!(rows_of(&file(wide.as_bytes())).unwrap_err().of_field("file"), Some(&Rule::TooMany(MOST_COLUMNS)));
    let long = format!("a\n{}", "1\n".repeat(MOST_ROWS + 1));
    assert_eq!(rows_of(&file(long.as_bytes())).unwrap_err().of_field("file"), Some(&Rule::TooMany(MOST_ROWS)));
    let large = file(b"");
    std::fs::File::options().write(true).open(&large.path).unwrap().set_len((64 << 20) + 1).unwrap();
    assert_eq!(rows_of(&large).unwrap_err().of_field("file"), Some(&Rule::File(64)));
    // A long cell is a matter of its row.
    assert_eq!(rows(format!("a,b\n1,{}\n2,3\n", "x".repeat(LONGEST_CELL + 1)).as_bytes()).len(), 3);
}

#[test]
fn workbooks() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let date = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_row(0, 0, ["Código", "Razão social", "Since", "Number", "Note"]).unwrap();
    sheet.write_row(1, 0, ["J-1", "Padaria São João"]).unwrap();
    sheet
        .write_with_format(1, 2, rust_xlsxwriter::ExcelDateTime::parse_from_str("2026-01-31").unwrap(), &date)
        .unwrap();
    sheet.write(1, 3, 5021.0).unwrap();
    // Row three is empty; row four is short, row five too long.
    sheet.write(3, 0, "J-2").unwrap();
    sheet.write(3, 3, 1.5).unwrap();
    sheet.write(4, 7, "beyond").unwrap();
    let book = file(&book.save_to_buffer().unwrap());
    let found = rows_of(&book).unwrap();
    assert_eq!(found[1], (2, ["J-1", "Padaria São João", "2026-01-31", "5021", ""].map(str::to_owned).to_vec()));
    assert_eq!(found[2], (4, ["J-2", "", "", "1.5", ""].map(str::to_owned).to_vec()));
    assert_eq!((found[3].0, found[3].1.len()), (5, 8));
    let shape = Table::open(&book.path).unwrap().shape().unwrap();
    assert_eq!((shape.format.as_str(), shape.rows, shape.header.len(), shape.delimiter), ("XLSX", 3, 5, None));
    assert_eq!(shape.samples(0), ["J-1", "J-2"]);
}

#[test]
fn an_archive_that_unzips_without_end_is_refused() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    archive.write_all(&vec![b' '; 8 << 20]).unwrap();
    let mut bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 64 << 10);
    let weigh = |bytes: &[u8], most| workbook::weigh(&file(bytes).path, most);
    assert_eq!(weigh(&bytes, 8 << 20), Ok(()));
    assert_eq!(weigh(&bytes, (8 << 20) - 1).unwrap_err().of_field("file"), Some(&Rule::File(64)));
    // A size that the archive declares counts for nothing.
    let declared = 8_u32 << 20;
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..at + 4] == declared.to_le_bytes()).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    weigh(&bytes, 1 << 20).unwrap_err();
}

#[test]
fn shape_of_a_text() {
    let shape = Table::open(&file(b"a;b\n;1\nx;2\ny;\nz;4\n").path).unwrap().shape().unwrap();
    assert_eq!((shape.encoding.as_str(), shape.delimiter, shape.rows), ("UTF-8", Some(';'), 4));
    assert_eq!(shape.samples(1), ["1", "2", "4"]);
}
