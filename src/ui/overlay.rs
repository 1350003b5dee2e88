//! What can lie above a screen: lists to pick from, forms, help, texts to read.

use crate::locale::Lang;
use crate::locale::chair::ChairWord;
use crate::locale::ending::EndWord;
use crate::locale::ui::Word;
use crate::minutes;
use crate::session::Instant;
use crate::session::attendance::Attendance;
use crate::session::change::Posts;
use crate::session::closing::{CarriedKey, CarriedState};
use crate::session::ids::{BallotId, ItemId, MemberId, MotionId, RemarkId, ShortcomingId, StepId};
use crate::session::member::Party;
use crate::session::mending::Spot;
use crate::session::outline::Role;
use crate::session::own_agenda::OwnAgenda;
use crate::session::queue::EntryKind;
use crate::session::remark::{Kind, PromiseState, Verdict};
use crate::session::standing::Aside;
use crate::text::{Fit, ends_with, fit};
use crate::ui::checklist::Checklist;
use crate::ui::editor::Editor;
use crate::ui::find::Finder;
pub use crate::ui::form::{Field, Form, FormPurpose};
use crate::ui::grid::Grid;
use crate::ui::keys::Action;
use crate::ui::threads::Thread;

/// What lies above the screen.
#[derive(Debug)]
pub enum Overlay {
    /// A list to pick from.
    Picker(Picker),
    /// Fields to fill in.
    Form(Form),
    /// A text to read.
    Reading(Reading),
    /// A question with its choices.
    Question(Question),
    /// What is looked for, and what was found.
    Find(Box<Finder>),
    /// The matrix.
    Grid(Box<Grid>),
    /// All that there is about one shortcoming or member.
    Thread(Box<Thread>),
    /// What the meeting still lacks.
    Check(Box<Checklist>),
}

/// What a list, a form or a field is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// A word of all screens.
    Word(Word),
    /// A word of the chair's.
    Chair(ChairWord),
    /// A word of the meeting's end.
    End(EndWord),
    /// What somebody else called it: a level of a ballot.
    Own(String),
}

impl Label {
    /// Returns it in a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        match self {
            Self::Word(word) => word.text(lang),
            Self::Chair(word) => word.text(lang),
            Self::End(word) => word.text(lang),
            Self::Own(text) => text,
        }
    }
}

impl From<Word> for Label {
    fn from(word: Word) -> Self {
        Self::Word(word)
    }
}

impl From<EndWord> for Label {
    fn from(word: EndWord) -> Self {
        Self::End(word)
    }
}

impl From<ChairWord> for Label {
    fn from(word: ChairWord) -> Self {
        Self::Chair(word)
    }
}

/// A question. It never takes a letter: who types goes on typing, and it waits.
#[derive(Debug)]
pub struct Question {
    /// Its heading.
    pub title: Label,
    /// What it is about.
    pub paragraphs: Vec<Paragraph>,
    /// What can be chosen; the first is what harms nothing.
    pub choices: Vec<Way>,
    /// Which choice is selected.
    pub selected: usize,
    /// How many lines of the text lie above its window.
    pub top: usize,
    /// Since when it is there: an Enter meant for the line must not answer it.
    pub since: Instant,
}

/// What can be chosen of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Leaves all as it is.
    Later,
    /// Lets the other's version stand.
    KeepTheirs,
    /// Writes ours over the other's.
    WriteMine,
    /// Writes ours down as a remark of its own.
    AsNew,
    /// Takes words into the line.
    TakeIn,
    /// Does without these words.
    Drop,
    /// Writes what is open in the place of the file.
    WriteOver,
    /// Goes on with what lies there.
    TakeTheirs,
    /// Takes the file from the program that saves it.
    TakeOver,
    /// Goes on in a new file.
    SaveAs,
    /// Closes the session.
    Close,
    /// Closes it although something is lacking, for a reason.
    CloseDespite,
    /// Seals it.
    Seal,
}

impl Way {
    /// Returns what it is called.
    #[must_use]
    pub fn label(self) -> Word {
        match self {
            Self::Later => Word::WayLater,
            Self::KeepTheirs => Word::WayKeepTheirs,
            Self::WriteMine => Word::WayWriteMine,
            Self::AsNew => Word::WayAsNew,
            Self::TakeIn => Word::WayTakeIn,
            Self::Drop => Word::WayDrop,
            Self::WriteOver => Word::WayWriteOver,
            Self::TakeTheirs => Word::WayTakeTheirs,
            Self::TakeOver => Word::WayTakeOver,
            Self::SaveAs => Word::WaySaveAs,
            Self::Close => Word::WayClose,
            Self::CloseDespite => Word::WayCloseDespite,
            Self::Seal => Word::WaySeal,
        }
    }
}

/// A list to pick from, narrowed by what is typed.
#[derive(Debug)]
pub struct Picker {
    /// Its heading.
    pub title: Label,
    /// All that can be picked.
    pub items: Vec<Item>,
    /// What narrows the list.
    pub filter: Editor,
    /// Which of the matching items is selected.
    pub selected: usize,
    /// What happens with the pick.
    pub purpose: Purpose,
    /// What it is about, above the list; may be empty.
    pub about: String,
    /// Set where a sign in the line opened it.
    pub sign: Option<Sign>,
}

/// The sign in the line that opened a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// How many rows at the foot of the screen stay in sight.
    pub rows_below: u16,
}

/// One thing that can be picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is read first.
    pub label: String,
    /// What stands behind it, with less weight.
    pub detail: String,
    /// What it stands for.
    pub pick: Pick,
    /// Whether it is marked, in lists of which several can be taken.
    pub marked: bool,
}

/// What an item of a list stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// Something to do.
    Action(Action),
    /// A member, or nobody.
    Member(Option<MemberId>),
    /// To whom, or to nobody.
    Target(Option<Party>),
    /// A shortcoming.
    Shortcoming(ShortcomingId),
    /// An opinion.
    Remark(RemarkId),
    /// A kind of remark.
    Kind(Kind),
    /// Words for the line.
    Words(String),
    /// What a line of the report is.
    Role(Role),
    /// A row of the report.
    Row(usize),
    /// A place at which a line of the report is split.
    Split(Spot),
    /// A kind of request for the floor.
    Entry(EntryKind),
    /// What is recorded of somebody's attendance; `None`: nothing any more.
    Attendance(Option<Attendance>),
    /// A motion; `None`: a new one.
    Motion(Option<MotionId>),
    /// A ballot; `None`: a new one.
    Ballot(Option<BallotId>),
    /// What is done with a vote.
    Part(Part),
    /// A paper.
    Paper(minutes::Kind),
    /// A paper in a format; whether a file that is there is replaced.
    Format(minutes::Kind, minutes::Format, bool),
    /// A saved agenda, from which a meeting starts.
    Agenda(Box<OwnAgenda>),
    /// An agenda that replaces one of the same name.
    ReplaceAgenda(Box<OwnAgenda>),
    /// Nothing.
    Nothing,
    /// A cause that the report names.
    Cause(ItemId),
    /// What is done with a promise.
    Promise(PromisePart),
    /// Something that was carried over.
    Carried(CarriedKey),
    /// What became of it; `None`: nothing that is recorded.
    Settled(Option<CarriedState>),
    /// Whether it and another are two.
    AreTwo(bool),
}

/// What is done with a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromisePart {
    /// It is said whose it is, by when, how it is checked.
    Fill,
    /// Whether it comes first.
    Priority(bool),
    /// How far it is.
    State(PromiseState),
    /// The mark is taken away.
    TakeBack,
}

/// What is done with a motion or a ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Hands or papers are counted.
    Count,
    /// The papers of one on the ballot are counted.
    Tally(Party),
    /// It is said who counts.
    Team,
    /// It is said who left the room, being concerned.
    Apart,
    /// It is closed; refused until its numbers balance.
    Close,
    /// It is taken back.
    TakeBack,
}

/// What a pick in the chair's window is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seat {
    /// The room sees it.
    Room,
    /// They get the floor.
    Floor,
    /// They get the last word.
    LastWord,
    /// They ask for the floor.
    Ask,
    /// They ask for this.
    AskFor(MemberId),
    /// They interpose a question.
    Interpose,
    /// Their attendance is recorded.
    Roll,
    /// It is recorded of them.
    RollOf(MemberId),
    /// It is counted or put.
    Motions,
    /// It is done with this motion.
    Motion(MotionId),
    /// It is counted or opened.
    Ballots,
    /// It is done with this ballot.
    Ballot(BallotId),
    /// They are on the paper of a new ballot of this title.
    OnPaper(String),
    /// They count this ballot.
    Team(BallotId),
    /// They leave the room for this motion.
    ApartOfMotion(MotionId),
    /// They leave the room for this ballot.
    ApartOfBallot(BallotId),
}

/// What a form of the chair's window is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeatForm {
    /// A step is set aside so.
    Aside(StepId, Aside),
    /// So many minutes are planned for a step.
    Minutes(StepId),
    /// A step is put in behind this one.
    Insert(Option<StepId>),
    /// The meeting is to end then.
    PlanEnd,
    /// Somebody's attendance, with its reason.
    Roll(MemberId, Attendance),
    /// A motion is put, or counted again.
    Motion(Option<MotionId>),
    /// A ballot is opened.
    Ballot,
    /// Papers given out and returned.
    Papers(BallotId),
    /// Papers of one on the ballot.
    Tally(BallotId, Party),
}

/// What happens with a pick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Do it.
    Command,
    /// It gets the floor, or is named as the speaker of a remark.
    Speaker(Subject),
    /// The remark is addressed to it.
    Target(Subject),
    /// The remark is about these.
    Shortcomings(Subject),
    /// The remark in the line is about these too.
    MoreShortcomings,
    /// These opinions are answered so.
    Answered(Verdict),
    /// The remark is of this kind.
    Kind(Subject),
    /// It chairs the meeting.
    Chair(Posts),
    /// It takes the minutes.
    MinuteTaker(Posts),
    /// It spoke this remark; the next that is not assigned follows.
    Inbox(RemarkId),
    /// It goes into the line.
    Phrase,
    /// The line of the report becomes it, is split there, or is left for it.
    Prepare,
    /// It is written as a paper.
    Paper,
    /// It is for the chair's window.
    Seat(Seat),
    /// One goes to it.
    GoTo,
    /// All that there is about it is shown.
    Thread,
    /// They answer for the shortcoming.
    Responsible(ShortcomingId),
    /// The shortcoming comes from these causes.
    Causes(ShortcomingId),
    /// What is promised in it is settled.
    Promises,
    /// This is done with the promise of this remark.
    Promise(RemarkId),
    /// What became of it is asked.
    Carried,
    /// This became of what was carried over.
    CarriedOf(CarriedKey),
    /// These are one, or two.
    OneOrTwo(CarriedKey, CarriedKey),
}

/// Which remark a choice is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The one in the line.
    Line,
    /// One that was written down.
    Remark(RemarkId),
}

impl Question {
    /// Tells whether it is about what came back or about the file, and not about the meeting's end.
    #[must_use]
    pub fn is_of_saving(&self) -> bool {
        let ends = [Way::Close, Way::CloseDespite, Way::Seal];
        !self.choices.iter().any(|way| ends.contains(way))
    }
}

impl Overlay {
    /// Tells whether it comes back when what was laid above it is closed.
    pub fn comes_back(&self) -> bool {
        matches!(self, Self::Grid(_) | Self::Thread(_) | Self::Check(_))
    }

    /// Tells whether a sign in the line opened it.
    #[must_use]
    pub fn is_of_sign(&self) -> bool {
        matches!(self, Self::Picker(picker) if picker.sign.is_some())
    }
}

impl Picker {
    /// Makes a list with its first item selected.
    #[must_use]
    pub fn new(title: impl Into<Label>, purpose: Purpose, items: Vec<Item>) -> Self {
        let title = title.into();
        let (filter, about) = (Editor::new(), String::new());
        Self { title, items, filter, selected: 0, purpose, about, sign: None }
    }

    /// Tells whether several items can be taken.
    #[must_use]
    pub fn takes_several(&self) -> bool {
        matches!(
            self.purpose,
            Purpose::Shortcomings(_)
                | Purpose::Responsible(_)
                | Purpose::Causes(_)
                | Purpose::MoreShortcomings
                | Purpose::Answered(_)
                | Purpose::Seat(
                    Seat::OnPaper(_)
                        | Seat::Team(_)
                        | Seat::ApartOfMotion(_)
                        | Seat::ApartOfBallot(_)
                )
        )
    }

    /// Returns which items match what is typed, the best first.
    #[must_use]
    pub fn matching(&self) -> Vec<usize> {
        let query = self.filter.text();
        if query.is_empty() {
            return (0..self.items.len()).collect();
        }
        let fit = |item: &Item| {
            if is_number_of(&item.label, query) {
                return Some((Fit::Words, 0));
            }
            let label = fit(&item.label, query).map(|fit| (fit, 0));
            label.or_else(|| fit_of_detail(&item.detail, query))
        };
        let mut found: Vec<_> = self
            .items
            .iter()
            .enumerate()
            .filter_map(|(index, item)| fit(item).map(|fit| (fit, index)))
            .collect();
        found.sort();
        found.into_iter().map(|(_, index)| index).collect()
    }

    /// Moves the selection by so many items, staying within the list.
    pub fn step(&mut self, by: isize) {
        let last = self.matching().len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Selects the item of this number, from 1. Tells whether there is one.
    pub fn select(&mut self, number: u8) -> bool {
        let at = usize::from(number).saturating_sub(1);
        let is_there = at < self.matching().len();
        if is_there {
            self.selected = at;
        }
        is_there
    }

    /// Returns what a blank behind what is typed takes: the one item that fits, named to its end
    /// so that no more of its name may follow, or the one of this number.
    #[must_use]
    pub fn certain(&self) -> Option<Pick> {
        let (query, matching) = (self.filter.text(), self.matching());
        let best = self.items.get(*matching.first()?)?;
        let is_only = matching.len() == 1 && ends_with(&best.label, query);
        (is_only || is_number_of(&best.label, query)).then(|| best.pick.clone())
    }

    /// Marks or unmarks the selected item.
    pub fn mark(&mut self) {
        if let Some(index) = self.matching().get(self.selected) {
            self.items[*index].marked = !self.items[*index].marked;
        }
    }

    /// Returns what is taken: what is marked, or else what is selected.
    #[must_use]
    pub fn picks(&self) -> Vec<Pick> {
        let marked: Vec<Pick> =
            self.items.iter().filter(|item| item.marked).map(|item| item.pick.clone()).collect();
        if !marked.is_empty() {
            return marked;
        }
        let selected = self.matching().get(self.selected).copied();
        selected.map(|index| self.items[index].pick.clone()).into_iter().collect()
    }
}

/// Tells whether a query is the number at the end of a label: `2` of `HC2`.
fn is_number_of(label: &str, query: &str) -> bool {
    let name = label.trim_end_matches(|letter: char| letter.is_ascii_digit());
    !query.is_empty() && label[name.len()..] == *query
}

/// What stands behind a label counts less than the label.
fn fit_of_detail(detail: &str, query: &str) -> Option<(Fit, u8)> {
    fit(detail, query).map(|fit| (fit.max(Fit::Initials), 1))
}

/// A text to read.
#[derive(Debug)]
pub struct Reading {
    /// Its heading.
    pub title: Label,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// How many of its lines lie above the window.
    pub top: usize,
    /// Which paragraph it was opened for, if for one.
    pub found: Option<usize>,
}

impl Reading {
    /// Makes a text to read from its beginning.
    #[must_use]
    pub fn new(title: impl Into<Label>, paragraphs: Vec<Paragraph>) -> Self {
        Self { title: title.into(), paragraphs, top: 0, found: None }
    }
}

/// One paragraph of a text to read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// What stands in the margin: a number, a key.
    pub mark: String,
    /// Its words.
    pub text: String,
    /// By how many columns it is set in.
    pub indent: u16,
    /// Whether it is a heading.
    pub heading: bool,
}
