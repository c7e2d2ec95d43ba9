//! Keeping views. Whoever is a member keeps their own; others' take [`SHARE`], which the calls below look at, because the
//! commands themselves run with what everybody holds.

use engine::{Cx, Run, Tx, fault};
use kernel::{Error, ListQuery, Result, Rule, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{RemoveView, SHARE, SaveView, SavedView, SavedViews, Sharing, ViewFields, Views, entity};
use crate::profile::own;

/// Most views of a member on one list.
const MOST: usize = 50;

impl Run for SaveView {
    async fn run(self, tx: &mut Tx) -> Result<Uuid> {
        let ViewFields { name, query, sharing, team, opens } = self.fields;
        let schema = tx.cx().engine().registry().resource(&self.resource)?.schema;
        let pairs = ui::table::pairs(&query);
        let query = ui::table::parse(schema, pairs).map_err(|_| Error::invalid("query", Rule::Choice))?.first_page();
        let query = ListQuery { view: None, ..query }.address();
        let team = team.filter(|_| sharing == Sharing::Team);
        if let Some(team) = team
            && !tx.actor().teams.contains(&team)
        {
            return Err(Error::invalid("team", Rule::Missing));
        }
        let found = match self.view {
            Some((view, version)) => Some(tx.load::<SavedViews>(view, Some(version)).await?),
            None => None,
        };
        let model = entity::Model {
            id: found.as_ref().map_or_else(|| tx.id(), |found| found.id),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: found.as_ref().map_or(0, |found| found.created_at),
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            resource: self.resource,
            name: name.trim().to_owned(),
            query,
            member_id: found.as_ref().map_or(tx.actor().member.0, |found| found.member_id),
            team_id: team.map(|team| team.0),
            sharing: sharing.rank(),
            opens: i64::from(opens),
        };
        if opens {
            close_others(tx, &model).await?;
        }
        let view = if let Some(found) = found {
            let model = entity::Model { workspace_id: found.workspace_id, version: found.version, ..model };
            tx.save::<SavedViews>(model).await?.id
        } else {
            enough(tx, &model.resource).await?;
            tx.insert::<SavedViews>(model).await?.id
        };
        tx.emit::<SavedViews>("view_saved", view);
        Ok(view)
    }
}

/// The list opens with one view of those that are for the same people.
async fn close_others(tx: &mut Tx, view: &entity::Model) -> Result<()> {
    use entity::Column::{Id, MemberId, Opens, Resource, Sharing as Shared, TeamId, WorkspaceId};
    let mut others = entity::Entity::update_many()
        .col_expr(Opens, Expr::value(0_i64))
        .filter(WorkspaceId.eq(tx.workspace().0))
        .filter(Resource.eq(view.resource.as_str()))
        .filter(Shared.eq(view.sharing))
        .filter(Id.ne(view.id));
    if view.sharing == Sharing::Private.rank() {
        others = others.filter(MemberId.eq(view.member_id));
    }
    if let Some(team) = view.team_id {
        others = others.filter(TeamId.eq(team));
    }
    others.exec(tx.connection()).await.map_err(fault::database).map(drop)
}

async fn enough(tx: &Tx, resource: &str) -> Result<()> {
    let held: Vec<Uuid> = entity::Entity::find()
        .select_only()
        .column(entity::Column::Id)
        .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
        .filter(entity::Column::MemberId.eq(tx.actor().member.0))
        .filter(entity::Column::Resource.eq(resource))
        .filter(entity::Column::ArchivedAt.is_null())
        .into_tuple()
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    if held.len() >= MOST { Err(Error::invalid("name", Rule::TooMany(MOST))) } else { Ok(()) }
}

impl Run for RemoveView {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        tx.archive::<SavedViews>(self.view, self.version).await?;
        tx.emit::<SavedViews>("view_removed", self.view);
        Ok(())
    }
}

/// The views that the caller sees on a list.
pub async fn load(cx: &Cx, resource: &str) -> Result<Views> {
    let schema = cx.engine().registry().resource(resource)?.schema;
    let read = cx.read(schema.view())?;
    let actor = cx.actor();
    let may_share = actor.may(SHARE) && !actor.looking;
    let mut sql = read.sql();
    sql.push("SELECT id, version, name, query, sharing, team_id, opens, member_id FROM views WHERE workspace_id = ");
    sql.bind(actor.workspace.0).push(" AND archived_at IS NULL AND resource = ").bind(schema.name);
    sql.push(" AND (member_id = ").bind(actor.member.0).push(" OR sharing = ").bind(Sharing::Everyone.rank());
    for team in &actor.teams {
        sql.push(" OR (sharing = ").bind(Sharing::Team.rank()).push(" AND team_id = ").bind(team.0).push(")");
    }
    sql.push(") ORDER BY sharing, name, id");
    let member = actor.member.0;
    let views = read.rows(sql, move |row| {
        let sharing = Sharing::from_rank(row.int(4)?).unwrap_or(Sharing::Private);
        let fields = ViewFields {
            name: row.text(2)?,
            query: row.text(3)?,
            sharing,
            team: row.maybe_uuid(5)?.map(kernel::id::TeamId),
            opens: row.int(6)? != 0,
        };
        let own = row.uuid(7)? == member;
        let mine = if sharing == Sharing::Private { own } else { may_share };
        Ok(SavedView { id: row.uuid(0)?, version: row.int(1)?, fields, mine })
    });
    let views = views.await?;
    let mut teams = read.sql();
    teams.push("SELECT id, name FROM teams WHERE workspace_id = ").bind(actor.workspace.0).push(" AND id IN ");
    // Nobody's id: the list needs at least one.
    teams.list(actor.teams.iter().map(|team| team.0).chain([Uuid::nil()])).push(" ORDER BY name");
    let teams = read.rows(teams, |row| Ok((kernel::id::TeamId(row.uuid(0)?), row.text(1)?))).await?;
    Ok(Views { views, may_share, teams })
}

/// Saves a view: one's own, or with [`SHARE`] one for others.
pub async fn save(cx: &Cx, command: SaveView) -> Result<Uuid> {
    let known = load(cx, &command.resource).await?;
    if let Some((view, _)) = command.view {
        let found = known.views.iter().find(|known| known.id == view).ok_or(Error::NotFound)?;
        if !found.mine {
            return Err(cx.actor().reach(SHARE).err().unwrap_or(Error::NotFound));
        }
    }
    if command.fields.sharing != Sharing::Private {
        cx.actor().reach(SHARE)?;
    }
    own(cx).perform(command).await
}

/// Takes a view away, as far as the caller may change it.
pub async fn remove(cx: &Cx, resource: &str, command: RemoveView) -> Result<()> {
    let known = load(cx, resource).await?;
    match known.views.iter().find(|known| known.id == command.view) {
        Some(view) if view.mine => own(cx).perform(command).await,
        Some(_) => Err(cx.actor().reach(SHARE).err().unwrap_or(Error::NotFound)),
        None => Err(Error::NotFound),
    }
}
