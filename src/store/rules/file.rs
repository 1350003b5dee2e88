//! The tables of a rule profile as they stand in its file. All of them may be left out: the user's
//! own file holds only what differs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::session::MeetingKind;
use crate::session::agenda::Phase;
use crate::session::member::Rank;
use crate::session::queue::EntryKind;
use crate::session::rules::{Base, TopicKind};
use crate::session::want::Weight;

/// One file of rules.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) name: Option<String>,
    pub(super) rank: Vec<RankTable>,
    pub(super) quorum: Option<QuorumTable>,
    pub(super) majority: Option<MajorityTable>,
    pub(super) minimum_time: Vec<MinimumTable>,
    pub(super) rating: Option<RatingTable>,
    pub(super) cap: Option<CapTable>,
    pub(super) head_not_above: Option<HeadTable>,
    pub(super) remedied: Option<RemediedTable>,
    pub(super) minutes: Option<MinutesTable>,
    pub(super) priority: Option<PriorityTable>,
    pub(super) clock: Option<ClockTable>,
    pub(super) queue: Vec<QueueTable>,
    pub(super) retention: Vec<RetentionTable>,
    pub(super) rehearsal: Option<RehearsalTable>,
    pub(super) check: BTreeMap<Spanned<String>, CheckTable>,
    pub(super) agenda: Vec<AgendaTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RankTable {
    pub(super) rank: RankName,
    pub(super) posts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MinimumTable {
    #[serde(default)]
    pub(super) bodies: Vec<String>,
    pub(super) kinds: Vec<KindName>,
    pub(super) days: Spanned<u32>,
    #[serde(default)]
    pub(super) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QueueTable {
    pub(super) kind: EntryName,
    pub(super) minutes: Option<Spanned<u16>>,
    #[serde(default)]
    pub(super) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RetentionTable {
    pub(super) class: String,
    pub(super) wording: String,
    #[serde(default)]
    pub(super) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgendaTable {
    pub(super) kind: KindName,
    pub(super) source: String,
    pub(super) steps: Vec<StepTable>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepTable {
    pub(super) topic: TopicName,
    pub(super) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minutes: Option<Spanned<u16>>,
}

/// Makes a table of which every field may be left out; what is left out is the other file's.
macro_rules! table {
    ($name:ident { $($field:ident: $type:ty),* $(,)? }) => {
        #[derive(Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub(super) struct $name { $(pub(super) $field: Option<$type>,)* }

        impl Over for $name {
            fn over(self, base: Self) -> Self {
                Self { $($field: self.$field.or(base.$field),)* }
            }
        }
    };
}

/// Says what holds where two files say something.
pub(super) trait Over {
    /// Returns this with what `base` says where this says nothing.
    fn over(self, base: Self) -> Self;
}

impl<T: Over> Over for Option<T> {
    fn over(self, base: Self) -> Self {
        match (self, base) {
            (Some(own), Some(base)) => Some(own.over(base)),
            (own, base) => own.or(base),
        }
    }
}

table!(QuorumTable {
    share: Spanned<String>,
    wording: String,
    votes: VotesName,
    source: String,
});
table!(CheckTable { weight: WeightName, kinds: Vec<KindName>, source: String });
table!(MajorityTable { share: Spanned<String>, of: BaseName, source: String, });
table!(RatingTable { levels: Spanned<Vec<String>>, unrated: String, source: String, });
table!(CapTable {
    level: Spanned<String>,
    percent: Spanned<u32>,
    percent_outstanding: Spanned<u32>,
    base: Spanned<String>,
    source: String,
});
table!(RehearsalTable {
    syllables_per_minute: Spanned<u32>,
    opinion_seconds: Spanned<u32>,
    answer_seconds: Spanned<u32>,
    speakers: Spanned<u32>,
    source: String,
});
table!(HeadTable { holds: bool, source: String });
table!(RemediedTable { best: Spanned<u32>, least: Spanned<u32>, source: String });
table!(PriorityTable { most: Spanned<u32>, source: String });
table!(ClockTable { amber_percent: Spanned<u32>, red_percent: Spanned<u32>, source: String, });

/// How many minutes are planned.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct MinutesTable {
    pub(super) of: BTreeMap<TopicName, Spanned<u16>>,
    pub(super) source: Option<String>,
}

impl Over for MinutesTable {
    fn over(self, base: Self) -> Self {
        let of = base.of.into_iter().chain(self.of).collect();
        Self { of, source: self.source.or(base.source) }
    }
}

/// Makes the words of a file for the values of an enum of the session.
macro_rules! words_for {
    ($name:ident = $core:ty { $($word:ident: $value:expr),* $(,)? }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub(in crate::store) enum $name { $($word,)* }

        impl From<$name> for $core {
            fn from(name: $name) -> Self {
                match name { $($name::$word => $value,)* }
            }
        }
    };
}

words_for!(
    RankName =
        Rank { Head: Rank::Head, Deputy: Rank::Deputy, Member: Rank::Member, Guest: Rank::Guest }
);
words_for!(
    KindName = MeetingKind {
        Term: MeetingKind::Term,
        Annual: MeetingKind::Annual,
        Quarter: MeetingKind::Quarter,
        OnRequest: MeetingKind::OnRequest,
        Thematic: MeetingKind::Thematic,
    }
);
words_for!(WeightName = Weight { Blocks: Weight::Blocks, Warns: Weight::Warns, Off: Weight::Off });
// What it means for votes that too few are there: whether they are blocked.
words_for!(VotesName = bool { Blocked: true, Warned: false });
words_for!(BaseName = Base { Summoned: Base::Summoned, Present: Base::Present });
words_for!(
    EntryName = EntryKind {
        PointOfOrder: EntryKind::PointOfOrder,
        Answer: EntryKind::Answer,
        Clarification: EntryKind::Clarification,
        Addition: EntryKind::Addition,
        NewOpinion: EntryKind::NewOpinion,
    }
);
words_for!(
    TopicName = TopicKind {
        Procedure: TopicKind::Procedure,
        Report: TopicKind::Report,
        Previous: TopicKind::Previous,
        Shortcoming: TopicKind::Shortcoming,
        Discussion: TopicKind::Discussion,
        CollectiveAnswer: TopicKind::CollectiveAnswer,
        CollectiveConclusion: TopicKind::CollectiveConclusion,
        SelfCriticism: TopicKind::Person(Phase::SelfCriticism),
        Opinions: TopicKind::Person(Phase::Opinions),
        Answer: TopicKind::Person(Phase::Answer),
        PersonConclusion: TopicKind::Person(Phase::Conclusion),
        Conclusion: TopicKind::Conclusion,
    }
);

impl TopicName {
    pub(super) const ALL: [Self; 12] = [
        Self::Procedure,
        Self::Report,
        Self::Previous,
        Self::Shortcoming,
        Self::Discussion,
        Self::CollectiveAnswer,
        Self::CollectiveConclusion,
        Self::SelfCriticism,
        Self::Opinions,
        Self::Answer,
        Self::PersonConclusion,
        Self::Conclusion,
    ];

    /// Returns the word for what a step is about.
    pub(super) fn of(topic: TopicKind) -> Self {
        let all = Self::ALL.into_iter();
        all.fold(
            Self::Procedure,
            |found, each| if TopicKind::from(each) == topic { each } else { found },
        )
    }
}

impl KindName {
    const ALL: [Self; 5] =
        [Self::Term, Self::Annual, Self::Quarter, Self::OnRequest, Self::Thematic];

    /// Returns the word for a kind of meeting.
    pub(super) fn of(kind: MeetingKind) -> Self {
        let all = Self::ALL.into_iter();
        all.fold(
            Self::Term,
            |found, each| if MeetingKind::from(each) == kind { each } else { found },
        )
    }
}
