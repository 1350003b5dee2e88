//! The disk: the session file and everything that reads or writes files.

pub mod fault;
