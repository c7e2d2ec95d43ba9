//! When what happens: customers come, tickets come on working days, each is answered within its time or nearly so.
//! What lies in the future is left out, so that the present is as unfinished as it would be.

use chrono::{Datelike as _, Duration, Weekday};
use kernel::time::DAY;
use kernel::{Time, Zone};
use support::tickets::{Priority, Status};

use super::HOUR;
use super::dice::Dice;
use super::stories::{Question, Story};

/// Something that happens to a customer or a ticket, by its place in order of creation.
pub struct Step {
    pub at: Time,
    pub what: What,
}

pub enum What {
    Customer(usize),
    Ask { question: &'static Question, priority: Priority, due: Option<Time> },
    Assign(usize),
    Note(usize),
    Answer { case: usize, place: usize, then: Option<Status> },
    Close(usize),
    Archive(usize),
}

/// Time a ticket of that priority may take.
const fn allowed(priority: Priority) -> i64 {
    match priority {
        Priority::Urgent => 6 * HOUR,
        Priority::High => 24 * HOUR,
        Priority::Medium => 72 * HOUR,
        Priority::Low => 168 * HOUR,
    }
}

/// All steps in order of time, and how many tickets they make.
pub fn of(dice: &mut Dice, start: Time, now: Time, story: &'static Story) -> (Vec<Step>, usize) {
    let mut steps = Vec::new();
    let (known, months) = (story.customers.len() * 2 / 3, now.0 - start.0);
    for place in 0..story.customers.len() {
        let day = if place < known { 0 } else { between(dice, months / 20, months) };
        steps.push(Step { at: start.plus(day), what: What::Customer(place) });
    }
    // Customers are known by their place in order of time.
    steps.sort_by_key(|step| step.at);
    let moments = moments(dice, start, now, &engine::zone(story.zone, now), story.customers.len() / 12);
    let tickets = moments.len();
    for (case, at) in moments.into_iter().enumerate() {
        of_case(dice, case, at, now, story, &mut steps);
    }
    steps.retain(|step| step.at < now);
    steps.sort_by_key(|step| step.at);
    (steps, tickets)
}

/// A length of time from `least` to below `most`.
fn between(dice: &mut Dice, least: i64, most: i64) -> i64 {
    let seconds = usize::try_from((most - least).max(1000) / 1000).unwrap_or(1);
    least + i64::try_from(dice.below(seconds)).unwrap_or(0) * 1000
}

/// When tickets come in: `busy` and some more on a working day, mostly by day, fewer at weekends.
fn moments(dice: &mut Dice, start: Time, now: Time, zone: &Zone, busy: usize) -> Vec<Time> {
    let (first, today) = (start.local(zone).date() + Duration::days(1), now.local(zone).date());
    let mut moments = Vec::new();
    for date in first.iter_days().take_while(|date| *date <= today) {
        let midnight = Time::midnight(date, zone);
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        // The last days are the busy ones.
        let recent = if (today - date).num_days() < 4 { 2 * busy } else { 0 };
        let least = recent + if weekend { busy / 3 } else { busy };
        for _ in 0..least + dice.below(busy + 2) {
            let at = if dice.below(6) == 0 { between(dice, 0, DAY) } else { between(dice, 8 * HOUR, 19 * HOUR) };
            moments.push(midnight.plus(at));
        }
        // Whatever the hour, something has come in today.
        if date == today {
            for _ in 0..3 {
                moments.push(midnight.plus(between(dice, 0, now.0 - midnight.0)));
            }
        }
    }
    moments.retain(|at| *at < now);
    moments.sort_unstable();
    moments
}

/// The life of one ticket.
fn of_case(dice: &mut Dice, case: usize, at: Time, now: Time, story: &'static Story, steps: &mut Vec<Step>) {
    // In turn, so that every queue has something of the last days.
    let question = story.questions.iter().cycle().nth(case * 3 % story.questions.len() + case / story.questions.len());
    let Some(question) = question else { return };
    let priority = if dice.below(5) == 0 {
        *dice.of(&[Priority::Low, Priority::Medium, Priority::High])
    } else {
        question.priority
    };
    let allowed = allowed(priority);
    let percent = |dice: &mut Dice, least: i64, most: i64| between(dice, allowed * least / 100, allowed * most / 100);
    let mut step = |at: Time, what: What| steps.push(Step { at, what });
    let old = now.0 - at.0 > 8 * DAY;
    // A few wait for something that has no date.
    let waits = old && dice.below(150) == 0;
    step(at, What::Ask { question, priority, due: (!waits).then(|| at.plus(allowed)) });
    if old && dice.below(60) == 0 {
        step(at.plus(HOUR), What::Close(case));
        step(at.plus(2 * HOUR), What::Archive(case));
        return;
    }
    // Some of what was due since yesterday is not done; hardly anything else ever took too long.
    let lately = (0..36 * HOUR).contains(&(now.0 - at.0 - allowed)) && dice.below(3) == 0;
    let late = lately || dice.below(12) == 0;
    let assigned = at.plus(HOUR / 12 + if dice.below(4) == 0 { percent(dice, 20, 60) } else { percent(dice, 0, 8) });
    step(assigned, What::Assign(case));
    if !question.note.is_empty() && dice.below(3) > 0 {
        step(assigned.plus(between(dice, HOUR / 12, HOUR)), What::Note(case));
    }
    let first = assigned.plus(HOUR / 10 + percent(dice, 4, 25));
    let solved = if lately {
        now
    } else if late {
        at.plus(allowed + percent(dice, 15, 110))
    } else {
        first.plus(HOUR / 4 + percent(dice, 8, 30))
    };
    if waits {
        step(first, What::Answer { case, place: 0, then: Some(Status::OnHold) });
        return;
    }
    let last = question.answers.len().saturating_sub(1);
    for place in 0..last {
        let then = match dice.below(6) {
            0..4 => Some(Status::Pending),
            4 => Some(Status::OnHold),
            _ => None,
        };
        step(first.plus(i64::try_from(place).unwrap_or(0) * HOUR), What::Answer { case, place, then });
    }
    step(solved, What::Answer { case, place: last, then: Some(Status::Solved) });
    if dice.below(5) > 0 {
        step(solved.plus(3 * DAY), What::Close(case));
    }
}
