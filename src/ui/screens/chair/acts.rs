//! What the chair does with floor, requests, clocks and agenda.

use std::sync::Arc;

use chrono::NaiveTime;

use super::view::key_name;
use super::{Chair, Focus};
use crate::limits;
use crate::locale::acts::ActWord;
use crate::locale::chair::ChairWord;
use crate::session::agenda::{Step, Topic};
use crate::session::change::Change;
use crate::session::clock::ClockOf;
use crate::session::ids::{MemberId, StepId};
use crate::session::queue::{EntryKind, Request};
use crate::session::row::Swap;
use crate::session::standing::{Aside, State};
use crate::text::Clean;
use crate::ui::desk::{Deed, whole_second};
use crate::ui::keys::Action;
use crate::ui::overlay::{Form, FormPurpose, Label, Overlay, SeatForm};
use crate::ui::screens::{Context, Reply, Weight, record};

impl Chair {
    pub(super) fn act(&mut self, deed: Deed, change: Change, context: Context<'_>) -> Reply {
        let reply = self.record.act(context, deed, change);
        self.refresh();
        reply
    }

    /// Does something, and says what was done where it was not refused.
    pub(super) fn act_saying(
        &mut self,
        deed: Deed,
        change: Change,
        said: impl Into<String>,
        context: Context<'_>,
    ) -> Reply {
        let reply = self.act(deed, change, context);
        if reply.note.is_some() {
            return reply;
        }
        Reply { effects: reply.effects, ..Reply::note(Weight::Done, said) }
    }

    pub(super) fn nothing(context: Context<'_>, word: ChairWord) -> Reply {
        Reply::note(Weight::Attention, word.text(context.lang))
    }

    /// Says of a turn that would be left with opinions unanswered what the chair can do about it.
    pub(super) fn guarded(&self, mut reply: Reply, context: Context<'_>) -> Reply {
        if let Some(Overlay::Form(form)) = &mut reply.overlay
            && let FormPurpose::LeaveTurn(step) = &form.purpose
            && let Some((member, count)) = self.session().left_unanswered(step)
        {
            let values = [("name", &*self.name(&member)), ("count", &*count.to_string())];
            form.problem = Some(ChairWord::LeaveNote.fill(context.lang, &values));
        }
        reply
    }

    pub(super) fn name(&self, id: &MemberId) -> String {
        self.session().name_of(id).to_owned()
    }

    /// Lets who waits go on; else calls the first of those who ask.
    pub(super) fn call(&mut self, context: Context<'_>) -> Reply {
        if let Some(waits) = self.session().standing.interrupted() {
            let member = Some(waits.member.clone());
            return self.act(Deed::Floor, Change::GiveFloor(member), context);
        }
        self.call_selected(context)
    }

    /// Calls who is selected of those who ask.
    pub(super) fn call_selected(&mut self, context: Context<'_>) -> Reply {
        let order = self.session().call_order(context.profile);
        let Some(request) = order.get(self.request).or(order.first()) else {
            return Reply::note(Weight::Attention, ActWord::QueueEmpty.text(context.lang));
        };
        let change = Change::Call((*request).clone());
        self.request = 0;
        self.act(Deed::Floor, change, context)
    }

    /// Returns the change by which somebody gets the floor; who asked asks no longer.
    fn floor_to(&self, member: &MemberId, context: Context<'_>) -> Change {
        let order = self.session().call_order(context.profile);
        match order.into_iter().find(|each| each.member == *member) {
            Some(request) => Change::Call(request.clone()),
            None => Change::GiveFloor(Some(member.clone())),
        }
    }

    pub(super) fn give_floor(&mut self, member: Option<MemberId>, context: Context<'_>) -> Reply {
        let change = match &member {
            Some(member) => self.floor_to(member, context),
            None => Change::GiveFloor(None),
        };
        self.act(Deed::Floor, change, context)
    }

    pub(super) fn last_word(&mut self, member: &MemberId, context: Context<'_>) -> Reply {
        let was = self.session().queue.closed;
        let now = self.session().queue_closed().or(Some(whole_second(context.now)));
        let floor = self.floor_to(member, context);
        let change = Change::Several(vec![Change::CloseQueue { was, now }, floor]);
        self.act_saying(Deed::Floor, change, ChairWord::ClosedNow.text(context.lang), context)
    }

    pub(super) fn interpose(&mut self, member: MemberId, context: Context<'_>) -> Reply {
        let kind = EntryKind::Clarification;
        self.act(Deed::Floor, Change::Interpose { member, kind }, context)
    }

    pub(super) fn bring_back(&mut self, context: Context<'_>) -> Reply {
        match self.session().standing.last_speaker().cloned() {
            Some(member) => self.act(Deed::Floor, Change::BringBack(member), context),
            None => Reply::note(Weight::Attention, ActWord::NobodySpoke.text(context.lang)),
        }
    }

    pub(super) fn ask(
        &mut self,
        member: &MemberId,
        kind: EntryKind,
        context: Context<'_>,
    ) -> Reply {
        let (at, step) = (whole_second(context.now), self.session().standing.step.clone());
        let request = Request { member: member.clone(), kind, at, step };
        self.act(Deed::Queue, Change::Ask(Swap::new(request)), context)
    }

    /// Takes the selected request out.
    pub(super) fn withdraw(&mut self, context: Context<'_>) -> Reply {
        let order = self.session().call_order(context.profile);
        let Some(request) = order.get(self.request) else {
            return Self::nothing(context, ChairWord::NobodySelected);
        };
        let change = Change::Ask(Swap::take_back(*request));
        self.act(Deed::Queue, change, context)
    }

    pub(super) fn queue_door(&mut self, context: Context<'_>) -> Reply {
        let was = self.session().queue.closed;
        let is_open = self.session().queue_closed().is_none();
        let now = is_open.then(|| whole_second(context.now));
        let said = if now.is_some() { ChairWord::ClosedNow } else { ChairWord::OpenedNow };
        let said = said.text(context.lang);
        self.act_saying(Deed::Queue, Change::CloseQueue { was, now }, said, context)
    }

    /// Stops the clocks of step and speaker, or lets both go on.
    pub(super) fn pause_clock(&mut self, context: Context<'_>) -> Reply {
        let session = self.session();
        let step = session.step_clock(context.profile, context.now);
        let speech = session.speech_clock(context.profile, context.now);
        if session.standing.state != State::InProgress || step.is_none() {
            return Self::nothing(context, ChairWord::NoClock);
        }
        let runs = [step, speech].into_iter().flatten().any(|reading| reading.is_running);
        let of = [(ClockOf::Step, step), (ClockOf::Speaker, speech)];
        let there = of.into_iter().filter(|(_, reading)| reading.is_some()).map(|(of, _)| of);
        let change = if runs { Change::Pause } else { Change::Resume };
        let said = if runs { ChairWord::DidPause } else { ChairWord::DidResume };
        let change = Change::Several(there.map(change).collect());
        self.act_saying(Deed::Clock, change, said.text(context.lang), context)
    }

    /// Gives a minute more to who speaks, or else to the step.
    pub(super) fn add_minute(&mut self, context: Context<'_>) -> Reply {
        let speaker = self.session().standing.speech().map(|speech| speech.member.clone());
        let (of, said) = match speaker {
            Some(id) => {
                let said = ChairWord::AddedSpeech.fill(context.lang, &[("name", &self.name(&id))]);
                (ClockOf::Speaker, said)
            }
            None => (ClockOf::Step, ChairWord::AddedStep.text(context.lang).to_owned()),
        };
        let was = self.session().added_s(of);
        let change = Change::AddTime { of, was, now: was.saturating_add(60) };
        self.act_saying(Deed::Clock, change, said, context)
    }

    pub(super) fn ask_for_end(&self) -> Reply {
        let end = self.session().standing.planned_end;
        let end = end.map(|end| end.format("%H:%M").to_string()).unwrap_or_default();
        let fields = [(ChairWord::EndTime, &*end)];
        form(Form::filled(ChairWord::EndTitle, FormPurpose::Seat(SeatForm::PlanEnd), &fields))
    }

    pub(super) fn plan_end(&mut self, form: &Form, context: Context<'_>) -> Reply {
        let text = form.value(0);
        let time = NaiveTime::parse_from_str(text, "%H:%M").ok();
        let now = time.and_then(|time| context.now.with_time(time).single());
        if now.is_none() && !text.is_empty() {
            let bad = ActWord::BadTime.fill(context.lang, &[("time", text)]);
            return Reply::note(Weight::Trouble, bad);
        }
        let was = self.session().standing.planned_end;
        self.act(Deed::Plan, Change::PlanEnd { was, now }, context)
    }

    pub(super) fn rebalance(&mut self, context: Context<'_>) -> Reply {
        match self.session().rebalanced(context.now) {
            Some(change) => {
                let said = ChairWord::Rebalanced.text(context.lang);
                self.act_saying(Deed::Plan, change, said, context)
            }
            None => Reply::note(Weight::Attention, ActWord::NotRebalanced.text(context.lang)),
        }
    }

    pub(super) fn suspend(&mut self, context: Context<'_>) -> Reply {
        let is_suspended = self.session().standing.state == State::Suspended;
        let action = if is_suspended { Action::StepNext } else { Action::Suspend };
        record::on_action(&mut self.record, action, context)
    }

    pub(super) fn turn(&mut self, forwards: bool, context: Context<'_>) {
        let is_whole = super::view::is_whole(context.size);
        self.focus = match (self.focus, forwards) {
            (Focus::Now, true) | (Focus::Room, false) => Focus::Agenda,
            (Focus::Agenda, true) | (Focus::Now, false) if !is_whole => Focus::Room,
            (Focus::Now, false) => Focus::Agenda,
            _ => Focus::Now,
        };
        if self.focus == Focus::Agenda {
            self.step = self.session().position().unwrap_or(0);
        }
    }

    pub(super) fn selected_step(&self) -> Option<&StepId> {
        self.session().agenda.get(self.step).map(|step| &step.id)
    }

    /// Returns the step that a command is about: the selected one while the agenda has the keys,
    /// else the next.
    fn subject(&self) -> Option<&Step> {
        match self.focus {
            Focus::Agenda => self.session().agenda.get(self.step),
            Focus::Now | Focus::Room => self.session().next_step(),
        }
    }

    /// Skips a step or puts it off, for a reason; one that was set aside comes back.
    pub(super) fn set_aside(&mut self, action: Action, context: Context<'_>) -> Reply {
        let Some(step) = self.subject().map(|step| step.id.clone()) else {
            return Self::nothing(context, ChairWord::NothingSelected);
        };
        let how = if action == Action::Skip { Aside::Skipped } else { Aside::PutOff };
        if self.session().standing.aside(&step).is_some_and(|aside| aside.how == how) {
            let change = Change::SetAside { step, how: None };
            let said = ChairWord::Returned.text(context.lang);
            return self.act_saying(Deed::Plan, change, said, context);
        }
        let title = match how {
            Aside::Skipped => ChairWord::SkipTitle,
            Aside::PutOff => ChairWord::PutOffTitle,
        };
        let title = Label::Own(title.fill(context.lang, &[("title", &self.title(&step))]));
        let purpose = FormPurpose::Seat(SeatForm::Aside(step, how));
        form(Form::filled(title, purpose, &[(ChairWord::Reason.into(), "")] as &[(Label, &str)]))
    }

    fn title(&self, step: &StepId) -> String {
        self.session().step(step).map_or_else(String::new, |step| step.title.clone())
    }

    pub(super) fn aside(
        &mut self,
        step: &StepId,
        how: Aside,
        form: &Form,
        context: Context<'_>,
    ) -> Reply {
        let reason = Clean::line(form.value(0)).as_str().to_owned();
        let change = Change::SetAside { step: step.clone(), how: Some((how, reason)) };
        let (word, key) = match how {
            Aside::Skipped => (ChairWord::DidSkip, key_name(Action::Skip)),
            Aside::PutOff => (ChairWord::DidPutOff, key_name(Action::PutOff)),
        };
        let said = word.fill(context.lang, &[("title", &self.title(step)), ("key", &key)]);
        self.act_saying(Deed::Plan, change, said, context)
    }

    pub(super) fn ask_for_minutes(&self, context: Context<'_>) -> Reply {
        let subject = match self.focus {
            Focus::Agenda => self.subject(),
            Focus::Now | Focus::Room => self.session().current_step(),
        };
        let Some(step) = subject else {
            return Self::nothing(context, ChairWord::NothingSelected);
        };
        let minutes = step.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        let purpose = FormPurpose::Seat(SeatForm::Minutes(step.id.clone()));
        let fields = [(ChairWord::Minutes, &*minutes)];
        let hint = step.title.clone();
        form(Form { hint, ..Form::filled(ChairWord::MinutesTitle, purpose, &fields) })
    }

    pub(super) fn plan_minutes(
        &mut self,
        step: &StepId,
        form: &Form,
        context: Context<'_>,
    ) -> Reply {
        match minutes(form.value(0), context) {
            Ok(minutes) => self.set_agenda(self.session().agenda_timed(step, minutes), context),
            Err(why) => Reply::note(Weight::Trouble, why),
        }
    }

    pub(super) fn ask_for_step(&self) -> Reply {
        let behind = match self.focus {
            Focus::Agenda => self.selected_step(),
            Focus::Now | Focus::Room => self.session().standing.step.as_ref(),
        };
        let purpose = FormPurpose::Seat(SeatForm::Insert(behind.cloned()));
        let fields = [(ChairWord::StepTitle, ""), (ChairWord::Minutes, "")];
        form(Form::filled(ChairWord::InsertTitle, purpose, &fields))
    }

    pub(super) fn insert_step(
        &mut self,
        behind: Option<&StepId>,
        form: &Form,
        context: Context<'_>,
    ) -> Reply {
        let title = Clean::line(form.value(0));
        if title.is_blank() {
            return Self::nothing(context, ChairWord::NeedTitle);
        }
        let minutes = match minutes(form.value(1), context) {
            Ok(minutes) => minutes,
            Err(why) => return Reply::note(Weight::Trouble, why),
        };
        let (title, topic) = (title.as_str(), Topic::Discussion);
        let (steps, _) = self.session().agenda_with(title, topic, minutes, behind);
        self.set_agenda(steps, context)
    }

    /// Moves the selected step by one place.
    pub(super) fn move_step(&mut self, up: bool, context: Context<'_>) -> Reply {
        let agenda = &self.session().agenda;
        let at = self.step;
        let (Focus::Agenda, Some(step)) = (self.focus, agenda.get(at)) else {
            return Self::nothing(context, ChairWord::NothingSelected);
        };
        let behind = if up { at.checked_sub(2) } else { Some(at + 1) };
        if (up && at == 0) || (!up && at + 1 >= agenda.len()) {
            return Reply::default();
        }
        let behind = behind.and_then(|at| agenda.get(at)).map(|step| step.id.clone());
        let steps = self.session().agenda_moved(&step.id.clone(), behind.as_ref());
        let reply = self.set_agenda(steps, context);
        if reply.note.is_none() {
            self.step = if up { at - 1 } else { at + 1 };
        }
        reply
    }

    fn set_agenda(&mut self, steps: Vec<Step>, context: Context<'_>) -> Reply {
        let was = Arc::clone(&self.session().agenda);
        self.act(Deed::Plan, Change::SetAgenda { was, now: Arc::new(steps) }, context)
    }

    /// Says how to plan an end where none is planned.
    pub(super) fn no_end(context: Context<'_>) -> String {
        ChairWord::NoEnd.fill(context.lang, &[("key", &key_name(Action::PlanEnd))])
    }
}

pub(super) fn form(form: Form) -> Reply {
    Reply::overlay(Overlay::Form(form))
}

/// Reads minutes that may be empty.
fn minutes(text: &str, context: Context<'_>) -> Result<Option<u16>, String> {
    let max = limits::STEP_MINUTES;
    match text.parse() {
        Ok(minutes) if (1..=max).contains(&minutes) => Ok(Some(minutes)),
        _ if text.is_empty() => Ok(None),
        _ => {
            let values = [("max", &*max.to_string())];
            Err(ChairWord::BadMinutes.fill(context.lang, &values))
        }
    }
}

/// Reads a number of papers or hands.
pub(super) fn number(text: &str, context: Context<'_>) -> Result<u32, String> {
    text.parse().map_err(|_| ChairWord::BadNumber.fill(context.lang, &[("text", text)]))
}
