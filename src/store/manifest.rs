//! What a folder hands over to the archive: each session and each paper, with size and SHA-256.
//!
//! The list of digests is one that `sha256sum -c` reads. It is whole or there is none: what cannot
//! be read is told, so that nothing is missing unseen.

#[cfg(test)]
mod tests;

use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use super::archive::{Batch, parsed};
use super::fault::Fault;
use super::format::own_shelf;
use super::library::is_session_name;
use super::seal::digest;
use super::shelf::Shelf;
use crate::session::Session;
use crate::session::closing::Digest;

/// One file that is handed over.
#[derive(Debug)]
pub struct Handed {
    /// Where it lies, from the folder that is handed over.
    pub path: PathBuf,
    /// How many bytes it has.
    pub bytes: usize,
    /// Digest of these bytes.
    pub sha256: Digest,
    /// What it says itself of its place in the archive.
    pub own: Shelf,
    /// What it holds; `None`: it is a paper.
    pub session: Option<Box<Session>>,
}

/// Reads the files of a batch in this folder.
#[must_use]
pub fn handed(batch: &Batch, root: &Path) -> Vec<Result<Handed, Fault>> {
    let mut all = Vec::new();
    batch.each(|path, bytes| {
        let made = bytes.and_then(|bytes| {
            let is_session = path.file_name().is_some_and(is_session_name);
            let session = if is_session { Some(Box::new(parsed(&path, bytes)?)) } else { None };
            let within = path.strip_prefix(root).unwrap_or(&path).to_owned();
            let own = session.as_ref().map(|_| own_shelf(bytes)).unwrap_or_default();
            Ok(Handed { path: within, bytes: bytes.len(), sha256: digest(bytes), own, session })
        });
        all.push(made);
    });
    all
}

/// Returns the lines that `sha256sum -c` checks, run in the folder that is handed over.
#[must_use]
pub fn sums(all: &[Handed]) -> Vec<u8> {
    let mut out = Vec::new();
    for each in all {
        let name = each.path.as_os_str().as_bytes();
        let is_odd = |byte: &u8| matches!(byte, b'\\' | b'\n' | b'\r');
        if name.iter().any(is_odd) {
            out.push(b'\\'); // so that sha256sum knows that the name is escaped
        }
        out.extend(format!("{}  ", each.sha256).into_bytes());
        for byte in name {
            match byte {
                b'\\' => out.extend(b"\\\\"),
                b'\n' => out.extend(b"\\n"),
                b'\r' => out.extend(b"\\r"),
                byte => out.push(*byte),
            }
        }
        out.push(b'\n');
    }
    out
}
