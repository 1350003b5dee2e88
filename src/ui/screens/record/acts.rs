//! What the minute-taker does, as changes of the session.

use std::sync::Arc;

use super::{Focus, Pinned, Record};
use crate::limits;
use crate::locale::finding::{CheckWord, finding};
use crate::locale::session::refusal;
use crate::locale::ui::Word;
use crate::session::agenda;
use crate::session::change::{Change, Edit, Spot, answering};
use crate::session::check::check_step;
use crate::session::draft::{Answering, Chosen};
use crate::session::ids::{MemberId, RemarkId, StepId};
use crate::session::member::Member;
use crate::session::remark::{Answer, Link, Remark, Strike, Verdict};
use crate::session::standing::State;
use crate::text::Clean;
use crate::ui::desk::{Deed, whole_second};
use crate::ui::keys::Action;
use crate::ui::overlay::{Form, FormPurpose, Overlay, Subject};
use crate::ui::screens::{Context, Note, Reply, Weight};

impl Record {
    /// Does something; what the rules refuse is said.
    pub(in crate::ui::screens) fn act(
        &mut self,
        context: Context<'_>,
        deed: Deed,
        change: Change,
    ) -> Reply {
        match self.desk.act(deed, change, context.now) {
            Ok(effect) => {
                self.refresh();
                Reply { effects: effect.into_iter().collect(), ..Reply::default() }
            }
            Err(why) => {
                let text = refusal(context.lang, &self.desk.shown, &why);
                Reply::note(Weight::Trouble, text)
            }
        }
    }

    /// Fixes to what the remark in the line belongs, now that its first key is struck.
    pub(super) fn pin(&mut self, context: Context<'_>) {
        if self.pinned.is_none() && self.editing.is_none() {
            self.chosen.by = self.link().by;
            let step = self.desk.shown.standing.step.clone();
            self.pinned = Some(Pinned { step, at: Some(whole_second(context.now)) });
        }
    }

    /// Lets the line belong to nothing again, once it is empty.
    pub(super) fn unpin_if_blank(&mut self) {
        if self.line.text().is_empty() && self.pinned.take().is_some() {
            self.chosen.by = None;
        }
    }

    /// Writes down what is in the line, or corrects the remark that is being edited.
    pub(super) fn send(&mut self, context: Context<'_>) -> Reply {
        let text = Clean::new(self.line.text());
        if let Some(editing) = self.editing.clone() {
            return self.reword(context, &editing, &text);
        }
        if text.is_blank() {
            return match self.chosen.answering.clone() {
                Some(answering) => self.answer_without_words(context, &answering),
                None => Reply::default(),
            };
        }
        if let Some(reply) = self.corrected(context, &text) {
            return reply;
        }
        self.pin(context);
        let at = self.pinned.as_ref().and_then(|pinned| pinned.at).unwrap_or(context.now);
        let id = self.desk.remark_id(at);
        let link = self.link();
        let unassigned = link.by.is_none();
        let signed = self.signed(&text, context);
        let text = Clean::new(&signed.text);
        let mut remark = Remark::new(id, at, link, &text);
        remark.marks = signed.marks;
        let remark = Arc::new(remark);
        let (deed, change) = match &self.chosen.answering {
            Some(how) => {
                (Deed::Answer, answering(Arc::clone(&remark), &self.answers_of(how), how.verdict))
            }
            None => {
                (Deed::Add, Change::AddRemark { remark: Arc::clone(&remark), place: Spot::End })
            }
        };
        let mut reply = self.act(context, deed, change);
        if reply.note.is_some() {
            return reply;
        }
        self.clear_line();
        self.mine.push(remark.id.clone());
        self.scroll = None;
        self.selection.remark = self.desk.shown.remarks.len().saturating_sub(1);
        if unassigned && self.desk.shown.is_unassigned(&remark) {
            let key = super::view::key_name(Action::Inbox);
            let text = Word::SavedNote.fill(context.lang, &[("key", &key)]);
            reply.note = Reply::note(Weight::Attention, text).note;
        }
        reply
    }

    fn answers_of(&self, how: &Answering) -> Vec<(RemarkId, Option<Answer>)> {
        let was = |id: &RemarkId| self.desk.shown.remark(id).and_then(|each| each.answer.clone());
        how.remarks.iter().map(|id| (id.clone(), was(id))).collect()
    }

    fn answer_without_words(&mut self, context: Context<'_>, how: &Answering) -> Reply {
        let now = Some(Answer { verdict: how.verdict, by: None });
        let edits = self.answers_of(how).into_iter();
        let changes =
            edits.map(|(id, was)| Change::Answer(Edit { id, was, now: now.clone() })).collect();
        let mut reply = self.act(context, Deed::Answer, Change::Several(changes));
        if reply.note.is_none() {
            self.clear_line();
            let text = Word::Answered.text(context.lang);
            reply.note = Reply::note(Weight::Done, text).note;
        }
        reply
    }

    pub(super) fn clear_line(&mut self) {
        self.line.take();
        self.pinned = None;
        self.editing = None;
        self.chosen = Chosen::default();
    }

    /// Goes back to the line, or drops what was chosen; words are never lost without a question.
    pub(super) fn back(&mut self, context: Context<'_>) -> Reply {
        if self.focus != Focus::Line {
            self.focus = Focus::Line;
            self.scroll = None;
            return Reply::default();
        }
        let Some(editing) = &mut self.editing else {
            self.chosen = Chosen { by: self.chosen.by.take(), ..Chosen::default() };
            return Reply::default();
        };
        let as_it_was = self.desk.shown.remark(&editing.id).map(|each| each.wording.text.as_str());
        if as_it_was == Some(self.line.text()) || editing.warned {
            self.clear_line();
            return Reply::default();
        }
        editing.warned = true;
        Reply::note(Weight::Attention, Word::EscAgain.text(context.lang))
    }

    /// Strikes a remark out for a reason, or lets it stand again.
    pub(super) fn strike(&mut self, context: Context<'_>, id: &RemarkId, reason: &str) -> Reply {
        let Some(remark) = self.desk.shown.remark(id) else { return Reply::default() };
        let was = remark.struck.clone();
        let (deed, now) = match was {
            Some(_) => (Deed::Unstrike, None),
            None => {
                let reason = Clean::line(reason).as_str().to_owned();
                (Deed::Strike, Some(Strike { at: whole_second(context.now), reason }))
            }
        };
        self.act(context, deed, Change::Strike(Edit { id: id.clone(), was, now }))
    }

    /// Returns which remark a choice is about: the one that is being corrected, the selected one
    /// while the remarks have the keys.
    pub(super) fn subject(&self) -> Subject {
        if let Some(id) = self.correcting() {
            return Subject::Remark(id.clone());
        }
        let selected = self.desk.shown.remarks.get(self.selection.remark);
        match selected {
            Some(remark) if self.focus == Focus::Remarks => Subject::Remark(remark.id.clone()),
            _ => Subject::Line,
        }
    }

    /// Alters what a remark is; for one that is written down this is a change of the session.
    pub(super) fn assign(
        &mut self,
        context: Context<'_>,
        id: &RemarkId,
        alter: impl FnOnce(&mut Link),
    ) -> Reply {
        let Some(remark) = self.desk.shown.remark(id) else { return Reply::default() };
        let was = remark.link.clone();
        let mut now = was.clone();
        alter(&mut now);
        self.act(context, Deed::Assign, Change::Assign(Edit { id: id.clone(), was, now }))
    }

    /// Gives the floor, or names the speaker of a remark that is written down.
    pub(super) fn speaker(
        &mut self,
        context: Context<'_>,
        subject: &Subject,
        member: Option<MemberId>,
    ) -> Reply {
        match subject {
            Subject::Remark(id) => self.assign(context, id, |link| link.by = member),
            Subject::Line => {
                if self.pinned.is_some() {
                    self.chosen.by.clone_from(&member);
                }
                self.act(context, Deed::Floor, Change::GiveFloor(member))
            }
        }
    }

    /// Takes it that these opinions are to be answered so; the words may follow in the line.
    pub(super) fn answer(&mut self, remarks: Vec<RemarkId>, verdict: Verdict) -> Reply {
        let first = remarks.first().and_then(|id| self.desk.shown.remark(id)).cloned();
        if let (None, Some(first)) = (&self.pinned, first) {
            let answerer = match &first.link.to {
                Some(crate::session::member::Party::Member(id)) => Some(id.clone()),
                _ => None,
            };
            self.chosen.by = answerer.or_else(|| self.link().by);
            self.chosen.to = Some(None);
            self.chosen.shortcomings = Some(first.link.shortcomings.clone());
        }
        self.chosen.answering = Some(Answering { remarks, verdict });
        self.focus = Focus::Line;
        Reply::default()
    }

    /// Goes to the next step, or goes on with a suspended meeting. A second "next" within a
    /// moment is taken for a slip of the finger.
    pub(super) fn next(&mut self, context: Context<'_>) -> Reply {
        let standing = &self.desk.shown.standing;
        if let (State::Suspended, Some(step)) = (standing.state, standing.step.clone()) {
            return self.go(context, &step);
        }
        let Some(step) = self.desk.shown.next_step().map(|step| step.id.clone()) else {
            let said = match self.desk.shown.first_put_off() {
                Some(step) => Word::LastStepPutOff.fill(context.lang, &[("title", &step.title)]),
                None => Word::LastStep.text(context.lang).to_owned(),
            };
            return Reply::note(Weight::Attention, said);
        };
        let just_moved = self.moved_at.is_some_and(|at| {
            let passed = (context.now - at).to_std();
            passed.is_ok_and(|passed| passed < limits::NEXT_GUARD)
        });
        if just_moved {
            return Reply::note(Weight::Attention, Word::NextGuard.text(context.lang));
        }
        self.go(context, &step)
    }

    /// Goes to the step before.
    pub(super) fn previous(&mut self, context: Context<'_>) -> Reply {
        match self.desk.shown.previous_step().map(|step| step.id.clone()) {
            Some(step) => self.go(context, &step),
            None => Reply::note(Weight::Attention, Word::FirstStep.text(context.lang)),
        }
    }

    /// Goes to a step. What is being typed stays with the step in which it was begun.
    /// A turn that would be left with opinions unanswered is left only for a reason: it is asked.
    pub(in crate::ui::screens) fn go(&mut self, context: Context<'_>, step: &StepId) -> Reply {
        if let Some((member, count)) = self.desk.shown.left_unanswered(step) {
            let name = self.desk.shown.member(&member).map_or("", |member| &member.name);
            let key = super::view::key_name(Action::Answer);
            let values = [("name", name), ("count", &count.to_string()), ("key", &key)];
            let purpose = FormPurpose::LeaveTurn(step.clone());
            let mut form = Form::new(Word::LeaveTurnTitle, purpose, &[Word::FieldWhy]);
            form.problem = Some(Word::LeaveTurnNote.fill(context.lang, &values));
            return Reply::overlay(Overlay::Form(form));
        }
        let left = self.desk.shown.standing.step.clone();
        let mut reply = self.moved(context, step, Change::MoveTo(step.clone()));
        if reply.note.is_none() {
            reply.note = left.and_then(|left| self.left_lacking(&left, context));
        }
        reply
    }

    /// Goes to a step although opinions on the person before wait for an answer.
    pub(super) fn leave_turn(
        &mut self,
        context: Context<'_>,
        step: &StepId,
        reason: &str,
    ) -> Reply {
        let reason = Clean::line(reason).as_str().to_owned();
        self.moved(context, step, Change::MoveDespite { step: step.clone(), reason })
    }

    fn moved(&mut self, context: Context<'_>, step: &StepId, change: Change) -> Reply {
        let reply = self.act(context, Deed::Move(step.clone()), change);
        if reply.note.is_none() {
            self.moved_at = Some(context.now);
            self.selection.agenda = self.desk.shown.position().unwrap_or(0);
            if self.pinned.is_none() {
                self.chosen = Chosen::default();
            }
        }
        reply
    }

    /// Says what must still be of a step that was left for a later one, where anything must.
    fn left_lacking(&self, left: &StepId, context: Context<'_>) -> Option<Note> {
        let (session, lang) = (&self.desk.shown, context.lang);
        let at = session.agenda.iter().position(|step| step.id == *left);
        if at >= session.position() {
            return None;
        }
        let mut found = check_step(session, context.profile, left);
        found.retain(|each| each.blocks(session, context.profile));
        let values = [
            ("count", found.len().to_string()),
            ("first", finding(lang, session, found.first()?)),
            ("key", super::view::key_name(Action::Check)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let text = CheckWord::LeftOfStep.fill(lang, &values);
        Some(Note { text, weight: Weight::Attention })
    }

    /// Adds a member, with his turn where the agenda has turns of persons.
    pub(super) fn add_member(&mut self, context: Context<'_>, name: &str, post: &str) -> Reply {
        let session = &self.desk.shown;
        let free = (session.members.len() + 1..)
            .map(|number| MemberId::numbered("m", number))
            .find(|id| session.member(id).is_none());
        let Some(id) = free else { return Reply::default() };
        let (name, post) = (Clean::line(name), Clean::line(post));
        let rank = context.profile.rank_of(post.as_str());
        let (name, post) = (name.as_str().to_owned(), post.as_str().to_owned());
        let member = Member { id, name, post, rank };
        let mut changes = vec![Change::AddMember(member.clone())];
        let template = context.profile.template(session.meeting.kind);
        let now = Arc::new(agenda::with_member(session, template, &member));
        changes.push(Change::SetAgenda { was: Arc::clone(&session.agenda), now });
        self.act(context, Deed::Member, Change::Several(changes))
    }
}
