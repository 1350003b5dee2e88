//! What a session still lacks, as `check` and `close` tell it.

use super::commands::{opened, profile};
use super::print::lines;
use super::{Done, Exit, World};
use crate::locale::finding::CheckWord;
use crate::session::Session;
use crate::session::rules::Profile;
use crate::ui::checklist::{Row, rows, summary};

/// Tells what a session still lacks: each with where that comes from, the key that goes there and
/// the command that mends it.
pub(super) fn check(world: &World<'_>) -> Done {
    let (_, session) = opened(world)?;
    let profile = profile(world)?;
    let mut found = found(world, &session, &profile);
    if world.matches.get_flag("step") {
        found.retain(|row| row.is_of_step);
    }
    lines(&told(world, &found))?;
    Ok(if found.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// Returns what a session still lacks.
pub(super) fn found(world: &World<'_>, session: &Session, profile: &Profile) -> Vec<Row> {
    let file = world.path("FILE").display().to_string();
    rows(world.lang, session, profile, None, &file)
}

/// Returns findings in lines.
pub(super) fn told(world: &World<'_>, found: &[Row]) -> Vec<String> {
    let lang = world.lang;
    let mut out = vec![summary(lang, found, CheckWord::Count)];
    for row in found {
        let weight = if row.blocks { CheckWord::Blocks } else { CheckWord::Warns };
        let source = match &*row.source {
            "" => CheckWord::NoSource.text(lang).to_owned(),
            source => CheckWord::Source.fill(lang, &[("source", source)]),
        };
        out.push(String::new());
        out.push(format!("{} ({})", row.text, weight.text(lang)));
        out.push(format!("    {source}"));
        out.push(format!("    {}", CheckWord::Key.fill(lang, &[("key", &row.key)])));
        out.push(format!("    {}", CheckWord::Command.fill(lang, &[("command", &row.command)])));
    }
    if !found.is_empty() {
        out.extend([String::new(), CheckWord::FillIn.text(lang).to_owned()]);
    }
    out
}
