//! Members.

/// Why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadMembers {
    /// Empty.
    Empty,
}

/// Reads.
///
/// # Errors
/// Why.
pub fn read_members(
    _bytes: &[u8],
    _profile: &crate::session::rules::Profile,
) -> Result<Vec<crate::session::member::Member>, BadMembers> {
    Err(BadMembers::Empty)
}
