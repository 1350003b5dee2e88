//! What can go wrong with files: facts. The words are `locale`'s.

use std::path::PathBuf;

/// A file with which something went wrong, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file or folder.
    pub path: PathBuf,
    /// What went wrong.
    pub kind: FaultKind,
}

/// What can go wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// There is no such file.
    Missing,
    /// It is a folder.
    Folder,
    /// It is a file where a folder is wanted.
    NotAFolder,
    /// It is neither a file nor a folder: a pipe, a device.
    NotAFile,
    /// The user may not read or write it.
    Denied,
    /// It lies on something that cannot be written.
    ReadOnly,
    /// There is no space left.
    Full,
    /// Another program is saving it.
    Busy {
        /// Who, as far as that program said.
        holder: Option<String>,
    },
    /// The file was there and is gone, or its folder is.
    Gone,
    /// There is a file of this name already.
    Exists,
    /// It has more bytes than are read.
    TooLarge {
        /// How many it has.
        bytes: u64,
        /// How many are read.
        max: u64,
    },
    /// There are more files in it than are read.
    TooManyFiles {
        /// How many are read.
        max: usize,
    },
    /// There are more folders in each other than are read.
    TooDeep {
        /// How many are read.
        max: usize,
    },
    /// It is no session, or breaks a rule of the format.
    Broken(Breach),
    /// A newer version of the program wrote it.
    NewerSchema {
        /// The version of its format.
        found: u64,
        /// The newest version that this program knows.
        known: u64,
    },
    /// It cannot be locked where it lies, and another program is the one that may save it.
    Owned {
        /// Who, as far as that program said.
        holder: Option<String>,
    },
    /// It was changed by somebody else again and again while it was being saved.
    Contested,
    /// What was written is not what was to be written.
    NotAsWritten,
    /// The disk fails to read or write.
    BadDisk,
    /// It is written and has its name, which a power cut may take away again: the disk failed to
    /// make the name last.
    MayNotLast,
    /// What an older file says of its place in the archive cannot be entered in the register, so
    /// that the file keeps its format: why.
    NotShelved(Box<Fault>),
    /// Anything else that the system refused; its number for the fault.
    System(i32),
}

impl FaultKind {
    /// Tells whether the file itself is not what it should be, rather than the disk.
    #[must_use]
    pub fn is_of_the_file(&self) -> bool {
        matches!(
            self,
            Self::Broken(_)
                | Self::NewerSchema { .. }
                | Self::TooLarge { .. }
                | Self::Missing
                | Self::Gone
                | Self::Folder
                | Self::NotAFile
        )
    }

    /// Tells whether the disk failed at what it may do well when asked once more, with a new file.
    #[must_use]
    pub(super) fn is_of_the_disk(&self) -> bool {
        matches!(self, Self::BadDisk | Self::NotAsWritten | Self::MayNotLast)
    }
}

/// What is not as it should be about a session that can be used all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// The file has other names, under which the next save is not seen.
    OtherNames {
        /// How many.
        count: u64,
    },
    /// Others may read or write it. Each save makes it private, where the disk has rights at all.
    NotPrivate {
        /// Who may do what with it, as the system counts.
        mode: u32,
    },
    /// It is somebody else's. The next save makes it the user's own.
    Foreign {
        /// The number of whose it is.
        owner: u32,
    },
    /// It cannot be locked where it lies: only this program saves it from now on.
    Alone,
    /// Anybody may put files into its folder, and take them away.
    OpenFolder,
    /// An older program wrote it. The next save gives it our format and keeps it as it was beside.
    OlderSchema {
        /// The format that it has.
        found: u64,
    },
}

/// Where and how a session file breaks its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Line, from 1.
    pub line: u32,
    /// Column in letters, from 1.
    pub column: u32,
    /// What is wrong there.
    pub kind: BreachKind,
}

/// What is wrong at a place of a session file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BreachKind {
    /// The file has no bytes.
    Empty,
    /// It is not text in UTF-8.
    NotUtf8,
    /// The parser's own word for what is wrong, in English.
    Syntax(String),
    /// A field that the format does not have.
    UnknownField {
        /// The field.
        field: String,
        /// The fields that are allowed there.
        allowed: String,
    },
    /// A field that has to be there is not.
    MissingField(String),
    /// A text that should be an id.
    BadId(String),
    /// An id that stands twice.
    DoubleId(String),
    /// An id of something that is not there.
    UnknownId(String),
    /// A time without date, time of day or offset.
    BadTime(String),
    /// More of something than a session may have.
    TooMany {
        /// How many are allowed.
        max: usize,
    },
    /// A text longer than it may be.
    TooLong {
        /// How long it may be, in bytes.
        max: usize,
    },
    /// A word that is none of those allowed there.
    UnknownWord {
        /// The word.
        word: String,
        /// The words that are allowed there.
        allowed: String,
    },
    /// A text that should be a share, as `2/3`.
    BadShare(String),
    /// A number that is too small or too large.
    OutOfRange {
        /// The smallest that is allowed.
        min: u32,
        /// The largest that is allowed.
        max: u32,
    },
    /// Fewer of something than there must be.
    TooFew {
        /// How many there must be.
        min: usize,
    },
    /// A level of quality that a cap still names is not among the levels.
    LevelGone(String),
    /// A ballot that is closed although its numbers do not balance.
    Unbalanced,
    /// A tally that has not one number for each level of its ballot.
    OtherLevels {
        /// How many levels there are.
        levels: usize,
    },
    /// A seal of a session that is not closed.
    SealNotClosed,
    /// A text that should be a SHA-256.
    BadDigest,
    /// A step that lacks its member, phase or shortcoming.
    StepLacks(&'static str),
}
