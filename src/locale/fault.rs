//! The words for every fault of the disk and of files.
