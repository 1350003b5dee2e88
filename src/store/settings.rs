//! What a user chose once and for all: language, typing. A TOML file of few words; what is not in
//! it is as it comes with the program.

use std::path::Path;

use serde::Deserialize;
use toml_edit::{DocumentMut, Item, Value};

use super::fault::{Fault, FaultKind};
use super::folder::{Folder, neighbour};
use super::format::broken;
use super::library;
use super::session_file::make_private_folder;
use crate::limits;
use crate::text::typing::{Backspace, Method, ToneStyle, Typing};

/// What a new file holds: every setting with what it may be, and as it comes with the program.
const TEMPLATE: &str = include_str!("../rules/cai-dat.toml");

/// What a user chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// Code of the language; `None` where none was chosen.
    pub language: Option<&'static str>,
    /// How letters are typed.
    pub typing: Typing,
}

/// A choice to be kept for the next time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Code of the language.
    Language(&'static str),
    /// How letters are typed.
    Typing(Typing),
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    language: Option<LanguageWord>,
    typing: TypingWord,
    tones: TonesWord,
    backspace: BackspaceWord,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LanguageWord {
    Vi,
    En,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TypingWord {
    #[default]
    Off,
    Telex,
    Vni,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TonesWord {
    #[default]
    Old,
    New,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum BackspaceWord {
    #[default]
    Letter,
    Tone,
}

/// Reads the settings; those of the program where there is no such file.
///
/// # Errors
/// A [`Fault`] where there is one that cannot be read.
pub fn load(path: &Path) -> Result<Settings, Fault> {
    text_of(path)?.map_or_else(|| Ok(Settings::default()), |text| read(path, &text))
}

/// Keeps a choice: the rest of the file, comments and all, stays as it is. The file is never seen
/// half written.
///
/// # Errors
/// A [`Fault`] where it cannot be read or written; it is as it was then.
pub fn keep(path: &Path, choice: Choice) -> Result<(), Fault> {
    let text = text_of(path)?.unwrap_or_else(|| TEMPLATE.to_owned());
    read(path, &text)?;
    let syntax = |error: toml_edit::TomlError| {
        use super::fault::{Breach, BreachKind};
        let kind = BreachKind::Syntax(error.message().to_owned());
        Fault {
            path: path.to_owned(),
            kind: FaultKind::Broken(Breach { line: 1, column: 1, kind }),
        }
    };
    let mut file: DocumentMut = text.parse().map_err(syntax)?;
    for (key, word) in words(choice) {
        set(&mut file, key, word);
    }
    write(path, &file.to_string())
}

fn text_of(path: &Path) -> Result<Option<String>, Fault> {
    match library::read(path, limits::SETTINGS_BYTES) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(fault) if matches!(fault.kind, FaultKind::Missing) => Ok(None),
        Err(fault) => Err(fault),
    }
}

fn read(path: &Path, text: &str) -> Result<Settings, Fault> {
    let file: File = toml::from_str(text)
        .map_err(|error| Fault { path: path.to_owned(), kind: broken(text, &error) })?;
    Ok(Settings {
        language: file.language.map(|language| match language {
            LanguageWord::Vi => "vi",
            LanguageWord::En => "en",
        }),
        typing: Typing {
            method: match file.typing {
                TypingWord::Off => None,
                TypingWord::Telex => Some(Method::Telex),
                TypingWord::Vni => Some(Method::Vni),
            },
            style: match file.tones {
                TonesWord::Old => ToneStyle::Old,
                TonesWord::New => ToneStyle::New,
            },
            backspace: match file.backspace {
                BackspaceWord::Letter => Backspace::Letter,
                BackspaceWord::Tone => Backspace::Tone,
            },
        },
    })
}

/// Returns a choice as it stands in the file.
fn words(choice: Choice) -> Vec<(&'static str, &'static str)> {
    match choice {
        Choice::Language(code) => vec![("language", code)],
        Choice::Typing(typing) => vec![
            (
                "typing",
                match typing.method {
                    None => "off",
                    Some(Method::Telex) => "telex",
                    Some(Method::Vni) => "vni",
                },
            ),
            (
                "tones",
                match typing.style {
                    ToneStyle::Old => "old",
                    ToneStyle::New => "new",
                },
            ),
            (
                "backspace",
                match typing.backspace {
                    Backspace::Letter => "letter",
                    Backspace::Tone => "tone",
                },
            ),
        ],
    }
}

fn set(file: &mut DocumentMut, key: &str, word: &str) {
    match file.get_mut(key).and_then(Item::as_value_mut) {
        Some(value) if value.as_str() == Some(word) => {}
        Some(value) => {
            let decor = value.decor().clone(); // the blanks and the comment around it
            *value = Value::from(word);
            *value.decor_mut() = decor;
        }
        None => {
            file.insert(key, toml_edit::value(word));
        }
    }
}

/// Writes a neighbour and gives it the name; a link stays one, and leads to what is new.
fn write(path: &Path, text: &str) -> Result<(), Fault> {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let (Some(parent), Some(name)) = (real.parent(), real.file_name()) else {
        return Err(Fault { path: path.to_owned(), kind: FaultKind::Folder });
    };
    make_private_folder(parent)?;
    let folder = Folder::open(parent)?;
    // Two windows may choose at once.
    let temporary = neighbour(name, &format!("{}.tmp", std::process::id()));
    folder.put(&temporary, name, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::store::fault::{Breach, BreachKind};
    use crate::store::tests::Place;

    const CHOSEN: Typing =
        Typing { method: Some(Method::Vni), style: ToneStyle::New, backspace: Backspace::Tone };

    #[test]
    fn the_template_is_what_comes_with_the_program() {
        let settings = read(Path::new("x"), TEMPLATE).unwrap();
        assert_eq!(settings, Settings { language: Some("vi"), ..Settings::default() });
        assert_eq!(load(Path::new("/nowhere/at/all.toml")).unwrap(), Settings::default());
    }

    #[test]
    fn a_choice_is_kept_in_a_private_file_with_all_that_is_known() {
        let place = Place::new("settings-new");
        let path = place.0.join("kiemdiem/cai-dat.toml");
        keep(&path, Choice::Typing(CHOSEN)).unwrap();
        keep(&path, Choice::Language("en")).unwrap();
        let kept = load(&path).unwrap();
        assert_eq!(kept, Settings { language: Some("en"), typing: CHOSEN });
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        let comments = |text: &str| text.matches('#').count();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(comments(&text), comments(TEMPLATE), "{text}");
        let names = std::fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(names, 1, "nothing is left beside it");
    }

    #[test]
    fn what_a_hand_wrote_stays() {
        let place = Place::new("settings-hand");
        let path = place.0.join("cai-dat.toml");
        std::fs::write(&path, "# của tôi\ntyping   =  'telex' # ở nhà\n\nlanguage = \"en\"\n")
            .unwrap();
        let link = place.0.join("link.toml");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        let typing = Typing { method: Some(Method::Vni), ..Typing::default() };
        keep(&link, Choice::Typing(typing)).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let expected = "# của tôi\ntyping   =  \"vni\" # ở nhà\n\nlanguage = \"en\"\n\
                        tones = \"old\"\nbackspace = \"letter\"\n";
        assert_eq!(text, expected);
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_stays() {
        let place = Place::new("settings-bad");
        let path = place.0.join("cai-dat.toml");
        for (text, line, column) in [
            ("tones = \"old\"\ntyping = \"telx\"\n", 2, 10),
            ("typin = \"vni\"\n", 1, 1),
            ("typing = telex\n", 1, 10),
            ("backspace = 1\n", 1, 13),
        ] {
            std::fs::write(&path, text).unwrap();
            let fault = load(&path).unwrap_err();
            let FaultKind::Broken(breach) = &fault.kind else { panic!("{fault:?}") };
            assert_eq!((breach.line, breach.column), (line, column), "{text}");
            assert_eq!(keep(&path, Choice::Typing(CHOSEN)).unwrap_err(), fault);
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
        std::fs::write(&path, "typing = \"telx\"\n").unwrap();
        let fault = load(&path).unwrap_err();
        let word = |kind: &FaultKind| match kind {
            FaultKind::Broken(Breach {
                kind: BreachKind::UnknownWord { word, allowed }, ..
            }) => (word.clone(), allowed.clone()),
            kind => panic!("{kind:?}"),
        };
        let large = "#".repeat(usize::try_from(limits::SETTINGS_BYTES).unwrap() + 1);
        std::fs::write(&path, large).unwrap();
        assert!(matches!(load(&path).unwrap_err().kind, FaultKind::TooLarge { .. }));
        assert_eq!(word(&fault.kind), ("telx".to_owned(), "off, telex, vni".to_owned()));
    }
}
