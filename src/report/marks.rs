//! Signs of other programs within a line, which are no words: bookmarks of a word processor, tags
//! of web pages, emphasis and headings of Markdown.

use std::borrow::Cow;

use super::decode::{cut_pieces, trimmed};
use super::grammar;

/// The signs that a text may have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks {
    is_markdown: bool,
}

impl Marks {
    /// Looks which signs a text has: headings as `## Title` are those of Markdown.
    pub(super) fn of(text: &str) -> Self {
        let is_heading = |line: &str| {
            let rest = line.trim_start_matches('#');
            rest.len() < line.len() && rest.starts_with(' ') && rest.contains(char::is_alphabetic)
        };
        Self { is_markdown: text.contains('#') && text.lines().any(is_heading) }
    }

    /// Returns a line without these signs and without white space around.
    pub(super) fn cut<'a>(self, line: &'a str) -> Cow<'a, str> {
        let line = trimmed(line);
        let mut text = Cow::Borrowed(line);
        if line.contains('[') {
            text = cut_pieces(text, ("[", ']'), is_bookmark);
            text = cut_pieces(text, ("{", '}'), |inside| inside.starts_with("#_"));
        }
        if line.contains('<') {
            text = cut_pieces(text, ("<", '>'), is_tag);
        }
        if line.contains('&') {
            text = entities(text);
        }
        if line.contains("**") {
            text = emphasis(text, "**");
        }
        if self.is_markdown {
            text = markdown(text);
        }
        if text == line {
            return Cow::Borrowed(line);
        }
        Cow::Owned(trimmed(&text).to_owned())
    }
}

fn is_bookmark(inside: &str) -> bool {
    let name = inside.strip_prefix("bookmark:").unwrap_or(inside).trim();
    inside.starts_with("bookmark:")
        || ["_Hlk", "_Toc", "_GoBack", "_Ref"].iter().any(|known| name.starts_with(known))
}

fn is_tag(inside: &str) -> bool {
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let end = inside.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let (name, rest) = inside.split_at(end);
    let is_known = grammar::TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name));
    is_known && (rest.is_empty() || rest.starts_with([' ', '/']))
}

/// Writes letters that a web page names, as `&nbsp;`.
fn entities(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find('&') {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let found = grammar::ENTITIES.iter().find_map(|(name, letter)| {
            let rest = behind[1..].strip_prefix(name)?.strip_prefix(';')?;
            Some((*letter, rest))
        });
        let (letter, next) = found.unwrap_or(("&", &behind[1..]));
        out.push_str(letter);
        rest = next;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Takes pairs of a sign of emphasis off the words between them.
fn emphasis<'a>(text: Cow<'a, str>, sign: &str) -> Cow<'a, str> {
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    let mut found = false;
    while let Some((before, inside)) = rest.split_once(sign) {
        let words = inside.split_once(sign).filter(|(words, _)| {
            let ends = |letter: Option<char>| letter.is_some_and(|letter| !letter.is_whitespace());
            ends(words.chars().next()) && ends(words.chars().next_back())
        });
        out.push_str(before);
        let Some((words, behind)) = words else {
            out.push_str(sign);
            rest = inside;
            continue;
        };
        found = true;
        out.push_str(words);
        rest = behind;
    }
    out.push_str(rest);
    if found { Cow::Owned(out) } else { text }
}

/// Takes off what only Markdown has: quotes, emphasis by one star, signs before signs.
fn markdown(text: Cow<'_, str>) -> Cow<'_, str> {
    let quoted = text.strip_prefix("> ").map(str::to_owned);
    let text = quoted.map_or(text, Cow::Owned);
    // A star at the head is a bullet.
    let at = text.strip_prefix("* ").map_or(0, |rest| text.len() - rest.len());
    let text = if text[at..].contains('*') {
        let (bullet, words) = text.split_at(at);
        Cow::Owned(format!("{bullet}{}", emphasis(Cow::Borrowed(words), "*")))
    } else {
        text
    };
    if !text.contains('\\') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let escapes = letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
        out.extend(if escapes { letters.next() } else { Some(letter) });
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: &str) {
        assert_eq!(Marks { is_markdown: false }.cut(text), wanted);
    }

    #[test]
    fn bookmarks_are_cut_and_other_brackets_stay() {
        check("[bookmark: _Hlk1]- Một [x]", "- Một [x]");
        check("[_Toc12]Một []{#_Toc3 .anchor}hai", "Một []hai");
        check("[bookmark: không đóng", "[bookmark: không đóng");
    }

    #[test]
    fn tags_and_names_of_letters_are_cut_and_other_signs_stay() {
        check("<p class='a'>Một</p>&nbsp;&amp; hai<br/>", "Một\u{a0}& hai");
        check("3 < 5 và 7 > 2", "3 < 5 và 7 > 2");
        check("A&B &xyz; <không>", "A&B &xyz; <không>");
    }

    #[test]
    fn emphasis_is_cut_in_pairs() {
        check("**Khách quan:** trời **mưa**", "Khách quan: trời mưa");
        check("*****", "*****");
        check("** chưa đóng", "** chưa đóng");
        check("2 ** 3 ** 4", "2 ** 3 ** 4");
    }

    #[test]
    fn markdown_is_known_by_its_headings() {
        let marks = Marks::of("## I. Một\nhai");
        assert_eq!(marks.cut(r"> \(chữ\) *nghiêng* \* và C:\d"), r"(chữ) nghiêng * và C:\d");
        assert_eq!(marks.cut("* Về *việc*"), "* Về việc");
        assert_eq!(Marks::of("#chữ\nI. Một").cut(r"\(*a*"), r"\(*a*");
    }
}
