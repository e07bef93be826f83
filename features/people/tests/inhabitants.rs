//! Files with numbers of inhabitants.

use jiff::civil::{Date, date};
use people::municipalities::cbs::{self, CbsError, RowProblem};

/// The numbers in a file that must be in order, as short texts.
fn numbers(text: &str) -> Vec<(String, Date, u32)> {
    let file = cbs::parse(text.as_bytes()).unwrap();
    assert_eq!(file.warnings, []);
    file.populations.into_iter().map(|p| (p.cbs_code, p.reference_date, p.inhabitants)).collect()
}

fn one(code: &str, day: Date, inhabitants: u32) -> (String, Date, u32) {
    (code.to_owned(), day, inhabitants)
}

fn error(text: &str) -> CbsError {
    cbs::parse(text.as_bytes()).unwrap_err()
}

#[test]
fn the_table_of_cbs_is_read_as_it_comes() {
    let text = "\u{feff}\"ID\";\"RegioS\";\"Perioden\";\"TotaleBevolking_1\";\"Mannen_2\"\r\n\
        \"12\";\"NL01  \";\"2022JJ00\";\"  1000000\";\"500000\"\r\n\
        \"13\";\"PV27  \";\"2022JJ00\";\"  200000\";\"100000\"\r\n\
        \"14\";\"GM9363\";\"2021JJ00\";\"  90100\";\"45000\"\r\n\
        \"15\";\"GM9363  \";\"2022JJ00\";\"  90399\";\"45100\"\r\n\
        \"16\";\"GM9003  \";\"2022JJ00\";\"       .\";\"\"\r\n";
    let file = cbs::parse(text.as_bytes()).unwrap();
    assert_eq!(
        numbers(text),
        [one("GM9363", date(2021, 1, 1), 90_100), one("GM9363", date(2022, 1, 1), 90_399)]
    );
    assert_eq!(file.other_regions, 2);
    let [gap] = &file.gaps[..] else { panic!("one gap") };
    assert_eq!((gap.row, gap.cbs_code.as_str(), gap.reference_date), (6, "GM9003", date(2022, 1, 1)));
}

#[test]
fn our_own_layout_is_read_with_any_sign_between_columns() {
    for sign in [",", ";", "\t"] {
        let text =
            "cbs_code,inwoners,peildatum\nGM9001,944,2024-01-01\n9002,1195,1-1-2024\n".replace(',', sign);
        let day = date(2024, 1, 1);
        assert_eq!(numbers(&text), [one("GM9001", day, 944), one("GM9002", day, 1195)]);
    }
}

#[test]
fn the_date_may_stand_in_the_name_of_the_column() {
    let text = "cbs_code,tooi_uri,naam,provincie_uri,inwoners_2022_01_01,inwoners_2023_01_01\n\
        GM9001,x,\"Water, dam en Zand\",y,944,950\n";
    assert_eq!(numbers(text), [one("GM9001", date(2022, 1, 1), 944), one("GM9001", date(2023, 1, 1), 950)]);
}

#[test]
fn any_kind_of_line_end_is_understood() {
    let text = " \ncbs_code,naam,inwoners_2022_01_01\nGM9001,\"Wa\nterdam\",944\n\n\nGM9002,Zandhoek,.";
    for line_end in ["\n", "\r\n", "\r"] {
        let file = cbs::parse(text.replace('\n', line_end).as_bytes()).unwrap();
        assert_eq!((file.populations.len(), file.gaps[0].row), (1, 7), "{line_end:?}");
    }
}

#[test]
fn names_in_an_old_character_set_do_no_harm() {
    let text = b"naam;cbs_code;inwoners_2022_01_01\nS\xfadwest;GM9001;944\n";
    assert_eq!(cbs::parse(text).unwrap().populations[0].inhabitants, 944);
}

#[test]
fn groups_of_thousands_are_understood() {
    let day = date(2022, 1, 1);
    let rows = ["903399", "903.399", "\"903,399\"", "903 399", "903\u{a0}399", "903'399"];
    for number in rows {
        let text = format!("cbs_code,inwoners,peildatum\nGM9001,{number},2022-01-01\n");
        assert_eq!(numbers(&text), [one("GM9001", day, 903_399)], "{number}");
    }
}

#[test]
fn a_row_with_something_wrong_is_named_by_its_number() {
    let text = "cbs_code;inwoners;peildatum\n\
        GM9001;944;2022-01-01\n\
        \n\
        Waterdam;100;2022-01-01\n\
        GM9002;;2022-01-01\n\
        GM9003;12.5;2022-01-01\n\
        GM9004;100;1/2/2022\n\
        GM9005;0;2022-01-01\n\
        GM9006;-5;2022-01-01\n\
        GM9007;99999999999;2022-01-01\n\
        GM9008;1.000,000;2022-01-01\n\
        GM9009\n\
        GM9001;944;2022-01-01\n";
    let file = cbs::parse(text.as_bytes()).unwrap();
    assert_eq!(file.populations.len(), 1);
    let gaps: Vec<_> = file.gaps.iter().map(|gap| gap.row).collect();
    assert_eq!(gaps, [5]);
    let told: Vec<_> = file.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "row 4: \"Waterdam\" is not the code of a municipality",
            "row 6: \"12.5\" is not a number of inhabitants",
            "row 7: \"1/2/2022\" is not a date that can be used",
            "row 8: \"0\" is not a number of inhabitants",
            "row 9: \"-5\" is not a number of inhabitants",
            "row 10: \"99999999999\" is not a number of inhabitants",
            "row 11: \"1.000,000\" is not a number of inhabitants",
            "row 12: \"\" is not a date that can be used",
            "row 13: GM9001 is in the file more than once, with the same number",
        ]
    );
    assert!(matches!(&file.warnings[0].problem, RowProblem::BadCode { text } if text == "Waterdam"));
    let message = file.warnings[0].message();
    assert_eq!(message.key, "people-inhabitants-row-bad-code");
    assert_eq!(message.args, [("row", "4".to_owned()), ("text", "Waterdam".to_owned())]);
}

#[test]
fn two_numbers_for_one_municipality_and_day_stop_the_import() {
    let text = "cbs_code,inwoners,peildatum\nGM9001,944,2022-01-01\nGM9001,945,2022-01-01\n";
    assert_eq!(
        error(text).to_string(),
        "row 3: GM9001 on 2022-01-01 has 945 inhabitants here and 944 in an earlier row"
    );
}

#[test]
fn a_file_that_cannot_be_used_says_why() {
    assert_eq!(error(""), CbsError::Empty);
    assert_eq!(error("\u{feff}\r\n \n"), CbsError::Empty);
    assert_eq!(error("PK\u{3}\u{4}\0\0"), CbsError::NotText);
    assert_eq!(
        error("cbs_code,naam,inwoners_2022_01_01\nGM9001,\"A,944\nGM9002,B,1\n"),
        CbsError::LooseQuote
    );
    assert_eq!(
        error("naam;inwoners;peildatum\n"),
        CbsError::NoCodeColumn { found: "naam, inwoners, peildatum".to_owned() }
    );
    assert_eq!(
        error("cbs_code;bewoners;peildatum\n"),
        CbsError::NoInhabitantsColumn { found: "cbs_code, bewoners, peildatum".to_owned() }
    );
    assert_eq!(error("cbs_code,inwoners\nGM9001,944\n"), CbsError::NoDateColumn);
    assert_eq!(error("cbs_code,inwoners,peildatum\nGM9001,.,2022-01-01\n"), CbsError::NoRows);
    assert_eq!(error("inwoners_2022_13_01,cbs_code\n").message().key, "people-inhabitants-no-number-column");
}
