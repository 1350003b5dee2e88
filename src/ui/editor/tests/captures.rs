//! What input methods send, played into the line: each stream ends in the right text.
//!
//! The files hold bytes as the terminal gets them, so that they can be played through a
//! pseudo-terminal too; here a small decoder stands for the terminal.

use proptest::prelude::*;

use super::super::*;

const FILES: [(&str, &str); 10] = [
    ("unikey-7f", include_str!("../../../../tests/fixtures/typing/unikey-7f.txt")),
    ("unikey-08", include_str!("../../../../tests/fixtures/typing/unikey-08.txt")),
    ("unikey-vni", include_str!("../../../../tests/fixtures/typing/unikey-vni.txt")),
    ("ibus-unikey", include_str!("../../../../tests/fixtures/typing/ibus-unikey.txt")),
    ("fcitx5", include_str!("../../../../tests/fixtures/typing/fcitx5.txt")),
    ("fcitx5-vni", include_str!("../../../../tests/fixtures/typing/fcitx5-vni.txt")),
    ("macos-nfc", include_str!("../../../../tests/fixtures/typing/macos-nfc.txt")),
    ("macos-nfd", include_str!("../../../../tests/fixtures/typing/macos-nfd.txt")),
    ("combining", include_str!("../../../../tests/fixtures/typing/combining.txt")),
    ("combining-counted", include_str!("../../../../tests/fixtures/typing/combining-counted.txt")),
];

/// A text and the bytes that an input method sends for it.
struct Capture {
    text: String,
    bytes: Vec<u8>,
    /// What a Backspace of this method takes back.
    backspace: Edit,
}

fn captures(file: &str) -> Vec<Capture> {
    let mut all: Vec<Capture> = Vec::new();
    let mut backspace = Edit::Backspace;
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.split_once(": ").unwrap() {
            ("backspace", "tone") => backspace = Edit::BackspaceTone,
            ("text", text) => all.push(Capture {
                text: text.to_owned(),
                bytes: Vec::new(),
                backspace: backspace.clone(),
            }),
            ("keys", keys) => all.last_mut().unwrap().bytes.extend(unescaped(keys)),
            other => panic!("{other:?}"),
        }
    }
    all
}

/// Returns the bytes of a line of keys; `\x7F` stands for the byte 7F.
fn unescaped(keys: &str) -> Vec<u8> {
    let mut pieces = keys.split("\\x");
    let mut bytes = pieces.next().unwrap().as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).unwrap());
        bytes.extend(piece[2..].bytes());
    }
    bytes
}

impl Capture {
    fn edits(&self) -> impl Iterator<Item = Edit> {
        std::str::from_utf8(&self.bytes).unwrap().chars().map(|letter| match letter {
            '\u{7f}' | '\u{8}' => self.backspace.clone(),
            letter => Edit::Insert(letter),
        })
    }
}

#[test]
fn every_stream_ends_in_the_right_text() {
    let mut count = 0;
    for (name, file) in FILES {
        for capture in captures(file) {
            let mut editor = Editor::new();
            for edit in capture.edits() {
                assert!(editor.apply(edit.clone()), "{name}: {edit:?} did nothing");
            }
            assert_eq!(editor.text(), capture.text, "{name}");
            assert_eq!(editor.cursor(), capture.text.len(), "{name}");
            count += 1;
        }
    }
    assert_eq!(count, 60);
}

#[test]
fn a_word_of_any_method_is_taken_back_with_one_key() {
    for (name, file) in FILES {
        for capture in captures(file) {
            let mut editor = Editor::new();
            capture.edits().for_each(|edit| {
                editor.apply(edit);
            });
            let words = capture.text.split(' ').count();
            for left in (0..words).rev() {
                editor.apply(Edit::Undo);
                let rest: Vec<&str> = capture.text.split(' ').take(left).collect();
                assert_eq!(editor.text().trim_end(), rest.join(" "), "{name}");
            }
            assert!(!editor.apply(Edit::Undo), "{name}");
        }
    }
}

proptest! {
    /// A stream typed into the middle of other text changes nothing of that.
    #[test]
    fn what_stands_around_stays(
        file in 0..FILES.len(),
        number in 0usize..6,
        before in "[a-zđ,.]{0,8} ",
        behind in "[ ,.a-zđ]{0,8}",
    ) {
        let capture = &captures(FILES[file].1)[number];
        let mut editor = Editor::with_text(&format!("{before}{behind}"));
        editor.cursor = before.len();
        capture.edits().for_each(|edit| { editor.apply(edit); });
        prop_assert_eq!(editor.text(), format!("{before}{}{behind}", capture.text));
    }
}
