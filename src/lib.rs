//! kiemdiem: runs and records a committee's review meeting in a terminal.

#[macro_use]
pub mod locale;

pub mod limits;
pub mod session;
pub mod text;
