//! What it costs to count the matrix when it is opened and to list what is lacking (F10), against
//! copying the same remarks, and to gather what the years before say, against copying what they
//! say. Prints medians and their ratios; judges nothing.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant as Watch};

use chrono::TimeDelta;
use kiemdiem::locale::Lang;
use kiemdiem::session::Session;
use kiemdiem::session::check::{check, check_step};
use kiemdiem::session::facts::Facts;
use kiemdiem::session::ids::RemarkId;
use kiemdiem::session::matrix::Matrix;
use kiemdiem::session::member::Party;
use kiemdiem::session::memory::Memory;
use kiemdiem::session::remark::{Kind, Promise, Remark};
use kiemdiem::store::format::{parse, print};
use kiemdiem::store::rules;
use kiemdiem::ui::checklist::rows;

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
    counting();
    println!();
    lacking();
    println!();
    remembering();
}

/// So many sessions of the sample's body, a quarter of a year apart, each with its shortcomings
/// worded anew, 200 remarks and a promise about each shortcoming.
fn sessions(count: u32) -> Vec<Session> {
    let pattern = session(200);
    let fillers = ["còn chậm", "chưa đều", "có nơi", "trong năm", "của khu phố", "chưa đạt"];
    let one = |number: u32| {
        let mut session = pattern.clone();
        session.meeting.title = format!("Kiểm điểm lần {number}");
        let back = TimeDelta::days(90 * i64::from(count - number));
        session.standing.sittings[0].opened -= back;
        let outline = Arc::make_mut(&mut session.outline);
        for (at, shortcoming) in outline.shortcomings.iter_mut().enumerate() {
            let mut words: Vec<&str> = shortcoming.text.split(' ').collect();
            let spot = (number as usize * 7 + at) % words.len();
            words.rotate_left(spot);
            words.truncate(words.len() * 2 / 3);
            words.push(fillers[(number as usize + at) % fillers.len()]);
            let text = words.join(" ");
            shortcoming.text = text;
        }
        for (remark, shortcoming) in session.remarks.iter_mut().zip(&outline.shortcomings) {
            let remark = Arc::make_mut(remark);
            remark.link.shortcomings = vec![shortcoming.id.clone()];
            remark.marks.promise = Some(Promise::default());
        }
        session
    };
    (0..count).map(one).collect()
}

/// What earlier sessions say, of what they tell (`gather`) and of their files (`read`), against
/// copying what they tell and copying the sessions.
fn remembering() {
    println!(
        "{:>8}  {:>10}  {:>10}  {:>10}  {:>10}  {:>10}  {:>6}  {:>6}  {:>6}",
        "sessions", "gather", "copy", "sum up", "copy all", "read", "×copy", "×all", "found"
    );
    for count in [50, 500] {
        let sessions = sessions(count);
        let files: Vec<String> = sessions.iter().map(print).collect();
        let this = session(200);
        let of = |session: &Session| Facts::of(session, "hop.toml");
        let (facts, told) = (sessions.iter().map(of).collect::<Vec<_>>(), of(&this));
        let gather = median(|| Memory::of(&this, &told, &facts, 0));
        let copy = median(|| facts.clone());
        let sum_up = median(|| sessions.iter().map(of).collect::<Vec<_>>());
        let whole = |session: &Session| {
            let remarks: Vec<Remark> =
                session.remarks.iter().map(|each| each.as_ref().clone()).collect();
            (remarks, session.outline.as_ref().clone(), session.agenda.as_ref().clone())
        };
        let copy_all = median(|| sessions.iter().map(whole).collect::<Vec<_>>());
        let watch = Watch::now();
        for file in &files {
            black_box(parse(file.as_bytes()).expect("what is printed is read"));
        }
        let read = watch.elapsed();
        let memory = Memory::of(&this, &told, &facts, 0);
        let found = this.outline.shortcomings.iter();
        let found: usize = found.map(|each| memory.of_shortcoming(&each.id).len()).sum();
        let millis = |time: Duration| time.as_secs_f64() * 1e3;
        println!(
            "{count:>8}  {:>8.2}ms  {:>8.2}ms  {:>8.2}ms  {:>8.2}ms  {:>8.1}ms  {:>6.2}  {:>6.2}  \
             {found:>6}",
            millis(gather),
            millis(copy),
            millis(sum_up),
            millis(copy_all),
            millis(read),
            gather.as_secs_f64() / copy.as_secs_f64(),
            (gather + sum_up).as_secs_f64() / copy_all.as_secs_f64(),
        );
    }
}

/// What is lacking of so many remarks, a third of which wait for an answer, and of promises that
/// say neither whose they are nor by when: found (`check`), found of one step, and told in rows
/// (`list`).
fn lacking() {
    println!(
        "{:>8}  {:>8}  {:>10}  {:>10}  {:>10}  {:>10}  {:>6}",
        "remarks", "lacking", "check", "of step", "list", "copy", "×copy"
    );
    let rules = rules::embedded();
    for remarks in [100, 1_000, 10_000] {
        let mut session = session(remarks);
        for remark in &mut session.remarks {
            let remark = Arc::make_mut(remark);
            remark.answer = None;
            if remark.link.kind == Kind::Conclusion {
                remark.marks.promise = Some(Promise::default());
            }
        }
        let step = session.standing.step.clone().expect("the sample stands at a step");
        let found = median(|| check(&session, &rules));
        let of_step = median(|| check_step(&session, &rules, &step));
        let list = median(|| rows(Lang::Vi, &session, &rules, None, "hop.toml"));
        let copy =
            median(|| session.remarks.iter().map(|each| each.as_ref().clone()).collect::<Vec<_>>());
        let micros = |time: Duration| time.as_secs_f64() * 1e6;
        println!(
            "{remarks:>8}  {:>8}  {:>8.1}µs  {:>8.1}µs  {:>8.1}µs  {:>8.1}µs  {:>6.2}",
            check(&session, &rules).len(),
            micros(found),
            micros(of_step),
            micros(list),
            micros(copy),
            list.as_secs_f64() / copy.as_secs_f64(),
        );
    }
}

fn counting() {
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
