//! Lists, forms and texts that lie above a screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{below, frame, from_column, middle, paint, put, put_all, put_right, question, row};
use crate::locale::Lang;
use crate::locale::session::meeting_kind;
use crate::locale::ui::Word;
use crate::text::{width, wrap};
use crate::ui::editor::Editor;
use crate::ui::event::Size;
use crate::ui::overlay::{
    Form, FormPurpose, Item, Label, Overlay, Paragraph, Picker, Purpose, Reading, Sign,
};
use crate::ui::theme::Theme;

/// Where an overlay lies on a screen of this size.
#[must_use]
pub fn area(overlay: &Overlay, screen: Rect) -> Rect {
    let room = |columns, rows| {
        let columns = screen.width.saturating_sub(4).min(columns);
        middle(screen, columns, screen.height.saturating_sub(2).min(rows))
    };
    let tall = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).saturating_add(4);
    match overlay {
        Overlay::Picker(picker) => match picker.sign {
            Some(sign) => above_line(screen, picker, sign),
            None => {
                let head = head_rows(picker, columns(screen).saturating_sub(4).min(72));
                room(76, tall(picker.items.len() + head).saturating_sub(2))
            }
        },
        Overlay::Form(form) => {
            let problem = problem_lines(form, columns(screen).saturating_sub(4).min(72)).len();
            room(76, tall(form.fields.len() * field_rows(form) + problem.max(1) - 1))
        }
        Overlay::Reading(_) | Overlay::Find(_) | Overlay::Thread(_) => reading_area(screen),
        // The keys stay in sight.
        Overlay::Grid(_) | Overlay::Check(_) => {
            Rect { height: screen.height.saturating_sub(1), ..screen }
        }
        Overlay::Question(asked) => question::area(asked, screen),
    }
}

/// Where a text to read lies on a screen of this size.
#[must_use]
pub fn reading_area(screen: Rect) -> Rect {
    middle(screen, screen.width.saturating_sub(4).min(100), screen.height.saturating_sub(2))
}

/// How many items the list of a sign shows.
const SIGN_ITEMS: usize = 3;

/// The list of a sign lies right above the line, and is small: the remarks stay in sight.
fn above_line(screen: Rect, picker: &Picker, sign: Sign) -> Rect {
    let items = picker.items.len().min(SIGN_ITEMS);
    let rows = u16::try_from(items + head_rows(picker, columns(screen))).unwrap_or(0) + 2;
    let height = rows.min(screen.height.saturating_sub(sign.rows_below));
    let y = screen.height.saturating_sub(sign.rows_below + height);
    Rect { x: 1, y, width: screen.width.saturating_sub(2).min(76), height }
}

/// Most lines that what a list is about takes.
const ABOUT_ROWS: usize = 3;

/// Returns the lines of what a list is about; the last has all that is left.
fn about_lines(picker: &Picker, columns: u16) -> Vec<&str> {
    let about = picker.about.as_str();
    let mut lines = wrap(about, usize::from(columns.max(1)));
    lines.retain(|line| !line.is_empty());
    let last = lines.len() > ABOUT_ROWS;
    lines.truncate(ABOUT_ROWS);
    if let (true, Some(line)) = (last, lines.last_mut()) {
        line.end = about.len(); // and is cut where it is drawn
    }
    lines.into_iter().map(|line| &about[line]).collect()
}

/// How many rows stand above the items of a list, its frame not counted.
fn head_rows(picker: &Picker, columns: u16) -> usize {
    1 + about_lines(picker, columns).len()
}

/// Draws an overlay; gives where the cursor is, if it has one.
pub fn draw(
    buffer: &mut Buffer,
    lang: Lang,
    theme: Theme,
    screen: Rect,
    overlay: &Overlay,
) -> Option<Position> {
    let area = area(overlay, screen);
    match overlay {
        Overlay::Picker(picker) => Some(draw_picker(buffer, lang, theme, area, picker)),
        Overlay::Form(form) => Some(draw_form(buffer, lang, theme, area, form)),
        Overlay::Find(finder) => Some(super::find::draw(buffer, lang, theme, area, finder)),
        Overlay::Reading(reading) => {
            draw_reading(buffer, lang, theme, area, reading);
            None
        }
        Overlay::Grid(grid) => {
            super::grid::draw(buffer, lang, theme, area, grid);
            None
        }
        Overlay::Check(list) => {
            super::checklist::draw(buffer, lang, theme, area, list);
            None
        }
        Overlay::Thread(thread) => {
            draw_reading(buffer, lang, theme, area, &thread.reading);
            None
        }
        Overlay::Question(asked) => {
            question::draw(buffer, lang, theme, area, asked);
            None
        }
    }
}

/// Draws a text field; gives where its cursor is.
pub fn draw_field(buffer: &mut Buffer, theme: Theme, area: Rect, editor: &Editor) -> Position {
    let view = editor.view(usize::from(area.width.max(1)), usize::from(area.height.max(1)));
    let text = editor.text();
    for (offset, (index, line)) in (0..area.height).zip(view.lines.iter().enumerate()) {
        let place = row(area, offset);
        let Some(selected) = view.selected_in(index) else {
            put(buffer, place, &text[line.clone()], theme.text());
            continue;
        };
        let pieces = [
            (&text[line.start..selected.start], theme.text()),
            (&text[selected.clone()], theme.selected()),
            (&text[selected.end..line.end], theme.text()),
        ];
        put_all(buffer, place, &pieces);
    }
    let at = |start: u16, offset: usize, size: u16| {
        start + u16::try_from(offset).unwrap_or(u16::MAX).min(size.saturating_sub(1))
    };
    let (row, column) = view.cursor;
    Position { x: at(area.x, column, area.width), y: at(area.y, row, area.height) }
}

/// Which item of a list lies in a row of its area, if any.
#[must_use]
pub fn item_at(picker: &Picker, area: Rect, y: u16) -> Option<usize> {
    let head = u16::try_from(head_rows(picker, columns(area))).unwrap_or(1);
    let rows = usize::from(area.height.saturating_sub(head + 2));
    let index = usize::from(y.checked_sub(area.y + 1 + head)?);
    let at = first_shown(picker.selected, rows) + index;
    (index < rows && at < picker.matching().len()).then_some(at)
}

fn first_shown(selected: usize, rows: usize) -> usize {
    (selected + 1).saturating_sub(rows.max(1))
}

fn draw_picker(
    buffer: &mut Buffer,
    lang: Lang,
    theme: Theme,
    area: Rect,
    picker: &Picker,
) -> Position {
    let mut inside = frame(buffer, area, picker.title.text(lang), theme.heading(false));
    for line in about_lines(picker, inside.width) {
        put(buffer, row(inside, 0), line, theme.name());
        inside = below(inside, 1);
    }
    let line = row(inside, 0);
    put(buffer, line, "›", theme.key());
    let field = from_column(line, 2);
    if picker.filter.text().is_empty() {
        put(buffer, field, Word::FilterHint.text(lang), theme.faint());
    }
    let cursor = draw_field(buffer, theme, field, &picker.filter);
    let list = below(inside, 1);
    let matching = picker.matching();
    if matching.is_empty() {
        put(buffer, row(list, 0), Word::NothingFound.text(lang), theme.faint());
    }
    let first = first_shown(picker.selected, usize::from(list.height));
    for (offset, index) in (0..list.height).zip(matching.iter().skip(first)) {
        let line = row(list, offset);
        let at = first + usize::from(offset);
        let number = Some(at + 1).filter(|number| is_numbered(picker) && *number <= NUMBERED);
        let item = from_column(line, if is_numbered(picker) { 2 } else { 0 });
        put(
            buffer,
            line,
            &number.map(|number| number.to_string()).unwrap_or_default(),
            theme.key(),
        );
        draw_item(buffer, theme, item, &picker.items[*index], picker.takes_several());
        if at == picker.selected {
            paint(buffer, line, theme.selected());
        }
    }
    cursor
}

/// How many items can be taken by their numbers.
const NUMBERED: usize = 9;

/// Commands have keys of their own.
fn is_numbered(picker: &Picker) -> bool {
    picker.purpose != Purpose::Command
}

fn draw_item(buffer: &mut Buffer, theme: Theme, line: Rect, item: &Item, several: bool) {
    let mut used = 0;
    if several {
        used += put(buffer, line, if item.marked { "[x] " } else { "[ ] " }, theme.key());
    }
    used += put(buffer, from_column(line, used), &item.label, theme.text());
    if !item.detail.is_empty() && used + 2 < line.width {
        put(buffer, from_column(line, used + 2), &item.detail, theme.faint());
    }
}

/// From this many fields on a form has one row for each.
const MANY_FIELDS: usize = 4;

/// Most lines that what is wrong with a form takes.
const PROBLEM_ROWS: usize = 3;

fn field_rows(form: &Form) -> usize {
    if form.fields.len() >= MANY_FIELDS { 1 } else { 3 }
}

fn problem_lines(form: &Form, columns: u16) -> Vec<&str> {
    let Some(problem) = &form.problem else { return Vec::new() };
    let lines = wrap(problem, usize::from(columns.max(1))).into_iter().take(PROBLEM_ROWS);
    lines.map(|line| &problem[line]).collect()
}

/// Returns where the label and the text of a field lie.
fn field_places(inside: Rect, form: &Form, index: usize) -> (Rect, Rect) {
    let offset = u16::try_from(index * field_rows(form)).unwrap_or(u16::MAX);
    let first = row(inside, offset);
    if field_rows(form) > 1 {
        return (first, row(inside, offset.saturating_add(1)));
    }
    let label = first.width / 2;
    (Rect { width: label.saturating_sub(1), ..first }, from_column(first, label))
}

fn draw_form(buffer: &mut Buffer, lang: Lang, theme: Theme, area: Rect, form: &Form) -> Position {
    let inside = frame(buffer, area, form.title.text(lang), theme.heading(false));
    let mut cursor = Position { x: inside.x, y: inside.y };
    for (index, field) in form.fields.iter().enumerate() {
        let focused = index == form.focus;
        let style = if focused { theme.key() } else { theme.text() };
        let (label, line) = field_places(inside, form, index);
        put(buffer, label, field.label.text(lang), style);
        put(buffer, line, "›", style);
        if let (true, FormPurpose::NewSession(kind)) =
            (field.label == Label::Word(Word::FieldKind), &form.purpose)
        {
            put(buffer, from_column(line, 2), meeting_kind(lang, *kind), theme.name());
            continue;
        }
        let place = draw_field(buffer, theme, from_column(line, 2), &field.editor);
        if focused {
            cursor = place;
        }
    }
    let problem = problem_lines(form, inside.width);
    let rows = u16::try_from(problem.len().max(1)).unwrap_or(1);
    let last = below(inside, inside.height.saturating_sub(rows));
    for (offset, line) in (0..).zip(&problem) {
        put(buffer, row(last, offset), line, theme.alarm());
    }
    if problem.is_empty() {
        let hint = match form.purpose {
            FormPurpose::NewSession(_) => Word::NewHint.text(lang),
            _ => &form.hint,
        };
        put(buffer, row(last, 0), hint, theme.faint());
    }
    cursor
}

/// One line of a text to read, as it is drawn.
pub(super) struct ReadingLine<'a> {
    mark: &'a str,
    pub(super) text: &'a str,
    indent: u16,
    pub(super) heading: bool,
    is_found: bool,
}

pub(super) fn lines_of(
    paragraph: &Paragraph,
    columns: u16,
) -> impl Iterator<Item = ReadingLine<'_>> {
    let indent = paragraph.indent.min(columns / 2);
    let lines = wrap(&paragraph.text, usize::from(columns - indent));
    lines.into_iter().enumerate().map(move |(index, line)| ReadingLine {
        mark: if index == 0 { &paragraph.mark } else { "" },
        text: &paragraph.text[line],
        indent,
        heading: paragraph.heading,
        is_found: false,
    })
}

fn lines_of_all(reading: &Reading, columns: u16) -> impl Iterator<Item = ReadingLine<'_>> {
    reading.paragraphs.iter().enumerate().flat_map(move |(index, paragraph)| {
        let is_found = reading.found == Some(index);
        lines_of(paragraph, columns).map(move |line| ReadingLine { is_found, ..line })
    })
}

/// Scrolls a text on a screen of this size so that what it was opened for is in its upper third.
pub fn bring_found(overlay: &mut Overlay, size: Size) {
    let area = area(overlay, Rect { x: 0, y: 0, width: size.columns, height: size.rows });
    let Overlay::Reading(reading) = overlay else { return };
    let at = lines_of_all(reading, columns(area)).position(|line| line.is_found).unwrap_or(0);
    let above = usize::from(area.height.saturating_sub(2) / 3);
    reading.top = at.saturating_sub(above).min(hidden_lines(reading, area));
}

/// How many columns of an area hold the words of a text.
fn columns(area: Rect) -> u16 {
    area.width.saturating_sub(4)
}

/// Returns how many lines a text has beyond those that its window can show.
#[must_use]
pub fn hidden_lines(reading: &Reading, area: Rect) -> usize {
    let all = lines_of_all(reading, columns(area)).count();
    all.saturating_sub(usize::from(area.height.saturating_sub(2)))
}

fn draw_reading(buffer: &mut Buffer, lang: Lang, theme: Theme, area: Rect, reading: &Reading) {
    let inside = frame(buffer, area, reading.title.text(lang), theme.heading(false));
    let lines = lines_of_all(reading, inside.width);
    for (offset, line) in (0..inside.height).zip(lines.skip(reading.top)) {
        let place = row(inside, offset);
        let style = if line.heading { theme.name() } else { theme.text() };
        let room = line.indent.saturating_sub(1);
        put(buffer, Rect { width: room, ..place }, line.mark, theme.key());
        put(buffer, from_column(place, line.indent), line.text, style);
        if line.is_found {
            paint(buffer, place, theme.selected());
        }
    }
    let hidden = hidden_lines(reading, area);
    if reading.top < hidden {
        let more = Word::More.fill(lang, &[("count", &(hidden - reading.top).to_string())]);
        let foot = row(area, area.height.saturating_sub(1));
        let columns = u16::try_from(width(&more)).unwrap_or(0) + 4;
        let foot = Rect { width: foot.width.saturating_sub(2).min(foot.width), ..foot };
        let foot = from_column(foot, foot.width.saturating_sub(columns));
        put_right(buffer, foot, &format!(" {more} "), theme.key());
    }
}
