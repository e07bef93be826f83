//! What fits together: a question with the examples and offers that may answer it, an example with the questions it may
//! answer. The order follows from what people wrote and where they are, and from nothing that can be bought or set.

use super::{Kind, Organisation};

/// Why something fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They share a theme; its slug.
    Theme(String),
    /// Both are of municipalities of about the same size.
    Size,
    /// Both are of municipalities in the same province; its code.
    Province(String),
    /// They share these words.
    Words(Vec<String>),
}

/// One of the two things that are compared.
#[derive(Clone, Debug)]
pub struct Side<'s> {
    /// In whose name it was written.
    pub organisation: &'s Organisation,
    /// The slugs of its themes.
    pub themes: &'s [String],
}

/// How well two things fit, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Higher is better; at most 1.
    pub score: f32,
    /// The reasons, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// What each reason weighs. Words weigh most.
const WORDS: f32 = 0.7;
const THEME: f32 = 0.15;
const SIZE: f32 = 0.1;
const PROVINCE: f32 = 0.05;
/// So much must come from what it is about, words and theme: a neighbour with another subject is of no help. Long texts
/// share a small part of their words, so little is enough when the theme is the same.
const ABOUT_THE_SAME: f32 = 0.1;
/// How many words are named as a reason.
const NAMED_WORDS: usize = 5;
/// Of two municipalities of about the same size, neither has more than so many times the inhabitants of the other.
const ABOUT: i64 = 2;

/// The kinds that may help somebody who brings this kind, or whom it may help.
pub fn counterparts(kind: Kind) -> [Kind; 2] {
    match kind {
        Kind::Question => [Kind::Example, Kind::Offer],
        Kind::Need => [Kind::Offer, Kind::Example],
        Kind::Example => [Kind::Question, Kind::Need],
        Kind::Offer => [Kind::Need, Kind::Question],
    }
}

/// How well two things fit; `None` when too little to show. `likeness` is that of their texts, from 0 to 1, and `words`
/// are those that they share. One word is enough where the theme is the same too.
pub fn fit(one: &Side<'_>, other: &Side<'_>, likeness: f32, words: &[String]) -> Option<Fit> {
    if words.is_empty() {
        return None;
    }
    let mut score = WORDS * likeness.clamp(0.0, 1.0);
    let mut reasons = vec![Reason::Words(words.iter().take(NAMED_WORDS).cloned().collect())];
    let theme = one.themes.iter().find(|theme| other.themes.contains(theme));
    if let Some(theme) = theme {
        score += THEME;
        reasons.push(Reason::Theme(theme.clone()));
    }
    if score < ABOUT_THE_SAME || (theme.is_none() && words.len() < 2) {
        return None;
    }
    if let (Some(a), Some(b)) = (one.organisation.inhabitants, other.organisation.inhabitants)
        && a <= b.saturating_mul(ABOUT)
        && b <= a.saturating_mul(ABOUT)
    {
        score += SIZE;
        reasons.push(Reason::Size);
    }
    if let (Some(a), Some(b)) = (&one.organisation.province, &other.organisation.province)
        && a == b
    {
        score += PROVINCE;
        reasons.push(Reason::Province(a.clone()));
    }
    Some(Fit { score, reasons })
}

#[cfg(test)]
mod tests {
    use db::uuid::Uuid;
    use proptest::prelude::*;
    use web::OrganisationId;

    use super::*;

    fn organisation(inhabitants: Option<i64>, province: Option<&str>) -> Organisation {
        Organisation {
            id: OrganisationId(Uuid::nil()),
            kind: "municipality".into(),
            name: "Ommen".into(),
            province: province.map(Into::into),
            inhabitants,
        }
    }

    #[test]
    fn a_neighbour_of_the_same_size_with_another_subject_does_not_fit() {
        let ommen = organisation(Some(18_400), Some("PV23"));
        let side = Side { organisation: &ommen, themes: &[] };
        assert_eq!(fit(&side, &side, 0.0, &[]), None);
    }

    #[test]
    fn each_reason_is_named() {
        let (ommen, dalfsen) =
            (organisation(Some(18_400), Some("PV23")), organisation(Some(29_000), Some("PV23")));
        let themes = ["privacy".to_owned()];
        let one = Side { organisation: &ommen, themes: &themes };
        let other = Side { organisation: &dalfsen, themes: &themes };
        let fit = fit(&one, &other, 0.5, &["sensoren".into()]).unwrap();
        assert_eq!(
            fit.reasons,
            [
                Reason::Words(vec!["sensoren".into()]),
                Reason::Theme("privacy".into()),
                Reason::Size,
                Reason::Province("PV23".into())
            ]
        );
    }

    proptest! {
        #[test]
        fn fitting_is_mutual_and_at_most_one(
            a in prop::option::of(0_i64..2_000_000), b in prop::option::of(0_i64..2_000_000), likeness in 0.0_f32..1.0,
        ) {
            let (one, other) = (organisation(a, Some("PV23")), organisation(b, None));
            let (one, other) = (Side { organisation: &one, themes: &[] }, Side { organisation: &other, themes: &[] });
            let words = ["sensor".to_owned()];
            let there = fit(&one, &other, likeness, &words);
            prop_assert_eq!(&there, &fit(&other, &one, likeness, &words));
            prop_assert!(there.is_none_or(|fit| fit.score <= 1.0));
        }
    }
}
