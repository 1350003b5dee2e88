//! What is wrong with a command line, in the user's language: clap gives the facts.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::locale::Lang;
use crate::locale::cli::Word;

/// Says in one line what is wrong with a command line and where to look.
pub(super) fn usage_error(lang: Lang, error: &clap::Error) -> String {
    let get = |kind| text(error.get(kind));
    let arg = get(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => Word::UnknownArgument.fill(lang, &[("arg", &arg)]),
        ErrorKind::InvalidSubcommand => {
            let name = get(ContextKind::InvalidSubcommand);
            Word::UnknownCommand.fill(lang, &[("arg", &name)])
        }
        ErrorKind::MissingRequiredArgument => Word::MissingArgument.fill(lang, &[("arg", &arg)]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = get(ContextKind::InvalidValue);
            if value.is_empty() {
                Word::MissingValue.fill(lang, &[("arg", &arg)])
            } else {
                let allowed = get(ContextKind::ValidValue);
                let values = [("value", &*value), ("arg", &arg), ("allowed", &allowed)];
                Word::InvalidValue.fill(lang, &values)
            }
        }
        ErrorKind::ArgumentConflict => Word::Conflict.fill(lang, &[("arg", &arg)]),
        _ => Word::OtherUsage.text(lang).to_owned(),
    };
    let guess = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand]
        .into_iter()
        .map(get)
        .find(|guess| !guess.is_empty());
    let guess = guess.map(|guess| Word::DidYouMean.fill(lang, &[("arg", &guess)]));
    let see = Word::SeeHelp.fill(lang, &[("command", "kiemdiem")]);
    format!("{what}{} ({see})", guess.unwrap_or_default())
}

fn text(value: Option<&ContextValue>) -> String {
    match value {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
