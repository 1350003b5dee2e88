//! Who speaks and who asks: `floor`.

use super::commands::{commit, member, opened, profile};
use super::print::lines;
use super::{Done, Failure, World};
use crate::locale::Lang;
use crate::locale::acts::{ActWord, clock, request};
use crate::session::change::Change;
use crate::session::ids::MemberId;
use crate::session::queue::{EntryKind, Request};
use crate::session::row::Swap;
use crate::session::rules::Profile;
use crate::session::{Instant, Session};
use crate::shell;
use crate::ui::desk::whole_second;

/// The words of `--ask` and `--interpose`, in the order of [`EntryKind::ALL`].
pub(super) const KINDS: [&str; 5] =
    ["point-of-order", "answer", "clarification", "addition", "new-opinion"];

/// Gives the floor, takes requests for it, and prints who speaks and who asks.
pub(super) fn floor(world: &World<'_>) -> Done {
    let (mut file, mut session) = opened(world)?;
    let profile = profile(world)?;
    let now = whole_second(shell::now());
    let changes = changes(world, &session, &profile, now)?;
    if !changes.is_empty() {
        session = commit(world, &mut file, Change::Several(changes))?;
    }
    lines(&floor_lines(world.lang, &session, &profile, now))
}

fn changes(
    world: &World<'_>,
    session: &Session,
    profile: &Profile,
    now: Instant,
) -> Result<Vec<Change>, Failure> {
    let flag = |name: &str| world.matches.get_flag(name);
    let none = |word: ActWord| world.refused(word.text(world.lang));
    let named = world.word("MEMBER").map(|id| member(world, id)).transpose()?;
    let closed = session.queue.closed;
    let mut changes = Vec::new();
    if flag("close") || flag("last-word") {
        changes.push(Change::CloseQueue { was: closed, now: session.queue_closed().or(Some(now)) });
    }
    if flag("open") {
        changes.push(Change::CloseQueue { was: closed, now: None });
    }
    if flag("next") {
        let order = session.call_order(profile);
        let first = order.first().ok_or_else(|| none(ActWord::QueueEmpty))?;
        changes.push(Change::Call((*first).clone()));
    }
    if flag("none") {
        changes.push(Change::GiveFloor(None));
    }
    if flag("go-on") {
        let waits = session.standing.interrupted();
        let waits = waits.ok_or_else(|| none(ActWord::NobodyInterrupted))?;
        changes.push(Change::GiveFloor(Some(waits.member.clone())));
    }
    if flag("bring-back") {
        let last = named.clone().or_else(|| session.standing.last_speaker().cloned());
        let last = last.ok_or_else(|| none(ActWord::NobodySpoke))?;
        changes.push(Change::BringBack(last));
    } else if let Some(member) = named {
        changes.push(about(world, session, member, now)?);
    }
    Ok(changes)
}

/// Returns what is done with the member who is named.
fn about(
    world: &World<'_>,
    session: &Session,
    member: MemberId,
    now: Instant,
) -> Result<Change, Failure> {
    if let Some(kind) = world.word("ask") {
        let step = session.standing.step.clone();
        let row = Request { member, kind: kind_of(kind), at: now, step };
        return Ok(Change::Ask(Swap::new(row)));
    }
    if let Some(kind) = world.word("interpose") {
        return Ok(Change::Interpose { member, kind: kind_of(kind) });
    }
    let mut asked = session.queue.requests.iter();
    let asked = asked.find(|each| each.member == member);
    match asked {
        Some(row) if world.matches.get_flag("withdraw") => Ok(Change::Ask(Swap::take_back(row))),
        None if world.matches.get_flag("withdraw") => {
            let line = ActWord::NotAsked.fill(world.lang, &[("id", member.as_str())]);
            Err(world.refused(line))
        }
        Some(row) => Ok(Change::Call(row.clone())),
        None => Ok(Change::GiveFloor(Some(member))),
    }
}

fn kind_of(word: &str) -> EntryKind {
    let at = KINDS.iter().position(|each| *each == word);
    at.map_or(EntryKind::NewOpinion, |at| EntryKind::ALL[at])
}

/// Returns who speaks and for how long.
pub(super) fn speaking(
    lang: Lang,
    session: &Session,
    profile: &Profile,
    now: Instant,
) -> Vec<String> {
    let name = |id: &MemberId| session.name_of(id).to_owned();
    let (Some(speech), Some(reading)) =
        (session.standing.speech(), session.speech_clock(profile, now))
    else {
        return vec![ActWord::Silent.text(lang).to_owned()];
    };
    let values = [("name", &*name(&speech.member)), ("clock", &*clock(lang, &reading))];
    let mut out = vec![ActWord::Speaking.fill(lang, &values)];
    if let Some(waits) = session.standing.interrupted() {
        out.push(ActWord::Interrupted.fill(lang, &[("name", &name(&waits.member))]));
    }
    out
}

fn floor_lines(lang: Lang, session: &Session, profile: &Profile, now: Instant) -> Vec<String> {
    let mut out = speaking(lang, session, profile, now);
    let order = session.call_order(profile);
    out.push(match session.queue_closed() {
        None => format!("{}: {}", ActWord::QueueOpen.text(lang), order.len()),
        Some(at) => {
            let time = at.format("%H:%M").to_string();
            format!("{}: {}", ActWord::QueueClosed.fill(lang, &[("time", &time)]), order.len())
        }
    });
    let rows = (1..).zip(&order);
    out.extend(rows.map(|(number, each)| format!("  {}", request(lang, session, number, each))));
    let silent = session.not_spoken(session.standing.step.as_ref());
    let names: Vec<&str> = silent.iter().map(|member| member.name.as_str()).collect();
    if !names.is_empty() {
        out.push(format!("{}: {}", ActWord::NotSpoken.text(lang), names.join(", ")));
    }
    out
}
