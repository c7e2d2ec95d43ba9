//! The command line and the files beside it.

use std::path::Path;

use engine::Dialect;

use crate::database::{Database, dialects};

#[test]
fn leptos_toml_says_what_cargo_toml_says() {
    let root = Path::new("../..");
    let read = |name: &str| -> toml::Table { std::fs::read_to_string(root.join(name)).unwrap().parse().unwrap() };
    let (deployed, built) = (read("Leptos.toml"), read("Cargo.toml"));
    let deployed = deployed["package"]["metadata"]["leptos"].as_table().unwrap();
    let built = built["workspace"]["metadata"]["leptos"][0].as_table().unwrap();
    assert!(deployed.contains_key("site-root") && deployed.contains_key("output-name"));
    for (name, value) in deployed {
        assert_eq!(built.get(name), Some(value), "{name}");
    }
}

#[test]
fn every_subcommand_has_help_and_a_wrong_setting_is_named() {
    let database = Database::empty(Dialect::Sqlite);
    for name in ["serve", "work", "migrate", "seed", "create-admin", "import", "export", "config", "health"] {
        let output = database.command(&[name, "--help"]).output().unwrap();
        assert!(output.status.success() && output.stdout.len() > 100, "{name}");
    }
    let config = database.command(&["config"]).output().unwrap();
    let text = String::from_utf8(config.stdout).unwrap();
    assert!(text.contains("(environment BACKOFFICE_DATABASE_URL)") && text.contains("(default)"), "{text}");
    database.write("backoffice.toml", "log = \"info\"\nlisten = \"nowhere\"\n");
    let output = database.command(&["config"]).output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().contains("backoffice.toml line 2: listen"));
}

#[test]
fn an_unmigrated_database_is_not_served() {
    for database in dialects().map(Database::empty) {
        let output = database.command(&["serve"]).env("BACKOFFICE_LISTEN", "127.0.0.1:0").output().unwrap();
        assert!(!output.status.success());
        assert!(String::from_utf8(output.stderr).unwrap().contains("backoffice migrate"));
    }
}

#[test]
fn a_second_seed_and_a_second_migration_change_nothing() {
    for database in dialects().map(Database::furnished) {
        let run = |name: &str| {
            let output = database.command(&[name]).env("BACKOFFICE_ENVIRONMENT", "staging").output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).unwrap()
        };
        assert!(run("migrate").starts_with("0 migrations run"));
        assert!(run("seed").starts_with("there are workspaces already"));
        assert_eq!(database.number("SELECT count(*) FROM workspaces"), 2);
    }
}

#[test]
fn demo_data_does_not_go_into_production() {
    for database in dialects().map(Database::empty) {
        let output = database.command(&["seed"]).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains("set environment to development"), "{said}");
    }
}

#[test]
fn a_weak_password_makes_no_administrator_and_is_told_the_rule() {
    for database in dialects().map(Database::empty) {
        for weak in ["Short-1a", "correct-horse-1", "CORRECT-HORSE-1", "Correct-horse-one", "CorrectHorse1"] {
            let output = database.create_admin("acme", "ada@acme.example", weak);
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(!output.status.success(), "{weak}");
            assert!(said.contains("at least 12 characters, upper and lower case, digit, symbol"), "{said}");
        }
        assert!(database.create_admin("acme", "ada@acme.example", "Correct-horse-1").status.success());
        assert_eq!(database.number("SELECT count(*) FROM users"), 1);
    }
}
