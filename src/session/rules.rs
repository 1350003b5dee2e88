//! What law and custom say, as data: a profile that the user can read and change.
//!
//! The values stand in `src/rules/*.toml`, each with its source; nothing of them is in code.

use super::MeetingKind;
use super::agenda::Phase;
use super::member::Rank;
use super::queue::EntryKind;
use super::want::{Want, Weight};

/// One set of rules, named by the year from which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name, as the session's file has it: `2025`.
    pub name: String,
    /// The agenda of each kind of meeting.
    pub templates: Vec<Template>,
    /// Words at the start of a post that tell the rank, the most special first.
    pub ranks: Vec<RankWord>,
    /// How many must be there (túc số).
    pub quorum: Quorum,
    /// How many must agree.
    pub majority: Majority,
    /// How long a meeting must sit, the most special rule first.
    pub minimum_times: Vec<MinimumTime>,
    /// Levels of quality and their caps.
    pub rating: Rating,
    /// How many promises come first.
    pub priority: PriorityRule,
    /// When a clock turns its colour.
    pub clock: ClockRule,
    /// How many minutes are planned for each kind of step.
    pub minutes: Minutes,
    /// The kinds of request for the floor, the most urgent first.
    pub queue: Vec<QueueRule>,
    /// How long invented people speak in a rehearsal.
    pub rehearsal: RehearsalRule,
    /// How long the archive may keep a session.
    pub retention: Vec<Retention>,
    /// What a meeting must have and how much a lack of it weighs, each want once.
    pub checks: Vec<CheckRule>,
}

/// How long things take in a rehearsal (diễn tập).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RehearsalRule {
    /// How fast a text is read out (tiếng mỗi phút).
    pub syllables_per_minute: u32,
    /// How long one opinion takes, in seconds.
    pub opinion_s: u32,
    /// How long the answer to one opinion takes, in seconds.
    pub answer_s: u32,
    /// How many speak to one shortcoming.
    pub speakers: u32,
    /// Where that comes from.
    pub source: String,
}

/// How much it weighs that a meeting lacks something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRule {
    /// What is wanted.
    pub want: Want,
    /// What a lack of it means.
    pub weight: Weight,
    /// In which kinds of meeting it is wanted.
    pub kinds: Vec<MeetingKind>,
    /// Where it comes from.
    pub source: String,
}

/// How long the archive keeps a session (thời hạn bảo quản).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// Its name in files and commands.
    pub class: String,
    /// How people call it.
    pub wording: String,
    /// Where it comes from.
    pub source: String,
}

/// How many minutes are planned for each kind of step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// Minutes by what a step is about; none for what is not named.
    pub of: Vec<(TopicKind, u16)>,
    /// Where they come from.
    pub source: String,
}

/// A part of a whole, as two thirds. Neither number is 0, and it is at most the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    part: u32,
    whole: u32,
}

impl Share {
    /// Takes two numbers as a share.
    #[must_use]
    pub fn new(part: u32, whole: u32) -> Option<Self> {
        (part > 0 && part <= whole && whole <= 1_000).then_some(Self { part, whole })
    }

    /// Reads `2/3`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (part, whole) = text.trim().split_once('/')?;
        Self::new(part.trim().parse().ok()?, whole.trim().parse().ok()?)
    }

    /// Returns the smallest number that is at least this share of so many.
    #[must_use]
    pub fn at_least(self, of: u32) -> u32 {
        let needed = (u64::from(of) * u64::from(self.part)).div_ceil(u64::from(self.whole));
        u32::try_from(needed).unwrap_or(u32::MAX)
    }

    /// Returns the smallest number that is more than this share of so many.
    #[must_use]
    pub fn more_than(self, of: u32) -> u32 {
        let needed = u64::from(of) * u64::from(self.part) / u64::from(self.whole) + 1;
        u32::try_from(needed).unwrap_or(u32::MAX)
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.part, self.whole)
    }
}

/// Of whom a share is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    /// All who were summoned (triệu tập).
    Summoned,
    /// Those who are there (có mặt).
    Present,
}

impl Base {
    /// Both bases.
    pub const ALL: [Self; 2] = [Self::Summoned, Self::Present];
}

/// How many of those summoned must be there for the meeting to hold (túc số). The law of rating
/// sets none: it is the committee's own rule of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quorum {
    /// At least this share of those summoned.
    pub share: Share,
    /// How the papers call it ("theo quy chế làm việc").
    pub wording: String,
    /// Whether nothing is put to the vote while fewer are there; else it is only told.
    pub blocks_votes: bool,
    /// Where it comes from.
    pub source: String,
}

/// How many must agree for a decision (biểu quyết).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Majority {
    /// More than this share.
    pub share: Share,
    /// Of whom.
    pub of: Base,
    /// Where it comes from.
    pub source: String,
}

/// How long a meeting must sit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinimumTime {
    /// For which bodies: beginnings of their names, as written; for all where there is none.
    pub bodies: Vec<String>,
    /// For which kinds of meeting.
    pub kinds: Vec<MeetingKind>,
    /// Days of two sittings each.
    pub days: u32,
    /// Where it comes from.
    pub source: String,
}

/// Levels of quality (mức xếp loại) and what is known of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// Their names, the best first.
    pub levels: Vec<String>,
    /// What a paper says that chooses none of them.
    pub unrated: String,
    /// Where they come from.
    pub source: String,
    /// How many may have the best level.
    pub cap: Cap,
    /// Whether the head may not be rated above the collective.
    pub head_not_above: HeadNotAbove,
    /// How much of the previous shortcomings must be remedied.
    pub remedied: RemediedRule,
}

/// How much of what the review before found must be remedied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemediedRule {
    /// Percent for the best level.
    pub best: u32,
    /// Percent that is asked for at least.
    pub least: u32,
    /// Where it comes from.
    pub source: String,
}

/// How many may have a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cap {
    /// Which level is capped; one of the levels.
    pub level: String,
    /// Percent of those at or above the base level, in the same rank.
    pub percent: u32,
    /// Percent where the collective itself is outstanding.
    pub percent_outstanding: u32,
    /// From which level on people count into the base; one of the levels.
    pub base: String,
    /// Where it comes from.
    pub source: String,
}

/// Whether the head may not be rated above the collective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadNotAbove {
    /// Whether it holds.
    pub holds: bool,
    /// Where it comes from.
    pub source: String,
}

/// How many promises may be marked as coming first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorityRule {
    /// At most so many.
    pub most: u32,
    /// Where it comes from.
    pub source: String,
}

/// When a clock turns amber and red, in percent of the planned time that has passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockRule {
    /// From here on amber.
    pub amber_percent: u32,
    /// From here on red.
    pub red_percent: u32,
    /// Where it comes from.
    pub source: String,
}

/// One kind of request for the floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRule {
    /// Which kind.
    pub kind: EntryKind,
    /// How many minutes such a speech may take; `None`: as long as it takes.
    pub minutes: Option<u16>,
    /// Where it comes from.
    pub source: String,
}

/// The agenda of one kind of meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// For which kind it is.
    pub kind: MeetingKind,
    /// Where it comes from.
    pub source: String,
    /// Its steps in order.
    pub steps: Vec<TemplateStep>,
}

/// One step of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateStep {
    /// What it is about.
    pub topic: TopicKind,
    /// Its title; `{number}` and `{name}` are filled in.
    pub title: String,
    /// How many minutes are planned for it.
    pub minutes: Option<u16>,
}

/// What a step of a template is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TopicKind {
    /// See [`super::agenda::Topic::Procedure`].
    Procedure,
    /// See [`super::agenda::Topic::Report`].
    Report,
    /// See [`super::agenda::Topic::Previous`].
    Previous,
    /// Once for each shortcoming.
    Shortcoming,
    /// See [`super::agenda::Topic::Discussion`].
    Discussion,
    /// See [`super::agenda::Topic::CollectiveAnswer`].
    CollectiveAnswer,
    /// See [`super::agenda::Topic::CollectiveConclusion`].
    CollectiveConclusion,
    /// Once for each reviewed member.
    Person(Phase),
    /// See [`super::agenda::Topic::Conclusion`].
    Conclusion,
}

impl TopicKind {
    /// Returns the phase of a person's cycle that it is.
    #[must_use]
    pub fn phase(self) -> Option<Phase> {
        match self {
            Self::Person(phase) => Some(phase),
            _ => None,
        }
    }
}

/// A word of posts that tells the rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankWord {
    /// Folded beginning of a post, as `pho bi thu`.
    pub folded: String,
    /// The rank it means.
    pub rank: Rank,
}

impl Profile {
    /// Returns how long a meeting of this kind of this body must sit, where that is ruled.
    #[must_use]
    pub fn minimum_time(&self, kind: MeetingKind, body: &str) -> Option<&MinimumTime> {
        let body = crate::text::fold(body);
        let is_of = |rule: &&MinimumTime| {
            let named = rule.bodies.iter().any(|start| body.starts_with(&crate::text::fold(start)));
            rule.kinds.contains(&kind) && (rule.bodies.is_empty() || named)
        };
        self.minimum_times.iter().find(is_of)
    }

    /// Returns how much a lack weighs in a kind of meeting, and where that comes from; `None` where
    /// it is not wanted.
    #[must_use]
    pub fn check(&self, want: Want, kind: MeetingKind) -> Option<&CheckRule> {
        let rule = self.checks.iter().find(|rule| rule.want == want)?;
        (rule.weight != Weight::Off && rule.kinds.contains(&kind)).then_some(rule)
    }

    /// Returns how urgent a kind of request is: 0 goes first.
    #[must_use]
    pub fn urgency(&self, kind: EntryKind) -> usize {
        let at = self.queue.iter().position(|rule| rule.kind == kind);
        at.unwrap_or(self.queue.len())
    }

    /// Returns how many minutes a speech of this kind may take.
    #[must_use]
    pub fn speech_minutes(&self, kind: EntryKind) -> Option<u16> {
        self.queue.iter().find(|rule| rule.kind == kind)?.minutes
    }

    /// Returns the agenda for a kind of meeting.
    #[must_use]
    pub fn template(&self, kind: MeetingKind) -> Option<&Template> {
        self.templates.iter().find(|template| template.kind == kind)
    }

    /// Tells the rank that a post means; a post of no known word is a member's.
    #[must_use]
    pub fn rank_of(&self, post: &str) -> Rank {
        let post = crate::text::fold(post);
        (self.ranks.iter())
            .find(|word| post.starts_with(&word.folded))
            .map_or(Rank::Member, |word| word.rank)
    }
}

/// Returns a profile for tests, with the usual numbers and nothing else.
#[cfg(test)]
#[must_use]
pub(crate) fn sample(templates: Vec<Template>, ranks: Vec<RankWord>) -> Profile {
    let source = || "invented for tests".to_owned();
    let share = |part, whole| Share::new(part, whole).expect("a share");
    Profile {
        name: "test".to_owned(),
        templates,
        ranks,
        quorum: Quorum {
            share: share(2, 3),
            wording: "theo quy chế".to_owned(),
            blocks_votes: false,
            source: source(),
        },
        majority: Majority { share: share(1, 2), of: Base::Summoned, source: source() },
        minimum_times: Vec::new(),
        rating: Rating {
            levels: ["A", "B", "C", "D"].map(str::to_owned).to_vec(),
            unrated: "0".to_owned(),
            source: source(),
            cap: Cap {
                level: "A".to_owned(),
                percent: 20,
                percent_outstanding: 25,
                base: "B".to_owned(),
                source: source(),
            },
            head_not_above: HeadNotAbove { holds: true, source: source() },
            remedied: RemediedRule { best: 100, least: 80, source: source() },
        },
        priority: PriorityRule { most: 3, source: source() },
        clock: ClockRule { amber_percent: 75, red_percent: 90, source: source() },
        minutes: Minutes { of: Vec::new(), source: source() },
        queue: EntryKind::ALL
            .map(|kind| QueueRule { kind, minutes: Some(5), source: source() })
            .to_vec(),
        rehearsal: RehearsalRule {
            syllables_per_minute: 120,
            opinion_s: 60,
            answer_s: 30,
            speakers: 2,
            source: source(),
        },
        retention: Vec::new(),
        checks: Want::all()
            .map(|want| CheckRule {
                want,
                weight: Weight::Blocks,
                kinds: match want {
                    Want::Review | Want::Ballot => vec![MeetingKind::Annual],
                    _ => MeetingKind::ALL.to_vec(),
                },
                source: source(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both sides of each limit: what is enough and what is one short of it.
    #[test]
    fn shares_are_counted_in_whole_people() {
        let share = |text| Share::read(text).unwrap();
        for (of, two_thirds, over_half) in
            [(0, 0, 1), (1, 1, 1), (2, 2, 2), (3, 2, 2), (11, 8, 6), (12, 8, 7), (13, 9, 7)]
        {
            assert_eq!(share("2/3").at_least(of), two_thirds, "2/3 of {of}");
            assert_eq!(share("1/2").more_than(of), over_half, "more than half of {of}");
        }
        assert_eq!(share(" 1 / 1 ").at_least(7), 7);
        assert_eq!(share("2/3").at_least(u32::MAX), 2_863_311_530);
        for bad in ["", "2", "0/3", "3/2", "2/0", "-1/2", "1/1001", "a/b", "2/3/4"] {
            assert_eq!(Share::read(bad), None, "{bad}");
        }
    }
}
