//! The windows: events to effects, state to frame. Knows no terminal, thread, clock or disk.

pub mod action;
pub mod big;
pub mod desk;
pub mod editor;
pub mod event;
pub mod find;
pub mod frames;
mod keep;
pub mod keys;
mod lay;
pub mod model;
pub mod overlay;
pub mod place;
pub mod screens;
pub mod theme;
pub mod typing;
mod update;
mod view;
mod wake;
pub mod widgets;

pub use update::{places, update};
pub use view::view;
