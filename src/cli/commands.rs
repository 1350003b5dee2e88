//! Commands that do something and end. They go through the same door as the windows.

use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;

use super::make::session_of;
use super::print::{self, lines};
use super::{Done, Exit, Failure, World, complain, reports, table};
use crate::limits;
use crate::locale::cli::Word;
use crate::locale::fault::warning;
use crate::locale::session::{refusal, status};
use crate::session::agenda::plan;
use crate::session::change::{Change, ChangeId, Spot, Stamp};
use crate::session::find::Index;
use crate::session::ids::{MemberId, RemarkIds, ShortcomingId, StepId};
use crate::session::member::Party;
use crate::session::remark::{Kind, Remark};
use crate::session::rules::Profile;
use crate::session::standing::State;
use crate::session::{MeetingKind, Session};
use crate::shell;
use crate::store::fault::Warning;
use crate::store::{SessionFile, rules, warnings};
use crate::text::Clean;
use crate::ui::desk::whole_second;
use crate::ui::event::{NewSession, NotOpened, not_opened};
use crate::ui::find::names;

/// Makes a session from a report.
pub(super) fn new(world: &World<'_>) -> Done {
    let profile = profile(world)?;
    let bytes = reports::bytes(world)?;
    let (own, mut wanted) = (super::agenda::own(world)?, wanted(world));
    wanted.kind = own.as_ref().map_or(wanted.kind, |own| own.template.kind);
    let mut session = session_of(&bytes, &wanted, &profile).map_err(|why| not_made(world, &why))?;
    if let Some(own) = own {
        session.agenda = Arc::new(plan(&own.template, &session.outline, &session.members));
    }
    if let Some(title) = world.word("title") {
        Clean::line(title).as_str().clone_into(&mut session.meeting.title);
    }
    if let Some(body) = world.word("body") {
        Clean::line(body).as_str().clone_into(&mut session.meeting.body);
    }
    let path = world.path("output");
    let file = SessionFile::create(&path, &session, &shell::holder())
        .map_err(|why| Failure { exit: Exit::CannotCreate, ..world.fault(&why) })?;
    warn(world, &file, warnings::of(&file));
    let values = [
        ("file", path.display().to_string()),
        ("shortcomings", session.outline.shortcomings.len().to_string()),
        ("members", session.members.len().to_string()),
        ("steps", session.agenda.len().to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    print::line(&Word::Made.fill(world.lang, &values))
}

/// Returns of what a session is wanted by the options of a command.
pub(super) fn wanted(world: &World<'_>) -> NewSession {
    NewSession {
        report: world.path("REPORT"),
        members: Some(world.path("members")).filter(|path| !path.as_os_str().is_empty()),
        kind: meeting_kind(world.word("kind")),
        how: reports::how(world),
    }
}

/// Says why report or members were not read.
pub(super) fn not_made(world: &World<'_>, why: &NotOpened) -> Failure {
    match why {
        NotOpened::Fault(fault) => world.fault(fault),
        _ => world.refused(not_opened(world.lang, why)),
    }
}

/// Returns the rules that hold: the user's own over those of the program.
pub(super) fn profile(world: &World<'_>) -> Result<Profile, Failure> {
    let rules = rules::load(&super::windows::folder(world)?).map_err(|why| world.fault(&why))?;
    Ok(rules.profile)
}

fn meeting_kind(word: Option<&str>) -> MeetingKind {
    let at = table::MEETING_KINDS.iter().position(|each| Some(*each) == word);
    at.map_or(MeetingKind::Term, |at| MeetingKind::ALL[at])
}

pub(super) fn opened(world: &World<'_>) -> Result<(SessionFile, Session), Failure> {
    SessionFile::open(&world.path("FILE"), &shell::holder()).map_err(|why| world.fault(&why))
}

/// Opens a session to write in it; says what the user should know of its file.
pub(super) fn opened_to_write(world: &World<'_>) -> Result<(SessionFile, Session), Failure> {
    let (file, session) = opened(world)?;
    warn(world, &file, warnings::of(&file));
    Ok((file, session))
}

fn warn(world: &World<'_>, file: &SessionFile, warnings: Vec<Warning>) {
    for each in warnings {
        complain(&format!("{}: {}", file.path().display(), warning(world.lang, each)));
    }
}

/// Saves one change; what the rules refuse is told.
pub(super) fn commit(
    world: &World<'_>,
    file: &mut SessionFile,
    change: Change,
) -> Result<Session, Failure> {
    let stamp = Stamp { id: ChangeId(1), at: whole_second(shell::now()) };
    let committed =
        file.commit(&[(change, stamp)], &mut shell::pause).map_err(|why| world.fault(&why))?;
    if committed.is_alone {
        warn(world, file, vec![Warning::Alone]);
    }
    match committed.refused.first() {
        Some((_, why)) => Err(world.refused(refusal(world.lang, &committed.session, why))),
        None => Ok(committed.session),
    }
}

/// Records a remark.
pub(super) fn remark(world: &World<'_>) -> Done {
    let text = match world.word("TEXT") {
        Some("-") => standard_input(world)?,
        text => text.unwrap_or_default().to_owned(),
    };
    let (mut file, session) = opened_to_write(world)?;
    let by = world.word("by").map(|by| member(world, by)).transpose()?;
    let step = session.standing.step.as_ref();
    let mut link = session.suggested_link(step, by.or_else(|| session.standing.floor.clone()));
    if let Some(word) = world.word("kind") {
        link.kind = remark_kind(word);
        let topic = step.and_then(|id| session.step(id)).map(|step| &step.topic);
        link.to = topic.and_then(|topic| topic.target(link.kind));
    }
    match world.word("to") {
        Some("collective") => link.to = Some(Party::Collective),
        Some(id) => link.to = Some(Party::Member(member(world, id)?)),
        None => {}
    }
    if let Some(ids) = world.matches.get_many::<String>("on") {
        let ids = ids.map(|id| ShortcomingId::new(id.clone()));
        link.shortcomings = ids.collect::<Result<_, _>>().map_err(|bad| bad_id(world, &bad.0))?;
    }
    let at = whole_second(shell::now());
    let id = RemarkIds::new(shell::seed()).make(at);
    let remark = Arc::new(Remark::new(id.clone(), at, link, &Clean::new(&text)));
    commit(world, &mut file, Change::AddRemark { remark, place: Spot::End })?;
    print::line(&Word::Recorded.fill(world.lang, &[("id", id.as_str())]))
}

pub(super) fn remark_kind(word: &str) -> Kind {
    match word {
        "self-criticism" => Kind::SelfCriticism,
        "answer" => Kind::Answer,
        "commendation" => Kind::Commendation,
        "question" => Kind::Question,
        "proposal" => Kind::Proposal,
        "conclusion" => Kind::Conclusion,
        "reserved" => Kind::Reserved,
        "note" => Kind::Note,
        _ => Kind::Criticism,
    }
}

fn standard_input(world: &World<'_>) -> Result<String, Failure> {
    let mut text = String::new();
    let most = u64::try_from(limits::REMARK_BYTES).unwrap_or(u64::MAX) + 1;
    let read = io::stdin().take(most).read_to_string(&mut text);
    read.map_err(|_| world.refused(Word::InputFailed.text(world.lang)))?;
    Ok(text)
}

pub(super) fn member(world: &World<'_>, id: &str) -> Result<MemberId, Failure> {
    MemberId::new(id).map_err(|bad| bad_id(world, &bad.0))
}

pub(super) fn bad_id(world: &World<'_>, id: &str) -> Failure {
    use crate::locale::fault::breach;
    use crate::store::fault::BreachKind;
    world.refused(breach(world.lang, &BreachKind::BadId(id.to_owned())))
}

/// Moves the meeting.
pub(super) fn step(world: &World<'_>) -> Done {
    let (mut file, session) = opened_to_write(world)?;
    let none = |word: Word| world.refused(word.text(world.lang));
    let step = match world.word("STEP").unwrap_or_default() {
        "next" => match (session.standing.state, &session.standing.step) {
            (State::Suspended, Some(step)) => step.clone(),
            _ => session.next_step().ok_or_else(|| none(Word::NoNextStep))?.id.clone(),
        },
        "pause" => return pause(world, &mut file),
        "back" => session.previous_step().ok_or_else(|| none(Word::NoPreviousStep))?.id.clone(),
        id => StepId::new(id).map_err(|bad| bad_id(world, &bad.0))?,
    };
    let change = match world.word("despite") {
        Some(reason) => {
            let reason = Clean::line(reason).as_str().to_owned();
            Change::MoveDespite { step, reason }
        }
        None => Change::MoveTo(step),
    };
    let session = commit(world, &mut file, change)?;
    let Some(step) = session.current_step() else { return Ok(Exit::Fine) };
    let values = [
        ("id", step.id.to_string()),
        ("title", step.title.clone()),
        ("step", session.position().map_or(0, |position| position + 1).to_string()),
        ("steps", session.agenda.len().to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    print::line(&Word::NowAt.fill(world.lang, &values))
}

fn pause(world: &World<'_>, file: &mut SessionFile) -> Done {
    let session = commit(world, file, Change::Suspend)?;
    print::line(status(world.lang, session.status()))
}

/// Opens a session to be printed: what is the minute-taker's own stays out unless asked for.
fn opened_to_print(world: &World<'_>) -> Result<(Session, usize), Failure> {
    let (_, session) = opened(world)?;
    if world.matches.get_flag("private") {
        return Ok((session, 0));
    }
    let printed = session.for_others();
    let left_out = session.remarks.len() - printed.remarks.len();
    Ok((printed, left_out))
}

/// Prints a session.
pub(super) fn show(world: &World<'_>) -> Done {
    let (session, left_out) = opened_to_print(world)?;
    if world.matches.get_flag("json") {
        return print::line(&crate::store::format::json(&session));
    }
    lines(&print::session(world.lang, &session, &profile(world)?, left_out))
}

/// Prints what is found in a session, a line each: id, time, who, words.
pub(super) fn find(world: &World<'_>) -> Done {
    let (session, _) = opened_to_print(world)?;
    let index = Index::of(&session, names());
    let words: Vec<&str> =
        world.matches.get_many("QUERY").into_iter().flatten().map(String::as_str).collect();
    let found = index.find(&words.join(" "));
    let line = |at| index.entry(at).map(|entry| print::hit(&entry, "%H:%M"));
    let found: Vec<String> = found.into_iter().filter_map(line).collect();
    lines(&found)?;
    Ok(if found.is_empty() { Exit::Refused } else { Exit::Fine })
}

/// Prints completions for a shell.
pub(super) fn completions(world: &World<'_>) -> Done {
    if let Some(shell) = world.matches.get_one::<clap_complete::Shell>("SHELL") {
        let mut script = Vec::new();
        clap_complete::generate(*shell, &mut table(world.lang), "kiemdiem", &mut script);
        let _ = io::stdout().write_all(&script); // who closed the pipe wants no more
    }
    Ok(Exit::Fine)
}

/// Prints the manual page.
pub(super) fn man(world: &World<'_>) -> Done {
    let mut page = Vec::new();
    let made = clap_mangen::Man::new(table(world.lang)).render(&mut page);
    made.map_err(|_| {
        world.fault(&crate::store::fault::Fault {
            path: Path::new("-").to_owned(),
            kind: crate::store::fault::FaultKind::System(0),
        })
    })?;
    let _ = io::stdout().write_all(&page); // who closed the pipe wants no more
    Ok(Exit::Fine)
}
