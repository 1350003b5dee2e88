//! The tables of meetings, of the people in them and of how they went.

use std::iter;

use crate::session::agenda::{Step, StepState, Topic};
use crate::session::stats::latest;
use crate::store::format::FileWord;

table! {
    SESSIONS = "sessions", "One session: a review meeting of one body", key 0,
    links [],
    |session, filed| iter::once(session), |session| {
        file: Text, "The session file, from the folder that was read" = &filed.file;
        body: Text, "The reviewing body; may be empty" = &session.meeting.body;
        kind: Text, "term, annual, quarter, on-request or thematic" =
            session.meeting.kind.file_word();
        title: Text, "What the meeting is called" = &session.meeting.title;
        state: Text, "preparing, in-progress, suspended, closed or sealed" =
            session.status().file_word();
        held_on: Day null, "The day on which it began; none before it has" = session.day();
        planned_end: Time null, "When it is to end" = session.standing.planned_end;
        rules: Text, "Name of the rules that held" = &session.meeting.rules;
        report_title: Text, "What the report is called; may be empty" = &session.outline.title;
        retention_class: Text, "How long the archive keeps it; empty: not said" =
            &filed.shelf.class;
        archive_code: Text, "Its reference code; empty: not said" = &filed.shelf.code;
        revision: Integer, "Rises with each change that was saved" =
            i64::try_from(session.revision).unwrap_or(i64::MAX);
    }
}

table! {
    CLOSINGS = "closings", "One time that a session was closed", key 1,
    links [],
    |session, filed| (1_usize..).zip(session.dossier.closings.iter()), |(number, closing)| {
        number: Integer, "Which closing of the session, from 1" = number;
        closed_at: Time, "When" = closing.at;
        despite: Text, "Why it was closed although something was lacking; else empty" =
            &closing.despite;
        sealed_at: Time null, "When it was sealed" = closing.seal.as_ref().map(|seal| seal.at);
        sealed_by: Text null, "By whom, as they said it" =
            closing.seal.as_ref().map(|seal| &seal.by);
        sha256: Text null, "Digest of the sealed file but for its last line" =
            closing.seal.as_ref().map(|seal| seal.sha256.to_string());
        reopened_at: Time null, "When it was opened again" =
            closing.reopened.as_ref().map(|each| each.at);
        reopened_reason: Text null, "Why it was opened again" =
            closing.reopened.as_ref().map(|each| &each.reason);
    }
}

table! {
    SITTINGS = "sittings", "One half-day on which a meeting sat", key 1,
    links [],
    |session, filed| (1_u32..).zip(&session.standing.sittings).map(|(number, sitting)| {
        (number, sitting, session.roll(number))
    }), |(number, sitting, roll)| {
        sitting: Integer, "Which sitting, from 1" = number;
        opened_at: Time, "When it opened" = sitting.opened;
        ended_at: Time null, "When it ended; none while it runs" = sitting.ended;
        summoned: Integer, "All who were summoned; guests are not counted" = roll.summoned;
        present: Integer, "Those in the room at the end, the late among them" = roll.present;
        late: Integer, "Those of them who came late" = roll.late;
        left_early: Integer, "Those who left" = roll.left;
        excused: Integer, "Those away with a reason" = roll.excused;
        absent: Integer, "Those away without one" = roll.absent;
        unmarked: Integer, "Those of whom nothing was recorded" = roll.unmarked;
    }
}

table! {
    MEMBERS = "members", "One person who takes part in a meeting", key 1,
    links [],
    |session, filed| (1_usize..).zip(session.members.iter()), |(number, member)| {
        member_id: Text, "Id within the session" = &member.id;
        number: Integer, "Place in the list, from 1" = number;
        name: Text, "Full name, as written" = &member.name;
        post: Text, "Post, as written; may be empty" = &member.post;
        rank: Text, "head, deputy, member or guest" = member.rank.file_word();
        is_chair: Flag, "Whether the person chairs" =
            session.meeting.chair.as_ref() == Some(&member.id);
        is_minute_taker: Flag, "Whether the person takes the minutes" =
            session.meeting.minute_taker.as_ref() == Some(&member.id);
    }
}

table! {
    ATTENDANCE = "attendance", "One record of somebody's coming, going or staying away", key 1,
    links [["member_id"] => "members"],
    |session, filed| (1_usize..).zip(session.attendance.iter()), |(number, each)| {
        number: Integer, "Place in the order of the records, from 1" = number;
        member_id: Text, "Of whom" = &each.member;
        sitting: Integer, "In which sitting, which may be still to come" = each.sitting;
        since: Time, "From when on" = each.at;
        state: Text, "present, late, left, excused or absent" = each.state.file_word();
        reason: Text, "Why; may be empty" = &each.reason;
    }
}

table! {
    STEPS = "steps", "One step of the agenda, with how long the meeting was at it", key 1,
    links [["member_id"] => "members", ["shortcoming_id"] => "shortcomings"],
    |session, filed| {
        let now = latest(session);
        (1_usize..).zip(session.agenda.iter()).map(move |(number, step)| (number, step, now))
    }, |(number, step, now)| {
        step_id: Text, "Id within the session" = &step.id;
        number: Integer, "Place in the agenda, from 1" = number;
        title: Text, "What it is called" = &step.title;
        topic: Text, "procedure, report, previous, shortcoming, discussion, collective-answer, \
            collective-conclusion, person or conclusion" = step.topic.file_word();
        member_id: Text null, "Whose turn it is" = step.topic.member();
        phase: Text null, "Of that turn: self-criticism, opinions, answer or conclusion" =
            phase(step);
        shortcoming_id: Text null, "Which shortcoming is discussed" = shortcoming(step);
        planned_minutes: Integer null, "How long it was to take" = step.minutes;
        state: Text, "to-come, now, done, skipped or put-off" =
            state(session.step_state(&step.id));
        entered_at: Time null, "When the meeting came to it first" =
            session.standing.started(&step.id);
        seconds: Integer, "How long the meeting was at it, pauses left out" =
            now.map_or(0, |now| session.spent_s(&step.id, now));
        aside_reason: Text null, "Why it was skipped or put off" =
            session.standing.aside(&step.id).map(|aside| &aside.reason);
    }
}

table! {
    SPEECHES = "speeches", "One time that somebody had the floor", key 1,
    links [["member_id"] => "members", ["step_id"] => "steps"],
    |session, filed| {
        let (now, all) = (latest(session), session.standing.speeches.iter());
        (1_usize..).zip(all).map(move |(number, speech)| (number, speech, now))
    }, |(number, speech, now)| {
        number: Integer, "Place in the order in which they began, from 1" = number;
        member_id: Text, "Who spoke" = &speech.member;
        step_id: Text null, "In which step" = speech.step.as_ref();
        kind: Text, "point-of-order, answer, clarification, addition or new-opinion" =
            speech.kind.file_word();
        began_at: Time, "When it began" = speech.clock.from;
        ended_at: Time null, "When it ended; none where that was not recorded" =
            speech.clock.until;
        seconds: Integer, "How long it took, pauses left out" =
            now.map_or(0, |now| speech.clock.elapsed_s(&session.standing.sittings, now));
    }
}

fn phase(step: &Step) -> Option<String> {
    match &step.topic {
        Topic::Person(_, phase) => Some(phase.file_word()),
        _ => None,
    }
}

fn shortcoming(step: &Step) -> Option<&crate::session::ids::ShortcomingId> {
    match &step.topic {
        Topic::Shortcoming(id) => Some(id),
        _ => None,
    }
}

fn state(state: StepState) -> &'static str {
    match state {
        StepState::ToCome => "to-come",
        StepState::Now => "now",
        StepState::Done => "done",
        StepState::Skipped => "skipped",
        StepState::PutOff => "put-off",
    }
}
