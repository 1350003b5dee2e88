//! The opinions on the report (danh mục ý kiến), for those who draft it anew: each criticism,
//! question and proposal made on the collective's part, with what was answered.

use super::{Source, capital, lead};
use crate::minutes::block::{Block, Table};
use crate::session::outline::Shortcoming;
use crate::session::paper::Say;
use crate::session::remark::Remark;

/// Returns the whole paper.
pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let mut blocks = vec![source.head(None, None)];
    blocks.extend(source.title(Say::OpinionsTitle, Say::OpinionsSubject));
    let title = source.or_blank(&source.session.outline.title);
    blocks.extend(source.sentence(Say::OpinionsBasis, &[("title", title)]));
    let column = |key, say, share| source.column(key, say, share);
    let columns = vec![
        column("number", Say::HeadNumber, 7),
        column("part", Say::HeadPart, 19),
        column("opinion", Say::HeadOpinion, 33),
        column("by", Say::HeadBy, 16),
        column("answer", Say::HeadTaken, 25),
    ];
    let opinions = source.remarks().filter(|remark| is_on_the_report(source, remark));
    let rows = (1..).zip(opinions).map(|(number, remark)| {
        vec![
            number.to_string(),
            part(source, remark),
            remark.wording.text.clone(),
            remark.link.by.as_ref().map(|id| source.name(id).to_owned()).unwrap_or_default(),
            answer(source, remark),
        ]
    });
    let table = Table { columns, rows: rows.collect() };
    let end = source.counted(Say::OpinionsEnd, &table);
    blocks.push(Block::Table(table));
    blocks.extend(end);
    blocks.push(source.signatures());
    blocks
}

fn is_on_the_report(source: &Source<'_>, remark: &Remark) -> bool {
    let step = remark.link.step.as_ref().and_then(|id| source.session.step(id));
    let in_turn = step.is_some_and(|step| step.topic.member().is_some());
    remark.link.kind.wants_answer() && (!in_turn || on_the_report(source, remark).next().is_some())
}

/// The shortcomings of the collective's report that it is about.
fn on_the_report<'a>(
    source: &'a Source<'_>,
    remark: &'a Remark,
) -> impl Iterator<Item = &'a Shortcoming> {
    let outline = &source.session.outline;
    remark.link.shortcomings.iter().filter_map(|id| outline.shortcoming(id))
}

/// The places of the report that it is about; the step's title where it names none.
fn part(source: &Source<'_>, remark: &Remark) -> String {
    let places: Vec<_> =
        on_the_report(source, remark).map(|each| capital(&source.place(&each.place))).collect();
    let step = remark.link.step.as_ref().and_then(|id| source.session.step(id));
    match places.is_empty() {
        true => step.map(|step| step.title.clone()).unwrap_or_default(),
        false => places.join("\n"),
    }
}

fn answer(source: &Source<'_>, remark: &Remark) -> String {
    let Some(answer) = &remark.answer else { return source.text(Say::OpinionOpen).to_owned() };
    let taken = source.text(lead::taken(answer.verdict));
    let Some(told) = source.told(answer) else { return taken.to_owned() };
    let who = told.link.by.as_ref().map(|id| capital(&source.person(id)));
    let who = who.unwrap_or_else(|| capital(source.text(Say::Someone)));
    let values = [("taken", taken), ("who", who.as_str()), ("text", &told.wording.text)];
    source.say(Say::OpinionTaken, &values)
}
