//! Commands that end a session: closed, sealed, opened again, looked at, and carried over.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::commands::{commit, member, opened_to_write, profile};
use super::lacking::{found, told};
use super::make::{outline_of, prepared_again};
use super::print::{self, lines};
use super::{Done, Exit, Failure, World, complain};
use crate::limits;
use crate::locale::Lang;
use crate::locale::archive::ArchiveWord;
use crate::locale::cli::Word;
use crate::locale::fault::fault;
use crate::locale::session::{refusal, status};
use crate::session::change::{Change, Refusal};
use crate::shell;
use crate::store::archive::{Wanted, walk};
use crate::store::seal::{self, Changed, NotSealed, Span, Verdict};
use crate::store::{SessionFile, library};
use crate::text::Clean;
use crate::ui::desk::whole_second;

/// Closes a session; where something is lacking it is listed, unless why is said.
pub(super) fn close(world: &World<'_>) -> Done {
    let (mut file, session) = opened_to_write(world)?;
    let despite = world.word("override").map(|reason| Clean::line(reason).as_str().to_owned());
    let found = found(world, &session, &profile(world)?);
    let blocking = found.iter().filter(|row| row.blocks).count();
    let despite = match despite {
        Some(reason) if reason.trim().is_empty() => {
            return Err(world.refused(refusal(world.lang, &session, &Refusal::NoReason)));
        }
        None if blocking > 0 && !session.is_over() => {
            lines(&told(world, &found))?;
            let count = blocking.to_string();
            return Err(world.refused(Word::NotClosedYet.fill(world.lang, &[("count", &count)])));
        }
        Some(reason) if !found.is_empty() => reason,
        None if !found.is_empty() && !session.is_over() => {
            lines(&told(world, &found))?; // it is only told
            String::new()
        }
        _ => String::new(),
    };
    let session = commit(world, &mut file, Change::Close { despite })?;
    print::line(status(world.lang, session.status()))
}

/// Opens a closed or sealed session again.
pub(super) fn reopen(world: &World<'_>) -> Done {
    let (mut file, _) = opened_to_write(world)?;
    let reason = Clean::line(world.word("reason").unwrap_or_default()).as_str().to_owned();
    let session = commit(world, &mut file, Change::Reopen(reason))?;
    let state = status(world.lang, session.status());
    print::line(&Word::OpenedAgain.fill(world.lang, &[("state", state)]))
}

/// Seals a closed session.
pub(super) fn seal(world: &World<'_>) -> Done {
    let (mut file, session) = opened_to_write(world)?;
    let by = Clean::line(world.word("by").unwrap_or_default()).as_str().to_owned();
    // A member's id stands for the name: the seal is read without the list of members.
    let by = match session.members.iter().find(|each| each.id.as_str() == by) {
        Some(member) => member.name.clone(),
        // One word is no name in full: it was meant for an id.
        None if !by.is_empty() && !by.contains(' ') => {
            let why = Refusal::NoSuchMember(member(world, &by)?);
            return Err(world.refused(refusal(world.lang, &session, &why)));
        }
        None => by,
    };
    let previous = world.matches.get_one::<PathBuf>("previous").map(PathBuf::as_path);
    let at = whole_second(shell::now());
    let sealed = seal::seal(&mut file, &session, (&by, previous), at, &mut shell::pause);
    let sealed = sealed.map_err(|why| match why {
        NotSealed::Fault(why) => world.fault(&why),
        NotSealed::Refused(session, why) => world.refused(refusal(world.lang, &session, &why)),
        NotSealed::Previous(path, verdict) => world.refused(said(world.lang, &path, &verdict)),
    })?;
    let digits = sealed.seal().map(|seal| seal.sha256.short()).unwrap_or_default();
    print::line(&Word::SealedNow.fill(world.lang, &[("digits", &digits)]))
}

/// Tells whether sealed files are as they were sealed.
pub(super) fn verify(world: &World<'_>) -> Done {
    let named = world.matches.get_many::<PathBuf>("PATH");
    let is_named = named.is_some();
    let asked: Vec<PathBuf> = match named {
        Some(paths) => paths.cloned().collect(),
        None => vec![super::windows::folder(world)?], // it need not be there yet
    };
    let (mut paths, mut unread) = (Vec::new(), 0);
    for path in &asked {
        if path.is_dir() {
            let tree = walk(path, Wanted::Sessions).map_err(|why| world.fault(&why))?;
            tree.faults.iter().for_each(|why| complain(&fault(world.lang, why)));
            unread += tree.faults.len();
            paths.extend(tree.paths());
        } else if is_named {
            paths.push(path.clone());
        }
    }
    if paths.is_empty() && unread == 0 {
        let folders: Vec<_> = asked.iter().map(|path| path.display().to_string()).collect();
        let values = [("folder", &*folders.join(", "))];
        return Err(world.refused(ArchiveWord::Empty.fill(world.lang, &values)));
    }
    let found = seal::verify(&paths);
    let all: Vec<_> = found.iter().map(|(path, found)| said(world.lang, path, found)).collect();
    lines(&all)?;
    let is_sound = found.iter().all(|(_, found)| matches!(found, Verdict::Sound(_)));
    Ok(if is_sound && unread == 0 { Exit::Fine } else { Exit::Refused })
}

fn said(lang: Lang, path: &Path, verdict: &Verdict) -> String {
    let file = path.display().to_string();
    match verdict {
        Verdict::Sound(digest) => {
            Word::VerifySound.fill(lang, &[("file", &file), ("digits", &digest.short())])
        }
        Verdict::NotSealed => Word::VerifyNotSealed.fill(lang, &[("file", &file)]),
        Verdict::Broken(link) => {
            let digits = link.sha256.to_string();
            Word::VerifyBroken
                .fill(lang, &[("file", &file), ("link", &link.file), ("digits", &digits)])
        }
        Verdict::Unreadable(why) => {
            Word::VerifyUnreadable.fill(lang, &[("why", &fault(lang, why))])
        }
        Verdict::Changed(what) => {
            let what: Vec<_> = what.iter().map(|each| changed(lang, each)).collect();
            Word::VerifyChanged.fill(lang, &[("file", &file), ("what", &what.join("; "))])
        }
    }
}

fn changed(lang: Lang, changed: &Changed) -> String {
    let table = &changed.table;
    match changed.span {
        None => Word::ChangedGone.fill(lang, &[("table", table)]),
        Some(Span { lines, bytes }) => {
            let [from, to, first, last] =
                [lines.0, lines.1, bytes.0, bytes.1].map(|number| number.to_string());
            let word = if table.is_empty() { Word::ChangedLines } else { Word::ChangedTable };
            let values = [
                ("table", &**table),
                ("from", &from),
                ("to", &to),
                ("first", &first),
                ("last", &last),
            ];
            word.fill(lang, &values)
        }
    }
}

/// Makes the next session of what a closed one left open; that one is only read.
pub(super) fn carry(world: &World<'_>) -> Done {
    let path = world.path("FILE");
    let (_, old) =
        SessionFile::look_at(&path, &shell::holder()).map_err(|why| world.fault(&why))?;
    if !old.is_over() {
        let why = Refusal::NotClosed;
        return Err(world.refused(refusal(world.lang, &old, &why)));
    }
    let report = world.matches.get_one::<PathBuf>("report");
    let outline = report.map(|report| {
        library::read(report, limits::DOCX_BYTES).map_err(|why| world.fault(&why)).and_then(
            |bytes| {
                outline_of(report, &bytes).map_err(|why| super::commands::not_made(world, &why))
            },
        )
    });
    let mut next = prepared_again(&old, outline.transpose()?, &profile(world)?);
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let carried = old.left_open(&file.unwrap_or_default());
    let count = carried.len().to_string();
    next.dossier.carried = Arc::new(carried);
    let to = world.path("output");
    SessionFile::create(&to, &next, &shell::holder())
        .map_err(|why| Failure { exit: Exit::CannotCreate, ..world.fault(&why) })?;
    let to = to.display().to_string();
    print::line(&Word::CarriedOver.fill(world.lang, &[("file", &to), ("count", &count)]))
}
