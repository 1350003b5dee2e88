//! Why a change is refused.

use crate::session::ids::{MemberId, RemarkId, ShortcomingId, StepId};

/// Why a change was not applied: facts. The words are `locale`'s.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No remark has this id.
    NoSuchRemark(RemarkId),
    /// No step has this id.
    NoSuchStep(StepId),
    /// No member has this id.
    NoSuchMember(MemberId),
    /// No shortcoming has this id.
    NoSuchShortcoming(ShortcomingId),
    /// Another remark has this id already.
    IdTaken(RemarkId),
    /// The remark is no longer what the change saw.
    ChangedMeanwhile(RemarkId),
    /// The meeting no longer stands where the change saw it.
    MovedMeanwhile,
    /// Members or agenda are no longer what the change saw.
    PlanChangedMeanwhile,
    /// The remark has no words.
    NoWords,
    /// The remark is longer than a remark may be, in bytes.
    TooLong {
        /// Its length.
        bytes: usize,
        /// The limit.
        max: usize,
    },
    /// The session is full.
    TooMany {
        /// The limit.
        max: usize,
    },
    /// The remark is of a kind that wants no answer.
    WantsNoAnswer(RemarkId),
    /// The remark has an answer, and the kind that it is to be wants none.
    IsAnswered(RemarkId),
    /// Another remark is answered by this one.
    StillAnswers(RemarkId),
    /// Another member has this id.
    MemberExists(MemberId),
    /// Something refers to this member.
    MemberInUse(MemberId),
    /// The member has no name.
    NoName,
    /// A name or post has more letters than it may have.
    NameTooLong {
        /// The limit.
        max: usize,
    },
    /// The remark would answer itself.
    AnswersItself(RemarkId),
    /// The remark names a shortcoming twice.
    NamedTwice(ShortcomingId),
    /// The agenda has a step twice.
    StepTwice(StepId),
}
