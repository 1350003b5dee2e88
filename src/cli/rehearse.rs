//! A rehearsal: how long the agenda takes, what is missing, what the room would see.

use super::commands::profile;
use super::print::lines;
use super::{Done, Exit, World, windows};
use crate::locale::Lang;
use crate::locale::rehearsal::{RehearsalWord, lack, table};
use crate::session::Session;
use crate::session::ids::StepId;
use crate::session::rehearsal::{Rehearsal, rehearse as played};
use crate::session::rules::Profile;
use crate::shell;
use crate::store::SessionFile;
use crate::ui::event::Size;
use crate::ui::rehearsal::{Cut, Overflow, SIZES, overflows, pictures};
use crate::ui::screens::rehearsal::Walk;

/// The sizes of screens by their names; the first where none is named.
pub(super) const SIZE_NAMES: [&str; 3] = ["80x24", "100x30", "160x45"];

/// Goes through the agenda on a copy; the file is only read.
pub(super) fn rehearse(world: &World<'_>) -> Done {
    let (_, session) = SessionFile::look_at(&world.path("FILE"), &shell::holder())
        .map_err(|why| world.fault(&why))?;
    let profile = profile(world)?;
    let rehearsal = played(&session, &profile);
    if world.matches.get_flag("show") {
        let at = SIZE_NAMES.iter().position(|name| Some(*name) == world.word("size"));
        let size = at.map(|at| SIZES[at]);
        if windows::has_terminal() && !rehearsal.scenes.is_empty() {
            match windows::walk(world, Walk::new(rehearsal.clone(), size))? {
                Exit::Fine => {}
                other => return Ok(other),
            }
        } else {
            let size = size.unwrap_or(SIZES[0]);
            lines(&shown(world.lang, &session, &rehearsal, &profile, size))?;
        }
    }
    let mut found: Vec<String> =
        rehearsal.lacks.iter().map(|each| lack(world.lang, &session, each)).collect();
    let cut = overflows(&rehearsal, &profile, world.lang);
    found.extend(cut.iter().map(|each| told(world.lang, &session, each)));
    let mut out = table(world.lang, &session, &rehearsal);
    out.push(String::new());
    out.push(match found.len() {
        0 => RehearsalWord::Fine.text(world.lang).to_owned(),
        count => RehearsalWord::Found.fill(world.lang, &[("count", &count.to_string())]),
    });
    let exit = if found.is_empty() { Exit::Fine } else { Exit::Findings };
    out.extend(found.into_iter().map(|each| format!("  • {each}")));
    lines(&out)?;
    Ok(exit)
}

/// Returns the pictures of the room's screen, each under a line that says which it is.
fn shown(
    lang: Lang,
    session: &Session,
    rehearsal: &Rehearsal,
    profile: &Profile,
    size: Size,
) -> Vec<String> {
    let mut out = Vec::new();
    for picture in pictures(rehearsal, profile, lang, size) {
        let at = session.agenda.iter().position(|step| step.id == picture.step);
        let values = [
            ("step", at.map_or(0, |at| at + 1).to_string()),
            ("steps", session.agenda.len().to_string()),
            ("id", picture.step.to_string()),
            ("title", title(session, Some(&picture.step))),
            ("page", picture.page.0.to_string()),
            ("pages", picture.page.1.to_string()),
            ("size", named(size)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        out.push(RehearsalWord::Picture.fill(lang, &values));
        out.extend(picture.rows);
    }
    out.push(String::new());
    out
}

fn title(session: &Session, step: Option<&StepId>) -> String {
    let step = step.and_then(|id| session.step(id));
    step.map(|step| step.title.clone()).unwrap_or_default()
}

fn named(size: Size) -> String {
    format!("{}×{}", size.columns, size.rows)
}

fn told(lang: Lang, session: &Session, overflow: &Overflow) -> String {
    let size = |(size, pages): &(Size, usize)| match overflow.what {
        Cut::Pages => {
            let values = [("pages", &*pages.to_string()), ("size", &*named(*size))];
            RehearsalWord::PagesAt.fill(lang, &values)
        }
        Cut::Title | Cut::Heading => named(*size),
    };
    let sizes = overflow.on.iter().map(size).collect::<Vec<_>>().join(", ");
    let word = match overflow.what {
        Cut::Title => RehearsalWord::CutTitle,
        Cut::Heading => RehearsalWord::CutHeading,
        Cut::Pages => RehearsalWord::Pages,
    };
    let title = title(session, overflow.step.as_ref());
    word.fill(lang, &[("sizes", &sizes), ("title", &title)])
}
