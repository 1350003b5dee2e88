//! The notice of the conclusion (thông báo kết luận): the chair's words on the collective, on each
//! person, on the meeting.

use super::{Source, capital};
use crate::minutes::block::{Block, Origin, Run, Style};
use crate::session::agenda::Topic;
use crate::session::ids::MemberId;
use crate::session::member::Party;
use crate::session::paper::Say;
use crate::session::remark::{Kind, Remark};

/// On whom a conclusion is.
enum On<'a> {
    Collective,
    Person(&'a MemberId),
    Meeting,
}

/// Returns the whole paper.
pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let meeting = &source.session.meeting;
    let mut blocks = vec![source.head(Some(Say::NoticeSymbol), None)];
    blocks.extend(source.title(Say::NoticeTitle, Say::NoticeSubject));
    let date = source.date(source.began());
    let who = source.somebody_with_post(meeting.chair.as_ref());
    let values = [("date", date.as_str()), ("title", &meeting.title), ("who", &who)];
    blocks.extend(source.sentence(Say::NoticeBasis, &values));
    let mut number = 0;
    let mut section = |say: Say, paragraphs: Vec<Block>| {
        if paragraphs.is_empty() {
            return;
        }
        number += 1;
        let (number, text) = (format!("{number}."), source.text(say).to_owned());
        blocks.push(Block::Heading { depth: 1, number, text, from: None });
        blocks.extend(paragraphs);
    };
    let (mut collective, mut persons, mut general) = (Vec::new(), Vec::new(), Vec::new());
    let conclusions = source.remarks().filter(|remark| remark.link.kind == Kind::Conclusion);
    for remark in conclusions {
        match on(source, remark) {
            On::Collective => collective.extend(words(remark, None)),
            On::Person(id) => {
                let who = capital(&source.say(Say::Person, &[("name", source.name(id))]));
                persons.extend(words(remark, Some(who)));
            }
            On::Meeting => general.extend(words(remark, None)),
        }
    }
    section(Say::NoticeCollective, collective);
    section(Say::NoticePersons, persons);
    section(Say::NoticeMeeting, general);
    if number == 0 {
        blocks.extend(source.sentence(Say::NoticeEmpty, &[]));
    }
    blocks.push(source.sent_and_signed());
    blocks
}

fn on<'a>(source: &Source<'a>, remark: &'a Remark) -> On<'a> {
    let step = remark.link.step.as_ref().and_then(|id| source.session.step(id));
    match (&remark.link.to, step.map(|step| &step.topic)) {
        (Some(Party::Member(id)), _) | (_, Some(Topic::Person(id, _))) => On::Person(id),
        (_, Some(Topic::Conclusion | Topic::Procedure) | None) => On::Meeting,
        _ => On::Collective,
    }
}

/// The words of a conclusion, a paragraph a line, with a name before them.
fn words(remark: &Remark, who: Option<String>) -> Vec<Block> {
    let mut name = who.map(|who| Run::new(format!("{who}: "), Style::Bold));
    let lines = remark.wording.text.split('\n').filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let words = Run::new(line, Style::Plain);
            let runs = name.take().into_iter().chain([words]).collect();
            Block::runs(runs).of(&Origin::Remark(remark.id.clone()))
        })
        .collect()
}
