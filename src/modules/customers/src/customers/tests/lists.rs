use kernel::query::Sort;
use kernel::schema::Direction;
use kernel::{Cell, Filter, ListPage, ListQuery, Op, Uuid};

use super::super::VIEW;
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
            ("a_p", &["Zebra_Print"]),
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
        for field in ["created_at", "updated_at", "name", "tier", "status", "archived_at"] {
            for direction in [Direction::Ascending, Direction::Descending] {
                let sort = Some(Sort { field: field.into(), direction });
                let query = ListQuery { sort, limit: Some(5), ..ListQuery::default() };
                let (forwards, pages, last) = walk(&house, query.clone(), |page| page.next.clone(), true).await;
                let distinct: std::collections::BTreeSet<_> = forwards.iter().collect();
                assert_eq!((forwards.len(), distinct.len(), pages), (23, 23, 5), "{field} {direction:?}");
                let (mut backwards, ..) = walk(&house, last, |page| page.previous.clone(), false).await;
                backwards.reverse();
                assert_eq!(backwards, forwards, "{field} {direction:?}");
            }
        }
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
