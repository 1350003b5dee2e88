//! The commands for what is done while the meeting runs, as a part of the table.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use super::table::{REMARK_KINDS, base, flag, option, path, positional};
use super::{amend, attend, duties, floor};
use crate::limits;
use crate::locale::Lang;
use crate::locale::cli::Word;

/// Returns these commands.
pub(super) fn acts(lang: Lang) -> Vec<Command> {
    vec![
        answer(lang),
        amend(lang),
        member(lang),
        attend(lang),
        agenda(lang),
        clock(lang),
        floor(lang),
        motion(lang),
        ballot(lang),
        room(lang),
        responsible(lang),
        promise(lang),
        matrix(lang),
        thread(lang),
    ]
}

fn on_file(lang: Lang, name: &'static str, about: Word) -> Command {
    base(lang, name, about).arg(path(lang, "FILE", Word::ArgFile))
}

fn one(lang: Lang, name: &'static str, help: Word) -> Arg {
    positional(lang, name, help).required(false)
}

fn number(lang: Lang, name: &'static str, help: Word) -> Arg {
    option(lang, (name, "N"), help).value_parser(value_parser!(u32))
}

fn several(lang: Lang, name: &'static str, help: Word) -> Arg {
    option(lang, (name, "ID"), help).action(ArgAction::Append)
}

fn answer(lang: Lang) -> Command {
    let verdicts = PossibleValuesParser::new(amend::VERDICTS);
    on_file(lang, "answer", Word::Answer)
        .arg(positional(lang, "ID", Word::ArgOpinion))
        .arg(positional(lang, "VERDICT", Word::ArgVerdict).value_parser(verdicts))
        .arg(one(lang, "TEXT", Word::ArgText).allow_hyphen_values(true))
        .arg(option(lang, ("by", "ID"), Word::ArgBy))
}

fn amend(lang: Lang) -> Command {
    on_file(lang, "amend", Word::Amend)
        .arg(positional(lang, "ID", Word::ArgAmended))
        .arg(option(lang, ("by", "ID"), Word::ArgBy))
        .arg(
            option(lang, ("kind", "KIND"), Word::ArgRemarkKind)
                .value_parser(PossibleValuesParser::new(REMARK_KINDS)),
        )
        .arg(option(lang, ("to", "ID"), Word::ArgTo))
        .arg(several(lang, "on", Word::ArgOn))
        .arg(option(lang, ("text", "TEXT"), Word::ArgNewWords))
        .arg(flag(lang, "checked", Word::ArgChecked))
        .arg(option(lang, ("strike", "REASON"), Word::ArgStrike))
}

fn member(lang: Lang) -> Command {
    on_file(lang, "member", Word::Member)
        .arg(option(lang, ("add", "NAME"), Word::ArgAddMember))
        .arg(option(lang, ("post", "POST"), Word::ArgPost).requires("add"))
        .arg(option(lang, ("chair", "ID"), Word::ArgChair))
        .arg(option(lang, ("minute-taker", "ID"), Word::ArgMinuteTaker))
}

fn attend(lang: Lang) -> Command {
    let help = [Word::ArgPresent, Word::ArgLate, Word::ArgLeft, Word::ArgExcused, Word::ArgAbsent];
    let states = attend::STATES.iter().zip(help);
    on_file(lang, "attend", Word::Attend)
        .arg(one(lang, "MEMBER", Word::ArgMarked).num_args(0..))
        .args(states.map(|(name, help)| flag(lang, name, help)))
        .arg(flag(lang, "clear", Word::ArgClear))
        .group(clap::ArgGroup::new("state").args(attend::STATES).arg("clear"))
        .arg(option(lang, ("reason", "REASON"), Word::ArgReason))
        .arg(option(lang, ("at", "TIME"), Word::ArgAt))
}

fn room(lang: Lang) -> Command {
    let zoom = i64::from(limits::ROOM_ZOOM);
    let either = |one: &'static str, other: &'static str, help: Word| {
        flag(lang, one, help).conflicts_with(other)
    };
    let part = |name, help| {
        several(lang, name, help)
            .value_name("PART")
            .value_parser(PossibleValuesParser::new(super::room::PARTS))
    };
    on_file(lang, "room", Word::Room)
        .arg(either("blank", "clear", Word::ArgBlank))
        .arg(flag(lang, "clear", Word::ArgClearRoom))
        .arg(either("hold", "follow", Word::ArgHold))
        .arg(flag(lang, "follow", Word::ArgFollow))
        .arg(either("names", "no-names", Word::ArgNames))
        .arg(flag(lang, "no-names", Word::ArgNoNames))
        .arg(
            option(lang, ("zoom", "N"), Word::ArgZoom)
                .allow_negative_numbers(true)
                .value_parser(value_parser!(i8).range(-zoom..=zoom)),
        )
        .arg(option(lang, ("page", "N"), Word::ArgPage).value_parser(value_parser!(u16).range(1..)))
        .arg(part("show", Word::ArgShowPart))
        .arg(part("hide", Word::ArgHidePart))
        .arg(option(lang, ("remark", "ID"), Word::ArgShown).conflicts_with("no-remark"))
        .arg(flag(lang, "no-remark", Word::ArgNoRemark))
}

fn agenda(lang: Lang) -> Command {
    let step = |name, help| option(lang, (name, "STEP"), help);
    let minutes = value_parser!(u16).range(1..=i64::from(limits::STEP_MINUTES));
    on_file(lang, "agenda", Word::Agenda)
        .arg(step("skip", Word::ArgSkip))
        .arg(step("put-off", Word::ArgPutOff))
        .arg(step("return", Word::ArgReturn))
        .arg(option(lang, ("reason", "REASON"), Word::ArgReason))
        .arg(step("move", Word::ArgMove).conflicts_with_all(["insert", "time"]))
        .arg(option(lang, ("insert", "TITLE"), Word::ArgInsert).conflicts_with("time"))
        .arg(step("behind", Word::ArgBehind))
        .arg(step("time", Word::ArgTime))
        .arg(option(lang, ("minutes", "N"), Word::ArgMinutes).value_parser(minutes))
        .arg(option(lang, ("save", "NAME"), Word::ArgSaveAgenda))
        .arg(flag(lang, "replace", Word::ArgReplaceAgenda).requires("save"))
}

fn clock(lang: Lang) -> Command {
    let of = |name, help| {
        let clocks = PossibleValuesParser::new(["step", "speaker"]);
        option(lang, (name, "CLOCK"), help).value_parser(clocks)
    };
    on_file(lang, "clock", Word::Clock)
        .arg(of("pause", Word::ArgPause))
        .arg(of("resume", Word::ArgResume))
        .arg(
            option(lang, ("add", "N"), Word::ArgAdd)
                .value_parser(value_parser!(i32))
                .allow_negative_numbers(true),
        )
        .arg(of("of", Word::ArgOf))
        .arg(option(lang, ("end", "TIME"), Word::ArgEnd))
        .arg(flag(lang, "rebalance", Word::ArgRebalance))
}

fn floor(lang: Lang) -> Command {
    let kind = |name, help| {
        option(lang, (name, "KIND"), help)
            .value_parser(PossibleValuesParser::new(floor::KINDS))
            .requires("MEMBER")
    };
    let flag = |name, help| flag(lang, name, help);
    let act = ["ask", "interpose", "withdraw", "next", "none", "go-on", "bring-back"];
    on_file(lang, "floor", Word::Floor)
        .arg(one(lang, "MEMBER", Word::ArgSpeaker))
        .arg(kind("ask", Word::ArgAsk))
        .arg(kind("interpose", Word::ArgInterpose))
        .arg(flag("withdraw", Word::ArgWithdraw).requires("MEMBER"))
        .arg(flag("next", Word::ArgNext).conflicts_with("MEMBER"))
        .arg(flag("none", Word::ArgNone).conflicts_with("MEMBER"))
        .arg(flag("go-on", Word::ArgGoOn).conflicts_with("MEMBER"))
        .arg(flag("bring-back", Word::ArgBringBack))
        .arg(flag("last-word", Word::ArgLastWord).requires("MEMBER"))
        .arg(flag("close", Word::ArgCloseQueue))
        .arg(flag("open", Word::ArgOpenQueue).conflicts_with_all(["close", "last-word"]))
        .group(clap::ArgGroup::new("act").args(act))
}

fn responsible(lang: Lang) -> Command {
    on_file(lang, "responsible", Word::Responsible)
        .arg(one(lang, "SHORTCOMING", Word::ArgShortcoming))
        .arg(one(lang, "WHO", Word::ArgWho))
        .arg(option(lang, ("causes", "NN,NN"), Word::ArgCauses).requires("SHORTCOMING"))
}

fn promise(lang: Lang) -> Command {
    let states = PossibleValuesParser::new(duties::STATES);
    on_file(lang, "promise", Word::Promise)
        .arg(one(lang, "ID", Word::ArgPromise))
        .arg(option(lang, ("make", "TEXT"), Word::ArgMake).conflicts_with("ID"))
        .arg(option(lang, ("by", "ID"), Word::ArgBy).requires("make"))
        .arg(several(lang, "on", Word::ArgOn).requires("make"))
        .arg(option(lang, ("owner", "M"), Word::ArgOwner))
        .arg(option(lang, ("due", "DATE"), Word::ArgDue))
        .arg(option(lang, ("check", "TEXT"), Word::ArgWayOfChecking))
        .arg(flag(lang, "priority", Word::ArgPriority).conflicts_with("no-priority"))
        .arg(flag(lang, "no-priority", Word::ArgNoPriority))
        .arg(option(lang, ("state", "STATE"), Word::ArgState).value_parser(states))
        .arg(flag(lang, "take-back", Word::ArgTakeBack).requires("ID"))
        .group(
            clap::ArgGroup::new("said")
                .args(["owner", "due", "check", "priority", "no-priority", "state"])
                .multiple(true)
                .conflicts_with("take-back"),
        )
}

fn matrix(lang: Lang) -> Command {
    on_file(lang, "matrix", Word::Matrix)
        .arg(flag(lang, "csv", Word::ArgCsv).conflicts_with("html"))
        .arg(flag(lang, "html", Word::ArgHtml))
}

fn thread(lang: Lang) -> Command {
    let folder = option(lang, ("in", "DIR"), Word::ArgYears);
    on_file(lang, "thread", Word::Thread)
        .arg(positional(lang, "ID", Word::ArgThread))
        .arg(folder.value_parser(value_parser!(PathBuf)))
        .arg(flag(lang, "json", Word::ArgJson))
}

fn motion(lang: Lang) -> Command {
    on_file(lang, "motion", Word::Motion)
        .arg(option(lang, ("put", "TEXT"), Word::ArgPut))
        .arg(flag(lang, "minutes", Word::ArgApproval).requires("put"))
        .arg(option(lang, ("count", "ID"), Word::ArgCount).conflicts_with("put"))
        .arg(number(lang, "for", Word::ArgFor))
        .arg(number(lang, "against", Word::ArgAgainst))
        .arg(number(lang, "abstain", Word::ArgAbstain))
        .arg(several(lang, "apart", Word::ArgApart))
}

fn ballot(lang: Lang) -> Command {
    on_file(lang, "ballot", Word::Ballot)
        .arg(one(lang, "ID", Word::ArgBallot))
        .arg(option(lang, ("open", "TITLE"), Word::ArgOpenBallot).conflicts_with("ID"))
        .arg(several(lang, "of", Word::ArgOnPaper))
        .arg(several(lang, "team", Word::ArgTeam))
        .arg(several(lang, "apart", Word::ArgApart))
        .arg(number(lang, "issued", Word::ArgIssued))
        .arg(number(lang, "returned", Word::ArgReturned))
        .arg(number(lang, "valid", Word::ArgValid))
        .arg(number(lang, "invalid", Word::ArgInvalid))
        .arg(option(lang, ("votes", "N,N"), Word::ArgVotes))
        .arg(number(lang, "unrated", Word::ArgUnrated))
        .arg(flag(lang, "close", Word::ArgCloseBallot).requires("ID"))
}
