//! The chips above the line: what the remark will be, as it will be read when it is written down.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Record;
use super::mark::mark;
use crate::locale::Lang;
use crate::locale::session::{kind, verdict};
use crate::locale::ui::Word;
use crate::session::draft::Chosen;
use crate::session::remark::{Link, Remark};
use crate::text::{Clean, clip, width};
use crate::ui::keys::Action;
use crate::ui::screens::Context;
use crate::ui::theme::Theme;
use crate::ui::typing::method_word;
use crate::ui::widgets::{from_column, put, put_right};

/// Columns of a chip beside its words: its brackets, and the gap behind it.
const BESIDE: usize = 3;

/// One chip above the line: what it says, whether it was chosen, what a click on it does.
struct Chip {
    text: String,
    chosen: bool,
    action: Action,
}

/// Chips of the signs in the line, as they will be read when it is written down.
fn mark_chips(record: &Record, context: Context<'_>) -> Vec<Chip> {
    if !record.line.text().contains(['!', '?', '%']) {
        return Vec::new(); // most lines have no sign, and every frame comes here
    }
    let marks = record.signed(&Clean::new(record.line.text()), context).marks;
    let chip = |text| Chip { text, chosen: true, action: Action::Back };
    record.marks(context.lang, &marks).into_iter().map(chip).collect()
}

/// Returns the earlier remark that the line is about, and what becomes of it.
fn earlier(record: &Record) -> Option<(Word, &Remark)> {
    if let Some(editing) = &record.editing {
        return Some((Word::EditingRemark, record.desk.shown.remark(&editing.id)?));
    }
    let line = record.line.text();
    if let Some(remark) = record.substituted(line) {
        return Some((Word::SubstitutingRemark, remark));
    }
    record.continued(line).map(|(remark, _)| (Word::ContinuingRemark, remark))
}

fn chips(record: &Record, context: Context<'_>) -> Vec<Chip> {
    let lang = context.lang;
    if let Some((word, remark)) = earlier(record) {
        let time = remark.at.format("%H:%M").to_string();
        let text = word.fill(lang, &[("time", &time)]);
        let mut chips = vec![Chip { text, chosen: true, action: Action::Back }];
        chips.extend(link_chips(record, lang, &remark.link, &Chosen::default()));
        chips.extend(mark_chips(record, context));
        return chips;
    }
    let chosen = &record.chosen;
    let mut chips = link_chips(record, lang, &record.link(), chosen);
    if let Some(answering) = &chosen.answering {
        let values = [
            ("count", answering.remarks.len().to_string()),
            ("verdict", verdict(lang, answering.verdict).to_owned()),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let text = Word::Answering.fill(lang, &values);
        chips.push(Chip { text, chosen: true, action: Action::Answer });
    }
    chips.extend(mark_chips(record, context));
    let session = &record.desk.shown;
    if record.step_of_line() != session.standing.step.as_ref() {
        let step = record.step_of_line().and_then(|id| session.step(id));
        let step = step.map_or(Word::NotBegun.text(lang), |step| &step.title);
        let text = Word::PinnedStep.fill(lang, &[("step", step)]);
        chips.insert(0, Chip { text, chosen: true, action: Action::Back });
    }
    chips
}

/// Who, of what kind, to whom, about what.
fn link_chips(record: &Record, lang: Lang, link: &Link, chosen: &Chosen) -> Vec<Chip> {
    let nobody = || Word::Nobody.text(lang).to_owned();
    let by = link.by.as_ref().map_or_else(nobody, |id| record.member_name(id));
    let mut chips = vec![
        Chip { text: by, chosen: false, action: Action::Speaker },
        Chip {
            text: kind(lang, link.kind).to_owned(),
            chosen: chosen.kind.is_some(),
            action: Action::Kind,
        },
    ];
    if let Some(to) = &link.to {
        let text = format!("→ {}", record.party_name(lang, to));
        chips.push(Chip { text, chosen: chosen.to.is_some(), action: Action::Target });
    }
    if !link.shortcomings.is_empty() {
        let text = record.shortcoming_names(lang, &link.shortcomings);
        let chosen = chosen.shortcomings.is_some();
        chips.push(Chip { text, chosen, action: Action::Shortcomings });
    }
    chips
}

/// Returns what a click on the row of chips does.
pub(super) fn chip_at(record: &Record, context: Context<'_>, area: Rect, x: u16) -> Option<Action> {
    let mut column = area.x + 1;
    for chip in fitted(record, context, Theme::new(false), area.width).0 {
        let wide = u16::try_from(width(&chip.text)).unwrap_or(u16::MAX).saturating_add(2);
        if (column..column.saturating_add(wide)).contains(&x) {
            return Some(chip.action);
        }
        column = column.saturating_add(wide + 1);
    }
    None
}

/// Draws the chips, and the save mark at the right end of their row.
pub(super) fn draw(
    record: &Record,
    context: Context<'_>,
    theme: Theme,
    buffer: &mut Buffer,
    area: Rect,
) {
    let (chips, (mark, style)) = fitted(record, context, theme, area.width);
    put_right(buffer, Rect { width: area.width.saturating_sub(1), ..area }, &mark, style);
    let room = Rect { width: area.width.saturating_sub(taken(&mark)), ..area };
    let mut column = 1;
    for chip in chips {
        let text = format!("[{}]", chip.text);
        column += put(buffer, from_column(room, column), &text, theme.chip(chip.chosen)) + 1;
    }
}

/// Returns how many columns the save mark takes with the blanks beside it.
fn taken(mark: &str) -> u16 {
    u16::try_from(width(mark)).unwrap_or(u16::MAX).saturating_add(2)
}

/// Returns the chips and the save mark as they fit into so many columns: the mark does without its
/// time, then the longest chips are cut, so that none is missing.
fn fitted(
    record: &Record,
    context: Context<'_>,
    theme: Theme,
    columns: u16,
) -> (Vec<Chip>, (String, Style)) {
    let mut chips = chips(record, context);
    let wanted: Vec<usize> = chips.iter().map(|chip| width(&chip.text)).collect();
    let room = |mark: &str| usize::from(columns.saturating_sub(taken(mark)));
    let mut shown = marked(record, context, theme, false);
    if taken_by(&wanted, usize::MAX) > room(&shown.0) {
        shown = marked(record, context, theme, true);
        let most = most(&wanted, room(&shown.0));
        chips.iter_mut().for_each(|chip| chip.text = clip(&chip.text, most).into_owned());
    }
    (chips, shown)
}

fn marked(record: &Record, context: Context<'_>, theme: Theme, brief: bool) -> (String, Style) {
    let (mark, style) = mark(record, context.lang, theme, brief);
    match context.writing.typing.method {
        Some(method) => (format!("{} · {mark}", method_word(method).text(context.lang)), style),
        None => (mark, style),
    }
}

/// Returns the columns of chips of which none has more than so many letters.
fn taken_by(widths: &[usize], most: usize) -> usize {
    widths.iter().map(|width| width.min(&most) + BESIDE).sum()
}

/// Returns how long a chip may be, so that all fit.
fn most(widths: &[usize], room: usize) -> usize {
    let longest = widths.iter().max().copied().unwrap_or(0);
    (0..=longest).rev().find(|most| taken_by(widths, *most) <= room).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Where there is room for their brackets, all chips fit, and none is cut for nothing.
        #[test]
        fn none_is_missing(
            widths in prop::collection::vec(0_usize..40, 0..9),
            room in 30_usize..90,
        ) {
            let longest = widths.iter().max().copied().unwrap_or(0);
            let most = most(&widths, room);
            prop_assert!(taken_by(&widths, most) <= room);
            prop_assert!(most == longest || taken_by(&widths, most + 1) > room);
        }
    }
}
