//! The unsent text of a window, kept beside its session so that a crash loses no word.

use std::ffi::OsString;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::SessionFile;
use super::fault::Fault;
use crate::limits;
use crate::session::Session;
use crate::session::draft::{Answering, Chosen, Draft};
use crate::session::ids::{MemberId, RemarkId, ShortcomingId, StepId};
use crate::session::member::Party;
use crate::session::remark::{Kind, Verdict};

/// The draft's file. What a draft names and the session no longer has is left out: the words
/// count.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct File {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<usize>,
    /// `[]`: to nobody; `["collective"]`; `["member", "m1"]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shortcomings: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answers: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<usize>,
}

fn name(file: &SessionFile, window: &str) -> OsString {
    file.neighbour(&format!("draft-{window}"))
}

/// Keeps the unsent text of a window; `None` removes what was kept.
///
/// # Errors
/// A [`Fault`] where it cannot be written.
pub fn keep(file: &SessionFile, window: &str, draft: Option<&Draft>) -> Result<(), Fault> {
    let name = name(file, window);
    let folder = file.folder();
    let Some(draft) = draft else { return folder.remove(&name) };
    let temporary = file.neighbour(&format!("draft-{window}.tmp"));
    folder.remove(&temporary)?;
    folder.write_new(&temporary, to_file(draft).as_bytes())?;
    folder.rename(&temporary, &name)
}

/// Returns the unsent text that a window left behind, if it did.
#[must_use]
pub fn load(file: &SessionFile, window: &str, session: &Session) -> Option<Draft> {
    let (bytes, _) = file.folder().read(&name(file, window), limits::REPORT_BYTES).ok()?;
    let draft: File = toml::from_str(std::str::from_utf8(&bytes).ok()?).ok()?;
    (!draft.text.trim().is_empty()).then(|| from_file(draft, session))
}

/// Returns the path at which a window's unsent text is kept, for messages.
#[must_use]
pub fn path(file: &SessionFile, window: &str) -> std::path::PathBuf {
    file.path().parent().unwrap_or(Path::new(".")).join(name(file, window))
}

fn to_file(draft: &Draft) -> String {
    let chosen = &draft.chosen;
    let ids = |ids: &Vec<ShortcomingId>| ids.iter().map(ToString::to_string).collect();
    let to = chosen.to.as_ref().map(|to| match to {
        None => Vec::new(),
        Some(Party::Collective) => vec!["collective".to_owned()],
        Some(Party::Member(id)) => vec!["member".to_owned(), id.to_string()],
    });
    let answering = chosen.answering.as_ref();
    let file = File {
        text: draft.text.clone(),
        step: draft.step.as_ref().map(ToString::to_string),
        by: chosen.by.as_ref().map(ToString::to_string),
        kind: chosen.kind.and_then(|kind| Kind::ALL.iter().position(|each| *each == kind)),
        to,
        shortcomings: chosen.shortcomings.as_ref().map(ids),
        answers: answering
            .map(|each| each.remarks.iter().map(ToString::to_string).collect())
            .unwrap_or_default(),
        verdict: answering
            .and_then(|how| Verdict::ALL.iter().position(|each| *each == how.verdict)),
    };
    toml::to_string(&file).unwrap_or_default()
}

fn from_file(file: File, session: &Session) -> Draft {
    let member = |id: String| MemberId::new(id).ok().filter(|id| session.member(id).is_some());
    let to = file.to.and_then(|to| match to.as_slice() {
        [] => Some(None),
        [word] if word == "collective" => Some(Some(Party::Collective)),
        [word, id] if word == "member" => member(id.clone()).map(|id| Some(Party::Member(id))),
        _ => None,
    });
    let shortcoming = |id: String| {
        ShortcomingId::new(id).ok().filter(|id| session.outline.shortcoming(id).is_some())
    };
    let remark = |id: String| RemarkId::new(id).ok().filter(|id| session.remark(id).is_some());
    let remarks: Vec<_> = file.answers.into_iter().filter_map(remark).collect();
    let verdict = file.verdict.and_then(|at| Verdict::ALL.get(at)).copied();
    let step = file.step.and_then(|id| StepId::new(id).ok());
    Draft {
        text: file.text,
        step: step.filter(|id| session.step(id).is_some()),
        chosen: Chosen {
            by: file.by.and_then(member),
            kind: file.kind.and_then(|at| Kind::ALL.get(at)).copied(),
            to,
            shortcomings: (file.shortcomings)
                .map(|ids| ids.into_iter().filter_map(shortcoming).collect()),
            answering: verdict
                .filter(|_| !remarks.is_empty())
                .map(|verdict| Answering { remarks, verdict }),
        },
    }
}
