//! Abbreviations (gõ tắt): a few letters that stand for words, with places for a name, a
//! shortcoming, a time.
//!
//! The table comes from elsewhere, as pairs; what stands in the places is the caller's to give.

use super::fold;

/// What stands in a place for which there is nothing.
const NOTHING: &str = "…";

/// A table of abbreviations, and sentences that are written again and again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrases {
    /// Abbreviations and their words.
    pub short: Vec<(String, String)>,
    /// Sentences, with places in them.
    pub sentences: Vec<String>,
}

/// What stands for an abbreviation: words and places, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expansion {
    /// The pieces, first to last.
    pub pieces: Vec<Piece>,
}

/// A piece of an expansion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words as they stand in the table.
    Words(String),
    /// A place for something that only the caller knows.
    Place(Place),
}

/// What is to be put into an expansion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// `{name}`: of the member who has the floor, or is addressed.
    Name,
    /// `{shortcoming}`: the one under discussion.
    Shortcoming,
    /// `{time}`: of the clock.
    Time,
}

impl Place {
    /// All places.
    pub const ALL: [Self; 3] = [Self::Name, Self::Shortcoming, Self::Time];

    /// Returns the place as it is written in the table.
    #[must_use]
    pub fn written(self) -> &'static str {
        match self {
            Self::Name => "{name}",
            Self::Shortcoming => "{shortcoming}",
            Self::Time => "{time}",
        }
    }
}

impl Expansion {
    /// Reads words with places in them. A brace that opens no known place is a brace.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = words;
        let next = |rest: &str| {
            let found = Place::ALL
                .into_iter()
                .filter_map(|place| rest.find(place.written()).map(|at| (at, place)));
            found.min()
        };
        while let Some((at, place)) = next(rest) {
            if at > 0 {
                pieces.push(Piece::Words(rest[..at].to_owned()));
            }
            pieces.push(Piece::Place(place));
            rest = &rest[at + place.written().len()..];
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Self { pieces }
    }

    /// Returns the words with their places filled; where there is nothing for one, dots stand as
    /// on any form.
    #[must_use]
    pub fn filled<'a>(&self, value: impl Fn(Place) -> Option<&'a str>) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.as_str(),
            Piece::Place(place) => value(*place).unwrap_or(NOTHING),
        });
        pieces.collect()
    }

    /// Makes the first letter a capital, where the expansion begins with words.
    fn capital(mut self) -> Self {
        if let Some(Piece::Words(words)) = self.pieces.first_mut() {
            let mut letters = words.chars();
            if let Some(first) = letters.next() {
                *words = first.to_uppercase().chain(letters).collect();
            }
        }
        self
    }
}

/// Returns what stands for `word` in a table of abbreviations and their words.
///
/// Marks, case and đ make no difference (`dc` finds `đc`), but a row written exactly like the
/// word goes before one that is only folded like it, and an earlier row before a later. A capital
/// at the beginning of the word makes one at the beginning of the expansion.
#[must_use]
pub fn expand<A: AsRef<str>, B: AsRef<str>>(word: &str, table: &[(A, B)]) -> Option<Expansion> {
    let folded = fold(word);
    if folded.is_empty() {
        return None;
    }
    let small = word.to_lowercase();
    let exact = table.iter().find(|(short, _)| short.as_ref().to_lowercase() == small);
    let found = exact.or_else(|| table.iter().find(|(short, _)| fold(short.as_ref()) == folded));
    let (short, words) = found?;
    let expansion = Expansion::new(words.as_ref());
    // An abbreviation that is itself written with a capital says nothing of the sentence.
    let begins_with_capital = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let is_capital = begins_with_capital(word) && !begins_with_capital(short.as_ref());
    Some(if is_capital { expansion.capital() } else { expansion })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: [(&str, &str); 7] = [
        ("đc", "đồng chí"),
        ("dc", "được"),
        ("kđ", "khuyết điểm"),
        ("mp", "mời đồng chí {name} phát biểu về {shortcoming}, lúc {time}"),
        ("tn", "{name} xin tiếp thu"),
        ("TU", "Tỉnh ủy"),
        ("ng", "{ngoặc} {name"),
    ];

    fn check(word: &str, words: Option<&str>) {
        let value = |place| match place {
            Place::Name => Some("Lê Văn C"),
            Place::Shortcoming => Some("HC2"),
            Place::Time => None,
        };
        let got = expand(word, &TABLE).map(|expansion| expansion.filled(value));
        assert_eq!(got.as_deref(), words, "{word}");
    }

    #[test]
    fn a_word_is_found_as_written_or_folded() {
        check("đc", Some("đồng chí"));
        check("dc", Some("được"));
        check("kd", Some("khuyết điểm"));
        check("k", None);
        check("kđx", None);
        check("", None);
        check(" ", None);
    }

    #[test]
    fn a_capital_stays_a_capital() {
        check("Đc", Some("Đồng chí"));
        check("ĐC", Some("Đồng chí"));
        check("tu", Some("Tỉnh ủy"));
        check("TU", Some("Tỉnh ủy"));
        check("Tn", Some("Lê Văn C xin tiếp thu"));
    }

    #[test]
    fn places_are_filled_by_the_caller() {
        check("mp", Some("mời đồng chí Lê Văn C phát biểu về HC2, lúc …"));
        check("ng", Some("{ngoặc} {name"));
        let expansion = expand("tn", &TABLE).unwrap();
        let words = Piece::Words(" xin tiếp thu".to_owned());
        assert_eq!(expansion.pieces, vec![Piece::Place(Place::Name), words]);
    }
}
