//! What searching an archive without marks costs against `rg` of the same word as written, which
//! counts lines (`-c`) or prints them as the search does: 5,000 sessions of about 20 KB, whole
//! processes, by turns. Prints medians; judges nothing.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant as Watch;

const SESSIONS: usize = 5_000;
const BYTES: usize = 20_000;
const ROUNDS: usize = 15;
/// In every so many sessions there is one remark with the rare words.
const EVERY: usize = 500;
const PROGRAM: &str = env!("CARGO_BIN_EXE_kiemdiem");

/// As one types it, and as it is written.
const RARE: [(&str, &str); 4] =
    [("nghieng", "nghiêng"), ("duc", "Đức"), ("sau sat", "sâu sát"), ("yeu", "yếu")];
/// Words that stand in every session: once, and in nearly half of all remarks.
const COMMON: [(&str, &str); 4] = [
    ("tap the", "tập thể"),
    ("nhan thieu sot", "nhận thiếu sót"),
    ("dao", "đạo"), // and "đảo"
    ("muong", "mương"),
];
const ONCE: &str = "Tập thể cấp uỷ, tập thể lãnh đạo nhận thiếu sót.";
const SENTENCE: &str = "Nghiêng về phía sâu sát, đồng chí Đức thấy bãi ven đảo còn yếu.";

const WORDS: &str = "chi bộ thôn bãi dâu họp đủ kỳ ghi sổ rõ ràng tuyến mương dài được nạo vét hai \
    lần trong năm nước về ruộng sớm hơn mười ngày so với các trước nhà văn hoá có thêm tủ sách \
    buổi tối đông người quỹ khuyến học tăng triệu đồng việc tạo nguồn phát triển đảng viên trẻ \
    chậm so với kế hoạch cần bàn kỹ ai chịu trách nhiệm và khi nào xong";

/// Numbers that look drawn by lot and are the same each time.
struct Lot(u64);

impl Lot {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

fn session(number: usize, words: &[&str]) -> String {
    let mut lot = Lot(number as u64);
    let day = 1 + number % 28;
    let mut text = format!(
        "#:schema session.schema.json\nschema = 1\nrevision = 9\n\n[meeting]\nkind = \"annual\"\n\
         title = \"Kiểm điểm cuối năm, chi bộ {number}\"\nbody = \"Chi bộ thôn {number}\"\n\
         chair = \"m1\"\nstate = \"suspended\"\nstep = \"s01\"\nrules = \"2025\"\n\n[report]\n\
         title = \"Báo cáo\"\n\n[[sitting]]\nopened = 2025-06-{day:02}T07:30:00+07:00\n\
         ended = 2025-06-{day:02}T11:30:00+07:00\n\n[[entered]]\nstep = \"s01\"\n\
         at = 2025-06-{day:02}T07:30:00+07:00\n"
    );
    for member in 1..=7 {
        write!(
            text,
            "\n[[member]]\nid = \"m{member}\"\nname = \"Nguyễn Văn Số {member}\"\n\
             post = \"Chi ủy viên\"\n"
        )
        .expect("memory");
    }
    text.push_str("\n[[step]]\nid = \"s01\"\ntitle = \"Thảo luận\"\ntopic = \"discussion\"\n");
    let mut remark = 0;
    while text.len() < BYTES {
        let (hour, minute, by) = (8 + remark / 60, remark % 60, 1 + lot.below(7));
        write!(
            text,
            "\n[[remark]]\nid = \"r{remark}\"\n\
             at = 2025-06-{day:02}T{hour:02}:{minute:02}:00+07:00\n\
             step = \"s01\"\nby = \"m{by}\"\nkind = \"note\"\ntext = \""
        )
        .expect("memory");
        for _ in 0..20 + lot.below(30) {
            write!(text, "{} ", words[lot.below(words.len())]).expect("memory");
        }
        let more = match remark {
            0 if number.is_multiple_of(EVERY) => SENTENCE,
            1 => ONCE,
            _ => "",
        };
        writeln!(text, "{more}\"").expect("memory");
        remark += 1;
    }
    text
}

fn generate(folder: &Path) -> usize {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut bytes = 0;
    for number in 0..SESSIONS {
        let text = session(number, &words);
        bytes += text.len();
        fs::write(folder.join(format!("hop-{number:04}.toml")), text).expect("a file");
    }
    bytes
}

/// How long a command takes, in milliseconds, and how many lines it prints.
fn run(program: &str, arguments: &[&str], folder: &Path) -> Option<(f64, usize)> {
    let watch = Watch::now();
    let said = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .ok()?;
    Some((
        watch.elapsed().as_secs_f64() * 1e3,
        said.stdout.split(|byte| *byte == b'\n').count() - 1,
    ))
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

fn compare(typed: &str, written: &str, folder: &Path) {
    let (mut mine, mut counted, mut printed, mut hits) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        if let Some((time, lines)) = run(PROGRAM, &["search", ".", typed], folder) {
            mine.push(time);
            hits = lines;
        }
        counted.extend(run("rg", &["-c", written, "."], folder).map(|(time, _)| time));
        printed.extend(run("rg", &[written, "."], folder).map(|(time, _)| time));
    }
    let mine = median(&mut mine);
    let against = if counted.is_empty() {
        "rg is not installed".to_owned()
    } else {
        let (counted, printed) = (median(&mut counted), median(&mut printed));
        let ratios = (mine / counted, mine / printed);
        format!(
            "rg -c {written}: {counted:.1} ms, rg: {printed:.1} ms; ratios {:.2}, {:.2}",
            ratios.0, ratios.1
        )
    };
    println!("search {typed}: {mine:.1} ms, {hits} hits; {against}");
}

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-search");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let bytes = generate(&folder);
    println!("{SESSIONS} sessions, {:.0} MB, medians of {ROUNDS}", bytes as f64 / 1e6);
    for (typed, written) in RARE.into_iter().chain(COMMON) {
        compare(typed, written, &folder);
    }
    let _ = fs::remove_dir_all(&folder);
}
