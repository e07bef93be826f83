//! How fast the text index is, and how large, with many made texts.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use rand::{RngExt, SeedableRng, rngs::StdRng};
use search::{Language, Query, TextDocument, TextIndex, excerpt::Marker};

use crate::words;

/// What is asked, and why.
const QUERIES: [(&str, &str); 9] = [
    ("a word in most texts", "gemeente"),
    ("a word in many", "sensoren"),
    ("a rare word", "hittestress"),
    ("a part of compounds", "meter"),
    ("three words", "camera's privacy binnenstad"),
    ("a question", "Hoe gaan wij om met slimme deurbellen in de winkelstraat?"),
    ("a phrase", "\"open data over bomen\""),
    ("one mistake", "algoritmeregsiter"),
    ("a mistake in an unknown compound", "zwembadsensoor"),
];
const TIMES: usize = 15;

/// Builds an index of so many texts of about so many words in `folder`, asks it, and prints.
pub fn report(documents: u64, length: usize, folder: &Path) -> anyhow::Result<()> {
    let mut random = StdRng::seed_from_u64(1);
    let texts = (0..documents).map(move |number| document(&mut random, number, length));
    println!("resident before: {} MiB", resident());
    let begun = Instant::now();
    let index = TextIndex::open(folder)?;
    index.replace_all(texts.map(Ok), 1)?;
    println!(
        "{documents} texts built in {:.1} s, {} MiB",
        begun.elapsed().as_secs_f64(),
        size(folder)? >> 20
    );
    println!("resident after building: {} MiB", resident());
    drop(index);
    let begun = Instant::now();
    let index = TextIndex::open(folder)?;
    println!("opened in {} ms", begun.elapsed().as_millis());
    println!("\n| what | documents | first time | median after |\n| --- | --- | --- | --- |");
    for (what, text) in QUERIES {
        let query = Query::parse(text);
        let mut found = 0;
        let times = timed(|| {
            found = index.matches(&query)?.shown().count();
            Ok(())
        })?;
        println!("| {what} | {found} | {times} |");
    }
    let typing = Query::typing("winkelst");
    println!("| a beginning | | {} |", timed(|| Ok(index.matches(&typing).map(drop)?))?);
    let like = "Wij willen bezoekers tellen in de winkelstraat zonder telefoons te volgen, met sensoren in lantaarnpalen.";
    println!("| five that are alike | | {} |", timed(|| Ok(index.similar(like, 2, 5).map(drop)?))?);
    let mut random = StdRng::seed_from_u64(2);
    let shown: Vec<TextDocument> = (0..20).map(|number| document(&mut random, number, length)).collect();
    let asked = Query::parse("winkelstraat sensoren");
    let passages = timed(|| {
        let marker = Marker::new(&asked);
        for text in &shown {
            std::hint::black_box(marker.passage(&text.body, text.language, 240));
        }
        Ok(())
    })?;
    println!("| passages of twenty texts | | {passages} |");
    let mut position = 1;
    let times = timed(|| {
        position += 1;
        index.update(&[document(&mut random, position, length)], &[])?;
        Ok(index.commit(i64::try_from(position)?)?)
    })?;
    println!("| one text changed | | {times} |");
    println!("\nresident at the end: {} MiB", resident());
    Ok(())
}

/// A text with some words that hardly any other has, as real texts have.
fn document(random: &mut StdRng, number: u64, length: usize) -> TextDocument {
    let mut body = words::text(random, length);
    for _ in 0..3 {
        const SOUNDS: [&str; 24] = [
            "bal", "dor", "kim", "let", "mos", "nar", "pel", "rug", "sin", "tol", "vak", "wis", "ber", "dal",
            "fen", "gor", "hul", "jas", "kor", "lim", "men", "nol", "pas", "ros",
        ];
        let parts = [0; 4].map(|_| SOUNDS[random.random_range(0..SOUNDS.len())]);
        body.push(' ');
        body.push_str(&parts[..random.random_range(2..=4)].concat());
    }
    TextDocument {
        key: u128::from(number) << 64 | u128::from(random.random::<u64>()),
        language: Language::Nl,
        title: if number.is_multiple_of(2) { words::title(random) } else { words::question(random) },
        body,
        extra: "Gemeente Ommen Sensoren in de openbare ruimte".to_owned(),
    }
}

/// How long it took the first time, and the median of the times after that, as the table has them. What was looked
/// for once is kept for a while.
fn timed(mut work: impl FnMut() -> anyhow::Result<()>) -> anyhow::Result<String> {
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        work()?;
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    let first = times.remove(0);
    times.sort_by(f64::total_cmp);
    Ok(format!("{first:.2} ms | {:.2} ms", times[times.len() / 2]))
}

fn size(folder: &Path) -> std::io::Result<u64> {
    let mut total = 0;
    let mut left: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(folder) = left.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                left.push(entry.path())
            } else {
                total += entry.metadata()?.len()
            }
        }
    }
    Ok(total)
}

/// The resident memory of this process in MiB; 0 where the system does not tell.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) >> 10
}
