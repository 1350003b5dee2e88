//! The table of commands and options. Help, errors, completions and the man page come from it.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use super::acts_table::acts;
use super::reports::{ENCODINGS, PARTS};
use crate::locale::Lang;
use crate::locale::cli::Word;
use crate::minutes::{self, Format, Kind};
use crate::store::tables::Target;

/// The words of `--kind` of a new session.
pub(super) const MEETING_KINDS: [&str; 5] = ["term", "annual", "quarter", "on-request", "thematic"];
/// The words of `--kind` of a remark.
pub(super) const REMARK_KINDS: [&str; 9] = [
    "criticism",
    "self-criticism",
    "answer",
    "commendation",
    "question",
    "proposal",
    "conclusion",
    "reserved",
    "note",
];

/// Makes the whole table in a language.
#[must_use]
pub fn table(lang: Lang) -> Command {
    base(lang, "kiemdiem", Word::About)
        .override_usage(Word::UsageOfProgram.text(lang))
        .after_help(Word::Without.text(lang))
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_help_heading(Word::Commands.text(lang))
        .subcommand_value_name(Word::CommandName.text(lang))
        .arg(
            option(lang, ("lang", "vi|en"), Word::Lang)
                .value_parser(PossibleValuesParser::new(["vi", "en"]))
                .global(true),
        )
        .arg(flag(lang, "version", Word::Version).short('V').action(ArgAction::Version))
        .subcommands(subcommands(lang))
}

fn subcommands(lang: Lang) -> Vec<Command> {
    let mut all = alone(lang);
    let behind = all.iter().position(|command| command.get_name() == "step");
    let behind = behind.map_or(all.len(), |at| at + 1);
    all.splice(behind..behind, acts(lang));
    all.into_iter().map(|command| with_usage(lang, command)).collect()
}

/// The commands that are not for a meeting that runs.
fn alone(lang: Lang) -> Vec<Command> {
    let command = |name, about: Word| base(lang, name, about);
    let all = [
        command("demo", Word::Demo),
        of_report(lang, "prepare", Word::Prepare),
        of_report(lang, "new", Word::New)
            .arg(option(lang, ("title", "TITLE"), Word::ArgTitle))
            .arg(option(lang, ("body", "BODY"), Word::ArgBody))
            .arg(
                option(lang, ("output", "FILE"), Word::ArgOutput)
                    .short('o')
                    .value_parser(value_parser!(PathBuf))
                    .required(true),
            ),
        command("record", Word::Record).arg(path(lang, "FILE", Word::ArgFile)),
        command("chair", Word::Chair).arg(path(lang, "FILE", Word::ArgFile)),
        project(lang),
        command("outline", Word::Outline).args(report(lang)).arg(flag(lang, "json", Word::ArgJson)),
        command("lint", Word::Lint).args(report(lang)).arg(flag(lang, "json", Word::ArgJson)),
        revise(lang),
        review(lang),
        remark(lang),
        command("step", Word::Step)
            .arg(path(lang, "FILE", Word::ArgFile))
            .arg(positional(lang, "STEP", Word::ArgStep))
            .arg(option(lang, ("despite", "REASON"), Word::ArgDespite)),
        command("show", Word::Show)
            .arg(path(lang, "FILE", Word::ArgFile))
            .arg(flag(lang, "json", Word::ArgJson))
            .arg(flag(lang, "private", Word::ArgPrivate)),
        command("find", Word::Find)
            .arg(path(lang, "FILE", Word::ArgFile))
            .arg(positional(lang, "QUERY", Word::ArgQuery).num_args(1..))
            .arg(flag(lang, "private", Word::ArgPrivate)),
        on_folder(lang, "list", Word::List),
        search(lang),
        on_folder(lang, "stats", Word::Stats)
            .arg(flag(lang, "html", Word::ArgHtmlCharts).conflicts_with("json")),
        due(lang),
        tables(lang),
        check(lang),
        rehearse(lang),
        export(lang),
        close(lang),
        reopen(lang),
        seal(lang),
        verify(lang),
        carry(lang),
        settle(lang),
        base(lang, "archive", Word::Archive)
            .arg(path(lang, "FILE", Word::ArgFile))
            .arg(option(lang, ("class", "CLASS"), Word::ArgClass))
            .arg(option(lang, ("code", "CODE"), Word::ArgCode)),
        manifest(lang),
        restore(lang),
        command("rules", Word::Rules)
            .arg(flag(lang, "edit", Word::ArgEdit))
            .arg(flag(lang, "check", Word::ArgCheck).conflicts_with("edit")),
        command("schema", Word::Schema),
        command("completions", Word::Completions).arg(
            positional(lang, "SHELL", Word::ArgShell)
                .value_parser(value_parser!(clap_complete::Shell)),
        ),
        command("man", Word::Man),
    ];
    all.to_vec()
}

fn project(lang: Lang) -> Command {
    let themes = PossibleValuesParser::new(["light", "dark"]);
    let theme = option(lang, ("theme", "THEME"), Word::ArgTheme).value_parser(themes);
    base(lang, "project", Word::Project)
        .arg(path(lang, "FILE", Word::ArgFile))
        .arg(theme.default_value("light"))
}

fn check(lang: Lang) -> Command {
    base(lang, "check", Word::Check).arg(path(lang, "FILE", Word::ArgFile)).arg(flag(
        lang,
        "step",
        Word::ArgOfStep,
    ))
}

fn rehearse(lang: Lang) -> Command {
    let sizes = PossibleValuesParser::new(super::rehearse::SIZE_NAMES);
    base(lang, "rehearse", Word::Rehearse)
        .arg(path(lang, "FILE", Word::ArgFile))
        .arg(flag(lang, "show", Word::ArgShowRoom))
        .arg(option(lang, ("size", "SIZE"), Word::ArgSize).value_parser(sizes).requires("show"))
}

/// Writes the line of usage, which clap would write in English.
fn with_usage(lang: Lang, command: Command) -> Command {
    let mut usage = format!("kiemdiem {} [{}]", command.get_name(), Word::OptionsName.text(lang));
    for arg in command.get_arguments().filter(|arg| arg.is_required_set() || arg.is_positional()) {
        let value = arg.get_value_names().and_then(|names| names.first());
        let value = value.map_or(arg.get_id().as_str(), |name| name.as_str());
        match (arg.get_short(), arg.get_long()) {
            (Some(short), _) => usage.push_str(&format!(" -{short} <{value}>")),
            (None, Some(long)) => usage.push_str(&format!(" --{long} <{value}>")),
            (None, None) if arg.is_required_set() => usage.push_str(&format!(" <{value}>")),
            (None, None) => usage.push_str(&format!(" [{value}]")),
        }
    }
    command.override_usage(usage)
}

fn revise(lang: Lang) -> Command {
    base(lang, "revise", Word::Revise)
        .arg(path(lang, "FILE", Word::ArgFile))
        .args(report(lang))
        .arg(flag(lang, "dry-run", Word::ArgDryRun))
        .arg(flag(lang, "as-read", Word::ArgAsRead))
        .args(pairing(lang))
}

/// Which item of a draft is which of the one before.
fn pairing(lang: Lang) -> [Arg; 2] {
    [("same", "OLD=NEW", Word::ArgSame), ("not", "OLD", Word::ArgNot)]
        .map(|(name, value, help)| option(lang, (name, value), help).action(ArgAction::Append))
}

/// A command that reads all sessions of a folder.
fn on_folder(lang: Lang, name: &'static str, about: Word) -> Command {
    base(lang, name, about).arg(path(lang, "DIR", Word::ArgFolder).required(false)).arg(flag(
        lang,
        "json",
        Word::ArgJson,
    ))
}

fn due(lang: Lang) -> Command {
    let output = option(lang, ("output", "PATH"), Word::ArgCalendar).short('o');
    on_folder(lang, "due", Word::Due)
        .arg(option(lang, ("on", "DATE"), Word::ArgOnDay))
        .arg(flag(lang, "ics", Word::ArgIcs).conflicts_with("json"))
        .arg(output.value_parser(value_parser!(PathBuf)).requires("ics"))
        .arg(flag(lang, "force", Word::ArgForce))
}

fn tables(lang: Lang) -> Command {
    let targets = PossibleValuesParser::new(Target::ALL.map(Target::name));
    let output = option(lang, ("output", "FOLDER"), Word::ArgTablesFolder).short('o');
    base(lang, "tables", Word::Tables)
        .arg(path(lang, "DIR", Word::ArgFolder).required(false))
        .arg(option(lang, ("to", "FORMAT"), Word::ArgTarget).value_parser(targets).required(true))
        .arg(output.value_parser(value_parser!(PathBuf)))
        .arg(flag(lang, "force", Word::ArgForceFolder))
}

fn search(lang: Lang) -> Command {
    on_folder(lang, "search", Word::Search)
        .arg(positional(lang, "QUERY", Word::ArgQuery))
        .arg(flag(lang, "private", Word::ArgPrivate))
        .arg(option(lang, ("code", "CODE"), Word::ArgOfCode))
        .allow_missing_positional(true)
}

fn close(lang: Lang) -> Command {
    base(lang, "close", Word::Close).arg(path(lang, "FILE", Word::ArgFile)).arg(option(
        lang,
        ("override", "REASON"),
        Word::ArgOverride,
    ))
}

fn reopen(lang: Lang) -> Command {
    base(lang, "reopen", Word::Reopen)
        .arg(path(lang, "FILE", Word::ArgFile))
        .arg(option(lang, ("reason", "REASON"), Word::ArgReopen).required(true))
}

fn seal(lang: Lang) -> Command {
    let previous = option(lang, ("previous", "OLDFILE"), Word::ArgPrevious);
    base(lang, "seal", Word::Seal)
        .arg(path(lang, "FILE", Word::ArgFile))
        .arg(option(lang, ("by", "M"), Word::ArgSealBy).required(true))
        .arg(previous.value_parser(value_parser!(PathBuf)))
}

fn verify(lang: Lang) -> Command {
    let paths = path(lang, "PATH", Word::ArgVerify).required(false).action(ArgAction::Append);
    base(lang, "verify", Word::Verify).arg(paths.num_args(0..))
}

fn manifest(lang: Lang) -> Command {
    let output = option(lang, ("output", "PATH"), Word::ArgSums).short('o');
    base(lang, "manifest", Word::Manifest)
        .arg(path(lang, "DIR", Word::ArgHanded))
        .arg(output.value_parser(value_parser!(PathBuf)))
        .arg(flag(lang, "force", Word::ArgForce))
}

fn carry(lang: Lang) -> Command {
    let output = option(lang, ("output", "NEW"), Word::ArgOutput).short('o').required(true);
    let report = option(lang, ("report", "REPORT"), Word::ArgReport);
    base(lang, "carry", Word::Carry)
        .arg(path(lang, "FILE", Word::ArgFile))
        .arg(output.value_parser(value_parser!(PathBuf)))
        .arg(report.value_parser(value_parser!(PathBuf)))
}

fn settle(lang: Lang) -> Command {
    let states = super::settle::STATES.map(|(name, _)| name);
    let help = [Word::ArgFixed, Word::ArgPartly, Word::ArgNotFixed];
    let number = positional(lang, "N", Word::ArgCarried).required(false);
    base(lang, "settle", Word::Settle)
        .arg(path(lang, "FILE", Word::ArgFile))
        .arg(number.value_parser(value_parser!(usize)))
        .args(states.iter().zip(help).map(|(name, help)| flag(lang, name, help).requires("N")))
        .arg(flag(lang, "clear", Word::ArgClearResult).requires("N"))
        .arg(option(lang, ("evidence", "TEXT"), Word::ArgEvidence).requires("N"))
        .args([("apart", Word::ArgApartFrom), ("no-apart", Word::ArgNotApartFrom)].map(
            |(name, help)| {
                let other = option(lang, (name, "M"), help).requires("N");
                other.value_parser(value_parser!(usize))
            },
        ))
        .group(
            clap::ArgGroup::new("result")
                .args(states.into_iter().chain(["clear", "apart", "no-apart"])),
        )
}

fn restore(lang: Lang) -> Command {
    base(lang, "restore", Word::Restore)
        .arg(path(lang, "FILE", Word::ArgFile))
        .arg(flag(lang, "list", Word::ArgList))
        .arg(
            option(lang, ("to", "N"), Word::ArgVersion)
                .value_parser(value_parser!(u64))
                .conflicts_with("list"),
        )
}

fn export(lang: Lang) -> Command {
    let papers = Kind::ALL.map(Kind::name);
    let formats = Format::ALL.map(Format::name);
    let rows = Kind::ALL.map(|kind| format!("  {:<12}{}", kind.name(), minutes::name(lang, kind)));
    base(lang, "export", Word::Export)
        .after_help(format!("{}:\n{}", Word::Papers.text(lang), rows.join("\n")))
        .arg(path(lang, "FILE", Word::ArgFile))
        .arg(
            option(lang, ("paper", "PAPER"), Word::ArgPaper)
                .value_parser(PossibleValuesParser::new(papers))
                .required(true),
        )
        .arg(
            option(lang, ("to", "FORMAT"), Word::ArgFormat)
                .value_parser(PossibleValuesParser::new(formats))
                .required(true),
        )
        .arg(option(lang, ("member", "ID"), Word::ArgMember))
        .arg(
            option(lang, ("output", "PATH"), Word::ArgPaperFile)
                .short('o')
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(flag(lang, "force", Word::ArgForce))
}

/// A command that begins with a report.
fn of_report(lang: Lang, name: &'static str, about: Word) -> Command {
    let members = option(lang, ("members", "CSV"), Word::ArgMembers);
    let kind = option(lang, ("kind", "KIND"), Word::ArgKind);
    base(lang, name, about)
        .args(report(lang))
        .arg(members.value_parser(value_parser!(PathBuf)))
        .arg(kind.value_parser(PossibleValuesParser::new(MEETING_KINDS)).default_value("term"))
        .arg(option(lang, ("agenda", "NAME"), Word::ArgAgenda).conflicts_with("kind"))
}

/// A report, and how it is to be read.
fn report(lang: Lang) -> [Arg; 3] {
    [
        path(lang, "REPORT", Word::ArgReport),
        option(lang, ("encoding", "NAME"), Word::ArgEncoding)
            .value_parser(PossibleValuesParser::new(ENCODINGS)),
        option(lang, ("part", "N|all"), Word::ArgPart)
            .value_parser(PossibleValuesParser::new(PARTS)),
    ]
}

fn review(lang: Lang) -> Command {
    let member = positional(lang, "MEMBER", Word::ArgReviewed).required(false).requires("REPORT");
    let [report, encoding, part] = report(lang);
    let report = report.required(false).help(Word::ArgOwnReport.text(lang));
    base(lang, "review", Word::Review)
        .arg(path(lang, "FILE", Word::ArgFile))
        .args([member, report, encoding, part])
        .arg(flag(lang, "replace", Word::ArgReplace).requires("MEMBER"))
        .args(pairing(lang).map(|arg| arg.requires("replace")))
}

fn remark(lang: Lang) -> Command {
    base(lang, "remark", Word::Remark)
        .arg(path(lang, "FILE", Word::ArgFile))
        .arg(option(lang, ("by", "ID"), Word::ArgBy))
        .arg(
            option(lang, ("kind", "KIND"), Word::ArgRemarkKind)
                .value_parser(PossibleValuesParser::new(REMARK_KINDS)),
        )
        .arg(option(lang, ("to", "ID"), Word::ArgTo))
        .arg(option(lang, ("on", "ID"), Word::ArgOn).action(ArgAction::Append))
        .arg(positional(lang, "TEXT", Word::ArgText).allow_hyphen_values(true))
}

/// A command with help in the user's language; nothing of it is inherited, so every command is
/// made here.
pub(super) fn base(lang: Lang, name: &'static str, about: Word) -> Command {
    let usage = Word::Usage.text(lang);
    Command::new(name)
        .about(about.text(lang))
        .help_template(format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(flag(lang, "help", Word::Help).short('h').action(ArgAction::Help))
}

pub(super) fn flag(lang: Lang, name: &'static str, help: Word) -> Arg {
    Arg::new(name)
        .long(name)
        .help(help.text(lang))
        .help_heading(Word::Options.text(lang))
        .action(ArgAction::SetTrue)
}

/// An option and what it calls its value.
pub(super) fn option(lang: Lang, (name, value): (&'static str, &'static str), help: Word) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .help(help.text(lang))
        .help_heading(Word::Options.text(lang))
        .hide_possible_values(true)
        .hide_default_value(true)
}

pub(super) fn positional(lang: Lang, name: &'static str, help: Word) -> Arg {
    Arg::new(name)
        .required(true)
        .help(help.text(lang))
        .help_heading(Word::Arguments.text(lang))
        .hide_possible_values(true)
}

pub(super) fn path(lang: Lang, name: &'static str, help: Word) -> Arg {
    positional(lang, name, help).value_parser(value_parser!(PathBuf))
}
