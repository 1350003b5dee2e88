//! What the room sees: `room`.

use super::commands::{bad_id, commit, opened};
use super::print::lines;
use super::{Done, World};
use crate::locale::cli::Word;
use crate::locale::refusal::refusal;
use crate::locale::room::part;
use crate::session::Session;
use crate::session::change::Refusal;
use crate::session::ids::RemarkId;
use crate::session::public::{Part, Show, Unseen};

/// The clocks and counts that can be shown, in the order of [`Part::ALL`].
pub(super) const PARTS: [&str; 6] =
    ["speaker-clock", "step-clock", "meeting-clock", "attendance", "motion", "ballot"];

/// Shows something else to the room, or tells what is shown.
pub(super) fn room(world: &World<'_>) -> Done {
    let (mut file, mut session) = opened(world)?;
    let now = wanted(world, &session)?;
    if now != session.room {
        let change = session.showing(now);
        session = commit(world, &mut file, change)?;
    }
    lines(&told(world, &session))
}

fn wanted(world: &World<'_>, session: &Session) -> Result<Show, super::Failure> {
    let is = |flag| world.matches.get_flag(flag);
    let mut show = session.room.clone();
    if is("blank") || is("clear") {
        show.is_blank = is("blank");
    }
    if is("hold") || is("follow") {
        show.held = session.standing.step.clone().filter(|_| is("hold"));
    }
    if is("names") || is("no-names") {
        show.name(is("names"));
    }
    for (name, is_shown) in [("show", true), ("hide", false)] {
        let parts = world.matches.get_many::<String>(name).unwrap_or_default();
        for (_, part) in parts.flat_map(|word| PARTS.iter().zip(Part::ALL).find(|it| it.0 == word))
        {
            show.set(part, is_shown);
        }
    }
    if let Some(zoom) = world.matches.get_one::<i8>("zoom") {
        show.zoom = *zoom;
    }
    if let Some(page) = world.matches.get_one::<u16>("page") {
        show.turn(page.saturating_sub(1), session);
    }
    if is("no-remark") {
        show.only(None);
    }
    if let Some(id) = world.word("remark") {
        let id = RemarkId::new(id).map_err(|bad| bad_id(world, &bad.0))?;
        if session.remark(&id).is_none() {
            let why = refusal(world.lang, session, &Refusal::NoSuchRemark(id));
            return Err(world.refused(why));
        }
        show.only(Some(id));
    }
    Ok(show)
}

fn told(world: &World<'_>, session: &Session) -> Vec<String> {
    let show = &session.room;
    let names = if show.people { Word::RoomNames } else { Word::RoomNoNames };
    let blank = if show.is_blank { Word::RoomBlank } else { Word::RoomShown };
    let mut told = vec![blank.text(world.lang).to_owned(), names.text(world.lang).to_owned()];
    if let Some(step) = show.held.as_ref().and_then(|id| session.step(id)) {
        told.push(Word::RoomHeld.fill(world.lang, &[("step", &step.title)]));
    }
    let parts: Vec<&str> = show.parts.iter().map(|each| part(world.lang, *each)).collect();
    if !parts.is_empty() {
        told.push(Word::RoomParts.fill(world.lang, &[("parts", &parts.join(", "))]));
    }
    let shown = show.remarks.iter().filter_map(|shown| session.remark(&shown.id));
    told.extend(shown.map(|remark| {
        let word = match session.unseen(remark) {
            None => Word::RoomRemark,
            Some(Unseen::Struck) => Word::RoomStruck,
            Some(Unseen::Private) => Word::RoomPrivate,
            Some(Unseen::Elsewhere) => Word::RoomElsewhere,
        };
        word.fill(world.lang, &[("words", &remark.wording.text)])
    }));
    told
}
