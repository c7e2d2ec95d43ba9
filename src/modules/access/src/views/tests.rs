//! Whose views are whose, on both databases.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use engine::Cx;
use engine::testing::{TestDb, both};
use kernel::id::{MemberId, TeamId, WorkspaceId};
use kernel::{Error, Rule, Uuid};

use super::commands::{load, remove, save};
use super::{RemoveView, SaveView, Sharing, ViewFields};
use crate::testing::join;
use crate::workspaces::{self, CreateWorkspace};

struct House {
    db: TestDb,
    workspace: WorkspaceId,
    ana: MemberId,
    olga: MemberId,
}

async fn each(test: impl AsyncFn(House)) {
    for db in both(|| vec![crate::module()]).await {
        let workspace = workspaces::create(&db.engine, CreateWorkspace::new("optim", "saas")).await.unwrap();
        let ana = join(&db.engine, workspace, "ana@optim.example", "support_agent").await;
        let olga = join(&db.engine, workspace, "olga@optim.example", "super_admin").await;
        test(House { db, workspace, ana, olga }).await;
    }
}

impl House {
    fn cx(&self, member: MemberId, grants: &[&str], teams: &[TeamId]) -> Cx {
        let actor = self.db.actor(self.workspace).member(member).grants(grants.iter().copied());
        actor.teams(teams.iter().copied()).cx()
    }

    fn ana(&self) -> Cx {
        self.cx(self.ana, &["members:view"], &[])
    }

    fn olga(&self) -> Cx {
        self.cx(self.olga, &["*"], &[])
    }
}

fn view(name: &str, query: &str, sharing: Sharing) -> SaveView {
    let fields = ViewFields { name: name.into(), query: query.into(), sharing, team: None, opens: false };
    SaveView { resource: "members".into(), view: None, fields }
}

async fn names(cx: &Cx) -> Vec<String> {
    load(cx, "members").await.unwrap().views.into_iter().map(|view| view.fields.name).collect()
}

#[tokio::test]
async fn a_private_view_is_ones_own_and_one_for_everybody_takes_a_permission() {
    each(async |house| {
        let (ana, olga) = (house.ana(), house.olga());
        let id = save(&ana, view("Mine", "?status=active&sort=-created_at&after=x&view=all", Sharing::Private)).await;
        let id = id.unwrap();
        let kept = load(&ana, "members").await.unwrap();
        assert_eq!(kept.views[0].fields.query, "?status=active", "tidy, without page and view");
        assert_eq!((kept.views[0].mine, kept.may_share), (true, false));
        assert!(names(&olga).await.is_empty(), "a private view is nobody else's");
        let stolen = RemoveView { view: id, version: 1 };
        assert_eq!(remove(&olga, "members", stolen.clone()).await, Err(Error::NotFound));

        let shared = save(&ana, view("For all", "", Sharing::Everyone)).await;
        assert!(matches!(shared, Err(Error::Forbidden { .. })), "{shared:?}");
        let all = save(&olga, view("For all", "?q=a", Sharing::Everyone)).await.unwrap();
        assert_eq!(names(&ana).await, ["Mine", "For all"]);
        let theirs = RemoveView { view: all, version: 1 };
        assert!(matches!(remove(&ana, "members", theirs.clone()).await, Err(Error::Forbidden { .. })));
        let over = SaveView { view: Some((all, 1)), ..view("Mine now", "", Sharing::Private) };
        assert!(matches!(save(&ana, over).await, Err(Error::Forbidden { .. })));
        remove(&olga, "members", theirs).await.unwrap();
        remove(&ana, "members", stolen).await.unwrap();
        assert!(names(&ana).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_teams_view_is_for_the_team() {
    each(async |house| {
        let team = TeamId(Uuid::from_u128(5));
        let sql = format!(
            "INSERT INTO teams (id, workspace_id, version, created_at, updated_at, search, name)
             VALUES ('{}', '{}', 1, 1, 1, 'x', 'Support')",
            team.0, house.workspace.0
        );
        let sql = if house.db.engine.dialect() == engine::Dialect::Sqlite {
            sql.replace(&format!("'{}'", team.0), &format!("x'{}'", team.0.simple()))
                .replace(&format!("'{}'", house.workspace.0), &format!("x'{}'", house.workspace.0.simple()))
        } else {
            sql
        };
        house.db.meddle(&sql).await.unwrap();
        let inside = house.cx(house.olga, &["*"], &[team]);
        let wanted = |team| {
            let mut wanted = view("The queue", "", Sharing::Team);
            wanted.fields.team = team;
            wanted
        };
        assert_eq!(save(&inside, wanted(None)).await, Err(Error::invalid("team", Rule::Required)));
        assert_eq!(save(&house.olga(), wanted(Some(team))).await, Err(Error::invalid("team", Rule::Missing)));
        save(&inside, wanted(Some(team))).await.unwrap();
        assert_eq!(names(&house.cx(house.ana, &["members:view"], &[team])).await, ["The queue"]);
        assert!(names(&house.ana()).await.is_empty());
        assert_eq!(load(&inside, "members").await.unwrap().teams, [(team, "Support".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn a_list_opens_with_ones_own_view_before_everybodys_and_only_one_of_each() {
    each(async |house| {
        let opening = |name: &str, sharing| {
            let mut wanted = view(name, "?q=a", sharing);
            wanted.fields.opens = true;
            wanted
        };
        save(&house.olga(), opening("All open", Sharing::Everyone)).await.unwrap();
        save(&house.olga(), opening("All open, better", Sharing::Everyone)).await.unwrap();
        let opens = async || {
            let views = load(&house.ana(), "members").await.unwrap();
            let count = views.views.iter().filter(|view| view.fields.opens).count();
            (views.opening().unwrap().fields.name.clone(), count)
        };
        assert_eq!(opens().await, ("All open, better".to_owned(), 1));
        save(&house.ana(), opening("My own", Sharing::Private)).await.unwrap();
        assert_eq!(opens().await, ("My own".to_owned(), 2));
    })
    .await;
}

#[tokio::test]
async fn what_no_list_understands_is_not_kept() {
    each(async |house| {
        let ana = house.ana();
        for query in ["?planet=x", "?sort=password", "?where=any(", "?view=x"] {
            let refused = save(&ana, view("Odd", query, Sharing::Private)).await;
            assert_eq!(refused, Err(Error::invalid("query", Rule::Choice)), "{query}");
        }
        assert_eq!(save(&ana, view(" ", "", Sharing::Private)).await, Err(Error::invalid("name", Rule::Required)));
        let mut elsewhere = view("Odd", "", Sharing::Private);
        elsewhere.resource = "planets".into();
        assert_eq!(save(&ana, elsewhere).await, Err(Error::NotFound));
        let blind = house.cx(house.ana, &[], &[]);
        assert!(matches!(save(&blind, view("Odd", "", Sharing::Private)).await, Err(Error::Forbidden { .. })));
        let id = save(&ana, view("One", "", Sharing::Private)).await.unwrap();
        let again = |version| SaveView { view: Some((id, version)), ..view("Two", "?q=x", Sharing::Private) };
        save(&ana, again(1)).await.unwrap();
        assert_eq!(save(&ana, again(1)).await, Err(Error::Conflict { current: 2 }));
        assert_eq!(names(&ana).await, ["Two"]);
    })
    .await;
}
