//! Judges passwords.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{OnceLock, PoisonError, RwLock};

use engine::fault;
use kernel::{Error, Result, Rule};
use tokio::sync::Semaphore;

use super::{LONGEST, Strength};
use crate::users::check_password;

/// Least score that is taken: 10^8 guesses do not find it.
const ENOUGH: u8 = 3;
/// Estimating takes some milliseconds of a core, and anybody may ask.
static AT_ONCE: Semaphore = Semaphore::const_new(2);
/// Lower case, one a line.
const BUNDLED: &str = include_str!("breached.txt");

/// The list in force; none until it is asked for.
static LIST: OnceLock<RwLock<HashSet<String>>> = OnceLock::new();

fn list() -> &'static RwLock<HashSet<String>> {
    LIST.get_or_init(|| RwLock::new(read(BUNDLED)))
}

fn read(text: &str) -> HashSet<String> {
    text.lines().map(|line| line.trim().to_lowercase()).filter(|line| !line.is_empty()).collect()
}

/// Takes a file of breached passwords, one a line, in the place of the bundled list.
///
/// # Errors
/// A sentence that names the file.
pub fn use_breached(file: &Path) -> std::result::Result<(), String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    *list().write().unwrap_or_else(PoisonError::into_inner) = read(&text);
    Ok(())
}

/// Whether it is on the list, as it is or without the digits and signs that people put around a word.
fn breached(password: &str) -> bool {
    let lower = password.to_lowercase();
    let list = list().read().unwrap_or_else(PoisonError::into_inner);
    list.contains(&lower) || list.contains(lower.trim_matches(|c: char| !c.is_alphabetic()))
}

/// What there is to say of a password, for somebody of whom `about` is known.
///
/// # Errors
/// `Internal` when the work could not be done.
pub async fn judge(password: String, about: Vec<String>) -> Result<Strength> {
    let _turn = AT_ONCE.acquire().await.map_err(fault::internal)?;
    tokio::task::spawn_blocking(move || look(&password, &about)).await.map_err(fault::internal)
}

fn look(password: &str, about: &[String]) -> Strength {
    let start: String = password.chars().take(100).collect();
    // What is known of somebody is tried whole and in its parts.
    let parts = about.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()).chain([text.as_str()]));
    let known: Vec<&str> = parts.filter(|part| part.len() > 2).take(20).collect();
    let score = u8::from(zxcvbn::zxcvbn(&start, &known).score());
    let kept = check_password(password).err().and_then(|error| error.of_field("password").cloned());
    let problem = if password.chars().count() > LONGEST {
        Some(Rule::TooLong(LONGEST))
    } else if kept.is_some() {
        kept
    } else if breached(password) {
        Some(Rule::Breached)
    } else {
        (score < ENOUGH).then_some(Rule::Weak)
    };
    Strength { score, problem }
}

/// Refuses a password that is not good enough to be set.
///
/// # Errors
/// `Invalid` on `password`.
pub async fn demand(password: &str, about: &[&str]) -> Result<()> {
    let about = about.iter().map(|text| (*text).to_owned()).collect();
    match judge(password.to_owned(), about).await?.problem {
        None => Ok(()),
        Some(rule) => Err(Error::invalid("password", rule)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(password: &str, about: &[&str]) -> Option<Rule> {
        look(password, &about.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()).problem
    }

    #[test]
    fn what_everybody_tries_first_is_refused_whatever_stands_around_it() {
        for common in
            ["Password1234!", "123!Password", "Qwertyuiop1!", "Welcome12345!", "Senha123456!", "Contraseña123!"]
        {
            assert_eq!(problem(common, &[]), Some(Rule::Breached), "{common}");
        }
    }

    #[test]
    fn what_is_soon_guessed_is_refused() {
        assert_eq!(problem("Aaaaaaaaaa1!", &[]), Some(Rule::Weak));
        assert_eq!(problem("Zebracorn-1!", &[]), None);
        let about = ["Zebracorn Smith", "zebracorn@optim.example"];
        assert_eq!(problem("Zebracorn-1!", &about), Some(Rule::Weak), "a person's own name is guessed first");
    }

    #[test]
    fn a_good_one_is_taken_and_a_broken_rule_is_said_first() {
        assert_eq!(look("Glass-otter-paints-7", &[]), Strength { score: 4, problem: None });
        for fine in ["Backoffice-demo-1", "Correct-horse-1"] {
            assert_eq!(problem(fine, &[]), None, "{fine}");
        }
        assert_eq!(problem("short", &[]), Some(Rule::TooShort(12)));
        assert_eq!(problem("glass-otter-paints-7", &[]), Some(Rule::Choice));
        assert_eq!(problem(&"Glass-otter-7".repeat(20), &[]), Some(Rule::TooLong(LONGEST)));
    }
}
