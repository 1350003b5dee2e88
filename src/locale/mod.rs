//! Every word that the program says, in Vietnamese and in English.
//!
//! Words stand in tables (`words!`), Vietnamese and English side by side, so that none can lack
//! one of the two. What is said about a value of `session`, `report` or `store::fault` is chosen
//! by one exhaustive match each: a new variant without words does not compile.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese, the first language.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Returns the language of this code (`vi`, `en`).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Returns the code of the language.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// Returns the other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }
}

/// Makes an enum of words with both texts beside each: `Name: "Vietnamese" | "English"`.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($word:ident: $vi:literal | $en:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        pub enum $name { $($word,)* }

        impl $name {
            /// All words of this table.
            pub const ALL: &'static [Self] = &[$(Self::$word,)*];

            /// Returns the text in a language, its `{places}` not filled in.
            #[must_use]
            pub fn text(self, lang: $crate::locale::Lang) -> &'static str {
                match lang {
                    $crate::locale::Lang::Vi => match self { $(Self::$word => $vi,)* },
                    $crate::locale::Lang::En => match self { $(Self::$word => $en,)* },
                }
            }

            /// Returns the text with its `{places}` filled in.
            #[must_use]
            pub fn fill(self, lang: $crate::locale::Lang, values: &[(&str, &str)]) -> String {
                $crate::locale::fill(self.text(lang), values)
            }
        }
    };
}

pub mod acts;
pub mod archive;
pub mod chair;
pub mod cli;
pub mod due;
pub mod duties;
pub mod ending;
pub mod fault;
pub mod finding;
pub mod handover;
pub mod lint;
pub mod matrix;
pub mod named;
pub mod prepare;
pub mod refusal;
pub mod rehearsal;
pub mod report;
pub mod revision;
pub mod room;
pub mod rules;
pub mod session;
pub mod settling;
pub mod stats;
pub mod tables;
pub mod threads;
pub mod ui;
pub mod years;

/// Fills the `{places}` of a text. A value is never searched for places again.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let behind = &rest[open + 1..];
        let known = behind.find('}').and_then(|close| {
            let value = values.iter().find(|(name, _)| *name == &behind[..close])?;
            Some((value.1, &behind[close + 1..]))
        });
        match known {
            Some((value, after)) => {
                out.push_str(value);
                rest = after;
            }
            None => {
                out.push('{');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once() {
        assert_eq!(fill("đã lưu {time}", &[("time", "09:41")]), "đã lưu 09:41");
        assert_eq!(fill("{a}{b}{c}", &[("a", "{b}"), ("b", "x")]), "{b}x{c}");
        assert_eq!(fill("a } {", &[]), "a } {");
    }
}
