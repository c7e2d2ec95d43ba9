//! Backup codes: ten at a time, each good once, for whoever has lost the other factors.

use engine::{Tx, fault};
use kernel::{Result, Uuid};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use sha2::{Digest, Sha256};

use super::backup_entity as entity;

/// How many are made at once.
const COUNT: usize = 10;
/// Crockford's base 32: no letter that could be taken for a digit. Each carries five bits.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of a code: 80 bits, which no search through hashes finds.
const LENGTH: usize = 16;

/// New codes in groups of four, `7kqm-x2ab-…`.
pub fn make() -> Vec<String> {
    (0..COUNT).map(|_| one()).collect()
}

/// A single new code.
pub fn one() -> String {
    let bytes: [u8; LENGTH] = rand::random();
    let letters = bytes.iter().map(|byte| char::from(ALPHABET.get(usize::from(byte % 32)).copied().unwrap_or(b'a')));
    let letters: Vec<char> = letters.collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What is kept of a code, however it is typed.
pub fn hash(user: Uuid, code: &str) -> String {
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    engine::hex(Sha256::digest(format!("{user} {code}").as_bytes()))
}

/// Puts new codes in the place of all earlier ones.
pub(super) async fn replace(tx: &Tx, user: Uuid, hashes: Vec<String>) -> Result<()> {
    entity::Entity::delete_many()
        .filter(entity::Column::UserId.eq(user))
        .exec(tx.connection())
        .await
        .map_err(fault::database)?;
    if hashes.is_empty() {
        return Ok(());
    }
    let rows = hashes.into_iter().map(|hash| entity::ActiveModel {
        id: Set(tx.id()),
        user_id: Set(user),
        hash: Set(hash),
        created_at: Set(tx.now().0),
        used_at: Set(None),
    });
    entity::Entity::insert_many(rows).exec_without_returning(tx.connection()).await.map_err(fault::database).map(drop)
}

/// Gives codes to whoever has none left; tells whether they were taken.
pub(crate) async fn give(tx: &Tx, user: Uuid, hashes: Vec<String>) -> Result<bool> {
    let left = entity::Entity::find()
        .filter(entity::Column::UserId.eq(user))
        .filter(entity::Column::UsedAt.is_null())
        .count(tx.connection())
        .await
        .map_err(fault::database)?;
    if left == 0 {
        replace(tx, user, hashes).await?;
    }
    Ok(left == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_differ_and_may_be_typed_in_any_way() {
        let codes = make();
        let distinct: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!((codes.len(), distinct.len()), (COUNT, COUNT));
        let (ada, bob) = (Uuid::from_u128(1), Uuid::from_u128(2));
        for code in codes {
            assert_eq!(code.len(), LENGTH + 3, "{code}");
            assert_eq!(hash(ada, &code), hash(ada, &format!(" {} ", code.replace('-', " ").to_uppercase())));
            assert_ne!(hash(ada, &code), hash(bob, &code));
        }
    }
}
