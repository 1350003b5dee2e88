//! The words for what `report` knows: unreadable reports, doubts, roles.
