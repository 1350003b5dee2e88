//! Many alike things done on several threads, for commands that read a whole archive.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Fewest threads: where the disk is what is waited for, more of them wait at once.
const HANDS: usize = 4;

/// Does the same with each thing; gives what came of it in the order of the things. There are
/// twice as many threads as processors, so that some read while others wait for the disk.
pub fn crew<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let hands = (2 * processors).max(HANDS).min(things.len());
    let next = AtomicUsize::new(0);
    let work_off = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { return done };
            done.push((at, work(thing)));
        }
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let hands: Vec<_> = (0..hands).map(|_| scope.spawn(work_off)).collect();
        let joined =
            hands.into_iter().map(|hand| hand.join().unwrap_or_else(|why| resume_unwind(why)));
        joined.flatten().collect()
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_of_it_is_in_the_order_of_the_things() {
        let things: Vec<u64> = (0..1_000).collect();
        let made = crew(&things, |thing| thing * 2);
        assert_eq!(made, (0..1_000).map(|thing| thing * 2).collect::<Vec<_>>());
        assert!(crew(&[], |thing: &u64| *thing).is_empty());
    }

    /// A hand that fails is not silently missing from the whole.
    #[test]
    fn a_panic_in_one_hand_is_that_of_the_caller() {
        let work = |thing: &u64| assert!(*thing != 7, "seven");
        let caught = std::panic::catch_unwind(|| crew(&(0..20).collect::<Vec<u64>>(), work));
        assert!(caught.is_err());
    }
}
