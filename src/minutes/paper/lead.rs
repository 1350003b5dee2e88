//! The words before a remark: who said it, to whom, what it is and what it is about.

use super::Source;
use crate::session::agenda::Step;
use crate::session::member::Party;
use crate::session::paper::Say;
use crate::session::remark::{Kind, Remark, Verdict};
use crate::session::review::Numbered;

/// Returns what stands before a remark's words; nothing before the narration of a step.
pub(super) fn lead(source: &Source<'_>, remark: &Remark) -> Option<String> {
    let link = &remark.link;
    let step = link.step.as_ref().and_then(|id| source.session.step(id));
    let is_narration = link.kind == Kind::Note
        && link.by.is_none()
        && step.is_some_and(|step| step.topic.is_narrated());
    if is_narration {
        return None;
    }
    let who = match &link.by {
        Some(id) => source.say(Say::Person, &[("name", source.name(id))]),
        None => source.text(Say::Someone).to_owned(),
    };
    let lead = about(source, remark, step, what(source, remark, &who));
    if !source.rules.switches.times {
        return Some(lead);
    }
    let time = source.clock(Some(remark.at));
    Some(source.say(Say::At, &[("time", &time), ("lead", &lead)]))
}

/// Who did what to whom.
fn what(source: &Source<'_>, remark: &Remark, who: &str) -> String {
    let (alone, to) = match remark.link.kind {
        Kind::Criticism => (Say::Criticism, Say::CriticismTo),
        Kind::Commendation => (Say::Commendation, Say::CommendationTo),
        Kind::Question => (Say::Question, Say::QuestionTo),
        Kind::Proposal => (Say::Proposal, Say::ProposalTo),
        Kind::Conclusion => (Say::Conclusion, Say::ConclusionTo),
        Kind::SelfCriticism => return source.say(Say::SelfCriticism, &[("who", who)]),
        Kind::Reserved => return source.say(Say::Reserved, &[("who", who)]),
        Kind::Note => return source.say(Say::Note, &[("who", who)]),
        Kind::Answer => {
            let taken = taken_in(source, remark);
            if taken.is_empty() {
                return source.say(Say::Answer, &[("who", who)]);
            }
            return source.say(Say::AnswerTo, &[("who", who), ("taken", &taken)]);
        }
    };
    match &remark.link.to {
        // The chair concludes his own turn too.
        Some(Party::Member(id)) if Some(id) == remark.link.by.as_ref() => {
            source.say(alone, &[("who", who)])
        }
        Some(party) => source.say(to, &[("who", who), ("whom", &source.party(party))]),
        None => source.say(alone, &[("who", who)]),
    }
}

/// How the opinions that this remark answers are taken, and whose they are.
fn taken_in(source: &Source<'_>, remark: &Remark) -> String {
    let Some(opinions) = source.answered.get(&remark.id) else { return String::new() };
    let mut parts = Vec::new();
    for verdict in Verdict::ALL {
        let is_so = |opinion: &&&Remark| {
            opinion.answer.as_ref().is_some_and(|answer| answer.verdict == verdict)
        };
        let mut whose: Vec<String> = Vec::new();
        for opinion in opinions.iter().filter(is_so) {
            let name = match &opinion.link.by {
                Some(id) => source.say(Say::Person, &[("name", source.name(id))]),
                None => source.text(Say::Unnamed).to_owned(),
            };
            if !whose.contains(&name) {
                whose.push(name);
            }
        }
        let say = match verdict {
            Verdict::Accepted => Say::Accepts,
            Verdict::Partly => Say::AcceptsPartly,
            Verdict::Explained => Say::Explains,
        };
        if !whose.is_empty() {
            parts.push(source.say(say, &[("whose", &whose.join(", "))]));
        }
    }
    parts.join("; ")
}

/// Adds which shortcomings it is about, where the step does not say so already.
fn about(source: &Source<'_>, remark: &Remark, step: Option<&Step>, lead: String) -> String {
    let on = &remark.link.shortcomings;
    if on.is_empty() || step.is_some_and(|step| step.topic.shortcomings() == *on) {
        return lead;
    }
    let named = on.iter().filter_map(|id| source.session.shortcoming(id));
    let named = named.map(|found| {
        let named = numbered(source, remark, step, found);
        let is_gone = found.shortcoming.place.gone.is_some();
        if is_gone { source.say(Say::OfEarlier, &[("what", &named)]) } else { named }
    });
    let named = named.collect::<Vec<_>>().join(", ");
    source.say(Say::About, &[("lead", &lead), ("shortcomings", &named)])
}

/// Names a shortcoming; of a person's own it is said whose it is, where turn, speaker and addressee
/// are all somebody else.
fn numbered(
    source: &Source<'_>,
    remark: &Remark,
    step: Option<&Step>,
    found: Numbered<'_>,
) -> String {
    let number = found.number.to_string();
    let Some(of) = found.of else {
        return source.say(Say::ShortcomingNumber, &[("number", &number)]);
    };
    let link = &remark.link;
    let is_plain = step.and_then(|step| step.topic.member()) == Some(of)
        || link.by.as_ref() == Some(of)
        || link.to.as_ref() == Some(&Party::Member(of.clone()));
    if is_plain {
        return source.say(Say::OwnShortcoming, &[("number", &number)]);
    }
    let who = source.say(Say::Person, &[("name", source.name(of))]);
    source.say(Say::OwnShortcomingOf, &[("number", &number), ("who", &who)])
}

/// Returns the sentence on how an opinion was taken, where no remark on the paper tells it.
pub(super) fn taken_without_words(source: &Source<'_>, remark: &Remark) -> Option<String> {
    let answer = remark.answer.as_ref()?;
    if source.told(answer).is_some() {
        return None;
    }
    let text = source.text(taken(answer.verdict));
    (!text.is_empty()).then(|| text.to_owned())
}

/// Returns the sentence for a verdict.
pub(super) fn taken(verdict: Verdict) -> Say {
    match verdict {
        Verdict::Accepted => Say::Accepted,
        Verdict::Partly => Say::Partly,
        Verdict::Explained => Say::Explained,
    }
}
