//! How a session ends: closed, sealed, opened again for a reason; and what the next one takes over
//! from it.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDate;

use super::ids::MemberId;
use super::member::Party;
use super::remark::Remark;
use super::standing::State;
use super::{Instant, Session};

/// How a session stands among those before and after it (hồ sơ).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dossier {
    /// Each time that the session was closed; where the last was not opened again, it is closed.
    pub closings: Arc<Vec<Closing>>,
    /// What sessions before left open.
    pub carried: Arc<Vec<Carried>>,
}

/// One time that the session was closed (kết thúc hội nghị).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// When.
    pub at: Instant,
    /// Why it was closed although something was lacking; else empty.
    pub despite: String,
    /// The seal that was put on it.
    pub seal: Option<Seal>,
    /// When and why it was opened again.
    pub reopened: Option<Reopened>,
}

/// That a session was opened again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopened {
    /// When.
    pub at: Instant,
    /// Why; never empty.
    pub reason: String,
}

/// What makes a later change of the file seen (niêm phong). It shows accident and carelessness,
/// not somebody who seals anew: the anchor is the digest on the signed paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// When.
    pub at: Instant,
    /// By whom, as they said it.
    pub by: String,
    /// Version of the file's format.
    pub schema: u64,
    /// The sealed file of the session before.
    pub previous: Option<Previous>,
    /// What each sort of table was, so that it can be told which was changed.
    pub tables: Vec<String>,
    /// Digest of the whole file but for its last line, which is this one.
    pub sha256: Digest,
}

/// The sealed file of the session before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Previous {
    /// How it was called.
    pub file: String,
    /// Digest of the whole file.
    pub sha256: Digest,
}

/// How many digits of a digest stand where the eye compares it.
const SHORT_DIGITS: usize = 16;

/// A SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(
    /// Its bytes.
    pub [u8; 32],
);

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl Digest {
    /// Returns its first digits: enough to tell it from others by eye.
    #[must_use]
    pub fn short(&self) -> String {
        self.to_string()[..SHORT_DIGITS].to_owned()
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// A text that is not 64 digits of base 16 in small letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDigest;

impl FromStr for Digest {
    type Err = NoDigest;

    fn from_str(text: &str) -> Result<Self, NoDigest> {
        let value = |digit: u8| match digit {
            b'0'..=b'9' => Ok(digit - b'0'),
            b'a'..=b'f' => Ok(digit - b'a' + 10),
            _ => Err(NoDigest),
        };
        let mut bytes = [0; 32];
        if text.len() != 2 * bytes.len() {
            return Err(NoDigest);
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = value(pair[0])? << 4 | value(pair[1])?;
        }
        Ok(Self(bytes))
    }
}

/// Something that a session before left open, copied with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// What it is.
    pub what: CarriedKind,
    /// Its id in the session it comes from.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Whom it is for, by name; may be empty.
    pub who: String,
    /// Until when it was promised.
    pub due: Option<NaiveDate>,
    /// Where it was first said.
    pub from: Origin,
    /// What became of it, as this session was told; `None` until it is.
    pub result: Option<CarriedResult>,
    /// The shortcomings that people said it is not, although the words are alike.
    pub apart: BTreeSet<CarriedKey>,
}

/// Which of all that was carried over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CarriedKey {
    /// What it is.
    pub what: CarriedKind,
    /// Its id in the session it comes from.
    pub id: String,
    /// Name of that session's file.
    pub file: String,
    /// The day: the file of every year may have one name.
    pub date: Option<NaiveDate>,
}

impl Carried {
    /// Returns which it is.
    #[must_use]
    pub fn key(&self) -> CarriedKey {
        let Origin { file, date, .. } = &self.from;
        CarriedKey { what: self.what, id: self.id.clone(), file: file.clone(), date: *date }
    }

    /// Tells whether people said that this and another are two, of whichever it is noted.
    #[must_use]
    pub fn is_apart(&self, other: &Self) -> bool {
        self.apart.contains(&other.key()) || other.apart.contains(&self.key())
    }
}

/// What became of something that was carried over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedResult {
    /// How far it is.
    pub state: CarriedState,
    /// When it was recorded.
    pub at: Instant,
    /// What shows it; may be empty.
    pub evidence: String,
}

/// How far something that was carried over is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CarriedState {
    /// It is done (đã khắc phục).
    Fixed,
    /// It is done in part (khắc phục một phần).
    Partly,
    /// It is not done (chưa khắc phục).
    NotFixed,
}

impl CarriedState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Fixed, Self::Partly, Self::NotFixed];
}

/// A session from which something was carried over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Name of its file.
    pub file: String,
    /// What it was called.
    pub title: String,
    /// The day: that of the remark, or of the session.
    pub date: Option<NaiveDate>,
}

/// What can be carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CarriedKind {
    /// A shortcoming of the report.
    Shortcoming,
    /// A remedy that was promised.
    Promise,
    /// An opinion that nobody answered.
    Opinion,
}

/// How far a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The meeting that it records has not begun, runs or pauses.
    Open(State),
    /// It is closed.
    Closed,
    /// It is sealed.
    Sealed,
}

impl Default for Status {
    fn default() -> Self {
        Self::Open(State::default())
    }
}

impl Session {
    /// Returns how far the session is.
    #[must_use]
    pub fn status(&self) -> Status {
        match self.closing() {
            None => Status::Open(self.standing.state),
            Some(Closing { seal: None, .. }) => Status::Closed,
            Some(_) => Status::Sealed,
        }
    }

    /// Returns the closing that holds now.
    #[must_use]
    pub fn closing(&self) -> Option<&Closing> {
        self.dossier.closings.last().filter(|last| last.reopened.is_none())
    }

    /// Returns the seal that the session has now.
    #[must_use]
    pub fn seal(&self) -> Option<&Seal> {
        self.closing()?.seal.as_ref()
    }

    /// Tells whether the meeting has come to its end: the session is closed.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.closing().is_some()
    }

    /// Returns what the next session takes over from this one, whose file is called so: what was
    /// carried to it and is not done, the shortcomings of the newest draft, promises and unanswered
    /// opinions. What was the minute-taker's own stays.
    #[must_use]
    pub fn left_open(&self, file: &str) -> Vec<Carried> {
        let origin = |date| {
            let (file, title) = (file.to_owned(), self.meeting.title.clone());
            Origin { file, title, date }
        };
        let day = self.day();
        let is_left = |each: &&Carried| {
            each.result.as_ref().is_none_or(|result| result.state != CarriedState::Fixed)
        };
        let left = self.dossier.carried.iter().filter(is_left);
        let keys: BTreeSet<CarriedKey> = left.clone().map(Carried::key).collect();
        let mut all: Vec<Carried> = left
            .map(|each| {
                let apart = &each.apart & &keys;
                Carried { result: None, apart, ..each.clone() }
            })
            .collect();
        let standing = self.shortcomings().filter(|each| each.shortcoming.place.gone.is_none());
        all.extend(standing.map(|each| Carried {
            what: CarriedKind::Shortcoming,
            id: each.shortcoming.id.to_string(),
            text: each.shortcoming.text.clone(),
            who: each.of.map(|id| self.name_of(id).to_owned()).unwrap_or_default(),
            due: None,
            from: origin(day),
            result: None,
            apart: BTreeSet::new(),
        }));
        let of = |what, remark: &Arc<Remark>, who: Option<&MemberId>, due| Carried {
            what,
            id: remark.id.to_string(),
            text: remark.wording.text.clone(),
            who: who
                .and_then(|id| self.member(id))
                .map(|each| each.name.clone())
                .unwrap_or_default(),
            due,
            from: origin(Some(remark.at.date_naive())),
            result: None,
            apart: BTreeSet::new(),
        };
        let public = || self.remarks.iter().filter(|each| each.stands() && !each.marks.private);
        all.extend(public().filter_map(|remark| {
            let promise = remark.marks.promise.as_ref()?;
            Some(of(CarriedKind::Promise, remark, promise.owner.as_ref(), promise.due))
        }));
        let open = public().filter(|remark| remark.is_open());
        all.extend(open.map(|remark| {
            let to = match &remark.link.to {
                Some(Party::Member(id)) => Some(id),
                _ => None,
            };
            of(CarriedKind::Opinion, remark, to, None)
        }));
        all
    }
}
