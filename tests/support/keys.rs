//! Keys as a terminal sends them: `tôi<Enter>` is three letters and a key.

/// Returns the bytes for a text in which keys stand in angle brackets: `<Enter>`, `<C-q>`,
/// `<A-Enter>`, `<S-Tab>`, `<F8>`; `<lt>` is the sign `<` itself.
pub(crate) fn bytes(keys: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = keys;
    while let Some(open) = rest.find('<') {
        out.extend(&rest.as_bytes()[..open]);
        let (name, behind) = rest[open + 1..].split_once('>').expect("a key ends with `>`");
        out.extend(key(name));
        rest = behind;
    }
    out.extend(rest.as_bytes());
    out
}

fn key(name: &str) -> Vec<u8> {
    if let Some(letter) = name.strip_prefix("C-") {
        let letter = letter.bytes().next().expect("a letter stands behind `C-`");
        return vec![letter & 0x1f];
    }
    if let Some(other) = name.strip_prefix("A-") {
        let plain = if other.chars().count() == 1 { other.as_bytes().to_vec() } else { key(other) };
        return [b"\x1b", plain.as_slice()].concat();
    }
    let sequence = match name {
        "lt" => "<",
        "Enter" => "\r",
        "Tab" => "\t",
        "S-Tab" => "\x1b[Z",
        "Esc" => "\x1b",
        "Backspace" => "\x7f",
        "Delete" => "\x1b[3~",
        "Up" => "\x1b[A",
        "Down" => "\x1b[B",
        "Right" => "\x1b[C",
        "Left" => "\x1b[D",
        "Home" => "\x1b[H",
        "End" => "\x1b[F",
        "PageUp" => "\x1b[5~",
        "PageDown" => "\x1b[6~",
        "F1" => "\x1bOP",
        "F2" => "\x1bOQ",
        "F3" => "\x1bOR",
        "F4" => "\x1bOS",
        "F5" => "\x1b[15~",
        "F6" => "\x1b[17~",
        "F7" => "\x1b[18~",
        "F8" => "\x1b[19~",
        "F9" => "\x1b[20~",
        "F10" => "\x1b[21~",
        "F11" => "\x1b[23~",
        "F12" => "\x1b[24~",
        _ => panic!("no such key: <{name}>"),
    };
    sequence.as_bytes().to_vec()
}

#[test]
fn keys_are_bytes() {
    assert_eq!(bytes("đã<Enter><C-q><lt>"), "đã\r\u{11}<".as_bytes());
    assert_eq!(bytes("<A-Enter><A-x><S-Tab>"), b"\x1b\r\x1bx\x1b[Z");
}
