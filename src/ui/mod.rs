//! The windows: events to effects, state to frame.

pub mod editor;
