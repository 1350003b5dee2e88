//! What drafts promise: what was not saved comes back, and no window takes another's.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::Arc;

use super::*;
use crate::session::Instant;
use crate::session::attendance::{Attendance, Presence};
use crate::session::ballot::{Ballot, Tally};
use crate::session::change::{Change, ChangeId, Edit, Spot, Stamp};
use crate::session::closing::{CarriedKey, CarriedKind, CarriedResult, CarriedState};
use crate::session::draft::Chosen;
use crate::session::ids::{ItemId, MemberId, RemarkIds, ShortcomingId};
use crate::session::member::Party;
use crate::session::motion::{Hands, Matter, Motion};
use crate::session::remark::{Answer, Kind, Link, Marks, Promise, PromiseState, Remark, Verdict};
use crate::session::responsibility::Responsibility;
use crate::session::row::Swap;
use crate::session::rules::{Base, Share};
use crate::session::vote::{Electorate, Threshold};
use crate::text::Clean;

struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> (Self, SessionFile, Session) {
        let path = std::env::temp_dir().join(format!("kd-draft-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        let session = super::super::format::parse(b"schema = 3\n[meeting]\nkind = \"term\"\n");
        let session = session.unwrap();
        let file = SessionFile::create(&path.join("họp.toml"), &session, "test").unwrap();
        (Self(path), file, session)
    }

    fn drafts(&self) -> Vec<String> {
        let names = std::fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names
            .map(|name| name.into_string().unwrap())
            .filter(|name| name.contains("draft"))
            .collect();
        names.sort();
        names
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::set_permissions(&self.0, std::fs::Permissions::from_mode(0o700));
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn at() -> Instant {
    Instant::parse_from_rfc3339("2025-06-10T09:31:07+07:00").unwrap()
}

fn remark(words: &str) -> Arc<Remark> {
    let link = Link { step: None, by: None, kind: Kind::Note, to: None, shortcomings: Vec::new() };
    Arc::new(Remark::new(RemarkIds::new(1).make(at()), at(), link, &Clean::new(words)))
}

fn kept(text: &str) -> Kept {
    let chosen = Chosen { kind: Some(Kind::Question), to: Some(None), ..Chosen::default() };
    let line = Draft { text: text.to_owned(), at: Some(at()), chosen, ..Draft::default() };
    Kept { line, ..Kept::default() }
}

#[test]
fn what_was_not_saved_comes_back_whole_with_all_its_changes() {
    let (place, file, session) = Place::new("whole");
    let remark = remark("nói \"rồi\"\nhai dòng");
    let id = remark.id.clone();
    let (was, stamp) = (remark.wording.clone(), |id| Stamp { id: ChangeId(id), at: at() });
    let now = was.corrected(&Clean::new("sửa"), at());
    let answer = Some(Answer { verdict: Verdict::Partly, by: Some(id.clone()) });
    let answer = Change::Answer(Edit { id: id.clone(), was: None, now: answer });
    let add = Change::AddRemark { remark, place: Spot::Behind(id.clone()) };
    let changes = vec![
        (Change::Several(vec![add, answer]), stamp(1)),
        (Change::Reword(Edit { id, was, now }), stamp(2)),
    ];
    let kept = Kept { changes, ..kept("dở dang\n…") };
    let mut drafts = Drafts::new("record", 1, None, &file);
    drafts.keep(Some(&kept)).unwrap();
    drop(drafts);
    let mut next = Drafts::new("record", 2, None, &file);
    assert_eq!(next.recover(&session), Some(kept));
    assert_eq!(place.drafts(), [".họp.toml.draft-record-2"], "it is the next window's now");
    next.keep(None).unwrap();
    assert_eq!(place.drafts(), [] as [&str; 0]);
}

/// Every kind has its number, and those of the first eight never change.
#[test]
fn kinds_keep_their_numbers() {
    for kind in Kind::ALL {
        assert_eq!(line::kind_of(line::kind_at(kind)), Some(kind));
    }
    assert_eq!((line::kind_at(Kind::Criticism), line::kind_at(Kind::Note)), (0, 7));
}

/// What became of what was carried over waits for its save too.
#[test]
fn what_was_settled_and_not_saved_comes_back() {
    let (_place, file, session) = Place::new("settled");
    let result = |state, evidence: &str| {
        Some(CarriedResult { state, at: at(), evidence: evidence.to_owned() })
    };
    let key = |what, id: &str| {
        let (id, file) = (id.to_owned(), "kỳ trước.toml".to_owned());
        CarriedKey { what, id, file, date: Some(at().date_naive()) }
    };
    let settle = |what, was, now| Change::Settle { which: key(what, "hc1"), was, now };
    let [one, other] = ["hc1", "hc2"].map(|id| key(CarriedKind::Shortcoming, id));
    let changes = vec![
        settle(CarriedKind::Shortcoming, None, result(CarriedState::Fixed, "xã đã nghiệm thu")),
        settle(CarriedKind::Promise, result(CarriedState::Partly, ""), None),
        settle(CarriedKind::Opinion, None, result(CarriedState::NotFixed, "")),
        Change::TellApart { one, other, are_two: true },
    ];
    let stamped = |(change, id)| (change, Stamp { id: ChangeId(id), at: at() });
    let changes = changes.into_iter().zip(1..).map(stamped).collect();
    let kept = Kept { changes, ..Kept::default() };
    let mut drafts = Drafts::new("record", 1, None, &file);
    drafts.keep(Some(&kept)).unwrap();
    drop(drafts);
    assert_eq!(Drafts::new("record", 2, None, &file).recover(&session), Some(kept));
}

/// What was recorded of people, votes and promises waits for its save as words do.
#[test]
fn attendance_and_votes_that_were_not_saved_come_back() {
    let (_place, file, session) = Place::new("acts");
    let who = MemberId::new("m1").unwrap();
    let presence = Presence {
        member: who.clone(),
        sitting: 1,
        at: at(),
        state: Attendance::Excused,
        reason: "ốm".to_owned(),
    };
    let electorate = Electorate { summoned: 9, present: 8, apart: vec![who.clone()] };
    let threshold = Threshold { share: Share::new(1, 2).unwrap(), of: Base::Summoned };
    let motion = Motion {
        id: RemarkIds::new(1).motion(at()),
        at: at(),
        step: None,
        text: "Thông qua".to_owned(),
        matter: Matter::General,
        electorate: electorate.clone(),
        threshold,
        hands: None,
    };
    let hands = Some(Hands { in_favour: 7, against: 0, abstaining: 0 });
    let ballot = Ballot {
        id: RemarkIds::new(1).ballot(at()),
        at: at(),
        step: None,
        title: "Xếp loại".to_owned(),
        team: vec![who.clone()],
        electorate,
        threshold,
        levels: vec!["A".to_owned(), "B".to_owned()],
        issued: 7,
        returned: 7,
        tallies: vec![Tally::empty(Party::Collective, 2), Tally::empty(Party::Member(who), 2)],
        closed: None,
    };
    let counted = Motion { hands, ..motion.clone() };
    let shortcoming = ShortcomingId::new("hc1").unwrap();
    let who = vec![Party::Collective, Party::Member(MemberId::new("m1").unwrap())];
    let causes = vec![ItemId::new("nn1").unwrap()];
    let responsibility = Responsibility { shortcoming, at: at(), who, causes };
    let promise = Promise {
        owner: MemberId::new("m1").ok(),
        due: Some(at().date_naive()),
        check: "Báo cáo quý".to_owned(),
        priority: true,
        state: PromiseState::Partly,
    };
    let marks = Marks { promise: Some(promise), ..Marks::default() };
    let changes = [
        Change::Attend(Swap::new(presence.clone())),
        Change::Attend(Swap::take_back(&presence)),
        Change::Motion(Box::new(Swap::alter(&motion, counted))),
        Change::Responsibility(Box::new(Swap::new(responsibility))),
        Change::Mark(Edit { id: RemarkIds::new(1).make(at()), was: Marks::default(), now: marks }),
        Change::Ballot(Box::new(Swap::new(ballot))),
    ];
    let stamped = (1..).zip(changes).map(|(id, change)| {
        let stamp = Stamp { id: ChangeId(id), at: at() };
        (change, stamp)
    });
    let kept = Kept { changes: stamped.collect(), ..kept("dở") };
    let mut drafts = Drafts::new("record", 1, None, &file);
    drafts.keep(Some(&kept)).unwrap();
    drop(drafts);
    assert_eq!(Drafts::new("record", 2, None, &file).recover(&session), Some(kept));
}

#[test]
fn a_window_that_lives_keeps_its_draft() {
    let (place, file, session) = Place::new("alive");
    let mut one = Drafts::new("record", 1, None, &file);
    one.keep(Some(&kept("của một"))).unwrap();
    one.keep(Some(&kept("của một, dài hơn"))).unwrap();
    let mut two = Drafts::new("record", 2, None, &file);
    assert_eq!(two.recover(&session), None);
    two.keep(Some(&kept("của hai"))).unwrap();
    assert_eq!(place.drafts().len(), 2);
    drop((one, two));
    let all = Drafts::new("record", 3, None, &file).recover(&session).unwrap();
    assert_eq!((all.line.text.as_str(), all.words.len()), ("của một, dài hơn", 1));
    assert_eq!(all.words[0].text, "của hai");
    assert_eq!(place.drafts(), [".họp.toml.draft-record-3"]);
}

#[test]
fn words_that_are_not_wanted_are_kept_apart() {
    let (place, file, session) = Place::new("old");
    let drafts = Drafts::new("record", 1, None, &file);
    drafts.decline(&kept("thôi").line).unwrap();
    drafts.decline(&kept("cũng thôi").line).unwrap();
    assert_eq!(place.drafts(), [".họp.toml.draft-old"]);
    assert_eq!(Drafts::new("record", 2, None, &file).recover(&session), None);
    let text = std::fs::read_to_string(place.0.join(".họp.toml.draft-old")).unwrap();
    assert!(text.contains("\"thôi\"") && text.contains("\"cũng thôi\""), "{text}");
}

#[test]
fn words_that_are_not_wanted_are_kept_for_a_month() {
    let (place, file, _) = Place::new("month");
    let mut drafts = Drafts::new("record", 1, None, &file);
    drafts.decline(&kept("thôi").line).unwrap();
    drafts.keep(Some(&kept("đang gõ"))).unwrap();
    let name = place.0.join(".họp.toml.draft-old");
    let written = std::fs::metadata(&name).unwrap().modified().unwrap();
    let at = |passed| chrono::DateTime::<chrono::Utc>::from(written + passed).fixed_offset();
    let second = std::time::Duration::from_secs(1);
    drafts.forget_old(at(limits::DECLINED_KEPT - second));
    assert!(name.exists());
    drafts.forget_old(at(limits::DECLINED_KEPT + second * 2));
    assert_eq!(place.drafts(), [".họp.toml.draft-record-1"]);
}

/// The folder of the session is gone: the draft goes to the state folder and comes back from it.
#[test]
fn a_draft_that_cannot_lie_beside_the_session_lies_in_the_state_folder() {
    let (place, file, session) = Place::new("away");
    let (state, elsewhere) = (place.0.with_extension("state"), place.0.with_extension("moved"));
    std::fs::rename(&place.0, &elsewhere).unwrap();
    let mut drafts = Drafts::new("record", 1, Some(state.clone()), &file);
    drafts.keep(Some(&kept("giữ lấy"))).unwrap();
    assert_eq!(std::fs::read_dir(&state).unwrap().count(), 1);
    let mode = std::fs::metadata(&state).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    drop(drafts);
    std::fs::rename(&elsewhere, &place.0).unwrap();
    let mut next = Drafts::new("record", 2, Some(state.clone()), &file);
    assert_eq!(next.recover(&session), Some(kept("giữ lấy")));
    assert_eq!(std::fs::read_dir(&state).unwrap().count(), 0, "it lies beside the session again");
    std::fs::remove_dir_all(&state).unwrap();
}
