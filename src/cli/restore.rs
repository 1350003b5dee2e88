//! Kept versions of a session: listed with what they lack, and restored.

use std::collections::HashMap;

use chrono::DateTime;

use super::print::lines;
use super::{Done, Exit, World};
use crate::locale::Lang;
use crate::locale::cli::Word;
use crate::session::Session;
use crate::shell;
use crate::store::generations::{self, Generation};
use crate::store::library;
use crate::{limits, store};

/// Lists the kept versions, or restores one.
pub(super) fn restore(world: &World<'_>) -> Done {
    let path = world.path("FILE");
    if let Some(revision) = world.matches.get_one::<u64>("to") {
        let restored = generations::restore(&path, *revision, &shell::holder(), &mut shell::pause);
        let restored = restored.map_err(|why| world.fault(&why))?;
        let difference = difference(world.lang, restored.before.as_ref(), &restored.session);
        let values = [
            ("file", path.display().to_string()),
            ("from", revision.to_string()),
            ("revision", restored.session.revision.to_string()),
            ("difference", difference),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        return lines(&[Word::Restored.fill(world.lang, &values)]);
    }
    let kept = generations::list(&path).map_err(|why| world.fault(&why))?;
    if kept.is_empty() {
        lines(&[Word::NoVersions.text(world.lang).to_owned()])?;
        return Ok(Exit::Refused);
    }
    let now = library::read(&path, limits::SESSION_BYTES).ok();
    let now = now.and_then(|bytes| store::format::parse(&bytes).ok());
    let row = |each: &Generation| version(world.lang, now.as_ref(), each);
    lines(&kept.iter().map(row).collect::<Vec<_>>())
}

fn version(lang: Lang, now: Option<&Session>, kept: &Generation) -> String {
    let offset = *shell::now().offset();
    let time = DateTime::from_timestamp(kept.written, 0).map(|time| time.with_timezone(&offset));
    let time = time.map(|time| time.format("%d/%m/%Y %H:%M").to_string()).unwrap_or_default();
    let revision = kept.revision.to_string();
    let Ok(session) = &kept.session else {
        return Word::VersionBroken.fill(lang, &[("revision", &revision), ("time", &time)]);
    };
    let values = [
        ("revision", revision),
        ("time", time),
        ("remarks", session.remarks.len().to_string()),
        ("difference", difference(lang, now, session)),
    ];
    Word::VersionRow.fill(lang, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// Says what a version has otherwise than the session of now.
fn difference(lang: Lang, now: Option<&Session>, version: &Session) -> String {
    let Some(now) = now else { return String::new() };
    let there: HashMap<_, _> = version.remarks.iter().map(|each| (&each.id, each)).collect();
    let here: HashMap<_, _> = now.remarks.iter().map(|each| (&each.id, each)).collect();
    let missing = here.keys().filter(|id| !there.contains_key(*id)).count();
    let more = there.keys().filter(|id| !here.contains_key(*id)).count();
    let other =
        there.iter().filter(|(id, each)| here.get(*id).is_some_and(|now| now != *each)).count();
    if missing + more + other == 0 {
        return Word::VersionSame.text(lang).to_owned();
    }
    let counts = [("missing", missing), ("other", other), ("more", more)];
    let counts = counts.map(|(name, count)| (name, count.to_string()));
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    Word::VersionDifference.fill(lang, &counts)
}
