//! What is saved comes back, the hand's own words stay, what is wrong is told with its place.

use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::session::MeetingKind;
use crate::session::rules::TopicKind;
use crate::store::fault::Breach;
use crate::store::tests::Place;

fn own(name: &str, minutes: Option<u16>) -> OwnAgenda {
    let topics = TopicName::ALL.map(TopicKind::from);
    let step =
        |topic| TemplateStep { topic, title: "Bước \"{number}\" {name}".to_owned(), minutes };
    let steps = topics.into_iter().map(step).collect();
    let template = Template { kind: MeetingKind::Annual, source: String::new(), steps };
    OwnAgenda { name: name.to_owned(), template }
}

#[test]
fn what_is_saved_comes_back_from_a_private_file() {
    let place = Place::new("agendas");
    assert_eq!(saved(&place.0), Ok(vec![]));
    let (first, other) = (own("Nửa ngày", Some(30)), own("Một ngày", None));
    assert_eq!(save(&place.0, &first, false), Ok(true));
    assert_eq!(save(&place.0, &other, false), Ok(true));
    assert_eq!(saved(&place.0), Ok(vec![first.clone(), other.clone()]));
    assert_eq!(save(&place.0, &own("Nửa ngày", None), false), Ok(false));
    assert_eq!(saved(&place.0), Ok(vec![first, other.clone()]), "nothing is written over unasked");
    let newer = own("Nửa ngày", Some(15));
    assert_eq!(save(&place.0, &newer, true), Ok(true));
    assert_eq!(saved(&place.0), Ok(vec![newer, other]));
    let path = place.0.join(AGENDAS);
    assert!(std::fs::read_to_string(&path).unwrap().starts_with(HEAD));
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(&place.0).unwrap().count(), 1, "nothing is left beside it");
    assert!(library::list(&place.0).unwrap().is_empty(), "it is no session");
}

#[test]
fn what_a_hand_wrote_stays() {
    let place = Place::new("agendas-hand");
    let path = place.0.join(AGENDAS);
    let hand = "# của tôi\n[[agenda]] # nhanh\nname = 'Nhanh'\nkind = \"quarter\"\n\
                steps = [ { topic = \"report\", title = \"Đọc\" } ]\n# cuối\n";
    std::fs::write(&path, hand).unwrap();
    assert_eq!(save(&place.0, &own("Thêm", None), false), Ok(true));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# của tôi\n[[agenda]] # nhanh\nname = 'Nhanh'\n"), "{text}");
    assert!(text.contains("# cuối"), "{text}");
    assert_eq!(save(&place.0, &own("Nhanh", None), true), Ok(true));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# của tôi\n[[agenda]] # nhanh\nname = "), "{text}");
    assert_eq!(saved(&place.0).unwrap(), [own("Nhanh", None), own("Thêm", None)]);
    let braces = "agenda = [{ name = \"A\", kind = \"term\", \
                  steps = [{ topic = \"report\", title = \"B\" }] }]\n";
    std::fs::write(&path, braces).unwrap();
    assert_eq!(save(&place.0, &own("Thêm", None), false), Ok(true));
    let names: Vec<_> = saved(&place.0).unwrap().into_iter().map(|each| each.name).collect();
    assert_eq!(names, ["A", "Thêm"]);
}

#[test]
fn each_slip_is_told_with_its_place_and_nothing_is_written() {
    let place = Place::new("agendas-bad");
    let path = place.0.join(AGENDAS);
    let one = |name: &str, kind: &str, step: &str| {
        format!("[[agenda]]\nname = {name}\nkind = \"{kind}\"\nsteps = [{step}]\n")
    };
    let step = "{ topic = \"report\", title = \"Đọc\" }";
    for (text, line, column) in [
        (one("\" \"", "term", step), 2, 8),
        (one("\"A\"", "nam", step), 3, 8),
        (one("\"A\"", "term", ""), 2, 8),
        (one("\"A\"", "term", "{ topic = \"doc\", title = \"Đọc\" }"), 4, 20),
        (one("\"A\"", "term", "{ topic = \"report\", title = \"Đ\", minutes = 0 }"), 4, 53),
        (one("\"A\"", "term", step).repeat(2), 6, 8),
        ("[[agenda]]\nname = ".to_owned(), 2, 8),
        (format!("{}tam = 1\n", one("\"A\"", "term", step)), 5, 1),
    ] {
        std::fs::write(&path, &text).unwrap();
        let fault = saved(&place.0).unwrap_err();
        let FaultKind::Broken(Breach { line: l, column: c, .. }) = fault.kind else {
            panic!("{fault:?}")
        };
        assert_eq!((l, c), (line, column), "{text}");
        assert_eq!(save(&place.0, &own("Thêm", None), true).unwrap_err(), fault);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}
