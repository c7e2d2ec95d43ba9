//! Changing one's own profile and password.

use engine::{Cx, Run, Tx, fault};
use kernel::{Actor, Command, Error, Grants, Permission, Result, Rule};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use ui::i18n::Locale;

use super::{EditProfile, OWN, Profile};
use crate::members::{Members, Notices};
use crate::resets::commands::set_password;
use crate::sessions::commands::CountFailure;
use crate::sessions::sign_in::{limit, system};
use crate::{password, strength, token, users};

/// Failures within a quarter of an hour after which the old password is asked for in vain.
const MOST: i64 = 10;

/// The caller with the one permission that everybody holds for themselves.
pub(crate) fn own(cx: &Cx) -> Cx {
    let actor = Actor { grants: Grants::new([OWN.to_string()]), ..cx.actor().clone() };
    cx.acting(actor)
}

impl Run for EditProfile {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut member = tx.load::<Members>(tx.actor().member, Some(self.version)).await?;
        member.name = self.name.trim().to_owned();
        member.department = self.department.trim().to_owned();
        member.notices = self.notices.write();
        let locale = Locale::parse(&self.locale).unwrap_or_default().code();
        users::entity::Entity::update_many()
            .col_expr(users::entity::Column::Locale, Expr::value(locale))
            .filter(users::entity::Column::Id.eq(member.user_id))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        let member = tx.save::<Members>(member).await?;
        tx.emit::<Members>("member_introduced", member.id);
        Ok(())
    }
}

/// Sets one's own password; the old one is checked and the new one judged and hashed already.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct ChangePassword {
    password_hash: String,
    /// The session that goes on.
    keep: String,
}

impl Command for ChangePassword {
    const NAME: &'static str = "passwords.change";
    const NEEDS: Permission = OWN;
    type Output = ();
}

impl Run for ChangePassword {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let user = users::entity::Entity::find_by_id(tx.actor().user.0).one(tx.connection()).await;
        let user = user.map_err(fault::database)?.ok_or(Error::NotFound)?;
        set_password(tx, &user, self.password_hash, Some(&self.keep)).await?;
        let member = tx.actor().member;
        tx.witness("members", member, &[("password", "changed")])
    }
}

/// What the caller says about themselves.
///
/// # Errors
/// `NotFound` for a member who has gone.
pub(super) async fn load(cx: &Cx) -> Result<Profile> {
    let read = own(cx).read(OWN)?;
    let mut sql = read.sql();
    sql.push(
        "SELECT t.version, t.name, u.email, u.locale, t.department, t.notices FROM members t
         JOIN users u ON u.id = t.user_id WHERE t.id = ",
    );
    sql.bind(cx.actor().member.0);
    read.within(&mut sql, "members")?;
    let found = read.first(sql, |row| {
        Ok(Profile {
            version: row.int(0)?,
            name: row.text(1)?,
            email: row.text(2)?,
            locale: row.text(3)?,
            department: row.text(4)?,
            notices: Notices::read(&row.text(5)?),
        })
    });
    found.await?.ok_or(Error::NotFound)
}

/// Changes the caller's password and ends their other sessions.
///
/// # Errors
/// `Invalid` on `old` with `Credentials`, on `password` for one that is not good enough; `TooMany`.
pub(super) async fn change_password(cx: &Cx, session: &str, old: &str, new: &str) -> Result<()> {
    let (system, profile) = (system(cx.engine()), load(cx).await?);
    // Apart from failures to sign in: what strangers do elsewhere keeps nobody from changing it.
    let key = format!("own-password:{}", cx.actor().user.0);
    limit(&system, &key, MOST).await?;
    let read = system.read(OWN)?;
    let mut sql = read.sql();
    sql.push("SELECT password_hash FROM users WHERE id = ").bind(cx.actor().user.0);
    let stored = read.first(sql, |row| row.text(0)).await?;
    if !password::verify(old, stored).await? {
        system.perform(CountFailure { keys: vec![key] }).await?;
        return Err(Error::invalid("old", Rule::Credentials));
    }
    strength::demand(new, &[&profile.name, &profile.email]).await?;
    let command = ChangePassword { password_hash: password::hash(new).await?, keep: token::hash(session) };
    own(cx).perform(command).await
}
