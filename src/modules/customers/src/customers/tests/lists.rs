use kernel::{Cell, Filter, ListPage, ListQuery, Op, Uuid};

use super::super::{SCHEMA, VIEW};
use super::*;
use crate::fixture::{House, each};

impl House {
    async fn list(&self, query: &ListQuery) -> ListPage {
        self.ana().read(VIEW).unwrap().list("customers", query).await.unwrap()
    }

    /// Names of what an address finds, in order.
    async fn names(&self, pairs: &[(&str, &str)]) -> Vec<String> {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let query = ListQuery::parse(&super::super::SCHEMA, &pairs).unwrap();
        let query = ListQuery { columns: vec!["name".into()], ..query };
        self.list(&query).await.rows.iter().map(|row| row.cells[0].text().to_owned()).collect()
    }

    async fn three(&self) {
        let (ana, bia) = (Some(self.ana), Some(self.bia));
        let fields = |name: &str| CustomerFields { region: "Sul".into(), ..named(name) };
        for fields in [
            CustomerFields { tier: Tier::Enterprise, owner: ana, tags: vec!["vip".into()], ..fields("Água & Cia") },
            CustomerFields {
                status: CustomerStatus::Trial,
                owner: bia,
                tags: vec!["vip2".into()],
                ..fields("banco 100%")
            },
            CustomerFields {
                email: "hello@zebra.example".into(),
                tax_id: "08.773.135/0001-00".into(),
                ..named("Zebra_Print")
            },
        ] {
            self.customer_with(fields).await;
            self.db.clock.advance(1_000);
        }
    }
}

#[tokio::test]
async fn a_list_is_filtered() {
    each(async |house| {
        house.three().await;
        let bia = house.bia.to_string();
        for (name, value, found) in [
            ("tier", "enterprise", &["Água & Cia"][..]),
            ("tier.not", "enterprise", &["Zebra_Print", "banco 100%"]),
            ("status", "trial,active", &["Zebra_Print", "banco 100%", "Água & Cia"]),
            ("owner", "me", &["Água & Cia"]),
            ("owner", &bia, &["banco 100%"]),
            ("owner", "none", &["Zebra_Print"]),
            ("owner.not", "me", &["Zebra_Print", "banco 100%"]),
            ("tags", "vip", &["Água & Cia"]),
            ("tags", "VIP,vip2", &["banco 100%", "Água & Cia"]),
            ("region", "Sul", &["banco 100%", "Água & Cia"]),
            ("tax_id", "08773135000100", &["Zebra_Print"]),
            ("created_at.from", "today", &["Zebra_Print", "banco 100%", "Água & Cia"]),
            ("created_at.to", "-1d", &[]),
        ] {
            assert_eq!(house.names(&[(name, value)]).await, found, "{name}={value}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_is_searched_by_words_without_accents() {
    each(async |house| {
        house.three().await;
        for (words, found) in [
            ("agua", &["Água & Cia"][..]),
            ("ÁGUA cia", &["Água & Cia"]),
            ("agua zebra", &[]),
            ("100%", &["banco 100%"]),
            ("%", &["banco 100%"]),
            ("zebra_p", &["Zebra_Print"]),
            ("-zebra -banco", &["Água & Cia"]),
            ("zebra.example", &["Zebra_Print"]),
            ("08773135", &["Zebra_Print"]),
        ] {
            assert_eq!(house.names(&[("q", words)]).await, found, "{words}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_is_sorted_and_the_archive_apart() {
    each(async |house| {
        house.three().await;
        assert_eq!(house.names(&[]).await, ["Zebra_Print", "banco 100%", "Água & Cia"], "newest first");
        assert_eq!(house.names(&[("sort", "created_at")]).await, ["Água & Cia", "banco 100%", "Zebra_Print"]);
        assert_eq!(house.names(&[("sort", "-tier"), ("tier", "enterprise,standard")]).await[0], "Água & Cia");
        assert_eq!(house.names(&[("sort", "status")]).await[0], "banco 100%");
        let zebra = house.list(&ListQuery { q: "zebra".into(), ..ListQuery::default() }).await.rows[0].id;
        let archive = ArchiveCustomer { customer: super::super::CustomerId(zebra), version: 1 };
        house.ana().perform(archive).await.unwrap();
        assert_eq!(house.names(&[]).await, ["banco 100%", "Água & Cia"]);
        assert_eq!(house.names(&[("archived", "true")]).await, ["Zebra_Print"]);
    })
    .await;
}

#[tokio::test]
async fn a_row_carries_its_cells_and_a_count() {
    each(async |house| {
        house.three().await;
        let filter = Filter { field: "tier".into(), op: Op::Is, values: vec!["enterprise".into()] };
        let columns = ["name", "tier", "owner", "tags"].map(str::to_owned).to_vec();
        let page =
            house.list(&ListQuery { filters: vec![filter], columns: columns.clone(), ..ListQuery::default() }).await;
        assert_eq!((page.columns, page.count.map(|count| (count.value, count.capped))), (columns, Some((1, false))));
        let owner = Cell::Link { id: house.ana.0, label: "Ana Souza".into() };
        let expected =
            [Cell::Text("Água & Cia".into()), Cell::Text("enterprise".into()), owner, Cell::Tags(vec!["vip".into()])];
        assert_eq!(page.rows[0].cells, expected);
        assert_eq!((page.next, page.previous), (None, None));
    })
    .await;
}

#[tokio::test]
async fn pages_show_each_row_once_both_ways_whatever_they_are_sorted_by() {
    each(async |house| {
        let names = ["Same", "same", "Other", "Água"];
        for place in 0..23_usize {
            // Times, names and tiers are shared by many, so that the order must fall back on something.
            let tier = Tier::ALL[place % 2];
            let owner = (place % 3 == 0).then_some(house.ana);
            house.customer_with(CustomerFields { tier, owner, ..named(names[place % names.len()]) }).await;
        }
        let single = ["created_at", "updated_at", "name", "tier", "status", "archived_at"];
        let several = ["-tier,name", "tier,-name", "name,-created_at", "-status,tier,-name", "tier,name,created_at"];
        let turned = single.map(|field| format!("-{field}"));
        for sort in single.into_iter().chain(several).chain(turned.iter().map(String::as_str)) {
            let pairs = [("sort".to_owned(), sort.to_owned()), ("limit".to_owned(), "5".to_owned())];
            let query = ListQuery::parse(&SCHEMA, &pairs).unwrap();
            let (forwards, pages, last) = walk(&house, query.clone(), |page| page.next.clone(), true).await;
            let distinct: std::collections::BTreeSet<_> = forwards.iter().collect();
            assert_eq!((forwards.len(), distinct.len(), pages), (23, 23, 5), "{sort}");
            let (mut backwards, ..) = walk(&house, last, |page| page.previous.clone(), false).await;
            backwards.reverse();
            assert_eq!(backwards, forwards, "{sort}");
            let whole = house.list(&ListQuery { limit: Some(50), ..query }).await;
            assert_eq!(forwards, whole.rows.iter().map(|row| row.id).collect::<Vec<_>>(), "{sort}");
        }
    })
    .await;
}

#[tokio::test]
async fn groups_of_conditions_hold_as_they_read() {
    each(async |house| {
        for (name, tier, owned) in [
            ("One", Tier::Standard, true),
            ("Two", Tier::Standard, false),
            ("Three", Tier::Enterprise, true),
            ("Four (4); a,b%", Tier::Enterprise, false),
        ] {
            let owner = owned.then_some(house.ana);
            house.customer_with(CustomerFields { tier, owner, ..named(name) }).await;
        }
        for (tree, expected) in [
            ("any(tier=enterprise;all(tier=standard;owner=me))", &["One", "Three", "Four (4); a,b%"][..]),
            ("all(tier=standard;any(owner=none;email.has=ONE@))", &["Two"]),
            ("all(tier.not=standard;owner=none)", &["Four (4); a,b%"]),
            ("any(email.has=%28;region=x)", &[]),
        ] {
            let mut names = house.names(&[("where", tree)]).await;
            names.sort();
            let mut expected: Vec<&str> = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(names, expected, "{tree}");
        }
        let narrowed = house.names(&[("where", "any(tier=standard;owner=me)"), ("tier", "enterprise")]).await;
        assert_eq!(narrowed, ["Three"], "beside the filters");
    })
    .await;
}

/// Ids in the order they were met, how many pages, and the query of the last one. Backwards a page is read from its end.
async fn walk(
    house: &House,
    mut query: ListQuery,
    turn: impl Fn(&ListPage) -> Option<String>,
    forwards: bool,
) -> (Vec<Uuid>, usize, ListQuery) {
    let (mut met, mut pages) = (Vec::new(), 0);
    loop {
        let page = house.list(&query).await;
        let mut ids: Vec<_> = page.rows.iter().map(|row| row.id).collect();
        if !forwards {
            ids.reverse();
        }
        met.extend(ids);
        pages += 1;
        assert!(pages < 20, "no end");
        match turn(&page) {
            None => return (met, pages, query),
            Some(cursor) if forwards => query = ListQuery { after: Some(cursor), before: None, ..query },
            Some(cursor) => query = ListQuery { before: Some(cursor), after: None, ..query },
        }
    }
}

#[tokio::test]
async fn more_than_ten_thousand_are_counted_as_so_many_and_more() {
    each(async |house| {
        let id = house.customer("Zebra").await;
        let (series, new) = match house.db.engine.dialect() {
            engine::Dialect::Sqlite => {
                ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)", "randomblob(16)")
            }
            engine::Dialect::Postgres => ("WITH n(i) AS (SELECT generate_series(1, 10000))", "gen_random_uuid()"),
        };
        let columns =
            "workspace_id, version, created_at, updated_at, search, name, email, tax_id, tier, status, region,
            notes, tags";
        let copy = format!("{series} INSERT INTO customers (id, {columns}) SELECT {new}, {columns} FROM customers, n");
        house.db.meddle(&copy).await.unwrap();
        let read = house.ana().read(VIEW).unwrap();
        let page = read.list("customers", &ListQuery::default()).await.unwrap();
        assert_eq!(page.count.map(|count| (count.value, count.capped)), Some((10_000, true)));
        house.ana().perform(ArchiveCustomer { customer: id, version: 1 }).await.unwrap();
        let page = read.list("customers", &ListQuery::default()).await.unwrap();
        assert_eq!(page.count.map(|count| (count.value, count.capped)), Some((10_000, false)), "as many as it says");
    })
    .await;
}
