//! Documents of a word processor (.docx) as text.

use thiserror::Error;

use super::doubt::Doubt;

/// Why a document of a word processor is not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadDocx {
    /// The archive or a part of it is damaged.
    #[error("{part} is damaged")]
    Broken {
        /// The part; empty for the archive itself.
        part: String,
    },
}

pub(super) fn text(_: &[u8], _: &mut Vec<Doubt>) -> Result<String, BadDocx> {
    Err(BadDocx::Broken { part: String::new() })
}
