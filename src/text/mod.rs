//! Vietnamese text: cleaned on the way in, made safe on the way out, folded for matching,
//! wrapped for the screen. Knows nothing of meetings.

mod clean;
mod fold;
mod wrap;

pub use clean::{Clean, is_composed, kept, shown, stripped};
pub use fold::{Fit, fit, fold, fold_mapped};
pub use wrap::{Letter, Letters, clip, letters, width, wrap};
