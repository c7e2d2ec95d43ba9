//! What is declared holds together: schema, table and texts.

use access::workspaces::{self, CreateWorkspace};
use ui::i18n::{Key, Locale, text};

const KEPT: [&str; 7] = ["id", "workspace_id", "version", "created_at", "updated_at", "archived_at", "search"];

async fn engine() -> (tempfile::TempDir, engine::Engine) {
    let folder = tempfile::tempdir().unwrap();
    let settings = engine::Settings::new(format!("sqlite://{}", folder.path().join("test.sqlite").display()));
    let engine = engine::Engine::open(&settings, engine::Clock::System, crate::cli::modules()).await.unwrap();
    (folder, engine)
}

#[tokio::test]
async fn every_field_has_a_column_and_a_label_in_every_language() {
    let (_folder, engine) = engine().await;
    let mut missing = Vec::new();
    for entry in engine.registry().resources() {
        let (schema, columns) = (entry.schema, (entry.columns)());
        let has = |name: &str| columns.iter().any(|column| column == name);
        missing.extend(KEPT.iter().filter(|name| !has(name)).map(|name| format!("{}.{name}", schema.name)));
        missing
            .extend(schema.fields.iter().filter(|f| !has(&f.column)).map(|f| format!("{}.{}", schema.name, f.column)));
        let scoped = entry.scope.own.iter().copied().chain(entry.scope.team).chain(entry.scope.customer);
        missing.extend(scoped.filter(|name| !has(name)).map(|name| format!("{}.{name}", schema.name)));
        let mut texts = vec![format!("{}-title", schema.name)];
        for field in &schema.fields {
            texts.push(format!("{}-field-{}", schema.name, field.name));
            texts
                .extend(field.choices().iter().map(|choice| format!("{}-{}-{}", schema.name, field.name, choice.name)));
        }
        for name in texts.iter().map(|name| name.replace('_', "-")) {
            let said =
                Key::find(&name).is_some_and(|key| Locale::ALL.iter().all(|locale| !text(*locale, key).is_empty()));
            if !said {
                missing.push(name);
            }
        }
        assert!(schema.get(schema.order.0).is_none_or(|field| field.sortable));
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[tokio::test]
async fn every_resource_is_listed_and_picked_from() {
    for db in engine::testing::both(crate::cli::modules).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("acme", "saas")).await.unwrap();
        let cx = db.actor(workspace).grants(["*"]).cx();
        for entry in db.engine.registry().resources() {
            let (read, name) = (cx.read(entry.schema.view()).unwrap(), entry.schema.name);
            let listed = read.list(name, &kernel::ListQuery::default()).await;
            assert!(listed.is_ok(), "{name}: {listed:?}");
            let titled = |schema: &kernel::Schema| schema.fields.iter().any(|field| field.title);
            if titled(entry.schema) {
                let picked = read.pick(name, "", 10).await;
                assert!(picked.is_ok(), "{name}: {picked:?}");
            }
            for field in &entry.schema.fields {
                let kernel::Kind::Link(target) = field.kind else { continue };
                let target = db.engine.registry().resource(target).unwrap().schema;
                assert!(titled(target), "{name}.{}: what is picked has a title", field.name);
            }
        }
    }
}

#[tokio::test]
async fn every_permission_mail_and_command_can_be_said_in_words() {
    let (_folder, engine) = engine().await;
    let permissions = engine.registry().permissions();
    let said =
        permissions.iter().flat_map(|it| [format!("grant-area-{}", it.area), format!("grant-action-{}", it.action)]);
    let mails = engine.registry().mails().map(|template| format!("mail-{}-name", template.kind));
    let names = said.chain(mails).map(|name| name.replace('_', "-"));
    let missing: std::collections::BTreeSet<String> = names.filter(|name| Key::find(name).is_none()).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    let commands = engine.registry().commands().map(|command| command.name);
    let dumb: Vec<_> = commands.filter(|command| ui::i18n::deed(command).is_none()).collect();
    assert!(dumb.is_empty(), "{dumb:#?}");
}

#[tokio::test]
async fn every_command_is_named_after_a_resource_and_needs_its_area() {
    let (_folder, engine) = engine().await;
    assert!(engine.registry().commands().count() > 10);
    for entry in engine.registry().commands() {
        let (resource, verb) = entry.name.split_once('.').unwrap();
        assert!(!verb.is_empty() && resource.chars().all(|c| c.is_ascii_lowercase()), "{}", entry.name);
        assert!(!entry.needs.area.is_empty() && !entry.needs.action.is_empty(), "{}", entry.name);
    }
}

#[tokio::test]
async fn what_search_leads_to_has_a_page() {
    let (_folder, engine) = engine().await;
    let mut led = 0;
    for schema in engine.registry().resources().map(|entry| entry.schema) {
        if let Some(path) = schema.pages {
            assert!(app::workspace::PAGES.contains(&(schema.name, path)), "{}", schema.name);
            led += 1;
        }
        if let Some(link) = schema.part_of {
            let kernel::Kind::Link(whole) = schema.get(link).unwrap().kind else { panic!("{}.{link}", schema.name) };
            assert!(engine.registry().resource(whole).unwrap().schema.pages.is_some(), "{}", schema.name);
        }
    }
    assert!(led > 3);
}
