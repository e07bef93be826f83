//! Each journey is one test; what it does is told in e2e/journeys/.

use e2e::run_journey;

#[test]
fn a_visitor_reads_the_front_page_and_follows_its_menu_and_footer() {
    run_journey("front-page");
}

#[test]
fn a_person_becomes_each_kind_of_member_in_the_demo() {
    run_journey("personas");
}
