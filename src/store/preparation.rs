//! Preparations: what was said of a meeting whose session is not made yet, kept in the sessions
//! folder so that a crash loses none of it. A hidden file for each report, private to its owner.
//!
//! It is a draft and no session: the report is read again from its own file, and nothing is here
//! that has to last once the session is made.

use std::ffi::OsString;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::fault::{Fault, FaultKind};
use super::folder::Folder;
use super::format::MendTable;
use super::library::file_name;
use super::rules::OwnTable;
use super::session_file::make_private_folder;
use crate::limits;
use crate::session::MeetingKind;
use crate::session::agenda::Phase;
use crate::session::ids::MemberId;
use crate::session::member::{Member, Rank};
use crate::session::preparation::{Altered, Planned, Preparation, StepKey};

/// How the names of these files start.
const PREFIX: &str = ".prepare-";

/// The file.
#[derive(Debug, Serialize, Deserialize)]
struct Form {
    /// Where the report lies.
    report: PathBuf,
    kind: usize,
    title: Option<String>,
    altered: Option<Agenda>,
    own: Option<OwnTable>,
    #[serde(default)]
    line: Vec<MendTable>,
    #[serde(default)]
    member: Vec<Person>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Person {
    id: String,
    name: String,
    post: String,
    rank: usize,
}

#[derive(Debug, Serialize, Deserialize)]
struct Agenda {
    removed: Vec<Key>,
    step: Vec<Step>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Step {
    key: Key,
    minutes: Option<u16>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Key {
    Own(String),
    Titled(String),
    Line(u32),
    Person(String, usize),
}

/// Where the preparation of a report is kept.
struct Spots {
    name: OsString,
    report: PathBuf,
}

impl Spots {
    fn of(report: &Path) -> Self {
        let report = report.canonicalize().unwrap_or_else(|_| report.to_owned());
        let stem = report.file_stem().unwrap_or_default().to_string_lossy();
        let path = report.as_os_str().as_bytes();
        // FNV-1a: two reports of one name in two folders have two preparations.
        let hash = path.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
        });
        let name = format!("{PREFIX}{}-{hash:016x}.toml", file_name(&stem));
        Self { name: name.into(), report }
    }

    fn beside(&self, ending: &str) -> OsString {
        let mut name = self.name.clone();
        name.push(ending);
        name
    }
}

/// Keeps the preparation of a report; on the disk when this returns. `None` removes it: its
/// session is made, or nothing was said any more.
///
/// # Errors
/// A [`Fault`] where it cannot be written; what was kept before is there still.
pub fn keep(folder: &Path, report: &Path, said: Option<&Preparation>) -> Result<(), Fault> {
    make_private_folder(folder)?;
    let (spots, folder) = (Spots::of(report), Folder::open(folder)?);
    let Some(said) = said else { return folder.remove(&spots.name) };
    let text = toml::to_string(&Form::of(&spots.report, said))
        .map_err(|_| folder.fault(&spots.name, FaultKind::NotAsWritten))?;
    folder.put(&spots.beside(".tmp"), &spots.name, text.as_bytes())
}

/// Returns the preparation of a report that an earlier run left, if there is one. One that
/// cannot be read is put aside, so that none is written over unread.
#[must_use]
pub fn find(folder: &Path, report: &Path) -> Option<Preparation> {
    let (spots, folder) = (Spots::of(report), Folder::open(folder).ok()?);
    let (bytes, _) = folder.read(&spots.name, limits::REPORT_BYTES).ok()?;
    let form = std::str::from_utf8(&bytes).ok().and_then(|text| toml::from_str(text).ok());
    let found = form.and_then(Form::preparation);
    if found.is_none() {
        let _ = folder.rename(&spots.name, &spots.beside(".broken"));
    }
    found
}

/// Returns the reports that are there and whose preparation is not finished, by name.
#[must_use]
pub fn list(folder: &Path) -> Vec<PathBuf> {
    let Ok(folder) = Folder::open(folder) else { return Vec::new() };
    let is_one = |name: &OsString| {
        let name = name.as_bytes();
        name.starts_with(PREFIX.as_bytes()) && name.ends_with(b".toml")
    };
    let mut names: Vec<OsString> = folder.names().into_iter().filter(is_one).collect();
    names.sort();
    let report = |name: &OsString| {
        let (bytes, _) = folder.read(name, limits::REPORT_BYTES).ok()?;
        let form: Form = toml::from_str(std::str::from_utf8(&bytes).ok()?).ok()?;
        Some(form.report).filter(|report| report.exists())
    };
    names.iter().filter_map(report).collect()
}

/// The place of a value among all of its sort, by which the file names it.
fn at<T: PartialEq>(all: &[T], value: &T) -> usize {
    all.iter().position(|each| each == value).unwrap_or(0)
}

impl Form {
    fn of(report: &Path, preparation: &Preparation) -> Self {
        let person = |member: &Member| Person {
            id: member.id.to_string(),
            name: member.name.clone(),
            post: member.post.clone(),
            rank: at(&Rank::ALL, &member.rank),
        };
        Self {
            report: report.to_owned(),
            kind: at(&MeetingKind::ALL, &preparation.kind),
            title: preparation.title.clone(),
            altered: preparation.agenda.as_ref().map(|altered| Agenda {
                removed: altered.removed.iter().map(Key::of).collect(),
                step: altered.steps.iter().map(Step::of).collect(),
            }),
            own: preparation.own.as_ref().map(OwnTable::of),
            line: MendTable::of(&preparation.decisions),
            member: preparation.members.iter().map(person).collect(),
        }
    }

    fn preparation(self) -> Option<Preparation> {
        let member = |person: Person| {
            let id = MemberId::new(person.id).ok()?;
            let rank = *Rank::ALL.get(person.rank)?;
            Some(Member { id, name: person.name, post: person.post, rank })
        };
        let altered = |agenda: Agenda| Altered {
            steps: agenda.step.into_iter().filter_map(Step::planned).collect(),
            removed: agenda.removed.into_iter().filter_map(Key::key).collect(),
        };
        Some(Preparation {
            kind: *MeetingKind::ALL.get(self.kind)?,
            title: self.title,
            decisions: MendTable::decisions(self.line),
            members: self.member.into_iter().filter_map(member).collect(),
            own: self.own.map(OwnTable::agenda),
            agenda: self.altered.map(altered),
        })
    }
}

impl Step {
    fn of(planned: &Planned) -> Self {
        Self { key: Key::of(&planned.key), minutes: planned.minutes }
    }

    fn planned(self) -> Option<Planned> {
        Some(Planned { key: self.key.key()?, minutes: self.minutes })
    }
}

impl Key {
    fn of(key: &StepKey) -> Self {
        match key {
            StepKey::Own(title) => Self::Own(title.clone()),
            StepKey::Titled(title) => Self::Titled(title.clone()),
            StepKey::Shortcoming(line) => Self::Line(*line),
            StepKey::Person(id, phase) => Self::Person(id.to_string(), at(&Phase::ALL, phase)),
        }
    }

    fn key(self) -> Option<StepKey> {
        match self {
            Self::Own(title) => Some(StepKey::Own(title)),
            Self::Titled(title) => Some(StepKey::Titled(title)),
            Self::Line(line) => Some(StepKey::Shortcoming(line)),
            Self::Person(id, phase) => {
                Some(StepKey::Person(MemberId::new(id).ok()?, *Phase::ALL.get(phase)?))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::mending::{Decision, Spot};
    use crate::session::outline::Role;
    use crate::session::own_agenda::OwnAgenda;
    use crate::session::rules::Template;
    use crate::store::tests::Place;

    fn whole() -> Preparation {
        let mut preparation = Preparation::of(MeetingKind::Annual, Vec::new());
        preparation.title = Some("Họp \"thử\"\u{301}".to_owned());
        preparation.add_member("Nguyễn Văn A", "Bí thư", Rank::Head);
        let decisions = &mut preparation.decisions;
        for (line, decision) in (0..).zip([
            Decision::Heading(Some(Role::Lessons)),
            Decision::Item(None),
            Decision::Paragraph,
            Decision::Joined,
            Decision::LeftOut,
        ]) {
            decisions.decide(Spot { line, at: 0 }, "- Việc một", Some(decision));
        }
        decisions.split(Spot { line: 1, at: 7 }, "Việc hai");
        decisions.split(Spot { line: 4, at: 9 }, "Việc ba");
        let profile = crate::store::rules::embedded();
        let template = profile.template(MeetingKind::Quarter).unwrap().clone();
        let template = Template { source: String::new(), ..template };
        preparation.own = Some(OwnAgenda { name: "Nhanh \"1\"".to_owned(), template });
        let member = preparation.members[0].id.clone();
        let key = StepKey::Person(member, Phase::Answer);
        preparation.agenda = Some(Altered {
            steps: [StepKey::Own("Chào cờ".to_owned()), StepKey::Shortcoming(7), key]
                .map(|key| Planned { key, minutes: Some(15) })
                .to_vec(),
            removed: vec![StepKey::Titled("Bế mạc".to_owned())],
        });
        preparation
    }

    #[test]
    fn what_was_kept_is_found_again_by_its_report() {
        let place = Place::new("prepare");
        let (report, other) = (place.0.join("báo cáo.txt"), place.0.join("khác.txt"));
        assert_eq!(find(&place.0, &report), None);
        std::fs::write(&report, "I. Một").unwrap();
        let empty = Preparation::of(MeetingKind::Term, Vec::new());
        keep(&place.0, &report, Some(&empty)).unwrap();
        keep(&place.0, &other, Some(&empty)).unwrap();
        keep(&place.0, &other, None).unwrap();
        keep(&place.0, &report, Some(&whole())).unwrap();
        assert_eq!(find(&place.0, &report), Some(whole()));
        assert_eq!(find(&place.0, &other), None);
        assert_eq!(list(&place.0), std::slice::from_ref(&report));
        std::fs::remove_file(&report).unwrap();
        assert!(list(&place.0).is_empty(), "there is nothing to go on with");
        keep(&place.0, &report, None).unwrap();
        assert_eq!(find(&place.0, &report), None);
        assert!(list(&place.0).is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_put_aside() {
        let place = Place::new("prepare-broken");
        let report = place.0.join("a.txt");
        let name = place.0.join(Spots::of(&report).name);
        std::fs::write(&name, "kind = 99").unwrap();
        assert_eq!(find(&place.0, &report), None);
        let aside = place.0.join(Spots::of(&report).beside(".broken"));
        assert_eq!(std::fs::read_to_string(aside).unwrap(), "kind = 99");
        assert!(list(&place.0).is_empty());
    }
}
