//! What becomes of the answers of what lies above a screen.

use crate::limits;
use crate::session::{Instant, find};
use crate::ui::editor::Edit;
use crate::ui::event::Effect;
use crate::ui::keys::Action;
use crate::ui::lay;
use crate::ui::model::{Model, Screen};
use crate::ui::overlay::Purpose;
use crate::ui::screens::{Reply, Weight, chair, home, prepare, record};
use crate::ui::update::{on_action, with_prepare, with_record};

pub(super) fn on_overlay_action(model: &mut Model, action: Action, now: Instant) -> Reply {
    let size = model.size_of_screen();
    let Some(overlay) = &mut model.overlay else { return Reply::default() };
    let asked = match overlay {
        lay::Overlay::Question(question) => Some((question.since, question.is_of_saving())),
        _ => None,
    };
    if let (Some((since, _)), Action::Accept) = (asked, action)
        && (now - since).to_std().is_ok_and(|passed| passed < limits::NEXT_GUARD)
    {
        return Reply::default(); // meant for the line: the question was not seen yet
    }
    let (lang, typing) = (model.lang, model.writing.typing);
    let answer = lay::on_action(overlay, action, lang, typing, size);
    on_answer(model, answer, asked.is_some_and(|(_, of_saving)| of_saving), now)
}

pub(super) fn on_answer(
    model: &mut Model,
    answer: lay::Answer,
    asked: bool,
    now: Instant,
) -> Reply {
    match answer {
        lay::Answer::Stay => Reply::default(),
        lay::Answer::Over(overlay) => Reply::overlay(*overlay),
        lay::Answer::Close => {
            model.overlay = None;
            if asked { with_record(model, now, record::Record::put_off) } else { Reply::default() }
        }
        lay::Answer::Chosen(way) => {
            model.overlay = None;
            with_record(model, now, |record, context| record.decide(way, context))
        }
        lay::Answer::Found(place) => {
            model.lay_nothing();
            on_found(model, &place, now)
        }
        lay::Answer::Elsewhere(path, place) => {
            model.lay_nothing();
            model.go_to = Some(place);
            if let Screen::Home(home) = &mut model.screen {
                home.opens();
            }
            Reply::effect(Effect::Open(path))
        }
        lay::Answer::InLine(edit) => {
            model.overlay = None;
            with_record(model, now, |record, context| record::in_line(record, edit, context))
        }
        lay::Answer::Picked(purpose, picks) => {
            let signed = model.overlay.take().is_some_and(|overlay| overlay.is_of_sign());
            if let [lay::Pick::Action(action)] = picks.as_slice() {
                model.overlay = model.under.pop();
                return on_action(model, *action, now);
            }
            if let (Purpose::GoTo, Some(lay::Pick::Remark(id))) = (&purpose, picks.first()) {
                model.lay_nothing();
                return on_found(model, &find::Place::Remark(id.clone()), now);
            }
            if let Screen::Prepare(_) = model.screen {
                return with_prepare(model, now, |prepare, context| {
                    prepare::on_picks(prepare, &picks, context)
                });
            }
            if let (Screen::Chair(chair), context) = model.parts(now) {
                return chair::on_picks(chair, &purpose, picks, context);
            }
            with_record(model, now, |record, context| {
                if signed {
                    let _ = record::in_line(record, Edit::Backspace, context);
                }
                record::on_picks(record, &purpose, picks, context)
            })
        }
        lay::Answer::Filled => on_form(model, now),
    }
}

pub(super) fn on_found(model: &mut Model, place: &find::Place, now: Instant) -> Reply {
    match model.parts(now) {
        (Screen::Record(record), context) => record::found(record, place, context),
        (Screen::Chair(chair), context) => chair::found(chair, place, context),
        _ => Reply::default(),
    }
}

fn on_form(model: &mut Model, now: Instant) -> Reply {
    let Some(lay::Overlay::Form(mut form)) = model.overlay.take() else {
        return Reply::default();
    };
    let (screen, context) = model.parts(now);
    let reply = match (screen, &form.purpose) {
        (Screen::Home(home), lay::FormPurpose::NewSession(kind)) => {
            home::on_form(home, &form, *kind, context)
        }
        (Screen::Prepare(prepare), _) => prepare::on_form(prepare, &form, context),
        (Screen::Record(record), _) => record::on_form(record, &form, context),
        (Screen::Chair(chair), _) => chair::on_form(chair, &form, context),
        _ => Reply::default(),
    };
    match reply.note {
        // What is wrong is said beside what was filled in, which stays to be mended.
        Some(note) if note.weight != Weight::Done => {
            form.problem = Some(note.text);
            Reply { note: None, ..Reply::overlay(lay::Overlay::Form(form)) }
        }
        note => Reply { note, ..reply },
    }
}
