//! The extract for one person (trích biên bản), or one for each reviewed member, each on pages of
//! its own: what the minutes hold about that person, in order, and nothing about others.

use super::{Source, goes_out};
use crate::minutes::Refused;
use crate::minutes::block::{Block, Origin};
use crate::session::agenda::Step;
use crate::session::ids::MemberId;
use crate::session::member::{Member, Party, in_review_order};
use crate::session::paper::Say;
use crate::session::remark::{Kind, Remark};

/// Returns the extract for this member; for all reviewed members where none is named.
pub(super) fn parts(
    source: &Source<'_>,
    member: Option<&MemberId>,
) -> Result<Vec<Vec<Block>>, Refused> {
    let members = match member {
        Some(id) => {
            vec![source.session.member(id).ok_or_else(|| Refused::NoSuchMember(id.clone()))?]
        }
        None => in_review_order(&source.session.members),
    };
    if members.is_empty() {
        return Err(Refused::NoMembers);
    }
    Ok(members.into_iter().map(|member| of_one(source, member)).collect())
}

fn of_one(source: &Source<'_>, member: &Member) -> Vec<Block> {
    let who = source.person_with_post(member);
    let (time, date) = (source.clock(source.began()), source.date(source.began()));
    let mut blocks = vec![source.head(Some(Say::ExtractSymbol), None)];
    blocks.extend(source.title(Say::ExtractTitle, Say::ExtractSubject));
    blocks.extend(source.sentence(Say::Began, &[("time", &time), ("date", &date)]));
    blocks.extend(source.sentence(Say::ExtractOf, &[("who", &who)]));
    let mut step = None;
    let turn = |step: &Step| step.topic.member() == Some(&member.id);
    let mut turns = source.session.agenda.iter().filter(|step| turn(step));
    // Where his turn came, the minutes tell what he wrote of himself.
    let has_come = turns.any(|step| source.session.standing.started(&step.id).is_some());
    if has_come {
        blocks.extend(source.own_review(&member.id));
    }
    let mut is_empty = true;
    for remark in source.remarks().filter(|remark| concerns(source, remark, &member.id)) {
        if remark.link.step.as_ref() != step {
            step = remark.link.step.as_ref();
            blocks.extend(step.and_then(|id| source.session.step(id)).map(|step| Block::Heading {
                depth: 3,
                number: String::new(),
                text: step.title.clone(),
                from: Some(Origin::Step(step.id.clone())),
            }));
        }
        is_empty = false;
        blocks.extend(source.said(remark));
    }
    if is_empty {
        blocks.extend(source.sentence(Say::ExtractEmpty, &[("who", &who)]));
    }
    blocks.extend(source.sentence(Say::ExtractTrue, &[]));
    blocks.push(source.signatures());
    blocks
}

/// Tells whether a remark is about this person: said in his turn and not to somebody else, said
/// to him anywhere, or his own self-criticism or answer.
fn concerns(source: &Source<'_>, remark: &Remark, member: &MemberId) -> bool {
    let link = &remark.link;
    let step = link.step.as_ref().and_then(|id| source.session.step(id));
    let in_turn = step.and_then(|step| step.topic.member()) == Some(member);
    let own =
        link.by.as_ref() == Some(member) && matches!(link.kind, Kind::SelfCriticism | Kind::Answer);
    let to = match &link.to {
        Some(Party::Member(to)) => Some(to == member),
        Some(Party::Collective) => Some(false),
        None => None,
    };
    goes_out(remark) && (own || to.unwrap_or(in_turn))
}
