//! Any small changes, on a file full of comments.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

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
        _ => Change::GiveFloor(which.is_multiple_of(2).then(|| MemberId::new("m2").unwrap())),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..<_>::default() })]
    /// Save after save the file means the session, and no comment of what is still there goes.
    #[test]
    fn comments_outlive_any_changes(
        acts in vec((0..11u8, 0..12usize, "[a-zđế \n'\"\\\\#=\\[]{1,30}"), 1..8),
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
