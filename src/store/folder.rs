//! A folder held open: files are opened, made, renamed and removed within it, never through a
//! link, so that a folder that is moved or replaced meanwhile leads nowhere else.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::Write;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rustix::buffer::spare_capacity;
use rustix::fs::{AtFlags, FileType, Mode, OFlags, Stat, Timespec, Timestamps};
use rustix::io::Errno;

use super::fault::{Fault, FaultKind};

/// Files that only their owner reads and writes.
const PRIVATE_FILE: Mode = Mode::RUSR.union(Mode::WUSR);

/// File systems of disks in this computer, as the kernel numbers them: of any other a program
/// cannot be sure that it reads what it wrote.
const LOCAL: [u64; 14] = [
    0xef53,      // ext2, ext3, ext4
    0x5846_5342, // xfs
    0x9123_683e, // btrfs
    0x0102_1994, // tmpfs
    0x794c_7630, // overlayfs
    0xf2f5_2010, // f2fs
    0x4d44,      // vfat
    0x2011_bab0, // exfat
    0x7366_746e, // ntfs3
    0x2fc1_2fc1, // zfs
    0xca45_1a4e, // bcachefs
    0x3153_464a, // jfs
    0x5265_4973, // reiserfs
    0x4244,      // hfs
];

/// A folder held open.
#[derive(Debug)]
pub(super) struct Folder {
    descriptor: OwnedFd,
    path: PathBuf,
}

/// What tells one state of a file from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Trace {
    device: u64,
    inode: u64,
    size: i64,
    seconds: i64,
    nanoseconds: u64,
}

/// Whose a file or folder is, and who may do what with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rights {
    /// The bits of user, group and others.
    pub(super) mode: u32,
    /// The number of the user whose it is.
    pub(super) owner: u32,
    /// How many names it has.
    pub(super) names: u64,
}

/// Returns the name of a hidden neighbour of a file: `.NAME.suffix`.
pub(super) fn neighbour(file: &OsStr, suffix: &str) -> OsString {
    let mut name = OsString::from(".");
    name.push(file);
    name.push(".");
    name.push(suffix);
    name
}

impl Trace {
    fn of(stat: &Stat) -> Self {
        #[allow(clippy::useless_conversion, clippy::unnecessary_cast)] // widths differ by platform
        Self {
            device: stat.st_dev as u64,
            inode: stat.st_ino as u64,
            size: stat.st_size as i64,
            seconds: stat.st_mtime as i64,
            nanoseconds: stat.st_mtime_nsec as u64,
        }
    }

    /// Returns when it was written, in seconds since 1970.
    pub(super) fn written(self) -> i64 {
        self.seconds
    }

    /// Returns its size in bytes.
    pub(super) fn size(self) -> u64 {
        u64::try_from(self.size).unwrap_or(0)
    }

    /// Tells whether it is the file of this device and number.
    pub(super) fn is_file(self, device: u64, inode: u64) -> bool {
        (self.device, self.inode) == (device, inode)
    }

    /// Tells whether both are the same file, whatever it holds.
    pub(super) fn is_same_file(self, other: Self) -> bool {
        (self.device, self.inode) == (other.device, other.inode)
    }
}

/// Names the fault for an error of the system.
pub(super) fn kind_of(error: Errno) -> FaultKind {
    match error {
        Errno::NOENT | Errno::NOTDIR => FaultKind::Missing,
        Errno::ISDIR => FaultKind::Folder,
        Errno::ACCESS | Errno::PERM => FaultKind::Denied,
        Errno::ROFS => FaultKind::ReadOnly,
        Errno::NOSPC | Errno::DQUOT | Errno::FBIG => FaultKind::Full,
        Errno::EXIST => FaultKind::Exists,
        Errno::STALE => FaultKind::Gone,
        Errno::LOOP => FaultKind::NotAFile,
        Errno::IO => FaultKind::BadDisk,
        other => FaultKind::System(other.raw_os_error()),
    }
}

/// Names the fault for an error of the standard library.
pub(super) fn kind_of_io(error: &std::io::Error) -> FaultKind {
    match (Errno::from_io_error(error), error.kind()) {
        (Some(errno), _) => kind_of(errno),
        (None, std::io::ErrorKind::WriteZero) => FaultKind::NotAsWritten,
        (None, _) => FaultKind::System(0),
    }
}

impl Folder {
    /// Opens a folder.
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let flags = OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::RDONLY;
        match rustix::fs::open(path, flags, Mode::empty()) {
            Ok(descriptor) => Ok(Self { descriptor, path: path.to_owned() }),
            Err(error) => Err(Fault { path: path.to_owned(), kind: kind_of(error) }),
        }
    }

    /// Names a fault with a file of this folder.
    pub(super) fn fault(&self, name: &OsStr, kind: FaultKind) -> Fault {
        Fault { path: self.path.join(name), kind }
    }

    fn named<T>(&self, name: &OsStr, result: Result<T, Errno>) -> Result<T, Fault> {
        result.map_err(|error| self.fault(name, kind_of(error)))
    }

    /// Opens the lock file, making it where it is not there.
    pub(super) fn open_lock(&self, name: &OsStr) -> Result<File, Fault> {
        let flags =
            OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let opened = rustix::fs::openat(&self.descriptor, name, flags, PRIVATE_FILE);
        Ok(File::from(self.named(name, opened)?))
    }

    /// Gives a file a time, in seconds since 1970, making it where it is not there.
    pub(super) fn touch(&self, name: &OsStr, seconds: i64) -> Result<(), Fault> {
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let opened = rustix::fs::openat(&self.descriptor, name, flags, PRIVATE_FILE);
        let file = self.named(name, opened)?;
        #[allow(clippy::useless_conversion)] // widths differ by platform
        let time = Timespec { tv_sec: seconds.into(), tv_nsec: 0 };
        let times = Timestamps { last_access: time, last_modification: time };
        self.named(name, rustix::fs::futimens(&file, &times))
    }

    /// Makes a file that must not be there yet, readable by its owner only.
    pub(super) fn create(&self, name: &OsStr) -> Result<File, Fault> {
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let opened = rustix::fs::openat(&self.descriptor, name, flags, PRIVATE_FILE);
        Ok(File::from(self.named(name, opened)?))
    }

    /// Returns the trace of a file, links not followed; `None` where there is none.
    pub(super) fn trace(&self, name: &OsStr) -> Result<Option<Trace>, Fault> {
        let stat = rustix::fs::statat(&self.descriptor, name, AtFlags::SYMLINK_NOFOLLOW);
        match stat {
            Ok(stat) => match FileType::from_raw_mode(stat.st_mode) {
                FileType::RegularFile => Ok(Some(Trace::of(&stat))),
                FileType::Directory => Err(self.fault(name, FaultKind::Folder)),
                _ => Err(self.fault(name, FaultKind::NotAFile)),
            },
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(self.fault(name, kind_of(error))),
        }
    }

    /// Returns whose a file is; that of the folder itself for `.`. `None` where it cannot be told.
    pub(super) fn rights(&self, name: &OsStr) -> Option<Rights> {
        let stat = rustix::fs::statat(&self.descriptor, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
        #[allow(clippy::useless_conversion, clippy::unnecessary_cast)] // widths differ by platform
        let (mode, names) = (stat.st_mode as u32 & 0o7777, stat.st_nlink as u64);
        Some(Rights { mode, owner: stat.st_uid, names })
    }

    /// Reads a whole file of at most so many bytes, with its trace as of the reading. Pipes and
    /// devices are refused without waiting for them.
    pub(super) fn read(&self, name: &OsStr, max: u64) -> Result<(Vec<u8>, Trace), Fault> {
        let mut bytes = Vec::new();
        let trace = self.read_into(name, max, &mut bytes)?;
        Ok((bytes, trace))
    }

    /// Reads a file in the place of what the bytes held before.
    pub(super) fn read_into(
        &self,
        name: &OsStr,
        max: u64,
        bytes: &mut Vec<u8>,
    ) -> Result<Trace, Fault> {
        bytes.clear();
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let opened = rustix::fs::openat(&self.descriptor, name, flags, Mode::empty());
        let file = self.named(name, opened)?;
        let stat = self.named(name, rustix::fs::fstat(&file))?;
        match FileType::from_raw_mode(stat.st_mode) {
            FileType::RegularFile => {}
            FileType::Directory => return Err(self.fault(name, FaultKind::Folder)),
            _ => return Err(self.fault(name, FaultKind::NotAFile)),
        }
        let size = u64::try_from(stat.st_size).unwrap_or(u64::MAX);
        if size > max {
            return Err(self.fault(name, FaultKind::TooLarge { bytes: size, max }));
        }
        bytes.reserve(usize::try_from(size + 1).unwrap_or(0));
        loop {
            match rustix::io::read(&file, spare_capacity(bytes)) {
                Ok(0) => return Ok(Trace::of(&stat)),
                Err(Errno::INTR) => {}
                read => drop(self.named(name, read)?),
            }
            if bytes.len() as u64 > max {
                let bytes = bytes.len() as u64;
                return Err(self.fault(name, FaultKind::TooLarge { bytes, max }));
            }
            bytes.reserve(1); // it may have grown meanwhile
        }
    }

    /// Puts this content under a name, in the place of what is there, by way of a neighbour; it is
    /// on the disk when this returns.
    pub(super) fn put(&self, temporary: &OsStr, name: &OsStr, bytes: &[u8]) -> Result<(), Fault> {
        self.remove(temporary)?;
        self.write_new(temporary, bytes)?;
        if let Err(why) = self.rename(temporary, name) {
            let _ = self.remove(temporary);
            return Err(why);
        }
        self.sync()
    }

    /// Makes a file with this content, on the disk when this returns. It must not be there yet.
    pub(super) fn write_new(&self, name: &OsStr, bytes: &[u8]) -> Result<(), Fault> {
        let mut file = self.create(name)?;
        let written = self.write_and_sync(name, &mut file, bytes);
        drop(file);
        if written.is_err() {
            // A file whose sync failed is never synced again: a new attempt makes a new one.
            let _ = self.remove(name);
        }
        written
    }

    fn write_and_sync(&self, name: &OsStr, file: &mut File, bytes: &[u8]) -> Result<(), Fault> {
        let io = |error: std::io::Error| self.fault(name, kind_of_io(&error));
        file.write_all(bytes).map_err(io)?;
        let stat = self.named(name, rustix::fs::fstat(&*file))?;
        if u64::try_from(stat.st_size).ok() != Some(bytes.len() as u64) {
            return Err(self.fault(name, FaultKind::NotAsWritten));
        }
        file.sync_all().map_err(io)
    }

    /// Gives a file a second name that must not be taken.
    fn link(&self, from: &OsStr, to: &OsStr) -> Result<(), Fault> {
        let linked =
            rustix::fs::linkat(&self.descriptor, from, &self.descriptor, to, AtFlags::empty());
        self.named(to, linked)
    }

    /// Keeps what a file holds under a second name that must not be taken, its owner's alone.
    pub(super) fn keep(&self, from: &OsStr, to: &OsStr) -> Result<(), Fault> {
        match self.link(from, to) {
            Ok(()) => {
                self.make_private(to);
                Ok(())
            }
            Err(fault) if matches!(fault.kind, FaultKind::Exists | FaultKind::Missing) => {
                Err(fault)
            }
            // No links here, as on a stick: a copy does as well.
            Err(_) => {
                let (bytes, _) = self.read(from, u64::MAX - 1)?;
                self.write_new(to, &bytes)
            }
        }
    }

    /// Makes a file its owner's alone, where that can be done.
    fn make_private(&self, name: &OsStr) {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
        if let Ok(file) = rustix::fs::openat(&self.descriptor, name, flags, Mode::empty()) {
            let _ = rustix::fs::fchmod(&file, PRIVATE_FILE); // some disks know no rights
        }
    }

    /// Returns the names in the folder; none where it cannot be read.
    pub(super) fn names(&self) -> Vec<OsString> {
        let Ok(entries) = rustix::fs::Dir::read_from(&self.descriptor) else { return Vec::new() };
        let name = |entry: rustix::fs::DirEntry| {
            OsStr::from_bytes(entry.file_name().to_bytes()).to_owned()
        };
        entries.flatten().map(name).collect()
    }

    /// Gives a file another's name; that other one is gone.
    pub(super) fn rename(&self, from: &OsStr, to: &OsStr) -> Result<(), Fault> {
        let renamed = rustix::fs::renameat(&self.descriptor, from, &self.descriptor, to);
        self.named(to, renamed)
    }

    /// Gives a file a name that must not be taken; its own name goes.
    pub(super) fn publish_new(&self, from: &OsStr, to: &OsStr) -> Result<(), Fault> {
        match self.link(from, to) {
            Ok(()) => self.remove(from),
            Err(fault) if fault.kind == FaultKind::Exists => Err(fault),
            // No links here, as on a stick; the name could be taken only in this very moment.
            Err(_) => match self.trace(to)? {
                None => self.rename(from, to),
                Some(_) => Err(self.fault(to, FaultKind::Exists)),
            },
        }
    }

    /// Removes a file; that there is none is no error.
    pub(super) fn remove(&self, name: &OsStr) -> Result<(), Fault> {
        match rustix::fs::unlinkat(&self.descriptor, name, AtFlags::empty()) {
            Ok(()) | Err(Errno::NOENT) => Ok(()),
            Err(error) => Err(self.fault(name, kind_of(error))),
        }
    }

    /// Makes the names of the folder last. Some network folders cannot; that is accepted.
    pub(super) fn sync(&self) -> Result<(), Fault> {
        match rustix::fs::fsync(&self.descriptor) {
            Ok(()) | Err(Errno::INVAL | Errno::NOTSUP) => Ok(()),
            Err(error) => Err(Fault { path: self.path.clone(), kind: kind_of(error) }),
        }
    }

    /// Tells whether the folder is known to lie on a disk of this computer.
    pub(super) fn is_local(&self) -> bool {
        #[cfg(target_os = "linux")]
        {
            #[allow(clippy::cast_sign_loss, clippy::cast_possible_truncation)] // a magic number
            let kind = |stat: rustix::fs::StatFs| stat.f_type as u64 & 0xffff_ffff;
            rustix::fs::fstatfs(&self.descriptor).is_ok_and(|stat| LOCAL.contains(&kind(stat)))
        }
        #[cfg(not(target_os = "linux"))]
        {
            false
        }
    }

    /// Tells whether the folder's path still leads to this folder.
    pub(super) fn is_still_there(&self) -> Result<bool, Fault> {
        let held = rustix::fs::fstat(&self.descriptor);
        let named = rustix::fs::stat(&self.path);
        match (held, named) {
            (Ok(held), Ok(named)) => Ok(Trace::of(&held).is_same_file(Trace::of(&named))),
            (Err(error), _) | (_, Err(error)) => match kind_of(error) {
                FaultKind::Missing | FaultKind::Gone => Ok(false),
                kind => Err(Fault { path: self.path.clone(), kind }),
            },
        }
    }
}
