//! Papers of a session, written to a file or printed.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::commands::{member, opened};
use super::print::line;
use super::{Done, Exit, Failure, World, windows};
use crate::locale::cli::Word;
use crate::locale::session::refusal;
use crate::minutes::{self, Format, Kind, Refused};
use crate::session::Session;
use crate::session::change::Refusal;
use crate::store::fault::FaultKind;
use crate::store::{library, papers};

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
    let beside = file.parent().unwrap_or(Path::new("")).to_owned();
    let home = windows::folder(world).ok();
    let folders: Vec<&Path> = home.as_deref().into_iter().chain([beside.as_path()]).collect();
    let rules = papers::load(&folders).map_err(|why| world.fault(&why))?;
    let member = world.word("member").map(|id| member(world, id)).transpose()?;
    let paper = minutes::paper(&session, &rules, kind, member.as_ref())
        .map_err(|why| refused(world, &session, kind, &why))?;
    let bytes = minutes::write(&paper, &rules.layout, format)
        .map_err(|why| refused(world, &session, kind, &why))?;
    if is_printed {
        let _ = io::stdout().write_all(&bytes); // who closed the pipe wants no more
        return Ok(Exit::Fine);
    }
    let of_whom = member.as_ref().map(|id| format!("-{id}")).unwrap_or_default();
    let name = || -> PathBuf {
        let title = format!("{}{of_whom}-{}", kind.file_name(), session.meeting.title);
        beside.join(format!("{}.{}", library::file_name(&title), format.name()))
    };
    let target = target.unwrap_or_else(name);
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

fn refused(world: &World<'_>, session: &Session, kind: Kind, why: &Refused) -> Failure {
    let text = |word: Word| world.refused(word.text(world.lang));
    match why {
        Refused::NoSuchMember(id) => {
            world.refused(refusal(world.lang, session, &Refusal::NoSuchMember(id.clone())))
        }
        Refused::NoMembers => text(Word::NoMemberForExtract),
        Refused::NoBallot => text(Word::NoBallotForPaper),
        Refused::NotOfAMember => text(Word::MemberForExtractOnly),
        Refused::NotATable => {
            let paper = paper(kind).text(world.lang);
            world.refused(Word::NotATable.fill(world.lang, &[("paper", paper)]))
        }
    }
}

/// Returns what a paper is called.
pub(super) fn paper(kind: Kind) -> Word {
    match kind {
        Kind::Minutes => Word::PaperMinutes,
        Kind::Ballot => Word::PaperBallot,
        Kind::Extract => Word::PaperExtract,
        Kind::Plan => Word::PaperPlan,
        Kind::Notice => Word::PaperNotice,
        Kind::Opinions => Word::PaperOpinions,
        Kind::Attendance => Word::PaperAttendance,
    }
}
