//! The disk: the session file and everything that reads or writes files.
//!
//! Knows no thread, clock or environment: who calls gives time and place.

pub mod draft;
pub mod fault;
mod folder;
pub mod format;
pub mod generations;
mod hand;
pub mod library;
pub mod phrases;
pub mod rescue;
pub mod rules;
mod session_file;
pub mod watch;

#[cfg(test)]
mod tests;

pub use session_file::{Committed, Pause, SessionFile};
