//! What it costs to count the matrix when it is opened, against copying the same remarks. Prints
//! medians and their ratio; judges nothing.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant as Watch};

use kiemdiem::session::Session;
use kiemdiem::session::ids::RemarkId;
use kiemdiem::session::matrix::Matrix;
use kiemdiem::session::member::Party;
use kiemdiem::session::remark::{Kind, Remark};
use kiemdiem::store::format::parse;

const SAMPLE: &str = include_str!("../sessions/mau/hop-mau.toml");
const ROUNDS: usize = 51;

/// The sample meeting with so many remarks, by all members, about all shortcomings.
fn session(remarks: usize) -> Session {
    let mut session = parse(SAMPLE.as_bytes()).expect("the sample is sound");
    let pattern = session.remarks[0].as_ref().clone();
    let (members, shortcomings) = (session.members.len(), session.outline.shortcomings.len());
    session.remarks = (0..remarks)
        .map(|number| {
            let mut remark: Remark = pattern.clone();
            remark.id = RemarkId::numbered("r", number);
            remark.link.by = Some(session.members[number % members].id.clone());
            remark.link.to = Some(Party::Member(session.members[number / 3 % members].id.clone()));
            remark.link.kind = Kind::ALL[number % Kind::ALL.len()];
            let about = &session.outline.shortcomings[number / 7 % shortcomings];
            remark.link.shortcomings = vec![about.id.clone()];
            Arc::new(remark)
        })
        .collect();
    session
}

fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let watch = Watch::now();
            black_box(work());
            watch.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

fn main() {
    println!(
        "{:>8}  {:>10}  {:>10}  {:>10}  {:>6}  {:>6}",
        "remarks", "count", "pointers", "copy", "×ptr", "×copy"
    );
    for remarks in [100, 1_000, 10_000, 100_000] {
        let session = session(remarks);
        let count = median(|| Matrix::of(&session));
        let pointers = median(|| session.remarks.clone());
        let copy =
            median(|| session.remarks.iter().map(|each| each.as_ref().clone()).collect::<Vec<_>>());
        let micros = |time: Duration| time.as_secs_f64() * 1e6;
        println!(
            "{remarks:>8}  {:>8.1}µs  {:>8.1}µs  {:>8.1}µs  {:>6.1}  {:>6.2}",
            micros(count),
            micros(pointers),
            micros(copy),
            count.as_secs_f64() / pointers.as_secs_f64(),
            count.as_secs_f64() / copy.as_secs_f64(),
        );
    }
}
