//! The rules that hold: printed with their sources, checked, and opened in the user's editor.

use std::process::Command;

use super::print::{line, lines};
use super::windows::folder;
use super::{Done, Exit, Failure, World};
use crate::locale::rules::{RuleWord, profile};
use crate::store::rules::{self, Rules};

/// Prints, checks or opens the rules.
pub(super) fn rules(world: &World<'_>) -> Done {
    if world.matches.get_flag("edit") {
        return edit(world);
    }
    let rules = loaded(world)?;
    if world.matches.get_flag("check") {
        return check(world, &rules);
    }
    let title = RuleWord::Title.fill(world.lang, &[("name", &rules.profile.name)]);
    let mut out = vec![title, whose(world, &rules), String::new()];
    out.extend(profile(world.lang, &rules.profile, rules.own.as_deref().unwrap_or_default()));
    lines(&out)
}

fn loaded(world: &World<'_>) -> Result<Rules, Failure> {
    rules::load(&folder(world)?).map_err(|why| world.fault(&why))
}

fn whose(world: &World<'_>, rules: &Rules) -> String {
    let file = rules.path.display().to_string();
    match rules.own.as_deref() {
        None => RuleWord::OwnNone.fill(world.lang, &[("file", &file)]),
        Some([]) => RuleWord::OwnEmpty.fill(world.lang, &[("file", &file)]),
        Some(tables) => {
            let values = [("file", &*file), ("tables", &*tables.join(", "))];
            RuleWord::Own.fill(world.lang, &values)
        }
    }
}

fn check(world: &World<'_>, rules: &Rules) -> Done {
    let file = rules.path.display().to_string();
    match rules.own.as_deref() {
        None => {
            line(&RuleWord::NothingToCheck.fill(world.lang, &[("file", &file)]))?;
            Ok(Exit::Fine)
        }
        Some([]) => line(&RuleWord::CheckedEmpty.fill(world.lang, &[("file", &file)])),
        Some(tables) => {
            let values = [("file", &*file), ("tables", &*tables.join(", "))];
            line(&RuleWord::Checked.fill(world.lang, &values))
        }
    }
}

/// Opens the user's own rules in his editor and looks at them afterwards. The editor gets its
/// arguments as a list: no shell reads them.
fn edit(world: &World<'_>) -> Done {
    let path = rules::make(&folder(world)?).map_err(|why| world.fault(&why))?;
    let file = path.display().to_string();
    let mut named = ["VISUAL", "EDITOR"].iter().filter_map(|name| std::env::var(name).ok());
    let named = named.find(|editor| !editor.trim().is_empty()).unwrap_or_default();
    let mut words = named.split_whitespace();
    let Some(editor) = words.next() else {
        return Err(world.refused(RuleWord::NoEditor.fill(world.lang, &[("file", &file)])));
    };
    let ended = Command::new(editor).args(words).arg(&path).status();
    if !ended.is_ok_and(|status| status.success()) {
        let values = [("editor", editor), ("file", &*file)];
        return Err(world.refused(RuleWord::EditorFailed.fill(world.lang, &values)));
    }
    check(world, &loaded(world)?)
}
