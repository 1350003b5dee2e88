//! Who was there: what the minutes and the list of participants say of each sitting.

use super::{Source, capital, count};
use crate::locale::Lang;
use crate::locale::session::attendance;
use crate::minutes::block::Block;
use crate::session::attendance::{Attendance, Presence};
use crate::session::ids::MemberId;
use crate::session::member::Member;
use crate::session::paper::Say;

/// Returns who came to each sitting, who came late, left and stayed away; a line of blanks where
/// no roll was called.
pub(super) fn sittings(source: &Source<'_>) -> Vec<Block> {
    let numbers = taken(source);
    if numbers.is_empty() {
        let values = [("present", source.short_blank()), ("absent", source.blank())];
        return source.sentence(Say::CountsBlank, &values).into_iter().collect();
    }
    numbers.iter().flat_map(|number| sitting(source, *number, numbers.len() > 1)).collect()
}

/// The sittings whose roll was called, from 1.
fn taken(source: &Source<'_>) -> Vec<u32> {
    let count = u32::try_from(source.session.standing.sittings.len()).unwrap_or(u32::MAX);
    (1..=count).filter(|number| source.session.roll(*number).is_taken()).collect()
}

fn sitting(source: &Source<'_>, number: u32, is_one_of_many: bool) -> Vec<Block> {
    let roll = source.session.roll(number);
    // Who left was there.
    let (present, summoned) = (count(roll.present + roll.left), count(roll.summoned));
    let values = [("present", present.as_str()), ("summoned", summoned.as_str())];
    let mut counts = source.say(Say::Counts, &values);
    if is_one_of_many {
        let sittings = &source.session.standing.sittings;
        let opened = sittings.get(number as usize - 1).map(|sitting| sitting.opened);
        let (number, date) = (number.to_string(), source.date(opened));
        let values = [("number", &*number), ("date", &*date), ("counts", &*counts)];
        counts = source.say(Say::SittingCounts, &values);
    }
    let mut lines = vec![counts];
    let at = |presence: &Presence, name: &str| {
        let time = source.clock(Some(presence.at));
        source.say(Say::NameAt, &[("name", name), ("time", &time)])
    };
    let why = |presence: &Presence, name: &str| match presence.reason.is_empty() {
        true => name.to_owned(),
        false => source.say(Say::Reason, &[("name", name), ("reason", &presence.reason)]),
    };
    let list = |say: Say, state: Attendance, shown: &dyn Fn(&Presence, &str) -> String| {
        let names: Vec<String> = (source.session.summoned())
            .filter_map(|member| Some((member, recorded(source, &member.id, number, state)?)))
            .map(|(member, presence)| shown(presence, &source.person(&member.id)))
            .collect();
        (!names.is_empty()).then(|| source.say(say, &[("names", &names.join("; "))]))
    };
    lines.extend(list(Say::Late, Attendance::Late, &at));
    lines.extend(list(Say::Left, Attendance::Left, &at));
    lines.extend(list(Say::Excused, Attendance::Excused, &why));
    lines.extend(list(Say::Absent, Attendance::Absent, &why));
    lines.retain(|line| !line.is_empty());
    lines.into_iter().map(Block::text).collect()
}

/// Returns the record of this state: that somebody came late stays true; of the others the last
/// record holds.
fn recorded<'a>(
    source: &Source<'a>,
    member: &MemberId,
    sitting: u32,
    state: Attendance,
) -> Option<&'a Presence> {
    if state == Attendance::Late {
        let all = source.session.attendance.iter();
        let mut of = all.filter(|each| each.member == *member && each.sitting == sitting);
        return of.find(|each| each.state == state);
    }
    source.session.presence(member, sitting).filter(|each| each.state == state)
}

/// Returns what is known of somebody's attendance, a line a sitting.
pub(super) fn of_member(source: &Source<'_>, member: &Member) -> String {
    let numbers = taken(source);
    let lines = numbers.iter().filter_map(|number| {
        let presence = source.session.presence(&member.id, *number)?;
        let state = attendance(Lang::Vi, presence.state);
        if numbers.len() == 1 {
            return Some(capital(state));
        }
        let number = number.to_string();
        Some(source.say(Say::SittingState, &[("number", &number), ("state", state)]))
    });
    lines.collect::<Vec<_>>().join("\n")
}
