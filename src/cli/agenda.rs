//! The agenda at work: `agenda` and `clock`.

use std::sync::Arc;

use super::commands::{bad_id, commit, opened, profile};
use super::print::lines;
use super::windows::folder;
use super::{Done, Failure, World};
use crate::limits;
use crate::locale::Lang;
use crate::locale::acts::{ActWord, clock as clock_words, forecast, rough, span};
use crate::locale::named::step_title;
use crate::locale::prepare::Word as PrepareWord;
use crate::locale::session::{step_sign, step_state};
use crate::session::agenda::{Step, StepState, Topic};
use crate::session::change::Change;
use crate::session::clock::ClockOf;
use crate::session::ids::StepId;
use crate::session::own_agenda::{Generalised, OwnAgenda, generalised};
use crate::session::rules::Profile;
use crate::session::standing::Aside;
use crate::session::{Instant, Session};
use crate::shell;
use crate::store::rules;
use crate::text::Clean;

/// Alters the agenda where an option says so, and prints it.
pub(super) fn agenda(world: &World<'_>) -> Done {
    let (mut file, mut session) = opened(world)?;
    let changes = alterations(world, &session)?;
    if !changes.is_empty() {
        session = commit(world, &mut file, Change::Several(changes))?;
    }
    if let Some(name) = world.word("save") {
        return save(world, &session, name);
    }
    let now = shell::now();
    lines(
        &session.agenda.iter().map(|step| row(world.lang, &session, step, now)).collect::<Vec<_>>(),
    )
}

/// Saves the agenda under a name, as a template for other meetings.
fn save(world: &World<'_>, session: &Session, name: &str) -> Done {
    let name = Clean::line(name);
    let name = name.as_str().trim();
    if name.is_empty() || name.chars().count() > limits::NAME_LETTERS {
        return Err(world.refused(ActWord::NoAgendaName.text(world.lang)));
    }
    let Generalised { template, otherwise } =
        generalised(session.meeting.kind, &session.agenda, &session.outline, &session.members);
    let own = OwnAgenda { name: name.to_owned(), template };
    let folder = folder(world)?;
    let is_saved = rules::save(&folder, &own, world.matches.get_flag("replace"));
    let values = [("name", name)];
    if !is_saved.map_err(|why| world.fault(&why))? {
        return Err(world.refused(ActWord::AgendaThere.fill(world.lang, &values)));
    }
    let mut said = vec![PrepareWord::AgendaSaved.fill(world.lang, &values)];
    if otherwise > 0 {
        let count = otherwise.to_string();
        said.push(PrepareWord::AgendaOtherwise.fill(world.lang, &[("count", &count)]));
    }
    lines(&said)
}

/// Returns the saved agenda that the command line names.
pub(super) fn own(world: &World<'_>) -> Result<Option<OwnAgenda>, Failure> {
    let Some(name) = world.word("agenda") else { return Ok(None) };
    let saved = rules::saved(&folder(world)?).map_err(|why| world.fault(&why))?;
    let names = saved.iter().map(|own| format!("«{}»", own.name)).collect::<Vec<_>>().join(", ");
    if let Some(own) = saved.into_iter().find(|own| own.name == name.trim()) {
        return Ok(Some(own));
    }
    let values = [("name", name), ("names", &*names)];
    let word = if names.is_empty() { ActWord::NoAgendas } else { ActWord::NoSuchAgenda };
    Err(world.refused(word.fill(world.lang, &values)))
}

fn alterations(world: &World<'_>, session: &Session) -> Result<Vec<Change>, Failure> {
    let mut changes = Vec::new();
    let reason = Clean::line(world.word("reason").unwrap_or_default()).as_str().to_owned();
    let asides =
        [("skip", Some(Aside::Skipped)), ("put-off", Some(Aside::PutOff)), ("return", None)];
    for (name, how) in asides {
        if let Some(step) = step_of(world, name)? {
            changes.push(Change::SetAside { step, how: how.map(|how| (how, reason.clone())) });
        }
    }
    let behind = step_of(world, "behind")?;
    let minutes = world.matches.get_one::<u16>("minutes").copied();
    let now = if let Some(title) = world.word("insert") {
        let title = Clean::line(title);
        let (steps, _) =
            session.agenda_with(title.as_str(), Topic::Discussion, minutes, behind.as_ref());
        Some(steps)
    } else if let Some(step) = step_of(world, "move")? {
        Some(session.agenda_moved(&step, behind.as_ref()))
    } else {
        step_of(world, "time")?.map(|step| session.agenda_timed(&step, minutes))
    };
    let was = Arc::clone(&session.agenda);
    changes.extend(now.map(|now| Change::SetAgenda { was, now: Arc::new(now) }));
    Ok(changes)
}

fn step_of(world: &World<'_>, name: &str) -> Result<Option<StepId>, Failure> {
    let id = world.word(name).map(|id| StepId::new(id).map_err(|bad| bad_id(world, &bad.0)));
    id.transpose()
}

/// Returns a step with how far it is and how long it took.
fn row(lang: Lang, session: &Session, step: &Step, now: Instant) -> String {
    let state = session.step_state(&step.id);
    let sign = step_sign(state);
    let title = step_title(lang, session, step);
    let mut out = format!("{sign} {}  {title}", step.id);
    let spent = (session.spent_s(&step.id, now) / 60).to_string();
    out.push_str(" · ");
    match step.minutes {
        Some(planned) => {
            let planned = planned.to_string();
            let values = [("spent", &*spent), ("planned", &*planned)];
            out.push_str(&ActWord::Minutes.fill(lang, &values));
        }
        None => out.push_str(&ActWord::MinutesFree.fill(lang, &[("spent", &spent)])),
    }
    if matches!(state, StepState::Skipped | StepState::PutOff) {
        out.push_str(&format!(" · {}", step_state(lang, state)));
        let reason = session.standing.aside(&step.id).map_or("", |aside| &aside.reason);
        if !reason.is_empty() {
            out.push_str(&format!(" ({reason})"));
        }
    }
    out
}

/// Stops clocks, lets them go on, adds time, and prints what they show.
pub(super) fn clock(world: &World<'_>) -> Done {
    let (mut file, mut session) = opened(world)?;
    let profile = profile(world)?;
    let of = |name: &str| world.word(name).map(clock_of);
    let mut changes = Vec::new();
    changes.extend(of("pause").map(Change::Pause));
    changes.extend(of("resume").map(Change::Resume));
    if let Some(minutes) = world.matches.get_one::<i32>("add") {
        let of = of("of").unwrap_or(ClockOf::Step);
        let was = session.added_s(of);
        let now = was.saturating_add(minutes.saturating_mul(60));
        changes.push(Change::AddTime { of, was, now });
    }
    if world.word("end").is_some() {
        let now = Some(world.time("end")?);
        changes.push(Change::PlanEnd { was: session.standing.planned_end, now });
    }
    if !changes.is_empty() {
        session = commit(world, &mut file, Change::Several(changes))?;
    }
    let now = shell::now();
    if world.matches.get_flag("rebalance") {
        let none = || world.refused(ActWord::NotRebalanced.text(world.lang));
        let change = session.rebalanced(now).ok_or_else(none)?;
        session = commit(world, &mut file, change)?;
    }
    lines(&clocks(world.lang, &session, &profile, now))
}

fn clock_of(word: &str) -> ClockOf {
    if word == "speaker" { ClockOf::Speaker } else { ClockOf::Step }
}

fn clocks(lang: Lang, session: &Session, profile: &Profile, now: Instant) -> Vec<String> {
    let mut out = Vec::new();
    if let (Some(step), Some(reading)) = (session.current_step(), session.step_clock(profile, now))
    {
        let values = [
            ("id", step.id.as_str()),
            ("title", &step.title),
            ("clock", &clock_words(lang, &reading)),
        ];
        out.push(ActWord::Step.fill(lang, &values));
    }
    out.extend(super::floor::speaking(lang, session, profile, now));
    let sat = span(lang, session.sat_s(now));
    out.push(ActWord::Meeting.fill(lang, &[("sat", &sat)]));
    out.extend(session.forecast(now).map(|each| forecast(lang, &each)));
    if let Some(each) = session.each_turn(now) {
        let word = if each.seconds >= 60 { ActWord::EachTurn } else { ActWord::NoEachTurn };
        let (people, time) = (each.people.to_string(), rough(lang, each.seconds));
        out.push(word.fill(lang, &[("people", &people), ("time", &time)]));
    }
    out
}
