//! Users: people, across workspaces, with the address and password they sign in with.

pub mod entity;

use engine::{Engine, Run, Tx, fault};
use kernel::id::{MemberId, WorkspaceId};
use kernel::permission::may;
use kernel::{Check, Command, Error, Permission, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::members::{self, Members};
use crate::roles::{self, holding};
use crate::{password, strength, teams};

/// Puts a person into a workspace, creating the user when the address is new. Internal: the password is hashed already.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AddMember {
    name: String,
    email: String,
    password_hash: String,
    role: Uuid,
    locale: String,
}

impl Command for AddMember {
    const NAME: &'static str = "members.add";
    const NEEDS: Permission = may("members", "create");
    type Output = MemberId;

    fn validate(&self) -> Result<()> {
        Check::new().text("name", &self.name, 200).text("email", &self.email, 254).email("email", &self.email).done()
    }
}

impl Run for AddMember {
    async fn run(self, tx: &mut Tx) -> Result<MemberId> {
        let joining = Joining {
            name: self.name,
            email: self.email,
            password_hash: self.password_hash,
            role: self.role,
            locale: self.locale,
            ..Joining::default()
        };
        join(tx, joining).await.map(|joined| MemberId(joined.member.id))
    }
}

/// Somebody on their way into a workspace.
#[derive(Clone, Debug, Default)]
pub(crate) struct Joining {
    pub name: String,
    pub email: String,
    /// Of a new user; one who is known keeps theirs.
    pub password_hash: String,
    pub role: Uuid,
    /// The same.
    pub locale: String,
    pub department: String,
    pub manager: Option<Uuid>,
    pub customer: Option<Uuid>,
    pub terms_at: Option<i64>,
    /// Number of the workspace's terms that they accept at that moment.
    pub terms_number: Option<i64>,
    /// Keys of roles beside that one; it may be among them.
    pub roles: Vec<String>,
    /// Of their own.
    pub grants: Vec<String>,
    pub teams: Vec<Uuid>,
    pub notices: members::Notices,
    /// Who has given all that; the caller, if nobody is named.
    pub given_by: Option<Uuid>,
}

/// Somebody who has come in.
#[derive(Clone, Debug)]
pub(crate) struct Joined {
    pub user: entity::Model,
    pub member: members::entity::Model,
    /// The user was there before.
    pub known: bool,
}

/// Makes a member, and a user when the address is new.
///
/// # Errors
/// `Invalid` with `Taken` for somebody who is a member already.
pub(crate) async fn join(tx: &mut Tx, joining: Joining) -> Result<Joined> {
    let Joining { name, email, password_hash, role, locale, department, manager, customer, .. } = joining;
    let Joining { terms_at, terms_number, roles: more, grants, teams, notices, given_by, .. } = joining;
    let email = email.trim().to_lowercase();
    let found = entity::Entity::find()
        .filter(entity::Column::Email.eq(&email))
        .one(tx.connection())
        .await
        .map_err(fault::database)?;
    let known = found.is_some();
    let user = if let Some(user) = found {
        user
    } else {
        let user = entity::Model {
            id: tx.id(),
            email: email.clone(),
            name: name.clone(),
            password_hash,
            locale,
            theme: "system".into(),
            disabled_at: None,
            created_at: tx.now().0,
            terms_at,
        };
        entity::Entity::insert(entity::ActiveModel::from(user.clone()))
            .exec_without_returning(tx.connection())
            .await
            .map_err(fault::database)?;
        user
    };
    let found = roles::entity::Entity::find_by_id(role).one(tx.connection()).await.map_err(fault::database)?;
    let role = found.filter(|role| role.workspace_id == tx.workspace().0);
    let role = role.ok_or_else(|| Error::invalid("role", Rule::Missing))?;
    let mut keys = vec![role.key.clone()];
    keys.extend(more.into_iter().filter(|key| *key != role.key));
    let member = members::entity::Model {
        id: tx.id(),
        workspace_id: Uuid::nil(),
        version: 0,
        created_at: 0,
        updated_at: 0,
        archived_at: None,
        search: String::new(),
        user_id: user.id,
        role_id: role.id,
        name,
        email,
        roles: roles::text(keys.iter().cloned())?,
        grants: roles::text(grants.iter().cloned())?,
        department,
        manager_id: manager,
        customer_id: customer,
        status: members::MemberStatus::Active.rank(),
        terms_number,
        terms_at: terms_number.and(terms_at),
        notices: notices.write(),
    };
    let member = tx.insert::<Members>(member).await?;
    holding::note_by(tx, given_by, member.id, &keys, &grants).await?;
    teams::joining::join(tx, member.id, teams).await?;
    tx.emit::<Members>("member_added", member.id);
    Ok(Joined { user, member, known })
}

/// A new person: who, and in which role.
#[derive(Clone, Debug)]
pub struct NewMember<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub password: &'a str,
    pub role: Uuid,
    pub locale: &'a str,
}

/// Adds a person to a workspace as the program itself (set-up, `create-admin`, demo data).
///
/// # Errors
/// `Invalid` when the password is too weak or the address is no address or taken in this workspace.
pub async fn add_member(engine: &Engine, workspace: WorkspaceId, person: NewMember<'_>) -> Result<MemberId> {
    strength::demand(person.password, &[person.name, person.email]).await?;
    let command = AddMember {
        name: person.name.to_owned(),
        email: person.email.to_owned(),
        password_hash: password::hash(person.password).await?,
        role: person.role,
        locale: person.locale.to_owned(),
    };
    engine.as_system(workspace, "setup").perform(command).await
}

/// Holds a person's row until commit: what is counted about them is counted by one at a time.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn lock(tx: &Tx, user: Uuid) -> Result<()> {
    entity::Entity::find_by_id(user).lock_exclusive().one(tx.connection()).await.map_err(fault::database).map(drop)
}

/// At least 12 characters with upper and lower case, digit and symbol.
///
/// # Errors
/// `Invalid` on `password`.
pub fn check_password(password: &str) -> Result<()> {
    let mut check = Check::new();
    if password.chars().count() < 12 {
        check.fail("password", Rule::TooShort(12));
    }
    let has = |kind: fn(char) -> bool| password.chars().any(kind);
    if !(has(char::is_uppercase) && has(char::is_lowercase) && has(char::is_numeric) && has(|c| !c.is_alphanumeric())) {
        check.fail("password", Rule::Choice);
    }
    check.done()
}

#[cfg(test)]
mod tests {
    use kernel::{Error, Problem, Rule};

    use super::check_password;

    fn broken(password: &str) -> Vec<Rule> {
        match check_password(password) {
            Ok(()) => Vec::new(),
            Err(Error::Invalid(problems)) => {
                assert!(problems.iter().all(|Problem { field, .. }| field == "password"), "{problems:?}");
                problems.into_iter().map(|problem| problem.rule).collect()
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_password_has_twelve_characters_of_four_kinds() {
        for good in ["Correct-hor1", "Correct horse battery 1", "Ñandú-está-aquí-9", "ÀÉÎõü-ñçß123"] {
            assert_eq!(broken(good), [], "{good}");
        }
        assert_eq!(broken("Correct-ho1"), [Rule::TooShort(12)], "eleven characters");
        // Characters count, not bytes.
        assert_eq!(broken("Ñandú-está1"), [Rule::TooShort(12)]);
        for (missing, password) in [
            ("upper case", "correct-horse-1"),
            ("lower case", "CORRECT-HORSE-1"),
            ("digit", "Correct-horse-one"),
            ("symbol", "CorrectHorse1Battery"),
        ] {
            assert_eq!(broken(password), [Rule::Choice], "{missing}");
        }
        assert_eq!(broken(""), [Rule::TooShort(12), Rule::Choice]);
    }
}
