//! Lines to an outline: which lines are headings, which are items, what each heading is for.
//!
//! Depth is a stack of classes of numbers in the order of their first use. In a list (of
//! shortcomings, causes, lessons, remedies) numbered lines are items where most of them are whole
//! sentences with nothing below them; else they are headings.

use std::collections::HashSet;

use super::grammar::{Class, ends_body, is_role_only, lacks_letter_before, role_of, starts_title};
use super::lines::{Line, Sort};
use super::{Doubt, DoubtKind};
use crate::session::ids::{ItemId, SectionId, ShortcomingId};
use crate::session::outline::{Cause, Item, Outline, Place, Role, Section, Shortcoming, Side};

/// A heading longer than this many letters is a paragraph to the eye.
const LONG_HEADING: usize = 200;
/// A line without a number and longer than this is no heading.
const PLAIN_HEADING: usize = 120;
/// A title is put together of at most this many lines.
const TITLE_LINES: usize = 4;

/// One level of headings that is open.
struct Level {
    class: Class,
    /// Index of its section.
    section: usize,
    /// Number and ordinal of the last heading on this level.
    last: (String, u32),
}

struct Builder<'a> {
    lines: &'a [Line],
    outline: Outline,
    doubts: Vec<Doubt>,
    levels: Vec<Level>,
    /// Class of numbered lines that are items in the present section.
    items: Option<Class>,
    /// Number and ordinal of the last numbered item.
    last_item: Option<(String, u32)>,
    /// Whether the last words belong to an item, so that a paragraph may go on with it.
    in_item: bool,
    counts: Vec<u32>,
    ids: HashSet<SectionId>,
    /// Classes of numbers that were headings somewhere.
    heading_classes: Vec<Class>,
}

/// Builds the outline of a report.
pub(super) fn build(lines: &[Line]) -> (Outline, Vec<Doubt>) {
    let mut builder = Builder {
        lines,
        outline: Outline::default(),
        doubts: Vec::new(),
        levels: Vec::new(),
        items: None,
        last_item: None,
        in_item: false,
        counts: Vec::new(),
        ids: HashSet::new(),
        heading_classes: Vec::new(),
    };
    let first = builder.title();
    for (index, line) in lines.iter().enumerate().skip(first) {
        if line.sort != Sort::Words {
            continue;
        }
        if ends_body(&line.folded) {
            break;
        }
        builder.line(index, line);
    }
    (builder.outline, builder.doubts)
}

impl Builder<'_> {
    fn doubt(&mut self, line: u32, kind: DoubtKind) {
        self.doubts.push(Doubt { line, kind });
    }

    /// Puts the title together; returns the first line behind it.
    fn title(&mut self) -> usize {
        let words = |line: &Line| line.sort == Sort::Words;
        let is_heading = |line: &Line| line.marker.is_some() || is_role_only(&line.folded);
        let start = self.lines.iter().position(|line| words(line) && starts_title(&line.folded));
        let before_body = self.lines.iter().position(|line| words(line) && is_heading(line));
        let start = start.filter(|start| before_body.is_none_or(|body| *start < body));
        let Some(start) = start else {
            self.doubt(0, DoubtKind::NoTitle);
            return 0;
        };
        let mut parts = Vec::new();
        let mut next = start;
        for line in self.lines[start..].iter().take(TITLE_LINES) {
            let ends = line.sort != Sort::Words
                || (!parts.is_empty() && (is_heading(line) || line.ends_sentence()));
            if ends {
                break;
            }
            parts.push(line.text.as_str());
            next += 1;
        }
        self.outline.title = parts.join(" ");
        next
    }

    /// What the present section is for.
    fn role(&self) -> Role {
        self.levels.last().map_or(Role::Other, |level| self.outline.sections[level.section].role)
    }

    fn line(&mut self, index: usize, line: &Line) {
        let role_only = is_role_only(&line.folded);
        let Some(marker) = &line.marker else {
            if role_only && line.text.chars().count() <= PLAIN_HEADING {
                return self.heading(line, Class::Plain);
            }
            return self.paragraph(index, line);
        };
        let class = marker.class;
        match class {
            Class::Part | Class::Article | Class::Roman | Class::Upper => {
                self.heading(line, class);
            }
            _ if role_only => self.heading(line, class),
            Class::Bullet(_) | Class::Word => self.bullet(index, line, class),
            _ if self.levels.iter().any(|level| level.class == class) => {
                self.heading(line, class);
            }
            _ if !makes_items(self.role()) => self.heading(line, class),
            _ if self.items == Some(class) || self.starts_items(index, class) => {
                if self.items != Some(class) {
                    self.items = Some(class);
                    self.last_item = None;
                    let number = marker.number.clone();
                    if self.heading_classes.contains(&class) {
                        self.doubt(line.number, DoubtKind::NumberedItems(number));
                    }
                }
                self.numbered_item(line);
            }
            _ => self.heading(line, class),
        }
    }

    /// Tells whether a row of numbered lines are items: most are whole sentences, and nothing
    /// stands below any of them.
    fn starts_items(&self, index: usize, class: Class) -> bool {
        let (mut rows, mut sentences, mut below) = (0, 0, false);
        for line in self.lines[index..].iter().filter(|line| line.sort == Sort::Words) {
            let Some(marker) = &line.marker else {
                if is_role_only(&line.folded) {
                    break;
                }
                continue;
            };
            if marker.class == class {
                if is_role_only(&line.folded) {
                    return false;
                }
                rows += 1;
                sentences += usize::from(line.ends_sentence() && !line.text.ends_with(':'));
                continue;
            }
            let ends = matches!(marker.class, Class::Part | Class::Roman | Class::Upper)
                || self.levels.iter().any(|level| level.class == marker.class);
            if ends {
                break;
            }
            below = true;
        }
        !below && sentences * 2 >= rows
    }

    fn heading(&mut self, line: &Line, class: Class) {
        let open = self.levels.iter().position(|level| level.class == class);
        let last = open.map(|at| self.levels[at].last.clone());
        self.levels.truncate(open.unwrap_or(self.levels.len()));
        let number = line.marker.as_ref().filter(|marker| !is_bullet(marker.class));
        let (number, ordinal) =
            number.map_or((String::new(), 0), |marker| (marker.number.clone(), marker.ordinal));
        if let Some((before, place)) = last {
            self.check_row(line.number, (&before, place), (&number, ordinal));
        }
        let inherited = self.role();
        let role = role_of(&line.folded).unwrap_or(inherited);
        let title = line.words().trim_end_matches(['.', ':', ';', ' ', '\u{a0}']);
        if title.chars().count() > LONG_HEADING {
            self.doubt(line.number, DoubtKind::LongHeading);
        }
        let depth = u8::try_from(self.levels.len() + 1).unwrap_or(u8::MAX);
        let id = self.section_id(&number);
        self.ids.insert(id.clone());
        if !self.heading_classes.contains(&class) {
            self.heading_classes.push(class);
        }
        let section = Section {
            id,
            number: number.clone(),
            title: title.to_owned(),
            depth,
            role,
            line: line.number,
            text: String::new(),
        };
        self.levels.push(Level {
            class,
            section: self.outline.sections.len(),
            last: (number, ordinal),
        });
        self.outline.sections.push(section);
        self.counts.push(0);
        self.items = None;
        self.last_item = None;
        self.in_item = false;
    }

    /// Says where a row of numbers leaves one out or has one twice.
    fn check_row(&mut self, line: u32, before: (&str, u32), now: (&str, u32)) {
        if before.1 == 0 || now.1 == 0 {
            return;
        }
        if lacks_letter_before(before.0, now.0) {
            self.doubt(line, DoubtKind::LetterMissing);
        } else if now.1 == before.1 {
            self.doubt(line, DoubtKind::Repeated(now.0.to_owned()));
        } else if now.1 > before.1 + 1 {
            self.doubt(line, DoubtKind::Skipped(now.0.to_owned()));
        }
    }

    /// The path of numbers, unique: where a number has its parent's in it, that is not repeated.
    fn section_id(&self, number: &str) -> SectionId {
        let parent = self.levels.last().map(|level| &self.outline.sections[level.section]);
        let own = match parent {
            Some(parent) if !parent.number.is_empty() => {
                let rest = number.strip_prefix(parent.number.as_str());
                rest.and_then(|rest| rest.strip_prefix('.')).unwrap_or(number)
            }
            _ => number,
        };
        let mut name: String =
            own.chars().filter(|each| each.is_alphanumeric() || *each == '.').take(20).collect();
        if name.is_empty() {
            "p".clone_into(&mut name);
        }
        let path = match parent {
            Some(parent) if parent.id.as_str().len() + name.len() < 48 => {
                format!("{}.{name}", parent.id)
            }
            _ => name,
        };
        let numbered = |count: u32| match count {
            1 => path.clone(),
            count => format!("{path}~{count}"),
        };
        (1..)
            .filter_map(|count| SectionId::new(numbered(count)).ok())
            .find(|id| !self.ids.contains(id))
            .unwrap_or_else(|| SectionId::numbered("p", self.outline.sections.len()))
    }

    fn bullet(&mut self, index: usize, line: &Line, class: Class) {
        if !makes_items(self.role()) || self.levels.is_empty() {
            return self.text(&line.text);
        }
        if matches!(class, Class::Bullet(_)) && self.is_group(index, class) {
            return self.heading(line, class);
        }
        // A bullet of another sort below a bullet goes on with it, unless that one was a group.
        let goes_on = self.in_item && self.items.is_some_and(|items| items != class);
        if goes_on && matches!(class, Class::Bullet(_)) {
            return self.extend_item(&line.text);
        }
        self.items.get_or_insert(class);
        if class == Class::Word {
            self.numbered_item(line);
        } else {
            self.item(line);
        }
    }

    /// A bullet that ends with a colon and has other bullets below it is a heading.
    fn is_group(&self, index: usize, class: Class) -> bool {
        let mut behind = self.lines[index + 1..].iter().filter(|line| line.sort == Sort::Words);
        let next = behind.next().and_then(|line| line.marker.as_ref());
        self.lines[index].text.ends_with(':')
            && next.is_some_and(|next| is_bullet(next.class) && next.class != class)
    }

    fn numbered_item(&mut self, line: &Line) {
        if let Some(marker) = &line.marker {
            let now = (marker.number.clone(), marker.ordinal);
            if let Some((before, place)) = self.last_item.replace(now) {
                self.check_row(line.number, (&before, place), (&marker.number, marker.ordinal));
            }
        }
        self.item(line);
    }

    fn item(&mut self, line: &Line) {
        let Some(level) = self.levels.last() else { return };
        let at = level.section;
        self.counts[at] += 1;
        let section = &self.outline.sections[at];
        let place = Place {
            section: section.id.clone(),
            item: self.counts[at],
            number: line.marker.as_ref().map_or_else(String::new, |each| each.number.clone()),
            line: line.number,
        };
        let (role, text) = labelled(section.role, line.words());
        self.add(role, place, text.to_owned());
        self.in_item = true;
    }

    fn add(&mut self, role: Role, place: Place, text: String) {
        let outline = &mut self.outline;
        let item = |prefix, count: usize, text| Item {
            id: ItemId::numbered(prefix, count + 1),
            place: place.clone(),
            text,
        };
        let side = match role {
            Role::Shortcomings => {
                let id = ShortcomingId::numbered("hc", outline.shortcomings.len() + 1);
                outline.shortcomings.push(Shortcoming { id, place, text });
                return;
            }
            Role::Lessons => {
                return outline.lessons.push(item("bh", outline.lessons.len(), text));
            }
            Role::Remedies => {
                return outline.remedies.push(item("gp", outline.remedies.len(), text));
            }
            Role::CausesObjective => Side::Objective,
            Role::CausesSubjective => Side::Subjective,
            _ => Side::Unsaid,
        };
        let item = item("nn", outline.causes.len(), text);
        outline.causes.push(Cause { item, side });
    }

    /// The text of the item that was added last in the present section.
    fn last_text(&mut self) -> Option<&mut String> {
        let outline = &mut self.outline;
        let last = [
            outline.shortcomings.last_mut().map(|each| (each.place.line, &mut each.text)),
            outline.causes.last_mut().map(|each| (each.item.place.line, &mut each.item.text)),
            outline.lessons.last_mut().map(|each| (each.place.line, &mut each.text)),
            outline.remedies.last_mut().map(|each| (each.place.line, &mut each.text)),
        ];
        last.into_iter().flatten().max_by_key(|(line, _)| *line).map(|(_, text)| text)
    }

    fn extend_item(&mut self, words: &str) {
        if let Some(text) = self.last_text() {
            text.push('\n');
            text.push_str(words);
        }
    }

    fn paragraph(&mut self, index: usize, line: &Line) {
        let wrapped = line.text.starts_with(char::is_lowercase)
            && index.checked_sub(1).is_some_and(|before| {
                let before = &self.lines[before];
                before.sort == Sort::Words && !before.ends_sentence()
            });
        if !self.in_item {
            return if wrapped { self.join_text(&line.text) } else { self.text(&line.text) };
        }
        if wrapped {
            if let Some(text) = self.last_text() {
                text.push(' ');
                text.push_str(&line.text);
            }
            return;
        }
        if self.closes_report(index) {
            self.in_item = false;
            self.doubt(line.number, DoubtKind::Closing);
            return self.text(&line.text);
        }
        self.doubt(line.number, DoubtKind::Continuation);
        self.extend_item(&line.text);
    }

    /// The last paragraph of a report that follows remedies or lessons speaks of the whole.
    fn closes_report(&self, index: usize) -> bool {
        let mut behind = self.lines[index + 1..].iter().filter(|line| line.sort == Sort::Words);
        let is_last = behind.next().is_none_or(|line| ends_body(&line.folded));
        is_last && matches!(self.role(), Role::Remedies | Role::Lessons)
    }

    fn text(&mut self, words: &str) {
        let Some(level) = self.levels.last() else { return };
        let text = &mut self.outline.sections[level.section].text;
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(words);
    }

    /// A line that goes on with the one before it, broken by hand.
    fn join_text(&mut self, words: &str) {
        let Some(level) = self.levels.last() else { return };
        let section = &mut self.outline.sections[level.section];
        let text = if section.text.is_empty() { &mut section.title } else { &mut section.text };
        text.push(' ');
        text.push_str(words);
    }
}

fn is_bullet(class: Class) -> bool {
    matches!(class, Class::Bullet(_) | Class::Plain)
}

/// Tells whether the lines of a section of this role are items that the meeting works with.
fn makes_items(role: Role) -> bool {
    matches!(
        role,
        Role::Shortcomings
            | Role::Causes
            | Role::CausesObjective
            | Role::CausesSubjective
            | Role::Lessons
            | Role::Remedies
    )
}

/// A cause may name its side at its head: `Khách quan: …`.
fn labelled(role: Role, words: &str) -> (Role, &str) {
    let label = words.split_once(':').filter(|_| role == Role::Causes);
    match label {
        Some((label, rest))
            if is_role_only(&crate::text::fold(label)) && !rest.trim().is_empty() =>
        {
            (role_of(&crate::text::fold(label)).unwrap_or(role), rest.trim())
        }
        _ => (role, words),
    }
}
