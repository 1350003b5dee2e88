//! A member's review stands in the file as people read it, and nothing in it can be mistaken for
//! the collective's.

use crate::session::Session;
use crate::session::ids::ShortcomingId;
use crate::store::fault::{BreachKind, FaultKind};
use crate::store::format::{parse, print, schema_json};

const FILE: &str = r#"schema = 3

[meeting]
kind = "annual"

[[member]]
id = "m1"
name = "Nguyễn Văn A"

[[member]]
id = "m2"
name = "Trần Thị B"

[[section]]
id = "II"
title = "Hạn chế"
depth = 1

[[shortcoming]]
id = "hc1"
section = "II"
item = 1
text = "Còn chậm."

[[review]]
member = "m2"
at = 2025-06-09T16:00:00+07:00
title = "BẢN KIỂM ĐIỂM CÁ NHÂN"
text = "Họ và tên: Trần Thị B"

[[review.section]]
id = "m2.II"
title = "Hạn chế, khuyết điểm"
depth = 1

[[review.shortcoming]]
id = "m2.hc1"
section = "m2.II"
item = 1
text = "Nể nang."

[[review.cause]]
id = "m2.nn1"
section = "m2.II"
item = 2
text = "Ngại."

[[review]]
member = "m1"
at = 2025-06-09T17:00:00+07:00

[[step]]
id = "s01"
title = "Hạn chế 1"
topic = "shortcoming"
shortcoming = "hc1"

[[remark]]
id = "r1"
at = 2025-06-10T09:31:07+07:00
by = "m2"
kind = "self-criticism"
shortcomings = ["m2.hc1", "hc1"]
text = "Tôi nể nang."
"#;

fn read(text: &str) -> Session {
    parse(text.as_bytes()).unwrap()
}

#[test]
fn a_review_written_by_hand_is_read_and_printed_alike_ever_after() {
    let session = read(FILE);
    let id = ShortcomingId::new("m2.hc1").unwrap();
    assert_eq!(session.shortcoming(&id).unwrap().shortcoming.text, "Nể nang.");
    assert_eq!(session.reviews[1].outline.preamble, "Họ và tên: Trần Thị B");
    let printed = print(&session);
    assert_eq!(read(&printed), session);
    assert_eq!(print(&read(&printed)), printed);
    assert!(printed.contains("[[review.shortcoming]]\nid = \"m2.hc1\"\n"), "{printed}");
}

#[test]
fn the_schema_knows_reviews() {
    assert!(schema_json().contains("\"review\""));
}

#[test]
fn each_breach_in_a_review_is_told_with_its_line() {
    let wrong = |from: &str, to: &str, line: u32, kind: BreachKind| {
        assert_eq!(FILE.matches(from).count(), 1, "{from}");
        match parse(FILE.replacen(from, to, 1).as_bytes()) {
            Err(FaultKind::Broken(breach)) => assert_eq!((breach.line, breach.kind), (line, kind)),
            other => panic!("{from} as {to}: {other:?}"),
        }
    };
    let double = |id: &str| BreachKind::DoubleId(id.to_owned());
    let unknown = |id: &str| BreachKind::UnknownId(id.to_owned());
    wrong("member = \"m1\"", "member = \"m2\"", 49, double("m2"));
    wrong("member = \"m1\"", "member = \"m9\"", 49, unknown("m9"));
    wrong("id = \"m2.hc1\"", "id = \"hc1\"", 37, double("hc1"));
    wrong("id = \"m2.II\"", "id = \"II\"", 32, double("II"));
    wrong("section = \"m2.II\"\nitem = 2", "section = \"II\"\nitem = 2", 44, unknown("II"));
    wrong("shortcoming = \"hc1\"", "shortcoming = \"m2.hc1\"", 56, unknown("m2.hc1"));
    wrong("\"m2.hc1\", \"hc1\"", "\"m2.hc2\", \"hc1\"", 63, unknown("m2.hc2"));
}
