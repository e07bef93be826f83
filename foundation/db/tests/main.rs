//! The database layer, on the engine under test.

use db::{Db, Engine, params, testing::TestDatabase, uuid::Uuid};

db::sql!(PUT = "INSERT INTO demo_mail (id, recipient, subject, body, at) VALUES ($1, $2, $3, $4, $5)");
db::sql!(GET = "SELECT id, recipient, at FROM demo_mail WHERE at >= $2 AND recipient = $1 ORDER BY at");
db::family!(FILTERED = "SELECT id, subject FROM demo_mail WHERE at >= $1 {filters} ORDER BY at", filters: [
    ("recipient", "AND recipient = {}"),
    ("subject", "AND subject = {}"),
]);

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

async fn put(db: &Db, number: u128, recipient: &str, subject: &str) -> db::Result<()> {
    let mut transaction = db.write().await?;
    let values = params![id(number), recipient, subject, "", number as i64];
    transaction.execute(&PUT, values).await?;
    transaction.commit().await
}

#[tokio::test]
async fn parameters_are_matched_by_number_and_not_by_order() {
    let test = TestDatabase::new().await.unwrap();
    put(&test.db, 7, "a", "x").await.unwrap();
    let read = test.db.read().await.unwrap();
    let rows = read.all(&GET, params!["a", 5_i64]).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].get::<Uuid>("id").unwrap(), id(7));
    assert_eq!(rows[0].get::<i64>("at").unwrap(), 7);
    assert!(rows[0].get::<i64>("recipient").is_err());
    assert!(rows[0].get::<i64>("missing").is_err());
}

#[tokio::test]
async fn a_dropped_transaction_leaves_nothing_and_the_next_one_works() {
    let test = TestDatabase::new().await.unwrap();
    for round in 0..5 {
        let mut transaction = test.db.write().await.unwrap();
        transaction.execute(&PUT, params![id(round), "a", "x", "", 1_i64]).await.unwrap();
        drop(transaction);
    }
    put(&test.db, 9, "a", "x").await.unwrap();
    let read = test.db.read().await.unwrap();
    assert_eq!(read.all(&GET, params!["a", 0_i64]).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_second_row_with_the_same_key_breaks_a_rule() {
    let test = TestDatabase::new().await.unwrap();
    put(&test.db, 1, "a", "x").await.unwrap();
    assert!(put(&test.db, 1, "a", "x").await.unwrap_err().is_constraint());
}

#[tokio::test]
async fn filters_can_be_combined_at_will() {
    let test = TestDatabase::new().await.unwrap();
    put(&test.db, 1, "a", "x").await.unwrap();
    put(&test.db, 2, "a", "y").await.unwrap();
    put(&test.db, 3, "b", "y").await.unwrap();
    let read = test.db.read().await.unwrap();
    let count = async |filters: &[(&str, db::Value)]| {
        read.all_with(&FILTERED, params![0_i64], filters).await.unwrap().len()
    };
    assert_eq!(count(&[]).await, 3);
    assert_eq!(count(&[("subject", "y".into())]).await, 2);
    assert_eq!(count(&[("subject", "y".into()), ("recipient", "a".into())]).await, 1);
}

#[tokio::test]
async fn every_registered_statement_is_understood_by_the_engine() {
    let test = TestDatabase::new().await.unwrap();
    let refused = test.db.check_statements().await.unwrap();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[tokio::test]
async fn a_changed_migration_is_noticed_and_a_second_start_does_nothing() {
    let test = TestDatabase::new().await.unwrap();
    assert_eq!(test.db.migrate().await.unwrap(), Vec::<&str>::new());
    let mut transaction = test.db.write().await.unwrap();
    transaction.batch("UPDATE schema_migration SET checksum = 'other'").await.unwrap();
    transaction.commit().await.unwrap();
    assert!(matches!(test.db.migrate().await, Err(db::Error::MigrationChanged(_))));
}

#[tokio::test]
async fn many_rows_go_in_at_once() {
    let test = TestDatabase::new().await.unwrap();
    let rows: Vec<Vec<db::Value>> =
        (0..1234).map(|n| params![id(n), "a", "x", "", n as i64].to_vec()).collect();
    let mut transaction = test.db.write().await.unwrap();
    let head = "INSERT INTO demo_mail (id, recipient, subject, body, at)";
    transaction.insert_many(head, &rows, "").await.unwrap();
    transaction.commit().await.unwrap();
    let read = test.db.read().await.unwrap();
    assert_eq!(read.all(&GET, params!["a", 0_i64]).await.unwrap().len(), 1234);
}

#[tokio::test]
async fn a_full_disk_is_answered_as_not_available_and_what_was_kept_stays() {
    let test = TestDatabase::new().await.unwrap();
    if test.db.engine() == Engine::Postgres {
        return; // the disk of the server is not ours to fill
    }
    put(&test.db, 1, "a", "x").await.unwrap();
    let mut transaction = test.db.write().await.unwrap();
    transaction.batch("PRAGMA max_page_count = 1").await.unwrap();
    let large = "x".repeat(10_000_000);
    let error = transaction.execute(&PUT, params![id(2), "a", large, "", 2_i64]).await.unwrap_err();
    assert!(error.is_unavailable(), "{error}");
    drop(transaction);
    let read = test.db.read().await.unwrap();
    assert_eq!(read.all(&GET, params!["a", 0_i64]).await.unwrap().len(), 1);
}
