//! All that a key or a line of the palette can mean.

use crate::session::public::Part;

/// What a key or a line of the palette means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Opens the help.
    Help,
    /// Opens the list of all that can be done.
    Palette,
    /// Leaves the program.
    Quit,
    /// Paints the screen anew.
    Repaint,
    /// Closes what is open above the screen, or goes back to the line.
    Back,
    /// Goes up in a list or text.
    Up,
    /// Goes down.
    Down,
    /// Goes a page up.
    PageUp,
    /// Goes a page down.
    PageDown,
    /// Goes to the first.
    First,
    /// Goes to the last.
    Last,
    /// Takes what is selected.
    Accept,
    /// Marks one of several.
    Mark,
    /// Takes opinions as accepted in part.
    AnswerPartly,
    /// Takes opinions as explained.
    AnswerExplained,
    /// Goes to the next panel or field.
    NextPart,
    /// Goes to the panel or field before.
    PreviousPart,
    /// Makes a session of a report.
    NewSession,
    /// Opens a copy of the sample meeting.
    Demo,
    /// Lists the sessions anew.
    Refresh,
    /// Writes the remark down.
    Send,
    /// Breaks the line.
    NewLine,
    /// Chooses the kind of remark.
    Kind,
    /// Goes through the kinds backwards.
    KindBack,
    /// Takes the row of this number, from 1: of a list, or of the kinds of remark.
    Nth(u8),
    /// Gives the floor.
    Speaker,
    /// Gives the floor to the next who may want it.
    NextSpeaker,
    /// Says to whom the remark is addressed.
    Target,
    /// Says about which shortcomings it is.
    Shortcomings,
    /// Answers opinions.
    Answer,
    /// Goes to the step before.
    StepBack,
    /// Goes to the next step.
    StepNext,
    /// Shows the report.
    Report,
    /// Takes back the last act.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Corrects the last remark.
    EditLast,
    /// Strikes a remark out, or lets it stand again.
    Strike,
    /// Finds words in the whole session.
    Find,
    /// Goes through the remarks that are not assigned.
    Inbox,
    /// Writes out the abbreviation before the cursor.
    Expand,
    /// Offers sentences of procedure.
    Phrases,
    /// Goes through the methods of typing.
    TypingMethod,
    /// Goes to the other place of tones.
    ToneStyle,
    /// Lets Backspace take the whole letter, or its tone first.
    ToneBackspace,
    /// Goes to the other language.
    Language,
    /// Takes the marks from a remark.
    Unmark,
    /// Pauses the meeting.
    Suspend,
    /// Adds a member.
    AddMember,
    /// Names the chair.
    Chair,
    /// Names the minute-taker.
    MinuteTaker,
    /// Shows what the meeting still lacks.
    Check,
    /// Shows who said what, to whom, about what.
    Matrix,
    /// Shows all that there is about one shortcoming or member.
    Thread,
    /// Goes to the cell on the left.
    CellLeft,
    /// Goes to the cell on the right.
    CellRight,
    /// Says who answers for a shortcoming.
    Responsible,
    /// Says which causes a shortcoming comes from.
    Causes,
    /// Settles what is promised.
    Promises,
    /// Tries at once to save what waits.
    SaveNow,
    /// Writes what is open over a file that is broken, gone or older.
    WriteMine,
    /// Asks what is to become of what came back.
    Questions,
    /// Somebody asks for the floor.
    Ask,
    /// Takes a request for the floor out.
    Withdraw,
    /// Closes the list of requests, or opens it.
    QueueDoor,
    /// Gives the floor for a question; who speaks waits.
    Interpose,
    /// Gives the last word, which closes the list of requests.
    LastWord,
    /// Lets the last speaker go on.
    BringBack,
    /// Stops the clocks, or lets them go on.
    PauseClock,
    /// Adds a minute to the clock.
    AddMinute,
    /// Sets when the meeting is to end.
    PlanEnd,
    /// Shares out the time that is left.
    Rebalance,
    /// Skips a step, or takes it back into the agenda.
    Skip,
    /// Puts a step off, or takes it back into the agenda.
    PutOff,
    /// Sets how many minutes are planned for a step.
    StepTime,
    /// Records who is there.
    Roll,
    /// Puts a motion to a show of hands.
    Motions,
    /// Counts a secret ballot.
    Ballots,
    /// Covers the room's screen, or shows it again.
    RoomBlank,
    /// Holds the room's picture, or lets it follow.
    RoomHold,
    /// Shows a remark to the room.
    RoomRemark,
    /// Names people on the room's screen, or no longer.
    RoomNames,
    /// Shows the room a clock or a count, or shows it no longer.
    RoomPart(Part),
    /// Makes the room's letters larger.
    RoomLarger,
    /// Makes them smaller.
    RoomSmaller,
    /// Shows the room the next page.
    RoomPage,
    /// Shows the room the page before.
    RoomPageBack,
    /// Goes to the home screen.
    Home,
    /// Makes of a line of the report a heading, an item or a paragraph, in turn.
    TurnLine,
    /// Says of which sort a heading or an item of the report is.
    Role,
    /// Splits a line of the report.
    Split,
    /// Joins a line of the report to the one before, or parts them again.
    Join,
    /// Leaves a line, a member or a step out.
    LeaveOut,
    /// Lets a line of the report be guessed again.
    GuessAgain,
    /// Goes to the next line of the report that wants a look.
    DoubtNext,
    /// Goes to the one before.
    DoubtBack,
    /// Shows the whole line of the report.
    ShowLine,
    /// Goes through the ranks of a member.
    Rank,
    /// Reads a list of members from a file.
    ReadRoster,
    /// Adds who was typed, or alters who is selected.
    TakeMember,
    /// Moves a step of the agenda up.
    StepUp,
    /// Moves it down.
    StepDown,
    /// Plans more minutes for a step.
    MinutesMore,
    /// Plans less.
    MinutesLess,
    /// Puts a step into the agenda.
    AddStep,
    /// Goes through the kinds of meeting.
    MeetingKind,
    /// Starts from an agenda that was saved.
    TakeAgenda,
    /// Saves the agenda under a name.
    SaveAgenda,
    /// Takes the agenda as the kind of meeting has it.
    UsualAgenda,
    /// Makes the session that was prepared.
    Make,
    /// Reads the minutes back as they will be printed.
    ReadBack,
    /// Takes it that the lines to here are read, and goes on.
    MarkRead,
    /// Corrects the remark that the line comes from.
    Correct,
    /// Counts the vote by which the minutes are approved.
    Approve,
    /// Closes the session.
    CloseMeeting,
    /// Seals the closed session.
    Seal,
    /// Opens a closed or sealed session again.
    Reopen,
    /// Writes a paper.
    Export,
    /// Moves or changes the text of a field.
    Text(TextKey),
}

/// What a key does in a text field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextKey {
    /// Deletes the letter before the cursor.
    Backspace,
    /// Deletes the letter behind it.
    Delete,
    /// One letter to the left.
    Left,
    /// One letter to the right.
    Right,
    /// One row down.
    Down,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// To the head of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// Deletes the word before the cursor.
    DeleteWord,
    /// Deletes all before the cursor.
    DeleteToStart,
    /// Selects one letter more to the left.
    SelectLeft,
    /// Selects one letter more to the right.
    SelectRight,
    /// Selects the whole text.
    SelectAll,
    /// Deletes all behind the cursor.
    DeleteToEnd,
    /// To the head of the whole text.
    TextStart,
    /// To the end of the whole text.
    TextEnd,
    /// Selects one word more to the left.
    SelectWordLeft,
    /// Selects one word more to the right.
    SelectWordRight,
    /// Selects to the head of the line.
    SelectLineStart,
    /// Selects to the end of the line.
    SelectLineEnd,
    /// Selects to the row above.
    SelectUp,
    /// Selects to the row below.
    SelectDown,
    /// Keeps what is selected.
    Copy,
    /// Keeps what is selected and takes it away.
    Cut,
    /// Puts in what was kept last.
    PutBack,
}

impl Action {
    /// Returns where it moves a selection, or the head of a window, among rows up to the last;
    /// `None` where it moves none.
    #[must_use]
    pub fn moved(self, at: usize, page: usize, last: usize) -> Option<usize> {
        let to = match self {
            Self::Up => at.saturating_sub(1),
            Self::Down => at + 1,
            Self::PageUp => at.saturating_sub(page),
            Self::PageDown => at + page,
            Self::First => 0,
            Self::Last => last,
            _ => return None,
        };
        Some(to.min(last))
    }
}
