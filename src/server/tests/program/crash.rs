//! Fifty times killed at a random moment during writes: what was acknowledged is there, once, and the audit log agrees.
//! On PostgreSQL the database lives on: its half of a transaction ends when it notices that nobody is there any more.

use std::collections::HashSet;
use std::sync::Mutex;
use std::time::Duration;

use engine::Dialect;

use crate::database::dialects;
use crate::process::Program;

const CYCLES: u32 = 50;
const WRITERS: u32 = 4;

#[test]
fn acknowledged_writes_survive_exactly_once() {
    std::thread::scope(|scope| dialects().for_each(|dialect| drop(scope.spawn(move || survive(dialect)))));
}

fn survive(dialect: Dialect) {
    let seed: u64 = rand::random();
    println!("{dialect:?}: seed {seed}");
    let mut program = Program::start(dialect);
    let cookie = program.sign_in();
    let acknowledged = Mutex::new(Vec::<(String, String)>::new());
    for cycle in 0..CYCLES {
        let moment = Duration::from_millis(20 + (seed.rotate_left(cycle) ^ u64::from(cycle)) % 180);
        std::thread::scope(|scope| {
            for writer in 0..WRITERS {
                let (program, cookie, acknowledged) = (&program, &cookie, &acknowledged);
                scope.spawn(move || {
                    for number in 0.. {
                        let title = format!("{cycle}-{writer}-{number}");
                        match program.ticket(cookie, &title, Some(&title)) {
                            Ok(answer) if answer.status == 200 => {
                                let id = answer.body.trim_matches('"').to_owned();
                                acknowledged.lock().unwrap().push((title, id));
                            }
                            Ok(answer) => panic!("{answer:?}"),
                            Err(_) => return,
                        }
                    }
                });
            }
            std::thread::sleep(moment);
            program.signal_kill();
        });
        program.kill();
        let took = program.serve();
        assert!(took < Duration::from_secs(2), "ready again after {took:?}");
    }
    // A client that got no answer tries again with the same key: still one.
    let retried = acknowledged.lock().unwrap().clone();
    for (title, id) in retried.iter().rev().take(20) {
        let again = program.ticket(&cookie, title, Some(title)).unwrap();
        assert_eq!(again.body.trim_matches('"'), id);
    }
    let database = &program.database;
    if dialect == Dialect::Sqlite {
        assert_eq!(database.texts("PRAGMA integrity_check"), ["ok"]);
    }
    let titles = database.texts("SELECT title FROM tickets");
    let distinct: HashSet<&String> = titles.iter().collect();
    assert_eq!(distinct.len(), titles.len(), "no title twice");
    for (title, _) in &retried {
        assert!(distinct.contains(title), "{title} was acknowledged and is lost");
    }
    let one = |sql: &str| database.number(sql);
    let tickets = one("SELECT count(*) FROM tickets");
    assert_eq!(one("SELECT max(number) FROM tickets"), tickets, "numbers have no gaps");
    assert_eq!(one("SELECT value FROM counters WHERE name = 'tickets'"), tickets);
    let audited =
        "SELECT count(*) FROM audit_entries e JOIN tickets t ON t.id = e.record_id WHERE e.command = 'tickets.create'";
    assert_eq!(one(audited), tickets, "an audit entry for each ticket");
    assert_eq!(one("SELECT count(*) FROM events WHERE kind = 'ticket_created'"), tickets);
    assert_eq!(one("SELECT count(*) FROM idempotency_keys WHERE response = ''"), 0);
    println!("{dialect:?}: {tickets} tickets, {} acknowledged, over {CYCLES} kills", retried.len());
}
