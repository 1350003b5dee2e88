//! Why a change is refused.

use crate::session::attendance::QuorumFact;
use crate::session::ballot::Imbalance;
use crate::session::ids::{ItemId, MemberId, RemarkId, ShortcomingId, StepId};
use crate::session::member::Party;
use crate::session::row::Act;

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
    /// No cause has this id.
    NoSuchCause(ItemId),
    /// Somebody is named twice as answering for a shortcoming.
    ResponsibleTwice(Party),
    /// A cause is tied twice to a shortcoming.
    CauseTwice(ItemId),
    /// The way of checking a promise is longer than it may be, in letters.
    CheckTooLong {
        /// The limit.
        max: usize,
    },
    /// Another remark has this id already.
    IdTaken(RemarkId),
    /// The remark is no longer what the change saw.
    ChangedMeanwhile(RemarkId),
    /// The meeting no longer stands where the change saw it.
    MovedMeanwhile,
    /// Something else is shown to the room than the change saw.
    ShownMeanwhile,
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
    /// A remark is about this shortcoming, which would no longer be there.
    StillMeant(ShortcomingId),
    /// The agenda has a step twice.
    StepTwice(StepId),
    /// The report has two items or two sections of one id.
    ItemTwice,
    /// A row of a list is no longer what the change saw.
    ActChangedMeanwhile(Act),
    /// Opinions of a person whose turn would be left wait for an answer.
    LeavesUnanswered {
        /// Whose turn it is.
        member: MemberId,
        /// How many opinions wait.
        count: usize,
    },
    /// What is done against a guard needs a reason.
    NoReason,
    /// A reason has more letters than it may have.
    ReasonTooLong {
        /// The limit.
        max: usize,
    },
    /// The meeting is at this step, so that it cannot be set aside.
    StepIsNow(StepId),
    /// There is no such sitting.
    NoSuchSitting(u32),
    /// The queue takes no new requests.
    QueueClosed,
    /// This member has not spoken yet.
    HasNotSpoken(MemberId),
    /// There is no such clock now.
    NoClock,
    /// More time than a clock may get.
    TooMuchTime {
        /// The limit, in minutes.
        max: u16,
    },
    /// More hands than there are voters.
    TooManyHands {
        /// The hands.
        hands: u64,
        /// Those who may vote.
        voters: u32,
    },
    /// Too few are there for a vote, and the rules block it then.
    QuorumLost(QuorumFact),
    /// Somebody is named twice as being concerned.
    ApartTwice(MemberId),
    /// Somebody stands twice on a ballot paper.
    OnPaperTwice(Party),
    /// A ballot has nobody on its paper, or no levels.
    EmptyBallot,
    /// A tally has other levels than its ballot.
    OtherLevels(Party),
    /// The session is closed: only what was written may be corrected.
    Closed,
    /// The session is sealed.
    Sealed,
    /// Nothing of this id was carried over.
    NotCarried(String),
    /// The session is not closed.
    NotClosed,
    /// The meeting has not begun.
    NotBegun,
    /// The session is no longer what was to be sealed, or what was to be taken back.
    RevisedMeanwhile,
    /// The numbers of a ballot that is to be closed do not balance.
    Unbalanced(Vec<Imbalance>),
}
