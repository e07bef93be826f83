//! The files of the registers come from elsewhere: whatever they hold, reading ends, with a result that holds to its word
//! or a reason. Random, and valid files that were changed here and there.

use people::municipalities::{cbs, cbs_code, tooi};
use proptest::{collection::vec, prelude::*, sample::Index};

use crate::municipalities::{list, node};

const TABLES: [&str; 3] = [
    "RegioS;Perioden;TotaleBevolking_1\nGM0363;2022JJ00;882633\nGM0175;2022JJ00;18219\nPV23;2022JJ00;1171910\nGM0175;2023JJ00;.\n",
    "cbs_code,inwoners,peildatum\nGM0363,882633,2022-01-01\n0175,18219,2022-01-01\n",
    "cbs_code\tnaam\tinwoners_2022_01_01\tinwoners_2023_01_01\nGM0363\tAmsterdam\t882633\t903399\n",
];

/// A register of three municipalities.
fn register() -> String {
    list(vec![node("0175", "Ommen"), node("0363", "Amsterdam"), node("1900", "Súdwest-Fryslân")])
}

/// The bytes with some of them changed, and cut off or said twice.
fn changed(bytes: &[u8], changes: &[(Index, u8)], cut: Option<(Index, bool)>) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, byte) in changes {
        let at = at.index(bytes.len());
        bytes[at] = *byte;
    }
    if let Some((at, twice)) = cut {
        let at = at.index(bytes.len());
        if twice {
            bytes.extend_from_within(at..);
        } else {
            bytes.truncate(at);
        }
    }
    bytes
}

/// What a file of numbers promises, when it is read.
fn keeps_its_word(file: &cbs::PopulationFile) -> Result<(), TestCaseError> {
    for one in &file.populations {
        prop_assert!(one.inhabitants > 0);
        prop_assert_eq!(cbs_code(&one.cbs_code), Some(one.cbs_code.clone()));
    }
    let pairs = file.populations.iter().map(|one| (&one.cbs_code, one.reference_date));
    prop_assert!(pairs.is_sorted_by(|a, b| a < b), "a code and day occur twice, or out of order");
    Ok(())
}

#[test]
fn the_files_that_are_changed_below_are_good_ones() {
    for table in TABLES {
        assert!(cbs::parse(table.as_bytes()).unwrap().populations.len() >= 2);
    }
    assert_eq!(tooi::parse(&register()).unwrap().municipalities.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_a_table_or_refused(start in 0..4_usize, bytes in vec(any::<u8>(), 0..400)) {
        let heads = ["", "cbs_code,inwoners,peildatum\n", "RegioS;Perioden;TotaleBevolking_1\n", "\u{feff}cbs_code\tinwoners_2022_01_01\n"];
        if let Ok(file) = cbs::parse(&[heads[start].as_bytes(), &bytes].concat()) {
            keeps_its_word(&file)?;
        }
    }

    #[test]
    fn a_changed_table_is_read_or_refused(
        table in 0..3_usize,
        changes in vec((any::<Index>(), any::<u8>()), 0..8),
        cut in proptest::option::of((any::<Index>(), any::<bool>())),
    ) {
        if let Ok(file) = cbs::parse(&changed(TABLES[table].as_bytes(), &changes, cut)) {
            keeps_its_word(&file)?;
        }
    }

    #[test]
    fn a_changed_register_is_read_or_refused(
        changes in vec((any::<Index>(), any::<u8>()), 0..8),
        cut in proptest::option::of((any::<Index>(), any::<bool>())),
        tail in any::<String>(),
    ) {
        let bytes = changed(register().as_bytes(), &changes, cut);
        let text = String::from_utf8_lossy(&bytes);
        for text in [text.to_string(), format!("{text}{tail}"), tail] {
            if let Ok(register) = tooi::parse(&text) {
                for one in &register.municipalities {
                    prop_assert_eq!(cbs_code(&one.cbs_code), Some(one.cbs_code.clone()));
                }
            }
        }
    }

    #[test]
    fn any_text_is_a_code_or_none(text in any::<String>()) {
        if let Some(code) = cbs_code(&text) {
            prop_assert_eq!(cbs_code(&code), Some(code.clone()));
        }
    }
}
