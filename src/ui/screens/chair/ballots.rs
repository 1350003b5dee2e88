//! Secret ballots, in totals.

use super::Chair;
use super::acts::{form, number};
use super::lists::{filled, members};
use crate::locale::Lang;
use crate::locale::acts::{ActWord, ballot as ballot_lines};
use crate::locale::chair::ChairWord;
use crate::locale::named::party;
use crate::locale::refusal::imbalance;
use crate::locale::session::{collective, finding};
use crate::session::ballot::{Ballot, Tally};
use crate::session::change::Change;
use crate::session::ids::BallotId;
use crate::session::member::{Party, in_review_order};
use crate::session::row::Swap;
use crate::session::vote::Threshold;
use crate::text::Clean;
use crate::ui::desk::{Deed, whole_second};
use crate::ui::overlay::{
    Form, FormPurpose, Item, Label, Overlay, Paragraph, Part, Pick, Purpose, Reading, Seat,
    SeatForm,
};
use crate::ui::screens::record::{item, picker};
use crate::ui::screens::{Context, Reply, Weight};

impl Chair {
    fn ballot_of(&self, id: &BallotId) -> Option<&Ballot> {
        self.session().ballots.iter().find(|ballot| ballot.id == *id)
    }

    /// Lists ballots, the last one first; where there is none, one is opened.
    pub(super) fn ballot_list(&self, context: Context<'_>) -> Reply {
        let lang = context.lang;
        if self.session().ballots.is_empty() {
            return self.ballot(None, context);
        }
        let mut items = vec![item(ChairWord::NewBallot.text(lang), "", Pick::Ballot(None))];
        for ballot in self.session().ballots.iter().rev() {
            let state = if ballot.closed.is_some() { ActWord::Closed } else { ActWord::Open };
            let label = format!("{} {}", ballot.at.format("%H:%M"), ballot.title);
            items.push(item(&label, state.text(lang), Pick::Ballot(Some(ballot.id.clone()))));
        }
        Reply::overlay(picker(ChairWord::BallotsTitle, Purpose::Seat(Seat::Ballots), items))
    }

    /// Opens a new ballot, or offers what can be done with one.
    pub(super) fn ballot(&self, id: Option<BallotId>, context: Context<'_>) -> Reply {
        match id {
            Some(id) => self.ballot_parts(&id, context),
            None => {
                if let Some(refused) = self.vote_refused(context) {
                    return refused;
                }
                let fields = [(ChairWord::BallotTitle, "")];
                filled(ChairWord::BallotsTitle, SeatForm::Ballot, &fields)
            }
        }
    }

    /// Asks who is on the paper; at first all who are reviewed are.
    pub(super) fn on_paper(&self, form: &Form, context: Context<'_>) -> Reply {
        let title = Clean::line(form.value(0));
        if title.is_blank() {
            return Self::nothing(context, ChairWord::NeedTitle);
        }
        let row = |label: &str, detail: &str, of| Item {
            marked: true,
            ..item(label, detail, Pick::Target(Some(of)))
        };
        let mut items = vec![row(collective(context.lang), "", Party::Collective)];
        let members = in_review_order(&self.session().members).into_iter();
        items.extend(
            members
                .filter(|member| member.rank.is_reviewed())
                .map(|member| row(&member.name, &member.post, Party::Member(member.id.clone()))),
        );
        let seat = Seat::OnPaper(title.as_str().to_owned());
        Reply::overlay(picker(ChairWord::OnPaperTitle, Purpose::Seat(seat), items))
    }

    pub(super) fn open_ballot(
        &mut self,
        title: &str,
        picks: &[Pick],
        context: Context<'_>,
    ) -> Reply {
        if let Some(refused) = self.vote_refused(context) {
            return refused;
        }
        let levels = context.profile.rating.levels.clone();
        let of = picks.iter().filter_map(|pick| match pick {
            Pick::Target(of) => of.clone(),
            _ => None,
        });
        let at = whole_second(context.now);
        let id = self.record.desk.ballot_id(at);
        let ballot = Ballot {
            id: id.clone(),
            at,
            step: self.session().standing.step.clone(),
            title: title.to_owned(),
            team: Vec::new(),
            electorate: self.session().electorate(Vec::new()),
            threshold: Threshold::of(&context.profile.majority),
            issued: 0,
            returned: 0,
            tallies: of.map(|of| Tally::empty(of, levels.len())).collect(),
            levels,
            closed: None,
        };
        self.swap_ballot(&id, Swap::new(ballot), context)
    }

    /// Alters a ballot and goes on with what can be done with it.
    fn swap_ballot(&mut self, id: &BallotId, swap: Swap<Ballot>, context: Context<'_>) -> Reply {
        let reply = self.act(Deed::Ballot, Change::Ballot(Box::new(swap)), context);
        let overlay = self.ballot_of(id).and_then(|_| self.ballot_parts(id, context).overlay);
        Reply { overlay, ..reply }
    }

    fn ballot_parts(&self, id: &BallotId, context: Context<'_>) -> Reply {
        let (lang, session) = (context.lang, self.session());
        let Some(ballot) = self.ballot_of(id) else { return Reply::default() };
        let part = |label: &str, detail: &str, part| item(label, detail, Pick::Part(part));
        let papers = format!("{} / {}", ballot.issued, ballot.returned);
        let mut items = vec![part(ChairWord::CountPapers.text(lang), &papers, Part::Count)];
        for tally in &ballot.tallies {
            let label =
                ChairWord::CountTally.fill(lang, &[("name", party(lang, session, &tally.of))]);
            items.push(part(&label, &tallied(ballot, tally, lang), Part::Tally(tally.of.clone())));
        }
        let names = |ids: &[_]| ids.iter().map(|id| self.name(id)).collect::<Vec<_>>().join(", ");
        let (team, apart) = (names(&ballot.team), names(&ballot.electorate.apart));
        items.push(part(ChairWord::Team.text(lang), &team, Part::Team));
        items.push(part(ChairWord::Apart.text(lang), &apart, Part::Apart));
        items.push(part(ChairWord::Close.text(lang), "", Part::Close));
        items.push(part(ChairWord::TakeBack.text(lang), "", Part::TakeBack));
        let wrong = ballot.imbalances();
        let lacks = self.no_quorum(context).filter(|_| ballot.closed.is_none());
        let about = match wrong.first() {
            _ if ballot.closed.is_some() => ChairWord::ClosedBallot.text(lang).to_owned(),
            None => ChairWord::Balances.text(lang).to_owned(),
            Some(first) => {
                let what = imbalance(lang, session, first);
                ActWord::MissesBalance.fill(lang, &[("what", &what)])
            }
        };
        let mut list = picker(ChairWord::VoteTitle, Purpose::Seat(Seat::Ballot(id.clone())), items);
        if let Overlay::Picker(picker) = &mut list {
            let parts = [Some(ballot.title.clone()), lacks, Some(about)];
            picker.about = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            picker.selected = next_part(ballot);
        }
        Reply::overlay(list)
    }

    pub(super) fn ballot_part(
        &mut self,
        id: &BallotId,
        part: &Part,
        context: Context<'_>,
    ) -> Reply {
        let Some(ballot) = self.ballot_of(id) else { return Reply::default() };
        match part {
            Part::Count => {
                let (issued, returned) = (shown(ballot.issued), shown(ballot.returned));
                let fields = [(ChairWord::Issued, &*issued), (ChairWord::Returned2, &*returned)];
                filled(ChairWord::BallotsTitle, SeatForm::Papers(id.clone()), &fields)
            }
            Part::Tally(of) => self.tally_form(ballot, of, context),
            Part::Team => {
                let seat = Seat::Team(id.clone());
                let is_in = |id: &_| ballot.team.contains(id);
                Reply::overlay(self.several(ChairWord::PickSeveral, seat, is_in, context))
            }
            Part::Apart => {
                let seat = Seat::ApartOfBallot(id.clone());
                let is_apart = |id: &_| ballot.electorate.apart.contains(id);
                Reply::overlay(self.several(ChairWord::PickSeveral, seat, is_apart, context))
            }
            Part::Close => self.close_ballot(id, context),
            Part::TakeBack => {
                let swap = Swap::take_back(ballot);
                self.swap_ballot(id, swap, context)
            }
        }
    }

    fn tally_form(&self, ballot: &Ballot, of: &Party, context: Context<'_>) -> Reply {
        let Some(tally) = ballot.tallies.iter().find(|tally| tally.of == *of) else {
            return Reply::default();
        };
        let word = |word: ChairWord, count| (Label::Chair(word), shown(count));
        let mut fields =
            vec![word(ChairWord::Valid, tally.valid), word(ChairWord::Invalid, tally.invalid)];
        let levels = ballot.levels.iter().zip(&tally.votes);
        fields.extend(levels.map(|(level, votes)| (Label::Own(level.clone()), shown(*votes))));
        fields.push(word(ChairWord::Unrated, tally.unrated));
        let fields: Vec<(Label, &str)> =
            fields.iter().map(|(label, text)| (label.clone(), text.as_str())).collect();
        let name = party(context.lang, self.session(), of);
        let title = Label::Own(ChairWord::TallyOf.fill(context.lang, &[("name", name)]));
        let purpose = FormPurpose::Seat(SeatForm::Tally(ballot.id.clone(), of.clone()));
        form(Form::filled(title, purpose, &fields))
    }

    pub(super) fn count_papers(
        &mut self,
        id: &BallotId,
        form: &Form,
        context: Context<'_>,
    ) -> Reply {
        self.counted(id, form, context, |ballot, numbers| {
            if let [issued, returned] = *numbers {
                (ballot.issued, ballot.returned) = (issued, returned);
            }
        })
    }

    pub(super) fn count_tally(
        &mut self,
        id: &BallotId,
        of: &Party,
        form: &Form,
        context: Context<'_>,
    ) -> Reply {
        self.counted(id, form, context, |ballot, numbers| {
            let tally = ballot.tallies.iter_mut().find(|tally| tally.of == *of);
            if let (Some(tally), [valid, invalid, votes @ .., unrated]) = (tally, numbers) {
                (tally.valid, tally.invalid, tally.unrated) = (*valid, *invalid, *unrated);
                tally.votes = votes.to_vec();
            }
        })
    }

    /// Takes the numbers of a form into a ballot.
    fn counted(
        &mut self,
        id: &BallotId,
        form: &Form,
        context: Context<'_>,
        take: impl FnOnce(&mut Ballot, &[u32]),
    ) -> Reply {
        match numbers(form, context) {
            Ok(numbers) => self.altered(id, context, |ballot| take(ballot, &numbers)),
            Err(why) => Reply::note(Weight::Trouble, why),
        }
    }

    /// Alters a ballot: what is counted anew is closed anew.
    fn altered(
        &mut self,
        id: &BallotId,
        context: Context<'_>,
        alter: impl FnOnce(&mut Ballot),
    ) -> Reply {
        let Some(ballot) = self.ballot_of(id) else { return Reply::default() };
        let mut now = Ballot { closed: None, ..ballot.clone() };
        alter(&mut now);
        let swap = Swap::alter(ballot, now);
        self.swap_ballot(id, swap, context)
    }

    pub(super) fn ballot_team(
        &mut self,
        id: &BallotId,
        picks: &[Pick],
        context: Context<'_>,
    ) -> Reply {
        let Some(ballot) = self.ballot_of(id) else { return Reply::default() };
        let swap = Swap::alter(ballot, Ballot { team: members(picks), ..ballot.clone() });
        self.swap_ballot(id, swap, context)
    }

    pub(super) fn ballot_apart(
        &mut self,
        id: &BallotId,
        picks: &[Pick],
        context: Context<'_>,
    ) -> Reply {
        self.altered(id, context, |ballot| ballot.electorate.apart = members(picks))
    }

    /// Closes a ballot and shows what came out, with what the rules say against it.
    fn close_ballot(&mut self, id: &BallotId, context: Context<'_>) -> Reply {
        let Some(ballot) = self.ballot_of(id) else { return Reply::default() };
        let closed = ballot.closed.or(Some(whole_second(context.now)));
        let swap = Swap::alter(ballot, Ballot { closed, ..ballot.clone() });
        let reply = self.swap_ballot(id, swap, context);
        let (None, Some(ballot)) = (&reply.note, self.ballot_of(id)) else { return reply };
        let (lang, session) = (context.lang, self.session());
        let warned = session.level_warnings(context.profile);
        let warned = warned.iter().map(|each| format!("! {}", finding(lang, session, each)));
        let lines = ballot_lines(lang, session, ballot).into_iter().chain(warned);
        let paragraph = |line: String| {
            let indent = if line.starts_with(' ') { 2 } else { 0 };
            Paragraph { text: line.trim().to_owned(), indent, ..Paragraph::default() }
        };
        let reading = Reading::new(ChairWord::ResultTitle, lines.map(paragraph).collect());
        Reply { overlay: Some(Overlay::Reading(reading)), ..reply }
    }
}

/// Returns which row comes next: the papers, then who is counted wrong or not yet, then closing.
fn next_part(ballot: &Ballot) -> usize {
    if ballot.returned == 0 {
        return 0;
    }
    let close = ballot.tallies.len() + 3; // behind the papers, the team and who is apart
    let wrong = ballot.tallies.iter().position(|tally| !ballot.balances(tally));
    wrong.map_or(close, |at| at + 1)
}

/// Returns what was counted of one, and whether it balances.
fn tallied(ballot: &Ballot, tally: &Tally, lang: Lang) -> String {
    if *tally == Tally::empty(tally.of.clone(), ballot.levels.len()) {
        return ChairWord::Uncounted.text(lang).to_owned();
    }
    let votes: Vec<String> = tally.votes.iter().map(u32::to_string).collect();
    let (valid, invalid) = (tally.valid.to_string(), tally.invalid.to_string());
    let values = [("valid", &*valid), ("invalid", &*invalid), ("votes", &*votes.join("/"))];
    let counted = ChairWord::Tallied.fill(lang, &values);
    if ballot.balances(tally) {
        return counted;
    }
    format!("{counted} · {}", ChairWord::Wrong.text(lang))
}

/// Nothing is shown where nothing was counted, so that one can type at once.
fn shown(count: u32) -> String {
    if count == 0 { String::new() } else { count.to_string() }
}

/// Reads all fields as numbers; an empty one is 0.
fn numbers(form: &Form, context: Context<'_>) -> Result<Vec<u32>, String> {
    let read = |at| match form.value(at) {
        "" => Ok(0),
        text => number(text, context),
    };
    (0..form.fields.len()).map(read).collect()
}
