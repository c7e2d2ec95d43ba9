//! Commands that come at once share a transaction on SQLite; nobody may notice.

use super::*;
use engine::{Dialect, News};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_count_up_and_failures_leave_no_gap() {
    each(async |house| {
        let mut asked = Vec::new();
        for place in 0..60_u64 {
            let cx = house.ana();
            asked.push(tokio::spawn(async move {
                // Every third fails inside the transaction; every third is given up somewhere on the way.
                let missing = (place % 3 == 0).then(|| customers::customers::CustomerId(Uuid::from_u128(place.into())));
                let fields = TicketFields { customer: missing, ..fields(&format!("ticket {place}")) };
                let work = cx.perform(CreateTicket { fields, assignee: None });
                let patience = Duration::from_millis(if place % 3 == 1 { place } else { 60_000 });
                (place, tokio::time::timeout(patience, work).await.ok())
            }));
        }
        let mut acknowledged = Vec::new();
        for task in asked {
            match task.await.unwrap() {
                (_, Some(Ok(id))) => acknowledged.push(id.0),
                (place, Some(Err(error))) => assert!(place % 3 == 0 && matches!(error, Error::Invalid(_)), "{error:?}"),
                (place, None) => assert_eq!(place % 3, 1, "only those were given up"),
            }
        }
        assert!(acknowledged.len() >= 20, "{}", acknowledged.len());
        // Whoever comes after those who gave up is served.
        acknowledged.push(house.ticket("the last").await.0);

        let read = house.ana().read(VIEW).unwrap();
        let mut sql = read.sql();
        sql.push(
            "SELECT t.id, t.number, (SELECT count(*) FROM audit_entries e WHERE e.record_id = t.id),
             (SELECT count(*) FROM events v WHERE v.record_id = t.id) FROM tickets t ORDER BY t.number",
        );
        let rows = read.rows(sql, |row| Ok((row.uuid(0)?, row.int(1)?, row.int(2)?, row.int(3)?))).await.unwrap();
        for (place, (id, number, entries, events)) in rows.iter().enumerate() {
            assert_eq!(usize::try_from(*number).unwrap(), place + 1, "no gap and no number twice");
            assert_eq!((*entries, *events), (1, 1), "{id}");
        }
        for id in acknowledged {
            assert_eq!(rows.iter().filter(|(found, ..)| *found == id).count(), 1, "{id}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_key_at_once_makes_one_ticket() {
    each(async |house| {
        let calls = (0..30).map(|_| {
            let cx = house.ana();
            tokio::spawn(async move {
                cx.perform_once(CreateTicket { fields: fields("once"), assignee: None }, "the key").await.unwrap()
            })
        });
        let mut ids = Vec::new();
        for call in calls.collect::<Vec<_>>() {
            ids.push(call.await.unwrap().output);
        }
        ids.dedup();
        assert_eq!(ids.len(), 1, "one answer for all");
        let page = house.ana().read(VIEW).unwrap().list("tickets", &ListQuery::default()).await.unwrap();
        assert_eq!(page.rows.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_line_is_told_to_those_who_listen() {
    each(async |house| {
        if house.db.engine.dialect() == Dialect::Sqlite {
            return;
        }
        let hears = async |line: &mut tokio::sync::broadcast::Receiver<News>, wanted: fn(&News) -> bool| {
            let heard = async { while !wanted(&line.recv().await.unwrap()) {} };
            tokio::time::timeout(Duration::from_secs(20), heard).await.expect("news");
        };
        let listeners = async |what: &str| {
            let read = house.ana().read(VIEW).unwrap();
            let mut sql = read.sql();
            sql.push("SELECT count(").push(what).push(") FROM pg_stat_activity WHERE query LIKE 'LISTEN%'");
            sql.push(" AND datname = current_database()");
            read.first(sql, |row| row.int(0)).await.unwrap().unwrap()
        };
        let mut line = house.db.engine.listen();
        while listeners("pid").await == 0 {
            tokio::task::yield_now().await;
        }
        house.ticket("before the break").await;
        hears(&mut line, |news| matches!(news, News::Happened(_))).await;
        assert_eq!(listeners("pg_terminate_backend(pid)").await, 1);
        hears(&mut line, |news| matches!(news, News::Missed)).await;
        house.ticket("after the break").await;
        hears(&mut line, |news| matches!(news, News::Happened(_))).await;
    })
    .await;
}
