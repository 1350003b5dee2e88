//! What is read here is what the library reads; what is usual is read here.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserialize;
use toml::value::Datetime;
use toml::{Spanned, Value};

use super::*;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    a: Option<Spanned<Vec<String>>>,
    b: Option<Spanned<Datetime>>,
    n: Option<Spanned<u8>>,
    word: Option<Word>,
    #[serde(default)]
    pair: Option<[i64; 2]>,
    #[serde(default)]
    row: Vec<Row>,
    table: Option<Row>,
    #[serde(default)]
    named: BTreeMap<Spanned<String>, Row>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    t: Option<Spanned<String>>,
    #[serde(default)]
    of: BTreeMap<Word, bool>,
    #[serde(default)]
    row: Vec<Row>,
    table: Option<Box<Row>>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Word {
    One,
    Two,
}

/// Reads a text in both ways; tells whether it was plain.
fn same<T: DeserializeOwned + fmt::Debug>(text: &str) -> bool {
    let Some(plain) = from_plain::<T>(text) else { return false };
    // Places are compared too, which are not equal or unequal otherwise.
    let plain = format!("{plain:?}");
    let library = toml::from_str::<T>(text).map(|read| format!("{read:?}"));
    assert_eq!(Ok(plain), library, "of {text:?}");
    true
}

/// Everything that the program itself or a hand usually writes is read without the library.
#[test]
fn the_usual_is_plain() {
    let text = r##"# a comment
a = ["một", 'hai',   # more
     """ba
""", # and the last
]
b = 2025-06-10T09:31:07+07:00 # when
n = 12
word = "two"
pair = [ -3, +0 ]

[table]
t = "a \"quote\", a \\, a \u0111, a tab\t"
of = { one = true, two = false }
[[table.row]]
t = '''
as it \ stands''''
[table.table]
[table.table.table]
t = """
"two" quotes at the end"""""

[[row]]
[[row.row]]
t = ""
[[row.row]]
[row.table]
t = """"""

[[row]] # another
t = "x"

[named.first]
[named.second]
[named.second.of]
one = true
"##;
    assert!(same::<Whole>(text));
    assert_eq!(from_plain::<Whole>(text).unwrap().row.len(), 2);
    assert!(same::<Whole>(""));
    assert!(same::<Whole>("n = 1"));
    assert!(same::<Whole>("[table]"));
}

/// What is wrong, or written in ways that are seldom met, is for the library.
#[test]
fn the_rest_is_for_the_library() {
    for text in [
        "n = 1\nn = 2\n",
        "n = 01",
        "n = 1_0",
        "n = 0x1",
        "n = 1 2",
        "n = \"1\"",
        "n",
        "n = ",
        "n = 1 # \u{7}",
        "n = 1\r\n",
        "\"n\" = 1",
        "table.t = \"x\"",
        "[table]\n[table]\n",
        "[table]\nt = 'x'\n[row]\n",
        "[[row]]\n[table]\n[[row]]\n",
        "[table]\n[[row]]\n[table.table]\n",
        " [table]\n",
        "[ table ]\n",
        "[table\n",
        "[table] x\n",
        "[[table]]\n[table]\n",
        "[named.x]\n[table]\n[named.y]\n",
        "[named.x]\n[named]\n",
        "[table]\nof = { one = true, one = false }",
        "[table]\nof = { one = true\n}",
        "[table]\nof = {}\n[table.of]\none = true\n",
        "[table]\nt = 'x\n[row]\ny'",
        "[table]\nt = \"x\ny\"",
        "[table]\nt = \"\\x41\"",
        "[table]\nt = \"\\ud800\"",
        "[table]\nt = \"\"\"a \\\n  b\"\"\"",
        "[table]\nt = \"\"\"\n[[row]]\n\"\"\"",
        "a = [\n[1],\n]",
        "a = [\"x\" \"y\"]",
        "a = [,]",
        "pair = [1, 2, 3]",
        "pair = [1]",
        "b = 2025-06-10 09:31:07",
        "b = 2025-13-10T09:31:07Z",
        "b = \"2025-06-10T09:31:07Z\"",
        "x = 1",
    ] {
        assert!(!same::<Whole>(text), "{text:?}");
    }
}

/// Pieces of texts, sound and not, that make others together.
const PIECES: [&str; 44] = [
    "a = 1\n",
    "b = 'x'\n",
    "t = \"x\"\n",
    "t = \"",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "\\",
    "\\\"",
    "\n",
    "#",
    " ",
    "\t",
    "[row]\n",
    "[[row]]\n",
    "[table]\n",
    "[row.row]\n",
    "[[row.row]]\n",
    "[row.table]\n",
    "[[table.row]]\n",
    "[named.x]\n",
    "[named]\n",
    "of = { one = true }\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    "=",
    ".",
    "a",
    "one",
    "t = ",
    "a = [",
    "1",
    "-",
    "0",
    "true",
    "2025-06-10T09:31:07+07:00",
    "đ",
    "\u{1}",
    "t = \"\"\"\n",
    "\\u0111",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_096))]

    /// Whatever is read here, the library reads alike, whoever wants it.
    #[test]
    fn any_text_is_read_as_the_library_reads_it(pieces in vec(select(&PIECES[..]), 0..24)) {
        let text = pieces.concat();
        same::<Value>(&text);
        same::<Whole>(&text);
        same::<BTreeMap<String, Row>>(&text);
    }
}
