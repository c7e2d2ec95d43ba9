//! Grants in plain words, for people who never saw one: `tickets:edit:own` is "Tickets: edit (only your own)".

use kernel::Grants;
use ui::i18n::{Key, Locale, format, key, text};

/// All of them, or the word for none.
pub fn said(locale: Locale, grants: &Grants) -> String {
    let said: Vec<String> = grants.iter().map(|word| one(locale, word)).collect();
    if said.is_empty() { text(locale, key::GRANT_NOTHING).to_owned() } else { said.join("; ") }
}

fn one(locale: Locale, word: &str) -> String {
    let mut parts = word.splitn(3, ':');
    let (area, action, reach) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let Some(action) = action else { return text(locale, key::GRANT_EVERYTHING).to_owned() };
    let named = |prefix: &str, word: &str| {
        let key = Key::find(&format!("{prefix}-{}", word.replace('_', "-")));
        key.map_or_else(|| word.to_owned(), |key| text(locale, key).to_owned())
    };
    let action = if action == "*" { text(locale, key::GRANT_ALL).to_owned() } else { named("grant-action", action) };
    let what =
        format(locale, key::GRANT_SAID, &[("area", named("grant-area", area).into()), ("action", action.into())]);
    let narrow = match reach {
        None => return what,
        Some("own") => key::GRANT_OWN,
        Some("team") => key::GRANT_TEAM,
        Some(_) => key::GRANT_ONE,
    };
    format!("{what} ({})", text(locale, narrow))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_is_said_in_words() {
        let id = kernel::Uuid::from_u128(1);
        for (word, en, pt) in [
            ("*", "everything", "tudo"),
            ("tickets:*", "Tickets: everything", "Tickets: tudo"),
            ("tickets:edit", "Tickets: edit", "Tickets: editar"),
            ("customers:view:own", "Customers: see (only your own)", "Clientes: ver (só os seus)"),
            ("tickets:reply:team", "Tickets: reply (only your teams’)", "Tickets: responder (só os das suas equipes)"),
            (
                &format!("tickets:note:{id}"),
                "Tickets: write notes (one record only)",
                "Tickets: anotar (um só registro)",
            ),
        ] {
            assert_eq!(one(Locale::En, word), en);
            assert_eq!(one(Locale::PtBr, word), pt);
        }
        assert_eq!(said(Locale::Es, &Grants::default()), "nada");
        assert_eq!(said(Locale::En, &Grants::new(["tickets:fly", "planes:view"])), "planes: see; Tickets: fly");
    }
}
