//! What the rules can want of a meeting, by name, and how much a lack of it weighs.

/// Something that the rules can want; each has a name, by which a rule profile speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Want {
    /// Somebody takes part.
    Members,
    /// Somebody leads the meeting.
    Chair,
    /// Somebody takes the minutes.
    MinuteTaker,
    /// The report names what is reviewed.
    Shortcomings,
    /// Every opinion is accepted or explained.
    Answer,
    /// Every remark says who spoke.
    Speaker,
    /// What was marked `?` was looked at.
    Checked,
    /// Every member criticises himself.
    SelfCriticism,
    /// Every member is told something.
    Criticism,
    /// Every member hands in a written review.
    Review,
    /// Every shortcoming is spoken about.
    Touched,
    /// Somebody answers for every shortcoming.
    Responsible,
    /// There is a remedy for every shortcoming.
    Remedy,
    /// Every promise says who has to do it.
    Owner,
    /// Every promise says by when.
    Due,
    /// What comes first says how it is checked.
    WayOfChecking,
    /// Only few promises come first.
    Priorities,
    /// It was said what became of everything that a session before left open.
    Carried,
    /// The meeting was at every step.
    Steps,
    /// What was put off was taken up.
    PutOff,
    /// The roll was called.
    Roll,
    /// Who is away has a reason.
    Reason,
    /// Enough are there.
    Quorum,
    /// It sat long enough.
    MinimumTime,
    /// Hands were counted.
    Counted,
    /// A ballot was held where the kind of meeting wants one.
    Ballot,
    /// A ballot that was opened was held.
    Held,
    /// Its numbers balance.
    Balance,
    /// It was closed.
    BallotClosed,
    /// It has a counting team.
    Team,
    /// Not more have the best level than may.
    Cap,
    /// The head is not above the collective.
    HeadNotAbove,
    /// The minutes were read back and approved.
    Approval,
}

/// Every want with its name.
const NAMES: [(Want, &str); 33] = [
    (Want::Members, "members"),
    (Want::Chair, "chair"),
    (Want::MinuteTaker, "minute-taker"),
    (Want::Shortcomings, "shortcomings"),
    (Want::Answer, "answer"),
    (Want::Speaker, "speaker"),
    (Want::Checked, "checked"),
    (Want::SelfCriticism, "self-criticism"),
    (Want::Criticism, "criticism"),
    (Want::Review, "review"),
    (Want::Touched, "touched"),
    (Want::Responsible, "responsible"),
    (Want::Remedy, "remedy"),
    (Want::Owner, "owner"),
    (Want::Due, "due"),
    (Want::WayOfChecking, "way-of-checking"),
    (Want::Priorities, "priorities"),
    (Want::Carried, "carried"),
    (Want::Steps, "steps"),
    (Want::PutOff, "put-off"),
    (Want::Roll, "roll"),
    (Want::Reason, "reason"),
    (Want::Quorum, "quorum"),
    (Want::MinimumTime, "minimum-time"),
    (Want::Counted, "counted"),
    (Want::Ballot, "ballot"),
    (Want::Held, "held"),
    (Want::Balance, "balance"),
    (Want::BallotClosed, "ballot-closed"),
    (Want::Team, "team"),
    (Want::Cap, "cap"),
    (Want::HeadNotAbove, "head-not-above"),
    (Want::Approval, "approval"),
];

impl Want {
    /// Returns every want, in the order of the list.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(want, _)| *want)
    }

    /// Returns its name, as a rule profile has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(want, _)| *want == self).map_or("", |(_, name)| name)
    }

    /// Returns the want of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, each)| *each == name).map(|(want, _)| *want)
    }
}

/// How much a lack weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The meeting is not closed with it, unless somebody says why.
    Blocks,
    /// It is told.
    Warns,
    /// It is not told.
    Off,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A profile can speak of each want by one name.
    #[test]
    fn each_want_is_found_by_its_name() {
        for want in Want::all() {
            assert_eq!(Want::of(want.name()), Some(want));
        }
        assert_eq!(Want::of("nothing"), None);
    }
}
