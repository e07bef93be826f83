//! What can be wrong with a file that an operator gives us, in words that help to repair it.

use jiff::civil::Date;

/// Something to tell a person: the key of a text in the locale files with the values to fill in.
///
/// The same problem in English, for logs and the command line, is the `Display` text of the error itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Key of the text, for instance `people-register-duplicate-code`.
    pub key: &'static str,
    /// Values for the text, by the name they have in it.
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    /// A text without values.
    #[must_use]
    pub fn plain(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds one value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// Why a file could not be read as the list of municipalities.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TooiError {
    /// The file is not JSON, or it was cut off.
    #[error("this file is not JSON, or it is not complete (line {line}, column {column})")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON, but no list of municipalities.
    #[error("this file is JSON, but not the official list of municipalities (TOOI, rwc_gemeenten_compleet)")]
    NotTheList,
    /// The list has no version number.
    #[error("the list has no version number (volgnummer)")]
    NoVersion,
    /// A municipality has no usable code, or one that differs from its address.
    #[error("the municipality {subject} has no valid code")]
    BadCode {
        /// Web address of the municipality.
        subject: String,
    },
    /// Two municipalities with one code.
    #[error("the code {code} is in the list twice")]
    DuplicateCode {
        /// The code.
        code: String,
    },
    /// A municipality without a name.
    #[error("the municipality {code} has no name")]
    MissingName {
        /// The code.
        code: String,
    },
    /// A municipality without a province.
    #[error("the municipality {code} has no valid province")]
    MissingProvince {
        /// The code.
        code: String,
    },
    /// A date is missing where there must be one, or cannot be read.
    #[error("{subject} has no valid date: \"{value}\"")]
    BadDate {
        /// Code of the municipality or web address of the change.
        subject: String,
        /// What the list says; empty when it says nothing.
        value: String,
    },
    /// A municipality ends before it begins.
    #[error("the municipality {code} ends before it begins")]
    EndsBeforeItBegins {
        /// The code.
        code: String,
    },
    /// A change names a municipality that the list does not have.
    #[error("the change {change} names a municipality that is not in the list: {municipality}")]
    UnknownMunicipality {
        /// Web address of the change.
        change: String,
        /// What the change names.
        municipality: String,
    },
    /// A change that does not say from what or into what.
    #[error("the change {change} does not say which municipalities it is about")]
    IncompleteChange {
        /// Web address of the change.
        change: String,
    },
}

impl TooiError {
    /// The text for the page of the operator.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NotJson { line, column } => {
                Message::plain("people-register-not-json").with("line", line).with("column", column)
            }
            Self::NotTheList => Message::plain("people-register-not-the-list"),
            Self::NoVersion => Message::plain("people-register-no-version"),
            Self::BadCode { subject } => Message::plain("people-register-bad-code").with("subject", subject),
            Self::DuplicateCode { code } => {
                Message::plain("people-register-duplicate-code").with("code", code)
            }
            Self::MissingName { code } => Message::plain("people-register-missing-name").with("code", code),
            Self::MissingProvince { code } => {
                Message::plain("people-register-missing-province").with("code", code)
            }
            Self::BadDate { subject, value } => {
                Message::plain("people-register-bad-date").with("subject", subject).with("value", value)
            }
            Self::EndsBeforeItBegins { code } => {
                Message::plain("people-register-ends-before-it-begins").with("code", code)
            }
            Self::UnknownMunicipality { change, municipality } => {
                Message::plain("people-register-unknown-municipality")
                    .with("change", change)
                    .with("municipality", municipality)
            }
            Self::IncompleteChange { change } => {
                Message::plain("people-register-incomplete-change").with("change", change)
            }
        }
    }
}

/// A contradiction inside the list: two places give different days for one event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{subject}: the list gives two days for one event, {taken} and {other}; {taken} was taken")]
pub struct TooiWarning {
    /// Code of the municipality.
    pub subject: String,
    /// The day that was used for the municipality.
    pub taken: Date,
    /// The day that another property, or the change, gives.
    pub other: Date,
}

impl TooiWarning {
    /// The text for the page of the operator.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::plain("people-register-two-days")
            .with("subject", &self.subject)
            .with("taken", self.taken)
            .with("other", self.other)
    }
}

/// Why a file could not be read as numbers of inhabitants.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CbsError {
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// The file is a spreadsheet or another kind of file that is not text.
    #[error("this file is not text; save the sheet as CSV and try again")]
    NotText,
    /// A quote that opens a text is never closed.
    #[error("the file has a quotation mark without its partner, so the rows cannot be told apart")]
    LooseQuote,
    /// No column with codes of municipalities.
    #[error(
        "no column with the codes of municipalities (RegioS or cbs_code) in the first line; it has: {found}"
    )]
    NoCodeColumn {
        /// The columns that are there.
        found: String,
    },
    /// No column with inhabitants.
    #[error("no column with inhabitants (TotaleBevolking_1 or inwoners) in the first line; it has: {found}")]
    NoInhabitantsColumn {
        /// The columns that are there.
        found: String,
    },
    /// No reference date, neither in a column nor in the name of a column.
    #[error(
        "no column with the reference date (Perioden or peildatum), and none named like inwoners_2022_01_01"
    )]
    NoDateColumn,
    /// Two rows give different numbers for the same municipality and day.
    #[error(
        "row {row}: {cbs_code} on {reference_date} has {second} inhabitants here and {first} in an earlier row"
    )]
    Contradiction {
        /// Row of the second number; the line with the names of the columns is row 1.
        row: u64,
        /// The municipality.
        cbs_code: String,
        /// The day.
        reference_date: Date,
        /// The number in the earlier row.
        first: u32,
        /// The number in this row.
        second: u32,
    },
    /// The columns are there, but not one row could be used.
    #[error("the file has no row with inhabitants of a municipality")]
    NoRows,
}

impl CbsError {
    /// The text for the page of the operator.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::plain("people-inhabitants-empty"),
            Self::NotText => Message::plain("people-inhabitants-not-text"),
            Self::LooseQuote => Message::plain("people-inhabitants-loose-quote"),
            Self::NoCodeColumn { found } => {
                Message::plain("people-inhabitants-no-code-column").with("found", found)
            }
            Self::NoInhabitantsColumn { found } => {
                Message::plain("people-inhabitants-no-number-column").with("found", found)
            }
            Self::NoDateColumn => Message::plain("people-inhabitants-no-date-column"),
            Self::Contradiction { row, cbs_code, reference_date, first, second } => {
                Message::plain("people-inhabitants-contradiction")
                    .with("row", row)
                    .with("code", cbs_code)
                    .with("date", reference_date)
                    .with("first", first)
                    .with("second", second)
            }
            Self::NoRows => Message::plain("people-inhabitants-no-rows"),
        }
    }
}

/// A row, or one number in it, that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {row}: {problem}")]
pub struct CbsWarning {
    /// Row as a spreadsheet numbers it; the line with the names of the columns is row 1.
    pub row: u64,
    /// What is wrong.
    pub problem: RowProblem,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowProblem {
    /// Not the code of a municipality.
    #[error("\"{text}\" is not the code of a municipality")]
    BadCode {
        /// What the row says.
        text: String,
    },
    /// Not a date or a year.
    #[error("\"{text}\" is not a date that can be used")]
    BadDate {
        /// What the row says.
        text: String,
    },
    /// Not a number of inhabitants.
    #[error("\"{text}\" is not a number of inhabitants")]
    BadNumber {
        /// What the row says.
        text: String,
    },
    /// The same municipality, day and number as in an earlier row.
    #[error("{cbs_code} is in the file more than once, with the same number")]
    Repeated {
        /// The municipality.
        cbs_code: String,
    },
}

impl CbsWarning {
    /// The text for the page of the operator.
    #[must_use]
    pub fn message(&self) -> Message {
        let (key, name, value) = match &self.problem {
            RowProblem::BadCode { text } => ("people-inhabitants-row-bad-code", "text", text),
            RowProblem::BadDate { text } => ("people-inhabitants-row-bad-date", "text", text),
            RowProblem::BadNumber { text } => ("people-inhabitants-row-bad-number", "text", text),
            RowProblem::Repeated { cbs_code } => ("people-inhabitants-row-repeated", "code", cbs_code),
        };
        Message::plain(key).with("row", self.row).with(name, value)
    }
}
