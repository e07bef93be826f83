//! The clock of the demo.

use web::{Clock, DAY, Instant};

use super::app;

#[tokio::test]
async fn the_clock_of_the_demo_is_moved_on_and_never_back() {
    let app = app(true).await;
    let before = app.clock().now();
    let mut guest = app.browser();
    let today = web::dates::date_of(before).to_string();
    for (day, time) in [(today.as_str(), "00:00"), ("2100-01-01", "00:00"), ("morgen", "09:00"), ("", "")] {
        let fields = [("day", day), ("time", time)];
        guest.post("/demo/klok", &fields).await.expect(422).assert_contains("een moment dat nog komt");
        assert_eq!(app.clock().now(), before, "{day} {time}");
    }
    let wanted = web::dates::date_of(before + 9 * DAY).to_string();
    let fields = [("day", wanted.as_str()), ("time", "17:05")];
    guest.post_followed("/demo/klok", &fields).await.expect(200).assert_contains("De klok staat nu verder");
    assert_eq!(Some(app.clock().now()), web::dates::instant_of(&wanted, "17:05"));
    guest.get("/demo/klok").await.expect(200).assert_contains("17:05");
}

#[test]
fn a_clock_with_a_head_start_goes_on_and_one_that_is_real_cannot_be_moved() {
    fn ask() -> Instant {
        7
    }
    let (ahead, real) = (Clock::ahead(ask), Clock::Real(ask));
    let same = ahead.clone();
    assert_eq!(ahead.now(), 7);
    ahead.advance(DAY);
    real.advance(DAY);
    assert_eq!((ahead.now(), same.now(), real.now()), (7 + DAY, 7 + DAY, 7));
}
