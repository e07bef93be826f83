//! The filters beside a list, as `filters` in `parts.html` shows them.

/// One value of a filter.
pub struct FilterValue {
    /// What it is called.
    pub label: String,
    /// How much it gives together with what is chosen in the other filters, as people write numbers.
    pub count: String,
    /// The list with it; when it is chosen, without it.
    pub url: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// One filter with its values, the chosen one first.
pub struct Filter {
    /// What it is called.
    pub title: String,
    /// The first values.
    pub choices: Vec<FilterValue>,
    /// The rest, behind "more".
    pub more: Vec<FilterValue>,
}

impl Filter {
    /// How many values of a long filter are shown before "more".
    pub const SHORT: usize = 6;

    /// A filter that shows so many values before "more"; a single one more is not hidden.
    pub fn new(title: &str, short: usize, mut choices: Vec<FilterValue>) -> Self {
        choices.sort_by_key(|choice| !choice.chosen);
        let more = if choices.len() > short + 1 { choices.split_off(short) } else { Vec::new() };
        Self { title: title.to_owned(), choices, more }
    }
}
