//! The windows: events to effects, state to frame. Knows no terminal, thread, clock or disk.

pub mod action;
mod answer;
pub mod big;
pub mod checklist;
pub mod desk;
pub mod editor;
pub mod event;
pub mod find;
pub mod form;
pub mod frames;
pub mod grid;
mod keep;
pub mod keys;
mod lay;
pub mod model;
pub mod overlay;
pub mod place;
mod reading;
pub mod rehearsal;
pub mod screens;
pub mod theme;
pub mod threads;
pub mod typing;
mod update;
mod view;
mod wake;
pub mod widgets;
pub mod years;

pub use update::{places, update};
pub use view::view;
