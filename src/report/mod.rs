//! Reports: bytes to an outline and doubts.

pub mod members;

/// Why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Empty.
    Empty,
}

/// Reading.
#[derive(Debug)]
pub struct Reading {
    /// Outline.
    pub outline: crate::session::outline::Outline,
    /// Doubts.
    pub doubts: Vec<Doubt>,
}

/// Doubt.
#[derive(Debug)]
pub struct Doubt {
    /// Line.
    pub line: u32,
}

/// Reads.
///
/// # Errors
/// Why.
pub fn read(_bytes: &[u8]) -> Result<Reading, Unreadable> {
    Err(Unreadable::Empty)
}
