//! The command line and the files beside it.

use std::path::Path;

use crate::process::command;

#[test]
fn leptos_toml_says_what_cargo_toml_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
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
    let folder = tempfile::tempdir().unwrap();
    for name in ["serve", "work", "migrate", "seed", "create-admin", "import", "export", "config", "health"] {
        let output = command(folder.path(), &[name, "--help"]).output().unwrap();
        assert!(output.status.success() && output.stdout.len() > 100, "{name}");
    }
    let config = command(folder.path(), &["config"]).output().unwrap();
    let text = String::from_utf8(config.stdout).unwrap();
    assert!(text.contains("(environment BACKOFFICE_DATABASE_URL)") && text.contains("(default)"), "{text}");
    std::fs::write(folder.path().join("backoffice.toml"), "log = \"info\"\nlisten = \"nowhere\"\n").unwrap();
    let output = command(folder.path(), &["config"]).output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().contains("backoffice.toml line 2: listen"));
}

#[test]
fn an_unmigrated_database_is_not_served() {
    let folder = tempfile::tempdir().unwrap();
    let output = command(folder.path(), &["serve"]).env("BACKOFFICE_LISTEN", "127.0.0.1:0").output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().contains("backoffice migrate"));
}
