//! Reports and lists of members as people write them.
