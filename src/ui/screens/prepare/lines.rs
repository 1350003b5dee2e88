//! The lines of the report: what is done with the selected one.

use super::{Prepare, did};
use crate::locale::Lang;
use crate::locale::prepare::{Act, LineWord, Word, confidence, reason, taken};
use crate::locale::report::{doubt, role as role_name};
use crate::report::mend::{Row, Taken};
use crate::report::{Confidence, Doubt, is_list};
use crate::session::mending::Decision;
use crate::session::outline::Role;
use crate::ui::overlay::{Item, Overlay, Paragraph, Pick, Picker, Purpose, Reading};
use crate::ui::screens::{Reply, Weight};

impl Prepare {
    pub(super) fn row(&self) -> Option<&Row> {
        self.mended.rows.get(self.selected.row)
    }

    /// Returns the first row that wants a look; the first of all where none does.
    pub(super) fn first_wanted(&self) -> usize {
        self.mended.doubtful().first().map_or(0, |(row, _)| *row)
    }

    /// Returns the doubts about a row.
    pub(super) fn doubts_of(&self, row: usize) -> Vec<Doubt> {
        self.mended.doubtful().into_iter().filter(|each| each.0 == row).map(|each| each.1).collect()
    }

    /// Decides of the selected line; the note says what it is now.
    fn decide(&mut self, decision: Option<Decision>, lang: Lang) -> Reply {
        let Some(row) = self.row() else { return Reply::default() };
        let (spot, words) = (row.spot, self.source.words(row).to_owned());
        let line = row.number.to_string();
        let what = match decision {
            None => Act::Guess.fill(lang, &[("line", &line)]),
            Some(decision) => {
                let what = decided(lang, decision);
                Act::Line.fill(lang, &[("line", &line), ("what", &what)])
            }
        };
        self.act(what, |plan| plan.decisions.decide(spot, &words, decision));
        let Some(row) = self.row() else { return Reply::default() };
        let what = taken(lang, &row.taken, &self.mended.reading.outline);
        Reply::note(Weight::Done, Word::LineIs.fill(lang, &[("line", &line), ("what", &what)]))
    }

    /// Heading, item, paragraph, in turn.
    pub(super) fn turn_line(&mut self, lang: Lang) -> Reply {
        let Some(row) = self.row() else { return Reply::default() };
        let next = match row.taken {
            Taken::Heading(_) => Decision::Item(None),
            Taken::Item(..) => Decision::Paragraph,
            _ => Decision::Heading(None),
        };
        self.decide(Some(next), lang)
    }

    /// Offers what a heading or an item can be.
    pub(super) fn roles(&self, lang: Lang) -> Reply {
        let Some(row) = self.row() else { return Reply::default() };
        let now = match &row.taken {
            Taken::Heading(id) => self.mended.reading.outline.section(id).map(|each| each.role),
            Taken::Item(role, _) => Some(*role),
            _ => None,
        };
        let is_heading = matches!(row.taken, Taken::Heading(_));
        let roles = Role::ALL.iter().copied().filter(|role| is_heading || is_list(*role));
        let items: Vec<Item> = roles
            .map(|role| Item {
                label: role_name(lang, role).to_owned(),
                detail: String::new(),
                pick: Pick::Role(role),
                marked: false,
            })
            .collect();
        let at = now.and_then(|now| items.iter().position(|item| item.pick == Pick::Role(now)));
        let mut picker = Picker::new(crate::locale::ui::Word::RoleTitle, Purpose::Prepare, items);
        picker.about = self.source.words(row).to_owned();
        picker.selected = at.unwrap_or(0);
        Reply::overlay(Overlay::Picker(picker))
    }

    pub(super) fn set_role(&mut self, role: Role, lang: Lang) -> Reply {
        let is_heading = self.row().is_some_and(|row| matches!(row.taken, Taken::Heading(_)));
        let decision = match is_heading {
            true => Decision::Heading(Some(role)),
            false => Decision::Item(Some(role)),
        };
        self.decide(Some(decision), lang)
    }

    /// Offers the places at which the selected line can be split.
    pub(super) fn places_to_split(&self, lang: Lang) -> Reply {
        let Some(row) = self.row() else { return Reply::default() };
        let item = |spot| Item {
            label: self.source.words_from(row, spot).to_owned(),
            detail: String::new(),
            pick: Pick::Split(spot),
            marked: false,
        };
        let places = self.source.places_to_split(row);
        if places.is_empty() {
            return Reply::note(Weight::Attention, Word::CannotSplit.text(lang));
        }
        let items = places.into_iter().map(item).collect();
        let title = crate::locale::ui::Word::SplitTitle;
        Reply::overlay(Overlay::Picker(Picker::new(title, Purpose::Prepare, items)))
    }

    /// Splits the selected line and goes to its second piece. What is no more than the end of an
    /// item after the split was meant to be one of its own.
    pub(super) fn split(&mut self, spot: crate::session::mending::Spot, lang: Lang) -> Reply {
        let Some(row) = self.row() else { return Reply::default() };
        let was_item = matches!(row.taken, Taken::Item(..));
        let what = Act::Split.fill(lang, &[("line", &row.number.to_string())]);
        let mut plan = self.plan.clone();
        plan.decisions.split(spot, self.source.words_from(row, spot));
        let mended = self.source.mended(&plan.decisions);
        let piece = mended.rows.iter().position(|row| row.spot == spot);
        if let Some(piece) = piece.map(|at| &mended.rows[at])
            && was_item
            && matches!(piece.taken, Taken::Continuation | Taken::Paragraph)
        {
            let words = self.source.words(piece).to_owned();
            plan.decisions.decide(spot, &words, Some(Decision::Item(None)));
        }
        self.act(what.clone(), |now| *now = plan);
        self.selected.row = piece.unwrap_or(self.selected.row);
        did(&what, lang)
    }

    /// Joins the selected line to the one before, or parts them again.
    pub(super) fn join(&mut self, lang: Lang) -> Reply {
        let Some(row) = self.row() else { return Reply::default() };
        let (spot, line) = (row.spot, row.number.to_string());
        if self.selected.row == 0 {
            return Reply::note(Weight::Attention, Word::FirstLine.text(lang));
        }
        if self.plan.decisions.cuts.contains_key(&spot) {
            let what = Act::Guess.fill(lang, &[("line", &line)]);
            self.act(what.clone(), |plan| plan.decisions.unsplit(spot));
            self.selected.row = self.selected.row.saturating_sub(1);
            return did(&what, lang);
        }
        let decided = self.plan.decisions.of(spot);
        match (decided, &row.taken) {
            (Some(Decision::Joined), _) => self.decide(None, lang),
            (_, Taken::Joined) => self.decide(Some(Decision::Paragraph), lang),
            _ => self.decide(Some(Decision::Joined), lang),
        }
    }

    /// Leaves the selected line out, or takes it in again.
    pub(super) fn leave_out(&mut self, lang: Lang) -> Reply {
        let Some(row) = self.row() else { return Reply::default() };
        let decided = self.plan.decisions.of(row.spot);
        match (decided, &row.taken) {
            (Some(Decision::LeftOut), _) => self.decide(None, lang),
            (_, Taken::LeftOut(_)) => self.decide(Some(Decision::Paragraph), lang),
            _ => self.decide(Some(Decision::LeftOut), lang),
        }
    }

    pub(super) fn guess_again(&mut self, lang: Lang) -> Reply {
        let decided = self.row().and_then(|row| self.plan.decisions.of(row.spot));
        match decided {
            Some(_) => self.decide(None, lang),
            None => Reply::note(Weight::Attention, Word::NotDecided.text(lang)),
        }
    }

    /// Goes to the next row that wants a look, round the report, and says why.
    pub(super) fn next_doubt(&mut self, forwards: bool, lang: Lang) -> Reply {
        self.tab = super::Tab::Report;
        let rows: Vec<usize> = self.mended.doubtful().iter().map(|each| each.0).collect();
        let here = self.selected.row;
        let found = if forwards {
            rows.iter().find(|row| **row > here).or(rows.first())
        } else {
            rows.iter().rev().find(|row| **row < here).or(rows.last())
        };
        match found {
            Some(row) => {
                self.selected.row = *row;
                Reply::default()
            }
            None => Reply::note(Weight::Done, Word::NothingDoubtful.text(lang)),
        }
    }

    /// Lists all doubts.
    pub(super) fn doubts(&self, lang: Lang) -> Reply {
        let mut items: Vec<Item> = Vec::new();
        for (row, each) in self.mended.doubtful() {
            let label = doubt(lang, &each);
            let pick = Pick::Row(row);
            items.push(Item { label, detail: String::new(), pick, marked: false });
        }
        if items.is_empty() {
            return Reply::note(Weight::Done, Word::NothingDoubtful.text(lang));
        }
        let title = crate::locale::ui::Word::DoubtsTitle;
        Reply::overlay(Overlay::Picker(Picker::new(title, Purpose::Prepare, items)))
    }

    /// Shows the whole of the selected line, with what it is and why it wants a look.
    pub(super) fn show_line(&self, lang: Lang) -> Reply {
        let Some(row) = self.row() else { return Reply::default() };
        let heading =
            Paragraph { text: self.what(row, lang), heading: true, ..Paragraph::default() };
        let text = self.source.words(row).to_owned();
        let mut paragraphs = vec![heading, Paragraph { text, ..Paragraph::default() }];
        for each in self.doubts_of(self.selected.row) {
            let mark = "?".to_owned();
            let text = doubt(lang, &each);
            paragraphs.push(Paragraph::default());
            paragraphs.push(Paragraph { mark, text, indent: 2, heading: false });
        }
        let title = crate::locale::ui::Word::WholeLineTitle;
        Reply::overlay(Overlay::Reading(Reading::new(title, paragraphs)))
    }

    /// Says what a row is.
    pub(super) fn what(&self, row: &Row, lang: Lang) -> String {
        let mut what = taken(lang, &row.taken, &self.mended.reading.outline);
        let why = reason(lang, row.reason);
        what = match row.confidence {
            _ if self.plan.decisions.of(row.spot).is_some() => {
                format!("{what} · {}", Word::Decided.text(lang))
            }
            Confidence::Sure => format!("{what} · {why}"),
            unsure => format!("{what} · {}: {why}", confidence(lang, unsure)),
        };
        Word::LineIs.fill(lang, &[("line", &row.number.to_string()), ("what", &what)])
    }
}

fn decided(lang: Lang, decision: Decision) -> String {
    let (word, role) = match decision {
        Decision::Heading(role) => (LineWord::DecidedHeading, role),
        Decision::Item(role) => (LineWord::DecidedItem, role),
        Decision::Paragraph => (LineWord::DecidedParagraph, None),
        Decision::Joined => (LineWord::Joined, None),
        Decision::LeftOut => (LineWord::LeftOut, None),
    };
    match role {
        Some(role) => format!("{}, {}", word.text(lang), role_name(lang, role)),
        None => word.text(lang).to_owned(),
    }
}
