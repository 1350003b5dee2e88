//! The text of a session file in pieces that change apart, so that a save prints and reads back
//! only what changed, and reading what others wrote costs only what they changed.
//!
//! Five sorts of pieces: what changes with nearly every act (the top), who was there, spoke and
//! voted (the acts), what is made before the meeting (the plan), one piece for each remark, and the
//! seal (the end).
//! Put together they are the file.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::types::File;
use super::{SCHEMA_LINE, acts, closings, read, write};
use crate::session::Session;
use crate::session::closing::Dossier;
use crate::session::remark::Remark;
use crate::session::standing::Standing;
use crate::store::plain;

/// The text of a session file in pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Blocks {
    top: String,
    acts: Arc<str>,
    plan: Arc<str>,
    remarks: Vec<Arc<str>>,
    end: String,
}

impl Blocks {
    /// Prints a session.
    pub(in crate::store) fn of(session: &Session) -> Self {
        let remarks = session.remarks.iter().map(|each| print_remark(each).into());
        Self {
            top: print_top(session),
            acts: print(&acts::acts(session)).into(),
            plan: print(&write::plan(session)).into(),
            remarks: remarks.collect(),
            end: print(&closings::end(session)),
        }
    }

    /// Prints what `after` has and `before`, of which these are the pieces, has not. All that is
    /// printed is read back; gives `None` where it is not what was to be written.
    pub(in crate::store) fn next(&self, before: &Session, after: &Session) -> Option<Self> {
        let top = print_top(after);
        let is_top = reads_back(&top, &write::top(after));
        let same_acts = Arc::ptr_eq(&before.attendance, &after.attendance)
            && Arc::ptr_eq(&before.standing.speeches, &after.standing.speeches)
            && Arc::ptr_eq(&before.motions, &after.motions)
            && Arc::ptr_eq(&before.ballots, &after.ballots)
            && Arc::ptr_eq(&before.responsibilities, &after.responsibilities);
        let acts =
            if same_acts { Arc::clone(&self.acts) } else { checked(&acts::acts(after))?.into() };
        let same_plan = Arc::ptr_eq(&before.members, &after.members)
            && Arc::ptr_eq(&before.outline, &after.outline)
            && Arc::ptr_eq(&before.reviews, &after.reviews)
            && Arc::ptr_eq(&before.agenda, &after.agenda)
            && Arc::ptr_eq(&before.dossier.carried, &after.dossier.carried);
        let plan =
            if same_plan { Arc::clone(&self.plan) } else { checked(&write::plan(after))?.into() };
        let (old, new) = (&before.remarks, &after.remarks);
        let same = |(a, b): &(&Arc<Remark>, &Arc<Remark>)| Arc::ptr_eq(a, b);
        let head = old.iter().zip(new).take_while(same).count();
        let rest = old.len().min(new.len()) - head;
        let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(same).count();
        let mut remarks = Vec::with_capacity(new.len());
        remarks.extend_from_slice(&self.remarks[..head]);
        for remark in &new[head..new.len() - tail] {
            remarks.push(checked(&write::alone(remark))?.into());
        }
        remarks.extend_from_slice(&self.remarks[self.remarks.len() - tail..]);
        let end = checked(&closings::end(after))?;
        is_top.then_some(Self { top, acts, plan, remarks, end })
    }

    /// Puts the pieces together.
    pub(in crate::store) fn text(&self) -> String {
        let size = self.remarks.iter().map(|each| each.len() + 1).sum::<usize>();
        let head = self.top.len() + self.acts.len() + self.plan.len() + self.end.len() + 3;
        let mut text = String::with_capacity(head + size);
        text.push_str(&self.top);
        for piece in [&self.acts, &self.plan].into_iter().filter(|piece| !piece.is_empty()) {
            text.push('\n');
            text.push_str(piece);
        }
        for remark in &self.remarks {
            text.push('\n');
            text.push_str(remark);
        }
        if !self.end.is_empty() {
            text.push('\n');
            text.push_str(&self.end);
        }
        text
    }

    /// Reads a text of which these pieces, those of `known`, are a large part: the remarks at its
    /// beginning and end that stand as they were are taken over, only the rest is read.
    ///
    /// Gives `None` where the text is laid out otherwise, or where what is new in it is not
    /// sound by itself: then the whole is to be read.
    pub(in crate::store) fn read(&self, known: &Session, text: &str) -> Option<(Session, Self)> {
        let at = text.find(&format!("\n{}", self.plan)).filter(|_| !self.plan.is_empty())? + 1;
        let mut rest = &text[at + self.plan.len()..];
        let mut head = 0;
        while let Some(behind) = self.remarks.get(head).and_then(|each| stripped(rest, each)) {
            rest = behind;
            head += 1;
        }
        let mut tail = 0;
        while let Some(before) =
            self.remarks[head..].iter().rev().nth(tail).and_then(|each| cut(rest, each))
        {
            rest = before;
            tail += 1;
        }
        if !rest.is_empty() && !rest.starts_with("\n[[remark]]\n") {
            return None;
        }
        let new = format!("{}{rest}", &text[..at + self.plan.len()]);
        let file: File = plain::from_str(&new).ok()?;
        let end = known.remarks.len() - tail;
        let kept = known.remarks[..head].iter().chain(&known.remarks[end..]);
        let is_kept = |id: &str| kept.clone().rev().any(|each| each.id.as_str() == id);
        let part = read::part(file, &is_kept).ok()?;
        if part.remarks.iter().any(|each| is_kept(each.id.as_str())) {
            return None;
        }
        let mut remarks = known.remarks[..head].to_vec();
        remarks.extend(part.remarks.iter().cloned());
        remarks.extend_from_slice(&known.remarks[end..]);
        let session = Session {
            standing: Standing {
                speeches: same(&known.standing.speeches, part.standing.speeches),
                ..part.standing
            },
            attendance: same(&known.attendance, part.attendance),
            motions: same(&known.motions, part.motions),
            ballots: same(&known.ballots, part.ballots),
            responsibilities: same(&known.responsibilities, part.responsibilities),
            members: same(&known.members, part.members),
            outline: same(&known.outline, part.outline),
            reviews: same(&known.reviews, part.reviews),
            agenda: same(&known.agenda, part.agenda),
            dossier: Dossier {
                carried: same(&known.dossier.carried, part.dossier.carried),
                ..part.dossier
            },
            remarks,
            ..part
        };
        let blocks = self.next(known, &session)?;
        (blocks.text() == text).then_some((session, blocks))
    }
}

/// Keeps sharing what is the same, so that it is not printed anew.
fn same<T: PartialEq>(known: &Arc<T>, read: Arc<T>) -> Arc<T> {
    if **known == *read { Arc::clone(known) } else { read }
}

fn stripped<'a>(rest: &'a str, block: &str) -> Option<&'a str> {
    rest.strip_prefix('\n')?.strip_prefix(block)
}

fn cut<'a>(rest: &'a str, block: &str) -> Option<&'a str> {
    rest.strip_suffix(block)?.strip_suffix('\n')
}

fn print<T: Serialize>(tables: &T) -> String {
    toml::to_string(tables).unwrap_or_default()
}

fn print_top(session: &Session) -> String {
    format!("{SCHEMA_LINE}\n{}", print(&write::top(session)))
}

fn print_remark(remark: &Remark) -> String {
    print(&write::alone(remark))
}

/// Asks the library, not our own reading: so whatever others read of it is what was printed.
fn reads_back<T: DeserializeOwned + PartialEq>(text: &str, tables: &T) -> bool {
    toml::from_str::<T>(text).as_ref() == Ok(tables)
}

fn checked<T: Serialize + DeserializeOwned + PartialEq>(tables: &T) -> Option<String> {
    let text = print(tables);
    reads_back(&text, tables).then_some(text)
}
