//! The tables of a report and those of a member's own review, which has the same in it. Their form
//! in the file and both ways to the session.

#[cfg(test)]
mod tests;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::read::{Known, Read, member, time};
use super::types::{At, Cause, Item, Section, Time};
use super::write::{at, tables, time as time_at};
use crate::session::mending::Decisions;
use crate::session::outline::Outline;
use crate::session::review::Review;

/// What a member wrote of himself.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReviewTable {
    /// Whose it is.
    #[schemars(with = "String")]
    pub(super) member: At,
    /// When it was handed in.
    #[schemars(with = "String")]
    at: Time,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    /// What stands before the first heading.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
    /// Its headings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) section: Vec<Section>,
    /// The shortcomings that he names of himself; each id begins with the member's, as `m3.hc1`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) shortcoming: Vec<Item>,
    /// Their causes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) cause: Vec<Cause>,
    /// The lessons that he draws.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) lesson: Vec<Item>,
    /// The remedies that he proposes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) remedy: Vec<Item>,
}

/// The tables of one report.
pub(super) struct Tables {
    pub(super) section: Vec<Section>,
    pub(super) shortcoming: Vec<Item>,
    pub(super) cause: Vec<Cause>,
    pub(super) lesson: Vec<Item>,
    pub(super) remedy: Vec<Item>,
}

impl ReviewTable {
    pub(super) fn of(each: &Review) -> Self {
        let Tables { section, shortcoming, cause, lesson, remedy } = tables(&each.outline);
        Self {
            member: at(&each.member),
            at: time_at(each.at),
            title: each.outline.title.clone(),
            text: each.outline.preamble.clone(),
            section,
            shortcoming,
            cause,
            lesson,
            remedy,
        }
    }

    pub(super) fn review(self, known: &Known<'_>) -> Read<Review> {
        let Self { section, shortcoming, cause, lesson, remedy, .. } = self;
        let tables = Tables { section, shortcoming, cause, lesson, remedy };
        Ok(Review {
            member: member(&self.member, known)?,
            at: time(&self.at)?,
            outline: tables.outline(self.title, self.text)?,
        })
    }
}

impl Tables {
    /// Makes the report of these tables.
    pub(super) fn outline(self, title: String, preamble: String) -> Read<Outline> {
        use super::read::{cause, item, section, shortcoming};
        Ok(Outline {
            title,
            preamble,
            sections: self.section.into_iter().map(section).collect::<Read<_>>()?,
            shortcomings: self.shortcoming.into_iter().map(shortcoming).collect::<Read<_>>()?,
            causes: self.cause.into_iter().map(cause).collect::<Read<_>>()?,
            lessons: self.lesson.into_iter().map(item).collect::<Read<_>>()?,
            remedies: self.remedy.into_iter().map(item).collect::<Read<_>>()?,
            mends: Decisions::default(),
        })
    }
}
