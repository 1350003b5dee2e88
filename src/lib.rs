//! kiemdiem: runs and records a committee's review meeting in a terminal.
//!
//! # The map
//!
//! | Room | What it is | May use |
//! |---|---|---|
//! | [`text`] | Vietnamese text: clean, fold, wrap, type, sort | nothing of ours |
//! | [`session`] | what a meeting is: data, rules, changes | `text` |
//! | [`report`] | bytes of a report or list of members → outline and doubts | `session`, `text` |
//! | [`locale`] | every word the program says | enums of `session`, `report`, `store` |
//! | [`minutes`] | a session → papers as blocks → bytes | `session`, `text`, `locale` |
//! | [`ui`] | the windows: events to effects, state to frame | the five above |
//! | [`store`] | the disk: format, saving, drafts, rules | `session`, `text` |
//! | [`shell`] | the world: terminal, threads, clock, signals | all but `cli` |
//! | [`cli`] | commands, environment, printing | all |
//! | [`limits`] | every limit, in one place | nothing |
//!
//! # A key's way to the disk
//!
//! terminal → `shell` makes it a [`ui::event::Event`] → [`ui::update`] finds the action in
//! [`ui::keys`], makes a [`session::change::Change`], applies it to what is shown and returns an
//! effect → the frame is drawn → a worker of `shell` has [`store::SessionFile`] apply the same
//! change to what is on the disk → an event comes back → the mark turns to saved.
//!
//! # What holds everywhere
//!
//! - Nothing alters a session but [`session::Session::apply`].
//! - `text`, `session`, `report`, `minutes`, `locale` and `ui` know no clock, disk, thread
//!   or terminal.
//! - No key waits for the disk; what the screen calls saved is synced and in place.
//! - The window of the room's screen is handed a [`session::public::PublicView`], which by its
//!   type holds only what the chair shows; its file is read and never locked or written.
//! - Text from outside is cleaned on the way in and made safe once more on the way to the screen.
//!
//! `tests/tidy` asserts the arrows and the rest of the house rules.

#[macro_use]
pub mod locale;

pub mod cli;
pub mod limits;
pub mod minutes;
pub mod report;
pub mod session;
pub mod shell;
pub mod store;
pub mod text;
pub mod ui;
