//! Any small changes, on a file full of comments.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::session::attendance::{Attendance, Presence};
use crate::session::ballot::{Ballot, Tally};
use crate::session::ids::BallotId;
use crate::session::member::Party;
use crate::session::public::{Show, ShownRemark};
use crate::session::queue::EntryKind;
use crate::session::revision::Pairing;
use crate::session::row::Swap;
use crate::session::rules::{Base, Share};
use crate::session::standing::Aside;
use crate::session::vote::Threshold;

/// A comment, and the id of the remark that it is about, where it is about one.
const COMMENTS: &[(&str, &str)] = &[
    ("# Họp lần 2: giữ các ghi chú này", ""),
    ("# không đổi", ""),
    ("# tên", ""),
    ("# ---- Thành viên ----", ""),
    ("# bí thư", ""),
    ("# chủ trì", ""),
    ("# dưới m2", ""),
    ("# ---- Ý kiến ----", ""),
    ("# trên r1", "r1"),
    ("# cạnh r1", "r1"),
    ("# ai nói", "r1"),
    ("# cạnh lời", "r1"),
    ("# trước", ""),
    ("# trên r2", "r2"),
    ("# cạnh r2", "r2"),
    ("# dưới r2", ""),
    ("# ---- Hạn chế ----", ""),
    ("# dưới r3", ""),
    ("# hết", ""),
];

fn change(session: &Session, what: u8, which: usize, words: &str) -> Option<Change> {
    let steps = &session.agenda;
    let picked = session.remarks.get(which % session.remarks.len().max(1));
    let place = picked.map_or(Spot::End, |remark| Spot::Behind(remark.id.clone()));
    Some(match what {
        0 => Change::AddRemark { remark: note(&format!("n{}", session.revision), words), place },
        1 => Change::WithdrawRemark(picked?.clone()),
        2 => {
            let was = picked?.wording.clone();
            let now = Wording { text: words.to_owned(), ..was.clone() };
            Change::Reword(Edit { id: picked?.id.clone(), was, now })
        }
        3 => {
            let was = picked?.struck.clone();
            let strike = Strike { at: at(), reason: words.to_owned() };
            let now = was.is_none().then_some(strike);
            Change::Strike(Edit { id: picked?.id.clone(), was, now })
        }
        4 => {
            let was = picked?.answer.clone();
            let verdict = Verdict::ALL[which % Verdict::ALL.len()];
            let now = was.is_none().then_some(Answer { verdict, by: None });
            Change::Answer(Edit { id: picked?.id.clone(), was, now })
        }
        5 => {
            let was = picked?.link.clone();
            let by = was.by.is_none().then(|| MemberId::new("m1").unwrap());
            let kind = Kind::ALL[which % Kind::ALL.len()];
            let ids = session.outline.shortcomings.iter().map(|each| each.id.clone());
            let shortcomings = ids.skip(which % 3).collect();
            let now = Link { by, kind, shortcomings, ..was.clone() };
            Change::Assign(Edit { id: picked?.id.clone(), was, now })
        }
        6 => Change::MoveTo(steps[which % steps.len()].id.clone()),
        7 => Change::Suspend,
        8 => {
            let now = Arc::new(steps.iter().rev().cloned().collect());
            Change::SetAgenda { was: steps.clone(), now }
        }
        9 => {
            let was = Posts {
                chair: session.meeting.chair.clone(),
                minute_taker: session.meeting.minute_taker.clone(),
            };
            let chair = was.chair.is_none().then(|| MemberId::new("m1").unwrap());
            Change::Appoint { was: was.clone(), now: Posts { chair, ..was } }
        }
        15 => {
            let was = session.room.clone();
            let shown = picked.map(|remark| ShownRemark { id: remark.id.clone(), by: true });
            let now = Show { is_blank: !was.is_blank, remarks: shown.into_iter().collect(), ..was };
            Change::Show { was: Box::new(session.room.clone()), now: Box::new(now) }
        }
        10..=14 => act(session, what, which, words)?,
        19 => {
            let outline = crate::session::outline::Outline {
                title: words.to_owned(),
                ..session.outline.as_ref().clone()
            };
            let of = &session.members[which % 2].id;
            Change::Review(Box::new(
                session.handed_in(of, &outline, &Pairing::default(), at()).ok()?.0,
            ))
        }
        16 if session.is_over() => Change::Reopen(format!("x{words}")),
        16 => Change::Close { despite: words.to_owned() },
        _ => Change::GiveFloor(which.is_multiple_of(2).then(|| MemberId::new("m2").unwrap())),
    })
}

/// What is done while the meeting runs.
fn act(session: &Session, what: u8, which: usize, words: &str) -> Option<Change> {
    Some(match what {
        10 => {
            let state = Attendance::ALL[which % 5];
            let (member, reason) = (MemberId::new("m2").unwrap(), words.to_owned());
            let sitting = session.sitting_number();
            let at = at() + chrono::TimeDelta::seconds(which as i64);
            Change::Attend(Swap::new(Presence { member, sitting, at, state, reason }))
        }
        11 => {
            let there = session.ballots.get(which % session.ballots.len().max(1));
            let mut row = there.cloned().unwrap_or_else(|| ballot(session, words));
            let was = there.cloned();
            row.tallies[which % 2].invalid += 1;
            row.issued += 1;
            let now = (!which.is_multiple_of(5)).then_some(row);
            Change::Ballot(Box::new(Swap { was, now }))
        }
        12 => {
            let row = session.attendance.get(which % session.attendance.len().max(1))?;
            Change::Attend(Swap::take_back(row))
        }
        13 => Change::Interpose {
            member: MemberId::new("m1").unwrap(),
            kind: EntryKind::ALL[which % 5],
        },
        _ => {
            let how = (!which.is_multiple_of(3)).then(|| (Aside::PutOff, words.to_owned()));
            Change::SetAside { step: session.agenda[which % session.agenda.len()].id.clone(), how }
        }
    })
}

fn ballot(session: &Session, title: &str) -> Ballot {
    let share = Share::new(1, 2).unwrap();
    let on_paper = [Party::Collective, Party::Member(MemberId::new("m1").unwrap())];
    Ballot {
        id: BallotId::numbered("b", usize::try_from(session.revision).unwrap()),
        at: at(),
        step: None,
        title: format!("x{title}"),
        team: Vec::new(),
        electorate: session.electorate(Vec::new()),
        threshold: Threshold { share, of: Base::Present },
        levels: vec!["A".to_owned()],
        issued: 0,
        returned: 0,
        tallies: on_paper.map(|of| Tally::empty(of, 1)).to_vec(),
        closed: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..<_>::default() })]
    /// Save after save the file means the session, and no comment of what is still there goes.
    #[test]
    fn comments_outlive_any_changes(
        acts in vec((0..20u8, 0..12usize, "[a-zđế \n'\"\\\\#=\\[]{1,30}"), 1..8),
        crlf in any::<bool>(),
    ) {
        let mut session = hand();
        let mut text = if crlf { HAND.replace('\n', "\r\n") } else { HAND.to_owned() };
        for (number, (what, which, words)) in acts.iter().enumerate() {
            let Some(change) = change(&session, *what, *which, words) else { continue };
            let minutes = chrono::TimeDelta::minutes(i64::try_from(number).unwrap());
            let stamp = Stamp { id: ChangeId(1), at: at() + minutes };
            let Ok(applied) = session.apply(&change, &stamp) else { continue };
            session = Session { revision: session.revision + 1, ..applied.session };
            text = merged(&text, &session);
        }
        let remarks = &session.remarks;
        let here = |id: &str| id.is_empty() || remarks.iter().any(|each| each.id.as_str() == id);
        for (comment, _) in COMMENTS.iter().filter(|(_, id)| here(id)) {
            prop_assert!(text.contains(comment), "{} is gone from\n{}", comment, text);
        }
    }
}
