//! What the chair shows to the room, as a table of the file; it stands there only where it is not
//! what every meeting begins with.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::read::{Read, id};
use super::types::At;
use super::write::at;
use crate::session::ids::{RemarkId, StepId};
use crate::session::public::{Part, Show, ShownRemark};

/// What the chair shows to the room.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RoomTable {
    /// Nothing is shown at all.
    #[serde(default, skip_serializing_if = "is_false")]
    blank: bool,
    /// The step with which the picture stays.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<At>,
    /// By how many sizes letters are larger; smaller below 0.
    #[serde(default, skip_serializing_if = "is_none")]
    zoom: i8,
    /// Which page of a long text, from 0.
    #[serde(default, skip_serializing_if = "is_first")]
    page: u16,
    /// The step whose text is at that page; at another it is the first.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    page_of: Option<At>,
    /// Members may be named in titles and texts.
    #[serde(default, skip_serializing_if = "is_false")]
    people: bool,
    /// Who has the floor may be named.
    #[serde(default, skip_serializing_if = "is_false")]
    speaker: bool,
    /// The clocks and counts that are shown; without this the speaker's clock alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    shows: Option<Vec<PartWord>>,
    /// The remarks that are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    remark: Vec<ShownTable>,
}

/// A remark that is shown.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ShownTable {
    #[schemars(with = "String")]
    id: At,
    /// Who spoke may be named.
    #[serde(default, skip_serializing_if = "is_false")]
    by: bool,
}

words_of!(
    PartWord = crate::session::public::Part {
        SpeakerClock,
        StepClock,
        MeetingClock,
        Attendance,
        Motion,
        Ballot,
    }
);

fn is_false(value: &bool) -> bool {
    !value
}

fn is_none(value: &i8) -> bool {
    *value == 0
}

fn is_first(value: &u16) -> bool {
    *value == 0
}

impl RoomTable {
    pub(super) fn of(show: &Show) -> Option<Self> {
        (*show != Show::default()).then(|| Self {
            blank: show.is_blank,
            held: show.held.as_ref().map(at),
            zoom: show.zoom,
            page: show.page,
            page_of: show.paged.as_ref().map(at),
            people: show.people,
            speaker: show.speaker,
            shows: (show.parts != Show::default().parts)
                .then(|| show.parts.iter().copied().map(PartWord::from).collect()),
            remark: (show.remarks.iter())
                .map(|each| ShownTable { id: at(&each.id), by: each.by })
                .collect(),
        })
    }

    /// A step or remark that is no longer there is not shown, and hurts nobody.
    pub(super) fn show(self) -> Read<Show> {
        let shown =
            |each: &ShownTable| Ok(ShownRemark { id: id(&each.id, RemarkId::new)?, by: each.by });
        Ok(Show {
            is_blank: self.blank,
            held: self.held.as_ref().map(|text| id(text, StepId::new)).transpose()?,
            zoom: self.zoom,
            page: self.page,
            paged: self.page_of.as_ref().map(|text| id(text, StepId::new)).transpose()?,
            people: self.people,
            speaker: self.speaker,
            parts: match self.shows {
                Some(shows) => shows.into_iter().map(Part::from).collect(),
                None => Show::default().parts,
            },
            remarks: self.remark.iter().map(shown).collect::<Read<_>>()?,
        })
    }
}
