//! The command line: the only room that reads the environment and prints.
//!
//! Each command says what it did on standard output, what went wrong in one line on standard
//! error, and ends with one of the codes of [`Exit`].

mod acts_table;
mod agenda;
mod amend;
mod archive;
mod attend;
mod closing;
mod commands;
mod coverage;
mod due;
mod duties;
mod export;
mod floor;
mod lacking;
mod make;
mod manifest;
mod print;
mod rehearse;
mod reports;
mod restore;
mod review;
mod revise;
mod room;
mod rules;
mod settle;
mod stats;
mod table;
mod tables;
mod usage;
mod vote;
mod windows;
mod years;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use clap::error::ErrorKind;
use etcetera::BaseStrategy;

pub use table::table;

use crate::locale::Lang;
use crate::locale::acts::ActWord;
use crate::locale::cli::Word;
use crate::locale::fault::fault;
use crate::session::Instant;
use crate::store::fault::{Fault, FaultKind};
use crate::store::settings::{Settings, load};
use crate::text::shown;

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, or nothing was found wrong.
    Fine,
    /// Refused by the rules or by what was read; or nothing was found.
    Refused,
    /// The command line is wrong.
    Usage,
    /// Something was found.
    Findings,
    /// A file cannot be made.
    CannotCreate,
    /// A file cannot be read or written.
    Io,
    /// Another program is saving; try again.
    Busy,
    /// It is not allowed.
    Denied,
    /// A signal ended the program.
    Signal(i32),
}

impl Exit {
    /// Returns the number that the shell sees.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Findings => 3,
            Self::CannotCreate => 73,
            Self::Io => 74,
            Self::Busy => 75,
            Self::Denied => 77,
            Self::Signal(number) => u8::try_from(128 + number).unwrap_or(u8::MAX),
        }
    }

    fn of(kind: &FaultKind) -> Self {
        match kind {
            FaultKind::Missing
            | FaultKind::Folder
            | FaultKind::NotAFolder
            | FaultKind::NotAFile
            | FaultKind::TooLarge { .. }
            | FaultKind::TooManyFiles { .. }
            | FaultKind::TooDeep { .. }
            | FaultKind::Broken(_)
            | FaultKind::NewerSchema { .. } => Self::Refused,
            FaultKind::Exists => Self::CannotCreate,
            FaultKind::Denied | FaultKind::ReadOnly => Self::Denied,
            FaultKind::Busy { .. } | FaultKind::Owned { .. } => Self::Busy,
            FaultKind::NotShelved(why) => Self::of(&why.kind),
            FaultKind::Full
            | FaultKind::Gone
            | FaultKind::Contested
            | FaultKind::NotAsWritten
            | FaultKind::BadDisk
            | FaultKind::MayNotLast
            | FaultKind::System(_) => Self::Io,
        }
    }
}

/// Why a command did not do what it was asked: its line and its code.
struct Failure {
    exit: Exit,
    line: String,
}

type Done = Result<Exit, Failure>;

/// What every command may need.
struct World<'a> {
    lang: Lang,
    /// What the user chose once and for all, or why that cannot be read.
    settings: &'a Result<Settings, Fault>,
    matches: &'a ArgMatches,
}

impl World<'_> {
    fn fault(&self, why: &Fault) -> Failure {
        let line = fault(self.lang, why);
        let is_damaged = matches!(why.kind, FaultKind::Broken(_) | FaultKind::Missing);
        let has_versions = is_damaged
            && crate::store::generations::list(&why.path).is_ok_and(|kept| !kept.is_empty());
        let line = if has_versions {
            let file = why.path.display().to_string();
            Word::TryRestore.fill(self.lang, &[("why", &line), ("file", &file)])
        } else {
            line
        };
        Failure { exit: Exit::of(&why.kind), line }
    }

    fn refused(&self, line: impl Into<String>) -> Failure {
        Failure { exit: Exit::Refused, line: line.into() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.matches.get_one::<PathBuf>(name).cloned().unwrap_or_default()
    }

    /// Returns the time of today that an option names; now where it is not given.
    fn time(&self, name: &str) -> Result<Instant, Failure> {
        let now = crate::ui::desk::whole_second(crate::shell::now());
        let Some(text) = self.word(name) else { return Ok(now) };
        let time = chrono::NaiveTime::parse_from_str(text, "%H:%M").ok();
        let time = time.and_then(|time| now.with_time(time).single());
        let bad = || self.refused(ActWord::BadTime.fill(self.lang, &[("time", text)]));
        time.ok_or_else(bad)
    }

    fn word(&self, name: &str) -> Option<&str> {
        self.matches.get_one::<String>(name).map(String::as_str)
    }
}

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let settings = settings_file().map_or_else(|| Ok(Settings::default()), |path| load(&path));
    let chosen = settings.as_ref().ok().and_then(|settings| settings.language);
    let lang = lang_of(&arguments, chosen);
    ExitCode::from(run_with(lang, &settings, arguments).code())
}

/// Where the user's settings lie; `None` where the system names no place.
fn settings_file() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.config_dir().join("kiemdiem").join("cai-dat.toml"))
}

/// The language is needed before the command line is read, to say what is wrong with it: what the
/// command line says, else the environment, else what was chosen once and for all.
fn lang_of(arguments: &[OsString], chosen: Option<&str>) -> Lang {
    let words: Vec<_> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let behind = words.iter().position(|word| *word == "--lang").and_then(|at| words.get(at + 1));
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let said = joined.or(behind.copied()).map(ToOwned::to_owned);
    let said = said.or_else(|| std::env::var("KIEMDIEM_LANG").ok());
    let said = said.or(chosen.map(ToOwned::to_owned));
    said.and_then(|code| Lang::from_code(&code)).unwrap_or_default()
}

fn run_with(lang: Lang, settings: &Result<Settings, Fault>, arguments: Vec<OsString>) -> Exit {
    let matches = match table(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return told(lang, &error),
    };
    let done = match matches.subcommand() {
        None => windows::home(&World { lang, settings, matches: &matches }),
        Some((name, matches)) => {
            let world = World { lang, settings, matches };
            if let (Err(why), false) = (settings, matches!(name, "chair" | "demo" | "record")) {
                complain(&fault(lang, why)); // a window says it itself
            }
            carried_out(name, &world)
        }
    };
    match done {
        Ok(exit) => exit,
        Err(failure) => {
            complain(&failure.line);
            failure.exit
        }
    }
}

/// Carries out the command of this name.
fn carried_out(name: &str, world: &World<'_>) -> Done {
    match name {
        "demo" => windows::demo(world),
        "record" => windows::record(world),
        "chair" => windows::chair(world),
        "project" => windows::project(world),
        "new" => commands::new(world),
        "prepare" => windows::prepare(world),
        "outline" => reports::outline(world),
        "lint" => reports::lint(world),
        "revise" => revise::revise(world),
        "remark" => commands::remark(world),
        "step" => commands::step(world),
        "show" => commands::show(world),
        "find" => commands::find(world),
        "list" => archive::list(world),
        "search" => archive::search(world),
        "stats" => stats::stats(world),
        "due" => due::due(world),
        "tables" => tables::tables(world),
        "archive" => manifest::archive(world),
        "manifest" => manifest::manifest(world),
        "check" => lacking::check(world),
        "answer" => amend::answer(world),
        "amend" => amend::amend(world),
        "rehearse" => rehearse::rehearse(world),
        "member" => amend::member(world),
        "matrix" => coverage::matrix(world),
        "thread" => coverage::thread(world),
        "responsible" => duties::responsible(world),
        "promise" => duties::promise(world),
        "close" => closing::close(world),
        "reopen" => closing::reopen(world),
        "seal" => closing::seal(world),
        "verify" => closing::verify(world),
        "carry" => closing::carry(world),
        "settle" => settle::settle(world),
        "export" => export::export(world),
        "restore" => restore::restore(world),
        "review" => review::review(world),
        "room" => room::room(world),
        "attend" => attend::attend(world),
        "agenda" => agenda::agenda(world),
        "clock" => agenda::clock(world),
        "floor" => floor::floor(world),
        "motion" => vote::motion(world),
        "ballot" => vote::ballot(world),
        "rules" => rules::rules(world),
        "schema" => print::line(&crate::store::format::schema_json()),
        "completions" => commands::completions(world),
        _ => commands::man(world),
    }
}

fn told(lang: Lang, error: &clap::Error) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = write!(io::stdout(), "{error}"); // who reads no help gets none
            Exit::Fine
        }
        _ => {
            complain(&usage::usage_error(lang, error));
            Exit::Usage
        }
    }
}

/// Prints one line on standard error, safe for a terminal.
fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "kiemdiem: {}", shown(&line.replace('\n', " ")));
}
