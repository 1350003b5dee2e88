//! The tables of how a session ended and of what it took over from others. Their form in the file
//! and both ways to the session.

use std::collections::HashSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::FileWord;
use super::read::{Read, time, wrong};
use super::types::{At, Time};
use super::write::{at, day as day_at, time as time_at};
use crate::session::Session;
use crate::session::closing::{
    Carried, CarriedKey, CarriedKind, CarriedResult, Closing, Digest, Origin, Previous, Reopened,
    Seal, Status,
};
use crate::store::fault::BreachKind;

/// One time that the session was closed.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ClosingTable {
    #[schemars(with = "String")]
    at: Time,
    /// Why it was closed although something was lacking.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    despite: String,
    /// When it was opened again.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    reopened: Option<Time>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
    /// The seal that it had until it was opened again.
    #[serde(skip_serializing_if = "Option::is_none")]
    seal: Option<SealTable>,
}

/// What makes a later change of the file seen.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SealTable {
    #[schemars(with = "String")]
    at: Time,
    /// By whom.
    by: String,
    /// Version of this format.
    schema: u64,
    /// Name of the sealed file of the session before.
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<String>,
    /// Digest of that file.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    previous_sha256: Option<At>,
    /// The beginning of a digest of all tables of each name.
    tables: Vec<String>,
    /// Digest of the whole file but for this line, its last.
    #[schemars(with = "String")]
    sha256: At,
}

/// The seal that holds, so that it can be printed and read by itself.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct End {
    #[serde(skip_serializing_if = "Option::is_none")]
    seal: Option<SealTable>,
}

/// Something that a session before left open.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CarriedTable {
    what: CarriedWord,
    /// Its id in the session it comes from.
    #[schemars(with = "String")]
    id: At,
    text: String,
    /// Whom it is for, by name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    who: String,
    /// Until which day it was promised.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Time>,
    /// Name of the file it comes from.
    from: String,
    /// What that session was called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    /// The day on which it was said.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Time>,
    /// What became of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<ResultWord>,
    /// When that was recorded.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    result_at: Option<Time>,
    /// What shows it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    evidence: String,
    /// The shortcomings that people said it is not, although the words are alike.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    apart: Vec<ApartTable>,
}

/// Another shortcoming that a session before left open.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ApartTable {
    /// Its id in the session it comes from.
    #[schemars(with = "String")]
    id: At,
    /// Name of the file it comes from.
    from: String,
    /// The day on which it was said.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Time>,
}

words_of!(ResultWord = crate::session::closing::CarriedState { Fixed, Partly, NotFixed });
words_of!(CarriedWord = crate::session::closing::CarriedKind { Shortcoming, Promise, Opinion });

impl FileWord for Status {
    fn file_word(&self) -> String {
        match self {
            Self::Open(state) => state.file_word(),
            Self::Closed => "closed".to_owned(),
            Self::Sealed => "sealed".to_owned(),
        }
    }
}

/// Returns the seal that holds, which stands at the end of the file.
pub(super) fn end(session: &Session) -> End {
    End { seal: session.seal().map(SealTable::of) }
}

/// Returns when the session was closed; the seal that holds stands elsewhere.
pub(super) fn closings(session: &Session) -> Vec<ClosingTable> {
    session.dossier.closings.iter().map(ClosingTable::of).collect()
}

/// Reads when the session was closed, with the seal that holds.
pub(super) fn read(tables: Vec<ClosingTable>, seal: Option<SealTable>) -> Read<Vec<Closing>> {
    let mut all = tables.into_iter().map(ClosingTable::closing).collect::<Read<Vec<_>>>()?;
    if let Some(seal) = seal {
        let last = all.last_mut().filter(|last| last.reopened.is_none());
        let last = last.ok_or_else(|| wrong(&seal.at, BreachKind::SealNotClosed))?;
        last.seal = Some(seal.seal()?);
    }
    Ok(all)
}

/// Reads what sessions before left open.
pub(super) fn carried(tables: &[CarriedTable]) -> Read<Vec<Carried>> {
    let all = tables.iter().map(CarriedTable::carried).collect::<Read<Vec<_>>>()?;
    let there: HashSet<CarriedKey> = all.iter().map(Carried::key).collect();
    for each in tables.iter().flat_map(|table| &table.apart) {
        if !there.contains(&each.key()?) {
            return Err(wrong(&each.id, BreachKind::UnknownId(each.id.get_ref().clone())));
        }
    }
    Ok(all)
}

impl ClosingTable {
    fn of(each: &Closing) -> Self {
        let reopened = each.reopened.as_ref();
        Self {
            at: time_at(each.at),
            despite: each.despite.clone(),
            reopened: reopened.map(|reopened| time_at(reopened.at)),
            reason: reopened.map(|reopened| reopened.reason.clone()).unwrap_or_default(),
            seal: each.seal.as_ref().filter(|_| reopened.is_some()).map(SealTable::of),
        }
    }

    fn closing(self) -> Read<Closing> {
        let (at, reason) = (time(&self.at)?, self.reason);
        let reopened = self.reopened.as_ref().map(time).transpose()?;
        if self.seal.is_some() && reopened.is_none() {
            return Err(wrong(&self.at, BreachKind::SealNotClosed));
        }
        Ok(Closing {
            at,
            despite: self.despite,
            seal: self.seal.map(SealTable::seal).transpose()?,
            reopened: reopened.map(|at| Reopened { at, reason }),
        })
    }
}

impl SealTable {
    fn of(each: &Seal) -> Self {
        let previous = each.previous.as_ref();
        Self {
            at: time_at(each.at),
            by: each.by.clone(),
            schema: each.schema,
            previous: previous.map(|previous| previous.file.clone()),
            previous_sha256: previous.map(|previous| at(previous.sha256)),
            tables: each.tables.clone(),
            sha256: at(each.sha256),
        }
    }

    fn seal(self) -> Read<Seal> {
        let previous = match (self.previous, &self.previous_sha256) {
            (Some(file), Some(sha256)) => Some(Previous { file, sha256: digest(sha256)? }),
            (None, None) => None,
            _ => return Err(wrong(&self.at, BreachKind::MissingField("previous_sha256".into()))),
        };
        Ok(Seal {
            at: time(&self.at)?,
            by: self.by,
            schema: self.schema,
            previous,
            tables: self.tables,
            sha256: digest(&self.sha256)?,
        })
    }
}

impl CarriedTable {
    pub(super) fn of(each: &Carried) -> Self {
        let result = each.result.as_ref();
        Self {
            what: each.what.into(),
            id: at(&each.id),
            text: each.text.clone(),
            who: each.who.clone(),
            due: each.due.map(day_at),
            from: each.from.file.clone(),
            title: each.from.title.clone(),
            date: each.from.date.map(day_at),
            result: result.map(|result| result.state.into()),
            result_at: result.map(|result| time_at(result.at)),
            evidence: result.map(|result| result.evidence.clone()).unwrap_or_default(),
            apart: each.apart.iter().map(ApartTable::of).collect(),
        }
    }

    fn carried(&self) -> Read<Carried> {
        let (due, date) = (day(self.due.as_ref())?, day(self.date.as_ref())?);
        let evidence = self.evidence.clone();
        let result = match (self.result, &self.result_at) {
            (Some(state), Some(at)) => {
                Some(CarriedResult { state: state.into(), at: time(at)?, evidence })
            }
            (None, None) => None,
            (Some(_), None) => {
                return Err(wrong(&self.id, BreachKind::MissingField("result_at".into())));
            }
            (None, Some(at)) => {
                return Err(wrong(at, BreachKind::MissingField("result".into())));
            }
        };
        Ok(Carried {
            what: self.what.into(),
            id: self.id.get_ref().clone(),
            text: self.text.clone(),
            who: self.who.clone(),
            due,
            from: Origin { file: self.from.clone(), title: self.title.clone(), date },
            result,
            apart: self.apart.iter().map(ApartTable::key).collect::<Read<_>>()?,
        })
    }
}

impl ApartTable {
    fn of(key: &CarriedKey) -> Self {
        Self { id: at(&key.id), from: key.file.clone(), date: key.date.map(day_at) }
    }

    fn key(&self) -> Read<CarriedKey> {
        let (id, file) = (self.id.get_ref().clone(), self.from.clone());
        let date = day(self.date.as_ref())?;
        Ok(CarriedKey { what: CarriedKind::Shortcoming, id, file, date })
    }
}

fn day(day: Option<&Time>) -> Read<Option<NaiveDate>> {
    day.map(super::read::day).transpose()
}

fn digest(text: &At) -> Read<Digest> {
    text.get_ref().parse().map_err(|_| wrong(text, BreachKind::BadDigest))
}
