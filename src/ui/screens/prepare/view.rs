//! How the prepare screen looks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::panes::{detail_rows, understood};
use super::{Prepare, Tab};
use crate::locale::prepare::Word;
use crate::locale::session::{meeting_kind, rank};
use crate::locale::ui::Hint;
use crate::text::width;
use crate::ui::event::{Mouse, Size};
use crate::ui::keys::{self, Action, Place};
use crate::ui::screens::Context;
use crate::ui::theme::Theme;
use crate::ui::typing::method_word;
use crate::ui::widgets::footer::KeyHint;
use crate::ui::widgets::pick::draw_field;
use crate::ui::widgets::{below, from_column, paint, put, put_all, put_right, row, rule};

/// From this width on what was understood stands beside the lines, else below them.
const SIDE_BY_SIDE: u16 = 76;

/// Where things lie. An area that is not shown has no rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Areas {
    title: Rect,
    /// The names of the tabs.
    pub(super) tabs: Rect,
    /// The list of the tab, without its heading.
    pub(super) list: Rect,
    /// What was understood of the report, without its heading.
    pub(super) understood: Rect,
    /// What is to be said of the selected line.
    pub(super) detail: Rect,
    /// All between tabs and footer.
    body: Rect,
}

/// Lays the screen out.
pub(super) fn areas(size: Size) -> Areas {
    let whole = Rect { x: 0, y: 0, width: size.columns, height: size.rows };
    let body = Rect { y: 2, height: whole.height.saturating_sub(3), ..whole };
    let wanted = detail_rows(size);
    let detail = below(body, body.height.saturating_sub(wanted));
    let panes = Rect { height: body.height - detail.height, ..body };
    let (list, understood) = if size.columns >= SIDE_BY_SIDE {
        let left = size.columns * 11 / 20;
        (Rect { width: left, ..panes }, from_column(panes, left + 1))
    } else {
        let upper = panes.height.div_ceil(2) + 1;
        (Rect { height: upper.min(panes.height), ..panes }, below(panes, upper))
    };
    let (list, understood) = (below(list, 1), below(understood, 1));
    Areas { title: row(whole, 0), tabs: row(whole, 1), list, understood, detail, body }
}

/// Where the list of the shown tab lies.
fn list_area(prepare: &Prepare, size: Size) -> Rect {
    let areas = areas(size);
    match prepare.tab {
        Tab::Report => areas.list,
        // Above: what can be done here. Below: the line in which members are typed.
        Tab::Members => {
            let list = below(areas.body, 2);
            Rect { height: list.height.saturating_sub(2), ..list }
        }
        Tab::Agenda => below(areas.body, 2),
    }
}

/// How many rows a page of the shown list has.
pub(super) fn page(prepare: &Prepare, context: Context<'_>) -> u16 {
    list_area(prepare, context.size).height
}

/// The first row of a list in which the selected one of many stands in the middle.
pub(super) fn first_row(selected: usize, count: usize, rows: u16) -> usize {
    let rows = usize::from(rows);
    selected.saturating_sub(rows / 2).min(count.saturating_sub(rows))
}

/// Returns which row of the shown list lies where the mouse is.
pub(super) fn row_at(prepare: &Prepare, context: Context<'_>, mouse: Mouse) -> Option<usize> {
    let area = list_area(prepare, context.size);
    if !area.contains(Position { x: mouse.column, y: mouse.row }) {
        return None;
    }
    let (selected, count) = match prepare.tab {
        Tab::Report => (prepare.selected.row, prepare.mended.rows.len()),
        Tab::Members => (prepare.selected.member, prepare.plan.members.len()),
        Tab::Agenda => (prepare.selected.step, prepare.steps(context).len()),
    };
    let index = first_row(selected, count, area.height) + usize::from(mouse.row - area.y);
    (index < count).then_some(index)
}

/// Returns the names of the tabs.
fn tabs(prepare: &Prepare, context: Context<'_>) -> [(Tab, String); 3] {
    let lang = context.lang;
    let count = |word: Word, count: usize| word.fill(lang, &[("count", &count.to_string())]);
    [
        (Tab::Report, Word::Report.text(lang).to_owned()),
        (Tab::Members, count(Word::Members, prepare.plan.members.len())),
        (Tab::Agenda, count(Word::Agenda, prepare.steps(context).len())),
    ]
}

/// Returns the tab whose name stands at a column.
pub(super) fn tab_at(prepare: &Prepare, context: Context<'_>, column: u16) -> Option<Tab> {
    let mut start = 1;
    for (tab, name) in tabs(prepare, context) {
        let wide = u16::try_from(width(&name)).unwrap_or(0) + 2;
        if (start..start + wide).contains(&column) {
            return Some(tab);
        }
        start += wide + 1;
    }
    None
}

/// Returns the keys of the footer, the help last.
#[must_use]
pub fn hints(prepare: &Prepare) -> Vec<KeyHint> {
    let here: &[(Action, Hint)] = match prepare.tab {
        Tab::Report => &[
            (Action::TurnLine, Hint::TurnLine),
            (Action::Role, Hint::Role),
            (Action::DoubtNext, Hint::DoubtNext),
        ],
        Tab::Members => &[
            (Action::TakeMember, Hint::TakeMember),
            (Action::Rank, Hint::Rank),
            (Action::ReadRoster, Hint::ReadRoster),
        ],
        Tab::Agenda => &[
            (Action::StepUp, Hint::StepUp),
            (Action::MinutesMore, Hint::MinutesMore),
            (Action::AddStep, Hint::AddStep),
        ],
    };
    let always = [(Action::NextPart, Hint::Tab), (Action::Make, Hint::Make)];
    // Those that fit: the keys that every line needs stand before.
    let rest = [
        (Action::TakeAgenda, Hint::TakeAgenda),
        (Action::SaveAgenda, Hint::SaveAgenda),
        (Action::Split, Hint::Split),
        (Action::Join, Hint::Join),
        (Action::MeetingKind, Hint::MeetingKind),
        (Action::LeaveOut, Hint::LeaveOut),
        (Action::Undo, Hint::Undo),
        (Action::Help, Hint::Help),
    ];
    let places = super::places(prepare);
    let places: Vec<Place> = places.into_iter().chain([Place::Everywhere]).collect();
    let wanted = here.iter().copied().chain(always).chain(rest);
    let hint = |(action, hint)| keys::key_of(&places, action).map(|key| KeyHint { key, hint });
    wanted.filter_map(hint).collect()
}

/// Draws the screen; gives where the cursor is, if it has one.
pub fn view(
    prepare: &Prepare,
    context: Context<'_>,
    theme: Theme,
    buffer: &mut Buffer,
) -> Option<Position> {
    let draw = Draw { prepare, context, theme };
    let areas = areas(context.size);
    draw.title(buffer, areas.title);
    draw.tabs(buffer, areas.tabs);
    match prepare.tab {
        Tab::Report => {
            draw.lines(buffer, areas.list);
            understood(&draw, buffer, areas.understood);
            if areas.understood.x > 0 {
                let edge = areas.understood;
                let edge = Rect { x: edge.x - 1, y: edge.y - 1, height: edge.height + 1, width: 1 };
                rule(buffer, edge, theme.rule());
            }
            draw.detail(buffer, areas.detail);
            None
        }
        Tab::Members => Some(draw.members(buffer, areas.body)),
        Tab::Agenda => {
            draw.agenda(buffer, areas.body);
            None
        }
    }
}

/// What drawing needs.
pub(super) struct Draw<'a> {
    pub(super) prepare: &'a Prepare,
    pub(super) context: Context<'a>,
    pub(super) theme: Theme,
}

impl Draw<'_> {
    pub(super) fn word(&self, word: Word) -> &'static str {
        word.text(self.context.lang)
    }

    fn title(&self, buffer: &mut Buffer, area: Rect) {
        paint(buffer, area, self.theme.title());
        let report = self.prepare.report.file_name().unwrap_or_default().to_string_lossy();
        let mark = match (&self.prepare.kept, self.prepare.keeping) {
            (Some(_), 0) if self.prepare.history.undo.is_empty() => "",
            (None, _) => self.word(Word::NotKept),
            (Some(kept), 0) if *kept == self.prepare.plan => self.word(Word::Kept),
            _ => self.word(Word::Keeping),
        };
        let right = format!("{mark}   {} ", self.context.now.format("%H:%M"));
        let right = match self.context.writing.typing.method {
            Some(method) => {
                format!("{} · {right}", method_word(method).text(self.context.lang))
            }
            None => right,
        };
        let taken = u16::try_from(width(&right)).unwrap_or(0) + 1;
        let left = Rect { width: area.width.saturating_sub(taken), ..area };
        put(buffer, left, &format!(" {} · {report}", self.word(Word::Title)), self.theme.title());
        put_right(buffer, area, &right, self.theme.title());
    }

    fn tabs(&self, buffer: &mut Buffer, area: Rect) {
        let mut used = 1;
        for (tab, name) in tabs(self.prepare, self.context) {
            let style = self.theme.heading(tab == self.prepare.tab);
            used += put(buffer, from_column(area, used), &format!(" {name} "), style) + 1;
        }
        let room = from_column(area, used + 1);
        let room = Rect { width: room.width.saturating_sub(1), ..room };
        let count = self.prepare.mended.doubtful().len();
        let (text, style) = match count {
            0 => (self.word(Word::NoDoubts).to_owned(), self.theme.faint()),
            count => {
                let values = [("count", &*count.to_string())];
                (Word::Doubts.fill(self.context.lang, &values), self.theme.wanting())
            }
        };
        put_right(buffer, room, &text, style);
    }

    fn members(&self, buffer: &mut Buffer, body: Rect) -> Position {
        let lang = self.context.lang;
        put(buffer, from_column(row(body, 0), 1), self.word(Word::TypeMembers), self.theme.faint());
        let list = list_area(self.prepare, self.context.size);
        let members = self.prepare.plan.sorted_members();
        if members.is_empty() {
            put(
                buffer,
                from_column(row(list, 0), 1),
                self.word(Word::NoMembers),
                self.theme.text(),
            );
        }
        let names = members.iter().map(|each| width(&each.name)).max().unwrap_or(0).clamp(12, 30);
        let first = first_row(self.prepare.selected.member, members.len(), list.height);
        for (offset, (index, member)) in
            (0..list.height).zip(members.iter().enumerate().skip(first))
        {
            let line = row(list, offset);
            let number = format!(" {:>3}  ", index + 1);
            put(buffer, line, &number, self.theme.faint());
            let names = u16::try_from(names).unwrap_or(12);
            let name = Rect { width: names, ..from_column(line, 6) };
            put(buffer, name, &member.name, self.theme.name());
            let rank = rank(lang, member.rank);
            let taken = u16::try_from(width(rank)).unwrap_or(0) + 2;
            let post = from_column(line, 8 + names);
            let post = Rect { width: post.width.saturating_sub(taken), ..post };
            put(buffer, post, &member.post, self.theme.text());
            let right = Rect { width: line.width.saturating_sub(1), ..line };
            put_right(buffer, right, rank, self.theme.faint());
            if index == self.prepare.selected.member {
                paint(buffer, line, self.theme.selected());
            }
        }
        let line = row(body, body.height.saturating_sub(1));
        put(buffer, from_column(line, 1), "›", self.theme.key());
        let field = from_column(line, 3);
        if self.prepare.line.text().is_empty() {
            put(buffer, field, self.word(Word::Placeholder), self.theme.faint());
        }
        draw_field(buffer, self.theme, field, &self.prepare.line)
    }

    fn agenda(&self, buffer: &mut Buffer, body: Rect) {
        let lang = self.context.lang;
        let kind = meeting_kind(lang, self.prepare.plan.kind);
        let mut head = Word::Kind.fill(lang, &[("kind", kind)]);
        if let Some(own) = &self.prepare.plan.own {
            head = format!("{head} · {}", Word::FromOwn.fill(lang, &[("name", &own.name)]));
        }
        if self.prepare.plan.agenda.is_some() {
            head = format!("{head} · {}", self.word(Word::Altered));
        }
        put(buffer, from_column(row(body, 0), 1), &head, self.theme.name());
        let list = list_area(self.prepare, self.context.size);
        let steps = self.prepare.steps(self.context);
        let total: u32 = steps.iter().filter_map(|step| step.minutes).map(u32::from).sum();
        let hours = format!("{}:{:02}", total / 60, total % 60);
        let total = Word::Planned.fill(lang, &[("hours", &hours)]);
        let right = Rect { width: body.width.saturating_sub(1), ..row(body, 0) };
        put_right(buffer, right, &total, self.theme.name());
        if steps.is_empty() {
            put(buffer, from_column(row(list, 0), 1), self.word(Word::NoSteps), self.theme.text());
        }
        let outline = &self.prepare.mended.reading.outline;
        let first = first_row(self.prepare.selected.step, steps.len(), list.height);
        for (offset, (index, step)) in (0..list.height).zip(steps.iter().enumerate().skip(first)) {
            let line = row(list, offset);
            let sign = if self.prepare.plan.is_own(step) { "+" } else { " " };
            let minutes = step
                .minutes
                .map(|minutes| Word::Minutes.fill(lang, &[("minutes", &minutes.to_string())]));
            let minutes = minutes.unwrap_or_default();
            let taken = u16::try_from(width(&minutes)).unwrap_or(0) + 2;
            let about = step.topic.shortcomings().first().and_then(|id| outline.shortcoming(id));
            let about = about.map_or_else(String::new, |about| about.text.replace('\n', " "));
            let pieces = [
                (&*format!(" {:>3} {sign} ", index + 1), self.theme.faint()),
                (&*format!("{}  ", step.title), self.theme.text()),
                (&*about, self.theme.faint()),
            ];
            let left = Rect { width: line.width.saturating_sub(taken), ..line };
            put_all(buffer, left, &pieces);
            let right = Rect { width: line.width.saturating_sub(1), ..line };
            put_right(buffer, right, &minutes, self.theme.text());
            if index == self.prepare.selected.step {
                paint(buffer, line, self.theme.selected());
            }
        }
    }
}
