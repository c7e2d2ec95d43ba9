//! The live stream.

use std::io::{BufRead, BufReader, Read};
use std::time::{Duration, Instant};

use engine::Dialect;
use engine::testing::postgres;

use crate::process::{Program, connect};

#[test]
fn a_change_is_heard_within_a_second_and_the_stream_ends_with_the_session() {
    for program in Program::both() {
        let cookie = program.sign_in();
        let stream = program.connect("GET", "/api/live?workspace=acme", &[("Cookie", &cookie)], "").unwrap();
        let mut lines = BufReader::new(stream);
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            lines.read_line(&mut line).unwrap();
        }
        let begun = Instant::now();
        program.ticket(&cookie, "Heard", None).unwrap();
        while !line.starts_with("data:") {
            line.clear();
            lines.read_line(&mut line).unwrap();
        }
        assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
        assert!(line.contains("ticket_created") && !line.contains("Heard"), "an id, never content: {line}");
        program.post("/sign-out", &[("Cookie", &cookie)], "");
        let begun = Instant::now();
        lines.read_to_string(&mut line).unwrap();
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    }
}

#[test]
fn a_session_that_ends_in_one_process_closes_its_stream_in_another() {
    if !postgres::wanted() {
        return;
    }
    let program = Program::start(Dialect::Postgres);
    let (mut other, port) = program.begin();
    let cookie = program.sign_in();
    let stream = connect(port, "GET", "/api/live?workspace=acme", &[("Cookie", &cookie)], "").unwrap();
    let mut lines = BufReader::new(stream);
    let mut line = String::new();
    lines.read_line(&mut line).unwrap();
    assert!(line.contains("200"), "{line}");
    program.ticket(&cookie, "Heard elsewhere", None).unwrap();
    while !line.starts_with("data:") {
        line.clear();
        lines.read_line(&mut line).unwrap();
    }
    program.post("/sign-out", &[("Cookie", &cookie)], "");
    let begun = Instant::now();
    let ended = lines.read_to_string(&mut line);
    let taken = begun.elapsed();
    other.kill().unwrap();
    other.wait().unwrap();
    ended.unwrap();
    assert!(taken < Duration::from_secs(5), "{taken:?}");
}
