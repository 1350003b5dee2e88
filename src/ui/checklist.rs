//! What the meeting still lacks, above a window: each finding with where it comes from, the key
//! that goes there and the command that mends it. The command line says the same.

use std::collections::HashMap;
use std::sync::Arc;

use crate::locale::Lang;
use crate::locale::finding::{CheckWord, command, finding};
use crate::session::check::{Finding, check};
use crate::session::rules::Profile;
use crate::session::want::{Want, Weight};
use crate::session::{MeetingKind, Session};
use crate::ui::event::Window;
use crate::ui::keys::{self, Action, Place, ROWS};
use crate::ui::screens::record::{Counted, Record};

/// The list, as it was made when the session last changed.
#[derive(Debug)]
pub struct Checklist {
    /// Its rows: those of the present step first.
    pub rows: Vec<Row>,
    /// Which is selected.
    pub selected: usize,
    /// What is wrong with the file; that comes before all.
    pub trouble: Option<String>,
    /// In whose window it lies.
    window: Window,
    /// Which state of the window's session that is, and in which language it is told.
    seen: (Counted, Lang),
}

/// One finding, told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What is lacking.
    pub finding: Finding,
    /// In words.
    pub text: String,
    /// Whether it stands against closing the session.
    pub blocks: bool,
    /// Whether it is wanted before the present step is left.
    pub is_of_step: bool,
    /// Where that comes from; may be empty.
    pub source: Arc<str>,
    /// Which keys go there.
    pub key: Arc<str>,
    /// Which command mends it.
    pub command: String,
}

impl Checklist {
    /// Makes the list of a window.
    #[must_use]
    pub fn new(lang: Lang, record: &Record, window: Window, profile: &Profile) -> Self {
        let seen = (record.counted(), lang);
        let mut made = Self { rows: Vec::new(), selected: 0, trouble: None, window, seen };
        made.gather(record, profile);
        made
    }

    /// Makes it anew where the session or the language is another.
    pub fn renew(&mut self, lang: Lang, record: &Record, profile: &Profile) {
        let seen = (record.counted(), lang);
        if self.seen != seen {
            self.seen = seen;
            self.gather(record, profile);
        }
    }

    fn gather(&mut self, record: &Record, profile: &Profile) {
        let (session, lang) = (&record.desk.shown, self.seen.1);
        let path = &record.desk.path;
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        self.rows = rows(lang, session, profile, Some(self.window), &file);
        self.trouble = record.trouble(lang);
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
    }

    /// Returns the row that is selected.
    #[must_use]
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.selected)
    }

    /// Says how many findings there are.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> String {
        let mut said = summary(lang, &self.rows, CheckWord::Short);
        let here = self.rows.iter().filter(|row| row.is_of_step).count();
        if here > 0 {
            let here = CheckWord::OfStep.fill(lang, &[("count", &here.to_string())]);
            said.push_str(&format!(" · {here}"));
        }
        said
    }
}

/// Says with this word how many findings there are, and how many stand against closing.
#[must_use]
pub fn summary(lang: Lang, rows: &[Row], word: CheckWord) -> String {
    if rows.is_empty() {
        return CheckWord::Fine.text(lang).to_owned();
    }
    let count = rows.len().to_string();
    let blocking = rows.iter().filter(|row| row.blocks).count().to_string();
    word.fill(lang, &[("count", &count), ("blocking", &blocking)])
}

/// Returns all findings of a session, told, those of the present step first. Keys are those of one
/// window, or of both.
#[must_use]
pub fn rows(
    lang: Lang,
    session: &Session,
    profile: &Profile,
    window: Option<Window>,
    file: &str,
) -> Vec<Row> {
    let step = session.current_step();
    let mut wants: HashMap<Want, Told> = HashMap::new();
    let row = |each: Finding| {
        let told = |want| Told::of(lang, session.meeting.kind, profile, want, window);
        let told = wants.entry(each.want()).or_insert_with_key(|want| told(*want)).clone();
        Row {
            text: finding(lang, session, &each),
            is_of_step: step.is_some_and(|step| each.is_of_step(session, step)),
            blocks: told.blocks,
            source: told.source,
            key: told.key,
            command: command(session, &each, file),
            finding: each,
        }
    };
    let mut rows: Vec<Row> = check(session, profile).into_iter().map(row).collect();
    rows.sort_by_key(|row| !row.is_of_step);
    rows
}

/// What is told alike of all findings of one want.
#[derive(Clone)]
struct Told {
    blocks: bool,
    source: Arc<str>,
    key: Arc<str>,
}

impl Told {
    fn of(
        lang: Lang,
        kind: MeetingKind,
        profile: &Profile,
        want: Want,
        window: Option<Window>,
    ) -> Self {
        let rule = profile.check(want, kind);
        Self {
            blocks: rule.is_some_and(|rule| rule.weight == Weight::Blocks),
            source: rule.map_or("", |rule| &rule.source).into(),
            key: key(lang, want, window).into(),
        }
    }
}

/// Keys one after the other, each where it means something.
type Way = &'static [(Place, Action)];

/// Returns which keys go to what is lacking: in the minute-taker's window, in the chair's.
fn ways(want: Want) -> [Option<Way>; 2] {
    use {Action as A, Place as P, Want as W};
    let both = |record: Way, chair: Way| [Some(record), Some(chair)];
    let (of_record, of_chair) = (|way: Way| [Some(way), None], |way: Way| [None, Some(way)]);
    match want {
        W::Members => both(&[(P::Record, A::AddMember)], &[(P::Chair, A::AddMember)]),
        W::Chair => both(&[(P::Record, A::Chair)], &[(P::Chair, A::Chair)]),
        W::MinuteTaker => both(&[(P::Record, A::MinuteTaker)], &[(P::Chair, A::MinuteTaker)]),
        W::Shortcomings => both(&[(P::Record, A::Report)], &[(P::Chair, A::Report)]),
        W::Answer => of_record(&[(P::Record, A::Answer)]),
        W::Speaker => of_record(&[(P::Record, A::Inbox)]),
        W::Checked => of_record(&[(P::Record, A::Unmark)]),
        W::SelfCriticism | W::Criticism => of_record(&[(P::Record, A::Speaker)]),
        W::Touched => of_record(&[(P::Record, A::Shortcomings)]),
        W::Review => both(&[(P::Record, A::Thread)], &[(P::Chair, A::Thread)]),
        W::Responsible => both(
            &[(P::Record, A::Thread), (P::Thread, A::Responsible)],
            &[(P::Chair, A::Thread), (P::Thread, A::Responsible)],
        ),
        W::Remedy | W::Owner | W::Due | W::WayOfChecking | W::Priorities => both(
            &[(P::Record, A::Thread), (P::Thread, A::Promises)],
            &[(P::Chair, A::Thread), (P::Thread, A::Promises)],
        ),
        W::Carried => both(&[(P::Record, A::Carried)], &[(P::Chair, A::Carried)]),
        W::Steps => both(&[(P::Record, A::StepNext)], &[(P::Chair, A::StepNext)]),
        W::PutOff => both(
            &[(P::Record, A::NextPart), (P::Panel, A::Accept)],
            &[(P::Chair, A::NextPart), (P::Chair, A::Accept)],
        ),
        W::Roll | W::Reason | W::Quorum => of_chair(&[(P::Chair, A::Roll)]),
        W::MinimumTime => both(&[(P::Record, A::Suspend)], &[(P::Chair, A::Suspend)]),
        W::Counted => of_chair(&[(P::Chair, A::Motions)]),
        W::Ballot | W::Held | W::Balance | W::BallotClosed | W::Team | W::Cap | W::HeadNotAbove => {
            of_chair(&[(P::Chair, A::Ballots)])
        }
        W::Approval => both(
            &[(P::Record, A::ReadBack), (P::ReadBack, A::Approve)],
            &[(P::Chair, A::ReadBack), (P::ReadBack, A::Approve)],
        ),
    }
}

/// Says which keys go to what is lacking: in one window; in both where none is named, or where that
/// window has none.
#[must_use]
pub fn key(lang: Lang, want: Want, window: Option<Window>) -> String {
    let [record, chair] = ways(want).map(|way| way.map(|way| named(lang, way)));
    let (of_record, of_chair) = (
        |key: &str| CheckWord::OfRecord.fill(lang, &[("key", key)]),
        |key: &str| CheckWord::OfChair.fill(lang, &[("key", key)]),
    );
    match (record, chair, window) {
        (Some(key), _, Some(Window::Record)) | (_, Some(key), Some(Window::Chair)) => key,
        (Some(record), Some(chair), _) if record == chair => record,
        (Some(record), Some(chair), _) => format!("{}, {}", of_record(&record), of_chair(&chair)),
        (Some(key), None, _) => of_record(&key),
        (None, Some(key), _) => of_chair(&key),
        (None, None, _) => String::new(),
    }
}

fn named(lang: Lang, way: Way) -> String {
    let name = |(place, action): &(Place, Action)| match keys::key_of(&[*place], *action) {
        Some(key) => key.name(),
        None => {
            let row = ROWS.iter().find(|row| row.place == *place && row.action == *action);
            let name = row.map_or("", |row| row.deed.text(lang));
            CheckWord::ByName.fill(lang, &[("name", name)])
        }
    };
    way.iter().map(name).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key that is named is in the table of keys: nobody is sent to a key that does nothing.
    #[test]
    fn each_key_that_is_named_is_there() {
        for (want, expected) in [
            (Want::Roll, "F4 (chủ trì)"),
            (Want::Approval, "Alt+D F3 (thư ký), D F3 (chủ trì)"),
            (Want::Chair, "Ctrl+P, «Chọn chủ trì»"),
            (Want::Review, "Alt+T"),
        ] {
            assert_eq!(key(Lang::Vi, want, None), expected);
        }
    }
}
