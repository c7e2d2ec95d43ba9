//! Reads how far emergency access to a member's account has come.

use engine::Read;
use kernel::id::MemberId;
use kernel::{Error, Result, Time, Uuid};

use super::{ASKED, Emergency, GRANTED, State};

/// As the reader, an admin, sees it.
///
/// # Errors
/// `NotFound` for a member whom the reader may not see.
pub async fn load(read: &Read, member: MemberId) -> Result<Emergency> {
    let (now, reader) = (read.cx().now().0, read.cx().actor().member.0);
    let mut sql = read.sql();
    sql.push(
        "SELECT (SELECT count(*) FROM factors f WHERE f.user_id = t.user_id AND f.confirmed_at IS NOT NULL),
            e.asked_by, a.name, e.asked_at, e.granted_at
         FROM members t
         LEFT JOIN emergencies e ON e.member_id = t.id AND e.used_at IS NULL AND e.asked_at > ",
    );
    sql.bind(now - ASKED - GRANTED);
    sql.push(" LEFT JOIN members a ON a.id = e.asked_by WHERE t.id = ").bind(member.0);
    read.within(&mut sql, "members")?;
    sql.push(" ORDER BY e.asked_at DESC LIMIT 1");
    let found = read.first(sql, move |row| {
        let needed = row.int(0)? > 0;
        let nothing = Emergency { state: State::None, asked: None, needed };
        let (Some(asked_by), Some(asked_at)) = (row.maybe_uuid(1)?, row.maybe_int(3)?) else { return Ok(nothing) };
        let asked = Some((row.text(2)?, Time(asked_at)));
        Ok(match state(now, reader, asked_by, asked_at, row.maybe_int(4)?) {
            State::None => nothing,
            state => Emergency { state, asked, needed },
        })
    });
    found.await?.ok_or(Error::NotFound)
}

fn state(now: i64, reader: Uuid, asked_by: Uuid, asked_at: i64, granted_at: Option<i64>) -> State {
    match granted_at {
        Some(granted) if now - granted < GRANTED => State::Granted,
        Some(_) => State::None,
        None if now - asked_at >= ASKED => State::None,
        None if asked_by == reader => State::AskedByReader,
        None => State::AskedByOther,
    }
}
