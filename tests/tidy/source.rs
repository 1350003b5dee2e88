//! A file of Rust as the rules see it: code without comments and texts, and which lines are tests.

/// One file of Rust.
pub(crate) struct Source {
    /// Where it is, from the top of the repository.
    pub(crate) path: String,
    /// The file as it stands.
    pub(crate) text: String,
    /// The file with the insides of comments, texts and letters blanked; lines stay lines.
    pub(crate) code: String,
    /// The texts in double quotes, in the order in which `code` has their quotes.
    pub(crate) texts: Vec<Literal>,
    /// The letters in single quotes.
    pub(crate) letters: Vec<Literal>,
    /// For each line whether it is part of a test.
    tests: Vec<bool>,
}

/// A text or letter of the program, as written between its quotes.
pub(crate) struct Literal {
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// One line of code.
pub(crate) struct Line<'a> {
    pub(crate) number: usize,
    pub(crate) code: &'a str,
    pub(crate) is_test: bool,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let mut scan = Scan::new(text);
        scan.run();
        let Scan { code, texts, letters, .. } = scan;
        let code: String = code.into_iter().collect();
        let tests = test_lines(path, &code);
        Self { path: path.to_owned(), text: text.to_owned(), code, texts, letters, tests }
    }

    pub(crate) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.code.lines().enumerate().map(|(index, code)| Line {
            number: index + 1,
            code,
            is_test: self.is_test(index + 1),
        })
    }

    pub(crate) fn is_test(&self, line: usize) -> bool {
        self.tests.get(line - 1).copied().unwrap_or_default()
    }

    /// Returns the room of the house that the file is in: `session`, `cli`, `main`, `lib` …
    pub(crate) fn room(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        inside.split('/').next()?.split('.').next()
    }

    /// Returns the line of a byte of `code`, from 1.
    pub(crate) fn line_of(&self, byte: usize) -> usize {
        self.code[..byte].matches('\n').count() + 1
    }
}

/// Returns the bytes of `code` at which a word stands by itself, not as a part of a longer name.
pub(crate) fn find_word<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = code[..*at].chars().next_back();
        let behind = code[at + word.len()..].chars().next();
        let joins = |inner: Option<char>, outer: Option<char>| {
            inner.is_some_and(is_name) && outer.is_some_and(is_name)
        };
        !joins(word.chars().next(), before) && !joins(word.chars().next_back(), behind)
    })
}

pub(crate) fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Returns the name at the start of a piece of code.
pub(crate) fn name_at(code: &str) -> &str {
    let end = code.find(|letter| !is_name(letter)).unwrap_or(code.len());
    &code[..end]
}

/// Returns the byte behind the item that starts at `from`: behind its closing brace, or behind
/// the semicolon of one that has none.
pub(crate) fn item_end(code: &str, from: usize) -> usize {
    let mut depth = 0usize;
    let mut braces = 0usize;
    for (at, letter) in code[from..].char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '{' => braces += 1,
            '}' => {
                braces = braces.saturating_sub(1);
                if braces == 0 && depth == 0 {
                    return from + at + 1;
                }
            }
            ';' if braces == 0 && depth == 0 => return from + at + 1,
            _ => {}
        }
    }
    code.len()
}

fn test_lines(path: &str, code: &str) -> Vec<bool> {
    let in_tests = path.starts_with("tests/") || path.starts_with("benches/");
    let whole = in_tests || path.ends_with("/tests.rs") || path.contains("/tests/");
    let mut tests = vec![whole; code.lines().count()];
    let mark = "#[cfg(test)]";
    for (at, _) in code.match_indices(mark) {
        let first = code[..at].matches('\n').count();
        let end = item_end(code, at + mark.len());
        let last = code[..end].matches('\n').count();
        for line in tests.iter_mut().take(last + 1).skip(first) {
            *line = true;
        }
    }
    tests
}

struct Scan {
    letters_in: Vec<char>,
    at: usize,
    line: usize,
    code: Vec<char>,
    texts: Vec<Literal>,
    letters: Vec<Literal>,
}

impl Scan {
    fn new(text: &str) -> Self {
        Self {
            letters_in: text.chars().collect(),
            at: 0,
            line: 1,
            code: Vec::new(),
            texts: Vec::new(),
            letters: Vec::new(),
        }
    }

    fn run(&mut self) {
        while let Some(letter) = self.peek(0) {
            match (letter, self.peek(1)) {
                ('/', Some('/')) => self.blank_while(|scan| scan.peek(0) != Some('\n')),
                ('/', Some('*')) => self.block_comment(),
                ('"', _) => self.text(None),
                ('r', Some('"' | '#')) if self.starts_raw() => {
                    let hashes = self.hashes();
                    for _ in 0..=hashes {
                        self.blank();
                    }
                    self.text(Some(hashes));
                }
                ('\'', Some('\\')) => self.letter(),
                ('\'', Some(_)) if self.peek(2) == Some('\'') => self.letter(),
                _ => self.keep(),
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.letters_in.get(self.at + ahead).copied()
    }

    fn keep(&mut self) {
        let letter = self.letters_in[self.at];
        self.line += usize::from(letter == '\n');
        self.code.push(letter);
        self.at += 1;
    }

    fn blank(&mut self) {
        if self.letters_in[self.at] == '\n' {
            self.keep();
        } else {
            self.code.push(' ');
            self.at += 1;
        }
    }

    fn blank_while(&mut self, goes_on: impl Fn(&Self) -> bool) {
        while self.peek(0).is_some() && goes_on(self) {
            self.blank();
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => {
                    depth += 1;
                    self.blank();
                }
                (Some('*'), Some('/')) => {
                    depth -= 1;
                    self.blank();
                }
                (None, _) => return,
                _ => {}
            }
            self.blank();
            if depth == 0 {
                return;
            }
        }
    }

    /// Tells whether the `r` here opens a raw text: it is not the end of a name, but for `br`.
    fn starts_raw(&self) -> bool {
        let back = |by: usize| self.at.checked_sub(by).map(|at| self.letters_in[at]);
        let before = if back(1) == Some('b') { back(2) } else { back(1) };
        !before.is_some_and(is_name) && self.peek(1 + self.hashes()) == Some('"')
    }

    fn hashes(&self) -> usize {
        (1..).take_while(|ahead| self.peek(*ahead) == Some('#')).count()
    }

    fn text(&mut self, raw_hashes: Option<usize>) {
        let line = self.line;
        let mut text = String::new();
        self.keep();
        while let Some(letter) = self.peek(0) {
            match (letter, raw_hashes) {
                ('\\', None) => {
                    text.push(letter);
                    self.blank();
                }
                ('"', None) => break,
                ('"', Some(hashes)) if self.hashes() >= hashes => break,
                _ => {}
            }
            text.extend(self.peek(0));
            if self.peek(0).is_some() {
                self.blank();
            }
        }
        if self.peek(0).is_some() {
            self.keep();
        }
        for _ in 0..raw_hashes.unwrap_or(0) {
            if self.peek(0).is_some() {
                self.blank();
            }
        }
        self.texts.push(Literal { line, text });
    }

    fn letter(&mut self) {
        let line = self.line;
        let mut text = String::new();
        self.blank();
        while let Some(letter) = self.peek(0) {
            self.blank();
            match letter {
                '\'' => break,
                '\\' => {
                    text.push(letter);
                    text.extend(self.peek(0));
                    if self.peek(0).is_some() {
                        self.blank();
                    }
                }
                letter => text.push(letter),
            }
        }
        self.letters.push(Literal { line, text });
    }
}

#[test]
fn texts_and_comments_are_no_code() {
    let source = Source::new(
        "src/x.rs",
        concat!(
            "let a = \"x.unwrap() \\\" // no\"; // y.unwrap()\n",
            "/* z /* .unwrap() */ .unwrap() */ let b = r#\"q\"unwrap\"#; fn f<'a>(c: &'a str) {\n",
            "let d = ['\"', '\\'', 'đ', '\\u{1b}']; call(br\"\\\", \"two\nlines\"); }\n",
        ),
    );
    assert!(!source.code.contains("unwrap"), "{}", source.code);
    assert!(source.code.contains("fn f<'a>(c: &'a str) {"), "{}", source.code);
    assert_eq!(source.code.lines().count(), source.text.lines().count());
    let texts: Vec<_> = source.texts.iter().map(|each| (each.line, each.text.as_str())).collect();
    assert_eq!(
        texts,
        [(1, "x.unwrap() \\\" // no"), (2, "q\"unwrap"), (3, "\\"), (3, "two\nlines")]
    );
    let letters: Vec<_> = source.letters.iter().map(|each| each.text.as_str()).collect();
    assert_eq!(letters, ["\"", "\\'", "đ", "\\u{1b}"]);
}

#[test]
fn tests_are_told_from_the_rest() {
    let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n";
    let source = Source::new("src/x.rs", text);
    let tests: Vec<bool> = source.lines().map(|line| line.is_test).collect();
    assert_eq!(tests, [false, true, true, true, true, false]);
    let apart = Source::new("src/x.rs", "#[cfg(test)]\nmod tests;\nfn c() {}\n");
    assert_eq!(apart.lines().filter(|line| line.is_test).count(), 2);
    assert!(Source::new("src/session/tests.rs", "fn a() {}\n").is_test(1));
    assert!(Source::new("tests/flow/main.rs", "fn a() {}\n").is_test(1));
}

#[test]
fn words_are_whole_names() {
    let found = |code, word| find_word(code, word).count();
    assert_eq!(found("std::fs::read; my_fs::x; fs::y", "fs::"), 2);
    assert_eq!(found("profile::File::open", "File::"), 1);
    assert_eq!(found("MyFile::open", "File::"), 0);
    assert_eq!(found("x.unwrap_or(1).unwrap()", ".unwrap()"), 1);
}
