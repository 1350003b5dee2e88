//! What a hand wrote around the values survives our saves.

use std::sync::Arc;

use super::*;
use crate::session::change::{Change, ChangeId, Edit, Posts, Spot, Stamp};
use crate::session::ids::{MemberId, RemarkId, StepId};
use crate::session::remark::{Answer, Kind, Link, Remark, Strike, Verdict, Wording};
use crate::session::{Instant, Session};
use crate::store::format::{parse, print};
use crate::text::Clean;

mod random;

/// A file as a careful person leaves it.
const HAND: &str = r#"#:schema session.schema.json
# Họp lần 2: giữ các ghi chú này

schema   = 1   # không đổi
meeting.title = "Kiểm điểm"  # tên
meeting.kind = 'term'
meeting.step = "s01"
meeting.state = "in-progress"

# ---- Thành viên ----

# bí thư
[[member]]
name = "Nguyễn Văn A"
id = "m1" # chủ trì
post = ""

  [[member]]
  id   = "m2"
  name = "Trần Thị B"
# dưới m2

# ---- Ý kiến ----

# trên r1
[[remark]]
id = "r1" # cạnh r1
at = 2025-06-10 09:31:07+07:00
# ai nói
by = "m2"
kind = "criticism"
to = "collective"
shortcomings = [
  "hc1", # nặng
  # hỏi lại
  "hc2",
]
text = '''
Còn chậm.
Cần làm rõ.''' # cạnh lời

[[step]]
id = "s02"
title = "Khai mạc"  # trước
topic = "procedure"
[[step]]
title = "Hạn chế 1"
id = "s01"
topic = "shortcoming"
shortcoming = "hc1"

# trên r2
[[remark]]
at = 2025-06-10T02:40:00Z
id = "r2"
kind = "note"
text = "Ghi." # cạnh r2
struck = { at = 2025-06-10T09:50:00+07:00, reason = "nhầm" } # vì nhầm
# dưới r2

[[section]]
id = "II"
title = "Hạn chế"
depth = 1

# ---- Hạn chế ----
[[shortcoming]]
id = "hc1"
section = "II"
item = 1
text = "Một."
[[shortcoming]]
id = "hc2"
section = "II"
item = 2
text = "Hai."

[[remark]]
id = "r3"
at = 2025-06-10T09:55:00+07:00
kind = "question"
text = "Ba."
# dưới r3

# hết
"#;

fn at() -> Instant {
    Instant::parse_from_rfc3339("2025-06-10T10:00:00+07:00").unwrap()
}

fn hand() -> Session {
    parse(HAND.as_bytes()).unwrap()
}

fn id(text: &str) -> RemarkId {
    RemarkId::new(text).unwrap()
}

fn apply(session: &Session, change: &Change) -> Session {
    let stamp = Stamp { id: ChangeId(1), at: at() };
    let applied = session.apply(change, &stamp).unwrap();
    Session { revision: session.revision + 1, ..applied.session }
}

fn note(name: &str, words: &str) -> Arc<Remark> {
    let link = Link { step: None, by: None, kind: Kind::Note, to: None, shortcomings: Vec::new() };
    Arc::new(Remark::new(id(name), at(), link, &Clean::new(words)))
}

/// Merges a session into a text and checks that the outcome means the session.
fn merged(old: &str, session: &Session) -> String {
    let meant = print(&parse(old.as_bytes()).unwrap());
    let text = merge(old, &meant, &print(session)).unwrap();
    match parse(text.as_bytes()) {
        Ok(back) => assert_eq!(&back, session, "{text}"),
        Err(why) => panic!("{why:?}\n{text}"),
    }
    text
}

/// Makes changes in the hand's file and checks that just these lines went and came.
fn differs(changes: &[Change], gone: &[&str], came: &[&str]) -> String {
    let session = changes.iter().fold(hand(), |session, change| apply(&session, change));
    let text = merged(HAND, &session);
    let more = |one: &str, other: &str| {
        let mut others: Vec<String> = other.lines().map(str::to_owned).collect();
        let mut lines: Vec<String> = Vec::new();
        for line in one.lines().filter(|line| !line.is_empty() && !line.starts_with("revision")) {
            match others.iter().position(|each| each == line) {
                Some(at) => drop(others.remove(at)),
                None => lines.push(line.to_owned()),
            }
        }
        lines
    };
    assert_eq!(more(HAND, &text), gone, "gone from\n{text}");
    assert_eq!(more(&text, HAND), came, "came into\n{text}");
    text
}

#[test]
fn nothing_changed_gives_the_same_bytes() {
    assert_eq!(merged(HAND, &hand()), HAND);
    let crlf = format!("\u{feff}{}", HAND.replace('\n', "\r\n"));
    let meant = print(&hand());
    assert_eq!(merge(&crlf, &meant, &meant).as_deref(), Some(HAND));
    assert_eq!(merge("no session", "", &meant), None);
}

#[test]
fn a_changed_text_keeps_its_quotes_and_comments() {
    let was = hand().remarks[0].wording.clone();
    let now = Wording { text: "Đã rõ.\nXong.".to_owned(), ..was.clone() };
    let edit = Change::Reword(Edit { id: id("r1"), was, now });
    differs(
        &[edit],
        &["Còn chậm.", "Cần làm rõ.''' # cạnh lời"],
        &["Đã rõ.", "Xong.''' # cạnh lời"],
    );
}

#[test]
fn a_list_keeps_the_comments_of_what_stays() {
    let was = hand().remarks[0].link.clone();
    let now = Link { shortcomings: was.shortcomings[..1].to_vec(), by: None, ..was.clone() };
    let edit = Change::Assign(Edit { id: id("r1"), was, now });
    differs(&[edit], &["by = \"m2\"", "  \"hc2\","], &[]);
}

#[test]
fn a_new_remark_comes_behind_the_comment_below_the_last() {
    let text = differs(
        &[Change::AddRemark { remark: note("r4", "Bốn."), place: Spot::End }],
        &[],
        &[
            "[[remark]]",
            "id = \"r4\"",
            "at = 2025-06-10T10:00:00+07:00",
            "kind = \"note\"",
            "text = \"Bốn.\"",
        ],
    );
    let end = "text = \"Ba.\"\n# dưới r3\n\n[[remark]]\nid = \"r4\"\n\
               at = 2025-06-10T10:00:00+07:00\nkind = \"note\"\ntext = \"Bốn.\"\n\n# hết\n";
    assert!(text.ends_with(end), "{text}");
}

#[test]
fn a_removed_remark_takes_only_its_own_comments() {
    let gone = hand().remarks[2].clone();
    let text = differs(
        &[Change::WithdrawRemark(gone)],
        &[
            "[[remark]]",
            "id = \"r3\"",
            "at = 2025-06-10T09:55:00+07:00",
            "kind = \"question\"",
            "text = \"Ba.\"",
        ],
        &[],
    );
    assert!(text.ends_with("text = \"Hai.\"\n\n# dưới r3\n\n# hết\n"), "{text}");
    let text = differs(
        &[Change::WithdrawRemark(hand().remarks[0].clone())],
        &[
            "# trên r1",
            "id = \"r1\" # cạnh r1",
            "at = 2025-06-10 09:31:07+07:00",
            "# ai nói",
            "by = \"m2\"",
            "kind = \"criticism\"",
            "to = \"collective\"",
            "shortcomings = [",
            "  \"hc1\", # nặng",
            "  # hỏi lại",
            "  \"hc2\",",
            "]",
            "text = '''",
            "Còn chậm.",
            "Cần làm rõ.''' # cạnh lời",
            "[[remark]]",
        ],
        &[],
    );
    assert!(text.contains("# dưới m2\n\n# ---- Ý kiến ----\n\n[[step]]\n"), "{text}");
}

#[test]
fn a_remark_in_the_middle_comes_behind_the_comment_of_the_one_above() {
    let place = Spot::Behind(id("r2"));
    let session = apply(&hand(), &Change::AddRemark { remark: note("r4", "Bốn."), place });
    let text = merged(HAND, &session);
    let middle = "# dưới r2\n\n[[remark]]\nid = \"r4\"";
    assert!(text.contains(middle), "{text}");
    assert!(text.contains("text = \"Bốn.\"\n\n[[section]]"), "{text}");
    let first = Change::AddRemark { remark: note("r4", "Bốn."), place: Spot::Start };
    let text = merged(HAND, &apply(&hand(), &first));
    assert!(text.contains("# dưới m2\n\n[[remark]]\nid = \"r4\""), "{text}");
}

#[test]
fn moving_through_the_agenda_adds_a_sitting_and_what_was_entered() {
    let text = differs(
        &[Change::Suspend, Change::MoveTo(StepId::new("s02").unwrap())],
        &["meeting.step = \"s01\""],
        &[
            "meeting.step = \"s02\"",
            "[[sitting]]",
            "opened = 2025-06-10T10:00:00+07:00",
            "[[entered]]",
            "step = \"s02\"",
            "at = 2025-06-10T10:00:00+07:00",
        ],
    );
    let place = "text = \"Hai.\"\n\n[[sitting]]\n";
    assert!(text.contains(place), "{text}");
}

#[test]
fn a_moved_step_takes_its_comments_along() {
    let was = hand().agenda.clone();
    let now: Vec<_> = was.iter().rev().cloned().collect();
    let change = Change::SetAgenda { was, now: Arc::new(now) };
    let text = differs(&[change], &[], &[]);
    let first = text.find("id = \"s01\"").unwrap();
    assert!(first < text.find("title = \"Khai mạc\"  # trước").unwrap(), "{text}");
}

#[test]
fn rows_in_one_line_are_matched_as_well() {
    let old = "schema = 3\nmeeting = { kind = \"term\", title = \"Họp\" } # họp\n\
               member = [\n  { id = \"m1\", name = \"A\" }, # a\n  \
               { id = \"m2\", name = \"B\" },\n]\nremark = [ ] # chưa có\n";
    let session = parse(old.as_bytes()).unwrap();
    let posts = |chair: Option<&str>| Posts {
        chair: chair.map(|id| MemberId::new(id).unwrap()),
        minute_taker: None,
    };
    let session = apply(&session, &Change::Appoint { was: posts(None), now: posts(Some("m2")) });
    let mut member = session.members[0].clone();
    member.id = MemberId::new("m3").unwrap();
    let session = apply(&session, &Change::AddMember(member));
    let place = Spot::End;
    let session = apply(&session, &Change::AddRemark { remark: note("r1", "Một."), place });
    let text = merged(old, &session);
    let meeting = "meeting = { kind = \"term\", title = \"Họp\", chair = \"m2\" } # họp\n";
    assert!(text.contains(meeting), "{text}");
    assert!(text.contains("  { id = \"m1\", name = \"A\" }, # a\n"), "{text}");
    assert!(text.contains("\n  { id = \"m3\", name = \"A\", rank = \"member\" },\n]"), "{text}");
}
