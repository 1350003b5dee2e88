//! Where a session goes when it is handed over to the archive.

use serde::Deserialize;

use crate::text::stripped;

/// Where a session goes when it is handed over to the archive (nộp lưu).
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Shelf {
    /// How long it is kept, as the rules call it (thời hạn bảo quản); empty: not said yet.
    pub class: String,
    /// Its reference code (ký hiệu hồ sơ); empty: not said yet.
    pub code: String,
}

impl Shelf {
    /// Returns what is said, the class first, on one line; empty where nothing is.
    #[must_use]
    pub fn line(&self) -> String {
        let said = [&self.class, &self.code].into_iter().filter(|each| !each.is_empty());
        said.map(String::as_str).collect::<Vec<_>>().join(" · ")
    }

    /// Returns it with what it does not say as another says it.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        let first = |own: String, other: &String| if own.is_empty() { other.clone() } else { own };
        Self { class: first(self.class, &other.class), code: first(self.code, &other.code) }
    }

    /// Returns it without what could steer a terminal.
    pub(super) fn stripped(&self) -> Self {
        Self { class: stripped(&self.class), code: stripped(&self.code) }
    }
}
