//! One walk through the XML of a part: no document type, no entity but the five of XML, no depth
//! beyond the limit, no recursion.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

use super::BadDocx;
use crate::limits;

/// The names of the language of documents, as Word writes it and as the strict standard does.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// What looks at a part while it is walked through.
pub(super) trait Visit {
    /// An element begins.
    fn open(&mut self, tag: &Tag<'_>);
    /// An element ends; its name is that of its [`Tag`].
    fn close(&mut self, _name: &str) {}
    /// Text between elements, in pieces.
    fn text(&mut self, _text: &str) {}
}

/// The beginning of an element.
pub(super) struct Tag<'a> {
    /// Its name, without prefix where it is of the language of documents.
    pub(super) name: &'a str,
    start: &'a BytesStart<'a>,
}

impl Tag<'_> {
    /// Returns an attribute by its name without prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let value = attributes.find(|each| each.key.local_name().as_ref() == name)?;
        escape::unescape(&value.value).ok().map(|value| value.into_owned())
    }

    /// Returns the attribute `val`, which most elements have.
    pub(super) fn val(&self) -> Option<String> {
        self.get("val")
    }

    /// Returns the attribute `val` as a number.
    pub(super) fn number<N: std::str::FromStr>(&self) -> Option<N> {
        self.val()?.parse().ok()
    }

    /// Tells whether a property that can be switched off is on.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off"))
    }
}

/// Walks through a part from its beginning to its end.
///
/// # Errors
/// That it is no XML, or one that is not read.
pub(super) fn walk(part: &str, text: &str, visit: &mut impl Visit) -> Result<(), BadDocx> {
    let part = || part.to_owned();
    let broken = || BadDocx::Broken { part: part() };
    let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut prefix = None;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(start) => {
                depth += 1;
                if depth > limits::DOCX_DEPTH {
                    return Err(BadDocx::TooDeep { part: part(), max: limits::DOCX_DEPTH });
                }
                open(&start, &mut prefix, visit);
            }
            Event::Empty(start) => {
                open(&start, &mut prefix, visit);
                visit.close(local(start.name().as_ref(), prefix.as_deref()));
            }
            Event::End(end) => {
                depth = depth.checked_sub(1).ok_or_else(broken)?;
                visit.close(local(end.name().as_ref(), prefix.as_deref()));
            }
            Event::Text(text) => visit.text(&text.xml10_content()),
            Event::CData(text) => visit.text(&text.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(|_| broken())? {
                Some(letter) => visit.text(letter.encode_utf8(&mut [0; 4])),
                None => {
                    let known = escape::resolve_xml_entity(&entity.xml10_content());
                    visit.text(known.ok_or(BadDocx::DocType { part: part() })?);
                }
            },
            Event::DocType(_) => return Err(BadDocx::DocType { part: part() }),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            // A part that merely stops has no end either.
            Event::Eof => {
                return if depth == 0 && prefix.is_some() { Ok(()) } else { Err(broken()) };
            }
        }
    }
}

fn open(start: &BytesStart<'_>, prefix: &mut Option<String>, visit: &mut impl Visit) {
    let prefix = prefix.get_or_insert_with(|| prefix_of(start));
    let name = start.name();
    visit.open(&Tag { name: local(name.as_ref(), Some(prefix)), start });
}

/// Returns the prefix that the language of documents has in a part; none if it is the default.
fn prefix_of(root: &BytesStart<'_>) -> String {
    let mut attributes = root.attributes();
    let attributes = attributes.with_checks(false).flatten();
    let mut spaces = attributes.filter(|each| WORD.contains(&&*each.value));
    let named = spaces.find_map(|each| each.key.as_ref().strip_prefix("xmlns:").map(str::to_owned));
    named.unwrap_or_default()
}

/// Returns a name without the prefix of the language of documents.
fn local<'a>(name: &'a str, prefix: Option<&str>) -> &'a str {
    match prefix {
        Some(prefix) if !prefix.is_empty() => {
            let rest = name.strip_prefix(prefix).and_then(|rest| rest.strip_prefix(':'));
            rest.unwrap_or(name)
        }
        _ => name,
    }
}
