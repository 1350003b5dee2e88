//! What law and custom say, as data: a profile that the user can read and change.
//!
//! The values stand in `src/rules/*.toml`, each with its source; nothing of them is in code.

use super::MeetingKind;
use super::agenda::Phase;
use super::member::Rank;

/// One set of rules, named by the year from which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name, as the session's file has it: `2025`.
    pub name: String,
    /// The agenda of each kind of meeting.
    pub templates: Vec<Template>,
    /// Words at the start of a post that tell the rank, the most special first.
    pub ranks: Vec<RankWord>,
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
}

/// What a step of a template is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
