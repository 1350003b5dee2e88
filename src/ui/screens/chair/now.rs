//! What is now, line by line: the step and what it is about, clocks, floor and requests, what is
//! still open, what comes next.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Chair;
use super::view::{is_whole, key_name};
use crate::locale::acts::{ActWord, clock, request, rough};
use crate::locale::chair::ChairWord;
use crate::locale::named::{party, step_title};
use crate::locale::rules::entry_kind;
use crate::locale::session::attendance;
use crate::locale::ui::Word;
use crate::session::agenda::Topic;
use crate::session::clock::{Light, Reading};
use crate::session::member::Party;
use crate::session::queue::Request;
use crate::session::standing::State;
use crate::text::{width, wrap};
use crate::ui::keys::Action;
use crate::ui::screens::Context;
use crate::ui::theme::Theme;
use crate::ui::widgets::first_row;

/// From this many rows on texts take more of them, with gaps between.
const ROOMY: u16 = 24;

/// Under this many rows there is room for little beside floor and requests.
const TIGHT: u16 = 14;

/// One line of it.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<(String, Style)>,
    /// The request that it shows, by its place in the order.
    pub(super) request: Option<usize>,
}

fn line(pieces: Vec<(String, Style)>) -> Line {
    Line { pieces, request: None }
}

struct Now<'a> {
    chair: &'a Chair,
    context: Context<'a>,
    theme: Theme,
    area: Rect,
}

/// Returns the lines that fit into an area.
pub(super) fn lines(chair: &Chair, context: Context<'_>, theme: Theme, area: Rect) -> Vec<Line> {
    let now = Now { chair, context, theme, area };
    let rows = usize::from(area.height);
    if let Some(mut lines) = now.over() {
        lines.truncate(rows);
        return lines;
    }
    let (mut lines, mut foot) = (now.head(), now.foot());
    let wanted = now.requests(rows).len();
    let fits = |lines: &[Line], foot: &[Line], more: usize| {
        lines.len() + foot.len() + wanted + more <= rows
    };
    // What can be done without is there where the requests leave room for it.
    let next = now.next();
    if fits(&lines, &foot, next.len()) || !is_whole(context.size) {
        foot.extend(next);
    }
    let planning = now.planning();
    if fits(&lines, &foot, planning.len()) {
        lines.extend(planning);
    }
    lines.extend(now.gap());
    let room = rows.saturating_sub(lines.len() + foot.len());
    lines.extend(now.requests(room));
    let gap = rows.saturating_sub(lines.len() + foot.len());
    lines.extend((0..gap).map(|_| Line::default()));
    lines.truncate(rows.saturating_sub(foot.len()));
    lines.extend(foot);
    lines
}

impl Now<'_> {
    fn is_roomy(&self) -> bool {
        self.area.height >= ROOMY
    }

    fn gap(&self) -> Option<Line> {
        self.is_roomy().then(Line::default)
    }

    /// Breaks a text into a few lines.
    fn wrapped(&self, text: &str, most: usize, indent: &str, style: Style) -> Vec<Line> {
        let columns = usize::from(self.area.width).saturating_sub(3 + indent.chars().count());
        let lines = wrap(text, columns.max(1));
        let is_cut = lines.len() > most;
        let row = |(at, range): (usize, std::ops::Range<usize>)| {
            let end = if is_cut && at + 1 == most { " …" } else { "" };
            line(vec![
                (format!(" {indent}"), self.theme.now()),
                (format!("{}{end}", &text[range]), style),
            ])
        };
        lines.into_iter().take(most).enumerate().map(row).collect()
    }

    /// What is left to see once the session is closed or sealed: that it is, how long it sat, what
    /// stayed open.
    fn over(&self) -> Option<Vec<Line>> {
        let (session, lang) = (self.chair.session(), self.context.lang);
        let closing = session.closing()?;
        let word = if closing.seal.is_some() { ChairWord::IsSealed } else { ChairWord::IsClosed };
        let time = closing.at.format("%H:%M %d/%m/%Y").to_string();
        let text = word.fill(lang, &[("time", &time)]);
        let mut out = self.wrapped(&text, 4, "", self.theme.name());
        out.push(Line::default());
        let sat = rough(lang, session.sat_s(self.context.now));
        let sat = ChairWord::Sat.fill(lang, &[("sat", &sat)]);
        out.push(line(vec![self.label(ChairWord::Meeting), (sat, self.theme.text())]));
        let (open, style) = self.open();
        let open = format!("{}: {open}", ChairWord::Open.text(lang));
        out.extend(self.wrapped(&open, 3, "", style));
        Some(out)
    }

    /// Step, what it is about, clocks, who speaks.
    fn head(&self) -> Vec<Line> {
        let (session, lang) = (self.chair.session(), self.context.lang);
        let key = key_name(Action::StepNext);
        let mut out = Vec::new();
        let wanted = match session.standing.state {
            State::Preparing => Some(Word::PressNext),
            State::Suspended if session.is_over() => None, // the title says so
            State::Suspended => Some(Word::SuspendedNote),
            State::InProgress => None,
        };
        if let Some(word) = wanted {
            let text = word.fill(lang, &[("key", &key)]);
            out.extend(self.wrapped(&text, 2, "", self.theme.wanting()));
        }
        let Some(step) = session.current_step() else { return out };
        out.extend(self.wrapped(&step_title(lang, session, step), 2, "", self.theme.name()));
        if let Topic::Shortcoming(id) = &step.topic
            && let Some(shortcoming) = session.outline.shortcoming(id)
        {
            let most = match self.area.height {
                ROOMY.. => 6,
                TIGHT.. => 2,
                _ => 1,
            };
            out.extend(self.wrapped(&shortcoming.text, most, "┃ ", self.theme.text()));
        }
        out.extend(self.own_shortcomings(&step.topic));
        out.extend(self.gap());
        out.extend(self.clocks());
        if let Some(waits) = session.standing.interrupted() {
            let values = [("name", &*self.chair.name(&waits.member))];
            let text = ChairWord::GoesOn.fill(lang, &values);
            out.push(line(vec![(format!("         {text}"), self.theme.wanting())]));
        }
        out
    }

    /// What the person whose turn it is wrote of himself, as far as there is room for it.
    fn own_shortcomings(&self, topic: &Topic) -> Vec<Line> {
        let session = self.chair.session();
        let Some(member) = topic.member() else { return Vec::new() };
        let own: Vec<_> = session.own_shortcomings(member).collect();
        let (most, rows) = match self.area.height {
            ROOMY.. => (5, 2),
            TIGHT.. => (3, 1),
            _ => (2, 1),
        };
        let left = own.len().saturating_sub(most);
        let lines = (1..).zip(own.iter().take(most)).flat_map(|(at, own)| {
            let number = [("number", &*own.number.to_string())];
            let name = Word::ShortcomingShort.fill(self.context.lang, &number);
            let more = if at == most && left > 0 { format!(" (+{left})") } else { String::new() };
            let text = format!("{name}{more}  {}", own.shortcoming.text.replace('\n', " "));
            self.wrapped(&text, rows, "┃ ", self.theme.text())
        });
        lines.collect()
    }

    fn light(&self, reading: &Reading) -> Style {
        match reading.light {
            Light::Green => self.theme.safe(),
            Light::Amber => self.theme.wanting(),
            Light::Red | Light::Overrun => self.theme.alarm(),
        }
    }

    fn label(&self, word: ChairWord) -> (String, Style) {
        (format!(" {:<8}", word.text(self.context.lang)), self.theme.faint())
    }

    /// The clocks of step and speaker to the second, that of the meeting to the minute.
    fn clocks(&self) -> Vec<Line> {
        let (session, lang) = (self.chair.session(), self.context.lang);
        let (profile, now) = (self.context.profile, self.context.now);
        let mut out = Vec::new();
        if let Some(reading) = session.step_clock(profile, now) {
            let shown = (clock(lang, &reading), self.light(&reading));
            out.push(line(vec![self.label(ChairWord::Step), shown]));
        }
        match (session.standing.speech(), session.speech_clock(profile, now)) {
            (Some(speech), Some(reading)) => {
                let name = self.chair.name(&speech.member);
                let (shown, style) = (clock(lang, &reading), self.light(&reading));
                let label = self.label(ChairWord::Speaker);
                let name = (name, self.theme.name());
                let fits = width(&name.0) + width(&shown) + 12 <= self.area.width.into();
                if fits && !self.is_roomy() {
                    out.push(line(vec![label, name, (format!("  {shown}"), style)]));
                } else {
                    let kind = format!(" · {}", entry_kind(lang, speech.kind));
                    out.push(line(vec![label, name, (kind, self.theme.faint())]));
                    out.push(line(vec![(format!("         {shown}"), style)]));
                }
            }
            _ => {
                let nobody = ChairWord::Nobody.text(lang).to_owned();
                out.push(line(vec![self.label(ChairWord::Speaker), (nobody, self.theme.faint())]));
            }
        }
        let sat = ChairWord::Sat.fill(lang, &[("sat", &rough(lang, session.sat_s(now)))]);
        let end = match session.standing.planned_end {
            Some(end) => {
                let time = end.format("%H:%M").to_string();
                ChairWord::PlannedEnd.fill(lang, &[("time", &time)])
            }
            None => Chair::no_end(self.context),
        };
        let meeting = format!("{sat} · {end}");
        out.push(line(vec![self.label(ChairWord::Meeting), (meeting, self.theme.text())]));
        out
    }

    /// How late it will be, how much time there is for each turn to come, and what the law asks
    /// for at least.
    fn planning(&self) -> Vec<Line> {
        let (session, lang, now) = (self.chair.session(), self.context.lang, self.context.now);
        if session.current_step().is_none() {
            return Vec::new();
        }
        let (plain, late) = (self.theme.faint(), self.theme.wanting());
        let mut texts = Vec::new();
        let over = session.forecast(now).and_then(|forecast| forecast.over_s);
        if let Some(over) = over.filter(|over| *over >= 60 && session.rebalanced(now).is_some()) {
            let (over, key) = (rough(lang, over), key_name(Action::Rebalance));
            texts.push((ChairWord::Late.fill(lang, &[("over", &over), ("key", &key)]), late));
        }
        if let Some(each) = session.each_turn(now) {
            let (word, style) = match each.seconds {
                60.. => (ActWord::EachTurn, plain),
                _ => (ActWord::NoEachTurn, late),
            };
            let (people, time) = (each.people.to_string(), rough(lang, each.seconds));
            texts.push((word.fill(lang, &[("people", &people), ("time", &time)]), style));
        }
        let meeting = &session.meeting;
        let least = self.context.profile.minimum_time(meeting.kind, &meeting.body);
        if let (true, Some(least)) = (self.is_roomy(), least) {
            let sat = session.standing.half_days().to_string();
            let (needed, days) = ((least.days * 2).to_string(), least.days.to_string());
            let values = [("sat", &*sat), ("needed", &*needed), ("days", &*days)];
            texts.push((ChairWord::LeastTime.fill(lang, &values), plain));
        }
        let row = |(text, style)| line(vec![(format!("         {text}"), style)]);
        texts.into_iter().map(row).collect()
    }

    /// Those who ask, in the order in which they are called.
    fn requests(&self, rows: usize) -> Vec<Line> {
        let (session, lang) = (self.chair.session(), self.context.lang);
        if session.current_step().is_none() || rows == 0 {
            return Vec::new();
        }
        let order = session.call_order(self.context.profile);
        let count = order.len().to_string();
        let head = match session.queue_closed() {
            None => ChairWord::Queue.fill(lang, &[("count", &count)]),
            Some(at) => {
                let time = at.format("%H:%M").to_string();
                ChairWord::QueueClosed.fill(lang, &[("count", &count), ("time", &time)])
            }
        };
        let mut out = vec![line(vec![(format!(" {head}"), self.theme.name())])];
        if order.is_empty() {
            let key = key_name(Action::Ask);
            let text = ChairWord::QueueEmpty.fill(lang, &[("key", &key)]);
            out.push(line(vec![(format!("   {text}"), self.theme.faint())]));
        }
        let list = rows.saturating_sub(1);
        let first = first_row(self.chair.request, order.len(), list);
        for (at, each) in order.iter().enumerate().skip(first).take(list) {
            let text = format!("   {}", request(lang, session, at + 1, each));
            let mut pieces = vec![(text, self.theme.text())];
            if let Some(there) = session.presence(&each.member, session.sitting_number())
                && !there.state.is_there()
            {
                let away = attendance(lang, there.state);
                pieces.push((format!(" · {away}"), self.theme.wanting()));
            } else if let Some(step) = self.earlier_step(each) {
                pieces.push((format!(" · {step}"), self.theme.faint()));
            }
            out.push(Line { pieces, request: Some(at) });
        }
        out.truncate(rows);
        out
    }

    /// The step in which was asked, where it is another than this.
    fn earlier_step(&self, request: &Request) -> Option<&str> {
        let session = self.chair.session();
        let step =
            request.step.as_ref().filter(|step| session.standing.step.as_ref() != Some(*step));
        step.and_then(|step| session.step(step)).map(|step| step.title.as_str())
    }

    /// Who has not spoken, where speaking is asked for, and what is unanswered.
    fn foot(&self) -> Vec<Line> {
        let (session, lang) = (self.chair.session(), self.context.lang);
        let Some(step) = session.current_step() else { return Vec::new() };
        let mut out = Vec::new();
        let most = if self.is_roomy() { 3 } else { 1 };
        if session.standing.state == State::InProgress && !step.topic.is_narrated() {
            let silent = session.not_spoken(Some(&step.id));
            let text = match silent.as_slice() {
                [] => ChairWord::AllSpoke.text(lang).to_owned(),
                members => {
                    let count = members.len().to_string();
                    let head = ChairWord::Silent.fill(lang, &[("count", &count)]);
                    let names: Vec<&str> = members.iter().map(|each| each.name.as_str()).collect();
                    format!("{head}: {}", names.join(", "))
                }
            };
            out.extend(self.wrapped(&text, most, "", self.theme.text()));
        }
        let (open, style) = self.open();
        let open = format!("{}: {open}", ChairWord::Open.text(lang));
        out.extend(self.wrapped(&open, most, "", style));
        out
    }

    /// What comes next; at the end, what was put off and is still to come.
    fn next(&self) -> Vec<Line> {
        let (session, lang) = (self.chair.session(), self.context.lang);
        if session.current_step().is_none() {
            return Vec::new();
        }
        let (text, style) = match (session.next_step(), session.first_put_off()) {
            (Some(next), _) => (next.title.clone(), self.theme.text()),
            (None, Some(waits)) => {
                let text = ChairWord::StillPutOff.fill(lang, &[("title", &waits.title)]);
                (text, self.theme.wanting())
            }
            (None, None) => (ChairWord::NoNext.text(lang).to_owned(), self.theme.text()),
        };
        let next = format!("{}: {text}", ChairWord::Next.text(lang));
        self.wrapped(&next, 1, "", style)
    }

    /// For whom opinions wait, and how many.
    fn open(&self) -> (String, Style) {
        let (session, lang) = (self.chair.session(), self.context.lang);
        let mut waiting: Vec<(&Party, usize)> = Vec::new();
        for to in session.open_remarks().filter_map(|remark| remark.link.to.as_ref()) {
            match waiting.iter_mut().find(|(party, _)| *party == to) {
                Some((_, count)) => *count += 1,
                None => waiting.push((to, 1)),
            }
        }
        let of = |(to, count): &(&Party, usize)| {
            let values = [("name", party(lang, session, to)), ("count", &*count.to_string())];
            ChairWord::OpenOf.fill(lang, &values)
        };
        let parts: Vec<String> = waiting.iter().map(of).collect();
        if parts.is_empty() {
            return (ChairWord::NoneOpen.text(lang).to_owned(), self.theme.faint());
        }
        (parts.join(", "), self.theme.wanting())
    }
}
