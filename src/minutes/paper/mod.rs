//! The papers: from a session to blocks, one file a paper. Here is what they have in common.

mod attendance;
mod ballot;
mod carried;
mod course;
mod extract;
mod lead;
mod minutes;
mod notice;
mod opinions;
mod plan;
mod roll;

use std::collections::HashMap;
use std::fmt::Display;
use std::sync::Arc;

use chrono::{Datelike, Timelike};

use super::block::{Block, Column, Line, Origin, Paper, Run, Size, Style, Table, TableColumn};
use super::{Kind, Refused};
use crate::locale::fill;
use crate::session::ids::{MemberId, RemarkId};
use crate::session::member::{Member, Party};
use crate::session::outline::Place;
use crate::session::paper::{PaperRules, Say};
use crate::session::remark::{Answer, Remark};
use crate::session::{Instant, Session};

/// Lines left for a hand to sign in.
const SIGNING_LINES: usize = 4;

/// A session with what papers need of it, and the rules by which they are written.
struct Source<'a> {
    session: &'a Session,
    rules: &'a PaperRules,
    /// The remarks that may stand on a paper.
    by_id: HashMap<&'a RemarkId, &'a Remark>,
    /// Which opinions a remark answers.
    answered: HashMap<&'a RemarkId, Vec<&'a Remark>>,
}

/// Makes a paper of a session.
///
/// # Errors
/// Why there is no such paper of it.
pub(super) fn paper(
    session: &Session,
    rules: &PaperRules,
    kind: Kind,
    member: Option<&MemberId>,
) -> Result<Paper, Refused> {
    let source = Source::new(session, rules);
    let (title, parts) = match kind {
        Kind::Minutes => (Say::MinutesTitle, vec![minutes::blocks(&source)]),
        Kind::Ballot => (Say::BallotTitle, ballot::parts(&source)?),
        Kind::Extract => (Say::ExtractTitle, extract::parts(&source, member)?),
        Kind::Plan => (Say::PlanTitle, vec![plan::blocks(&source)]),
        Kind::Notice => (Say::NoticeTitle, vec![notice::blocks(&source)]),
        Kind::Opinions => (Say::OpinionsTitle, vec![opinions::blocks(&source)]),
        Kind::Attendance => (Say::AttendanceTitle, vec![attendance::blocks(&source)]),
    };
    let draft = Some(source.text(Say::Draft)).filter(|mark| !session.is_over() && !mark.is_empty());
    let title = format!("{} - {}", source.text(title), session.meeting.title);
    Ok(Paper { title, draft: draft.map(ToOwned::to_owned), parts })
}

/// Tells whether a remark may stand on a paper: it is neither struck out nor the minute-taker's
/// own.
fn goes_out(remark: &Remark) -> bool {
    remark.struck.is_none() && !remark.marks.private
}

/// Returns the text with its first letter made large.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// A count as papers write it: of two digits, so that none can be put before it by a hand.
fn count(number: impl Display) -> String {
    match number.to_string() {
        one if one.len() == 1 && one != "0" => format!("0{one}"),
        number => number,
    }
}

impl<'a> Source<'a> {
    fn new(session: &'a Session, rules: &'a PaperRules) -> Self {
        let (mut by_id, mut answered) = (HashMap::new(), HashMap::<_, Vec<_>>::new());
        for remark in session.remarks.iter().filter(|remark| goes_out(remark)) {
            by_id.insert(&remark.id, remark.as_ref());
            if let Some(by) = remark.answer.as_ref().and_then(|answer| answer.by.as_ref()) {
                answered.entry(by).or_default().push(remark.as_ref());
            }
        }
        Self { session, rules, by_id, answered }
    }

    /// The remarks that may stand on a paper, in order.
    fn remarks(&self) -> impl Iterator<Item = &'a Arc<Remark>> {
        self.session.remarks.iter().filter(|remark| goes_out(remark))
    }

    /// The remark in which an opinion was answered, where it may stand on a paper.
    fn told(&self, answer: &Answer) -> Option<&'a Remark> {
        self.by_id.get(answer.by.as_ref()?).copied()
    }

    fn text(&self, say: Say) -> &'a str {
        self.rules.sentences.text(say)
    }

    /// A sentence with its places filled in; a blank at its end has no full stop behind it, which
    /// would be one more dot.
    fn say(&self, say: Say, values: &[(&str, &str)]) -> String {
        let said = fill(self.text(say), values);
        let mut blanks = [self.blank(), self.short_blank()].into_iter();
        match said.strip_suffix('.') {
            Some(open) if blanks.any(|blank| !blank.is_empty() && open.ends_with(blank)) => {
                open.to_owned()
            }
            _ => said,
        }
    }

    /// Room for a hand to write words in.
    fn blank(&self) -> &'a str {
        self.text(Say::Blank)
    }

    /// Room for a hand to write a number in.
    fn short_blank(&self) -> &'a str {
        self.text(Say::ShortBlank)
    }

    /// A sentence as a paragraph of its own; none where the user left it empty.
    fn sentence(&self, say: Say, values: &[(&str, &str)]) -> Option<Block> {
        let text = self.say(say, values);
        (!text.is_empty()).then(|| Block::text(text))
    }

    /// The text with a reason behind it, where there is one.
    fn with_reason(&self, text: &str, reason: &str) -> String {
        match reason.is_empty() {
            true => text.to_owned(),
            false => self.say(Say::Reason, &[("name", text), ("reason", reason)]),
        }
    }

    /// The text, or a blank to be filled in by hand.
    fn or_blank<'t>(&'t self, text: &'t str) -> &'t str {
        if text.is_empty() { self.blank() } else { text }
    }

    /// A number of two digits, or a short blank.
    fn two_digits(&self, number: Option<u32>) -> String {
        number.map_or_else(|| self.short_blank().to_owned(), |number| format!("{number:02}"))
    }

    fn date(&self, at: Option<Instant>) -> String {
        let blank = || self.short_blank().to_owned();
        // Days before the tenth and the first two months have two digits (HD 36-HD/VPTW).
        let month = at.map_or_else(blank, |at| match at.month() {
            month @ 1..=2 => format!("{month:02}"),
            month => month.to_string(),
        });
        let year = at.map_or_else(blank, |at| at.year().to_string());
        let day = self.two_digits(at.map(|at| at.day()));
        self.say(Say::Date, &[("day", &day), ("month", &month), ("year", &year)])
    }

    fn clock(&self, at: Option<Instant>) -> String {
        let hour = self.two_digits(at.map(|at| at.hour()));
        let minute = self.two_digits(at.map(|at| at.minute()));
        self.say(Say::Clock, &[("hour", &hour), ("minute", &minute)])
    }

    /// When the meeting began.
    fn began(&self) -> Option<Instant> {
        self.session.standing.sittings.first().map(|sitting| sitting.opened)
    }

    /// When it ended; none while it is not over.
    fn ended(&self) -> Option<Instant> {
        let last = self.session.standing.sittings.last()?;
        last.ended.filter(|_| self.session.is_over())
    }

    fn name<'t>(&self, id: &'t MemberId) -> &'t str
    where
        'a: 't,
    {
        self.session.name_of(id)
    }

    fn person(&self, id: &MemberId) -> String {
        self.say(Say::Person, &[("name", self.name(id))])
    }

    fn person_with_post(&self, member: &Member) -> String {
        if member.post.is_empty() {
            return self.say(Say::Person, &[("name", &member.name)]);
        }
        self.say(Say::PersonPost, &[("name", &member.name), ("post", &member.post)])
    }

    fn somebody_with_post(&self, id: Option<&MemberId>) -> String {
        let member = id.and_then(|id| self.session.member(id));
        member.map_or_else(|| self.blank().to_owned(), |member| self.person_with_post(member))
    }

    fn party(&self, party: &Party) -> String {
        match party {
            Party::Collective => self.text(Say::Collective).to_owned(),
            Party::Member(id) => self.person(id),
        }
    }

    /// Where an item stands in the report, as people say it.
    fn place(&self, place: &Place) -> String {
        let is_bullet = !place.number.chars().any(char::is_alphanumeric);
        let (say, item) = match is_bullet {
            true => (Say::BulletPlace, place.item.to_string()),
            false => (Say::ItemPlace, place.number.clone()),
        };
        let said = self.say(say, &[("section", place.section.as_str()), ("item", &item)]);
        if place.gone.is_some() { self.say(Say::OfEarlier, &[("what", &said)]) } else { said }
    }

    /// What a table ends with: how many rows it has, so that none can be added to a signed paper.
    fn counted(&self, say: Say, table: &Table) -> Option<Block> {
        self.sentence(say, &[("count", &count(table.rows.len()))])
    }

    fn column(&self, key: &str, say: Say, share: u32) -> TableColumn {
        TableColumn { key: key.to_owned(), head: self.text(say).to_owned(), share }
    }

    fn body(&self) -> &str {
        let name = &self.rules.office.name;
        if name.is_empty() { &self.session.meeting.body } else { name }
    }

    /// The head of a paper: whose it is, its number and date, its type and subject.
    fn head(&self, symbol: Option<Say>, at: Option<Instant>) -> Block {
        let office = &self.rules.office;
        let upper = |text: &str| self.or_blank(text).to_uppercase();
        let mut left = vec![
            Line::new(upper(&office.superior), Style::Plain),
            Line::new(upper(self.body()), Style::Bold),
            Line::new("*", Style::Plain),
        ];
        let mut right = vec![
            Line::new(self.text(Say::Party), Style::Ruled).sized(Size::Party),
            Line::default(),
        ];
        if let Some(symbol) = symbol {
            let code = self.or_blank(&office.code);
            let values =
                [("number", self.short_blank()), ("symbol", self.text(symbol)), ("code", code)];
            left.push(Line::new(self.say(Say::Number, &values), Style::Plain));
        }
        if self.rules.switches.date_line {
            let date = self.date(at);
            let values = [("place", self.or_blank(&office.place)), ("date", date.as_str())];
            right.push(Line::new(self.say(Say::PlaceDate, &values), Style::Italic));
        }
        let column = |lines| Column { lines, is_left: false };
        Block::Columns(column(left), column(right))
    }

    /// The paper's type, its subject and the meeting, in the middle.
    fn title(&self, title: Say, subject: Say) -> Vec<Block> {
        let mut lines = vec![
            Line::new(self.text(title), Style::Bold).sized(Size::Title),
            Line::new(self.text(subject), Style::Bold),
            Line::new(&*self.session.meeting.title, Style::Bold),
        ];
        if self.rules.switches.dash_rule {
            lines.push(Line::new("-----", Style::Plain));
        }
        lines.retain(|line| !line.text.is_empty());
        lines.into_iter().map(Block::Centred).collect()
    }

    /// Where somebody signs: what he is, room for his hand, his name.
    fn signature(&self, as_what: &[&str], id: Option<&MemberId>) -> Column {
        let mut lines: Vec<_> = as_what.iter().map(|text| Line::new(*text, Style::Bold)).collect();
        lines.extend((0..SIGNING_LINES).map(|_| Line::default()));
        let name = id.and_then(|id| self.session.member(id)).map_or("", |member| &member.name);
        lines.push(Line::new(name, Style::Bold));
        Column { lines, is_left: false }
    }

    /// The minute-taker signs left, the chair right (HD 36-HD/VPTW).
    fn signatures(&self) -> Block {
        let meeting = &self.session.meeting;
        let taker = meeting.minute_taker.as_ref();
        Block::Columns(
            self.signature(&[self.text(Say::SignMinuteTaker)], taker),
            self.signature(&[self.text(Say::SignChair)], meeting.chair.as_ref()),
        )
    }

    /// To whom a paper goes, left, and the chair's signature for the body, right.
    fn sent_and_signed(&self) -> Block {
        let mut sent = vec![Line::new(self.text(Say::Recipients), Style::Underlined)];
        let to = &self.rules.office.recipients;
        for (index, each) in to.iter().enumerate() {
            let is_last = index + 1 == to.len();
            let say = if is_last { Say::LastRecipient } else { Say::Recipient };
            let line = Line::new(self.say(say, &[("name", each)]), Style::Plain);
            sent.push(line.sized(Size::Recipients));
        }
        let body = self.or_blank(self.body()).to_uppercase();
        let behalf = self.say(Say::OnBehalf, &[("body", &body)]);
        let chair = self.session.meeting.chair.as_ref();
        let member = chair.and_then(|id| self.session.member(id));
        let post = member.map_or(String::new(), |chair| chair.post.to_uppercase());
        let mut signed = self.signature(&[&behalf], chair);
        signed.lines.insert(1, Line::new(post, Style::Plain));
        Block::Columns(Column { lines: sent, is_left: true }, signed)
    }

    /// Returns what a member's own review names, where one was handed in.
    fn own_review(&self, member: &MemberId) -> Vec<Block> {
        let own: Vec<_> = self.session.own_shortcomings(member).collect();
        if own.is_empty() {
            return Vec::new();
        }
        let items = own.iter().filter_map(|each| {
            let (number, text) =
                (each.number.to_string(), each.shortcoming.text.replace('\n', " "));
            let values = [("number", number.as_str()), ("text", text.as_str())];
            let text = self.say(Say::ReviewShortcoming, &values);
            (!text.is_empty()).then(|| Block::Item { mark: "-".to_owned(), text })
        });
        let items = items.collect::<Vec<_>>();
        let who = self.person(member);
        self.sentence(Say::ReviewOf, &[("who", &who)]).into_iter().chain(items).collect()
    }

    /// What was said, whole: its lead, its words line by line, and how it was taken.
    fn said(&self, remark: &Remark) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut lines = remark.wording.text.split('\n');
        let mut first: Vec<Run> = Vec::new();
        if let Some(lead) = lead::lead(self, remark) {
            first.push(Run::new(format!("{}: ", capital(&lead)), Style::Bold));
        }
        first.push(Run::new(lines.next().unwrap_or_default(), Style::Plain));
        blocks.push(Block::runs(first));
        blocks.extend(lines.filter(|line| !line.trim().is_empty()).map(Block::text));
        blocks.extend(
            lead::taken_without_words(self, remark)
                .map(|text| Block::runs(vec![Run::new(text, Style::Italic)])),
        );
        let origin = Origin::Remark(remark.id.clone());
        blocks.into_iter().map(|block| block.of(&origin)).collect()
    }
}
