//! The disk: the session file and everything that reads or writes files.
//!
//! Knows no thread, clock or environment: who calls gives time and place.
//!
//! # What people see when something goes wrong
//!
//! | Fault | In a window | A command | On the disk |
//! |---|---|---|---|
//! | no space, quota | red mark, why, tried again each 5 s | 74 | old file |
//! | disk fails (EIO) | after three attempts: red mark, why, tried again | 74 | old file |
//! | folder cannot be synced | the same: written, may not last | 74 | new, until a power cut |
//! | read-only, no rights | opens, says why, drafts only | 77 | old file |
//! | folder or file gone | red mark; asks: later, write back, save as new | 74, 1 | old file |
//! | replaced by an older state | asks: later, ours, theirs, new | – | what was put there |
//! | folder, pipe, link in its place | red mark, why | 1 | what was put there |
//! | broken by hand | line, column, mend; last good state stays | 1 | as the hand left it |
//! | newer format | refused by number | 1 | untouched |
//! | older format | a note | a line, and saves | new; the old one kept beside, `….schema-1` |
//! | held by another program | mark from 300 ms, who and since when after 5 s | 75 | old file |
//! | no locks on that disk | a note: only this place saves now | the same, and saves | new |
//! | no locks, another saves | who, since when; asks: later, take over, new | 75 | the other's |
//! | a lock unknown to others (share) | a note: only this place saves | as without | both |
//! | same remark changed twice | both versions and four ways on | 1 | the other's |
//! | seen by others; another user's; more names | a note | a line, and saves | mended by a save |
//! | anybody may write in its folder | a note | a line, and saves | as it was |
//! | a disk without links, as a stick | nothing: copies do as well | the same | new |
//! | killed, power cut | offers what was typed and not saved | – | old or new, whole |
//!
//! Class and code of the archive that a file of format 2 has in itself go into the register when it
//! becomes ours; where that fails nothing of it is saved, and the window says why.
//!
//! A save that failed keeps its changes in the window and in the draft. Good versions are kept
//! beside the session ([`generations`]); comments of a hand outlive our saves.

pub mod archive;
pub mod draft;
pub mod fault;
mod folder;
pub mod follow;
pub mod format;
pub mod generations;
mod hand;
pub mod library;
pub mod life;
pub mod manifest;
pub mod papers;
pub mod phrases;
mod plain;
pub mod preparation;
pub mod register;
pub mod rescue;
pub mod rules;
pub mod seal;
mod session_file;
pub mod settings;
pub mod shelf;
pub mod tables;
mod turn;
pub mod warnings;
pub mod watch;

#[cfg(test)]
mod tests;

pub use session_file::{Committed, Pause, SessionFile};
