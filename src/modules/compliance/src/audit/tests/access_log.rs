//! Who looked and who was refused a look is in the log, once, and the log stays good.

use engine::audit::write_accesses;
use kernel::id::MemberId;
use kernel::time::HOUR;

use super::*;

const ANA: Uuid = Uuid::from_u128(7);

impl House {
    /// Ana at her desk.
    fn ana(&self, grants: &[&str]) -> Cx {
        let ana = self.db.actor(self.workspace).member(MemberId(ANA)).name("Ana Souza");
        ana.grants(grants.iter().copied()).cx().calling_from([192, 0, 2, 7].into())
    }

    /// Command, record and facts of everything of Ana's, oldest first.
    async fn hers(&self) -> Vec<(String, Uuid, String)> {
        write_accesses(&self.db.engine).await.unwrap();
        let read = self.somebody(self.workspace, &["*"]).read(VIEW).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT command, record_id, changes, address FROM audit_entries WHERE member_id = ").bind(ANA);
        sql.push(" ORDER BY sequence");
        let entry = |row: &engine::Record<'_>| {
            assert_eq!(row.text(3)?, "192.0.2.7");
            Ok((row.text(0)?, row.uuid(1)?, row.text(2)?))
        };
        read.rows(sql, entry).await.unwrap()
    }
}

fn columns(names: &[&str]) -> ListQuery {
    ListQuery { columns: names.iter().map(|name| (*name).to_owned()).collect(), ..ListQuery::default() }
}

#[tokio::test]
async fn a_reading_of_personal_data_is_noted_once_an_hour() {
    each(async |house| {
        let read = || house.ana(&["customers:view"]).read(customers::customers::VIEW).unwrap();
        // A company's name and tier are nobody's.
        read().list("customers", &columns(&["name", "tier"])).await.unwrap();
        assert_eq!(house.hers().await, []);
        let page = read().list("customers", &columns(&["name", "email"])).await.unwrap();
        read().list("customers", &columns(&["name", "email"])).await.unwrap();
        let noted = house.hers().await;
        assert_eq!(noted.len(), 1, "{noted:?}");
        let (command, record, facts) = &noted[0];
        assert_eq!((command.as_str(), *record), ("records.read", Uuid::nil()));
        assert!(facts.contains("email") && !facts.contains("tax_id"), "{facts}");
        assert!(page.rows.iter().all(|row| facts.contains(&row.id.to_string())), "{facts}");
        // Other fields of one of them are another reading; what an export says by itself is none.
        let one = page.rows[0].id;
        read().shown("customers", [one]).unwrap();
        read().quietly().list("customers", &columns(&["tax_id"])).await.unwrap();
        let noted = house.hers().await;
        assert_eq!(noted.len(), 2, "{noted:?}");
        assert_eq!((noted[1].0.as_str(), noted[1].1), ("records.read", one));
        assert!(noted[1].2.contains("tax_id"), "{noted:?}");
        house.db.clock.advance(HOUR);
        read().list("customers", &columns(&["name", "email"])).await.unwrap();
        assert_eq!(house.hers().await.len(), 3);
        assert_eq!(house.verdict().await.bad, None);
    })
    .await;
}

#[tokio::test]
async fn looking_at_an_entry_is_noted() {
    each(async |house| {
        let read = house.ana(&["audit:view"]).read(VIEW).unwrap();
        let page = read.quietly().list("audit_log", &ListQuery::default()).await.unwrap();
        let entry = page.rows[0].id;
        let read = house.ana(&["audit:view"]).read(VIEW).unwrap();
        for _ in 0..2 {
            load::load(&read, entry).await.unwrap();
        }
        // Once, and as a look at the log: its entries name others.
        let noted = house.hers().await;
        assert!(matches!(noted.as_slice(), [(command, ..)] if command == "records.read"), "{noted:?}");
    })
    .await;
}

#[tokio::test]
async fn reading_the_log_is_noted_without_its_entries() {
    each(async |house| {
        let read = house.ana(&["audit:view"]).read(VIEW).unwrap();
        for _ in 0..3 {
            read.list("audit_log", &ListQuery::default()).await.unwrap();
            assert_eq!(house.hers().await.len(), 1);
        }
    })
    .await;
}

#[tokio::test]
async fn a_refused_look_is_noted_and_what_a_page_leaves_out_is_not() {
    each(async |house| {
        let cx = house.ana(&["tickets:view"]);
        for _ in 0..2 {
            assert!(matches!(cx.read(customers::customers::VIEW), Err(Error::Forbidden { .. })));
        }
        assert!(cx.read_if(VIEW).is_none());
        let noted = house.hers().await;
        assert_eq!(noted.len(), 1, "{noted:?}");
        assert_eq!(noted[0].0, "access.deny");
        assert!(noted[0].2.contains("customers:view"), "{noted:?}");
        house.db.clock.advance(HOUR);
        _ = cx.read(customers::customers::VIEW);
        assert_eq!(house.hers().await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_written_when_the_program_ends() {
    each(async |house| {
        _ = house.ana(&[]).read(VIEW);
        assert_eq!(house.db.engine.close().await, ());
        let settings = house.db.settings.clone();
        let modules = vec![access::module(), customers::module(), crate::module()];
        let engine = engine::Engine::open(&settings, house.db.clock.clone(), modules).await.unwrap();
        let read = engine.as_system(house.workspace, "test").read(VIEW).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT count(*) FROM audit_entries WHERE command = 'access.deny' AND member_id = ").bind(ANA);
        assert_eq!(read.first(sql, |row| row.int(0)).await.unwrap(), Some(1));
        engine.close().await;
    })
    .await;
}
