//! The save mark: what is saved, what is not and why, in a few words. It never says more than is
//! true.

use ratatui::style::Style;

use super::Record;
use crate::locale::Lang;
use crate::locale::ui::Word;
use crate::store::fault::FaultKind;
use crate::ui::desk::{Difference, Mark};
use crate::ui::keys::Action;
use crate::ui::screens::{Note, Weight};
use crate::ui::theme::Theme;

/// Returns the mark with its looks; in brief it tells no time.
pub(in crate::ui::screens) fn mark(
    record: &Record,
    lang: Lang,
    theme: Theme,
    brief: bool,
) -> (String, Style) {
    let (text, style) = saving(record, lang, theme, brief);
    match record.questions() {
        0 => (text, style),
        count => {
            let (key, count) = (super::view::key_name(Action::Questions), count.to_string());
            let asks = Word::MarkAsks.fill(lang, &[("key", &key), ("count", &count)]);
            (format!("{asks} {text}"), theme.alarm())
        }
    }
}

fn saving(record: &Record, lang: Lang, theme: Theme, brief: bool) -> (String, Style) {
    let desk = &record.desk;
    let failed = |why: Option<Word>| {
        let count = desk.waiting();
        let not_saved = Word::NotSaved.fill(lang, &[("count", &count.to_string())]);
        let text = match (why.map(|word| word.text(lang)), count) {
            (Some(why), 0) => why.to_owned(),
            (None, 0) => Word::MarkFailing.text(lang).to_owned(),
            (Some(why), _) => format!("{why} · {not_saved}"),
            (None, _) => not_saved,
        };
        (format!("✗ {text}"), theme.alarm())
    };
    if desk.older.is_some() {
        return failed(Some(Word::MarkOlder));
    }
    match &desk.mark {
        Mark::Saved(Some(at)) if !brief => {
            let time = at.format("%H:%M").to_string();
            (format!("● {}", Word::Saved.fill(lang, &[("time", &time)])), theme.safe())
        }
        Mark::Saved(_) => (format!("● {}", Word::SavedBefore.text(lang)), theme.safe()),
        Mark::Saving => (format!("○ {}", Word::Saving.text(lang)), theme.wanting()),
        Mark::Waiting => (format!("○ {}", Word::MarkWaiting.text(lang)), theme.wanting()),
        Mark::Failed(fault) => failed(match fault.kind {
            FaultKind::ReadOnly | FaultKind::Denied => Some(Word::MarkReadOnly),
            FaultKind::Busy { .. } | FaultKind::Owned { .. } => Some(Word::MarkBusy),
            FaultKind::Gone | FaultKind::Missing => Some(Word::MarkGone),
            _ if fault.kind.is_of_the_file() => Some(Word::MarkBroken),
            _ => None,
        }),
    }
}

/// Says in one line what somebody altered in the file by hand; `None` where it was nothing.
#[must_use]
pub fn difference(lang: Lang, by_hand: Difference) -> Option<Note> {
    let count = |word: Word, count: usize| {
        (count > 0).then(|| word.fill(lang, &[("count", &count.to_string())]))
    };
    let pieces = [
        count(Word::HandAdded, by_hand.added),
        count(Word::HandGone, by_hand.gone),
        count(Word::HandChanged, by_hand.changed),
        by_hand.other.then(|| Word::HandOther.text(lang).to_owned()),
    ];
    let what: Vec<String> = pieces.into_iter().flatten().collect();
    if what.is_empty() {
        return None;
    }
    let text = Word::HandEdit.fill(lang, &[("what", &what.join(", "))]);
    Some(Note { text, weight: Weight::Attention })
}
