//! The live stream.

use std::io::{BufRead, BufReader, Read};
use std::time::{Duration, Instant};

use crate::process::Program;

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
