//! What is handed over is listed whole, in a form that other programs check.

use std::fs;

use super::*;
use crate::store::archive::{Wanted, walk};
use crate::store::tests::Place;

const SESSION: &str = "schema = 1\n[meeting]\nkind = \"annual\"\n";

fn all(root: &Path) -> Vec<Result<Handed, Fault>> {
    let tree = walk(root, Wanted::WithPapers).unwrap();
    tree.batches.iter().flat_map(|batch| handed(batch, root)).collect()
}

#[test]
fn sessions_and_papers_are_listed_with_their_digests() {
    let place = Place::new("manifest");
    fs::create_dir(place.0.join("2024")).unwrap();
    fs::write(place.0.join("hop.toml"), SESSION).unwrap();
    fs::write(place.0.join("2024/a\\b\nc.docx"), "abc").unwrap();
    fs::write(place.0.join("ảnh.png"), "").unwrap();
    fs::write(place.0.join("quy-dinh.toml"), "").unwrap();
    fs::write(place.0.join("luu-tru.toml"), "").unwrap();
    let listed: Vec<Handed> = all(&place.0).into_iter().map(Result::unwrap).collect();
    let names: Vec<_> = listed.iter().map(|each| each.path.to_str().unwrap()).collect();
    assert_eq!(names, ["hop.toml", "luu-tru.toml", "2024/a\\b\nc.docx"]);
    assert!(listed[0].session.is_some() && listed[0].bytes == SESSION.len());
    assert!(listed[1].session.is_none() && listed[2].session.is_none());
    // The digest of "abc" of FIPS 180-2; the name as sha256sum escapes it.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let sums = String::from_utf8(sums(&listed)).unwrap();
    assert!(sums.ends_with(&format!("\n\\{abc}  2024/a\\\\b\\nc.docx\n")), "{sums}");
}

/// A broken session must not be handed over as if it were one.
#[test]
fn a_broken_session_is_told() {
    let place = Place::new("manifest-broken");
    fs::write(place.0.join("hop.toml"), "x").unwrap();
    assert!(all(&place.0).pop().unwrap().is_err());
}
