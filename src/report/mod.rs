//! Reports: bytes to an outline and doubts.
