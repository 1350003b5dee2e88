//! Names of things inside one session: short, stable, readable in the file.
//!
//! An id is given once, by the caller, and never changes or is used again. Numbers that people
//! see ("ý kiến 12") are counted from the order and are no ids.

use std::fmt;

use super::Instant;

/// Longest id, in bytes.
const ID_BYTES: usize = 64;
/// Longest id of something in a report, in bytes: whose report it is, a dot, and an id.
const REPORT_ID_BYTES: usize = 2 * ID_BYTES + 1;

/// What is wrong with a text that should be an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadId(
    /// The text that was given.
    pub String,
);

fn well_formed(text: &str, max: usize) -> bool {
    !text.is_empty()
        && text.len() <= max
        && text.chars().all(|letter| letter.is_alphanumeric() || "._~-".contains(letter))
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        id!($(#[$doc])* $name, ID_BYTES);
    };
    ($(#[$doc:meta])* $name:ident, $max:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes the text as an id: letters, digits and `. _ ~ -`, not too many.
            ///
            /// # Errors
            /// The text itself, where it is empty, too long or has other characters.
            pub fn new(text: impl Into<String>) -> Result<Self, BadId> {
                let text = text.into();
                if well_formed(&text, $max) { Ok(Self(text)) } else { Err(BadId(text)) }
            }

            /// Makes the id of the `number`th thing of a list: a prefix and the number.
            #[must_use]
            pub fn numbered(prefix: &'static str, number: usize) -> Self {
                Self(format!("{prefix}{number}"))
            }

            /// Returns the id as it stands in the file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;

            fn try_from(text: String) -> Result<Self, BadId> {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// Names a member: `m1`, `m2` … in the order in which they were given.
    MemberId
);
id!(
    /// Names a section of the report by its path: `II.1`, `I.2.1.a`; of a member's own review
    /// `m3.II.1`.
    SectionId, REPORT_ID_BYTES
);
id!(
    /// Names a shortcoming (hạn chế, khuyết điểm): `hc1`, `hc2` … in the report's order; of a
    /// member's own review `m3.hc1`.
    ShortcomingId, REPORT_ID_BYTES
);
id!(
    /// Names any other item of the report: a cause `nn1`, a lesson `bh1`, a remedy `gp1`; of a
    /// member's own review `m3.nn1`.
    ItemId, REPORT_ID_BYTES
);
id!(
    /// Names a step of the agenda: `s01`, `s02` …
    StepId
);
id!(
    /// Names a remark: `r` with the time of its first key and a few letters, as `r0931k3f-7`.
    RemarkId
);

id!(
    /// Names a motion: `v` with the time and a few letters, as `v0931k3f-7`.
    MotionId
);
id!(
    /// Names a ballot: `b` with the time and a few letters, as `b1410k3f-1`.
    BallotId
);

macro_rules! in_report {
    ($($name:ident),*) => {
        $(impl $name {
            /// Makes the id of the `number`th such thing in a member's own review: `m3.hc1`.
            #[must_use]
            pub fn of_member(member: &MemberId, prefix: &'static str, number: usize) -> Self {
                Self(format!("{member}.{prefix}{number}"))
            }
        })*
    };
}

in_report! { SectionId, ShortcomingId, ItemId }

/// Makes ids of remarks, motions and ballots that nobody else makes: from the time, a seed of the
/// window and a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemarkIds {
    seed: u32,
    count: u32,
}

impl RemarkIds {
    /// Starts a row of ids. Two windows that write at once must be given different seeds.
    #[must_use]
    pub fn new(seed: u32) -> Self {
        Self { seed, count: 0 }
    }

    /// Returns the next id, for a remark whose first key was struck `at` this time.
    pub fn make(&mut self, at: Instant) -> RemarkId {
        RemarkId(self.next('r', at))
    }

    /// Returns the next id, for a motion that is put `at` this time.
    pub fn motion(&mut self, at: Instant) -> MotionId {
        MotionId(self.next('v', at))
    }

    /// Returns the next id, for a ballot that is opened `at` this time.
    pub fn ballot(&mut self, at: Instant) -> BallotId {
        BallotId(self.next('b', at))
    }

    fn next(&mut self, letter: char, at: Instant) -> String {
        self.count += 1;
        let (seed, count) = (base36(self.seed), base36(self.count));
        format!("{letter}{}{seed}-{count}", at.format("%H%M"))
    }
}

fn base36(mut number: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.extend(char::from_digit(number % 36, 36));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_window_and_of_two_never_meet() {
        let at = Instant::parse_from_rfc3339("2025-06-10T09:31:07+07:00").unwrap();
        let (mut one, mut two) = (RemarkIds::new(45_000), RemarkIds::new(45_001));
        assert_eq!(one.make(at).as_str(), "r0931yq0-1");
        assert_eq!(one.make(at).as_str(), "r0931yq0-2");
        assert_eq!(two.make(at).as_str(), "r0931yq1-1");
        assert!(RemarkId::new(RemarkIds::new(u32::MAX).make(at).to_string()).is_ok());
    }

    #[test]
    fn an_id_is_letters_digits_and_four_signs() {
        for good in ["m1", "II.1", "I.2.1.đ", "r0931k3f", "a_b~c-d"] {
            assert_eq!(SectionId::new(good).map(|id| id.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", "a b", "a\n", "m1\u{1b}[2J", "(1)", &"x".repeat(130)] {
            assert_eq!(SectionId::new(bad), Err(BadId(bad.to_owned())));
        }
        assert!(MemberId::new("x".repeat(65)).is_err());
    }

    /// Whoever's review it is, what stands in it can be saved and read again.
    #[test]
    fn what_is_in_a_review_of_a_member_with_a_long_id_has_an_id() {
        let member = MemberId::new("x".repeat(64)).unwrap();
        let id = ShortcomingId::of_member(&member, "hc", 2_000);
        assert_eq!(ShortcomingId::new(id.to_string()), Ok(id));
    }
}
