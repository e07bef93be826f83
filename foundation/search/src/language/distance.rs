//! How far two words are apart for somebody who mistypes or writes as it sounds.

/// The number of letters put in, left out, replaced or swapped with their neighbour that lead from `a` to `b`;
/// `None` when it is more than `most`.
pub(crate) fn distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    // Rows of the table of distances between beginnings: the one before last, the last, the present.
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row: Vec<usize> = vec![0; b.len() + 1];
    for i in 1..=a.len() {
        row[0] = i;
        let mut least = i;
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row[j] = best;
            least = least.min(best);
        }
        if least > most {
            return None;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    (last[b.len()] <= most).then_some(last[b.len()])
}

/// The most mistakes that are forgiven in any word.
pub(crate) const MOST: usize = 2;

/// How many mistakes are forgiven in a word of so many letters.
pub(crate) fn forgiven(length: usize) -> usize {
    match length {
        0..5 => 0,
        5..8 => 1,
        _ => MOST,
    }
}

/// Which letters and digits a word has, one bit each: words far apart in this are far apart.
pub(crate) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |seen, byte| {
        seen | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << 26,
            _ => 1 << 27,
        }
    })
}

/// A word as it sounds in Dutch: what is often confused in spelling is made the same.
pub(crate) fn sound(word: &str) -> String {
    let mut heard = word.to_owned();
    for (written, spoken) in [
        ("sch", "sg"),
        ("ij", "ei"),
        ("au", "ou"),
        ("ch", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("dt", "t"),
        ("qu", "kw"),
        ("x", "ks"),
        ("c", "k"),
        ("y", "i"),
        ("ie", "i"),
        ("z", "s"),
        ("v", "f"),
    ] {
        if heard.contains(written) {
            heard = heard.replace(written, spoken);
        }
    }
    let mut last = None;
    heard.retain(|letter| last.replace(letter) != Some(letter));
    if heard.ends_with('d') {
        heard.pop();
        heard.push('t');
    }
    heard
}
