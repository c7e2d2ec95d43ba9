//! What text becomes before PostgreSQL makes words of it: lower case, without accents, nothing but letters and digits.
//! SQLite's own tokenizer does the same. The indexes themselves follow the schemas: the engine makes them after the
//! migrations (`engine/search/index.rs`).

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// As `kernel::text::fold` does it: one letter for one letter, then those that become two.
const ONE: [(&str, &str); 15] = [
    ("àáâãäåāăąÀÁÂÃÄÅĀĂĄ", "a"),
    ("çćčÇĆČ", "c"),
    ("èéêëēęěÈÉÊËĒĘĚ", "e"),
    ("ìíîïīÌÍÎÏĪ", "i"),
    ("łŁ", "l"),
    ("ñńňÑŃŇ", "n"),
    ("òóôõöøōőÒÓÔÕÖØŌŐ", "o"),
    ("řŘ", "r"),
    ("śšşŚŠŞ", "s"),
    ("ùúûüūůűÙÚÛÜŪŮŰ", "u"),
    ("ýÿÝŸ", "y"),
    ("źžżŹŽŻ", "z"),
    // What the parser of words would read as more than letters: addresses, paths, signs.
    ("!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~", " "),
    ("''", " "),
    ("’‘“”«»–—…·", " "),
];

fn function() -> String {
    let (mut from, mut to) = (String::new(), String::new());
    for (letters, plain) in ONE {
        // A quote is doubled in the text of a statement and one letter in its value.
        let count = if letters == "''" { 1 } else { letters.chars().count() };
        from.push_str(letters);
        to.push_str(&plain.repeat(count));
    }
    // Marks that combine with a letter go: whatever has no partner in the second list is left out.
    from.extend('\u{300}'..='\u{36f}');
    format!(
        "CREATE FUNCTION search_words(written text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
         $body$ SELECT replace(replace(replace(replace(lower(translate(written, '{from}', '{to}')),
         'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'œ', 'oe') $body$"
    )
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            crate::run(manager, &[&function()]).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            // The columns that were made with it go along; the engine makes them again.
            crate::run(manager, &["DROP FUNCTION search_words(text) CASCADE"]).await?;
        }
        Ok(())
    }
}
