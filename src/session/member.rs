//! Who takes part: posts, ranks and the order in which they are reviewed.

use super::ids::MemberId;

/// One person of the meeting (thành viên, đại biểu).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Stable id: `m1`, `m2` …
    pub id: MemberId,
    /// Full name, as written.
    pub name: String,
    /// Post (chức vụ), as written; may be empty.
    pub post: String,
    /// What the post means for the order of review.
    pub rank: Rank,
}

/// What a post means for the order of review: head first, then deputies, then members.
///
/// Guests (đại biểu mời dự) speak but are not reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// The head (người đứng đầu), reviewed first.
    Head,
    /// A deputy (cấp phó).
    Deputy,
    /// A member of the committee (ủy viên).
    Member,
    /// An invited guest (đại biểu mời dự).
    Guest,
}

impl Rank {
    /// All ranks, in the order of review.
    pub const ALL: [Self; 4] = [Self::Head, Self::Deputy, Self::Member, Self::Guest];

    /// Tells whether people of this rank are reviewed in the meeting.
    #[must_use]
    pub fn is_reviewed(self) -> bool {
        self != Self::Guest
    }
}

/// To whom a remark is addressed, or who answers for a shortcoming.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// The committee as a whole (tập thể).
    Collective,
    /// One person.
    Member(MemberId),
}

/// Returns the members who are reviewed, head first, then deputies, then members; within a rank
/// in the order given (HD 43-HD/BTCTW: the head before the deputies, these before the members).
#[must_use]
pub fn in_review_order(members: &[Member]) -> Vec<&Member> {
    let mut reviewed: Vec<_> = members.iter().filter(|member| member.rank.is_reviewed()).collect();
    reviewed.sort_by_key(|member| member.rank);
    reviewed
}
