//! What reading a session costs, until the window can be drawn, against one plain parse of the
//! same bytes as TOML, in turns. Prints medians and their ratio; judges nothing.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant as Watch};

use kiemdiem::session::Instant;
use kiemdiem::session::ids::RemarkIds;
use kiemdiem::session::remark::Remark;
use kiemdiem::store::SessionFile;
use kiemdiem::store::format::{parse, print};
use kiemdiem::text::Clean;

const SAMPLE: &str = include_str!("../sessions/mau/hop-mau.toml");
const WORDS: &str = "Công tác phát triển đảng viên ở khu phố còn chậm, đề nghị làm rõ trách nhiệm \
    của từng đồng chí được phân công và thời hạn khắc phục cụ thể trong quý tới.";

/// Puts a session of so many remarks into a folder.
fn file(folder: &Path, remarks: usize) -> PathBuf {
    let at = Instant::parse_from_rfc3339("2025-06-10T09:31:07+07:00").expect("a date");
    let mut session = parse(SAMPLE.as_bytes()).expect("the sample is sound");
    let mut ids = RemarkIds::new(7);
    while session.remarks.len() < remarks {
        let link = session.suggested_link(session.standing.step.as_ref(), None);
        let remark = Remark::new(ids.make(at), at, link, &Clean::new(WORDS));
        session.remarks.push(remark.into());
    }
    let path = folder.join(format!("{remarks}.toml"));
    fs::write(&path, print(&session)).expect("written");
    path
}

fn median(mut of: Vec<Duration>) -> f64 {
    of.sort_unstable();
    of[of.len() / 2].as_secs_f64() * 1e3
}

fn measure(path: &Path, remarks: usize, rounds: usize) {
    let text = fs::read_to_string(path).expect("it is there");
    let [mut opened, mut read, mut plain] = [(); 3].map(|()| Vec::new());
    for _ in 0..rounds {
        let watch = Watch::now();
        black_box(SessionFile::open(path, "").expect("it is sound"));
        opened.push(watch.elapsed());
        let watch = Watch::now();
        black_box(parse(text.as_bytes()).expect("it is sound"));
        read.push(watch.elapsed());
        let watch = Watch::now();
        black_box(toml::from_str::<toml::Table>(&text).expect("it is TOML"));
        plain.push(watch.elapsed());
    }
    let (opened, read, plain) = (median(opened), median(read), median(plain));
    let size = text.len() as f64 / 1e6;
    println!(
        "{remarks:>6} remarks, {size:.2} MB: open {opened:.2} ms (parse {read:.2}), plain TOML \
         {plain:.2} ms, ratio {:.2}",
        opened / plain
    );
}

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-read");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for (remarks, rounds) in [(10, 200), (200, 200), (10_000, 15)] {
        measure(&file(&folder, remarks), remarks, rounds);
    }
    let _ = fs::remove_dir_all(&folder);
}
