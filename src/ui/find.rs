//! What is looked for and what was found: in the session that is open, or in all of the folder.

use std::ops::Range;
use std::path::PathBuf;

use crate::locale::Lang;
use crate::locale::named;
use crate::locale::session::{collective, kind};
use crate::locale::ui::Word;
use crate::session::Session;
use crate::session::find::{Entry, Index, Names, Place, Query};
use crate::session::remark::Kind;
use crate::text::{clip, places_of};
use crate::ui::editor::{Edit, Editor};

/// The list of what was found, narrowed by what is typed.
#[derive(Debug)]
pub struct Finder {
    /// What is looked for.
    pub field: Editor,
    /// Which of what was found is selected.
    pub selected: usize,
    source: Source,
}

/// What was looked for last in a session, and which of what was found was taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    words: String,
    selected: usize,
}

/// Where it is looked for.
#[derive(Debug)]
enum Source {
    /// In the session that is open.
    Session { index: Box<Index>, hits: Vec<usize> },
    /// In all sessions of the folder, which the disk is asked for.
    Archive(Archive),
}

/// What the disk was asked for and what it found.
#[derive(Debug, Default)]
struct Archive {
    /// What it was asked for last.
    asked: String,
    /// Whether it is still looking.
    waits: bool,
    found: Searched,
}

/// What was found in all sessions of the folder.
#[derive(Debug, Default)]
pub struct Searched {
    /// What was found, session by session.
    pub hits: Vec<Hit>,
    /// How many files could not be read.
    pub unread: usize,
}

/// Something that was found in one of many sessions.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Where the session lies.
    pub path: PathBuf,
    /// What was found in it.
    pub entry: Entry,
}

/// What is taken of what was found.
#[derive(Debug)]
pub enum Taken {
    /// A place of the session that is open.
    Here(Place),
    /// A place of another session.
    In(PathBuf, Place),
}

/// One line of the list.
#[derive(Debug)]
pub struct Row {
    /// Where it stands: a time or an id, and the file where there are several.
    pub head: String,
    /// Who said it; may be empty.
    pub who: String,
    /// Its words.
    pub words: String,
    /// Where in them what is looked for stands, from the left.
    pub hits: Vec<Range<usize>>,
}

/// Most columns of the name of a file.
const FILE_COLUMNS: usize = 20;

/// Returns the names that filters know, in both languages.
#[must_use]
pub fn names() -> Names {
    let langs = [Lang::Vi, Lang::En];
    let kinds = Kind::ALL.iter().flat_map(|each| langs.map(|lang| (*each, kind(lang, *each))));
    Names {
        kinds: kinds.map(|(kind, name)| (kind, name.to_owned())).collect(),
        collective: langs.map(|lang| collective(lang).to_owned()).to_vec(),
    }
}

impl Finder {
    /// Makes ready to find in a session, at what was looked for last: the first key takes its
    /// place.
    #[must_use]
    pub fn new(session: &Session, last: &Asked) -> Self {
        let index = Box::new(Index::of(session, names()));
        let mut finder = Self::of(Source::Session { index, hits: Vec::new() });
        finder.change(|field| field.apply(Edit::Paste(last.words.clone())));
        finder.field.apply(Edit::SelectAll);
        finder.step(isize::try_from(last.selected).unwrap_or(0));
        finder
    }

    /// Returns what is looked for, and which of what was found is selected.
    #[must_use]
    pub fn asked(&self) -> Asked {
        Asked { words: self.field.text().to_owned(), selected: self.selected }
    }

    /// Makes ready to find in all sessions of the folder.
    #[must_use]
    pub fn archive() -> Self {
        Self::of(Source::Archive(Archive::default()))
    }

    fn of(source: Source) -> Self {
        Self { field: Editor::new(), selected: 0, source }
    }

    /// Returns what the list is called.
    #[must_use]
    pub fn title(&self) -> Word {
        match self.source {
            Source::Session { .. } => Word::FindTitle,
            Source::Archive(_) => Word::FindArchiveTitle,
        }
    }

    /// Changes what is looked for.
    pub fn change(&mut self, change: impl FnOnce(&mut Editor) -> bool) {
        let before = self.field.text().to_owned();
        change(&mut self.field);
        if self.field.text() == before {
            return;
        }
        self.selected = 0;
        if let Source::Session { index, hits } = &mut self.source {
            *hits = index.find(self.field.text());
        }
    }

    /// Returns what the disk is to be asked for now: one question at a time, the last that was
    /// typed.
    pub fn question(&mut self) -> Option<String> {
        let Source::Archive(archive) = &mut self.source else { return None };
        let typed = self.field.text().trim();
        if archive.waits || archive.asked == typed {
            return None;
        }
        typed.clone_into(&mut archive.asked);
        archive.waits = !typed.is_empty();
        if !archive.waits {
            archive.found = Searched::default();
        }
        archive.waits.then(|| typed.to_owned())
    }

    /// Takes up what the disk found.
    pub fn answered(&mut self, found: Searched) {
        let Source::Archive(archive) = &mut self.source else { return };
        archive.waits = false;
        if !self.field.text().trim().is_empty() {
            archive.found = found;
            self.step(0);
        }
    }

    /// Tells whether what was found is of what is typed now.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        match &self.source {
            Source::Session { .. } => true,
            Source::Archive(archive) => !archive.waits && archive.asked == self.field.text().trim(),
        }
    }

    /// Moves the selection by so many, staying within what was found.
    pub fn step(&mut self, by: isize) {
        let last = self.count().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Returns how many were found.
    #[must_use]
    pub fn count(&self) -> usize {
        match &self.source {
            Source::Session { hits, .. } => hits.len(),
            Source::Archive(archive) => archive.found.hits.len(),
        }
    }

    /// Returns how many files could not be read.
    #[must_use]
    pub fn unread(&self) -> usize {
        match &self.source {
            Source::Session { .. } => 0,
            Source::Archive(archive) => archive.found.unread,
        }
    }

    /// Returns what was found, as lines of the list.
    #[must_use]
    pub fn row(&self, lang: Lang, at: usize) -> Option<Row> {
        let (head, entry) = match &self.source {
            Source::Session { index, hits } => {
                let entry = index.entry(*hits.get(at)?)?;
                let time = entry.at.map(|at| at.format("%H:%M").to_string());
                let place = || named::place(lang, index.session(), &entry.place);
                (time.unwrap_or_else(place), entry)
            }
            Source::Archive(archive) => {
                let hit = archive.found.hits.get(at)?;
                let day = hit.entry.at.map(|at| at.format("%d/%m/%Y").to_string());
                let place = day.unwrap_or_else(|| hit.entry.place.id().to_owned());
                let stem = hit.path.file_stem().unwrap_or_default().to_string_lossy();
                (format!("{place}  {}", clip(&stem, FILE_COLUMNS)), hit.entry.clone())
            }
        };
        let hits = places_of(&entry.words, Query::read(self.field.text()).words());
        Some(Row { head, who: entry.who, words: entry.words, hits })
    }

    /// Takes what is selected: a member of the session that is open becomes a filter for what he
    /// said, anything else is a place to go to.
    pub fn take(&mut self) -> Option<Taken> {
        match &self.source {
            Source::Archive(archive) => {
                let hit = archive.found.hits.get(self.selected)?;
                Some(Taken::In(hit.path.clone(), hit.entry.place.clone()))
            }
            Source::Session { index, hits } => {
                let place = index.entry(*hits.get(self.selected)?)?.place;
                if let Place::Member(id) = &place {
                    let words = format!("by:{id} ");
                    self.change(|field| {
                        *field = Editor::with_text(&words);
                        true
                    });
                    return None;
                }
                Some(Taken::Here(place))
            }
        }
    }
}
