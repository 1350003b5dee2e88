//! The words for what `report` knows.

use super::Lang;
use crate::report::Unreadable;
use crate::report::members::BadMembers;

/// Says.
#[must_use]
pub fn unreadable(_lang: Lang, _why: &Unreadable) -> String {
    String::new()
}

/// Says.
#[must_use]
pub fn bad_members(_lang: Lang, _why: &BadMembers) -> String {
    String::new()
}

/// Says.
#[must_use]
pub fn doubt(_lang: Lang, _why: &crate::report::Doubt) -> String {
    String::new()
}

/// Says.
#[must_use]
pub fn role(_lang: Lang, _why: crate::session::outline::Role) -> &'static str {
    ""
}
