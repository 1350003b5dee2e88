//! What keys, pastes, picks, forms and the mouse mean on the prepare screen.

use super::view::{self, areas};
use super::{Prepare, Tab};
use crate::locale::prepare::Word;
use crate::report::members::Roster;
use crate::text::Clean;
use crate::ui::editor::Edit;
use crate::ui::event::{Effect, Errand, Mouse, MouseAct};
use crate::ui::keys::{Action, TextKey};
use crate::ui::overlay::{Form, FormPurpose, Overlay, Pick};
use crate::ui::screens::record::edit_of;
use crate::ui::screens::{Context, Reply, Weight};
use crate::ui::typing::type_into;

/// How many rows one turn of the wheel goes.
const WHEEL_ROWS: usize = 3;

/// Does what a key or a line of the palette means here.
pub fn on_action(prepare: &mut Prepare, action: Action, context: Context<'_>) -> Reply {
    let lang = context.lang;
    match action {
        Action::NextPart => prepare.tab = prepare.tab.turned(true),
        Action::PreviousPart => prepare.tab = prepare.tab.turned(false),
        Action::Undo if !prepare.line_is_open() || !prepare.line.apply(Edit::Undo) => {
            return prepare.undo(lang);
        }
        Action::Redo => return prepare.redo(lang),
        Action::DoubtNext => return prepare.next_doubt(true, lang),
        Action::DoubtBack => return prepare.next_doubt(false, lang),
        Action::Check => return prepare.doubts(lang),
        Action::Make => return prepare.ask_to_make(context),
        Action::Back => return prepare.leave(context),
        Action::Up | Action::Down | Action::PageUp | Action::PageDown => {
            let page = usize::from(view::page(prepare, context)).max(1);
            let by = if matches!(action, Action::Up | Action::Down) { 1 } else { page };
            let forwards = matches!(action, Action::Down | Action::PageDown);
            step(prepare, by, forwards, context);
        }
        Action::First => step(prepare, usize::MAX, false, context),
        Action::Last => step(prepare, usize::MAX, true, context),
        _ => {
            return match prepare.tab {
                Tab::Report => on_lines(prepare, action, context),
                Tab::Members => on_members(prepare, action, context),
                Tab::Agenda => on_agenda(prepare, action, context),
            };
        }
    }
    Reply::default()
}

fn on_lines(prepare: &mut Prepare, action: Action, context: Context<'_>) -> Reply {
    let lang = context.lang;
    match action {
        Action::TurnLine => prepare.turn_line(lang),
        Action::Role => prepare.roles(lang),
        Action::Split => prepare.places_to_split(lang),
        Action::Join => prepare.join(lang),
        Action::LeaveOut => prepare.leave_out(lang),
        Action::GuessAgain => prepare.guess_again(lang),
        Action::ShowLine => prepare.show_line(lang),
        _ => Reply::default(),
    }
}

fn on_members(prepare: &mut Prepare, action: Action, context: Context<'_>) -> Reply {
    match action {
        Action::TakeMember => prepare.take_member(context),
        Action::Rank => prepare.turn_rank(context),
        Action::ReadRoster => prepare.ask_for_roster(),
        Action::LeaveOut if prepare.line.text().is_empty() => prepare.remove_member(context),
        Action::LeaveOut => {
            prepare.line.apply(edit_of(TextKey::Delete, usize::MAX, context.writing.typing));
            Reply::default()
        }
        Action::Text(key) => {
            prepare.line.apply(edit_of(key, usize::MAX, context.writing.typing));
            Reply::default()
        }
        _ => Reply::default(),
    }
}

fn on_agenda(prepare: &mut Prepare, action: Action, context: Context<'_>) -> Reply {
    match action {
        Action::StepUp => prepare.move_step(true, context),
        Action::StepDown => prepare.move_step(false, context),
        Action::MinutesMore => prepare.plan_minutes(true, context),
        Action::MinutesLess => prepare.plan_minutes(false, context),
        Action::LeaveOut => prepare.remove_step(context),
        Action::AddStep => prepare.ask_for_step(),
        Action::MeetingKind => prepare.turn_kind(context),
        Action::TakeAgenda => Reply::effect(Effect::Errand(Errand::Agendas)),
        Action::SaveAgenda => prepare.ask_for_agenda_name(context),
        Action::UsualAgenda => prepare.usual_agenda(context),
        _ => Reply::default(),
    }
}

/// Goes so many rows on in the list that is shown.
fn step(prepare: &mut Prepare, by: usize, forwards: bool, context: Context<'_>) {
    let count = match prepare.tab {
        Tab::Report => prepare.mended.rows.len(),
        Tab::Members => prepare.plan.members.len(),
        Tab::Agenda => prepare.steps(context).len(),
    };
    let selected = match prepare.tab {
        Tab::Report => &mut prepare.selected.row,
        Tab::Members => &mut prepare.selected.member,
        Tab::Agenda => &mut prepare.selected.step,
    };
    let to = if forwards { selected.saturating_add(by) } else { selected.saturating_sub(by) };
    *selected = to.min(count.saturating_sub(1));
}

impl Prepare {
    fn line_is_open(&self) -> bool {
        self.tab == Tab::Members && !self.line.text().is_empty()
    }

    fn leave(&mut self, context: Context<'_>) -> Reply {
        if !self.line.is_blank() {
            self.tab = Tab::Members;
            return Reply::note(Weight::Attention, Word::LineInUse.text(context.lang));
        }
        let is_begun = !self.history.undo.is_empty();
        let text = Word::HomeKept.text(context.lang);
        let reply = if is_begun { Reply::note(Weight::Done, text) } else { Reply::default() };
        Reply { home: true, ..reply }
    }

    fn ask_to_make(&self, context: Context<'_>) -> Reply {
        use crate::locale::ui::Word as UiWord;
        let outline = &self.mended.reading.outline;
        let title = self.plan.title.as_ref().unwrap_or(&outline.title);
        let fields = [(UiWord::FieldMeeting, title.as_str())];
        let mut form = Form::filled(UiWord::MakeTitle, FormPurpose::Make, &fields);
        let values = [
            ("shortcomings", outline.shortcomings.len().to_string()),
            ("members", self.plan.members.len().to_string()),
            ("steps", self.steps(context).len().to_string()),
            ("doubts", self.mended.doubtful().len().to_string()),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        form.hint = Word::MakeHint.fill(context.lang, &values);
        Reply::overlay(Overlay::Form(form))
    }

    fn make(&mut self, form: &Form, context: Context<'_>) -> Reply {
        let title = Clean::line(form.value(0));
        if title.is_blank() {
            return Reply::note(Weight::Attention, Word::NeedTitle.text(context.lang));
        }
        if !self.line.is_blank() {
            return Reply::note(Weight::Attention, Word::LineInUse.text(context.lang));
        }
        let outline = self.mended.reading.outline.clone();
        self.plan.title = Some(title.as_str().to_owned()).filter(|title| *title != outline.title);
        let session = self.plan.session(outline, context.profile);
        self.making = true;
        let effect = Effect::Make(self.report.clone(), Box::new(session));
        let note = Reply::note(Weight::Done, Word::Making.text(context.lang));
        Reply { effects: vec![effect], ..note }
    }
}

/// Takes a letter that was typed: among the members it is the name of one.
pub fn on_typed(prepare: &mut Prepare, letter: char, context: Context<'_>) -> Reply {
    if prepare.tab == Tab::Members {
        type_into(context.writing.typing, &mut prepare.line, letter);
    }
    Reply::default()
}

/// Takes pasted text: a list of members, whatever is shown.
pub fn on_paste(prepare: &mut Prepare, text: String, context: Context<'_>) -> Reply {
    if prepare.tab == Tab::Members {
        return prepare.paste_members(text, context);
    }
    Reply::default()
}

/// Takes a list of members that was read from a file.
pub fn on_roster(prepare: &mut Prepare, roster: Roster, context: Context<'_>) -> Reply {
    prepare.tab = Tab::Members;
    prepare.add(roster, context)
}

/// Does what was picked from a list.
pub fn on_picks(prepare: &mut Prepare, picks: &[Pick], context: Context<'_>) -> Reply {
    match picks {
        [Pick::Role(role)] => prepare.set_role(*role, context.lang),
        [Pick::Split(spot)] => prepare.split(*spot, context.lang),
        [Pick::Agenda(own)] => prepare.start_from(own.as_ref().clone(), context),
        [Pick::ReplaceAgenda(own)] => {
            Reply::effect(Effect::Errand(Errand::SaveAgenda(own.clone(), true)))
        }
        [Pick::Row(row)] => {
            (prepare.tab, prepare.selected.row) = (Tab::Report, *row);
            Reply::default()
        }
        _ => Reply::default(),
    }
}

/// Does what a form was filled in for.
pub fn on_form(prepare: &mut Prepare, form: &Form, context: Context<'_>) -> Reply {
    match &form.purpose {
        FormPurpose::AlterMember(_) => prepare.alter(form, context),
        FormPurpose::ReadRoster => Prepare::read_roster(form),
        FormPurpose::AddStep => prepare.add_step(form, context),
        FormPurpose::SaveAgenda => prepare.save_agenda(form, context),
        FormPurpose::Make => prepare.make(form, context),
        _ => Reply::default(),
    }
}

/// Does what the mouse means here.
pub fn mouse(prepare: &mut Prepare, mouse: Mouse, context: Context<'_>) -> Reply {
    match mouse.act {
        MouseAct::WheelUp => step(prepare, WHEEL_ROWS, false, context),
        MouseAct::WheelDown => step(prepare, WHEEL_ROWS, true, context),
        MouseAct::Press => {
            let areas = areas(context.size);
            if mouse.row == areas.tabs.y {
                let tab = view::tab_at(prepare, context, mouse.column);
                prepare.tab = tab.unwrap_or(prepare.tab);
            } else if let Some(index) = view::row_at(prepare, context, mouse) {
                match prepare.tab {
                    Tab::Report => prepare.selected.row = index,
                    Tab::Members => prepare.selected.member = index,
                    Tab::Agenda => prepare.selected.step = index,
                }
            }
        }
    }
    Reply::default()
}
