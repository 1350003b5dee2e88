//! The tables of the session file, as they stand in it. An unknown field is an error: a slip of
//! the hand must not vanish at the next save.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::value::Datetime;

use super::acts::{
    AsideTable, AttendanceTable, BallotTable, MotionTable, RequestTable, ResponsibilityTable,
    SpeechTable, is_zero,
};
use super::mends::MendTable;
use super::reviews::ReviewTable;
use super::room::RoomTable;

use super::closings::{CarriedTable, ClosingTable, SealTable};
use crate::store::shelf::Shelf;

/// A text that knows where it stands.
pub(super) type At = Spanned<String>;
/// A point in time that knows where it stands.
pub(super) type Time = Spanned<Datetime>;

/// One session of a review meeting.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// Version of this format.
    pub(super) schema: u64,
    /// Rises by one with each change that was saved.
    #[serde(default)]
    pub(super) revision: u64,
    /// What sort of meeting, and where it stands.
    pub(super) meeting: Meeting,
    /// The report.
    #[serde(default)]
    pub(super) report: Report,
    /// Class and code for the archive in format 2, which the register of the folder has now.
    #[serde(default, skip_serializing)]
    #[schemars(skip)]
    pub(super) archive: Option<Shelf>,
    /// What the chair shows to the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) room: Option<RoomTable>,
    /// The half-days on which the meeting sat.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) sitting: Vec<Sitting>,
    /// Each time that a step was entered, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) entered: Vec<Entered>,
    /// Steps that were skipped or put off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) set_aside: Vec<AsideTable>,
    /// Who asks for the floor, in the order in which they asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) request: Vec<RequestTable>,
    /// Who was there: a row each time that somebody came or left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) attendance: Vec<AttendanceTable>,
    /// Who had the floor, and how long.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) speech: Vec<SpeechTable>,
    /// What was put to a show of hands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) motion: Vec<MotionTable>,
    /// Secret ballots, in totals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) ballot: Vec<BallotTable>,
    /// Who answers for shortcomings, and which causes they come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) responsibility: Vec<ResponsibilityTable>,
    /// Each time that the session was closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) closing: Vec<ClosingTable>,
    /// What sessions before left open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) carried: Vec<CarriedTable>,
    /// Who takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) member: Vec<Member>,
    /// The headings of the report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) section: Vec<Section>,
    /// The shortcomings that the report names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) shortcoming: Vec<Item>,
    /// Their causes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) cause: Vec<Cause>,
    /// The lessons that the report draws.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) lesson: Vec<Item>,
    /// The remedies that it proposes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) remedy: Vec<Item>,
    /// What was decided of lines of the report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) mend: Vec<MendTable>,
    /// What members wrote of themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) review: Vec<ReviewTable>,
    /// The agenda.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) step: Vec<Step>,
    /// All that was said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) remark: Vec<Remark>,
    /// The seal of a closed session, at the end of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) seal: Option<SealTable>,
}

/// What of the file is made before the meeting and seldom changes in it.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Plan {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) carried: Vec<CarriedTable>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) member: Vec<Member>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) section: Vec<Section>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) shortcoming: Vec<Item>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) cause: Vec<Cause>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) lesson: Vec<Item>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) remedy: Vec<Item>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) mend: Vec<MendTable>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) review: Vec<ReviewTable>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) step: Vec<Step>,
}

/// One remark alone, so that each can be printed and read by itself.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Alone {
    pub(super) remark: Vec<Remark>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Meeting {
    pub(super) kind: MeetingKind,
    #[serde(default)]
    pub(super) title: String,
    /// The reviewing body.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) body: String,
    /// Id of the member who chairs.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) chair: Option<At>,
    /// Id of the member who takes the minutes.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minute_taker: Option<At>,
    #[serde(default)]
    pub(super) state: State,
    /// Id of the step where the meeting stands.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) step: Option<At>,
    /// Id of the member who has the floor.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) floor: Option<At>,
    /// When the meeting is to end.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) planned_end: Option<Time>,
    /// Since when nobody new may ask for the floor.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) queue_closed: Option<Time>,
    /// Name of the rule profile.
    #[serde(default)]
    pub(super) rules: String,
}

#[derive(Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    #[serde(default)]
    pub(super) title: String,
    /// What stands before the first heading.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) preamble: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Sitting {
    #[schemars(with = "String")]
    pub(super) opened: Time,
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ended: Option<Time>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Entered {
    #[schemars(with = "String")]
    pub(super) step: At,
    #[schemars(with = "String")]
    pub(super) at: Time,
    /// Why the person before was left although opinions waited for an answer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) despite: String,
    /// When the step's clock was stopped and when it went on, by turns.
    #[schemars(with = "Vec<String>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) paused: Vec<Time>,
    /// Seconds that were added to the step's time.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) added: i32,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Member {
    #[schemars(with = "String")]
    pub(super) id: At,
    #[schemars(with = "String")]
    pub(super) name: At,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) post: String,
    #[serde(default)]
    pub(super) rank: Rank,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    #[schemars(with = "String")]
    pub(super) id: At,
    /// As written, without its terminator.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) number: String,
    pub(super) title: String,
    pub(super) depth: u8,
    #[serde(default)]
    pub(super) role: Role,
    /// Line of the report's file.
    #[serde(default)]
    pub(super) line: u32,
    /// Paragraphs under the heading that are no items.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) text: String,
}

/// A shortcoming, lesson or remedy of the report.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    #[schemars(with = "String")]
    pub(super) id: At,
    /// Id of the section in which it stands; of the draft before where it is gone.
    #[schemars(with = "String")]
    pub(super) section: At,
    /// Which item of that section, from 1.
    pub(super) item: u32,
    /// Number or bullet as written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) number: String,
    /// Line of the report's file.
    #[serde(default)]
    pub(super) line: u32,
    /// When a draft came that has it no longer; what it says is of the draft before.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) gone: Option<Time>,
    pub(super) text: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Cause {
    #[schemars(with = "String")]
    pub(super) id: At,
    #[serde(default)]
    pub(super) side: Side,
    #[schemars(with = "String")]
    pub(super) section: At,
    pub(super) item: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) number: String,
    #[serde(default)]
    pub(super) line: u32,
    /// When a draft came that has it no longer.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) gone: Option<Time>,
    pub(super) text: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    #[schemars(with = "String")]
    pub(super) id: At,
    pub(super) title: String,
    pub(super) topic: Topic,
    /// Whose turn it is, where the topic is a person.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) member: Option<At>,
    /// Which phase of the person's turn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) phase: Option<Phase>,
    /// Which shortcoming, where the topic is one.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) shortcoming: Option<At>,
    /// How many minutes are planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minutes: Option<u16>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Remark {
    #[schemars(with = "String")]
    pub(super) id: At,
    #[schemars(with = "String")]
    pub(super) at: Time,
    /// The step in which it was begun.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) step: Option<At>,
    /// Who spoke.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<At>,
    pub(super) kind: Kind,
    /// To whom: a member's id, or "collective".
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<At>,
    /// About which shortcomings.
    #[schemars(with = "Vec<String>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) shortcomings: Vec<At>,
    #[schemars(with = "String")]
    pub(super) text: At,
    /// How it was answered, where its kind wants an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answer: Option<Verdict>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) answered_by: Option<At>,
    /// What the minute-taker marked it with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) marks: Option<Marks>,
    /// Set where it was struck out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) struck: Option<Strike>,
    /// What its words were before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) earlier: Vec<Earlier>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Marks {
    /// Something is to be checked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) check: bool,
    /// It is not for the minutes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) private: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) promise: Option<Promise>,
}

/// A remedy that was promised.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Promise {
    /// Who has to do it.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) owner: Option<At>,
    /// Until which day, as 2025-06-30.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) due: Option<Time>,
    /// How it will be checked.
    #[schemars(with = "String")]
    #[serde(default = "empty", skip_serializing_if = "is_empty")]
    pub(super) check: At,
    /// Whether it is one of the few that come first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) priority: bool,
    #[serde(default, skip_serializing_if = "PromiseState::is_open")]
    pub(super) state: PromiseState,
}

fn empty() -> At {
    toml::Spanned::new(0..0, String::new())
}

fn is_empty(text: &At) -> bool {
    text.get_ref().is_empty()
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Strike {
    #[schemars(with = "String")]
    pub(super) at: Time,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) reason: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Earlier {
    #[schemars(with = "String")]
    pub(super) until: Time,
    pub(super) text: String,
}

/// Makes an enum of the file and its two ways to the enum of the session.
macro_rules! words_of {
    ($(#[$meta:meta])* $name:ident = $core:path { $($word:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub(super) enum $name { $($word,)* }

        impl From<$core> for $name {
            fn from(value: $core) -> Self {
                use $core as Core;
                match value { $(Core::$word => Self::$word,)* }
            }
        }

        impl From<$name> for $core {
            fn from(value: $name) -> Self {
                match value { $($name::$word => Self::$word,)* }
            }
        }

        impl crate::store::format::FileWord for $core {
            fn file_word(&self) -> String {
                crate::store::format::word_of(&$name::from(*self))
            }
        }
    };
}

words_of!(MeetingKind = crate::session::MeetingKind { Term, Annual, Quarter, OnRequest, Thematic });
words_of!(State = crate::session::standing::State { Preparing, InProgress, Suspended });
words_of!(Rank = crate::session::member::Rank { Head, Deputy, Member, Guest });
words_of!(
    /// How far a promise is.
    PromiseState = crate::session::remark::PromiseState { Open, Done, Partly, NotDone }
);

impl PromiseState {
    #[allow(clippy::trivially_copy_pass_by_ref)] // serde asks so
    fn is_open(&self) -> bool {
        *self == Self::Open
    }
}

words_of!(
    Role = crate::session::outline::Role {
        Strengths,
        Shortcomings,
        Causes,
        CausesObjective,
        CausesSubjective,
        Responsibility,
        Previous,
        Suggested,
        Lessons,
        Remedies,
        Rating,
        Other,
    }
);
words_of!(Side = crate::session::outline::Side { Objective, Subjective, Unsaid });
words_of!(Phase = crate::session::agenda::Phase { SelfCriticism, Opinions, Answer, Conclusion });
words_of!(
    Kind = crate::session::remark::Kind {
        Criticism,
        SelfCriticism,
        Answer,
        Commendation,
        Question,
        Proposal,
        Conclusion,
        Reserved,
        Note,
    }
);

/// Says which word holds where a hand-written file leaves it out.
macro_rules! unless_said {
    ($($name:ident: $word:ident,)*) => {
        $(impl Default for $name {
            fn default() -> Self {
                Self::$word
            }
        })*
    };
}

unless_said! { PromiseState: Open, State: Preparing, Rank: Member, Role: Other, Side: Unsaid, }

/// What a step is about.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Topic {
    Procedure,
    Report,
    Previous,
    Shortcoming,
    Discussion,
    CollectiveAnswer,
    CollectiveConclusion,
    Person,
    Conclusion,
}

/// How an opinion was taken.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Verdict {
    Open,
    Accepted,
    Partly,
    Explained,
}
