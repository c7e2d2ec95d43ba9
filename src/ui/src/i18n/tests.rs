use super::*;

#[test]
fn every_name_is_found_and_has_a_text_in_every_language() {
    assert!(NAMES.is_sorted(), "binary search needs sorted names");
    for (index, name) in NAMES.iter().enumerate() {
        let key = Key(index as u16);
        assert_eq!(Key::find(name), Some(key));
        assert_eq!(key.name(), *name);
        for locale in Locale::ALL {
            assert!(!text(locale, key).trim().is_empty(), "{name} in {}", locale.code());
        }
    }
    assert_eq!(Key::find("no-such-text"), None);
}

#[test]
fn plurals_and_numbers_follow_the_locale() {
    let rows = |locale, count: i64| format(locale, key::LIST_ROWS, &[("count", Arg::from(count))]);
    assert_eq!(rows(Locale::En, 0), "No records");
    assert_eq!(rows(Locale::En, 1), "1 record");
    assert_eq!(rows(Locale::En, 10_000), "10,000 records");
    assert_eq!(rows(Locale::PtBr, 1), "1 registro");
    assert_eq!(rows(Locale::PtBr, 1_234_567), "1.234.567 registros");
    assert_eq!(rows(Locale::Es, 0), "Ningún registro");
    assert_eq!(rows(Locale::Es, 2), "2 registros");
}

#[test]
fn variables_are_filled_and_may_hold_any_text() {
    let said = format(Locale::En, key::ERROR_FORBIDDEN, &[("needs", Arg::from("tickets:edit"))]);
    assert!(said.contains("“tickets:edit”"), "{said}");
    let odd = format(Locale::En, key::SHELL_SIGNED_IN_AS, &[("name", Arg::from("{ $name } ]"))]);
    assert_eq!(odd, "Signed in as { $name } ]");
    let missing = format(Locale::En, key::LIST_ROWS, &[]);
    assert_eq!(missing, " records");
}

#[test]
fn names_that_are_data_become_words() {
    assert_eq!(choice(Locale::PtBr, "tickets", "status", "on_hold"), "Em espera");
    assert_eq!(label(Locale::Es, "tickets", "due_at"), "Vence");
    assert_eq!(label(Locale::En, "tickets", "not_there"), "not there");
    assert_eq!(of_resource(Locale::En, "customers", "one"), "Customer");
}

#[test]
fn accept_language_is_weighed() {
    let best = Locale::from_accept_language;
    assert_eq!(best("pt-BR,pt;q=0.9,en-US;q=0.8,en;q=0.7"), Locale::PtBr);
    assert_eq!(best("fr-FR, es;q=0.5, en;q=0.4"), Locale::Es);
    assert_eq!(best("en;q=0.2, es-419;q=0.9"), Locale::Es);
    assert_eq!(best("es, pt"), Locale::Es);
    assert_eq!(best("de"), Locale::En);
    assert_eq!(best(""), Locale::En);
    assert_eq!(best("es;q=0, ;;;q=x"), Locale::En);
}

#[test]
fn tags_are_read_whatever_their_region() {
    assert_eq!(Locale::parse("pt_PT"), Some(Locale::PtBr));
    assert_eq!(Locale::parse("EN-gb"), Some(Locale::En));
    assert_eq!(Locale::parse("klingon"), None);
    for locale in Locale::ALL {
        assert_eq!(Locale::parse(locale.code()), Some(locale));
    }
}

#[test]
fn the_macros_follow_the_locale() {
    let owner = Owner::new();
    owner.with(|| {
        let locale = RwSignal::new(Locale::En);
        provide_locale(locale);
        let count = RwSignal::new(1_usize);
        let save = crate::t!(ACTION_SAVE);
        let rows = crate::t!(LIST_ROWS, count = count.get());
        assert_eq!((save(), rows()), ("Save".to_owned(), "1 record".to_owned()));
        locale.set(Locale::PtBr);
        count.set(2000);
        assert_eq!((save(), rows()), ("Salvar".to_owned(), "2.000 registros".to_owned()));
        assert_eq!(crate::tr!(ACTION_CANCEL), "Cancelar");
    });
}
