//! Where keys mean something, and what keys are called.

use crate::locale::ui::Group;
use crate::ui::event::{Code, Key};

/// Where a key means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// On every screen, above everything.
    Everywhere,
    /// On every screen at which somebody works: not on the room's.
    Work,
    /// In every text field.
    Field,
    /// On the home screen.
    Home,
    /// On the record screen, wherever one is there.
    Record,
    /// In the line of the record screen.
    Line,
    /// In one of the panels of the record screen.
    Panel,
    /// On the chair's screen. It has no text field, so that letters are commands there.
    Chair,
    /// On the room's screen.
    Project,
    /// At a rehearsal's pictures; no text field.
    Rehearsal,
    /// Where the minutes are read back; no text field.
    ReadBack,
    /// There, while a remark is corrected in the line.
    Correcting,
    /// In a list or text that lies above the screen.
    Overlay,
    /// There, where no text field is in it: in a text to read, in all that there is about one
    /// shortcoming or member, in the list of what the meeting still lacks.
    Reading,
    /// In the list of opinions to be answered.
    Opinions,
    /// In the list of kinds of remark.
    Kinds,
    /// In the matrix.
    Grid,
    /// In all that there is about one shortcoming or member.
    Thread,
    /// In the list of what the meeting still lacks.
    Checklist,
    /// In a form that lies above the screen.
    Form,
    /// On the prepare screen, whatever is shown there.
    Prepare,
    /// Among the lines of the report; no text field.
    Lines,
    /// Among the members, where a line is open.
    Members,
    /// Among the steps of the agenda; no text field.
    Steps,
}

impl Place {
    /// Returns the heading under which the help lists this place.
    #[must_use]
    pub fn group(self) -> Group {
        match self {
            Self::Everywhere | Self::Work => Group::Everywhere,
            Self::Field => Group::Field,
            Self::Home => Group::Home,
            Self::Record | Self::Line => Group::Record,
            Self::Panel => Group::Panel,
            Self::Chair => Group::Chair,
            Self::Project => Group::Project,
            Self::Rehearsal => Group::Rehearsal,
            Self::ReadBack | Self::Correcting => Group::ReadBack,
            Self::Overlay | Self::Reading | Self::Opinions | Self::Kinds | Self::Checklist => {
                Group::Overlay
            }
            Self::Grid => Group::Grid,
            Self::Thread => Group::Thread,
            Self::Form => Group::Form,
            Self::Prepare => Group::Prepare,
            Self::Lines => Group::Lines,
            Self::Members => Group::Members,
            Self::Steps => Group::Steps,
        }
    }
}

impl Key {
    /// Returns the key's name as it stands on the keyboard, as `Ctrl+P`.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = String::new();
        for (held, word) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                name.push_str(word);
            }
        }
        match self.code {
            Code::Char(' ') => name.push_str("Space"),
            Code::Char(letter) => name.extend(letter.to_uppercase()),
            Code::F(number) => name.push_str(&format!("F{number}")),
            Code::Enter => name.push_str("Enter"),
            Code::Esc => name.push_str("Esc"),
            Code::Tab => name.push_str("Tab"),
            Code::Backspace => name.push_str("Backspace"),
            Code::Delete => name.push_str("Delete"),
            Code::Left => name.push('←'),
            Code::Right => name.push('→'),
            Code::Up => name.push('↑'),
            Code::Down => name.push('↓'),
            Code::Home => name.push_str("Home"),
            Code::End => name.push_str("End"),
            Code::PageUp => name.push_str("PgUp"),
            Code::PageDown => name.push_str("PgDn"),
        }
        name
    }
}
