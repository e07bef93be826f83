//! What was answered to a statement: how many chose each of the five points.

/// How many chose each point, from "wholly disagrees" to "wholly agrees".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Distribution(pub [i64; 5]);

impl Distribution {
    /// Adds how many chose a point (1 to 5); another number is none of ours and is left out.
    pub fn add(&mut self, agreement: i64, count: i64) {
        let point = usize::try_from(agreement - 1).ok().and_then(|nth| self.0.get_mut(nth));
        if let Some(point) = point {
            *point += count;
        }
    }

    /// Adds all of another.
    pub fn join(&mut self, other: &Self) {
        for (here, there) in self.0.iter_mut().zip(other.0) {
            *here += there;
        }
    }

    /// How many answered: the base of every share.
    pub fn total(&self) -> i64 {
        self.0.iter().sum()
    }

    /// How many agree, wholly or mostly.
    pub fn agreeing(&self) -> i64 {
        self.0[3] + self.0[4]
    }

    /// A part of those who answered, in whole percent, rounded half up; 0 when nobody answered.
    pub fn percent(&self, part: i64) -> i64 {
        let total = self.total();
        if total == 0 { 0 } else { (200 * part + total) / (2 * total) }
    }

    /// The average of the points from 1 to 5, in tenths, rounded half up; nothing when nobody answered.
    pub fn average_tenths(&self) -> Option<i64> {
        let total = self.total();
        let sum: i64 = self.0.iter().zip(1..).map(|(count, point)| count * point).sum();
        (total > 0).then(|| (20 * sum + total) / (2 * total))
    }

    /// Where each point begins and how long it is on a line of this length; together exactly the line. Nothing for
    /// points that nobody chose.
    pub fn segments(&self, length: i64) -> Vec<(usize, i64, i64)> {
        let total = self.total();
        let mut segments = Vec::new();
        let mut before = 0;
        for (nth, count) in self.0.iter().enumerate().filter(|(_, count)| **count > 0) {
            let (from, to) = (length * before / total, length * (before + count) / total);
            segments.push((nth, from, to - from));
            before += count;
        }
        segments
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_averages_are_rounded_half_up_and_have_a_base() {
        let answers = Distribution([10, 20, 57, 80, 55]);
        assert_eq!(answers.total(), 222);
        assert_eq!(answers.percent(answers.agreeing()), 61);
        assert_eq!(answers.average_tenths(), Some(37));
        assert_eq!(Distribution([1, 1, 0, 0, 0]).average_tenths(), Some(15));
        assert_eq!(Distribution([0, 0, 0, 1, 199]).percent(1), 1, "half a percent is rounded up");
        assert_eq!(Distribution::default().percent(0), 0);
        assert_eq!(Distribution::default().average_tenths(), None);
    }

    #[test]
    fn segments_fill_the_line_exactly() {
        for answers in
            [Distribution([1, 1, 1, 0, 0]), Distribution([0, 0, 0, 0, 7]), Distribution([3, 5, 7, 11, 13])]
        {
            let segments = answers.segments(600);
            assert_eq!(segments.iter().map(|(_, _, long)| long).sum::<i64>(), 600);
            assert!(segments.windows(2).all(|pair| pair[0].1 + pair[0].2 == pair[1].1));
        }
        assert!(Distribution::default().segments(600).is_empty());
    }

    #[test]
    fn a_point_that_does_not_exist_is_left_out() {
        let mut answers = Distribution::default();
        for point in [0, 1, 5, 6, -3] {
            answers.add(point, 2);
        }
        assert_eq!(answers, Distribution([2, 0, 0, 0, 2]));
    }
}
