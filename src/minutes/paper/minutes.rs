//! The minutes (biên bản hội nghị), in the form of HD 16-HD/VPTW: who, what happened in its order,
//! the conclusion, the approval, the end.

use std::collections::HashSet;

use super::carried;
use super::course::{Event, course};
use super::{Source, capital, count, roll};
use crate::minutes::block::{Block, Origin, Run, Style};
use crate::session::agenda::{Step, Topic};
use crate::session::closing::Reopened;
use crate::session::ids::MemberId;
use crate::session::member::Member;
use crate::session::motion::{Hands, Motion};
use crate::session::paper::Say;
use crate::session::standing::Aside;

/// Returns the whole paper.
pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let date = source.ended().or(source.began());
    let mut blocks = vec![source.head(Some(Say::MinutesSymbol), date)];
    blocks.extend(source.title(Say::MinutesTitle, Say::MinutesSubject));
    blocks.extend(front(source));
    let mut writer = Writer {
        source,
        blocks,
        section: 0,
        part: 0,
        step: 0,
        at: None,
        seen: HashSet::new(),
        told: Vec::new(),
    };
    writer.section(Say::WhoHeading);
    writer.blocks.extend(people(source));
    let carried = carried::results(source);
    if !carried.is_empty() && !carried::has_step(source.session) {
        writer.section(Say::CarriedHeading);
        writer.blocks.extend(carried);
    }
    writer.section(Say::CourseHeading);
    for event in course(source.session) {
        writer.event(event);
    }
    writer.end();
    writer.blocks
}

/// When, where, what about, who leads and who writes.
fn front(source: &Source<'_>) -> Vec<Block> {
    let meeting = &source.session.meeting;
    let office = &source.rules.office;
    let began = source.began();
    let report = &source.session.outline.title;
    let documents = if office.documents.is_empty() { report } else { &office.documents };
    let chair = source.somebody_with_post(meeting.chair.as_ref());
    let taker = source.somebody_with_post(meeting.minute_taker.as_ref());
    let (time, date) = (source.clock(began), source.date(began));
    let lines = [
        source.say(Say::Began, &[("time", &time), ("date", &date)]),
        source.say(Say::Venue, &[("venue", source.or_blank(&office.venue))]),
        source.say(Say::Matter, &[("title", &meeting.title)]),
        source.say(Say::Chair, &[("who", &chair)]),
        source.say(Say::MinuteTaker, &[("who", &taker)]),
        source.say(Say::Documents, &[("documents", source.or_blank(documents))]),
    ];
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    lines.map(|text| Block::Item { mark: "-".to_owned(), text }).collect()
}

/// Who was summoned, who came, who was invited.
fn people(source: &Source<'_>) -> Vec<Block> {
    let (official, guests): (Vec<&Member>, Vec<&Member>) =
        source.session.members.iter().partition(|member| member.rank.is_reviewed());
    let list = |members: &[&Member]| -> Vec<Block> {
        (1..)
            .zip(members)
            .map(|(number, member)| Block::Item {
                mark: format!("{number}."),
                text: capital(&source.person_with_post(member)),
            })
            .collect()
    };
    let mut blocks: Vec<Block> = Vec::new();
    blocks.extend(source.sentence(Say::Summoned, &[("count", &count(official.len()))]));
    blocks.extend(list(&official));
    blocks.extend(roll::sittings(source));
    if !guests.is_empty() {
        blocks.extend(source.sentence(Say::Guests, &[("count", &count(guests.len()))]));
        blocks.extend(list(&guests));
    }
    blocks
}

/// The seal (niêm phong): who, when, its digits, by which a later change of the file is seen.
fn seal(source: &Source<'_>) -> Vec<Block> {
    let Some(seal) = source.session.seal() else { return Vec::new() };
    let (time, date) = (source.clock(Some(seal.at)), source.date(Some(seal.at)));
    let (short, digits) = (seal.sha256.short(), seal.sha256.to_string());
    let values = [("by", &*seal.by), ("time", &time), ("date", &date), ("short", &short)];
    let lines =
        [source.say(Say::Sealed, &values), source.say(Say::SealDigits, &[("digits", &digits)])];
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    lines.map(|line| Block::runs(vec![Run::new(line, Style::Italic)])).collect()
}

/// When and why the minutes were opened again after they had been closed.
fn opened_again(source: &Source<'_>, reopened: &Reopened) -> Option<Block> {
    let (time, date) = (source.clock(Some(reopened.at)), source.date(Some(reopened.at)));
    let reason = stopped(&reopened.reason);
    source.sentence(Say::Reopened, &[("time", &time), ("date", &date), ("reason", &reason)])
}

/// A text with a full stop behind it, where it has no sign of its own there.
fn stopped(text: &str) -> String {
    let text = text.trim_end();
    let is_open = text.chars().next_back().is_some_and(char::is_alphanumeric);
    if is_open { format!("{text}.") } else { text.to_owned() }
}

/// The parts of a meeting, and where on the paper they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Procedure,
    Collective,
    Persons,
    Conclusion,
    Approval,
}

struct Writer<'s, 'a> {
    source: &'s Source<'a>,
    blocks: Vec<Block>,
    section: usize,
    part: usize,
    step: usize,
    at: Option<Part>,
    seen: HashSet<Part>,
    /// Whose own review was told.
    told: Vec<&'a MemberId>,
}

impl<'a> Writer<'_, 'a> {
    fn section(&mut self, say: Say) {
        self.section += 1;
        (self.part, self.step) = (0, 0);
        let (number, text) = (format!("{}.", self.section), self.source.text(say).to_owned());
        self.blocks.push(Block::Heading { depth: 1, number, text, from: None });
    }

    fn event(&mut self, event: Event<'a>) {
        let source = self.source;
        let pause = |say, at| {
            let (time, date) = (source.clock(Some(at)), source.date(Some(at)));
            source.sentence(say, &[("time", &time), ("date", &date)])
        };
        match event {
            Event::Reached { step, again } => self.reach(step, again),
            Event::LeftOpen { reason, step } => {
                let member = step.and_then(|step| step.topic.member());
                let who = member.map_or_else(
                    || source.text(Say::Collective).to_owned(),
                    |id| source.person(id),
                );
                let reason = stopped(reason);
                let values = [("who", who.as_str()), ("reason", reason.as_str())];
                self.blocks.extend(source.sentence(Say::LeftOpen, &values));
            }
            Event::SetAside(aside, step) => {
                let say = match aside.how {
                    Aside::Skipped => Say::StepSkipped,
                    Aside::PutOff => Say::StepPutOff,
                };
                let step = source.with_reason(&step.title, &aside.reason);
                self.blocks.extend(source.sentence(say, &[("step", &step)]));
            }
            Event::Suspended(at) => self.blocks.extend(pause(Say::Suspended, at)),
            Event::Resumed(at) => self.blocks.extend(pause(Say::Resumed, at)),
            Event::Said(remark) => self.blocks.extend(source.said(remark)),
            Event::Raised(motion, hands) => self.raised(Say::Motion, motion, hands),
            Event::Balloted(ballot) => {
                let values = [("title", ballot.title.as_str())];
                self.blocks.extend(source.sentence(Say::Balloted, &values));
            }
        }
    }

    /// What was put to the vote, in its own words, with the hands that were counted.
    fn raised(&mut self, say: Say, motion: &Motion, hands: Hands) {
        let values = [
            ("time", self.source.clock(Some(motion.at))),
            ("date", self.source.date(Some(motion.at))),
            ("text", stopped(&motion.text.replace('\n', " "))),
            ("favour", count(hands.in_favour)),
            ("against", count(hands.against)),
            ("abstaining", count(hands.abstaining)),
            ("voters", count(motion.electorate.voters())),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let result = motion.is_carried().map(|is_carried| match is_carried {
            true => Say::Carried,
            false => Say::NotCarried,
        });
        let result = result.map_or("", |say| self.source.text(say));
        let text = format!("{} {result}", self.source.say(say, &values));
        self.blocks.push(Block::text(text.trim()).of(&Origin::Motion(motion.id.clone())));
    }

    /// Opens what the step stands under, then the step.
    fn reach(&mut self, step: &'a Step, again: bool) {
        let part = self.part_of(&step.topic);
        if self.at != Some(part) {
            self.at = Some(part);
            let again = !self.seen.insert(part);
            self.open(part, again);
        }
        // The section says already what the one step under it is.
        if part != Part::Conclusion || again {
            let title = self.again(&step.title, again);
            self.step += 1;
            let (depth, number) = match self.part {
                0 => (2, format!("{}.{}.", self.section, self.step)),
                part => (3, format!("{}.{part}.{}.", self.section, self.step)),
            };
            let from = Some(Origin::Step(step.id.clone()));
            self.blocks.push(Block::Heading { depth, number, text: title, from });
        }
        if let (Topic::Shortcoming(id), false) = (&step.topic, again)
            && let Some(shortcoming) = self.source.session.outline.shortcoming(id)
        {
            let place = self.source.place(&shortcoming.place);
            let text = shortcoming.text.replace('\n', " ");
            let values = [("place", place.as_str()), ("text", text.as_str())];
            self.blocks.extend(self.source.sentence(Say::Reviewed, &values));
        }
        if let Some(member) = step.topic.member().filter(|id| !self.told.contains(id)) {
            self.told.push(member);
            self.blocks.extend(self.source.own_review(member));
        }
        if (&step.topic, again) == (&Topic::Previous, false) {
            self.blocks.extend(carried::results(self.source));
        }
    }

    fn part_of(&self, topic: &Topic) -> Part {
        match topic {
            Topic::Procedure if self.seen.contains(&Part::Conclusion) => Part::Approval,
            Topic::Procedure => Part::Procedure,
            Topic::Person(..) => Part::Persons,
            Topic::Conclusion => Part::Conclusion,
            _ => Part::Collective,
        }
    }

    fn open(&mut self, part: Part, again: bool) {
        let say = match part {
            Part::Procedure => Say::PartProcedure,
            Part::Collective => Say::PartCollective,
            Part::Persons => Say::PartPersons,
            Part::Conclusion => Say::ConclusionHeading,
            Part::Approval => Say::ApprovalHeading,
        };
        if matches!(part, Part::Conclusion | Part::Approval) && !again {
            self.section(say);
            return;
        }
        self.part += 1;
        self.step = 0;
        let number = format!("{}.{}.", self.section, self.part);
        let text = self.again(self.source.text(say), again);
        self.blocks.push(Block::Heading { depth: 2, number, text, from: None });
    }

    fn again(&self, title: &str, again: bool) -> String {
        if again { self.source.say(Say::Again, &[("title", title)]) } else { title.to_owned() }
    }

    /// The approval, the end, the signatures.
    fn end(&mut self) {
        if !self.seen.contains(&Part::Approval) {
            self.section(Say::ApprovalHeading);
        }
        let source = self.source;
        let members = source.session.members.iter().filter(|member| member.rank.is_reviewed());
        let voters = count(members.count());
        let ended = source.ended();
        let (time, date) = (source.clock(ended), source.date(ended));
        let counted = source.session.approvals().filter_map(|motion| Some((motion, motion.hands?)));
        let counted: Vec<_> = counted.collect();
        // A blank for the hands, where they were not counted.
        if counted.is_empty() {
            let values = [("favour", source.short_blank()), ("count", &voters)];
            self.blocks.extend(source.sentence(Say::Approved, &values));
        }
        let closings = source.session.dossier.closings.iter();
        let mut reopened = closings.filter_map(|each| each.reopened.as_ref()).peekable();
        for (motion, hands) in counted {
            while let Some(before) = reopened.next_if(|each| each.at <= motion.at) {
                self.blocks.extend(opened_again(source, before));
            }
            self.raised(Say::ApprovedBy, motion, hands);
        }
        self.blocks.extend(reopened.filter_map(|each| opened_again(source, each)));
        if let Some(closing) = source.session.closing().filter(|each| !each.despite.is_empty()) {
            let reason = stopped(&closing.despite);
            let values = [("reason", reason.as_str())];
            self.blocks.extend(source.sentence(Say::ClosedDespite, &values));
        }
        self.blocks.extend(source.sentence(Say::Ended, &[("time", &time), ("date", &date)]));
        self.blocks.extend(source.sentence(Say::Copies, &[]));
        self.blocks.push(source.signatures());
        self.blocks.extend(seal(source));
    }
}
