//! Events to effects: routes each event to the screen or to what lies above it.

use chrono::TimeDelta;

use crate::limits;
use crate::locale::Lang;
use crate::locale::fault::{fault_here, warning_here};
use crate::locale::ui::Word;
use crate::session::Instant;
use crate::session::public::PublicView;
use crate::store::fault::Fault;
use crate::text::typing::{Backspace, ToneStyle, Typing};
use crate::ui::answer::{Next, on_answer, on_found, on_overlay_action};
use crate::ui::event::not_opened;
use crate::ui::event::{
    Effect, Errand, Event, Key, Mouse, MouseAct, NotOpened, Opened, Outcome, Saved,
};
use crate::ui::keep::{draft_now, keep_draft};
use crate::ui::keys::{self, Action, Place};
use crate::ui::lay;
use crate::ui::model::{Leaving, Model, Screen, with_prepare, with_record};
use crate::ui::reading;
use crate::ui::screens::project::Project;
use crate::ui::screens::record::Focus;
use crate::ui::screens::rehearsal::Walk;
use crate::ui::screens::{Note, Reply, Weight, chair, home, prepare, record, rehearsal};
use crate::ui::typing::method_word;
use crate::ui::view::footer_key;
use crate::ui::wake::{minute, on_clock, wake_at};
use crate::ui::years;

/// Takes one event up.
pub fn update(model: &mut Model, event: Event, now: Instant) -> Outcome {
    let mut outcome = route(model, event, now);
    outcome.effects.extend(reading::follow(model, now));
    outcome.effects.extend(years::ask(model));
    model.renew();
    keep_draft(model, now, &mut outcome);
    ask_archive(model, &mut outcome);
    outcome.effects.push(Effect::WakeAt(wake_at(model, now)));
    outcome
}

/// Asks the disk for what is looked for in all sessions.
fn ask_archive(model: &mut Model, outcome: &mut Outcome) {
    let Some(lay::Overlay::Find(finder)) = &mut model.overlay else { return };
    let question = finder.question().map(|typed| Effect::Errand(Errand::Search(typed)));
    outcome.effects.extend(question);
}

fn route(model: &mut Model, event: Event, now: Instant) -> Outcome {
    let reply = match event {
        Event::Key(_) | Event::Paste(_) | Event::Mouse(_) if model.is_opening() => {
            wait(model, event)
        }
        Event::Key(key) => on_key(model, key, now),
        Event::Paste(text) => on_paste(model, text, now),
        Event::Mouse(mouse) => on_mouse(model, mouse, now),
        Event::Resize(size) => {
            model.size = size;
            Reply::effect(Effect::Repaint)
        }
        Event::Clock => return on_clock(model, now),
        Event::Saved(saved) => on_saved(model, saved, now),
        Event::Trouble(why) | Event::Unreadable(why) => on_trouble(model, why, now),
        Event::DraftNotKept(why) => on_draft_not_kept(model, &why, now),
        Event::ChoiceNotKept(why) => {
            let why = fault_here(model.lang, &why);
            let text = Word::ChoiceNotKept.fill(model.lang, &[("why", &why)]);
            Reply::note(Weight::Attention, text)
        }
        Event::Waiting => with_record(model, now, |record, _| {
            record.desk.waits();
            Reply::default()
        }),
        Event::FileBack | Event::FileChanged(_) | Event::Older(_) | Event::SavedAs(_) => {
            on_file(model, event, now)
        }
        Event::Listed(entries) => {
            if let Screen::Home(home) = &mut model.screen {
                home.listed(entries);
            }
            Reply::default()
        }
        Event::Papers(rules, why) => reading::on_papers(model, rules, why),
        Event::Exported(exported) => {
            with_record(model, now, |record, context| record.exported(&exported, context.lang))
        }
        Event::Sealed(answer) => {
            with_record(model, now, |record, context| record.sealed(*answer, context))
        }
        Event::Recalled(path, memory) => {
            model.years.take_up(&path, memory);
            Reply::default()
        }
        Event::Searched(found) => {
            if let Some(lay::Overlay::Find(finder)) = &mut model.overlay {
                finder.answered(found);
            }
            Reply::default()
        }
        Event::Prepared(prepared) => model.prepare(*prepared),
        Event::PreparationKept
        | Event::Roster(_)
        | Event::Agendas(_)
        | Event::AgendaThere(_)
        | Event::AgendaSaved(_) => on_prepared(model, event, now),
        Event::Warning(told) => Reply::note(Weight::Attention, warning_here(model.lang, told)),
        Event::Opened(opened) => return on_opened(model, *opened, now),
        Event::NotOpened(why) => on_not_opened(model, &why),
        Event::Public(view) => on_public(model, *view, now),
        Event::Rehearsed(walk) => on_rehearsed(model, walk),
        Event::Looked => return on_room(model, |project| project.looked(now)),
        Event::ChairLived(at) => return on_room(model, |project| project.chair_lived(at, now)),
        Event::Hangup => Reply { effects: vec![Effect::Quit], ..Reply::default() },
    };
    apply(model, reply, now)
}

/// Takes up what the worker tells of a preparation.
fn on_prepared(model: &mut Model, event: Event, now: Instant) -> Reply {
    match event {
        Event::PreparationKept => with_prepare(model, now, |prepare, _| {
            prepare.is_kept();
            Reply::default()
        }),
        Event::Roster(roster) => with_prepare(model, now, |prepare, context| {
            prepare::on_roster(prepare, roster, context)
        }),
        Event::Agendas(_) | Event::AgendaThere(_) | Event::AgendaSaved(_) => {
            with_prepare(model, now, |prepare, context| prepare.on_agendas(event, context))
        }
        _ => Reply::default(),
    }
}

/// Lets keys wait while a session is read.
fn wait(model: &mut Model, event: Event) -> Reply {
    let Screen::Opening(opening) = &mut model.screen else { return Reply::default() };
    match event {
        Event::Key(key) if opening.key(key, model.writing.typing) => Reply::effect(Effect::Quit),
        Event::Paste(text) => {
            opening.paste(text);
            Reply::default()
        }
        _ => Reply::default(),
    }
}

fn on_draft_not_kept(model: &mut Model, why: &Fault, now: Instant) -> Reply {
    if let Some(record) = model.screen.record_mut() {
        record.desk.no_draft = true;
    } else if let Screen::Prepare(prepare) = &mut model.screen {
        model.keep_at = Some(now + TimeDelta::from_std(limits::SAVE_AGAIN).unwrap_or_default());
        if !prepare.not_kept() {
            return Reply::default();
        }
    } else {
        return Reply::default();
    }
    let why = fault_here(model.lang, why);
    Reply::note(Weight::Unsaved, Word::DraftNotKept.fill(model.lang, &[("why", &why)]))
}

/// Takes note that saving failed or the file cannot be read. It is said once; the mark stays.
fn on_trouble(model: &mut Model, why: Fault, now: Instant) -> Reply {
    if let Screen::Home(_) | Screen::Prepare(_) = model.screen {
        return Reply::note(Weight::Trouble, fault_here(model.lang, &why));
    }
    let mut is_news = false;
    let reply = with_record(model, now, |record, context| {
        is_news = record.desk.failed(why);
        if is_news { record.trouble_note(context.lang) } else { Reply::default() }
    });
    // It is tried again and again; who put the question off is not asked each time.
    if is_news { ask(model, reply, now) } else { reply }
}

/// Takes up what somebody else did with the file.
fn on_file(model: &mut Model, event: Event, now: Instant) -> Reply {
    let reply = with_record(model, now, |record, context| match event {
        Event::FileChanged(session) => {
            let difference = record.desk.by_hand(&session);
            let rejected = record.desk.take_up(session);
            let reply = record::rejected(record, rejected, context);
            let told = difference.and_then(|each| record::difference(context.lang, each));
            Reply { note: reply.note.or(told), ..reply }
        }
        Event::FileBack => {
            record.desk.sound();
            Reply::note(Weight::Done, Word::FileBack.text(context.lang))
        }
        Event::Older(theirs) => {
            record.desk.older = Some(theirs);
            Reply::note(Weight::Trouble, Word::OlderTitle.text(context.lang))
        }
        Event::SavedAs(path) => {
            let text = Word::SavedAs.fill(context.lang, &[("path", &path.display().to_string())]);
            record.desk.moved(path);
            Reply::note(Weight::Done, text)
        }
        _ => Reply::default(),
    });
    ask(model, reply, now)
}

/// Lays the question that waits above the screen, unless somebody is at something else.
fn ask(model: &Model, reply: Reply, now: Instant) -> Reply {
    let Some(record) = model.screen.record() else { return reply };
    if model.overlay.is_some() || reply.overlay.is_some() || !record.may_ask() {
        return reply;
    }
    Reply { overlay: record.question(model.context(now)), ..reply }
}

/// Does what a screen or list answered.
fn apply(model: &mut Model, reply: Reply, now: Instant) -> Outcome {
    let mut effects = reply.effects;
    if reply.note.is_some() {
        model.note = reply.note;
    }
    match reply.overlay {
        Some(overlay) => model.lay(overlay),
        None if model.overlay.is_none() => model.overlay = model.under.pop(),
        None => {}
    }
    if reply.home {
        effects.extend(close(model));
    }
    if effects.contains(&Effect::Quit) {
        effects.extend(draft_now(model));
        effects.sort_by_key(|effect| *effect == Effect::Quit);
    }
    model.minute = Some(minute(now));
    Outcome { redraw: true, effects }
}

fn close(model: &mut Model) -> Vec<Effect> {
    let mut effects: Vec<Effect> = draft_now(model).into_iter().collect();
    (model.kept, model.reading) = (None, None);
    model.lay_nothing();
    model.screen = Screen::Home(home::Home::default());
    effects.extend([Effect::Close, Effect::Errand(Errand::List)]);
    effects
}

/// Shows a session that was opened, and then does what the keys meant that waited for it.
fn on_opened(model: &mut Model, opened: Opened, now: Instant) -> Outcome {
    let waiting = match &mut model.screen {
        Screen::Opening(opening) => opening.take(),
        _ => Vec::new(),
    };
    let reply = show(model, opened, !waiting.is_empty(), now);
    let mut outcome = apply(model, reply, now);
    let told = model.note.clone();
    for event in waiting {
        outcome.effects.extend(route(model, event, now).effects);
    }
    model.note = model.note.take().or(told); // nobody has seen it yet
    outcome
}

/// Shows a session with what an earlier run left unsent. Where the line is in use already, words
/// that come back do not mix with those in it.
fn show(model: &mut Model, mut opened: Opened, line_in_use: bool, now: Instant) -> Reply {
    let kept = opened.draft.clone().unwrap_or_default();
    if let Some(draft) = &mut opened.draft {
        draft.changes.clear();
        if line_in_use && !draft.line.text.is_empty() {
            draft.words.insert(0, std::mem::take(&mut draft.line));
        }
    }
    let told = std::mem::take(&mut opened.warnings);
    model.open(opened);
    let reply = with_record(model, now, |record, context| {
        let (effects, rejected) = record.desk.recover(kept.changes);
        let is_as_opened = effects.is_empty() && rejected.is_empty();
        let mut reply = match is_as_opened {
            true => Reply::default(), // all was counted when it was opened
            false => record::rejected(record, rejected, context),
        };
        let has_words = !kept.line.text.is_empty() || !kept.words.is_empty();
        let text = match effects.len() {
            0 => has_words.then(|| Word::DraftBack.text(context.lang).to_owned()),
            count => Some(Word::Recovered.fill(context.lang, &[("count", &count.to_string())])),
        };
        let text = text.or_else(|| record.welcome(context.lang).map(|note| note.text));
        // There is room for one; the next opening has the others.
        let text = text.or_else(|| Some(warning_here(context.lang, *told.first()?)));
        if let (None, Some(text)) = (&reply.note, text) {
            reply.note = Some(Note { text, weight: Weight::Attention });
        }
        reply.effects.extend(effects);
        reply
    });
    let reply = match model.go_to.take() {
        Some(place) => reply.with(on_found(model, &place, now)),
        None => reply,
    };
    ask(model, reply, now)
}

fn on_public(model: &mut Model, view: PublicView, now: Instant) -> Reply {
    match &mut model.screen {
        Screen::Project(project) => project.take_up(view, now),
        screen => *screen = Screen::Project(Box::new(Project::new(view, now))),
    }
    Reply::default()
}

fn on_rehearsed(model: &mut Model, walk: Box<Walk>) -> Reply {
    model.screen = Screen::Rehearsal(walk);
    Reply::default()
}

/// The picture stays as it is; only what is said of its age may be another.
fn on_room(model: &mut Model, note: impl FnOnce(&mut Project) -> bool) -> Outcome {
    let redraw = match &mut model.screen {
        Screen::Project(project) => note(project),
        _ => false,
    };
    Outcome { redraw, effects: Vec::new() }
}

fn on_not_opened(model: &mut Model, why: &NotOpened) -> Reply {
    model.go_to = None;
    match &mut model.screen {
        Screen::Home(home) => home.opened(),
        Screen::Prepare(prepare) => prepare.not_made(),
        _ => {}
    }
    Reply::note(Weight::Trouble, not_opened(model.lang, why))
}

fn on_saved(model: &mut Model, saved: Saved, now: Instant) -> Reply {
    model.note.take_if(|note| note.weight == Weight::Unsaved);
    let leaving = model.leaving.is_some();
    let reply = with_record(model, now, |record, context| {
        let rejected = record.desk.saved(saved, now);
        let mut reply = record::rejected(record, rejected, context);
        if leaving && record.desk.waiting() == 0 {
            reply.effects.push(Effect::Quit);
        }
        reply
    });
    ask(model, reply, now)
}

/// Returns the places whose keys hold now, the nearest first.
#[must_use]
pub fn places(model: &Model) -> Vec<Place> {
    let mut places = match (&model.overlay, &model.screen) {
        (Some(overlay), _) => lay::places(overlay),
        (None, _) if model.reading.is_some() => reading::places(model).unwrap_or_default(),
        (None, Screen::Home(_)) => vec![Place::Home],
        (None, Screen::Opening(_)) => Vec::new(),
        (None, Screen::Prepare(prepare)) => prepare::places(prepare),
        (None, Screen::Record(record)) => match record.focus() {
            Focus::Line => vec![Place::Line, Place::Record, Place::Field],
            _ => vec![Place::Panel, Place::Record],
        },
        (None, Screen::Chair(_)) => vec![Place::Chair],
        (None, Screen::Project(_)) => vec![Place::Project],
        (None, Screen::Rehearsal(_)) => vec![Place::Rehearsal],
    };
    if !matches!(model.screen, Screen::Project(_) | Screen::Rehearsal(_)) {
        places.push(Place::Work);
    }
    places.push(Place::Everywhere);
    places
}

fn on_key(model: &mut Model, key: Key, now: Instant) -> Reply {
    model.note = None;
    if let Some(action) = keys::find(&places(model), key) {
        return on_action(model, action, now);
    }
    let Some(letter) = key.typed() else { return Reply::default() };
    put_question_away(model);
    if let Some(overlay) = &mut model.overlay {
        let answer = lay::on_typed(overlay, letter, model.writing.typing);
        let next = on_answer(model, answer, false, now);
        return go_on(model, next, now);
    }
    if let Some(reply) = reading::on_typed(model, letter, model.writing.typing, now) {
        return reply;
    }
    let (screen, context) = model.parts(now);
    match screen {
        Screen::Prepare(prepare) => prepare::on_typed(prepare, letter, context),
        Screen::Record(record) => record::on_typed(record, letter, context),
        _ => Reply::default(),
    }
}

/// A question takes no letters: they are for the line, and it comes back when it is called.
fn put_question_away(model: &mut Model) {
    if matches!(model.overlay, Some(lay::Overlay::Question(_))) {
        model.overlay = None;
    }
}

/// Does what a key, a click or a line of the palette means.
pub(super) fn on_action(model: &mut Model, action: Action, now: Instant) -> Reply {
    match action {
        Action::Quit => return quit(model, now),
        Action::Repaint => return Reply::effect(Effect::Repaint),
        Action::Help => return Reply::overlay(lay::help(model.lang, &places(model))),
        Action::TypingMethod => return set_typing(model, Typing::with_next_method),
        Action::ToneStyle => return set_typing(model, Typing::with_other_style),
        Action::ToneBackspace => return set_typing(model, Typing::with_other_backspace),
        Action::Language => return set_language(model),
        Action::Palette => return Reply::overlay(lay::palette(model.lang, &places(model))),
        _ => {}
    }
    if model.overlay.is_some() {
        let next = on_overlay_action(model, action, now);
        return go_on(model, next, now);
    }
    if action == Action::Check
        && let Some(list) = model.checklist()
    {
        return Reply::overlay(list);
    }
    if let Some(reply) = reading::on_action(model, action, now) {
        return reply;
    }
    if action == Action::ReadBack {
        return reading::open(model);
    }
    on_screen_action(model, action, now)
}

/// Does what is to be done behind what lay above the screen.
fn go_on(model: &mut Model, next: Next, now: Instant) -> Reply {
    match next.then {
        None => next.said,
        Some(action) => on_action(model, action, now),
    }
}

/// Changes how letters are typed, now and the next time.
fn set_typing(model: &mut Model, change: impl FnOnce(Typing) -> Typing) -> Reply {
    let typing = change(model.writing.typing);
    model.writing.typing = typing;
    Reply {
        note: Some(typing_note(model.lang, typing)),
        ..Reply::effect(Effect::KeepTyping(typing))
    }
}

/// Goes to the other language, now and the next time.
fn set_language(model: &mut Model) -> Reply {
    model.lang = model.lang.other();
    let text = Word::LanguageNow.text(model.lang);
    Reply { effects: vec![Effect::KeepLanguage(model.lang)], ..Reply::note(Weight::Done, text) }
}

fn typing_note(lang: Lang, typing: Typing) -> Note {
    let method = typing.method.map_or(Word::TypingOff, method_word).text(lang);
    let tones = match typing.style {
        ToneStyle::Old => Word::TonesOld,
        ToneStyle::New => Word::TonesNew,
    };
    let backspace = match typing.backspace {
        Backspace::Letter => Word::BackspaceLetter,
        Backspace::Tone => Word::BackspaceTone,
    };
    let values =
        [("method", method), ("tones", tones.text(lang)), ("backspace", backspace.text(lang))];
    Note { text: Word::TypingNow.fill(lang, &values), weight: Weight::Done }
}

fn on_screen_action(model: &mut Model, action: Action, now: Instant) -> Reply {
    let (screen, context) = model.parts(now);
    match screen {
        Screen::Home(home) => home::on_action(home, action, context),
        Screen::Opening(_) => Reply::default(),
        Screen::Prepare(prepare) => prepare::on_action(prepare, action, context),
        Screen::Record(record) => record::on_action(record, action, context),
        Screen::Chair(chair) => chair::on_action(chair, action, context),
        Screen::Project(project) => {
            project.on_action(action, (context.lang, now), context.size);
            Reply::default()
        }
        Screen::Rehearsal(walk) => rehearsal::on_action(walk, action, context),
    }
}

fn on_paste(model: &mut Model, text: String, now: Instant) -> Reply {
    model.note = None;
    put_question_away(model);
    if let Some(overlay) = &mut model.overlay {
        lay::on_paste(overlay, text);
        return Reply::default();
    }
    if let Some(reply) = reading::on_paste(model, &text, now) {
        return reply;
    }
    let (screen, context) = model.parts(now);
    match screen {
        Screen::Prepare(prepare) => prepare::on_paste(prepare, text, context),
        Screen::Record(record) => record::on_paste(record, text, context),
        _ => Reply::default(),
    }
}

fn on_mouse(model: &mut Model, mouse: Mouse, now: Instant) -> Reply {
    if mouse.act == MouseAct::Press && mouse.row + 1 == model.size.rows {
        return match footer_key(model, mouse.column, now) {
            Some(key) => on_key(model, key, now),
            None => Reply::default(),
        };
    }
    let size = model.size_of_screen();
    if let Some(overlay) = &mut model.overlay {
        return match lay::on_mouse(overlay, mouse, size, model.lang) {
            Some(action) => on_action(model, action, now),
            None => Reply::default(),
        };
    }
    if let Some(reply) = reading::on_mouse(model, mouse, now) {
        return reply;
    }
    let (screen, context) = model.parts(now);
    match screen {
        Screen::Home(home) => home::mouse(home, mouse, context),
        Screen::Opening(_) => Reply::default(),
        Screen::Prepare(prepare) => prepare::mouse(prepare, mouse, context),
        Screen::Record(record) => record::mouse(record, mouse, context),
        Screen::Chair(chair) => chair::mouse(chair, mouse, context),
        Screen::Project(_) | Screen::Rehearsal(_) => Reply::default(),
    }
}

/// Leaves once all is saved; a second time at once, even where something is not.
fn quit(model: &mut Model, now: Instant) -> Reply {
    let waiting = model.screen.record().map_or(0, |record| record.desk.waiting());
    if waiting == 0 || model.leaving.is_some() {
        return Reply::effect(Effect::Quit);
    }
    model.leaving = Some(Leaving { since: now, warned: false });
    Reply::note(Weight::Attention, Word::Leaving.text(model.lang))
}
