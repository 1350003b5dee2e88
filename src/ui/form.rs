//! Forms: fields to fill in above a screen.

use crate::locale::ui::Word;
use crate::session::MeetingKind;
use crate::session::ids::{MemberId, RemarkId, StepId};
use crate::ui::editor::Editor;
use crate::ui::overlay::{Label, SeatForm};

/// Fields to fill in.
#[derive(Debug)]
pub struct Form {
    /// Its heading.
    pub title: Label,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Which field has the keys.
    pub focus: usize,
    /// What is wrong with what was filled in.
    pub problem: Option<String>,
    /// What helps to fill it in; may be empty.
    pub hint: String,
    /// What happens with it.
    pub purpose: FormPurpose,
}

/// One field of a form.
#[derive(Debug)]
pub struct Field {
    /// What it asks for.
    pub label: Label,
    /// What was typed.
    pub editor: Editor,
}

/// What happens with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormPurpose {
    /// A session is made of report, members and kind.
    NewSession(MeetingKind),
    /// A member is added.
    AddMember,
    /// A remark is struck out.
    Strike(RemarkId),
    /// A step is gone to although opinions on the person before wait for an answer.
    LeaveTurn(StepId),
    /// A member of a meeting that is being prepared is altered.
    AlterMember(MemberId),
    /// A list of members is read from a file.
    ReadRoster,
    /// A step is put into the agenda that is being prepared, behind the selected one.
    AddStep,
    /// The agenda that is being prepared is saved under a name.
    SaveAgenda,
    /// The session that was prepared is made.
    Make,
    /// The vote on the minutes is counted.
    Approve,
    /// The session is closed although something is lacking.
    Close,
    /// It is sealed.
    Seal,
    /// It is opened again.
    Reopen,
    /// It is for the chair's window.
    Seat(SeatForm),
    /// It is said of the promise of this remark whose it is, by when, how it is checked.
    Promise(RemarkId),
}

impl Form {
    /// Makes a form of empty fields.
    #[must_use]
    pub fn new(title: Word, purpose: FormPurpose, labels: &[Word]) -> Self {
        let fields: Vec<(Word, &str)> = labels.iter().map(|label| (*label, "")).collect();
        Self::filled(title, purpose, &fields)
    }

    /// Makes a form whose fields are filled in.
    #[must_use]
    pub fn filled<T: Clone + Into<Label>>(
        title: impl Into<Label>,
        purpose: FormPurpose,
        fields: &[(T, &str)],
    ) -> Self {
        let field = |(label, text): &(T, &str)| Field {
            label: label.clone().into(),
            editor: Editor::with_text(text),
        };
        let (title, fields) = (title.into(), fields.iter().map(field).collect());
        Self { title, fields, focus: 0, problem: None, hint: String::new(), purpose }
    }

    /// Returns what was typed into a field, without blanks at its ends.
    #[must_use]
    pub fn value(&self, index: usize) -> &str {
        self.fields.get(index).map_or("", |field| field.editor.text().trim())
    }

    /// Goes to the field `by` places further, round the form.
    pub fn turn(&mut self, forwards: bool) {
        let count = self.fields.len().max(1);
        self.focus = (self.focus + if forwards { 1 } else { count - 1 }) % count;
    }
}
