//! Each journey is one test; what it does is told in e2e/journeys/.

mod api;
mod survival;

use e2e::{run_journey, run_journey_without_mail_server};

#[test]
fn a_visitor_reads_the_front_page_and_follows_its_menu_and_footer() {
    run_journey("front-page");
}

#[test]
fn a_person_becomes_each_kind_of_member_in_the_demo() {
    run_journey("personas");
}

#[test]
fn a_question_is_asked_shared_answered_and_leads_to_an_example() {
    run_journey("question");
}

#[test]
fn somebody_new_signs_in_with_a_link_and_the_keyboard() {
    run_journey("sign-in");
}

#[test]
fn two_people_who_edit_at_once_lose_nothing() {
    run_journey("edit-together");
}

#[test]
fn a_reported_reply_is_removed_with_a_reason_and_put_back() {
    run_journey("moderation");
}

#[test]
fn a_program_reads_and_writes_with_a_key_that_somebody_made() {
    run_journey("programs");
}

#[test]
fn a_search_with_a_typing_error_finds_compounds() {
    run_journey("finding");
}

#[test]
fn what_is_followed_is_told_in_a_digest_that_stops_with_one_click() {
    run_journey("staying-in-touch");
}

#[test]
fn pages_can_be_printed_and_enlarged() {
    run_journey("print-and-zoom");
}

#[test]
fn somebody_who_is_invited_by_mail_takes_part() {
    run_journey("invitation");
}

#[test]
fn somebody_with_an_address_of_the_organisation_asks_to_take_part() {
    run_journey("join");
}

#[test]
fn files_are_added_refused_downloaded_and_taken_away() {
    run_journey("attachments");
}

#[test]
fn somebody_downloads_their_data_and_leaves() {
    run_journey("my-data");
}

#[test]
fn mail_waits_while_the_mail_server_is_down() {
    run_journey_without_mail_server("mail-server", "iemand@ommen.example");
}

#[test]
fn a_question_becomes_a_rule_that_leads_back_to_it() {
    run_journey("rulebook");
}

#[test]
fn every_page_is_sound_in_both_languages() {
    run_journey("every-page");
}
