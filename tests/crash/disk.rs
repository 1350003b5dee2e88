//! A disk that loses its power: what may lie on it then of what was done before.
//!
//! Of a file that was not synced since it was written, the old bytes, the new ones, a part, or
//! zeros may be there. Of names that were given or taken since the folder was synced, each may be
//! there or not, whatever became of the others. A rename is one act.

use std::collections::{BTreeMap, BTreeSet};

/// One thing that a program does to the files of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Op {
    /// Opens a file under a handle.
    Open {
        handle: u32,
        name: String,
        create: bool,
        truncate: bool,
    },
    Write {
        handle: u32,
        bytes: Vec<u8>,
    },
    /// The next write goes to this byte.
    Seek {
        handle: u32,
        at: usize,
    },
    Truncate {
        handle: u32,
        size: usize,
    },
    Sync {
        handle: u32,
    },
    SyncFolder,
    Rename {
        from: String,
        to: String,
    },
    Link {
        from: String,
        to: String,
    },
    Remove(String),
    /// Tells the user that it is saved.
    Said,
}

/// A file, whatever its names are.
#[derive(Debug, Clone, Default)]
struct File {
    synced: Vec<u8>,
    now: Vec<u8>,
}

impl File {
    /// Returns what may be left of it.
    fn left(&self) -> BTreeSet<Vec<u8>> {
        if self.synced == self.now {
            return BTreeSet::from([self.now.clone()]);
        }
        let half = self.now.len() / 2;
        let mut mixed = self.now[..half].to_vec();
        mixed.extend(self.synced.iter().skip(half));
        let zeros = vec![0; self.now.len()];
        let half = self.now[..half].to_vec();
        BTreeSet::from([self.synced.clone(), self.now.clone(), half, mixed, zeros])
    }
}

/// Names of files by number.
type Names = BTreeMap<String, usize>;

/// What happened to names and may not last yet.
#[derive(Debug, Clone)]
enum Act {
    Set(String, usize),
    Gone(String),
    Moved(String, String, usize),
}

impl Act {
    fn on(&self, names: &mut Names) {
        match self {
            Self::Set(name, file) => {
                names.insert(name.clone(), *file);
            }
            Self::Gone(name) => {
                names.remove(name);
            }
            Self::Moved(from, to, file) => {
                names.remove(from);
                names.insert(to.clone(), *file);
            }
        }
    }
}

/// A folder as it lies on the disk after a power cut: the number of a file and its bytes by name.
/// Names of the same number are the same file.
pub(crate) type Left = BTreeMap<String, (usize, Vec<u8>)>;

/// A folder on a disk, as the system shows it and as it would be after a power cut.
#[derive(Debug, Default)]
pub(crate) struct Disk {
    files: Vec<File>,
    lasting: Names,
    acts: Vec<Act>,
    /// Which file a handle is, and where it writes next.
    handles: BTreeMap<u32, (usize, usize)>,
    said: bool,
}

impl Disk {
    /// Sets up a folder with files that lie there for long.
    pub(crate) fn new(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let mut disk = Self::default();
        for (name, bytes) in files {
            disk.lasting.insert(name.clone(), disk.files.len());
            disk.files.push(File { synced: bytes.clone(), now: bytes.clone() });
        }
        disk
    }

    /// Tells whether the user was told that it is saved.
    pub(crate) fn has_said(&self) -> bool {
        self.said
    }

    fn names(&self) -> Names {
        let mut names = self.lasting.clone();
        self.acts.iter().for_each(|act| act.on(&mut names));
        names
    }

    /// Returns the folder as the system shows it.
    pub(crate) fn shown(&self) -> BTreeMap<String, Vec<u8>> {
        let bytes = |(name, file): (String, usize)| (name, self.files[file].now.clone());
        self.names().into_iter().map(bytes).collect()
    }

    /// Does one thing.
    pub(crate) fn run(&mut self, op: &Op) {
        let names = self.names();
        match op {
            Op::Open { handle, name, create, truncate } => {
                let file = names.get(name).copied().unwrap_or_else(|| {
                    assert!(create, "{name} is opened and was never made");
                    self.files.push(File::default());
                    self.acts.push(Act::Set(name.clone(), self.files.len() - 1));
                    self.files.len() - 1
                });
                if *truncate {
                    self.files[file].now.clear();
                }
                self.handles.insert(*handle, (file, 0));
            }
            Op::Write { handle, bytes } => {
                let (file, at) = self.handles[handle];
                let (now, end) = (&mut self.files[file].now, at + bytes.len());
                now.resize(now.len().max(end), 0);
                now[at..end].copy_from_slice(bytes);
                self.handles.insert(*handle, (file, end));
            }
            Op::Seek { handle, at } => {
                let file = self.handles[handle].0;
                self.handles.insert(*handle, (file, *at));
            }
            Op::Truncate { handle, size } => {
                self.files[self.handles[handle].0].now.resize(*size, 0);
            }
            Op::Sync { handle } => {
                let file = &mut self.files[self.handles[handle].0];
                file.synced.clone_from(&file.now);
            }
            Op::SyncFolder => {
                self.lasting = names;
                self.acts.clear();
            }
            Op::Rename { from, to } => {
                self.acts.push(Act::Moved(from.clone(), to.clone(), names[from]));
            }
            Op::Link { from, to } => self.acts.push(Act::Set(to.clone(), names[from])),
            Op::Remove(name) => self.acts.push(Act::Gone(name.clone())),
            Op::Said => self.said = true,
        }
    }

    /// Returns every folder that a power cut may leave now.
    pub(crate) fn cut(&self) -> BTreeSet<Left> {
        let mut all = BTreeSet::new();
        for kept in 0..1_u32 << self.acts.len() {
            let mut names = self.lasting.clone();
            let acts = self.acts.iter().enumerate();
            acts.filter(|(at, _)| kept >> at & 1 == 1).for_each(|(_, act)| act.on(&mut names));
            let files: BTreeSet<usize> = names.values().copied().collect();
            let mut contents = vec![BTreeMap::new()];
            for file in files {
                let left = self.files[file].left();
                let with = |before: BTreeMap<usize, Vec<u8>>| {
                    let each = left.iter().map(move |bytes| {
                        let mut contents = before.clone();
                        contents.insert(file, bytes.clone());
                        contents
                    });
                    each.collect::<Vec<_>>()
                };
                contents = contents.into_iter().flat_map(with).collect();
            }
            all.extend(contents.into_iter().map(|contents| {
                let left = |(name, file): (&String, &usize)| {
                    (name.clone(), (*file, contents[file].clone()))
                };
                names.iter().map(left).collect::<Left>()
            }));
        }
        all
    }
}

/// Cuts the power after each of the things done, and before the first; gives each folder that may
/// be left, once, and whether the user was told by then that it is saved. Where both may be, he
/// was.
pub(crate) fn cuts(start: &BTreeMap<String, Vec<u8>>, ops: &[Op]) -> BTreeMap<Left, bool> {
    let mut disk = Disk::new(start);
    let mut all: BTreeMap<Left, bool> = disk.cut().into_iter().map(|left| (left, false)).collect();
    for op in ops {
        disk.run(op);
        for left in disk.cut() {
            *all.entry(left).or_default() |= disk.has_said();
        }
    }
    all
}
