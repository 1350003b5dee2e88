//! The record of the secret ballots (biên bản kiểm phiếu): papers and levels in all, as the
//! counting team has them. A ballot that is not closed is on no paper.

use super::{Source, capital, count};
use crate::minutes::Refused;
use crate::minutes::block::{Block, Table, TableColumn};
use crate::session::ballot::{Ballot, Tally};
use crate::session::ids::MemberId;
use crate::session::paper::Say;

/// Returns the record of every closed ballot, each on pages of its own.
pub(super) fn parts(source: &Source<'_>) -> Result<Vec<Vec<Block>>, Refused> {
    let closed = source.session.ballots.iter().filter(|ballot| ballot.closed.is_some());
    let parts: Vec<_> = closed.map(|ballot| of_one(source, ballot)).collect();
    if parts.is_empty() { Err(Refused::NoBallot) } else { Ok(parts) }
}

fn of_one(source: &Source<'_>, ballot: &Ballot) -> Vec<Block> {
    let mut blocks = vec![source.head(Some(Say::BallotSymbol), ballot.closed)];
    blocks.extend(source.title(Say::BallotTitle, Say::BallotSubject));
    let names = |ids: &[MemberId]| -> String {
        ids.iter().map(|id| source.person(id)).collect::<Vec<_>>().join(", ")
    };
    let (team, apart) = (names(&ballot.team), names(&ballot.electorate.apart));
    let voters = &ballot.electorate;
    let (time, date) = (source.clock(ballot.closed), source.date(ballot.closed));
    let (summoned, present) = (count(voters.summoned), count(voters.present));
    let (voting, needed) = (count(voters.voters()), count(ballot.threshold.needed(voters)));
    let (issued, returned) = (count(ballot.issued), count(ballot.returned));
    let mut say = |say: Say, values: &[(&str, &str)]| blocks.extend(source.sentence(say, values));
    say(Say::BallotMatter, &[("title", &ballot.title)]);
    say(Say::BallotTime, &[("time", &time), ("date", &date)]);
    say(Say::BallotTeam, &[("names", source.or_blank(&team))]);
    let counts = [("summoned", &*summoned), ("present", &*present), ("voters", &*voting)];
    say(Say::BallotVoters, &counts);
    if !apart.is_empty() {
        say(Say::BallotApart, &[("names", &apart)]);
    }
    say(Say::BallotPapers, &[("issued", &issued), ("returned", &returned)]);
    say(Say::BallotNeeded, &[("needed", &needed)]);
    blocks.push(Block::Table(table(source, ballot)));
    blocks.extend(source.sentence(Say::BallotEnd, &[]));
    blocks.push(signatures(source, ballot));
    blocks
}

fn table(source: &Source<'_>, ballot: &Ballot) -> Table {
    let mut columns = vec![
        source.column("number", Say::HeadNumber, 20),
        source.column("of", Say::HeadOf, 44),
        source.column("valid", Say::HeadValid, 26),
        source.column("invalid", Say::HeadInvalid, 33),
    ];
    // Levels are the users' own words, for machines too.
    let column =
        |level: &String| TableColumn { key: level.clone(), head: level.clone(), share: 33 };
    columns.extend(ballot.levels.iter().map(column));
    columns.push(source.column("unrated", Say::HeadUnrated, 33));
    columns.push(source.column("reached", Say::HeadReached, 42));
    let rows = (1..).zip(&ballot.tallies).map(|(number, tally)| row(source, ballot, number, tally));
    Table { columns, rows: rows.collect() }
}

fn row(source: &Source<'_>, ballot: &Ballot, number: u32, tally: &Tally) -> Vec<String> {
    let reached = ballot.reached(tally).and_then(|at| ballot.levels.get(at));
    let of = capital(&source.party(&tally.of));
    let mut row = vec![number.to_string(), of, tally.valid.to_string(), tally.invalid.to_string()];
    let votes = (0..ballot.levels.len()).map(|at| tally.votes.get(at));
    row.extend(votes.map(|votes| votes.map(ToString::to_string).unwrap_or_default()));
    row.push(tally.unrated.to_string());
    row.push(reached.map_or(source.text(Say::BallotNone), String::as_str).to_owned());
    row
}

/// The chair signs left, the leader of the counting team right.
fn signatures(source: &Source<'_>, ballot: &Ballot) -> Block {
    let chair = source.session.meeting.chair.as_ref();
    Block::Columns(
        source.signature(&[source.text(Say::SignChair)], chair),
        source.signature(&[source.text(Say::SignTeam)], ballot.team.first()),
    )
}
