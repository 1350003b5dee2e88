//! What a person decided of lines of a report, as it stands in the session file and in that of a
//! preparation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::types::Role;
use crate::session::mending::{Decided, Decision, Decisions, Spot};

/// What was decided of one line of the report, where the reading had guessed wrong.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct MendTable {
    /// Which of the report's lines that are not empty, from 0.
    line: u32,
    /// Byte of the line at which the piece begins that is meant.
    #[serde(default, skip_serializing_if = "super::acts::is_zero")]
    at: u32,
    /// Whether the line is split there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    cut: bool,
    /// What the line is.
    #[serde(skip_serializing_if = "Option::is_none")]
    is: Option<Is>,
    /// Of which sort.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<Role>,
    /// How the line begins, by which it is found in a later draft of the report.
    #[serde(default)]
    begins: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Is {
    Heading,
    Item,
    Paragraph,
    Joined,
    LeftOut,
}

impl MendTable {
    /// Makes the tables of all decisions, in the order of the report.
    pub(in crate::store) fn of(decisions: &Decisions) -> Vec<Self> {
        let spots = decisions.made.keys().chain(decisions.cuts.keys());
        let spots: std::collections::BTreeSet<&Spot> = spots.collect();
        let line = |spot: &Spot| {
            let decided = decisions.made.get(spot);
            let (is, role) = decided.map(|each| Is::of(each.decision)).unzip();
            let cut = decisions.cuts.get(spot);
            Self {
                line: spot.line,
                at: spot.at,
                cut: cut.is_some(),
                is,
                role: role.flatten(),
                begins: decided.map(|each| &each.begins).or(cut).cloned().unwrap_or_default(),
            }
        };
        spots.into_iter().map(line).collect()
    }

    /// Makes the decisions of their tables.
    pub(in crate::store) fn decisions(tables: Vec<Self>) -> Decisions {
        let mut decisions = Decisions::default();
        for each in tables {
            let spot = Spot { line: each.line, at: each.at };
            if each.cut {
                decisions.cuts.insert(spot, each.begins.clone());
            }
            if let Some(is) = each.is {
                let decision = is.decision(each.role.map(Into::into));
                decisions.made.insert(spot, Decided { decision, begins: each.begins });
            }
        }
        decisions
    }
}

impl Is {
    fn of(decision: Decision) -> (Self, Option<Role>) {
        match decision {
            Decision::Heading(role) => (Self::Heading, role.map(Into::into)),
            Decision::Item(role) => (Self::Item, role.map(Into::into)),
            Decision::Paragraph => (Self::Paragraph, None),
            Decision::Joined => (Self::Joined, None),
            Decision::LeftOut => (Self::LeftOut, None),
        }
    }

    fn decision(self, role: Option<crate::session::outline::Role>) -> Decision {
        match self {
            Self::Heading => Decision::Heading(role),
            Self::Item => Decision::Item(role),
            Self::Paragraph => Decision::Paragraph,
            Self::Joined => Decision::Joined,
            Self::LeftOut => Decision::LeftOut,
        }
    }
}
