//! What input methods send, byte by byte through a terminal: the session holds the right text.

use std::fs;
use std::path::Path;

use crate::support::folder::Folder;
use crate::support::terminal::Terminal;

/// A text, and the bytes that an input method sends for it.
struct Capture {
    text: String,
    bytes: Vec<u8>,
}

/// Reads a file of captures; tells whether its method counts a tone as a letter of its own.
fn captures(file: &str) -> (Vec<Capture>, bool) {
    let (mut all, mut by_tone) = (Vec::<Capture>::new(), false);
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.split_once(": ").expect("a line is a name and a value") {
            ("backspace", "tone") => by_tone = true,
            ("text", text) => all.push(Capture { text: text.to_owned(), bytes: Vec::new() }),
            ("keys", keys) => {
                let capture = all.last_mut().expect("the text stands before its keys");
                capture.bytes.extend(unescaped(keys));
            }
            other => panic!("{other:?}"),
        }
    }
    (all, by_tone)
}

/// Returns the bytes of a line of keys; `\x7F` stands for the byte 7F.
fn unescaped(keys: &str) -> Vec<u8> {
    let mut pieces = keys.split("\\x");
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).expect("two digits"));
        bytes.extend(piece[2..].bytes());
    }
    bytes
}

/// Each stream is written in one burst, as an input method does, and one line after the other.
#[test]
fn every_input_method_ends_in_the_right_text() {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/typing");
    let files = fs::read_dir(place).expect("the captures are there");
    let mut count = 0;
    for file in files.map(|entry| entry.expect("an entry").path()) {
        let name = file.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let (captures, by_tone) = captures(&fs::read_to_string(&file).expect("it is text"));
        let folder = Folder::new(&format!("typing-{name}"));
        let folder = folder.copy("tests/fixtures/sessions/hop.toml");
        if by_tone {
            let settings = folder.path().join(".config/kiemdiem");
            fs::create_dir_all(&settings).expect("a folder is made");
            fs::write(settings.join("cai-dat.toml"), "backspace = \"tone\"\n").expect("written");
        }
        let mut terminal = Terminal::start(&folder, &["record", "hop.toml"], (80, 24));
        terminal.shows("Hạn chế 1");
        for capture in &captures {
            terminal.send(&capture.bytes).send(b"\r");
            count += 1;
        }
        let last = captures.last().expect("there are captures");
        let words: Vec<&str> = last.text.split(' ').collect();
        terminal.shows(words[words.len() - 1]).shows("đã lưu").keys("<C-q>");
        assert_eq!(terminal.ends(), 0, "{name}");
        let held = folder.text("hop.toml");
        for capture in &captures {
            let text = format!("text = \"{}\"\n", capture.text);
            assert!(held.contains(&text), "{name}: no {text} in\n{held}");
        }
    }
    assert_eq!(count, 60);
}

/// More keys than one read takes come all the same, without a further key: a flood of letters
/// was once left lying behind the first 1,024 bytes.
#[test]
fn a_long_burst_comes_whole() {
    let folder = Folder::new("typing-burst").copy("tests/fixtures/sessions/hop.toml");
    let mut terminal = Terminal::start(&folder, &["record", "hop.toml"], (80, 24));
    terminal.shows("Hạn chế 1");
    let words = format!("{}hết.", "Lời này dài lắm. ".repeat(150));
    terminal.send(words.as_bytes()).shows("hết.").keys("<Enter>").shows("đã lưu").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    assert!(folder.text("hop.toml").contains(&format!("text = \"{words}\"\n")));
}
