//! kiemdiem: runs and records a committee's review meeting in a terminal.

#[macro_use]
pub mod locale;

pub mod cli;
pub mod limits;
pub mod report;
pub mod session;
pub mod shell;
pub mod store;
pub mod text;
pub mod ui;
