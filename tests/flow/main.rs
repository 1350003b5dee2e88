//! Keys through the windows, without terminal, disk or clock.

mod frames;
mod meeting;
mod play;
mod saving;
