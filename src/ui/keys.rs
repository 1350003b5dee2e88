//! The one table of keys: what each does, where, and what it is called.
//!
//! Key map, footer, help and palette all read it. In a text field letters and digits are always
//! text (Telex eats `s f r x j w`, VNI eats digits), and Ctrl+H is Backspace, Ctrl+I is Tab and
//! Ctrl+M is Enter in a terminal: none of these is ever a command there. Where there is no text
//! field the blank, which no input method eats, may be one.

use crate::locale::ui::Deed;
use crate::session::public::Part;
pub use crate::ui::action::{Action, TextKey};
use crate::ui::event::{Code, Key};
pub use crate::ui::place::Place;

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// What is done.
    pub action: Action,
    /// Where.
    pub place: Place,
    /// By which keys; none: by the palette alone.
    pub keys: &'static [Key],
    /// What it is called.
    pub deed: Deed,
}

const fn row(action: Action, place: Place, keys: &'static [Key], deed: Deed) -> Row {
    Row { action, place, keys, deed }
}

const fn key(code: Code) -> Key {
    Key::plain(code)
}

const fn alt(code: Code) -> Key {
    Key { alt: true, ..Key::plain(code) }
}

const fn shift(code: Code) -> Key {
    Key { shift: true, ..Key::plain(code) }
}

const fn ctrl(code: Code) -> Key {
    Key { ctrl: true, ..Key::plain(code) }
}

/// Alt with a digit: no input method takes it, and a list stays at hand for it.
const NUMBERS: [Key; 9] = [
    Key::alt('1'),
    Key::alt('2'),
    Key::alt('3'),
    Key::alt('4'),
    Key::alt('5'),
    Key::alt('6'),
    Key::alt('7'),
    Key::alt('8'),
    Key::alt('9'),
];

/// The table. Its order is that of help and palette.
pub const ROWS: &[Row] = &[
    row(Action::Send, Place::Line, &[key(Code::Enter)], Deed::Send),
    row(Action::NewLine, Place::Line, &[alt(Code::Enter), Key::ctrl('j')], Deed::NewLine),
    row(Action::Kind, Place::Record, &[key(Code::F(2))], Deed::Kind),
    row(Action::Nth(1), Place::Record, NUMBERS.split_at(8).0, Deed::KindNth),
    row(Action::Speaker, Place::Record, &[key(Code::F(3))], Deed::Speaker),
    row(Action::NextSpeaker, Place::Record, &[Key::alt('n')], Deed::NextSpeaker),
    row(Action::Target, Place::Record, &[key(Code::F(4))], Deed::Target),
    row(Action::Shortcomings, Place::Record, &[key(Code::F(5))], Deed::Shortcomings),
    row(Action::Answer, Place::Record, &[key(Code::F(6))], Deed::Answer),
    row(Action::StepBack, Place::Record, &[key(Code::F(7))], Deed::StepBack),
    row(Action::StepNext, Place::Record, &[key(Code::F(8))], Deed::StepNext),
    row(Action::Report, Place::Record, &[key(Code::F(9))], Deed::Report),
    row(Action::Undo, Place::Record, &[Key::ctrl('z')], Deed::Undo),
    row(Action::Redo, Place::Record, &[Key::ctrl('y')], Deed::Redo),
    row(Action::EditLast, Place::Line, &[key(Code::Up)], Deed::EditLast),
    row(Action::Text(TextKey::Down), Place::Line, &[key(Code::Down)], Deed::Down),
    row(Action::PageUp, Place::Record, &[key(Code::PageUp)], Deed::PageUp),
    row(Action::PageDown, Place::Record, &[key(Code::PageDown)], Deed::PageDown),
    row(Action::NextPart, Place::Record, &[key(Code::Tab)], Deed::NextPanel),
    row(Action::PreviousPart, Place::Record, &[shift(Code::Tab)], Deed::PreviousPanel),
    row(Action::Back, Place::Record, &[key(Code::Esc)], Deed::BackToLine),
    row(Action::Up, Place::Panel, &[key(Code::Up)], Deed::Up),
    row(Action::Down, Place::Panel, &[key(Code::Down)], Deed::Down),
    row(Action::First, Place::Panel, &[key(Code::Home)], Deed::First),
    row(Action::Last, Place::Panel, &[key(Code::End)], Deed::Last),
    row(Action::Accept, Place::Panel, &[key(Code::Enter)], Deed::AcceptInPanel),
    row(Action::Strike, Place::Panel, &[key(Code::Delete)], Deed::Strike),
    row(Action::Check, Place::Record, &[key(Code::F(10))], Deed::Check),
    row(Action::Matrix, Place::Record, &[Key::alt('m')], Deed::Matrix),
    row(Action::Thread, Place::Record, &[Key::alt('t')], Deed::Thread),
    row(Action::Responsible, Place::Record, &[], Deed::Responsible),
    row(Action::Promises, Place::Record, &[], Deed::Promises),
    row(Action::Carried, Place::Record, &[Key::alt('k')], Deed::Carried),
    row(Action::Questions, Place::Record, &[key(Code::F(12))], Deed::Questions),
    row(Action::SaveNow, Place::Record, &[], Deed::SaveNow),
    row(Action::WriteMine, Place::Record, &[], Deed::WriteMine),
    row(Action::Find, Place::Record, &[Key::ctrl('f')], Deed::Find),
    row(Action::Inbox, Place::Record, &[key(Code::F(11)), Key::alt('g')], Deed::Inbox),
    row(Action::Expand, Place::Line, &[Key::ctrl(']')], Deed::Expand),
    row(Action::Phrases, Place::Record, &[Key::alt('p')], Deed::Phrases),
    row(Action::Unmark, Place::Record, &[], Deed::Unmark),
    row(Action::Suspend, Place::Record, &[], Deed::Suspend),
    row(Action::AddMember, Place::Record, &[], Deed::AddMember),
    row(Action::Chair, Place::Record, &[], Deed::Chair),
    row(Action::MinuteTaker, Place::Record, &[], Deed::MinuteTaker),
    row(Action::ReadBack, Place::Record, &[Key::alt('d')], Deed::ReadBack),
    row(Action::Approve, Place::Record, &[], Deed::Approve),
    row(Action::CloseMeeting, Place::Record, &[], Deed::CloseMeeting),
    row(Action::Seal, Place::Record, &[], Deed::Seal),
    row(Action::Reopen, Place::Record, &[], Deed::Reopen),
    row(Action::Export, Place::Record, &[], Deed::Export),
    row(Action::Home, Place::Record, &[], Deed::Home),
    row(Action::Accept, Place::Home, &[key(Code::Enter)], Deed::Open),
    row(Action::NewSession, Place::Home, &[key(Code::F(2))], Deed::NewSession),
    row(Action::Demo, Place::Home, &[key(Code::F(3))], Deed::Demo),
    row(Action::Find, Place::Home, &[Key::ctrl('f')], Deed::FindAll),
    row(Action::Refresh, Place::Home, &[key(Code::F(5))], Deed::Refresh),
    row(Action::Up, Place::Home, &[key(Code::Up)], Deed::Up),
    row(Action::Down, Place::Home, &[key(Code::Down)], Deed::Down),
    row(Action::PageUp, Place::Home, &[key(Code::PageUp)], Deed::PageUp),
    row(Action::PageDown, Place::Home, &[key(Code::PageDown)], Deed::PageDown),
    row(Action::First, Place::Home, &[key(Code::Home)], Deed::First),
    row(Action::Last, Place::Home, &[key(Code::End)], Deed::Last),
    row(Action::TurnLine, Place::Lines, &[key(Code::Char(' '))], Deed::TurnLine),
    row(Action::Role, Place::Lines, &[key(Code::F(2))], Deed::Role),
    row(Action::Split, Place::Lines, &[key(Code::F(3))], Deed::Split),
    row(Action::Join, Place::Lines, &[key(Code::F(4))], Deed::Join),
    row(Action::LeaveOut, Place::Lines, &[key(Code::Delete)], Deed::LeaveOutLine),
    row(Action::GuessAgain, Place::Lines, &[key(Code::Backspace)], Deed::GuessAgain),
    row(Action::ShowLine, Place::Lines, &[key(Code::Enter)], Deed::ShowLine),
    row(Action::First, Place::Lines, &[key(Code::Home)], Deed::First),
    row(Action::Last, Place::Lines, &[key(Code::End)], Deed::Last),
    row(Action::TakeMember, Place::Members, &[key(Code::Enter)], Deed::TakeMember),
    row(Action::Rank, Place::Members, &[key(Code::F(2))], Deed::Rank),
    row(Action::ReadRoster, Place::Members, &[key(Code::F(3))], Deed::ReadRoster),
    row(Action::LeaveOut, Place::Members, &[key(Code::Delete)], Deed::RemoveMember),
    row(Action::MeetingKind, Place::Steps, &[key(Code::F(2))], Deed::MeetingKind),
    row(Action::AddStep, Place::Steps, &[key(Code::F(3)), key(Code::Enter)], Deed::AddStep),
    row(Action::StepUp, Place::Steps, &[alt(Code::Up), ctrl(Code::Up)], Deed::StepUp),
    row(Action::StepDown, Place::Steps, &[alt(Code::Down), ctrl(Code::Down)], Deed::StepDown),
    row(
        Action::MinutesMore,
        Place::Steps,
        &[alt(Code::Right), ctrl(Code::Right)],
        Deed::MinutesMore,
    ),
    row(Action::MinutesLess, Place::Steps, &[alt(Code::Left), ctrl(Code::Left)], Deed::MinutesLess),
    row(Action::LeaveOut, Place::Steps, &[key(Code::Delete)], Deed::RemoveStep),
    row(Action::TakeAgenda, Place::Steps, &[key(Code::F(4))], Deed::TakeAgenda),
    row(Action::SaveAgenda, Place::Steps, &[key(Code::F(5))], Deed::SaveAgenda),
    row(Action::UsualAgenda, Place::Steps, &[], Deed::UsualAgenda),
    row(Action::First, Place::Steps, &[key(Code::Home)], Deed::First),
    row(Action::Last, Place::Steps, &[key(Code::End)], Deed::Last),
    row(Action::Make, Place::Prepare, &[key(Code::F(9))], Deed::Make),
    row(Action::DoubtNext, Place::Prepare, &[key(Code::F(8))], Deed::DoubtNext),
    row(Action::DoubtBack, Place::Prepare, &[key(Code::F(7))], Deed::DoubtBack),
    row(Action::Check, Place::Prepare, &[key(Code::F(10))], Deed::Doubts),
    row(Action::Undo, Place::Prepare, &[Key::ctrl('z')], Deed::Undo),
    row(Action::Redo, Place::Prepare, &[Key::ctrl('y')], Deed::Redo),
    row(Action::NextPart, Place::Prepare, &[key(Code::Tab)], Deed::NextPanel),
    row(Action::PreviousPart, Place::Prepare, &[shift(Code::Tab)], Deed::PreviousPanel),
    row(Action::Up, Place::Prepare, &[key(Code::Up)], Deed::Up),
    row(Action::Down, Place::Prepare, &[key(Code::Down)], Deed::Down),
    row(Action::PageUp, Place::Prepare, &[key(Code::PageUp)], Deed::PageUp),
    row(Action::PageDown, Place::Prepare, &[key(Code::PageDown)], Deed::PageDown),
    row(Action::Back, Place::Prepare, &[key(Code::Esc)], Deed::LeavePreparing),
    row(Action::StepNext, Place::Chair, &[key(Code::F(8)), key(Code::PageDown)], Deed::StepNext),
    row(Action::StepBack, Place::Chair, &[key(Code::F(7)), key(Code::PageUp)], Deed::StepBack),
    row(Action::Accept, Place::Chair, &[key(Code::Enter)], Deed::CallFirst),
    row(Action::Speaker, Place::Chair, &[key(Code::F(3))], Deed::Speaker),
    row(Action::Ask, Place::Chair, &[key(Code::Char('q')), key(Code::Char('Q'))], Deed::Ask),
    row(Action::Withdraw, Place::Chair, &[key(Code::Delete)], Deed::Withdraw),
    row(
        Action::QueueDoor,
        Place::Chair,
        &[key(Code::Char('o')), key(Code::Char('O'))],
        Deed::QueueDoor,
    ),
    row(
        Action::Interpose,
        Place::Chair,
        &[key(Code::Char('i')), key(Code::Char('I'))],
        Deed::Interpose,
    ),
    row(
        Action::LastWord,
        Place::Chair,
        &[key(Code::Char('l')), key(Code::Char('L'))],
        Deed::LastWord,
    ),
    row(
        Action::BringBack,
        Place::Chair,
        &[key(Code::Char('b')), key(Code::Char('B'))],
        Deed::BringBack,
    ),
    row(Action::PauseClock, Place::Chair, &[key(Code::Char(' '))], Deed::PauseClock),
    row(
        Action::AddMinute,
        Place::Chair,
        &[key(Code::Char('+')), key(Code::Char('='))],
        Deed::AddMinute,
    ),
    row(
        Action::PlanEnd,
        Place::Chair,
        &[key(Code::Char('e')), key(Code::Char('E'))],
        Deed::PlanEnd,
    ),
    row(
        Action::Rebalance,
        Place::Chair,
        &[key(Code::Char('r')), key(Code::Char('R'))],
        Deed::Rebalance,
    ),
    row(
        Action::Suspend,
        Place::Chair,
        &[key(Code::Char('s')), key(Code::Char('S'))],
        Deed::SuspendOrGoOn,
    ),
    row(Action::Roll, Place::Chair, &[key(Code::F(4))], Deed::Roll),
    row(
        Action::Motions,
        Place::Chair,
        &[key(Code::Char('v')), key(Code::Char('V'))],
        Deed::Motions,
    ),
    row(
        Action::Ballots,
        Place::Chair,
        &[key(Code::Char('u')), key(Code::Char('U'))],
        Deed::Ballots,
    ),
    row(Action::Skip, Place::Chair, &[key(Code::Char('n')), key(Code::Char('N'))], Deed::Skip),
    row(Action::PutOff, Place::Chair, &[key(Code::Char('p')), key(Code::Char('P'))], Deed::PutOff),
    row(
        Action::StepTime,
        Place::Chair,
        &[key(Code::Char('t')), key(Code::Char('T'))],
        Deed::StepTime,
    ),
    row(
        Action::AddStep,
        Place::Chair,
        &[key(Code::Char('a')), key(Code::Char('A'))],
        Deed::AddStep,
    ),
    row(Action::StepUp, Place::Chair, &[alt(Code::Up)], Deed::StepUp),
    row(Action::StepDown, Place::Chair, &[alt(Code::Down)], Deed::StepDown),
    row(Action::RoomBlank, Place::Chair, &[key(Code::Char('.'))], Deed::RoomBlank),
    row(
        Action::RoomHold,
        Place::Chair,
        &[key(Code::Char('f')), key(Code::Char('F'))],
        Deed::RoomHold,
    ),
    row(
        Action::RoomRemark,
        Place::Chair,
        &[key(Code::Char('m')), key(Code::Char('M'))],
        Deed::RoomRemark,
    ),
    row(
        Action::RoomNames,
        Place::Chair,
        &[key(Code::Char('h')), key(Code::Char('H'))],
        Deed::RoomNames,
    ),
    row(
        Action::RoomPart(Part::SpeakerClock),
        Place::Chair,
        &[key(Code::Char('1'))],
        Deed::RoomSpeakerClock,
    ),
    row(
        Action::RoomPart(Part::StepClock),
        Place::Chair,
        &[key(Code::Char('2'))],
        Deed::RoomStepClock,
    ),
    row(
        Action::RoomPart(Part::MeetingClock),
        Place::Chair,
        &[key(Code::Char('3'))],
        Deed::RoomMeetingClock,
    ),
    row(
        Action::RoomPart(Part::Attendance),
        Place::Chair,
        &[key(Code::Char('4'))],
        Deed::RoomAttendance,
    ),
    row(Action::RoomPart(Part::Motion), Place::Chair, &[key(Code::Char('5'))], Deed::RoomMotion),
    row(Action::RoomPart(Part::Ballot), Place::Chair, &[key(Code::Char('6'))], Deed::RoomBallot),
    row(Action::RoomLarger, Place::Chair, &[key(Code::Char('>'))], Deed::RoomLarger),
    row(Action::RoomSmaller, Place::Chair, &[key(Code::Char('<'))], Deed::RoomSmaller),
    row(Action::RoomPage, Place::Chair, &[key(Code::Char(']'))], Deed::RoomPage),
    row(Action::RoomPageBack, Place::Chair, &[key(Code::Char('['))], Deed::RoomPageBack),
    row(Action::Report, Place::Chair, &[key(Code::F(9))], Deed::Report),
    row(Action::Check, Place::Chair, &[key(Code::F(10))], Deed::Check),
    row(Action::Matrix, Place::Chair, &[Key::alt('m')], Deed::Matrix),
    row(Action::Thread, Place::Chair, &[Key::alt('t')], Deed::Thread),
    row(Action::Responsible, Place::Chair, &[], Deed::Responsible),
    row(Action::Promises, Place::Chair, &[], Deed::Promises),
    row(Action::Carried, Place::Chair, &[Key::alt('k')], Deed::Carried),
    row(Action::Find, Place::Chair, &[Key::ctrl('f')], Deed::Find),
    row(Action::Questions, Place::Chair, &[key(Code::F(12))], Deed::Questions),
    row(Action::Undo, Place::Chair, &[Key::ctrl('z')], Deed::Undo),
    row(Action::Redo, Place::Chair, &[Key::ctrl('y')], Deed::Redo),
    row(Action::NextPart, Place::Chair, &[key(Code::Tab)], Deed::NextPanel),
    row(Action::PreviousPart, Place::Chair, &[shift(Code::Tab)], Deed::PreviousPanel),
    row(Action::Back, Place::Chair, &[key(Code::Esc)], Deed::BackToNow),
    row(Action::Up, Place::Chair, &[key(Code::Up)], Deed::Up),
    row(Action::Down, Place::Chair, &[key(Code::Down)], Deed::Down),
    row(Action::First, Place::Chair, &[key(Code::Home)], Deed::First),
    row(Action::Last, Place::Chair, &[key(Code::End)], Deed::Last),
    row(Action::SaveNow, Place::Chair, &[], Deed::SaveNow),
    row(Action::WriteMine, Place::Chair, &[], Deed::WriteMine),
    row(Action::AddMember, Place::Chair, &[], Deed::AddMember),
    row(Action::Chair, Place::Chair, &[], Deed::Chair),
    row(Action::MinuteTaker, Place::Chair, &[], Deed::MinuteTaker),
    row(
        Action::ReadBack,
        Place::Chair,
        &[key(Code::Char('d')), key(Code::Char('D')), Key::alt('d')],
        Deed::ReadBack,
    ),
    row(Action::Approve, Place::Chair, &[], Deed::Approve),
    row(Action::CloseMeeting, Place::Chair, &[], Deed::CloseMeeting),
    row(Action::Seal, Place::Chair, &[], Deed::Seal),
    row(Action::Reopen, Place::Chair, &[], Deed::Reopen),
    row(Action::Export, Place::Chair, &[], Deed::Export),
    row(Action::Home, Place::Chair, &[], Deed::Home),
    row(
        Action::MarkRead,
        Place::ReadBack,
        &[key(Code::Char(' ')), key(Code::Enter)],
        Deed::MarkRead,
    ),
    row(Action::Correct, Place::ReadBack, &[key(Code::F(2))], Deed::Correct),
    row(Action::Strike, Place::ReadBack, &[key(Code::Delete)], Deed::Strike),
    row(Action::Approve, Place::ReadBack, &[key(Code::F(3))], Deed::Approve),
    row(Action::CloseMeeting, Place::ReadBack, &[key(Code::F(4))], Deed::CloseMeeting),
    row(Action::Seal, Place::ReadBack, &[key(Code::F(5))], Deed::Seal),
    row(Action::Export, Place::ReadBack, &[key(Code::F(6))], Deed::Export),
    row(Action::Reopen, Place::ReadBack, &[key(Code::F(7))], Deed::Reopen),
    row(Action::Report, Place::ReadBack, &[key(Code::F(9))], Deed::Report),
    row(Action::Check, Place::ReadBack, &[key(Code::F(10))], Deed::Check),
    row(Action::Questions, Place::ReadBack, &[key(Code::F(12))], Deed::Questions),
    row(Action::SaveNow, Place::ReadBack, &[], Deed::SaveNow),
    row(Action::Undo, Place::ReadBack, &[Key::ctrl('z')], Deed::Undo),
    row(Action::Redo, Place::ReadBack, &[Key::ctrl('y')], Deed::Redo),
    row(Action::Up, Place::ReadBack, &[key(Code::Up)], Deed::Up),
    row(Action::Down, Place::ReadBack, &[key(Code::Down)], Deed::Down),
    row(Action::PageUp, Place::ReadBack, &[key(Code::PageUp)], Deed::PageUp),
    row(Action::PageDown, Place::ReadBack, &[key(Code::PageDown)], Deed::PageDown),
    row(Action::First, Place::ReadBack, &[key(Code::Home)], Deed::First),
    row(Action::Last, Place::ReadBack, &[key(Code::End)], Deed::Last),
    row(Action::Back, Place::ReadBack, &[key(Code::Esc)], Deed::LeaveReading),
    row(Action::Back, Place::Correcting, &[key(Code::Esc)], Deed::DropCorrection),
    row(Action::Kind, Place::Correcting, &[key(Code::F(2))], Deed::Kind),
    row(Action::Speaker, Place::Correcting, &[key(Code::F(3))], Deed::Speaker),
    row(Action::Target, Place::Correcting, &[key(Code::F(4))], Deed::Target),
    row(Action::Shortcomings, Place::Correcting, &[key(Code::F(5))], Deed::Shortcomings),
    row(Action::Undo, Place::Correcting, &[Key::ctrl('z')], Deed::Undo),
    row(Action::Redo, Place::Correcting, &[Key::ctrl('y')], Deed::Redo),
    row(Action::PageUp, Place::Project, &[key(Code::PageUp)], Deed::PageUp),
    row(Action::PageDown, Place::Project, &[key(Code::PageDown)], Deed::PageDown),
    row(
        Action::Down,
        Place::Rehearsal,
        &[
            key(Code::Right),
            key(Code::Down),
            key(Code::PageDown),
            key(Code::Enter),
            key(Code::Char(' ')),
        ],
        Deed::NextPicture,
    ),
    row(
        Action::Up,
        Place::Rehearsal,
        &[key(Code::Left), key(Code::Up), key(Code::PageUp), key(Code::Backspace)],
        Deed::PreviousPicture,
    ),
    row(Action::StepNext, Place::Rehearsal, &[key(Code::F(8))], Deed::StepNext),
    row(Action::StepBack, Place::Rehearsal, &[key(Code::F(7))], Deed::StepBack),
    row(Action::First, Place::Rehearsal, &[key(Code::Home)], Deed::First),
    row(Action::Last, Place::Rehearsal, &[key(Code::End)], Deed::Last),
    row(Action::Back, Place::Rehearsal, &[key(Code::Esc)], Deed::LeaveRehearsal),
    row(Action::Accept, Place::Overlay, &[key(Code::Enter)], Deed::Accept),
    row(Action::Nth(1), Place::Overlay, &NUMBERS, Deed::Nth),
    row(Action::Mark, Place::Overlay, &[key(Code::Tab)], Deed::Mark),
    row(Action::Accept, Place::Checklist, &[key(Code::Enter)], Deed::Mend),
    row(Action::Accept, Place::Opinions, &[key(Code::Enter)], Deed::AnswerAccepted),
    row(Action::AnswerPartly, Place::Opinions, &[key(Code::F(2))], Deed::AnswerPartly),
    row(Action::AnswerExplained, Place::Opinions, &[key(Code::F(3))], Deed::AnswerExplained),
    row(Action::Kind, Place::Kinds, &[key(Code::F(2))], Deed::NextKind),
    row(Action::KindBack, Place::Kinds, &[shift(Code::F(2)), alt(Code::F(2))], Deed::KindBack),
    row(Action::Up, Place::Overlay, &[key(Code::Up)], Deed::Up),
    row(Action::Down, Place::Overlay, &[key(Code::Down)], Deed::Down),
    row(Action::PageUp, Place::Overlay, &[key(Code::PageUp)], Deed::PageUp),
    row(Action::PageDown, Place::Overlay, &[key(Code::PageDown)], Deed::PageDown),
    row(Action::First, Place::Overlay, &[ctrl(Code::Home)], Deed::First),
    row(Action::Last, Place::Overlay, &[ctrl(Code::End)], Deed::Last),
    row(Action::First, Place::Reading, &[key(Code::Home)], Deed::FirstOfText),
    row(Action::Last, Place::Reading, &[key(Code::End)], Deed::LastOfText),
    row(Action::Back, Place::Overlay, &[key(Code::Esc)], Deed::Close),
    row(Action::Accept, Place::Grid, &[key(Code::Enter)], Deed::OpenCell),
    row(
        Action::NextPart,
        Place::Grid,
        &[key(Code::Tab), alt(Code::Right), ctrl(Code::Right)],
        Deed::NextTable,
    ),
    row(
        Action::PreviousPart,
        Place::Grid,
        &[shift(Code::Tab), alt(Code::Left), ctrl(Code::Left)],
        Deed::PreviousTable,
    ),
    row(Action::Thread, Place::Grid, &[Key::alt('t'), key(Code::F(2))], Deed::ThreadOfCell),
    row(Action::CellLeft, Place::Grid, &[key(Code::Left)], Deed::Left),
    row(Action::CellRight, Place::Grid, &[key(Code::Right)], Deed::Right),
    row(Action::Up, Place::Grid, &[key(Code::Up)], Deed::Up),
    row(Action::Down, Place::Grid, &[key(Code::Down)], Deed::Down),
    row(Action::PageUp, Place::Grid, &[key(Code::PageUp)], Deed::PageUp),
    row(Action::PageDown, Place::Grid, &[key(Code::PageDown)], Deed::PageDown),
    row(Action::First, Place::Grid, &[key(Code::Home), ctrl(Code::Home)], Deed::First),
    row(Action::Last, Place::Grid, &[key(Code::End), ctrl(Code::End)], Deed::Last),
    row(Action::Back, Place::Grid, &[key(Code::Esc)], Deed::Close),
    row(Action::Responsible, Place::Thread, &[key(Code::F(2))], Deed::Responsible),
    row(Action::Causes, Place::Thread, &[key(Code::F(3))], Deed::Causes),
    row(Action::Promises, Place::Thread, &[key(Code::F(4))], Deed::Promises),
    row(Action::NextPart, Place::Thread, &[key(Code::Right), key(Code::Tab)], Deed::NextThread),
    row(
        Action::PreviousPart,
        Place::Thread,
        &[key(Code::Left), shift(Code::Tab)],
        Deed::PreviousThread,
    ),
    row(Action::Accept, Place::Form, &[key(Code::Enter)], Deed::Accept),
    row(Action::NextPart, Place::Form, &[key(Code::Tab), key(Code::Down)], Deed::NextField),
    row(Action::PreviousPart, Place::Form, &[shift(Code::Tab), key(Code::Up)], Deed::PreviousField),
    row(Action::Kind, Place::Form, &[key(Code::F(2))], Deed::NextChoice),
    row(Action::Back, Place::Form, &[key(Code::Esc)], Deed::Close),
    row(Action::Text(TextKey::Backspace), Place::Field, &[key(Code::Backspace)], Deed::Backspace),
    row(Action::Text(TextKey::Delete), Place::Field, &[key(Code::Delete)], Deed::Delete),
    row(Action::Text(TextKey::Left), Place::Field, &[key(Code::Left)], Deed::Left),
    row(Action::Text(TextKey::Right), Place::Field, &[key(Code::Right)], Deed::Right),
    row(
        Action::Text(TextKey::WordLeft),
        Place::Field,
        &[ctrl(Code::Left), alt(Code::Left)],
        Deed::WordLeft,
    ),
    row(
        Action::Text(TextKey::WordRight),
        Place::Field,
        &[ctrl(Code::Right), alt(Code::Right)],
        Deed::WordRight,
    ),
    row(Action::Text(TextKey::LineStart), Place::Field, &[key(Code::Home)], Deed::LineStart),
    row(
        Action::Text(TextKey::LineEnd),
        Place::Field,
        &[key(Code::End), Key::ctrl('e')],
        Deed::LineEnd,
    ),
    row(
        Action::Text(TextKey::DeleteWord),
        Place::Field,
        &[Key::ctrl('w'), alt(Code::Backspace)],
        Deed::DeleteWord,
    ),
    row(Action::Text(TextKey::SelectLeft), Place::Field, &[shift(Code::Left)], Deed::SelectLeft),
    row(Action::Text(TextKey::SelectRight), Place::Field, &[shift(Code::Right)], Deed::SelectRight),
    row(Action::Text(TextKey::SelectAll), Place::Field, &[Key::ctrl('a')], Deed::SelectAll),
    row(Action::Text(TextKey::DeleteToEnd), Place::Field, &[Key::ctrl('k')], Deed::DeleteToEnd),
    row(Action::Text(TextKey::TextStart), Place::Field, &[ctrl(Code::Home)], Deed::TextStart),
    row(Action::Text(TextKey::TextEnd), Place::Field, &[ctrl(Code::End)], Deed::TextEnd),
    row(
        Action::Text(TextKey::SelectWordLeft),
        Place::Field,
        &[Key { shift: true, ..ctrl(Code::Left) }],
        Deed::SelectWordLeft,
    ),
    row(
        Action::Text(TextKey::SelectWordRight),
        Place::Field,
        &[Key { shift: true, ..ctrl(Code::Right) }],
        Deed::SelectWordRight,
    ),
    row(
        Action::Text(TextKey::SelectLineStart),
        Place::Field,
        &[shift(Code::Home)],
        Deed::SelectLineStart,
    ),
    row(
        Action::Text(TextKey::SelectLineEnd),
        Place::Field,
        &[shift(Code::End)],
        Deed::SelectLineEnd,
    ),
    row(Action::Text(TextKey::SelectUp), Place::Field, &[shift(Code::Up)], Deed::SelectUp),
    row(Action::Text(TextKey::SelectDown), Place::Field, &[shift(Code::Down)], Deed::SelectDown),
    row(Action::Text(TextKey::Copy), Place::Field, &[Key::ctrl('c')], Deed::Copy),
    row(Action::Text(TextKey::Cut), Place::Field, &[Key::ctrl('x')], Deed::Cut),
    row(Action::Text(TextKey::PutBack), Place::Field, &[Key::ctrl('v')], Deed::PutBack),
    row(Action::Text(TextKey::DeleteToStart), Place::Field, &[Key::ctrl('u')], Deed::DeleteToStart),
    row(Action::Help, Place::Everywhere, &[key(Code::F(1))], Deed::Help),
    row(Action::Palette, Place::Work, &[Key::ctrl('p')], Deed::Palette),
    row(Action::TypingMethod, Place::Work, &[Key::ctrl('\\')], Deed::TypingMethod),
    row(Action::ToneStyle, Place::Work, &[], Deed::ToneStyle),
    row(Action::ToneBackspace, Place::Work, &[], Deed::ToneBackspace),
    row(Action::Language, Place::Work, &[], Deed::Language),
    row(Action::Repaint, Place::Everywhere, &[Key::ctrl('l')], Deed::Repaint),
    row(Action::Quit, Place::Everywhere, &[Key::ctrl('q')], Deed::Quit),
];

/// Returns what a key means; the first place that knows it decides.
#[must_use]
pub fn find(places: &[Place], key: Key) -> Option<Action> {
    let in_place = |place: &Place| {
        ROWS.iter().filter(|row| row.place == *place).find_map(|row| row.action_of(key))
    };
    places.iter().find_map(in_place)
}

/// Returns the first key of an action in the first of these places that has it.
#[must_use]
pub fn key_of(places: &[Place], action: Action) -> Option<Key> {
    let in_place = |place: &Place| {
        let row = ROWS.iter().find(|row| row.place == *place && row.action == action)?;
        row.keys.first().copied()
    };
    places.iter().find_map(in_place)
}

impl Row {
    /// Returns what one of its keys means.
    fn action_of(&self, key: Key) -> Option<Action> {
        let at = self.keys.iter().position(|each| *each == key)?;
        match self.action {
            Action::Nth(first) => u8::try_from(at).ok().map(|at| Action::Nth(first + at)),
            action => Some(action),
        }
    }
}
