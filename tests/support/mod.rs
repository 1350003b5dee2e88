//! What whole-program tests stand on: folders of their own, commands, and a pseudo-terminal.

pub(crate) mod command;
pub(crate) mod folder;
pub(crate) mod keys;
pub(crate) mod terminal;
pub(crate) mod tool;

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_kiemdiem");
