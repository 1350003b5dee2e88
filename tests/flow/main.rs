//! Keys through the windows, without terminal, disk or clock.

#![allow(clippy::unwrap_used, reason = "a test that lacks what it looks for has failed")]

mod chair;
mod faults;
mod finding;
mod frames;
mod letters;
mod meeting;
mod opening;
mod page;
mod picture;
mod play;
mod preparing;
mod project;
mod refusals;
mod saving;
mod signs;
mod writing;
