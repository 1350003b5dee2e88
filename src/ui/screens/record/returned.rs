//! What came back from a save, or was left by an earlier run, and waits for a decision. Nothing of
//! it is ever dropped unasked: what does not fit into the line waits here.

use std::collections::VecDeque;
use std::sync::Arc;

use super::{Pinned, Record};
use crate::limits;
use crate::locale::Lang;
use crate::locale::fault::{fault_here, what};
use crate::locale::session::{kind, refusal, verdict};
use crate::locale::ui::Word;
use crate::session::Instant;
use crate::session::change::{Change, Edit, Refusal, Spot};
use crate::session::draft::{Answering, Chosen, Draft};
use crate::session::ids::RemarkId;
use crate::session::member::Party;
use crate::session::remark::{Answer, Link, Remark, Strike};
use crate::session::signs;
use crate::store::fault::FaultKind;
use crate::text::Clean;
use crate::ui::desk::{Deed, Mark, Rejected, whole_second};
use crate::ui::editor::Editor;
use crate::ui::event::Effect;
use crate::ui::keys::Action;
use crate::ui::overlay::{Label, Overlay, Paragraph, Question, Way};
use crate::ui::screens::{Context, Reply, Weight};

/// What came back, oldest first.
#[derive(Debug, Default)]
pub(super) struct Returned {
    items: VecDeque<Item>,
}

/// One thing that came back.
#[derive(Debug, Clone)]
enum Item {
    /// Words; those of a remark where they correct one.
    Words(Draft),
    /// A correction of anything else of a remark that somebody else altered as well.
    Edit(Change),
}

impl Returned {
    pub(super) fn of(drafts: Vec<Draft>) -> Self {
        Self { items: drafts.into_iter().map(Item::Words).collect() }
    }

    /// Adds words.
    pub(super) fn words(&mut self, draft: Draft) {
        self.items.push_back(Item::Words(draft));
    }

    /// Returns the words, for the draft on the disk.
    pub(super) fn drafts(&self) -> Vec<Draft> {
        let words = self.items.iter().filter_map(|item| match item {
            Item::Words(draft) => Some(draft.clone()),
            Item::Edit(_) => None,
        });
        words.collect()
    }
}

/// Takes note which changes of ours did not fit what another window wrote; words come back.
#[must_use]
pub fn rejected(record: &mut Record, rejected: Vec<Rejected>, context: Context<'_>) -> Reply {
    record.refresh();
    let Some(first) = rejected.first() else { return Reply::default() };
    let why = match first.why {
        Refusal::ChangedMeanwhile(_) => Word::ClashTitle.text(context.lang).to_owned(),
        ref why => refusal(context.lang, &record.desk.shown, why),
    };
    let is_free = record.line.is_blank() && record.editing.is_none();
    let mut in_line = false;
    for Rejected { change, why } in rejected {
        let meets = matches!(why, Refusal::ChangedMeanwhile(_));
        match words_of(&change) {
            Some(draft) if draft.corrects.is_none() && is_free && !in_line => {
                record.take_in(draft, context);
                in_line = true;
            }
            Some(draft) => record.returned.words(draft),
            None if meets && id_of(&change).is_some() => {
                record.returned.items.push_back(Item::Edit(change));
            }
            None => {}
        }
    }
    let text = match (in_line, record.returned.items.len()) {
        (true, _) => Word::RefusedSaved.fill(context.lang, &[("why", &why)]),
        (false, 0) => why,
        (false, count) => {
            let count = count.to_string();
            Word::RefusedKept.fill(context.lang, &[("count", &count), ("why", &why)])
        }
    };
    Reply::note(Weight::Trouble, text)
}

/// Returns the words that a change carries, with what they were.
fn words_of(change: &Change) -> Option<Draft> {
    match change {
        Change::AddRemark { remark, .. } => {
            let text = signs::written(&remark.wording.text, &remark.marks);
            Some(Draft { at: Some(remark.at), ..Draft::returned(&text, &remark.link, None) })
        }
        Change::Reword(edit) => Some(Draft {
            text: edit.now.text.clone(),
            corrects: Some(edit.id.clone()),
            ..Draft::default()
        }),
        Change::Several(changes) => {
            let mut draft = changes.iter().find_map(words_of)?;
            let answers = changes.iter().filter_map(|change| match change {
                Change::Answer(Edit { id, now: Some(answer), .. }) => {
                    Some((id.clone(), answer.verdict))
                }
                _ => None,
            });
            let (remarks, verdicts): (Vec<_>, Vec<_>) = answers.unzip();
            let verdict = verdicts.first().copied();
            draft.chosen.answering = verdict.map(|verdict| Answering { remarks, verdict });
            Some(draft)
        }
        _ => None,
    }
}

fn id_of(change: &Change) -> Option<&RemarkId> {
    match change {
        Change::Assign(edit) => Some(&edit.id),
        Change::Answer(edit) => Some(&edit.id),
        Change::Strike(edit) => Some(&edit.id),
        _ => None,
    }
}

/// Makes a correction want the same of a remark as it is now.
fn rebased(change: &Change, remark: &Remark) -> Option<(Deed, Change)> {
    let id = remark.id.clone();
    Some(match change {
        Change::Assign(edit) => {
            let (was, now) = (remark.link.clone(), edit.now.clone());
            (Deed::Assign, Change::Assign(Edit { id, was, now }))
        }
        Change::Answer(edit) => {
            let (was, now) = (remark.answer.clone(), edit.now.clone());
            (Deed::Answer, Change::Answer(Edit { id, was, now }))
        }
        Change::Strike(edit) => {
            let (was, now) = (remark.struck.clone(), edit.now.clone());
            (Deed::Strike, Change::Strike(Edit { id, was, now }))
        }
        _ => return None,
    })
}

impl Record {
    /// Puts words into the line, with what they were where that is still there.
    fn take_in(&mut self, draft: Draft, context: Context<'_>) {
        let session = &self.desk.shown;
        self.line = Editor::with_text(&draft.text);
        let corrected = draft.corrects.as_ref().and_then(|id| session.remark(id));
        if let Some(remark) = corrected {
            let (id, was) = (remark.id.clone(), remark.wording.clone());
            self.editing = Some(super::Editing { id, was, warned: false });
            return;
        }
        let is_there = |to: &Option<Party>| match to {
            Some(Party::Member(id)) => session.member(id).is_some(),
            _ => true,
        };
        let Chosen { by, kind, to, shortcomings, answering } = draft.chosen;
        let shortcomings = shortcomings.map(|mut ids| {
            ids.retain(|id| session.shortcoming(id).is_some());
            ids
        });
        let step = draft.step.filter(|id| session.step(id).is_some());
        self.chosen = Chosen {
            by: by.filter(|id| session.member(id).is_some()),
            kind,
            to: to.filter(is_there),
            shortcomings,
            answering: answering.filter(|answering| {
                answering.remarks.iter().all(|id| session.remark(id).is_some())
            }),
        };
        match step {
            step @ Some(_) => {
                let at = draft.at.unwrap_or_else(|| whole_second(context.now));
                self.pinned = Some(Pinned { step, at: Some(at) });
            }
            None => self.pin(context),
        }
    }

    /// Asks about a correction of words that somebody else corrected meanwhile.
    pub(super) fn clash(&mut self, context: Context<'_>, id: &RemarkId, text: &Clean) -> Reply {
        let corrects = Some(id.clone());
        let draft = Draft { text: text.as_str().to_owned(), corrects, ..Draft::default() };
        self.returned.items.push_front(Item::Words(draft));
        self.clear_line();
        Reply { overlay: self.question(context), ..Reply::default() }
    }

    /// Returns how many decisions wait.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.returned.items.len() + usize::from(self.of_the_file() || self.is_owned())
    }

    fn of_the_file(&self) -> bool {
        let fault = self.desk.fault();
        self.desk.older.is_some() || fault.is_some_and(|fault| fault.kind.is_of_the_file())
    }

    /// Tells whether another program is the one that may save.
    fn is_owned(&self) -> bool {
        self.desk.fault().is_some_and(|fault| matches!(fault.kind, FaultKind::Owned { .. }))
    }

    /// Tells whether a question may lay itself above the screen: nobody is typing, and the file
    /// is not merely broken, which its writer is about to mend.
    #[must_use]
    pub fn may_ask(&self) -> bool {
        let is_broken = self
            .desk
            .fault()
            .is_some_and(|fault| fault.kind.is_of_the_file() && fault.kind != FaultKind::Gone);
        self.line.is_blank() && self.editing.is_none() && !is_broken
    }

    /// Returns the question about the file, where one waits.
    fn file_question(&self, Context { lang, now, .. }: Context<'_>) -> Option<Overlay> {
        let question = |title, text, ways: &[Way]| Some(asked(now, title, text, ways));
        if let Some(theirs) = &self.desk.older {
            let ours = self.desk.saved_state();
            let numbers = [
                ("theirs", theirs.remarks.len().to_string()),
                ("ours", self.desk.shown.remarks.len().to_string()),
                ("older", theirs.revision.to_string()),
                ("newer", ours.revision.to_string()),
            ];
            let numbers = numbers.each_ref().map(|(name, value)| (*name, value.as_str()));
            let beside = plain(Word::KeptBeside.text(lang));
            let text = vec![plain(&Word::OlderText.fill(lang, &numbers)), beside];
            let ways = [Way::Later, Way::WriteOver, Way::TakeTheirs, Way::SaveAs];
            return question(Word::OlderTitle, text, &ways);
        }
        if let Some(fault) = self.desk.fault().filter(|fault| fault.kind.is_of_the_file()) {
            let is_gone = fault.kind == FaultKind::Gone;
            let title = if is_gone { Word::GoneTitle } else { Word::BrokenTitle };
            let text = if is_gone { Word::GoneText } else { Word::BrokenText };
            let trouble = self.trouble(lang).unwrap_or_default();
            let mut text = vec![plain(&trouble), Paragraph::default(), plain(text.text(lang))];
            if !is_gone {
                text.push(plain(Word::KeptBeside.text(lang)));
            }
            return question(title, text, &[Way::Later, Way::WriteOver, Way::SaveAs]);
        }
        if self.is_owned() {
            let trouble = self.trouble(lang).unwrap_or_default();
            let text = Word::OwnedText.text(lang);
            let text = vec![plain(&trouble), Paragraph::default(), plain(text)];
            return question(Word::OwnedTitle, text, &[Way::Later, Way::TakeOver, Way::SaveAs]);
        }
        None
    }

    /// Returns the next question that waits.
    #[must_use]
    pub fn question(&self, context: Context<'_>) -> Option<Overlay> {
        if let Some(question) = self.file_question(context) {
            return Some(question);
        }
        let lang = context.lang;
        let question = |title, text, ways: &[Way]| asked(context.now, title, text, ways);
        match self.returned.items.front()? {
            Item::Words(draft) => {
                match draft.corrects.as_ref().and_then(|id| self.desk.shown.remark(id)) {
                    Some(remark) => {
                        let text = self.both(lang, remark, &remark.wording.text, &draft.text);
                        let ways = [Way::AsNew, Way::WriteMine, Way::KeepTheirs];
                        Some(question(Word::ClashTitle, text, &ways))
                    }
                    None => {
                        let text = vec![plain(&draft.text)];
                        let ways = [Way::TakeIn, Way::AsNew, Way::Drop];
                        Some(question(Word::WordsTitle, text, &ways))
                    }
                }
            }
            Item::Edit(change) => {
                let remark = id_of(change).and_then(|id| self.desk.shown.remark(id));
                let (theirs, ours) = match (change, remark) {
                    (Change::Assign(edit), Some(remark)) => {
                        (self.link_text(lang, &remark.link), self.link_text(lang, &edit.now))
                    }
                    (Change::Answer(edit), Some(remark)) => (
                        answer_text(lang, remark.answer.as_ref()),
                        answer_text(lang, edit.now.as_ref()),
                    ),
                    (Change::Strike(edit), Some(remark)) => (
                        strike_text(lang, remark.struck.as_ref()),
                        strike_text(lang, edit.now.as_ref()),
                    ),
                    _ => (String::new(), String::new()),
                };
                let text = match remark {
                    Some(remark) => self.both(lang, remark, &theirs, &ours),
                    None => vec![plain(Word::NothingToEdit.text(lang))],
                };
                Some(question(Word::ClashTitle, text, &[Way::KeepTheirs, Way::WriteMine]))
            }
        }
    }

    /// Shows both versions of something of a remark, one below the other.
    fn both(&self, lang: Lang, remark: &Remark, theirs: &str, ours: &str) -> Vec<Paragraph> {
        let by = remark.link.by.as_ref().map(|id| self.member_name(id)).unwrap_or_default();
        let head = format!("{} {by}", remark.at.format("%H:%M"));
        let heading = |word: Word| Paragraph {
            text: word.text(lang).to_owned(),
            heading: true,
            ..Paragraph::default()
        };
        let (theirs, ours) = (plain(theirs), plain(ours));
        let gap = Paragraph::default;
        vec![plain(&head), gap(), heading(Word::Theirs), theirs, gap(), heading(Word::Ours), ours]
    }

    fn link_text(&self, lang: Lang, link: &Link) -> String {
        let by = link.by.as_ref().map(|id| self.member_name(id));
        let by = by.unwrap_or_else(|| Word::Nobody.text(lang).to_owned());
        let to = link.to.as_ref().map(|to| format!(" → {}", self.party_name(lang, to)));
        let about = self.shortcoming_names(lang, &link.shortcomings);
        format!("{by}{} · {} · {about}", to.unwrap_or_default(), kind(lang, link.kind))
    }

    /// Says why nothing is saved, with what has become of the words; `None` where all is well.
    pub fn trouble(&self, lang: Lang) -> Option<String> {
        let why = fault_here(lang, self.desk.fault()?);
        Some(self.with_count(lang, why))
    }

    /// Adds how many changes are not saved, and whether the draft has them.
    fn with_count(&self, lang: Lang, why: String) -> String {
        let word = match (self.desk.waiting(), self.desk.no_draft) {
            (0, _) => return why,
            (_, false) => Word::TroubleKept,
            (_, true) => Word::TroubleInMemory,
        };
        word.fill(lang, &[("why", &why), ("count", &self.desk.waiting().to_string())])
    }

    /// Says at the bottom why nothing is saved.
    #[must_use]
    pub fn trouble_note(&self, lang: Lang) -> Reply {
        let Some(fault) = self.desk.fault() else { return Reply::default() };
        let why = match &fault.kind {
            FaultKind::Broken(breach) => crate::locale::fault::place(lang, breach),
            kind => what(lang, kind),
        };
        Reply::note(Weight::Unsaved, self.with_count(lang, why))
    }

    /// Does what keys and the palette mean for saving.
    pub(super) fn on_saving(&mut self, action: Action, context: Context<'_>) -> Reply {
        match action {
            Action::SaveNow => {
                if self.desk.waiting() > 0 {
                    self.desk.mark = Mark::Saving;
                }
                Reply::effect(Effect::SaveNow)
            }
            Action::WriteMine if self.of_the_file() => self.decide(Way::WriteOver, context),
            Action::WriteMine => {
                Reply::note(Weight::Attention, Word::FileIsSound.text(context.lang))
            }
            // Who asks for a question may answer it at once.
            _ => match self.question(Context { now: context.now - guard(), ..context }) {
                Some(overlay) => Reply::overlay(overlay),
                None if self.desk.fault().is_some() => self.trouble_note(context.lang),
                None => Reply::note(Weight::Done, Word::NothingAsked.text(context.lang)),
            },
        }
    }

    /// Does what was chosen of a question; the next one follows.
    pub fn decide(&mut self, way: Way, context: Context<'_>) -> Reply {
        let ours = || Box::new(self.desk.saved_state().clone());
        match way {
            Way::Later => return Reply::default(),
            Way::WriteOver => return Reply::effect(Effect::WriteOver(ours())),
            Way::TakeTheirs => return Reply::effect(Effect::TakeTheirs),
            Way::TakeOver => return Reply::effect(Effect::TakeOver),
            Way::SaveAs => return Reply::effect(Effect::SaveAs(ours())),
            Way::Close | Way::CloseDespite | Way::Seal => return self.end(way, context),
            _ => {}
        }
        let Some(item) = self.returned.items.pop_front() else { return Reply::default() };
        let mut reply = match (way, item.clone()) {
            (Way::KeepTheirs | Way::Drop, Item::Words(draft)) => {
                Reply::effect(Effect::Decline(draft))
            }
            (Way::WriteMine, item) => self.write_mine(&item, context),
            (Way::AsNew, Item::Words(draft)) => self.as_new(&draft, context),
            (Way::TakeIn, Item::Words(draft)) if self.line.is_blank() => {
                self.take_in(draft, context);
                return Reply::default();
            }
            (Way::TakeIn, _) => {
                Reply::note(Weight::Attention, Word::FinishFirst.text(context.lang))
            }
            _ => Reply::default(),
        };
        if reply.note.is_some() {
            self.returned.items.push_front(item);
        } else {
            reply.overlay = self.question(context);
        }
        reply
    }

    fn write_mine(&mut self, item: &Item, context: Context<'_>) -> Reply {
        let change = match item {
            Item::Words(draft) => {
                let remark = draft.corrects.as_ref().and_then(|id| self.desk.shown.remark(id));
                remark.map(|remark| {
                    let was = remark.wording.clone();
                    let now = was.corrected(&Clean::new(&draft.text), whole_second(context.now));
                    (Deed::Edit, Change::Reword(Edit { id: remark.id.clone(), was, now }))
                })
            }
            Item::Edit(change) => {
                let remark = id_of(change).and_then(|id| self.desk.shown.remark(id));
                remark.and_then(|remark| rebased(change, remark))
            }
        };
        match change {
            Some((deed, change)) => self.act(context, deed, change),
            None => Reply::default(), // the remark is gone, and nothing of it had words
        }
    }

    /// Writes words down as a remark: behind the one that they were to correct, and like it.
    fn as_new(&mut self, draft: &Draft, context: Context<'_>) -> Reply {
        let at = whole_second(context.now);
        let id = self.desk.remark_id(at);
        let session = &self.desk.shown;
        let corrected = draft.corrects.as_ref().and_then(|id| session.remark(id));
        let (link, place) = match corrected {
            Some(remark) => (remark.link.clone(), Spot::Behind(remark.id.clone())),
            None => (draft.chosen.link(session, draft.step.as_ref()), Spot::End),
        };
        let signed = signs::read(session, &draft.text, link.by.as_ref(), at.date_naive());
        let mut remark = Remark::new(id, at, link, &Clean::new(&signed.text));
        remark.marks = signed.marks;
        let remark = Arc::new(remark);
        self.act(context, Deed::Add, Change::AddRemark { remark, place })
    }

    /// Puts a question off: words go into the line where it is empty, the rest waits.
    pub fn put_off(&mut self, context: Context<'_>) -> Reply {
        if !self.of_the_file() && !self.is_owned() && self.line.is_blank() && self.editing.is_none()
        {
            match self.returned.items.pop_front() {
                Some(Item::Words(draft)) => {
                    self.take_in(draft, context);
                    return Reply::note(Weight::Attention, Word::KeptInLine.text(context.lang));
                }
                Some(item) => self.returned.items.push_front(item),
                None => {}
            }
        }
        Reply::default()
    }
}

pub(super) fn asked(
    now: Instant,
    title: impl Into<Label>,
    paragraphs: Vec<Paragraph>,
    ways: &[Way],
) -> Overlay {
    let (title, choices) = (title.into(), ways.to_vec());
    Overlay::Question(Question { title, paragraphs, choices, selected: 0, top: 0, since: now })
}

pub(super) fn guard() -> chrono::TimeDelta {
    chrono::TimeDelta::from_std(limits::NEXT_GUARD).unwrap_or_default()
}

pub(super) fn plain(text: &str) -> Paragraph {
    Paragraph { text: text.to_owned(), ..Paragraph::default() }
}

fn answer_text(lang: Lang, answer: Option<&Answer>) -> String {
    let text = answer.map_or(Word::Waiting.text(lang), |answer| verdict(lang, answer.verdict));
    text.to_owned()
}

fn strike_text(lang: Lang, strike: Option<&Strike>) -> String {
    match strike {
        None => Word::NotStruck.text(lang).to_owned(),
        Some(strike) if strike.reason.is_empty() => Word::Struck.text(lang).to_owned(),
        Some(strike) => Word::StruckBecause.fill(lang, &[("reason", &strike.reason)]),
    }
}
