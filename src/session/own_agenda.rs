//! Agendas of one's own (chương trình mẫu): an agenda as it was ordered and timed once, made into
//! a template from which other meetings start, and after which steps are added to its own.

use std::collections::HashMap;
use std::hash::Hash;

use super::agenda::{Step, Topic, plan};
use super::member::Member;
use super::outline::Outline;
use super::rules::{Template, TemplateStep, TopicKind};
use super::{MeetingKind, Session};

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
        let topic = step.topic.sort();
        let is_of_many = matches!(topic, TopicKind::Shortcoming | TopicKind::Person(_));
        if is_of_many && steps.iter().any(|each| each.topic == topic) {
            continue;
        }
        let title = step.title.clone();
        let own = TemplateStep { topic, title, minutes: step.minutes };
        let of_many = is_of_many.then(|| row(topic, agenda, outline, members)).flatten();
        steps.push(of_many.map_or(own, |(row, _)| row));
    }
    let template = Template { kind, source: String::new(), steps };
    let again = plan(&template, outline, members);
    let same = |(a, b): &(&Step, &Step)| {
        (&a.title, &a.topic, a.minutes) == (&b.title, &b.topic, b.minutes)
    };
    let kept = again.iter().zip(agenda).filter(same).count();
    Generalised { otherwise: again.len().max(agenda.len()) - kept, template }
}

/// Returns the one row that stands for all steps of a sort, and whether its title is a pattern for
/// more of them: several have it, or the only one has its number or name in it. `None` where there
/// are no such steps.
fn row(
    topic: TopicKind,
    agenda: &[Step],
    outline: &Outline,
    members: &[Member],
) -> Option<(TemplateStep, bool)> {
    let alike = || agenda.iter().filter(|each| each.topic.sort() == topic);
    let (title, count) = commonest(alike().map(|each| title(each, outline, members)))?;
    let (minutes, _) = commonest(alike().map(|each| each.minutes))?;
    let is_pattern = count > 1 || alike().count() == 1 && title.contains('{');
    Some((TemplateStep { topic, title, minutes }, is_pattern))
}

impl Session {
    /// Returns the rows after which this meeting's agenda gets more steps of such sorts, each about
    /// one shortcoming or one person: those by which it has such steps already, whatever the
    /// template of its kind says. Only where a title is one step's own that of the template stands.
    pub(super) fn rows_of_many(
        &self,
        template: Option<&Template>,
        is_it: impl Fn(TopicKind) -> bool,
    ) -> Vec<TemplateStep> {
        let mut rows: Vec<TemplateStep> = Vec::new();
        for topic in self.agenda.iter().map(|step| step.topic.sort()).filter(|each| is_it(*each)) {
            if rows.iter().any(|each| each.topic == topic) {
                continue;
            }
            let Some((row, is_pattern)) = row(topic, &self.agenda, &self.outline, &self.members)
            else {
                continue;
            };
            let usual = template.and_then(|all| all.steps.iter().find(|each| each.topic == topic));
            let title = usual.filter(|_| !is_pattern).map(|usual| usual.title.clone());
            rows.push(TemplateStep { title: title.unwrap_or(row.title), ..row });
        }
        rows
    }
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

/// Returns the value that comes most often, and how often; of several, the one that comes first.
fn commonest<T: Clone + Eq + Hash>(values: impl Iterator<Item = T>) -> Option<(T, usize)> {
    let values: Vec<T> = values.collect();
    let mut counts: HashMap<&T, usize> = HashMap::new();
    for value in &values {
        *counts.entry(value).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    let first = values.iter().find(|value| counts[value] == most)?;
    Some((first.clone(), most))
}

#[cfg(test)]
mod tests;
