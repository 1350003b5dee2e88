//! What keys and the mouse mean in what lies above a screen; help and palette made from the table
//! of keys.

use std::path::PathBuf;

use ratatui::layout::{Position, Rect};

use crate::locale::Lang;
use crate::locale::ui::{Hint, SignWord, Word};
use crate::session::check::Finding;
use crate::session::remark::Verdict;
use crate::session::threads::Subject;
use crate::session::{MeetingKind, find};
use crate::text::typing::Typing;
use crate::ui::checklist::Checklist;
use crate::ui::editor::{Edit, Editor};
use crate::ui::event::{Mouse, MouseAct, Size};
use crate::ui::find::{Finder, Taken};
use crate::ui::grid::Grid;
use crate::ui::keys::{self, Action, Place, ROWS, Row, TextKey};
use crate::ui::overlay::{
    Form, Item, Label, Paragraph, Picker, Purpose, Question, Reading, Seat, Way,
};
pub(super) use crate::ui::overlay::{FormPurpose, Overlay, Pick};
use crate::ui::screens::record::edit_of;
use crate::ui::threads::Thread;
use crate::ui::typing::type_into;
use crate::ui::widgets::checklist::row_at;
use crate::ui::widgets::find::hit_at;
use crate::ui::widgets::footer::KeyHint;
use crate::ui::widgets::grid::cell_at;
use crate::ui::widgets::pick::{area, hidden_lines, item_at, reading_area};
use crate::ui::widgets::question;

/// What an overlay answers to a key.
pub(super) enum Answer {
    /// It stays.
    Stay,
    /// It is to be closed.
    Close,
    /// Something was picked.
    Picked(Purpose, Vec<Pick>),
    /// A form was filled in.
    Filled,
    /// A question was answered.
    Chosen(Way),
    /// It closes, and this happens in the line: the sign that opened it is text after all.
    InLine(Edit),
    /// It closes, and one goes to what was found.
    Found(find::Place),
    /// Something else is laid above it.
    Over(Box<Overlay>),
    /// Something else is laid above it, or it closes and one goes there: what is lacking is mended.
    Mend(Finding),
    /// It closes, and one goes to what was found in another session.
    Elsewhere(PathBuf, find::Place),
}

/// Returns the places whose keys hold in it, the nearest first.
pub(super) fn places(overlay: &Overlay) -> Vec<Place> {
    match overlay {
        Overlay::Picker(picker) => {
            let own = match picker.purpose {
                Purpose::Answered(_) => Some(Place::Opinions),
                Purpose::Kind(_) => Some(Place::Kinds),
                _ => None,
            };
            own.into_iter().chain([Place::Overlay, Place::Field]).collect()
        }
        Overlay::Find(_) => vec![Place::Overlay, Place::Field],
        Overlay::Form(_) => vec![Place::Form, Place::Field],
        Overlay::Grid(_) => vec![Place::Grid],
        Overlay::Thread(_) => vec![Place::Thread, Place::Reading, Place::Overlay],
        Overlay::Reading(_) | Overlay::Question(_) => vec![Place::Reading, Place::Overlay],
        Overlay::Check(_) => vec![Place::Checklist, Place::Reading, Place::Overlay],
    }
}

/// Takes a letter that was typed. A blank behind a sign takes what was typed where that is
/// certain, and ends the list where it stands for nothing.
pub(super) fn on_typed(overlay: &mut Overlay, letter: char, typing: Typing) -> Answer {
    if let Overlay::Picker(picker) = overlay
        && picker.sign.is_some()
        && letter == ' '
    {
        // An answer is never given by a blank.
        let certain = picker.certain().filter(|_| !matches!(picker.purpose, Purpose::Answered(_)));
        if let Some(pick) = certain {
            return Answer::Picked(picker.purpose.clone(), vec![pick]);
        }
        if picker.filter.text().is_empty() || picker.matching().is_empty() {
            return Answer::InLine(Edit::Paste(format!("{} ", picker.filter.text())));
        }
    }
    change(overlay, |editor| type_into(typing, editor, letter));
    Answer::Stay
}

/// Takes pasted text; a field of one row keeps it on one line.
pub(super) fn on_paste(overlay: &mut Overlay, text: String) {
    edit(overlay, Edit::Paste(text.replace(['\r', '\n'], " ").trim().to_owned()));
}

fn edit(overlay: &mut Overlay, edit: Edit) {
    change(overlay, |editor| editor.apply(edit));
}

/// Changes the text of the field that has the keys.
fn change(overlay: &mut Overlay, change: impl FnOnce(&mut Editor) -> bool) {
    match overlay {
        Overlay::Picker(picker) => {
            let before = picker.filter.text().to_owned();
            change(&mut picker.filter);
            if picker.filter.text() != before {
                picker.selected = 0;
            }
        }
        Overlay::Form(form) => {
            let field = form.fields.get_mut(form.focus);
            if let Some(field) = field.filter(|field| field.label != Label::Word(Word::FieldKind)) {
                change(&mut field.editor);
                form.problem = None;
            }
        }
        Overlay::Find(finder) => finder.change(change),
        Overlay::Reading(_)
        | Overlay::Question(_)
        | Overlay::Grid(_)
        | Overlay::Thread(_)
        | Overlay::Check(_) => {}
    }
}

/// Does what a key means in it.
pub(super) fn on_action(
    overlay: &mut Overlay,
    action: Action,
    lang: Lang,
    typing: Typing,
    size: Size,
) -> Answer {
    if let Overlay::Picker(picker) = &*overlay
        && let Some(edit) = left_sign(picker, action)
    {
        return Answer::InLine(edit);
    }
    match (action, &mut *overlay) {
        (Action::Back, _) => return Answer::Close,
        (Action::Text(key), _) => edit(overlay, edit_of(key, usize::MAX, typing)),
        (_, Overlay::Picker(picker)) => return on_picker(picker, action),
        (_, Overlay::Form(form)) => return on_form(form, action),
        (_, Overlay::Find(finder)) => return on_find(finder, action),
        (_, Overlay::Grid(grid)) => return on_grid(grid, action, lang),
        (_, Overlay::Thread(thread)) => return on_thread(thread, action, size),
        (_, Overlay::Reading(reading)) => return on_reading(reading, action, size),
        (_, Overlay::Question(asked)) => return on_question(asked, action, size),
        (_, Overlay::Check(list)) => return on_checklist(list, action),
    }
    Answer::Stay
}

/// Returns what happens in the line where a key leaves the list of a sign without a pick: what
/// was typed is never lost.
fn left_sign(picker: &Picker, action: Action) -> Option<Edit> {
    picker.sign?;
    let typed = picker.filter.text();
    match action {
        Action::Back => Some(Edit::Paste(typed.to_owned())),
        Action::Accept | Action::AnswerPartly | Action::AnswerExplained
            if picker.picks().is_empty() =>
        {
            Some(Edit::Paste(typed.to_owned()))
        }
        Action::Text(TextKey::Backspace) if typed.is_empty() => Some(Edit::Backspace),
        _ => None,
    }
}

/// How many items a page of a list goes.
const PAGE: isize = 10;

fn on_picker(picker: &mut Picker, action: Action) -> Answer {
    match action {
        Action::Up => picker.step(-1),
        Action::Down => picker.step(1),
        Action::PageUp => picker.step(-PAGE),
        Action::PageDown => picker.step(PAGE),
        Action::First => picker.step(isize::MIN),
        Action::Last => picker.step(isize::MAX),
        Action::Mark if picker.takes_several() => {
            picker.mark();
            picker.step(1);
        }
        Action::Nth(number) if picker.select(number) => {
            if !picker.items.iter().any(|item| item.marked) {
                return on_picker(picker, Action::Accept);
            }
            picker.mark();
        }
        Action::Kind | Action::KindBack => {
            let count = picker.matching().len().max(1);
            let by = if action == Action::Kind { 1 } else { count - 1 };
            picker.selected = (picker.selected + by) % count;
        }
        Action::AnswerPartly => return take(picker, Purpose::Answered(Verdict::Partly)),
        Action::AnswerExplained => return take(picker, Purpose::Answered(Verdict::Explained)),
        Action::Accept => {
            let picks = picker.picks();
            let may_be_empty = matches!(
                picker.purpose,
                Purpose::Shortcomings(_)
                    | Purpose::Responsible(_)
                    | Purpose::Causes(_)
                    | Purpose::Seat(
                        Seat::Team(_) | Seat::ApartOfMotion(_) | Seat::ApartOfBallot(_)
                    )
            );
            if !picks.is_empty() || may_be_empty {
                return Answer::Picked(picker.purpose.clone(), picks);
            }
        }
        _ => {}
    }
    Answer::Stay
}

/// Takes what is picked for another purpose than that of the list.
fn take(picker: &Picker, purpose: Purpose) -> Answer {
    let picks = picker.picks();
    if picks.is_empty() { Answer::Stay } else { Answer::Picked(purpose, picks) }
}

fn on_find(finder: &mut Finder, action: Action) -> Answer {
    match action {
        Action::Up => finder.step(-1),
        Action::Down => finder.step(1),
        Action::PageUp => finder.step(-PAGE),
        Action::PageDown => finder.step(PAGE),
        Action::First => finder.step(isize::MIN),
        Action::Last => finder.step(isize::MAX),
        Action::Accept => {
            return match finder.take() {
                Some(Taken::Here(place)) => Answer::Found(place),
                Some(Taken::In(path, place)) => Answer::Elsewhere(path, place),
                None => Answer::Stay,
            };
        }
        _ => {}
    }
    Answer::Stay
}

fn on_form(form: &mut Form, action: Action) -> Answer {
    match action {
        Action::NextPart => form.turn(true),
        Action::PreviousPart => form.turn(false),
        Action::Accept if form.focus + 1 < form.fields.len() => form.turn(true),
        Action::Accept => return Answer::Filled,
        Action::Kind => {
            if let FormPurpose::NewSession(kind) = &mut form.purpose {
                let at = MeetingKind::ALL.iter().position(|each| each == kind).unwrap_or(0);
                *kind = MeetingKind::ALL[(at + 1) % MeetingKind::ALL.len()];
            }
        }
        _ => {}
    }
    Answer::Stay
}

fn on_question(asked: &mut Question, action: Action, size: Size) -> Answer {
    let area = question::area(asked, whole(size));
    let page = question::text_rows(asked, area).max(1);
    let last = asked.choices.len().saturating_sub(1);
    match action {
        Action::Up => asked.selected = asked.selected.saturating_sub(1),
        Action::Down => asked.selected = (asked.selected + 1).min(last),
        Action::First => asked.selected = 0,
        Action::Last => asked.selected = last,
        Action::PageUp => asked.top = asked.top.saturating_sub(page),
        Action::PageDown => {
            asked.top = (asked.top + page).min(question::hidden_lines(asked, area));
        }
        Action::Accept => {
            let chosen = asked.choices.get(asked.selected);
            return chosen.map_or(Answer::Close, |way| Answer::Chosen(*way));
        }
        _ => {}
    }
    Answer::Stay
}

/// Lays a list above what is shown, where there is one.
fn over(overlay: Option<Overlay>) -> Answer {
    overlay.map_or(Answer::Stay, |overlay| Answer::Over(Box::new(overlay)))
}

fn on_grid(grid: &mut Grid, action: Action, lang: Lang) -> Answer {
    match action {
        Action::NextPart | Action::PreviousPart => {
            grid.view = grid.view.turned(action == Action::NextPart);
        }
        Action::Up => grid.step(-1, 0),
        Action::Down => grid.step(1, 0),
        Action::PageUp => grid.step(-PAGE, 0),
        Action::PageDown => grid.step(PAGE, 0),
        Action::CellLeft => grid.step(0, -1),
        Action::CellRight => grid.step(0, 1),
        Action::First => grid.go(0, 0),
        Action::Last => grid.go(usize::MAX, usize::MAX),
        Action::Accept => return over(grid.remarks(lang)),
        Action::Thread => return over(grid.thread(lang)),
        _ => {}
    }
    Answer::Stay
}

fn on_checklist(list: &mut Checklist, action: Action) -> Answer {
    let last = list.rows.len().saturating_sub(1);
    let page = usize::try_from(PAGE).unwrap_or(1);
    list.selected = action.moved(list.selected, page, last).unwrap_or(list.selected);
    match (action, list.row()) {
        (Action::Accept, Some(row)) => Answer::Mend(row.finding.clone()),
        (Action::Accept, None) => Answer::Close,
        _ => Answer::Stay,
    }
}

fn on_thread(thread: &mut Thread, action: Action, size: Size) -> Answer {
    match action {
        Action::NextPart | Action::PreviousPart => thread.turn(action == Action::NextPart),
        Action::Responsible => return over(thread.responsible()),
        Action::Causes => return over(thread.causes()),
        Action::Promises => return over(thread.promises()),
        _ => return on_reading(&mut thread.reading, action, size),
    }
    Answer::Stay
}

fn on_reading(reading: &mut Reading, action: Action, size: Size) -> Answer {
    let area = reading_area(whole(size));
    let page = usize::from(area.height.saturating_sub(3)).max(1);
    let last = hidden_lines(reading, area);
    reading.top = action.moved(reading.top, page, last).unwrap_or(reading.top).min(last);
    if action == Action::Accept { Answer::Close } else { Answer::Stay }
}

fn whole(size: Size) -> Rect {
    Rect { x: 0, y: 0, width: size.columns, height: size.rows }
}

/// Returns the action that the mouse means in it, after moving the selection there.
pub(super) fn on_mouse(
    overlay: &mut Overlay,
    mouse: Mouse,
    size: Size,
    lang: Lang,
) -> Option<Action> {
    let area = area(overlay, whole(size));
    match mouse.act {
        MouseAct::WheelUp => Some(Action::Up),
        MouseAct::WheelDown => Some(Action::Down),
        MouseAct::Press if !area.contains(Position { x: mouse.column, y: mouse.row }) => {
            Some(Action::Back)
        }
        MouseAct::Press => {
            if let Overlay::Question(asked) = overlay {
                asked.selected = question::choice_at(asked, area, mouse.row)?;
                return Some(Action::Accept);
            }
            if let Overlay::Grid(grid) = overlay {
                let (row, column) = cell_at(grid, area, mouse.column, mouse.row)?;
                let again = grid.spot() == (row, column);
                grid.go(row, column);
                return again.then_some(Action::Accept);
            }
            if let Overlay::Check(list) = overlay {
                let at = row_at(lang, list, area, mouse.row)?;
                let again = list.selected == at;
                list.selected = at;
                return again.then_some(Action::Accept);
            }
            if let Overlay::Find(finder) = overlay {
                finder.selected = hit_at(finder, area, mouse.row)?;
                return Some(Action::Accept);
            }
            let Overlay::Picker(picker) = overlay else { return None };
            picker.selected = item_at(picker, area, mouse.row)?;
            Some(if picker.takes_several() { Action::Mark } else { Action::Accept })
        }
    }
}

/// Returns the keys of the footer, the last of them at the right end.
pub(super) fn hints(overlay: &Overlay) -> Vec<KeyHint> {
    let wanted: &[(Action, Hint)] = match overlay {
        Overlay::Picker(picker) if matches!(picker.purpose, Purpose::Answered(_)) => &[
            (Action::Accept, Hint::Accepted),
            (Action::AnswerPartly, Hint::Partly),
            (Action::AnswerExplained, Hint::Explained),
            (Action::Mark, Hint::Mark),
            (Action::Back, Hint::Close),
        ],
        Overlay::Picker(picker) if picker.takes_several() => &[
            (Action::Accept, Hint::Accept),
            (Action::Mark, Hint::Mark),
            (Action::Up, Hint::UpDown),
            (Action::Back, Hint::Close),
        ],
        Overlay::Picker(_) | Overlay::Find(_) => &[
            (Action::Accept, Hint::Accept),
            (Action::Up, Hint::UpDown),
            (Action::Back, Hint::Close),
        ],
        Overlay::Form(form) if matches!(form.purpose, FormPurpose::NewSession(_)) => &[
            (Action::Accept, Hint::Accept),
            (Action::NextPart, Hint::NextField),
            (Action::Kind, Hint::NextChoice),
            (Action::Back, Hint::Close),
        ],
        // Enter in a field that is not the last goes to the next.
        Overlay::Form(form) if form.focus + 1 >= form.fields.len() => {
            &[(Action::Accept, Hint::FormDone), (Action::Back, Hint::Close)]
        }
        Overlay::Form(_) => &[(Action::Accept, Hint::NextField), (Action::Back, Hint::Close)],
        Overlay::Question(_) => &[
            (Action::Accept, Hint::Accept),
            (Action::Up, Hint::UpDown),
            (Action::Back, Hint::Close),
        ],
        Overlay::Grid(_) => &[
            (Action::NextPart, Hint::NextTable),
            (Action::CellRight, Hint::Cells),
            (Action::Accept, Hint::OpenCell),
            (Action::Thread, Hint::Thread),
            (Action::Back, Hint::Close),
        ],
        Overlay::Thread(thread) if matches!(thread.subject, Subject::Shortcoming(_)) => &[
            (Action::Responsible, Hint::Responsible),
            (Action::Causes, Hint::Causes),
            (Action::Promises, Hint::Promises),
            (Action::NextPart, Hint::NextThread),
            (Action::Down, Hint::UpDown),
            (Action::Back, Hint::Close),
        ],
        Overlay::Thread(_) => &[
            (Action::Promises, Hint::Promises),
            (Action::NextPart, Hint::NextThread),
            (Action::Down, Hint::UpDown),
            (Action::Back, Hint::Close),
        ],
        Overlay::Reading(_) => &[(Action::Down, Hint::UpDown), (Action::Back, Hint::Close)],
        Overlay::Check(_) => &[
            (Action::Accept, Hint::GoThere),
            (Action::Down, Hint::UpDown),
            (Action::Back, Hint::Close),
        ],
    };
    let places = places(overlay);
    let hint = |(action, hint): &(Action, Hint)| {
        keys::key_of(&places, *action).map(|key| KeyHint { key, hint: *hint })
    };
    wanted.iter().filter_map(hint).collect()
}

/// Makes the help: every key, those that hold now first. On the room's screen, only these.
pub(super) fn help(lang: Lang, here: &[Place]) -> Overlay {
    let mut groups: Vec<Vec<&Row>> = Vec::new();
    let is_told = |row: &&Row| match here.contains(&Place::Work) {
        true => row.place != Place::Project,
        false => here.contains(&row.place),
    };
    for row in ROWS.iter().filter(|row| !row.keys.is_empty()).filter(is_told) {
        let group = row.place.group();
        match groups.iter_mut().find(|rows| rows[0].place.group() == group) {
            Some(rows) => rows.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups.sort_by_key(|rows| !rows.iter().any(|row| here.contains(&row.place)));
    let mut paragraphs = Vec::new();
    for rows in groups {
        if !paragraphs.is_empty() {
            paragraphs.push(Paragraph::default());
        }
        paragraphs.push(Paragraph {
            mark: String::new(),
            text: rows[0].place.group().text(lang).to_owned(),
            indent: 0,
            heading: true,
        });
        paragraphs.extend(rows.iter().map(|row| Paragraph {
            mark: format!("  {}", key_names(row)),
            text: row.deed.text(lang).to_owned(),
            indent: 28,
            heading: false,
        }));
        if rows.iter().any(|row| row.place == Place::Line) && here.contains(&Place::Line) {
            paragraphs.extend(sign_rows(lang));
        }
    }
    Overlay::Reading(Reading::new(Word::HelpTitle, paragraphs))
}

/// The signs of the line, which are text and so no keys of the table.
const SIGNS: [(&str, SignWord); 8] = [
    ("@", SignWord::Target),
    ("#", SignWord::Shortcoming),
    (">", SignWord::Answer),
    ("?", SignWord::Check),
    ("%", SignWord::Private),
    ("!nvd 30/6", SignWord::Promise),
    ("...", SignWord::GoOn),
    ("s/…/…/", SignWord::Substitute),
];

fn sign_rows(lang: Lang) -> Vec<Paragraph> {
    let head = SignWord::Head.text(lang).to_owned();
    let head = Paragraph { text: head, heading: true, ..Paragraph::default() };
    let row = |(sign, word): &(&str, SignWord)| Paragraph {
        mark: format!("  {sign}"),
        text: word.text(lang).to_owned(),
        indent: 28,
        heading: false,
    };
    let rows = SIGNS.iter().map(row);
    [Paragraph::default(), head].into_iter().chain(rows).collect()
}

fn key_names(row: &Row) -> String {
    let mut names: Vec<String> = row.keys.iter().map(|key| key.name()).collect();
    names.dedup(); // a letter, small and large
    match names.as_slice() {
        [first, .., last] if matches!(row.action, Action::Nth(_)) => format!("{first}…{last}"),
        names => names.join(", "),
    }
}

/// Makes the list of all that can be done here.
pub(super) fn palette(lang: Lang, here: &[Place]) -> Overlay {
    let is_move = |action: Action| {
        matches!(
            action,
            Action::Text(_)
                | Action::Palette
                | Action::Back
                | Action::Up
                | Action::Down
                | Action::PageUp
                | Action::PageDown
                | Action::First
                | Action::Last
                | Action::CellLeft
                | Action::CellRight
                | Action::Nth(_)
        )
    };
    let rows = ROWS.iter().filter(|row| here.contains(&row.place) && !is_move(row.action));
    let items = rows.map(|row| Item {
        label: row.deed.text(lang).to_owned(),
        detail: key_names(row),
        pick: Pick::Action(row.action),
        marked: false,
    });
    Overlay::Picker(Picker::new(Word::PaletteTitle, Purpose::Command, items.collect()))
}
