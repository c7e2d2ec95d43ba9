//! The index of each resource's searchable fields, made from its schema after the migrations and kept by the database
//! itself, so that no statement can forget it.
//!
//! SQLite: an FTS5 table `{resource}_search` that keeps no text of its own, and triggers. PostgreSQL: a generated column
//! `words` with a GIN index. Both know the title apart from the rest. What was made is compared with what the schema asks
//! for today; where it differs it is made anew from the rows. A migration that drops a searched column drops the index first.

use kernel::{Field, Kind, Result, Schema};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement, TransactionTrait};

use crate::{Dialect, Engine, fault};

/// The letters of `kernel::text` that are two without their mark, or that SQLite's tokenizer takes for letters of their own.
const LETTERS: [(&str, &str); 10] = [
    ("ß", "ss"),
    ("ẞ", "ss"),
    ("æ", "ae"),
    ("Æ", "ae"),
    ("œ", "oe"),
    ("Œ", "oe"),
    ("ø", "o"),
    ("Ø", "o"),
    ("ł", "l"),
    ("Ł", "l"),
];

/// Name of the index of a table.
pub fn table(resource: &str) -> String {
    format!("{resource}_search")
}

/// Makes and renews what is not as the schemas ask for; gives the resources.
///
/// # Errors
/// Faults of the database.
pub async fn renew(engine: &Engine) -> Result<Vec<&'static str>> {
    let db = engine.inner().writer.begin().await.map_err(fault::database)?;
    if engine.dialect() == Dialect::Postgres {
        // Two processes that start at once: the second finds it done.
        run(&db, "SELECT pg_advisory_xact_lock(7316420)").await?;
    }
    let stale = stale(engine, &db).await?;
    for schema in &stale {
        for statement in statements(engine.dialect(), schema) {
            run(&db, &statement).await?;
        }
    }
    db.commit().await.map_err(fault::database)?;
    Ok(stale.into_iter().map(|schema| schema.name).collect())
}

/// How many indexes are not as the schemas ask for.
///
/// # Errors
/// Faults of the database.
pub async fn count_stale(engine: &Engine) -> Result<usize> {
    Ok(stale(engine, &engine.inner().rehearsals).await?.len())
}

async fn stale(engine: &Engine, db: &impl ConnectionTrait) -> Result<Vec<&'static Schema>> {
    let (backend, catalogue) = match engine.dialect() {
        Dialect::Sqlite => (
            DbBackend::Sqlite,
            "SELECT made.tbl_name, kept.sql || made.sql FROM sqlite_master made
             JOIN sqlite_master kept ON kept.type = 'table' AND kept.name = made.tbl_name || '_search'
             WHERE made.type = 'trigger' AND made.name = made.tbl_name || '_search_insert'",
        ),
        Dialect::Postgres => (
            DbBackend::Postgres,
            "SELECT c.relname, col_description(c.oid, a.attnum) FROM pg_class c
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'words' AND NOT a.attisdropped
             WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace",
        ),
    };
    let rows = db.query_all_raw(Statement::from_string(backend, catalogue)).await.map_err(fault::database)?;
    let mut made = std::collections::BTreeMap::new();
    for row in rows {
        let name: String = row.try_get_by_index(0).map_err(fault::database)?;
        let text: Option<String> = row.try_get_by_index(1).map_err(fault::database)?;
        made.insert(name, text.unwrap_or_default());
    }
    let indexed = engine.registry().resources().filter(|entry| entry.indexed).map(|entry| entry.schema);
    Ok(indexed.filter(|schema| made.get(schema.name) != Some(&mark(engine.dialect(), schema))).collect())
}

/// What stands in the database of an index that is as it should be.
fn mark(dialect: Dialect, schema: &Schema) -> String {
    match dialect {
        Dialect::Sqlite => create(schema) + &insert_trigger(schema),
        Dialect::Postgres => expression(schema),
    }
}

fn statements(dialect: Dialect, schema: &Schema) -> Vec<String> {
    let (name, index) = (schema.name, table(schema.name));
    match dialect {
        Dialect::Sqlite => {
            let (title, rest) = sqlite(schema, "t");
            vec![
                format!("DROP TRIGGER IF EXISTS {index}_insert"),
                format!("DROP TRIGGER IF EXISTS {index}_update"),
                format!("DROP TRIGGER IF EXISTS {index}_delete"),
                format!("DROP TABLE IF EXISTS {index}"),
                create(schema),
                format!("INSERT INTO {index}(rowid, title, rest) SELECT t.rowid, {title}, {rest} FROM {name} t"),
                insert_trigger(schema),
                update_trigger(schema),
                format!(
                    "CREATE TRIGGER {index}_delete AFTER DELETE ON {name} \
                     BEGIN DELETE FROM {index} WHERE rowid = old.rowid; END"
                ),
            ]
        }
        Dialect::Postgres => {
            let expression = expression(schema);
            vec![
                format!("ALTER TABLE {name} DROP COLUMN IF EXISTS words"),
                format!("ALTER TABLE {name} ADD COLUMN words tsvector GENERATED ALWAYS AS ({expression}) STORED"),
                format!("COMMENT ON COLUMN {name}.words IS '{}'", expression.replace('\'', "''")),
                format!("CREATE INDEX {index} ON {name} USING gin (words)"),
            ]
        }
    }
}

/// Beginnings of two letters have lists of their own: without them a short one would visit every word it begins. Those of
/// three would cost an import as much again, and are few enough.
fn create(schema: &Schema) -> String {
    format!(
        "CREATE VIRTUAL TABLE {} USING fts5(title, rest, content='', contentless_delete=1, prefix='2', \
         tokenize=\"unicode61 remove_diacritics 2\")",
        table(schema.name)
    )
}

fn insert_trigger(schema: &Schema) -> String {
    let (name, index, (title, rest)) = (schema.name, table(schema.name), sqlite(schema, "new"));
    format!(
        "CREATE TRIGGER {index}_insert AFTER INSERT ON {name} \
         BEGIN INSERT INTO {index}(rowid, title, rest) VALUES (new.rowid, {title}, {rest}); END"
    )
}

/// Most changes touch none of the words, and cost nothing.
fn update_trigger(schema: &Schema) -> String {
    let (name, index, (title, rest)) = (schema.name, table(schema.name), sqlite(schema, "new"));
    let differs: Vec<String> =
        schema.searchable().map(|Field { column, .. }| format!("old.{column} IS NOT new.{column}")).collect();
    format!(
        "CREATE TRIGGER {index}_update AFTER UPDATE ON {name} WHEN {} \
         BEGIN UPDATE {index} SET title = {title}, rest = {rest} WHERE rowid = old.rowid; END",
        differs.join(" OR ")
    )
}

/// Title and rest as SQLite's tokenizer gets them.
fn sqlite(schema: &Schema, row: &str) -> (String, String) {
    // Most texts are plain letters throughout, which is seen at once: a fifth of what the index costs an import.
    let plain = |text: String| {
        let replaced = LETTERS
            .iter()
            .fold(text.clone(), |text, (letter, plain)| format!("replace({text}, '{letter}', '{plain}')"));
        format!("CASE WHEN length({text}) = octet_length({text}) THEN {text} ELSE {replaced} END")
    };
    let (title, rest) = parts(schema, row);
    (plain(title), plain(rest))
}

/// Title and rest as PostgreSQL's words.
fn expression(schema: &Schema) -> String {
    let (title, rest) = parts(schema, "");
    let words = |text: String, weight| {
        format!("setweight(to_tsvector('simple'::regconfig, public.search_words({text})), '{weight}')")
    };
    format!("{} || {}", words(title, 'A'), words(rest, 'B'))
}

/// The title's column and the others', joined.
fn parts(schema: &Schema, row: &str) -> (String, String) {
    let (title, rest): (Vec<&Field>, Vec<&Field>) = schema.searchable().partition(|field| field.title);
    let join = |fields: Vec<&Field>| {
        let columns: Vec<String> = fields.into_iter().map(|field| column(field, row)).collect();
        if columns.is_empty() { "''".to_owned() } else { columns.join(" || ' ' || ") }
    };
    (join(title), join(rest))
}

fn column(field: &Field, row: &str) -> String {
    let dot = if row.is_empty() { "" } else { "." };
    let column = format!("{row}{dot}{}", field.column);
    match field.kind {
        Kind::Text(_) | Kind::Prose(_) | Kind::Tags => format!("coalesce({column}, '')"),
        _ => format!("coalesce(CAST({column} AS text), '')"),
    }
}

async fn run(db: &DatabaseTransaction, statement: &str) -> Result<()> {
    db.execute_unprepared(statement).await.map_err(fault::database).map(drop)
}
