//! A run as tables.

use std::fmt::Write as _;

use crate::measure::caller::Cost;
use crate::measure::files::Files;
use crate::measure::log::Verified;
use crate::measure::micro::Driver;
use crate::measure::size::Weight;
use crate::measure::{Measured, Side};
use crate::report::Run;

impl Run {
    /// Everything the run found, as a section of the document.
    pub fn section(&self, text: &mut String) -> std::fmt::Result {
        let Self { database, version, date, size, .. } = self;
        writeln!(text, "\n## {database} {version}, {size} tickets, {date}\n")?;
        writeln!(
            text,
            "| # | side | p50, one | p99, one | req/s, 16 | p50, 16 | p99, 16 | CPU ms |\n|---|---|--:|--:|--:|--:|--:|--:|"
        )?;
        for work in &self.works {
            for (place, Side { name, one, sixteen }) in work.sides.iter().enumerate() {
                let id = if place == 0 { work.id.as_str() } else { "" };
                let [a, b, c, d] = [one.p50, one.p99, sixteen.p50, sixteen.p99].map(time);
                writeln!(text, "| {id} | {name} | {a} | {b} | {:.0} | {c} | {d} | {:.3} |", sixteen.rate, sixteen.cpu)?;
            }
        }
        writeln!(text, "\n| # | work | against the floor | target | found | |\n|---|---|---|---|---|---|")?;
        for work in &self.works {
            let Some((floor, ours)) = work.pair() else { continue };
            let held = format!(
                "p50 {:.2}x, req/s {:.0} %, CPU {:.1}x",
                ours.one.p50 / floor.one.p50,
                100.0 * ours.sixteen.rate / floor.sixteen.rate,
                ours.sixteen.cpu / floor.sixteen.cpu
            );
            for (place, (target, found, met)) in work.targets.iter().enumerate() {
                let (id, title, held) =
                    if place == 0 { (work.id.as_str(), work.title.as_str(), held.as_str()) } else { ("", "", "") };
                writeln!(text, "| {id} | {title} | {held} | {target} | {found} | {} |", verdict(*met))?;
            }
        }
        if let Some(Weight { ready, idle, binary }) = self.weight {
            writeln!(
                text,
                "| W15 | start and size | | ready ≤ 300 ms | {ready:.0} ms | {} |",
                verdict(ready <= 300.0)
            )?;
            writeln!(text, "| | | | idle ≤ 60 MB | {idle:.0} MB | {} |", verdict(idle <= 60.0))?;
            writeln!(text, "| | | | binary ≤ 40 MB | {binary:.1} MB | {} |", verdict(binary <= 40.0))?;
        }
        if let Some(Files { records, csv, xlsx }) = self.files {
            for (name, (seconds, grown), most) in [("CSV", csv, 1.5), ("XLSX, as a job", xlsx, 4.0)] {
                let met = verdict(seconds <= most);
                writeln!(text, "| W11 | {records} tickets as {name} | | ≤ {most} s | {seconds:.2} s | {met} |")?;
                writeln!(text, "| | | | memory + ≤ 50 MB | {grown:.0} MB | {} |", verdict(grown <= 50.0))?;
            }
        }
        if let Some(Verified { entries, seconds, changed, named }) = self.log {
            let (fast, right) = (verdict(seconds <= 10.0), verdict(changed == named));
            writeln!(text, "| | verify an audit log of {entries} entries | | ≤ 10 s | {seconds:.1} s | {fast} |")?;
            writeln!(text, "| | | | names entry {changed}, which was changed | {named} | {right} |")?;
        }
        if let Some(Cost { entering, looking }) = self.caller {
            let list = self.works.iter().find(|work| work.id == "W1").and_then(Measured::pair);
            let part = list.map(|(_, ours)| format!(" ({:.0} % of W1's p50)", 100.0 * entering / ours.one.p50));
            writeln!(
                text,
                "\n**What permissions cost a request.** From the cookie to session, membership, role, grants and allow-lists: {entering:.0} µs{}, \
                 one statement. Looking whether a role of twelve grants holds a permission: {looking:.0} ns.",
                part.unwrap_or_default()
            )?;
        }
        if let Some(loaded) = self.loaded {
            writeln!(
                text,
                "\nAfter its last run the process held {loaded:.0} MB, pages of the database file among them."
            )?;
        }
        self.decision(text)
    }

    fn decision(&self, text: &mut String) -> std::fmt::Result {
        if self.drivers.is_empty() {
            return Ok(());
        }
        writeln!(
            text,
            "\n### The read path\n\nThe same 25 rows with the names of customer and assignee, from the statement to decoded rows, in one process.\n"
        )?;
        writeln!(text, "| driver | one at a time | sixteen at once |\n|---|--:|--:|")?;
        for Driver { name, one, sixteen } in &self.drivers {
            writeln!(text, "| {name} | {one:.0} µs | {sixteen:.0}/s |")?;
        }
        let of = |name: &str| self.drivers.iter().find(|driver| driver.name.contains(name));
        if let (Some(ours), Some(sqlx), Some(orm)) = (of("Read::list"), of("sqlx"), of("SeaORM")) {
            writeln!(
                text,
                "\n**Decision.** On SQLite the engine's generic reads run by rusqlite on a few reader threads behind `Read`: a list takes {:.0} µs and \
                 {:.0} are read a second, against {:.0} µs and {:.0} through sqlx and {:.0} µs and {:.0} through SeaORM; entities, commands, migrations \
                 and everything on PostgreSQL stay with SeaORM and sqlx.",
                ours.one, ours.sixteen, sqlx.one, sqlx.sixteen, orm.one, orm.sixteen
            )?;
        }
        Ok(())
    }
}

/// Microseconds, or milliseconds from ten on.
fn time(us: f64) -> String {
    if us < 10_000.0 { format!("{us:.0} µs") } else { format!("{:.1} ms", us / 1000.0) }
}

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "**missed**" }
}
