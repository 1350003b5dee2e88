//! The whole program, as commands and in a terminal.

mod bad;
mod commands;
mod meeting;
mod papers;
mod readme;
mod reports;
#[path = "../support/mod.rs"]
mod support;
mod two;
mod window;
