//! Rule profiles: TOML text to what `session` knows as rules.

use serde::Deserialize;

use crate::session::MeetingKind;
use crate::session::agenda::Phase;
use crate::session::member::Rank;
use crate::session::rules::{Profile, RankWord, Template, TemplateStep, TopicKind};
use crate::text::fold;

/// The profile that comes with the program.
pub const EMBEDDED: &str = include_str!("../rules/2025.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    #[serde(default)]
    rank: Vec<RankTable>,
    #[serde(default)]
    agenda: Vec<AgendaTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RankTable {
    rank: RankName,
    posts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgendaTable {
    kind: KindName,
    source: String,
    steps: Vec<StepTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepTable {
    topic: TopicName,
    title: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RankName {
    Head,
    Deputy,
    Member,
    Guest,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum KindName {
    Term,
    Annual,
    Quarter,
    OnRequest,
    Thematic,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum TopicName {
    Procedure,
    Report,
    Previous,
    Shortcoming,
    Discussion,
    CollectiveAnswer,
    CollectiveConclusion,
    SelfCriticism,
    Opinions,
    Answer,
    PersonConclusion,
    Conclusion,
}

/// Reads a profile.
///
/// # Errors
/// The parser's word for what is wrong.
pub fn profile(text: &str) -> Result<Profile, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let ranks = file.rank.into_iter().flat_map(|table| {
        let rank = match table.rank {
            RankName::Head => Rank::Head,
            RankName::Deputy => Rank::Deputy,
            RankName::Member => Rank::Member,
            RankName::Guest => Rank::Guest,
        };
        table.posts.into_iter().map(move |post| RankWord { folded: fold(&post), rank })
    });
    Ok(Profile {
        name: file.name,
        ranks: ranks.collect(),
        templates: file.agenda.into_iter().map(template).collect(),
    })
}

/// Returns the profile that comes with the program.
#[must_use]
pub fn embedded() -> Profile {
    profile(EMBEDDED).expect("the embedded profile is read by a test")
}

fn template(table: AgendaTable) -> Template {
    let kind = match table.kind {
        KindName::Term => MeetingKind::Term,
        KindName::Annual => MeetingKind::Annual,
        KindName::Quarter => MeetingKind::Quarter,
        KindName::OnRequest => MeetingKind::OnRequest,
        KindName::Thematic => MeetingKind::Thematic,
    };
    let steps = table.steps.into_iter().map(|step| TemplateStep {
        topic: match step.topic {
            TopicName::Procedure => TopicKind::Procedure,
            TopicName::Report => TopicKind::Report,
            TopicName::Previous => TopicKind::Previous,
            TopicName::Shortcoming => TopicKind::Shortcoming,
            TopicName::Discussion => TopicKind::Discussion,
            TopicName::CollectiveAnswer => TopicKind::CollectiveAnswer,
            TopicName::CollectiveConclusion => TopicKind::CollectiveConclusion,
            TopicName::SelfCriticism => TopicKind::Person(Phase::SelfCriticism),
            TopicName::Opinions => TopicKind::Person(Phase::Opinions),
            TopicName::Answer => TopicKind::Person(Phase::Answer),
            TopicName::PersonConclusion => TopicKind::Person(Phase::Conclusion),
            TopicName::Conclusion => TopicKind::Conclusion,
        },
        title: step.title,
    });
    Template { kind, source: table.source, steps: steps.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_profile_has_an_agenda_for_every_kind_of_meeting() {
        let profile = embedded();
        for kind in MeetingKind::ALL {
            let template = profile.template(kind).expect("a template");
            assert!(!template.steps.is_empty() && !template.source.is_empty(), "{kind:?}");
        }
    }

    #[test]
    fn posts_tell_ranks() {
        let profile = embedded();
        for (post, rank) in [
            ("Bí thư Đảng ủy", Rank::Head),
            ("Phó Bí thư Thường trực", Rank::Deputy),
            ("Ủy viên Ban Thường vụ", Rank::Member),
            ("Uỷ viên", Rank::Member),
            ("Đại biểu mời dự", Rank::Guest),
            ("", Rank::Member),
        ] {
            assert_eq!(profile.rank_of(post), rank, "{post}");
        }
    }
}
