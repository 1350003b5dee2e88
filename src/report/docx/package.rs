//! The archive of a document: its parts by name, as text, within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::BadDocx;
use super::xml::{self, Tag, Visit};
use crate::limits;

/// Where the main text is if nothing says so.
const MAIN: &str = "word/document.xml";

/// What a part is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Main,
    Styles,
    Numbering,
}

impl Relation {
    /// Returns how the address of this relation ends.
    fn end(self) -> &'static str {
        match self {
            Self::Main => "/officeDocument",
            Self::Styles => "/styles",
            Self::Numbering => "/numbering",
        }
    }
}

/// The parts of a document that is open.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

/// How each part is announced in the archive's list.
const ENTRY: &[u8] = b"PK\x01\x02";

impl<'a> Package<'a> {
    /// Opens the archive.
    ///
    /// # Errors
    /// That it is damaged, or has too many parts; these are counted before the list is read.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, BadDocx> {
        let max = limits::DOCX_PARTS;
        let announced = bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY);
        if announced.take(max + 1).count() > max {
            return Err(BadDocx::TooManyParts { max });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BadDocx::Archive)?;
        Ok(Self { archive, unpacked: 0 })
    }

    /// Returns the text of a part; none if it is not there.
    ///
    /// # Errors
    /// That it is damaged, or which limit it breaks.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, BadDocx> {
        let part = name.to_owned();
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(BadDocx::Broken { part }),
        };
        let packed = file.compressed_size();
        let left = limits::DOCX_UNPACKED_BYTES - self.unpacked;
        let max = limits::DOCX_PART_BYTES.min(left);
        let mut bytes = Vec::new();
        // What the archive says of its sizes need not be true: what comes out is counted.
        let most = limits::DOCX_RATIO_FROM.max(packed.saturating_mul(limits::DOCX_RATIO));
        let read = file.take(max.min(most) + 1).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        self.unpacked = (self.unpacked + size).min(limits::DOCX_UNPACKED_BYTES);
        if size > max {
            return Err(BadDocx::TooLarge { part, max });
        }
        if size > most {
            return Err(BadDocx::Bomb { part, max: limits::DOCX_RATIO });
        }
        let text = read.ok().and_then(|_| String::from_utf8(bytes).ok());
        text.map(Some).ok_or(BadDocx::Broken { part })
    }

    /// Returns the name of the main part.
    pub(super) fn main(&mut self) -> String {
        let found = self.related("", "_rels/.rels", Relation::Main);
        found.ok().flatten().unwrap_or_else(|| MAIN.to_owned())
    }

    /// Returns name and text of a part that stands beside another.
    ///
    /// # Errors
    /// As for [`Self::part`].
    pub(super) fn beside(
        &mut self,
        of: &str,
        relation: Relation,
    ) -> Result<Option<(String, String)>, BadDocx> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let relations = format!("{folder}/_rels/{name}.rels");
        let found = self.related(folder, relations.trim_start_matches('/'), relation)?;
        let Some(found) = found else { return Ok(None) };
        Ok(self.part(&found)?.map(|text| (found, text)))
    }

    fn related(
        &mut self,
        folder: &str,
        relations: &str,
        relation: Relation,
    ) -> Result<Option<String>, BadDocx> {
        let Some(text) = self.part(relations)? else { return Ok(None) };
        let mut found = Relations { wanted: relation, target: None };
        xml::walk(relations, &text, &mut found)?;
        Ok(found.target.map(|target| match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None if folder.is_empty() => target,
            None => format!("{folder}/{target}"),
        }))
    }
}

/// Finds the first relation of a sort that stays within the archive.
struct Relations {
    wanted: Relation,
    target: Option<String>,
}

impl Visit for Relations {
    fn open(&mut self, tag: &Tag<'_>) {
        let is_wanted = tag.get("Type").is_some_and(|sort| sort.ends_with(self.wanted.end()));
        let is_outside = tag.get("TargetMode").as_deref() == Some("External");
        if is_wanted && !is_outside && self.target.is_none() {
            self.target = tag.get("Target");
        }
    }
}
