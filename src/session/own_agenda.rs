//! Agendas of one's own (chương trình mẫu): an agenda as it was ordered and timed once, made into
//! a template from which other meetings start.

use std::collections::HashMap;
use std::hash::Hash;

use super::MeetingKind;
use super::agenda::{Step, Topic, plan};
use super::member::Member;
use super::outline::Outline;
use super::rules::{Template, TemplateStep, TopicKind};

/// A template that the user saved under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAgenda {
    /// What it is called.
    pub name: String,
    /// Its steps.
    pub template: Template,
}

/// The template of an agenda, and what of the agenda it cannot say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generalised {
    /// The template.
    pub template: Template,
    /// How many steps a meeting with the same report and members would have otherwise: a template
    /// knows no single shortcoming and no single person.
    pub otherwise: usize,
}

/// Makes a template of an agenda: one row stands for all steps about shortcomings, where the first
/// of them is, one for each phase of the persons' turns; title and minutes are those that most of
/// them have.
#[must_use]
pub fn generalised(
    kind: MeetingKind,
    agenda: &[Step],
    outline: &Outline,
    members: &[Member],
) -> Generalised {
    let mut steps: Vec<TemplateStep> = Vec::new();
    for step in agenda {
        let topic = topic_kind(&step.topic);
        let is_of_many = matches!(topic, TopicKind::Shortcoming | TopicKind::Person(_));
        if is_of_many && steps.iter().any(|each| each.topic == topic) {
            continue;
        }
        let alike = agenda.iter().filter(|each| topic_kind(&each.topic) == topic);
        let alike: Vec<&Step> = alike.filter(|_| is_of_many).collect();
        steps.push(if alike.is_empty() {
            TemplateStep { topic, title: step.title.clone(), minutes: step.minutes }
        } else {
            let titles = alike.iter().map(|each| title(each, outline, members));
            let minutes = alike.iter().map(|each| each.minutes);
            TemplateStep {
                topic,
                title: commonest(titles).unwrap_or_default(),
                minutes: commonest(minutes).flatten(),
            }
        });
    }
    let template = Template { kind, source: String::new(), steps };
    let again = plan(&template, outline, members);
    let same = |(a, b): &(&Step, &Step)| {
        (&a.title, &a.topic, a.minutes) == (&b.title, &b.topic, b.minutes)
    };
    let kept = again.iter().zip(agenda).filter(same).count();
    Generalised { otherwise: again.len().max(agenda.len()) - kept, template }
}

/// Returns a step's title with what is its own left open.
fn title(step: &Step, outline: &Outline, members: &[Member]) -> String {
    match &step.topic {
        Topic::Shortcoming(id) => {
            let number = outline.shortcomings.iter().position(|each| each.id == *id);
            let number = number.map_or(String::new(), |at| (at + 1).to_string());
            open(&step.title, &number, "{number}")
        }
        Topic::Person(id, _) => {
            let member = members.iter().find(|member| member.id == *id);
            open(&step.title, member.map_or("", |member| &member.name), "{name}")
        }
        _ => step.title.clone(),
    }
}

/// Puts a sign in the place where words stand last in a title.
fn open(title: &str, words: &str, sign: &str) -> String {
    match title.rfind(words).filter(|_| !words.is_empty()) {
        Some(at) => format!("{}{sign}{}", &title[..at], &title[at + words.len()..]),
        None => title.to_owned(),
    }
}

/// Returns the value that comes most often; of several, the one that comes first.
fn commonest<T: Clone + Eq + Hash>(values: impl Iterator<Item = T>) -> Option<T> {
    let values: Vec<T> = values.collect();
    let mut counts: HashMap<&T, usize> = HashMap::new();
    for value in &values {
        *counts.entry(value).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    values.iter().find(|value| counts[value] == most).cloned()
}

fn topic_kind(topic: &Topic) -> TopicKind {
    match topic {
        Topic::Procedure => TopicKind::Procedure,
        Topic::Report => TopicKind::Report,
        Topic::Previous => TopicKind::Previous,
        Topic::Shortcoming(_) => TopicKind::Shortcoming,
        Topic::Discussion => TopicKind::Discussion,
        Topic::CollectiveAnswer => TopicKind::CollectiveAnswer,
        Topic::CollectiveConclusion => TopicKind::CollectiveConclusion,
        Topic::Person(_, phase) => TopicKind::Person(*phase),
        Topic::Conclusion => TopicKind::Conclusion,
    }
}

#[cfg(test)]
mod tests;
