//! Codes of six digits that are sent to somebody and typed once: by mail for a new device, as a text message for a factor.
//!
//! A million codes are tried in no time by whoever reads the table, so what is kept is no plain hash but a MAC under a key
//! that is not in the database. What does not belong here: how often somebody may ask for one, and try.

use engine::{Engine, Tx, fault};
use kernel::{Result, Uuid};
use ring::hmac;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// What the key is derived for.
const PURPOSE: &str = "one-time codes";

/// The one-time codes table: at most one for each session or factor.
pub mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "one_time_codes")]
    pub struct Model {
        /// The session or factor that it is for.
        #[sea_orm(primary_key, auto_increment = false)]
        pub about: Uuid,
        /// HMAC-SHA-256, hexadecimal.
        pub hash: String,
        pub created_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A new code.
pub fn new() -> String {
    format!("{:06}", rand::random_range(0..1_000_000))
}

/// What is kept of a code: under the newest key first.
fn hashes(engine: &Engine, about: Uuid, code: &str) -> Result<Vec<String>> {
    let said = format!("{about} {code}");
    let hash = |bytes: &[u8; 32]| hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, bytes), said.as_bytes());
    Ok(engine.sealer()?.derive(PURPOSE).iter().map(|key| engine::hex(hash(&key.bytes))).collect())
}

/// What [`keep`] keeps of a code, so that the command that does knows no code.
///
/// # Errors
/// `Internal` without a key.
pub fn hash(engine: &Engine, about: Uuid, code: &str) -> Result<String> {
    hashes(engine, about, code)?.into_iter().next().ok_or_else(|| fault::internal("there is no key for codes"))
}

/// Keeps a code's hash; the one before is worth nothing any more.
///
/// # Errors
/// Faults of the database.
pub async fn keep(tx: &Tx, about: Uuid, hash: String) -> Result<()> {
    let row = entity::ActiveModel { about: Set(about), hash: Set(hash), created_at: Set(tx.now().0) };
    let newer = OnConflict::column(entity::Column::About)
        .update_columns([entity::Column::Hash, entity::Column::CreatedAt])
        .to_owned();
    let kept = entity::Entity::insert(row).on_conflict(newer).exec_without_returning(tx.connection()).await;
    kept.map_err(fault::database).map(drop)
}

/// Takes a code that is not older than `good` milliseconds, if it is right: of two who give it at a moment the second deletes
/// nothing.
///
/// # Errors
/// Faults of the database or of the keys.
pub async fn take(tx: &Tx, about: Uuid, code: &str, good: i64) -> Result<bool> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let taken = entity::Entity::delete_many()
        .filter(entity::Column::About.eq(about))
        .filter(entity::Column::Hash.is_in(hashes(tx.cx().engine(), about, &code)?))
        .filter(entity::Column::CreatedAt.gt(tx.now().0 - good))
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    Ok(taken.rows_affected == 1)
}
