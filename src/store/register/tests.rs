//! Who is entered in the register stays in it, whatever else is.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::store::archive::{Wanted, walk};
use crate::store::fault::{Breach, BreachKind};
use crate::store::tests::Place;

fn shelf(class: &str, code: &str) -> Shelf {
    Shelf { class: class.to_owned(), code: code.to_owned() }
}

fn put(place: &Place, name: &str, to: &Shelf) -> Result<Shelf, Fault> {
    enter(&place.0.join(name), "a test", &mut |_| {}, |_| to.clone())
}

#[test]
fn what_is_entered_is_read_again() {
    let place = Place::new("register");
    let path = |name: &str| place.0.join(name);
    for name in ["hop.toml", "họp 2.toml"] {
        fs::write(path(name), "schema = 1\n").unwrap();
    }
    put(&place, "hop.toml", &shelf("vinh-vien", "12-ĐU/2025")).unwrap();
    put(&place, "họp 2.toml", &shelf("", "13 \"a\"")).unwrap();
    let text = fs::read_to_string(path(REGISTER)).unwrap();
    assert!(text.starts_with('#'), "{text}");
    assert!(text.contains("\n[\"hop.toml\"]\nclass = \"vinh-vien\"\ncode = \"12-ĐU/2025\"\n"));
    let mode = fs::metadata(path(REGISTER)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let tree = walk(&place.0, Wanted::Sessions).unwrap();
    let (registers, faults) = Registers::of(&tree);
    assert!(faults.is_empty() && registers.missing().is_empty());
    assert_eq!(
        registers.shelf(&path("hop.toml"), &Shelf::default()).line(),
        "vinh-vien · 12-ĐU/2025"
    );
    assert_eq!(registers.shelf(&path("họp 2.toml"), &Shelf::default()), shelf("", "13 \"a\""));
    assert_eq!(registers.shelf(&path("khác.toml"), &Shelf::default()), Shelf::default());
    assert_eq!(library::list(&place.0).unwrap().len(), 2, "the register is no session");
}

/// A hand may write in it; what it wrote stays, also beside what is entered later.
#[test]
fn comments_and_other_rows_stay() {
    let place = Place::new("register-hand");
    let own = "# tủ 3\n[\"a.toml\"] # ngăn 2\ncode = '7'\n";
    fs::write(place.0.join(REGISTER), own).unwrap();
    put(&place, "b.toml", &shelf("vinh-vien", "")).unwrap();
    put(&place, "a.toml", &shelf("", "8")).unwrap();
    let text = fs::read_to_string(place.0.join(REGISTER)).unwrap();
    assert!(text.starts_with("# tủ 3\n[\"a.toml\"] # ngăn 2\ncode = \"8\"\n"), "{text}");
    assert!(text.ends_with("\n[\"b.toml\"]\nclass = \"vinh-vien\"\n"), "{text}");
    put(&place, "b.toml", &Shelf::default()).unwrap();
    let left = Registers::of_folder(&place.0).unwrap();
    assert_eq!(left.missing(), [place.0.join("a.toml")], "and b.toml is named no longer");
}

/// One that is broken is told with its place, and neither written nor taken for an empty one.
#[test]
fn a_broken_register_stays_as_it_is() {
    let place = Place::new("register-broken");
    let own = "[\"a.toml\"]\ncodes = '7'\n";
    fs::write(place.0.join(REGISTER), own).unwrap();
    let why = put(&place, "a.toml", &shelf("x", "y")).unwrap_err();
    let FaultKind::Broken(Breach { line, kind, .. }) = why.kind else { panic!("{why:?}") };
    assert!(line == 2 && matches!(kind, BreachKind::UnknownField { .. }), "{line} {kind:?}");
    assert_eq!(fs::read_to_string(place.0.join(REGISTER)).unwrap(), own);
    assert!(Registers::of_folder(&place.0).is_err());
    let large = "#".repeat(usize::try_from(limits::REGISTER_BYTES).unwrap() + 1);
    fs::write(place.0.join(REGISTER), large).unwrap();
    let large = Registers::of_folder(&place.0).unwrap_err();
    assert!(matches!(large.kind, FaultKind::TooLarge { .. }));
}
