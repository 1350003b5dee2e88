//! The promises of saving, tried on the program as it is built: it is killed at any moment, each
//! of its system calls fails, many of it write at once, the disk is full, slow or gone.
//!
//! `KIEMDIEM_KILLS` and `KIEMDIEM_WRITES` set how often; README names the long run.

mod acts;
mod calls;
mod disk;
mod failing;
mod full;
mod kill;
mod lock;
mod meeting;
mod owner;
mod place;
mod power;
mod slow;
#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "the tests of the whole program use the rest")]
mod support;
mod trace;
mod window;
mod writers;
