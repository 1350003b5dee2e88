//! Abbreviations and the sentences of procedure, with their places filled in.

use super::Record;
use super::lists::{item, picker};
use crate::locale::ui::Word;
use crate::session::member::Party;
use crate::text::abbreviation::{self, Expansion, Place};
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
