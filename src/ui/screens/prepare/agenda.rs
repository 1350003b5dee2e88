//! The agenda: made for the kind of meeting, altered by hand.

use super::{Prepare, did};
use crate::limits;
use crate::locale::prepare::{Act, Word};
use crate::locale::session::meeting_kind;
use crate::session::MeetingKind;
use crate::session::agenda::Step;
use crate::session::own_agenda::{Generalised, OwnAgenda, generalised};
use crate::session::preparation::{Altered, Planned, StepKey};
use crate::text::Clean;
use crate::ui::event::{Effect, Errand, Key};
use crate::ui::keys::{self, Action, Place};
use crate::ui::overlay::{Form, FormPurpose, Item, Overlay, Pick, Picker, Purpose};
use crate::ui::screens::{Context, Reply, Weight};

/// By how many minutes one key alters the plan of a step.
const MINUTES: u16 = 5;

impl Prepare {
    pub(super) fn steps(&self, context: Context<'_>) -> Vec<Step> {
        self.plan.agenda(&self.mended.reading.outline, context.profile)
    }

    fn alter_agenda(
        &mut self,
        what: Act,
        context: Context<'_>,
        alter: impl FnOnce(&mut Altered),
    ) -> bool {
        let outline = self.mended.reading.outline.clone();
        self.act(what.text(context.lang).to_owned(), |plan| {
            plan.alter_agenda(&outline, context.profile, alter);
        })
    }

    pub(super) fn move_step(&mut self, up: bool, context: Context<'_>) -> Reply {
        let (at, count) = (self.selected.step, self.steps(context).len());
        let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < count) };
        if let Some(to) = to {
            self.alter_agenda(Act::MoveStep, context, |altered| altered.steps.swap(at, to));
            self.selected.step = to;
        }
        Reply::default()
    }

    pub(super) fn remove_step(&mut self, context: Context<'_>) -> Reply {
        let at = self.selected.step;
        let Some(step) = self.steps(context).into_iter().nth(at) else { return Reply::default() };
        self.alter_agenda(Act::RemoveStep, context, |altered| altered.remove(at));
        let last = self.steps(context).len().saturating_sub(1);
        self.selected.step = at.min(last);
        let what = Act::Remove.fill(context.lang, &[("name", &step.title)]);
        did(&what, context.lang)
    }

    /// Plans a few minutes more or less for the selected step; none where none are left.
    pub(super) fn plan_minutes(&mut self, more: bool, context: Context<'_>) -> Reply {
        let at = self.selected.step;
        let Some(step) = self.steps(context).into_iter().nth(at) else { return Reply::default() };
        let now = step.minutes.unwrap_or(0);
        let next = if more { now + MINUTES } else { now.saturating_sub(MINUTES) };
        let next = Some(next.min(limits::STEP_MINUTES)).filter(|minutes| *minutes > 0);
        self.alter_agenda(Act::Minutes, context, |altered| {
            if let Some(step) = altered.steps.get_mut(at) {
                step.minutes = next;
            }
        });
        Reply::default()
    }

    pub(super) fn ask_for_step(&self) -> Reply {
        use crate::locale::ui::Word;
        let (title, purpose) = (Word::AddStepTitle, FormPurpose::AddStep);
        Reply::overlay(Overlay::Form(Form::new(title, purpose, &[Word::FieldStep])))
    }

    /// Puts a step of the user's own behind the selected one.
    pub(super) fn add_step(&mut self, form: &Form, context: Context<'_>) -> Reply {
        let title = Clean::line(form.value(0));
        let is_long = title.as_str().chars().count() > limits::NAME_LETTERS;
        if title.is_blank() || is_long {
            return Reply::note(Weight::Attention, Word::NeedTitle.text(context.lang));
        }
        let at = (self.selected.step + 1).min(self.steps(context).len());
        self.alter_agenda(Act::AddStep, context, |altered| {
            let key = StepKey::Own(title.as_str().to_owned());
            altered.steps.insert(at, Planned { key, minutes: None });
        });
        self.selected.step = at;
        Reply::default()
    }

    /// Goes through the kinds of meeting; each has its own agenda.
    pub(super) fn turn_kind(&mut self, context: Context<'_>) -> Reply {
        let at = MeetingKind::ALL.iter().position(|kind| *kind == self.plan.kind).unwrap_or(0);
        let next = MeetingKind::ALL[(at + 1) % MeetingKind::ALL.len()];
        self.act(Act::Kind.text(context.lang).to_owned(), |plan| {
            plan.kind = next;
            plan.own = None;
            plan.agenda = None;
        });
        self.selected.step = 0;
        Reply::default()
    }

    pub(super) fn usual_agenda(&mut self, context: Context<'_>) -> Reply {
        let what = Act::UsualAgenda.text(context.lang).to_owned();
        self.act(what.clone(), |plan| {
            plan.own = None;
            plan.agenda = None;
        });
        self.selected.step = 0;
        did(&what, context.lang)
    }

    /// Shows the agendas that were saved.
    pub(in crate::ui) fn agendas(&self, saved: Vec<OwnAgenda>, context: Context<'_>) -> Reply {
        let lang = context.lang;
        if saved.is_empty() {
            let key = keys::key_of(&[Place::Steps], Action::SaveAgenda);
            let key = key.map_or_else(String::new, Key::name);
            let text = Word::NoAgendas.fill(lang, &[("key", &key)]);
            return Reply::note(Weight::Attention, text);
        }
        let item = |own: OwnAgenda| {
            let steps = own.template.steps.len().to_string();
            let values = [("kind", meeting_kind(lang, own.template.kind)), ("steps", &steps)];
            Item {
                label: own.name.clone(),
                detail: Word::AgendaDetail.fill(lang, &values),
                pick: Pick::Agenda(Box::new(own)),
                marked: false,
            }
        };
        let items = saved.into_iter().map(item).collect();
        let title = crate::locale::ui::Word::TakeAgendaTitle;
        Reply::overlay(Overlay::Picker(Picker::new(title, Purpose::Prepare, items)))
    }

    /// Starts from a saved agenda.
    pub(super) fn start_from(&mut self, own: OwnAgenda, context: Context<'_>) -> Reply {
        let what = Act::TakeAgenda.fill(context.lang, &[("name", &own.name)]);
        self.act(what.clone(), |plan| plan.start_from(own));
        self.selected.step = 0;
        did(&what, context.lang)
    }

    fn generalised(&self, context: Context<'_>) -> Generalised {
        let (steps, members) = (self.steps(context), self.plan.sorted_members());
        generalised(self.plan.kind, &steps, &self.mended.reading.outline, &members)
    }

    /// Asks under which name the agenda shall be saved; says what of it cannot be.
    pub(super) fn ask_for_agenda_name(&self, context: Context<'_>) -> Reply {
        use crate::locale::ui::Word as UiWord;
        let name = self.plan.own.as_ref().map_or("", |own| &own.name);
        let fields = [(UiWord::FieldAgenda, name)];
        let mut form = Form::filled(UiWord::SaveAgendaTitle, FormPurpose::SaveAgenda, &fields);
        form.hint = match self.generalised(context).otherwise {
            0 => Word::SaveHint.text(context.lang).to_owned(),
            count => Word::AgendaOtherwise.fill(context.lang, &[("count", &count.to_string())]),
        };
        Reply::overlay(Overlay::Form(form))
    }

    pub(super) fn save_agenda(&self, form: &Form, context: Context<'_>) -> Reply {
        let name = Clean::line(form.value(0));
        let is_long = name.as_str().chars().count() > limits::NAME_LETTERS;
        let template = self.generalised(context).template;
        if name.is_blank() || is_long || template.steps.is_empty() {
            return Reply::note(Weight::Attention, Word::NeedTitle.text(context.lang));
        }
        let own = Box::new(OwnAgenda { name: name.as_str().trim().to_owned(), template });
        Reply::effect(Effect::Errand(Errand::SaveAgenda(own, false)))
    }

    /// Asks whether the saved agenda of the same name is replaced.
    pub(in crate::ui) fn agenda_there(&self, own: Box<OwnAgenda>, context: Context<'_>) -> Reply {
        let item = |word: Word, pick| Item {
            label: word.text(context.lang).to_owned(),
            detail: String::new(),
            pick,
            marked: false,
        };
        let about = own.name.clone();
        let items =
            vec![item(Word::KeepOld, Pick::Nothing), item(Word::Replace, Pick::ReplaceAgenda(own))];
        let title = crate::locale::ui::Word::AgendaThereTitle;
        let mut picker = Picker::new(title, Purpose::Prepare, items);
        picker.about = about;
        Reply::overlay(Overlay::Picker(picker))
    }
}
