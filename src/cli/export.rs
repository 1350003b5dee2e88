//! Papers of a session, written to a file or printed.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::commands::{member, opened};
use super::print::line;
use super::{Done, Exit, Failure, World, windows};
use crate::locale::cli::Word;
use crate::minutes::{self, Format, Kind};
use crate::session::Session;
use crate::session::ids::MemberId;
use crate::session::paper::PaperRules;
use crate::store::fault::{Fault, FaultKind};
use crate::store::{library, papers};
use crate::ui::event::{Export, Exported, NotExported};

/// Writes a paper.
pub(super) fn export(world: &World<'_>) -> Done {
    let named = |name: &str, word: Option<&str>| word == Some(name);
    let (paper, format) = (world.word("paper"), world.word("to"));
    let kind = Kind::ALL.into_iter().find(|kind| named(kind.name(), paper));
    let format = Format::ALL.into_iter().find(|each| named(each.name(), format));
    let (kind, format) = (kind.unwrap_or(Kind::Minutes), format.unwrap_or(Format::Docx));
    let target = Some(world.path("output")).filter(|path| !path.as_os_str().is_empty());
    let is_printed = target.as_deref() == Some(Path::new("-"));
    if is_printed && !format.is_text() {
        return Err(world.refused(Word::NotForTerminal.text(world.lang)));
    }
    let (_, session) = opened(world)?;
    let file = world.path("FILE");
    let home = windows::folder(world).ok();
    let member = world.word("member").map(|id| member(world, id)).transpose()?;
    let not_made = |why: NotExported| match why {
        NotExported::Fault(why) => world.fault(&why),
        NotExported::Refused(why) => {
            world.refused(minutes::refused(world.lang, &session, kind, &why))
        }
    };
    let rules = rules(home.as_deref(), &file).map_err(|why| world.fault(&why))?;
    let bytes = bytes(&session, &rules, kind, member.as_ref(), format).map_err(not_made)?;
    if is_printed {
        let _ = io::stdout().write_all(&bytes); // who closed the pipe wants no more
        return Ok(Exit::Fine);
    }
    let target = target.unwrap_or_else(|| beside(&file, kind, member.as_ref(), format));
    library::write(&target, &bytes, world.matches.get_flag("force")).map_err(|why| {
        let failure = world.fault(&why);
        if why.kind != FaultKind::Exists {
            return failure;
        }
        let line = Word::AddForce.fill(world.lang, &[("why", &failure.line)]);
        Failure { line, ..failure }
    })?;
    let said = if session.is_over() { Word::Exported } else { Word::ExportedDraft };
    line(&said.fill(world.lang, &[("file", &target.display().to_string())]))
}

/// Writes a paper for a window.
pub(super) fn for_window(export: &Export, home: &Path) -> Exported {
    let Export { session, file, kind, format, replace } = export;
    let written = || {
        let rules = rules(Some(home), file).map_err(NotExported::Fault)?;
        let bytes = bytes(session, &rules, *kind, None, *format)?;
        let target = beside(file, *kind, None, *format);
        library::write(&target, &bytes, *replace).map_err(NotExported::Fault)?;
        Ok(target)
    };
    Exported { kind: *kind, format: *format, outcome: written() }
}

/// Reads how papers of the session at this path are written: what lies beside it goes over what
/// lies in the sessions folder.
pub(super) fn rules(home: Option<&Path>, file: &Path) -> Result<PaperRules, Fault> {
    let beside = file.parent().unwrap_or(Path::new(""));
    let folders: Vec<&Path> = home.into_iter().chain([beside]).collect();
    papers::load(&folders)
}

fn bytes(
    session: &Session,
    rules: &PaperRules,
    kind: Kind,
    member: Option<&MemberId>,
    format: Format,
) -> Result<Vec<u8>, NotExported> {
    let paper = minutes::paper(session, rules, kind, member).map_err(NotExported::Refused)?;
    minutes::write(&paper, &rules.layout, format).map_err(NotExported::Refused)
}

/// Returns where a paper lies that nobody gave another place: beside its session, whose name it
/// has, so that those of two sessions never take each other's place.
fn beside(file: &Path, kind: Kind, member: Option<&MemberId>, format: Format) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    let of_whom = member.map(|id| format!("-{id}")).unwrap_or_default();
    name.push(format!("-{}{of_whom}.{}", kind.file_name(), format.name()));
    file.with_file_name(name)
}
