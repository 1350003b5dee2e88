//! How much room words take, roughly: where a line in the middle breaks, so that no word is left
//! alone, and how many lines a cell has. A word processor measures for itself; a wrong guess here
//! moves the end of a line, and never a word.

use crate::minutes::block::Size;
use crate::session::paper::Layout;
use crate::text::fold;

/// A letter's width in hundredths of its size, on the average of fonts with serifs.
const CAPITAL: u32 = 72;
/// That of a blank.
const BLANK: u32 = 25;
/// That of every other letter.
const OTHER: u32 = 50;

/// Twips of a point, in which widths are told.
const TWIPS: u32 = 20;

/// Twentieths of a point, in which widths are told, for millimetres.
pub(super) fn twips(millimetres: u32) -> u32 {
    (millimetres * 14_400 + 127) / 254
}

/// Width of A4, in millimetres.
pub(super) const PAPER: u32 = 210;

/// Width between the margins, in twips.
pub(super) fn text_width(layout: &Layout) -> u32 {
    let [_, right, _, left] = layout.margins;
    twips(PAPER.saturating_sub(left + right))
}

/// Widths of two columns side by side: the name of the Party at the head has to fit on one line.
pub(super) fn halves(whole: u32) -> [u32; 2] {
    let left = whole * 47 / 100;
    [left, whole - left]
}

/// Returns how many points letters of this size have.
pub(super) fn points(layout: &Layout, size: Size) -> u32 {
    match size {
        Size::Text => layout.size,
        Size::Party => layout.party_size,
        Size::Title => layout.title_size,
        Size::Recipients => layout.recipients_size,
    }
}

/// Returns how wide a text is, in twips, in letters of this many points.
fn width(text: &str, size: u32) -> u32 {
    let letters = text.chars().map(|letter| match letter {
        ' ' => BLANK,
        letter if letter.is_uppercase() => CAPITAL,
        _ => OTHER,
    });
    letters.sum::<u32>().saturating_mul(size * TWIPS) / 100
}

/// Breaks a text that is wider than the room into as few lines as it needs, about equally long.
/// Each but the last ends with its blank, so that the lines one behind the other are the text.
pub(super) fn balanced(text: &str, size: u32, room: u32) -> Vec<&str> {
    let whole = width(text, size);
    let wanted = whole.div_ceil(room.max(1)).max(1);
    // The least room in which no more lines are needed.
    let rooms = (0..).map(|step| whole / wanted + step * size * TWIPS / 2);
    let mut broken = rooms.take_while(|each| *each < room).map(|each| lines(text, size, each));
    let is_few = |lines: &Vec<&str>| lines.len() <= wanted as usize;
    broken.find(is_few).unwrap_or_else(|| lines(text, size, room))
}

/// Words of the names of bodies that are said in one breath, folded: no line ends between them.
const TOGETHER: [&str; 5] = ["dang bo", "dang uy", "chi bo", "chap hanh", "thuong vu"];

fn are_together(one: &str, other: &str) -> bool {
    TOGETHER.contains(&fold(&format!("{} {}", one.trim_end(), other.trim_end())).as_str())
}

/// Breaks a text before each word that does not fit.
fn lines(text: &str, size: u32, room: u32) -> Vec<&str> {
    let (mut lines, mut from, mut end) = (Vec::new(), 0, 0);
    let mut words = text.split_inclusive(' ').peekable();
    while let Some(word) = words.next() {
        let mut next = end + word.len();
        if let Some(other) = words.next_if(|other| are_together(word, other)) {
            next += other.len();
        }
        if end > from && width(text[from..next].trim_end(), size) > room {
            lines.push(&text[from..end]);
            from = end;
        }
        end = next;
    }
    lines.push(&text[from..]);
    lines
}

/// Returns how many lines a text of several lines takes.
pub(super) fn line_count(text: &str, size: u32, room: u32) -> usize {
    text.split('\n').map(|each| lines(each, size, room).len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No word is left alone, and none is lost.
    #[test]
    fn long_lines_are_broken_about_equally() {
        let body = "BAN CHẤP HÀNH ĐẢNG BỘ XÃ MẪU";
        assert_eq!(balanced(body, 14, 4_250), ["BAN CHẤP HÀNH ", "ĐẢNG BỘ XÃ MẪU"]);
        let body = "BAN CHẤP HÀNH ĐẢNG BỘ PHƯỜNG MẪU";
        assert_eq!(balanced(body, 14, 4_250), ["BAN CHẤP HÀNH ", "ĐẢNG BỘ PHƯỜNG MẪU"]);
        assert_eq!(balanced("ĐẢNG ỦY XÃ MẪU", 14, 4_250), ["ĐẢNG ỦY XÃ MẪU"]);
        let long = "Kiểm điểm Ban Chấp hành Đảng bộ phường Mẫu nhiệm kỳ 2020 - 2025 và các năm sau";
        for room in [1, 500, 2_000, 4_000, 9_000, 100_000] {
            let lines = balanced(long, 14, room);
            assert_eq!(lines.concat(), long);
            assert!(room != 9_000 || lines.len() == 2, "{lines:?}");
        }
        assert_eq!(balanced("", 14, 4_250), [""]);
    }

    #[test]
    fn lines_of_a_cell_are_counted() {
        assert_eq!(line_count("", 13, 900), 1);
        assert_eq!(line_count("Mục II\nMục III", 13, 2_000), 2);
        assert!(line_count(&"chữ ".repeat(40), 13, 2_000) > 5);
    }
}
