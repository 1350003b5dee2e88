//! The panes of the report: its lines, what was understood of them, what is to be said of the
//! selected one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::view::{Draw, first_row};
use crate::locale::prepare::{Word, tag, tag_of};
use crate::locale::report::{doubt, role};
use crate::report::mend::{Mended, Row, Taken};
use crate::session::ids::SectionId;
use crate::session::outline::{Outline, Role};
use crate::text::{width, wrap};
use crate::ui::event::Size;
use crate::ui::widgets::{below, from_column, paint, put, put_all, row};

/// Columns of the letters that tell what a line was taken for.
const TAG_COLUMNS: usize = 5;

/// How many rows are for what is to be said of the selected line.
pub(super) fn detail_rows(size: Size) -> u16 {
    match size.rows {
        ..22 => 4,
        22..34 => 6,
        _ => 9,
    }
}

/// One entry of what was understood.
struct Entry {
    /// The row of the report from which it comes.
    row: usize,
    depth: u16,
    head: String,
    words: String,
    /// The role of a heading.
    role: Option<Role>,
}

impl Draw<'_> {
    /// Draws the lines of the report, under their heading.
    pub(super) fn lines(&self, buffer: &mut Buffer, area: Rect) {
        let head = Rect { y: area.y - 1, height: 1, ..area };
        put(buffer, from_column(head, 1), self.word(Word::Lines), self.theme.heading(false));
        let rows = &self.prepare.mended.rows;
        let selected = self.prepare.selected.row;
        let doubtful: std::collections::HashSet<usize> =
            self.prepare.mended.doubtful().iter().map(|each| each.0).collect();
        let first = first_row(selected, rows.len(), area.height);
        for (offset, (index, each)) in (0..area.height).zip(rows.iter().enumerate().skip(first)) {
            let line = row(area, offset);
            self.line(buffer, line, each, doubtful.contains(&index));
            if index == selected {
                paint(buffer, line, self.theme.selected());
            }
        }
    }

    fn line(&self, buffer: &mut Buffer, area: Rect, line: &Row, doubtful: bool) {
        let outline = &self.prepare.mended.reading.outline;
        let tag = tag_of(self.context.lang, &line.taken, outline);
        let decided = self.prepare.plan.decisions.of(line.spot).is_some();
        let (tag_style, style) = self.styles(&line.taken);
        let number = if line.spot.at == 0 { line.number.to_string() } else { "…".to_owned() };
        let pieces = [
            (if doubtful { "?" } else { " " }, self.theme.wanting()),
            (&*format!("{number:>4}"), self.theme.faint()),
            (if decided { "*" } else { " " }, self.theme.key()),
            (&*format!("{tag:<TAG_COLUMNS$} "), tag_style),
            (self.prepare.source.words(line), style),
        ];
        put_all(buffer, area, &pieces);
    }

    fn styles(&self, taken: &Taken) -> (Style, Style) {
        match taken {
            Taken::Heading(_) | Taken::Title => (self.theme.name(), self.theme.name()),
            Taken::Item(..) => (self.theme.key(), self.theme.text()),
            Taken::LeftOut(_) => (self.theme.faint(), self.theme.faint()),
            _ => (self.theme.faint(), self.theme.text()),
        }
    }

    /// Draws what is to be said of the selected line: what it is, its words, why it wants a look.
    pub(super) fn detail(&self, buffer: &mut Buffer, area: Rect) {
        let lang = self.context.lang;
        let Some(selected) = self.prepare.row() else { return };
        let line = "─".repeat(usize::from(area.width));
        put(buffer, row(area, 0), &line, self.theme.rule());
        let head = format!(" {} ", self.prepare.what(selected, lang));
        put(buffer, from_column(row(area, 0), 1), &head, self.theme.name());
        let inside = from_column(below(area, 1), 1);
        let columns = usize::from(inside.width.saturating_sub(1)).max(1);
        let doubts: Vec<String> = self
            .prepare
            .doubts_of(self.prepare.selected.row)
            .into_iter()
            .map(|each| format!("? {}", doubt(lang, &each)))
            .collect();
        let cut = |text: &str, style: Style| -> Vec<(String, Style)> {
            let lines = wrap(text, columns);
            lines.into_iter().map(|line| (text[line].to_owned(), style)).collect()
        };
        let mut below_text: Vec<(String, Style)> =
            doubts.iter().flat_map(|each| cut(each, self.theme.wanting())).collect();
        let words = self.prepare.source.words(selected);
        let rows = usize::from(inside.height);
        // The words leave room for the doubts, but never less than one row.
        let most = rows.saturating_sub(below_text.len()).max(1);
        let mut text = cut(words, self.theme.text());
        let is_cut = text.len() > most;
        text.truncate(most);
        if let (true, Some((last, _))) = (is_cut, text.last_mut()) {
            let room = crate::text::clip(last, columns.saturating_sub(2)).into_owned();
            *last = format!("{room} …");
        }
        text.append(&mut below_text);
        for (offset, (text, style)) in (0..inside.height).zip(text) {
            put(buffer, row(inside, offset), &text, style);
        }
    }
}

/// Draws what was understood, under its heading, the selected line's part in sight.
pub(super) fn understood(draw: &Draw<'_>, buffer: &mut Buffer, area: Rect) {
    let lang = draw.context.lang;
    let outline = &draw.prepare.mended.reading.outline;
    let head = Rect { y: area.y - 1, height: 1, ..area };
    let used =
        put(buffer, from_column(head, 1), draw.word(Word::Understood), draw.theme.heading(false));
    let room = from_column(head, used + 3);
    let counts = counts(draw, outline, room.width);
    put(buffer, room, &counts, draw.theme.faint());
    let entries = entries(draw);
    if entries.is_empty() {
        put(buffer, from_column(row(area, 0), 1), draw.word(Word::Nothing), draw.theme.faint());
        return;
    }
    let selected = draw.prepare.selected.row;
    let at = entries.iter().rposition(|entry| entry.row <= selected);
    let first = first_row(at.unwrap_or(0), entries.len(), area.height);
    for (offset, (index, entry)) in (0..area.height).zip(entries.iter().enumerate().skip(first)) {
        let line = row(area, offset);
        let head = format!("{} ", entry.head);
        let words = entry.words.replace('\n', " ");
        let place = from_column(line, 1 + entry.depth);
        let role = entry.role.map(|of| format!(" · {}", role(lang, of)));
        let (of_head, of_words) = match role {
            Some(_) => (draw.theme.name(), draw.theme.name()),
            None => (draw.theme.key(), draw.theme.text()),
        };
        let role = role.unwrap_or_default();
        let pieces = [(&*head, of_head), (&*words, of_words), (&*role, draw.theme.chip(false))];
        put_all(buffer, place, &pieces);
        if Some(index) == at {
            paint(buffer, line, draw.theme.selected());
        }
    }
}

/// Counts what was understood, in short where there is no room for whole words.
fn counts(draw: &Draw<'_>, outline: &Outline, columns: u16) -> String {
    let values = [
        ("shortcomings", outline.shortcomings.len().to_string()),
        ("causes", outline.causes.len().to_string()),
        ("lessons", outline.lessons.len().to_string()),
        ("remedies", outline.remedies.len().to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let lang = draw.context.lang;
    let whole = Word::Counts.fill(lang, &values);
    let fits = width(&whole) <= usize::from(columns);
    if fits { whole } else { Word::CountsShort.fill(lang, &values) }
}

fn entries(draw: &Draw<'_>) -> Vec<Entry> {
    let mended = &draw.prepare.mended;
    let mut entries = Vec::new();
    for (index, line) in mended.rows.iter().enumerate() {
        match &line.taken {
            Taken::Heading(id) => {
                let Some(section) = mended.reading.outline.section(id) else { continue };
                entries.push(Entry {
                    row: index,
                    depth: u16::from(section.depth.saturating_sub(1)).min(4),
                    head: if section.number.is_empty() {
                        "▪".to_owned()
                    } else {
                        section.number.clone()
                    },
                    words: section.title.clone(),
                    role: Some(section.role),
                });
                entries.extend(run_in(draw, id, line.number, index));
            }
            Taken::Item(role, number) => {
                let found = item(&mended.reading.outline, *role, *number);
                let Some((section, words)) = found else { continue };
                entries.push(entry(draw, (index, *role, *number), section, words));
                entries.extend(run_in(draw, section, line.number, index));
            }
            _ => {}
        }
    }
    entries
}

fn entry(
    draw: &Draw<'_>,
    (row, role, number): (usize, Role, usize),
    section: &SectionId,
    words: &str,
) -> Entry {
    let depth = draw.prepare.mended.reading.outline.section(section);
    Entry {
        row,
        depth: u16::from(depth.map_or(1, |section| section.depth)).min(4),
        head: tag(draw.context.lang, role, number),
        words: words.to_owned(),
        role: None,
    }
}

/// Returns the words and the section of the item of this number.
fn item(outline: &Outline, role: Role, number: usize) -> Option<(&SectionId, &str)> {
    let at = number.checked_sub(1)?;
    match role {
        Role::Shortcomings => {
            outline.shortcomings.get(at).map(|each| (&each.place.section, each.text.as_str()))
        }
        Role::Lessons => {
            outline.lessons.get(at).map(|each| (&each.place.section, each.text.as_str()))
        }
        Role::Remedies => {
            outline.remedies.get(at).map(|each| (&each.place.section, each.text.as_str()))
        }
        _ => outline.causes.get(at).map(|each| (&each.item.place.section, each.item.text.as_str())),
    }
}

/// Tells whether a row was taken for the item of this number of a list; causes are one list.
fn is_it(taken: &Taken, role: Role, number: usize) -> bool {
    let Taken::Item(of, which) = taken else { return false };
    let is_listed =
        |role: Role| matches!(role, Role::Shortcomings | Role::Lessons | Role::Remedies);
    *which == number && (*of == role || !(is_listed(*of) || is_listed(role)))
}

/// Items that no row stands for: on the line of their heading, as `Nguyên nhân: …`, or of another
/// item, as `Một là, …; hai là, …`.
fn run_in(draw: &Draw<'_>, section: &SectionId, line: u32, row: usize) -> Vec<Entry> {
    let Mended { reading, rows } = &draw.prepare.mended;
    let outline = &reading.outline;
    let lists = [
        (Role::Shortcomings, outline.shortcomings.len()),
        (Role::Causes, outline.causes.len()),
        (Role::Lessons, outline.lessons.len()),
        (Role::Remedies, outline.remedies.len()),
    ];
    let all = lists.into_iter().flat_map(|(role, count)| (1..=count).map(move |n| (role, n)));
    let on_line = |(role, number): &(Role, usize)| {
        let at = number - 1;
        let place = match role {
            Role::Shortcomings => &outline.shortcomings[at].place,
            Role::Lessons => &outline.lessons[at].place,
            Role::Remedies => &outline.remedies[at].place,
            _ => &outline.causes[at].item.place,
        };
        place.line == line
            && place.section == *section
            && !rows.iter().any(|row| is_it(&row.taken, *role, *number))
    };
    all.filter(on_line)
        .filter_map(|(role, number)| {
            let (section, words) = item(outline, role, number)?;
            Some(entry(draw, (row, role, number), section, words))
        })
        .collect()
}
