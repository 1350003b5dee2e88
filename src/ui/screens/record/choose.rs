//! What is chosen with one key: the kind, how opinions are taken, who speaks next.

use super::Record;
use super::lists::{item, picker};
use crate::locale::Lang;
use crate::locale::session::kind;
use crate::locale::ui::Word;
use crate::session::agenda::{Phase, Topic};
use crate::session::remark::{Kind, Verdict};
use crate::ui::overlay::{Overlay, Pick, Purpose, Subject};
use crate::ui::screens::{Context, Reply, Weight};

impl Record {
    /// Offers the kinds of remark, that of the remark selected. Their order, and so their
    /// numbers, are always the same.
    pub(super) fn kinds(&self, lang: Lang, subject: Subject) -> Overlay {
        let is_now = match &subject {
            Subject::Line => Some(self.link().kind),
            Subject::Remark(id) => self.desk.shown.remark(id).map(|remark| remark.link.kind),
        };
        let row = |each: &Kind| item(kind(lang, *each), "", Pick::Kind(*each));
        let items = Kind::ALL.iter().map(row).collect();
        let mut overlay = picker(Word::KindTitle, Purpose::Kind(subject), items);
        if let Overlay::Picker(picker) = &mut overlay {
            picker.selected = Kind::ALL.iter().position(|each| Some(*each) == is_now).unwrap_or(0);
        }
        overlay
    }

    /// Takes the kind of this number, from 1.
    pub(super) fn kind_of_number(&mut self, context: Context<'_>, number: u8) -> Reply {
        let at = usize::from(number).saturating_sub(1);
        match Kind::ALL.get(at) {
            Some(kind) => self.set_kind(context, &self.subject(), *kind),
            None => Reply::default(),
        }
    }

    /// Says what kind a remark is of.
    pub(super) fn set_kind(
        &mut self,
        context: Context<'_>,
        subject: &Subject,
        kind: Kind,
    ) -> Reply {
        match subject {
            Subject::Remark(id) => self.assign(context, id, |link| link.kind = kind),
            Subject::Line => {
                self.chosen.kind = Some(kind);
                self.chosen.answering = None;
                Reply::default()
            }
        }
    }

    /// Goes through the ways in which the opinions are taken that the line answers; tells whether
    /// it answers any.
    pub(super) fn turn_verdict(&mut self) -> bool {
        let Some(answering) = &mut self.chosen.answering else { return false };
        answering.verdict = match answering.verdict {
            Verdict::Accepted => Verdict::Partly,
            Verdict::Partly => Verdict::Explained,
            Verdict::Explained => Verdict::Accepted,
        };
        true
    }

    /// Gives the floor to the next of those who may speak, as the list of speakers has them.
    pub(super) fn next_speaker(&mut self, context: Context<'_>) -> Reply {
        let members = self.speaker_items(context.lang, &Subject::Line);
        let members: Vec<_> = members.into_iter().map(|item| item.pick).collect();
        let now = Pick::Member(self.link().by);
        let has_spoken = match (&now, self.desk.shown.current_step().map(|step| &step.topic)) {
            // Who has spoken stands at the end of the list then.
            (Pick::Member(Some(id)), Some(Topic::Person(_, Phase::Opinions))) => {
                self.tally.spoken.contains(id)
            }
            _ => false,
        };
        let at = members.iter().position(|each| *each == now).filter(|_| !has_spoken);
        let next = at.map_or(0, |at| (at + 1) % members.len().max(1));
        match members.get(next) {
            Some(Pick::Member(Some(id))) => self.speaker(context, &Subject::Line, Some(id.clone())),
            _ => Reply::note(Weight::Attention, Word::NobodyToSpeak.text(context.lang)),
        }
    }
}
