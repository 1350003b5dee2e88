//! What becomes of the answers of what lies above a screen.

use crate::limits;
use crate::session::check::Finding;
use crate::session::{Instant, find};
use crate::ui::editor::Edit;
use crate::ui::event::Effect;
use crate::ui::keys::Action;
use crate::ui::lay;
use crate::ui::model::{Model, Screen, with_record};
use crate::ui::overlay::Purpose;
use crate::ui::screens::record::Mend;
use crate::ui::screens::{Reply, Weight, chair, home, prepare, record};

/// What follows from an answer.
pub(super) struct Next {
    /// What is said, laid above the screen, or wanted.
    pub(super) said: Reply,
    /// What is done then.
    pub(super) then: Option<Action>,
}

impl Next {
    fn said(said: Reply) -> Self {
        Self { said, then: None }
    }

    fn then(action: Action) -> Self {
        Self { said: Reply::default(), then: Some(action) }
    }
}

/// Does what a key means in what lies above the screen.
pub(super) fn on_overlay_action(model: &mut Model, action: Action, now: Instant) -> Next {
    let size = model.size_of_screen();
    let Some(overlay) = &mut model.overlay else { return Next::said(Reply::default()) };
    let asked = match overlay {
        lay::Overlay::Question(question) => Some((question.since, question.is_of_saving())),
        _ => None,
    };
    if let (Some((since, _)), Action::Accept) = (asked, action)
        && (now - since).to_std().is_ok_and(|passed| passed < limits::NEXT_GUARD)
    {
        // Meant for the line: the question was not seen yet.
        return Next::said(Reply::default());
    }
    let (lang, typing) = (model.lang, model.writing.typing);
    let answer = lay::on_action(overlay, action, lang, typing, size);
    on_answer(model, answer, asked.is_some_and(|(_, of_saving)| of_saving), now)
}

/// Takes an answer up.
pub(super) fn on_answer(model: &mut Model, answer: lay::Answer, asked: bool, now: Instant) -> Next {
    match answer {
        lay::Answer::Mend(finding) => mend(model, &finding, now),
        lay::Answer::Picked(purpose, picks) => picked(model, &purpose, picks, now),
        answer => Next::said(said(model, answer, asked, now)),
    }
}

/// Opens where a finding is mended. What is a place of the session is gone to; a list or a form
/// lies above the findings, which come back behind it.
fn mend(model: &mut Model, finding: &Finding, now: Instant) -> Next {
    let (screen, context) = model.parts(now);
    let Some(record) = screen.record_mut() else { return Next::said(Reply::default()) };
    let mend = match (record::mend(record, finding, context), &mut *screen) {
        (Some(mend), _) => mend,
        (None, Screen::Chair(chair)) => chair::own_mend(chair, finding, context),
        (None, Screen::Record(record)) => record::own_mend(record, finding, context),
        (None, _) => return Next::said(Reply::default()),
    };
    match mend {
        Mend::Here(reply) => Next::said(reply),
        Mend::InLine(reply) => {
            model.lay_nothing();
            model.reading = None;
            Next::said(reply)
        }
        Mend::At(place) => {
            let reply = on_found(model, &place, now);
            if reply.overlay.is_none() {
                model.lay_nothing();
                model.reading = None;
            }
            Next::said(reply)
        }
        Mend::ReadingBack => {
            model.lay_nothing();
            let action = if model.reading.is_some() { Action::Approve } else { Action::ReadBack };
            Next::then(action)
        }
    }
}

fn said(model: &mut Model, answer: lay::Answer, asked: bool, now: Instant) -> Reply {
    match answer {
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
            if let (Some(lay::Overlay::Find(finder)), Some(record)) =
                (&model.overlay, model.screen.record_mut())
            {
                record.has_found(finder.asked());
            }
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
        lay::Answer::Stay | lay::Answer::Mend(_) | lay::Answer::Picked(..) => Reply::default(),
        lay::Answer::Filled => on_form(model, now),
    }
}

fn picked(model: &mut Model, purpose: &Purpose, picks: Vec<lay::Pick>, now: Instant) -> Next {
    let signed = model.overlay.take().is_some_and(|overlay| overlay.is_of_sign());
    if let [lay::Pick::Action(action)] = picks.as_slice() {
        model.overlay = model.under.pop();
        return Next::then(*action);
    }
    if let (Purpose::GoTo, Some(lay::Pick::Remark(id))) = (purpose, picks.first()) {
        model.lay_nothing();
        return Next::said(on_found(model, &find::Place::Remark(id.clone()), now));
    }
    Next::said(match model.parts(now) {
        (Screen::Prepare(prepare), context) => prepare::on_picks(prepare, &picks, context),
        (Screen::Chair(chair), context) => chair::on_picks(chair, purpose, picks, context),
        (screen, context) => match screen.record_mut() {
            Some(record) => {
                if signed {
                    let _ = record::in_line(record, Edit::Backspace, context);
                }
                record::on_picks(record, purpose, picks, context)
            }
            None => Reply::default(),
        },
    })
}

/// Goes to what was found.
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
