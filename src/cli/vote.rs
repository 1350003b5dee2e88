//! Votes: `motion` and `ballot`. Numbers in all; nothing asks who chose what.

use super::commands::{bad_id, commit, member, opened, profile};
use super::print::lines;
use super::print::{ballot_with_id, motion_with_id};
use super::{Done, Failure, World};
use crate::locale::acts::ActWord;
use crate::session::Session;
use crate::session::ballot::{Ballot, Tally};
use crate::session::change::Change;
use crate::session::ids::{MemberId, RemarkIds};
use crate::session::member::Party;
use crate::session::motion::{Hands, Matter, Motion};
use crate::session::row::Swap;
use crate::session::rules::Profile;
use crate::session::vote::Threshold;
use crate::shell;
use crate::text::Clean;
use crate::ui::desk::whole_second;

/// Puts a motion, counts its hands, and prints all motions.
pub(super) fn motion(world: &World<'_>) -> Done {
    let (mut file, session) = opened(world)?;
    let profile = profile(world)?;
    let change = match (world.word("put"), world.word("count")) {
        (Some(text), _) => Some(Swap::new(new_motion(world, &session, &profile, text)?)),
        (None, Some(id)) => {
            let motion = session.motions.iter().find(|motion| motion.id.as_str() == id);
            let none = || world.refused(ActWord::NoMotion.fill(world.lang, &[("id", id)]));
            let motion = motion.ok_or_else(none)?;
            let now = Motion { hands: hands(world).or(motion.hands), ..motion.clone() };
            Some(Swap::alter(motion, now))
        }
        (None, None) => None,
    };
    let session = match change {
        Some(swap) => commit(world, &mut file, Change::Motion(Box::new(swap)))?,
        None => session,
    };
    let all = session.motions.iter().flat_map(|each| motion_with_id(world.lang, &session, each));
    printed(world, all.collect())
}

fn printed(world: &World<'_>, all: Vec<String>) -> Done {
    if all.is_empty() {
        return lines(&[ActWord::Nothing.text(world.lang).to_owned()]);
    }
    lines(&all)
}

fn new_motion(
    world: &World<'_>,
    session: &Session,
    profile: &Profile,
    text: &str,
) -> Result<Motion, Failure> {
    may_vote(world, session, profile)?;
    let at = whole_second(shell::now());
    Ok(Motion {
        id: RemarkIds::new(shell::seed()).motion(at),
        at,
        step: session.standing.step.clone(),
        text: Clean::line(text).as_str().to_owned(),
        matter: if world.matches.get_flag("minutes") { Matter::Minutes } else { Matter::General },
        electorate: session.electorate(members(world, "apart")?),
        threshold: Threshold::of(&profile.majority),
        hands: hands(world),
    })
}

fn may_vote(world: &World<'_>, session: &Session, profile: &Profile) -> Result<(), Failure> {
    let refused = |why| world.refused(crate::locale::session::refusal(world.lang, session, &why));
    session.may_vote(profile).map_err(refused)
}

fn hands(world: &World<'_>) -> Option<Hands> {
    let counts = ["for", "against", "abstain"].map(|name| number(world, name));
    counts.iter().any(Option::is_some).then(|| {
        let [in_favour, against, abstaining] = counts.map(Option::unwrap_or_default);
        Hands { in_favour, against, abstaining }
    })
}

fn number(world: &World<'_>, name: &str) -> Option<u32> {
    world.matches.get_one::<u32>(name).copied()
}

fn members(world: &World<'_>, name: &str) -> Result<Vec<MemberId>, Failure> {
    let words = world.matches.get_many::<String>(name).into_iter().flatten();
    words.map(|id| member(world, id)).collect()
}

/// Opens a ballot, takes down its numbers, closes it, and prints all ballots.
pub(super) fn ballot(world: &World<'_>) -> Done {
    let (mut file, session) = opened(world)?;
    let profile = profile(world)?;
    let change = match (world.word("open"), world.word("ID")) {
        (Some(title), _) => Some(Swap::new(new_ballot(world, &session, &profile, title)?)),
        (None, Some(id)) => {
            let ballot = session.ballots.iter().find(|ballot| ballot.id.as_str() == id);
            let none = || world.refused(ActWord::NoBallot.fill(world.lang, &[("id", id)]));
            let ballot = ballot.ok_or_else(none)?;
            Some(Swap::alter(ballot, counted(world, ballot)?))
        }
        (None, None) => None,
    };
    let session = match change {
        Some(swap) => commit(world, &mut file, Change::Ballot(Box::new(swap)))?,
        None => session,
    };
    let all = session.ballots.iter().flat_map(|each| ballot_with_id(world.lang, &session, each));
    let warned = session.level_warnings(&profile);
    let warned =
        warned.iter().map(|each| crate::locale::session::finding(world.lang, &session, each));
    printed(world, all.chain(warned).collect())
}

fn new_ballot(
    world: &World<'_>,
    session: &Session,
    profile: &Profile,
    title: &str,
) -> Result<Ballot, Failure> {
    may_vote(world, session, profile)?;
    let at = whole_second(shell::now());
    let levels = profile.rating.levels.clone();
    let on_paper = parties(world)?;
    Ok(Ballot {
        id: RemarkIds::new(shell::seed()).ballot(at),
        at,
        step: session.standing.step.clone(),
        title: Clean::line(title).as_str().to_owned(),
        team: members(world, "team")?,
        electorate: session.electorate(members(world, "apart")?),
        threshold: Threshold::of(&profile.majority),
        issued: number(world, "issued").unwrap_or(0),
        returned: number(world, "returned").unwrap_or(0),
        tallies: on_paper.into_iter().map(|of| Tally::empty(of, levels.len())).collect(),
        levels,
        closed: None,
    })
}

fn parties(world: &World<'_>) -> Result<Vec<Party>, Failure> {
    let words = world.matches.get_many::<String>("of").into_iter().flatten();
    let party = |word: &String| match word.as_str() {
        "collective" => Ok(Party::Collective),
        id => MemberId::new(id).map(Party::Member).map_err(|bad| bad_id(world, &bad.0)),
    };
    words.map(party).collect()
}

/// Returns a ballot with the numbers that the command line gives.
fn counted(world: &World<'_>, ballot: &Ballot) -> Result<Ballot, Failure> {
    let mut now = ballot.clone();
    let is_counted = ["issued", "returned", "valid", "invalid", "unrated"]
        .iter()
        .any(|name| number(world, name).is_some());
    if is_counted || world.word("votes").is_some() {
        now.closed = None; // what is counted anew is closed anew
    }
    now.issued = number(world, "issued").unwrap_or(now.issued);
    now.returned = number(world, "returned").unwrap_or(now.returned);
    let team = members(world, "team")?;
    if !team.is_empty() {
        now.team = team;
    }
    for of in parties(world)? {
        let id = match &of {
            Party::Collective => "collective",
            Party::Member(id) => id.as_str(),
        };
        let none = || world.refused(ActWord::NotOnPaper.fill(world.lang, &[("id", id)]));
        let tally = now.tallies.iter_mut().find(|tally| tally.of == of).ok_or_else(none)?;
        tally.valid = number(world, "valid").unwrap_or(tally.valid);
        tally.invalid = number(world, "invalid").unwrap_or(tally.invalid);
        tally.unrated = number(world, "unrated").unwrap_or(tally.unrated);
        if let Some(votes) = world.word("votes") {
            let bad = || world.refused(ActWord::BadVotes.fill(world.lang, &[("votes", votes)]));
            let numbers = votes.split(',').map(|each| each.trim().parse());
            tally.votes = numbers.collect::<Result<_, _>>().map_err(|_| bad())?;
        }
    }
    if world.matches.get_flag("close") {
        now.closed = now.closed.or(Some(whole_second(shell::now())));
    }
    Ok(now)
}
