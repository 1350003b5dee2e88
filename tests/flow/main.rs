//! Keys through the windows, without terminal, disk or clock.

#![allow(clippy::unwrap_used, reason = "a test that lacks what it looks for has failed")]

/// Compares the screen with the one that was read and accepted.
macro_rules! frame {
    ($name:literal, $play:expr) => {
        insta::with_settings!({ snapshot_path => "../frames", prepend_module_to_snapshot => false,
            omit_expression => true }, {
            insta::assert_snapshot!($name, $play.screen());
        });
    };
}

mod chair;
mod coverage;
mod faults;
mod finding;
mod frames;
mod hours;
mod lacking;
mod letters;
mod meeting;
mod opening;
mod page;
mod picture;
mod play;
mod preparing;
mod project;
mod reading;
mod refusals;
mod rehearsal;
mod reviews;
mod revised;
mod saving;
mod signs;
mod staying;
mod writing;
mod years;
