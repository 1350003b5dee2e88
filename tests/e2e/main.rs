//! The whole program, as commands and in a terminal.

mod acts;
mod archive;
mod bad;
mod closing;
mod commands;
mod ending;
mod halfday;
mod lacking;
mod meeting;
mod papers;
mod prepare;
mod readme;
mod reports;
mod reviews;
mod revise;
mod room;
mod rules;
mod settings;
mod speed;
mod ssh;
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod two;
mod typing;
mod window;
mod years;
