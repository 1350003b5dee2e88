//! What a save costs against its floor: write, sync, rename and sync of the folder for the same
//! bytes, in turns on the same disk. Prints medians and their ratio; judges nothing.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::fs::{self, File};
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant as Watch};

use kiemdiem::session::change::{Change, ChangeId, Spot, Stamp};
use kiemdiem::session::ids::RemarkIds;
use kiemdiem::session::remark::Remark;
use kiemdiem::session::{Instant, Session};
use kiemdiem::store::SessionFile;
use kiemdiem::store::format::{parse, print};
use kiemdiem::text::Clean;

const SAMPLE: &str = include_str!("../sessions/mau/hop-mau.toml");
const ROUNDS: usize = 60;

fn at() -> Instant {
    Instant::parse_from_rfc3339("2025-06-10T09:31:07+07:00").expect("a date")
}

fn remark(session: &Session, ids: &mut RemarkIds) -> Arc<Remark> {
    let link = session.suggested_link(session.standing.step.as_ref(), None);
    let words = "Công tác phát triển đảng viên ở khu phố còn chậm, đề nghị làm rõ trách nhiệm của \
        từng đồng chí được phân công và thời hạn khắc phục cụ thể trong quý tới.";
    Arc::new(Remark::new(ids.make(at()), at(), link, &Clean::new(words)))
}

fn session(remarks: usize) -> Session {
    let mut session = parse(SAMPLE.as_bytes()).expect("the sample is sound");
    let mut ids = RemarkIds::new(7);
    while session.remarks.len() < remarks {
        session.remarks.push(remark(&session, &mut ids));
    }
    session
}

/// The least that a durable save can cost.
fn floor(folder: &Path, bytes: &[u8]) -> Duration {
    let (temporary, target) = (folder.join("floor.tmp"), folder.join("floor.toml"));
    let watch = Watch::now();
    let mut file = File::create(&temporary).expect("a file");
    file.write_all(bytes).expect("written");
    file.sync_all().expect("synced");
    fs::rename(&temporary, &target).expect("renamed");
    File::open(folder).expect("the folder").sync_all().expect("synced");
    watch.elapsed()
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1_000.0
}

fn measure(folder: &Path, remarks: usize) {
    let start = session(remarks);
    let path: PathBuf = folder.join(format!("{remarks}.toml"));
    let mut file = SessionFile::create(&path, &start, "bench").expect("made");
    let mut ids = RemarkIds::new(8);
    let (mut commits, mut floors) = (Vec::new(), Vec::new());
    let bytes = print(&start).into_bytes();
    for number in 0..=ROUNDS as u64 {
        let change = Change::AddRemark { remark: remark(&start, &mut ids), place: Spot::End };
        let stamp = Stamp { id: ChangeId(number), at: at() };
        let watch = Watch::now();
        let saved = file.commit(&[(change, stamp)], &mut |pause| std::thread::sleep(pause));
        let took = watch.elapsed();
        black_box(saved.expect("saved"));
        let least = floor(folder, &bytes);
        if number > 0 {
            commits.push(took); // the first prints all
            floors.push(least);
        }
    }
    let (commit, floor) = (median(commits), median(floors));
    let size = bytes.len() as f64 / 1e6;
    println!(
        "{remarks:>6} remarks, {size:.2} MB: save {commit:.2} ms, floor {floor:.2} ms, ratio {:.2}",
        commit / floor
    );
}

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-commit");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for remarks in [10, 500, 10_000] {
        measure(&folder, remarks);
    }
    let _ = fs::remove_dir_all(&folder);
}
