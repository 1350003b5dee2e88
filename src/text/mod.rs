//! Vietnamese text: cleaned on the way in, made safe on the way out, folded for matching,
//! wrapped for the screen, typed, sorted, abbreviated. Knows nothing of meetings.

pub mod abbreviation;
mod clean;
pub mod collate;
mod difference;
pub mod edges;
mod fold;
mod letter;
mod scan;
pub mod typing;
mod wrap;

pub use clean::{Clean, composed, is_composed, kept, shown, stripped};
pub use difference::bracketed;
pub use fold::{Fit, ends_with, fit, fold, fold_into, fold_mapped, places_of};
pub use scan::{Needle, each_byte, find_byte, find_piece};
pub use wrap::{Letter, Letters, clip, is_plain, letters, width, wrap, wrap_by};
