//! The styles of paragraphs, as far as they number them or say what they are.

use std::collections::HashMap;

use super::BadDocx;
use super::xml::{self, Tag, Visit};

/// How far a style is looked for in those it is made from.
const FAR: usize = 16;

/// One style of paragraphs.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    list: Option<u32>,
    level: Option<usize>,
}

/// All styles of paragraphs of a document, by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// What a paragraph has that names no style.
    default: Option<String>,
    open: Option<(String, Style)>,
}

/// The list that a style puts its paragraphs into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered<'a> {
    pub(super) list: u32,
    /// The level, where a style names one.
    pub(super) level: Option<usize>,
    /// The style that says so.
    pub(super) style: &'a str,
}

impl Styles {
    /// Reads the part of styles.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(name: &str, part: &str) -> Result<Self, BadDocx> {
        let mut styles = Self::default();
        xml::walk(name, part, &mut styles)?;
        Ok(styles)
    }

    /// Returns the style itself and those it is made from.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = id.or(self.default.as_deref());
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.styles.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(FAR)
    }

    /// Returns the list that a style puts its paragraphs into.
    pub(super) fn list<'a>(&'a self, id: Option<&'a str>) -> Option<Numbered<'a>> {
        let mut level = None;
        for (style, said) in self.chain(id) {
            level = level.or(said.level);
            if let Some(list) = said.list {
                return Some(Numbered { list, level, style });
            }
        }
        None
    }

    /// Tells whether paragraphs of a style are lines of a table of contents.
    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        let name = id.and_then(|id| self.styles.get(id)).map_or("", |style| &style.name);
        name.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("toc "))
    }
}

impl Visit for Styles {
    fn open(&mut self, tag: &Tag<'_>) {
        if tag.name == "style" {
            let id = tag.get("styleId").unwrap_or_default();
            let is_default = matches!(tag.get("default").as_deref(), Some("1" | "true" | "on"));
            if is_default && tag.get("type").as_deref() == Some("paragraph") {
                self.default = Some(id.clone());
            }
            self.open = Some((id, Style::default()));
        }
        let Some((_, style)) = &mut self.open else { return };
        match tag.name {
            "name" => style.name = tag.val().unwrap_or_default(),
            "basedOn" => style.based_on = tag.val(),
            "numId" => style.list = tag.number(),
            "ilvl" => style.level = tag.number(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if name == "style"
            && let Some((id, style)) = self.open.take()
        {
            self.styles.insert(id, style);
        }
    }
}
