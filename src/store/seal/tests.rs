//! Nothing of a sealed file changes unseen, and the chain is followed.

use std::fs;

use super::*;
use crate::store::tests::Place;

const CLOSED: &str = r#"schema = 3
revision = 3

[meeting]
kind = "term"
title = "Kiểm điểm"
state = "suspended"
step = "s01"

[[sitting]]
opened = 2025-06-10T08:00:00+07:00
ended = 2025-06-10T09:00:00+07:00

[[entered]]
step = "s01"
at = 2025-06-10T08:00:00+07:00

[[closing]]
at = 2025-06-10T09:00:00+07:00
despite = "còn thiếu"

[[member]]
id = "m1"
name = "Nguyễn Văn A"

[[step]]
id = "s01"
title = "Khai mạc"
topic = "procedure"

[[remark]]
id = "r1"
at = 2025-06-10T08:31:07+07:00
by = "m1"
kind = "note"
text = """
Hai dòng:
[seal] không phải dấu."""
"#;

fn at() -> Instant {
    Instant::parse_from_rfc3339("2025-06-11T08:00:00+07:00").unwrap()
}

fn wait(_: std::time::Duration) {}

/// Writes a closed session and seals it.
fn sealed(place: &Place, name: &str, previous: Option<&Path>) -> PathBuf {
    let path = place.0.join(name);
    fs::write(&path, format!("# ghi chú của người\n{CLOSED}")).unwrap();
    let (mut file, session) = SessionFile::open(&path, "test").unwrap();
    let by = "Trần Thị B";
    seal(&mut file, &session, (by, previous), at(), &mut wait).unwrap();
    path
}

fn verdict(path: &Path) -> Verdict {
    verify(&[path.to_owned()]).remove(0).1
}

/// What was sealed in an older format is read and checked as it was sealed.
#[test]
fn a_seal_outlives_its_format() {
    const OLD: &str = include_str!("../../../tests/fixtures/years/nam-2023.toml");
    let place = Place::new("seal-format");
    let path = place.0.join("nam-2023.toml");
    fs::write(&path, OLD).unwrap();
    assert!(OLD.contains("schema = 2\n"), "it is of an older format");
    assert!(matches!(verdict(&path), Verdict::Sound(_)));
    fs::write(&path, OLD.replacen("schema = 2", "schema = 3", 1)).unwrap();
    assert!(matches!(verdict(&path), Verdict::Changed(_)), "the number is sealed too");
}

#[test]
fn a_sealed_file_is_sound_and_its_digest_that_of_other_programs() {
    let place = Place::new("seal-sound");
    let path = sealed(&place, "a.toml", None);
    let text = fs::read_to_string(&path).unwrap();
    let (above, last) = text.trim_end().rsplit_once('\n').unwrap();
    let said = format!("sha256 = \"{}\"", digest(format!("{above}\n").as_bytes()));
    assert_eq!(last, said);
    assert!(matches!(verdict(&path), Verdict::Sound(_)));
    let (_, session) = SessionFile::open(&path, "test").unwrap();
    assert_eq!((session.revision, session.seal().unwrap().by.as_str()), (4, "Trần Thị B"));
    assert!(!text.contains("ghi chú"), "what is sealed is what we print");
}

/// One bit or all bits of any byte.
#[test]
fn every_byte_flipped_is_found() {
    let place = Place::new("seal-flip");
    let path = sealed(&place, "a.toml", None);
    let good = fs::read(&path).unwrap();
    for index in 0..good.len() {
        for mask in [1, 2, 4, 8, 16, 32, 64, 128, 255] {
            let mut bad = good.clone();
            bad[index] ^= mask;
            let found = alone(&path, &bad);
            let seen = matches!(&found, Verdict::Unreadable(_))
                || matches!(&found, Verdict::Changed(what) if !what.is_empty());
            assert!(seen, "byte {index} ^ {mask}: {found:?}");
        }
    }
    for end in 0..good.len() {
        assert!(!matches!(alone(&path, &good[..end]), Verdict::Sound(_)), "cut at {end}");
    }
}

/// It is said which table was changed, and where that stands.
#[test]
fn the_changed_table_is_named() {
    let place = Place::new("seal-table");
    let path = sealed(&place, "a.toml", None);
    let text = fs::read_to_string(&path).unwrap();
    let changed = |from: &str, to: &str| {
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        match verdict(&path) {
            Verdict::Changed(what) => what.into_iter().map(|each| each.table).collect::<Vec<_>>(),
            other => panic!("{from}: {other:?}"),
        }
    };
    assert_eq!(changed("Hai dòng", "Ba dòng"), ["remark"]);
    assert_eq!(changed("Nguyễn Văn A", "Nguyễn Văn B"), ["member"]);
    assert_eq!(changed("còn thiếu", "không thiếu"), ["closing"]);
    assert_eq!(changed("Trần Thị B", "Trần Thị C"), ["seal"]);
    assert_eq!(changed("revision = 4", "revision = 5"), ["revision"]);
    assert_eq!(changed("[[remark]]", "# của người\n[[remark]]").len(), 1);
}

#[test]
fn a_chain_is_followed_and_the_missing_link_named() {
    let place = Place::new("seal-chain");
    let first = sealed(&place, "a.toml", None);
    let second = sealed(&place, "b.toml", Some(&first));
    let third = sealed(&place, "c.toml", Some(&second));
    let all = [first.clone(), second.clone(), third.clone()];
    assert!(verify(&all).iter().all(|(_, found)| matches!(found, Verdict::Sound(_))));
    let elsewhere = place.0.join("khác.toml");
    fs::rename(&second, &elsewhere).unwrap();
    assert!(matches!(verdict(&third), Verdict::Broken(link) if link.file == "b.toml"));
    let renamed = verify(&[elsewhere.clone(), third.clone()]);
    assert!(renamed.iter().all(|(_, found)| matches!(found, Verdict::Sound(_))));
    fs::write(&first, CLOSED).unwrap();
    assert!(matches!(verdict(&first), Verdict::NotSealed));
    assert!(matches!(verdict(&elsewhere), Verdict::Broken(link) if link.file == "a.toml"));
}

/// The lines and bytes that are told are those in which the change is.
#[test]
fn what_is_told_holds_the_byte_that_was_changed() {
    let place = Place::new("seal-span");
    let path = sealed(&place, "a.toml", None);
    let good = fs::read(&path).unwrap();
    let mut told = 0;
    for index in 0..good.len() {
        let mut bad = good.clone();
        bad[index] ^= 1;
        let Verdict::Changed(what) = alone(&path, &bad) else { continue };
        let spans: Vec<Span> = what.iter().filter_map(|each| each.span).collect();
        // Where a name of a table was changed, the one that is gone is told, and the new one.
        let line = 1 + bad[..index].iter().filter(|byte| **byte == b'\n').count();
        let holds = |span: &Span| {
            let (bytes, lines) = (span.bytes, span.lines);
            (bytes.0..=bytes.1).contains(&(index + 1)) && (lines.0..=lines.1).contains(&line)
        };
        assert!(spans.iter().any(holds), "byte {} in line {line}: {what:?}", index + 1);
        told += 1;
    }
    assert!(told > good.len() / 3, "{told} of {}", good.len());
}

/// A refusal changes nothing on the disk; what is not sound is nobody's predecessor.
#[test]
fn what_cannot_be_sealed_is_left_as_it_was() {
    let place = Place::new("seal-refused");
    let path = sealed(&place, "a.toml", None);
    let before = fs::read(&path).unwrap();
    let (mut file, session) = SessionFile::open(&path, "test").unwrap();
    let again = seal(&mut file, &session, ("X", None), at(), &mut wait);
    assert!(matches!(again, Err(NotSealed::Refused(_, Refusal::Sealed))));
    assert_eq!(fs::read(&path).unwrap(), before);
    let open = place.0.join("b.toml");
    fs::write(&open, CLOSED).unwrap();
    let (mut file, session) = SessionFile::open(&open, "test").unwrap();
    let unsound = seal(&mut file, &session, ("X", Some(&open)), at(), &mut wait);
    assert!(matches!(unsound, Err(NotSealed::Previous(_, _))));
    let old = Session { revision: 2, ..session };
    let stale = seal(&mut file, &old, ("X", None), at(), &mut wait);
    assert!(matches!(stale, Err(NotSealed::Refused(_, Refusal::RevisedMeanwhile))), "{stale:?}");
    assert_eq!(fs::read_to_string(&open).unwrap(), CLOSED);
}
