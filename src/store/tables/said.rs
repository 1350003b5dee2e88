//! The tables of what was said, promised and voted. Of votes there are totals only.

use std::collections::HashSet;
use std::sync::Arc;

use super::matters::member;
use crate::session::Session;
use crate::session::ballot::{Ballot, Tally};
use crate::session::member::Party;
use crate::session::remark::Remark;
use crate::store::format::FileWord;

table! {
    REMARKS = "remarks", "One remark, struck ones too; private ones never", key 1,
    links [["step_id"] => "steps", ["by_member_id"] => "members", ["to_member_id"] => "members"],
    |session, filed| (1_usize..).zip(&session.remarks), |(number, remark)| {
        remark_id: Text, "Id within the session" = &remark.id;
        number: Integer, "Place in the order in which they were written down, from 1" = number;
        written_at: Time, "When it was written down" = remark.at;
        step_id: Text null, "The step in which it was begun" = remark.link.step.as_ref();
        by_member_id: Text null, "Who spoke; none where nobody is named" =
            remark.link.by.as_ref();
        kind: Text, "criticism, self-criticism, answer, commendation, question, proposal, \
            conclusion, reserved or note" = remark.link.kind.file_word();
        to_collective: Flag, "Whether it is addressed to the collective" =
            remark.link.to == Some(Party::Collective);
        to_member_id: Text null, "To whom it is addressed" =
            remark.link.to.as_ref().and_then(member);
        text: Text, "The words that hold" = &remark.wording.text;
        corrected: Integer, "How many times its words were corrected" =
            remark.wording.earlier.len();
        is_to_check: Flag, "Whether something in it is still to be checked" = remark.marks.check;
        wants_answer: Flag, "Whether its kind wants an answer" = remark.link.kind.wants_answer();
        is_open: Flag, "Whether somebody still has to answer it" = remark.is_open();
        struck_at: Time null, "When it was struck out; none: it stands" =
            remark.struck.as_ref().map(|strike| strike.at);
        struck_reason: Text null, "Why it was struck out; may be empty" =
            remark.struck.as_ref().map(|strike| &strike.reason);
    }
}

table! {
    REMARK_SHORTCOMINGS = "remark_shortcomings",
    "One shortcoming that a remark, which stands, is about", key 2,
    links [["remark_id"] => "remarks", ["shortcoming_id"] => "shortcomings"],
    |session, filed| standing(session).flat_map(|remark| {
        let mut seen = HashSet::new();
        let about = remark.link.shortcomings.iter().filter(move |id| seen.insert(*id));
        about.map(move |id| (&remark.id, id))
    }), |(remark, shortcoming)| {
        remark_id: Text, "Which remark" = remark;
        shortcoming_id: Text, "About which shortcoming" = shortcoming;
    }
}

table! {
    ANSWERS = "answers", "How a remark, which stands, was answered", key 1,
    links [["remark_id"] => "remarks", ["answer_remark_id"] => "remarks",
        ["by_member_id"] => "members"],
    |session, filed| standing(session).filter_map(|remark| {
        let answer = remark.answer.as_ref()?;
        Some((remark, answer, answer.by.as_ref().and_then(|id| session.remark(id))))
    }), |(remark, answer, said)| {
        remark_id: Text, "Which remark was answered" = &remark.id;
        verdict: Text, "accepted, partly or explained" = answer.verdict.file_word();
        answer_remark_id: Text null, "The remark in which it was said" =
            said.map(|said| &said.id);
        by_member_id: Text null, "Who said it" =
            said.and_then(|said| said.link.by.as_ref());
        answered_at: Time null, "When it was said" = said.map(|said| said.at);
    }
}

table! {
    PROMISES = "promises", "One remedy promised in a remark that stands", key 1,
    links [["remark_id"] => "remarks", ["owner_id"] => "members"],
    |session, filed| standing(session).filter_map(|remark| {
        Some((remark, remark.marks.promise.as_ref()?))
    }), |(remark, promise)| {
        remark_id: Text, "The remark with its words" = &remark.id;
        owner_id: Text null, "Who has to do it" = promise.owner.as_ref();
        due_on: Day null, "Until which day" = promise.due;
        way_of_checking: Text, "How it will be checked; may be empty" = &promise.check;
        is_priority: Flag, "Whether it is one of the few that come first" = promise.priority;
        state: Text, "open, done, partly or not-done" = promise.state.file_word();
    }
}

table! {
    CARRIED = "carried", "One thing that an earlier session left open, and what became of it",
    key 1,
    links [],
    |session, filed| (1_usize..).zip(session.dossier.carried.iter()), |(number, each)| {
        number: Integer, "Place in the list, from 1" = number;
        sort: Text, "shortcoming, promise or opinion" = each.what.file_word();
        text: Text, "Its words" = &each.text;
        who: Text, "Whom it is for, by name; may be empty" = &each.who;
        due_on: Day null, "Until when it was promised" = each.due;
        from_file: Text, "Name of the file that it comes from" = &each.from.file;
        from_id: Text, "Its id there" = &each.id;
        from_title: Text, "What that meeting was called" = &each.from.title;
        from_date: Day null, "When it was said first" = each.from.date;
        result: Text null, "fixed, partly or not-fixed; none: not said yet" =
            each.result.as_ref().map(|result| result.state.file_word());
        result_at: Time null, "When that was recorded" =
            each.result.as_ref().map(|result| result.at);
        evidence: Text null, "What shows it" = each.result.as_ref().map(|result| &result.evidence);
    }
}

table! {
    MOTIONS = "motions", "One show of hands, in totals", key 1,
    links [["step_id"] => "steps"],
    |session, filed| session.motions.iter(), |motion| {
        motion_id: Text, "Id within the session" = &motion.id;
        put_at: Time, "When it was put" = motion.at;
        step_id: Text null, "In which step" = motion.step.as_ref();
        matter: Text, "minutes: the minutes are approved; general: anything else" =
            motion.matter.file_word();
        text: Text, "What was to be decided" = &motion.text;
        summoned: Integer, "All who were summoned" = motion.electorate.summoned;
        present: Integer, "Those in the room" = motion.electorate.present;
        voters: Integer, "Those who might vote" = motion.electorate.voters();
        needed: Integer, "How many had to agree" = motion.threshold.needed(&motion.electorate);
        in_favour: Integer null, "For it; none until the hands are counted" =
            motion.hands.map(|hands| hands.in_favour);
        against: Integer null, "Against it" = motion.hands.map(|hands| hands.against);
        abstaining: Integer null, "Neither" = motion.hands.map(|hands| hands.abstaining);
        is_carried: Flag null, "Whether it is carried" = motion.is_carried();
    }
}

table! {
    BALLOTS = "ballots", "One secret ballot, in totals", key 1,
    links [["step_id"] => "steps"],
    |session, filed| session.ballots.iter(), |ballot| {
        ballot_id: Text, "Id within the session" = &ballot.id;
        opened_at: Time, "When it was opened" = ballot.at;
        closed_at: Time null, "When it was closed; none: its numbers are not final" =
            ballot.closed;
        step_id: Text null, "In which step" = ballot.step.as_ref();
        title: Text, "What it is called" = &ballot.title;
        summoned: Integer, "All who were summoned" = ballot.electorate.summoned;
        present: Integer, "Those in the room" = ballot.electorate.present;
        voters: Integer, "Those who might vote" = ballot.electorate.voters();
        needed: Integer, "How many had to agree" = ballot.threshold.needed(&ballot.electorate);
        issued: Integer, "Papers given out" = ballot.issued;
        returned: Integer, "Papers that came back" = ballot.returned;
    }
}

table! {
    BALLOT_TALLIES = "ballot_tallies",
    "What a closed ballot gave for one of those on its paper", key 2,
    links [["ballot_id"] => "ballots", ["member_id"] => "members"],
    |session, filed| tallies(session), |(ballot, number, tally)| {
        ballot_id: Text, "Which ballot" = &ballot.id;
        number: Integer, "Place on the paper, from 1" = number;
        member_id: Text null, "Of whom; none: the collective" = member(&tally.of);
        valid: Integer, "Valid papers" = tally.valid;
        invalid: Integer, "Papers that are not" = tally.invalid;
        unrated: Integer, "How many chose no level" = tally.unrated;
        level: Text null, "The level that is reached" =
            ballot.reached(tally).and_then(|at| ballot.levels.get(at));
    }
}

table! {
    BALLOT_VOTES = "ballot_votes", "How many chose one level for one of those on the paper",
    key 3,
    links [["ballot_id", "number"] => "ballot_tallies"],
    |session, filed| tallies(session).flat_map(|(ballot, number, tally)| {
        let levels = (1_usize..).zip(ballot.levels.iter().zip(&tally.votes));
        levels.map(move |(place, (level, votes))| (ballot, number, place, level, votes))
    }), |(ballot, number, place, level, votes)| {
        ballot_id: Text, "Which ballot" = &ballot.id;
        number: Integer, "Place on the paper of the one whom it is about" = number;
        place: Integer, "Place of the level, 1 for the best" = place;
        level: Text, "What the level is called" = level;
        votes: Integer, "How many chose it" = *votes;
    }
}

/// Returns the remarks that were not struck out.
fn standing(session: &Session) -> impl Iterator<Item = &Arc<Remark>> {
    session.remarks.iter().filter(|remark| remark.stands())
}

/// Returns what was counted; of an open ballot nothing is told.
fn tallies(session: &Session) -> impl Iterator<Item = (&Ballot, usize, &Tally)> {
    let closed = session.ballots.iter().filter(|ballot| ballot.closed.is_some());
    closed.flat_map(|ballot| {
        (1_usize..).zip(&ballot.tallies).map(move |(number, tally)| (ballot, number, tally))
    })
}
