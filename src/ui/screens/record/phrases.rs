//! Abbreviations and the sentences of procedure, with their places filled in.

use super::Record;
use super::lists::{item, picker};
use crate::locale::ui::Word;
use crate::session::member::Party;
use crate::session::remark::Kind;
use crate::text::abbreviation::{self, Expansion, Place};
use crate::ui::editor::Edit;
use crate::ui::overlay::{Overlay, Pick, Purpose};
use crate::ui::screens::{Context, Reply, Weight};

/// Puts the words for which the abbreviation before the cursor stands in its place.
pub(super) fn expand(record: &mut Record, context: Context<'_>) -> Reply {
    let word = record.line.word_before().to_owned();
    match abbreviation::expand(&word, &context.writing.phrases.short) {
        Some(expansion) => {
            let words = filled(record, &expansion, context);
            super::on::change_line(record, context, |line| line.replace_word(&words))
        }
        None => {
            let text = Word::NoAbbreviation.fill(context.lang, &[("word", &word)]);
            Reply::note(Weight::Attention, text)
        }
    }
}

/// Offers the sentences of procedure.
pub(super) fn list(record: &Record, context: Context<'_>) -> Overlay {
    let sentences = &context.writing.phrases.sentences;
    let row = |words: &String| {
        let words = filled(record, &Expansion::new(words), context);
        item(&words, "", Pick::Words(words.clone()))
    };
    picker(Word::PhrasesTitle, Purpose::Phrase, sentences.iter().map(row).collect())
}

/// Takes a sentence into the line. Where nothing else is said it is no opinion, which would wait
/// for an answer, unless that was chosen.
pub(super) fn take(record: &mut Record, words: String, context: Context<'_>) -> Reply {
    if record.line.is_blank() && record.chosen.kind.is_none() && record.link().kind.wants_answer() {
        record.chosen.kind = Some(Kind::Note);
    }
    super::on::edit_line(record, context, Edit::Paste(words))
}

fn filled(record: &Record, expansion: &Expansion, context: Context<'_>) -> String {
    let link = record.link();
    let by = link.by.as_ref().map(|id| record.member_name(id));
    let name = by.or_else(|| match &link.to {
        Some(Party::Member(id)) => Some(record.member_name(id)),
        _ => None,
    });
    let shortcoming = record.shortcoming_names(context.lang, &link.shortcomings);
    let shortcoming = Some(shortcoming).filter(|names| !names.is_empty());
    let time = context.now.format("%H:%M").to_string();
    expansion.filled(|place| match place {
        Place::Name => name.as_deref(),
        Place::Shortcoming => shortcoming.as_deref(),
        Place::Time => Some(&time),
    })
}
