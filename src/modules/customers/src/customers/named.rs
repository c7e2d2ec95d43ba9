//! Customers as files name them, for whatever else comes in from files.

use std::collections::HashMap;

use engine::import::{self, EXTERNAL_ID, Importable};
use engine::{Tx, fault};
use kernel::{Result, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::resource::Customers;
use super::{CREATE, entity};

/// How a file names a customer; any of them may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Named {
    pub external_id: String,
    /// Lower case.
    pub email: String,
    pub name: String,
}

/// Finds each customer by external id, else by e-mail, else by its exact name (where one of the two has no e-mail: people
/// of the same name with different addresses are different), and creates those that are nowhere (`None` without the
/// permission for it, and for one that is not named at all). Two that share an e-mail are one customer, under the name
/// that came first.
///
/// # Errors
/// Faults of the database.
pub async fn find_or_create(tx: &mut Tx, wanted: &[Named]) -> Result<Vec<Option<Uuid>>> {
    let mut known = Known::look(tx, wanted).await?;
    let may_create = tx.actor().may(CREATE);
    let (mut found, mut created) = (Vec::with_capacity(wanted.len()), Vec::new());
    for named in wanted {
        let id = known.find(named).or_else(|| {
            let name = if named.name.is_empty() { &named.email } else { &named.name };
            if name.is_empty() || !may_create {
                return None;
            }
            let id = tx.id();
            created.push(entity::Model {
                id,
                external_id: (!named.external_id.is_empty()).then(|| named.external_id.clone()),
                name: name.clone(),
                email: named.email.clone(),
                ..<Customers as Importable>::blank()
            });
            known.add(named, id);
            Some(id)
        });
        found.push(id);
    }
    import::insert::<Customers>(tx, &mut created).await?;
    Ok(found)
}

/// Customers by each of the ways to name one.
struct Known {
    external: HashMap<String, Uuid>,
    email: HashMap<String, Uuid>,
    name: HashMap<String, ByName>,
}

/// Who has a name, and who of them has no e-mail.
#[derive(Clone, Copy, Default)]
struct ByName {
    any: Option<Uuid>,
    without_email: Option<Uuid>,
}

impl Known {
    async fn look(tx: &Tx, wanted: &[Named]) -> Result<Self> {
        let external = by(tx, EXTERNAL_ID, wanted.iter().map(|named| &named.external_id)).await?;
        let email = by(tx, "email", wanted.iter().map(|named| &named.email)).await?;
        let open = wanted.iter().filter(|named| !email.contains_key(&named.email));
        let name = by_name(tx, &distinct(open.map(|named| &named.name))).await?;
        Ok(Self { external, email, name })
    }

    fn find(&self, named: &Named) -> Option<Uuid> {
        let by_name = || {
            let found = self.name.get(&named.name)?;
            if named.email.is_empty() { found.any } else { found.without_email }
        };
        self.external.get(&named.external_id).or_else(|| self.email.get(&named.email)).copied().or_else(by_name)
    }

    fn add(&mut self, named: &Named, id: Uuid) {
        for (map, key) in [(&mut self.external, &named.external_id), (&mut self.email, &named.email)] {
            if !key.is_empty() {
                map.entry(key.clone()).or_insert(id);
            }
        }
        if !named.name.is_empty() {
            let found = self.name.entry(named.name.clone()).or_default();
            found.any.get_or_insert(id);
            if named.email.is_empty() {
                found.without_email.get_or_insert(id);
            }
        }
    }
}

async fn by(tx: &Tx, column: &str, values: impl Iterator<Item = &String>) -> Result<HashMap<String, Uuid>> {
    Ok(import::ids_by::<Customers>(tx, column, &distinct(values)).await?.into_iter().collect())
}

/// The oldest customer in use comes first.
async fn by_name(tx: &Tx, names: &[String]) -> Result<HashMap<String, ByName>> {
    use entity::Column;
    let mut found = HashMap::<String, ByName>::new();
    if names.is_empty() {
        return Ok(found);
    }
    let rows: Vec<(String, String, Uuid)> = entity::Entity::find()
        .select_only()
        .columns([Column::Name, Column::Email, Column::Id])
        .filter(Column::WorkspaceId.eq(tx.workspace().0))
        .filter(Column::Name.is_in(names.iter().map(String::as_str)))
        .order_by_desc(Column::ArchivedAt.is_null())
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    for (name, email, id) in rows {
        let found = found.entry(name).or_default();
        found.any.get_or_insert(id);
        if email.is_empty() {
            found.without_email.get_or_insert(id);
        }
    }
    Ok(found)
}

fn distinct<'a>(values: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut values: Vec<String> = values.filter(|value| !value.is_empty()).cloned().collect();
    values.sort_unstable();
    values.dedup();
    values
}
