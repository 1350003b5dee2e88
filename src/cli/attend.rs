//! Who is there: `attend`.

use super::commands::{commit, member, opened, profile};
use super::print::lines;
use super::{Done, Failure, World};
use crate::locale::acts::{ActWord, sitting};
use crate::session::Session;
use crate::session::attendance::Attendance;
use crate::session::change::Change;
use crate::session::ids::MemberId;
use crate::session::row::Swap;
use crate::text::Clean;

/// The options that say what holds, in the order of [`Attendance::ALL`].
pub(super) const STATES: [&str; 5] = ["present", "late", "left", "excused", "absent"];

/// Records who is there, or prints it.
pub(super) fn attend(world: &World<'_>) -> Done {
    let (mut file, mut session) = opened(world)?;
    let profile = profile(world)?;
    let at = world.time("at")?;
    let members = members(world, &session)?;
    let number = session.sitting_number();
    let state = STATES.iter().zip(Attendance::ALL).find(|(name, _)| world.matches.get_flag(name));
    let change = match state {
        Some((_, state)) => {
            let reason = Clean::line(world.word("reason").unwrap_or_default()).as_str().to_owned();
            let row = |id: &MemberId| session.marked(id, state, reason.clone(), at);
            members.iter().map(|id| Change::Attend(Swap::new(row(id)))).collect()
        }
        None if world.matches.get_flag("clear") => {
            let last = members.iter().filter_map(|id| session.presence(id, number));
            last.map(|row| Change::Attend(Swap::take_back(row))).collect()
        }
        None => Vec::new(),
    };
    if !change.is_empty() {
        session = commit(world, &mut file, Change::Several(change))?;
    } else if state.is_some() {
        return lines(&[ActWord::NobodyLeft.text(world.lang).to_owned()]);
    }
    lines(&sitting(world.lang, &session, number, &profile))
}

/// Returns those who are named; `all` names everybody summoned of whom nothing was recorded.
fn members(world: &World<'_>, session: &Session) -> Result<Vec<MemberId>, Failure> {
    let mut members = Vec::new();
    for word in world.matches.get_many::<String>("MEMBER").into_iter().flatten() {
        if word == "all" {
            let number = session.sitting_number();
            let is_unmarked =
                |id: &MemberId| session.presence(id, number).is_none() && !members.contains(id);
            let rest: Vec<_> = session.summoned().map(|each| each.id.clone()).collect();
            let rest: Vec<_> = rest.into_iter().filter(is_unmarked).collect();
            members.extend(rest);
        } else {
            members.push(member(world, word)?);
        }
    }
    Ok(members)
}
