//! What reading a report costs against its floor: reading the same bytes, checking that they are
//! UTF-8 and composed. Then a document of 200 pages. Prints medians; judges nothing.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::Instant as Watch;

use kiemdiem::report::{ReadAs, read};
use unicode_normalization::is_nfc_quick;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ROUNDS: usize = 15;
/// Pages of the document, and paragraphs of about 500 letters on each.
const PAGES: usize = 200;
const ON_A_PAGE: usize = 6;
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const PARAGRAPH: &str = "Chi bộ thôn Bãi Dâu họp đủ kỳ, ghi sổ rõ ràng; tuyến mương dài 1.200 m \
    được nạo vét hai lần trong năm, nước về ruộng sớm hơn mười ngày so với các năm trước. Nhà văn \
    hoá có thêm tủ sách, buổi tối đông người đọc. Quỹ khuyến học tăng 42 triệu đồng. ";

/// The lines of a report of about so many letters.
fn lines(letters: usize) -> Vec<String> {
    let mut lines = vec!["BÁO CÁO".to_owned(), "Kiểm điểm của chi bộ thôn Bãi Dâu".to_owned()];
    lines.push("I. KẾT QUẢ ĐẠT ĐƯỢC".to_owned());
    let mut number = 0;
    while lines.iter().map(String::len).sum::<usize>() < letters * 9 / 10 {
        number += 1;
        lines.push(format!("{number}. Về việc thứ {number} của thôn"));
        for _ in 0..40 {
            lines.push(PARAGRAPH.repeat(2));
            lines.push(format!("- {PARAGRAPH}"));
        }
    }
    for (heading, count) in
        [("II. HẠN CHẾ", 400), ("III. NGUYÊN NHÂN CHỦ QUAN", 100), ("IV. GIẢI PHÁP", 200)]
    {
        lines.push(heading.to_owned());
        lines.extend((0..count).map(|at| format!("- Việc {at}: đường liên xóm chậm sửa 30 ngày.")));
    }
    lines
}

fn median(mut measure: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let watch = Watch::now();
            measure();
            watch.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}

/// A report of nothing but short items.
fn items(count: usize) -> Vec<String> {
    let head = ["BÁO CÁO", "Kiểm điểm của chi bộ thôn Bãi Dâu", "I. GIẢI PHÁP"];
    let item = |at| format!("- Việc {at}: đường liên xóm chậm sửa 30 ngày.");
    head.into_iter().map(str::to_owned).chain((0..count).map(item)).collect()
}

fn text(what: &str, path: &Path, lines: &[String]) {
    fs::write(path, lines.join("\n")).expect("a file");
    let size = fs::metadata(path).expect("there").len() as f64 / 1e6;
    let floor = median(|| {
        let bytes = fs::read(path).expect("read");
        let text = std::str::from_utf8(&bytes).expect("UTF-8");
        black_box(is_nfc_quick(text.chars()));
    });
    let whole = median(|| {
        let bytes = fs::read(path).expect("read");
        black_box(read(&bytes, ReadAs::default()).expect("a report"));
    });
    println!(
        "{what} {size:.2} MB: {:.1} ms, {:.0} MB/s; floor {:.1} ms, {:.0} MB/s; ratio {:.2}",
        whole * 1e3,
        size / whole,
        floor * 1e3,
        size / floor,
        whole / floor
    );
}

fn document(lines: &[String]) -> Vec<u8> {
    let mut body = String::new();
    for line in lines {
        let half = line.char_indices().nth(20).map_or(line.len(), |(at, _)| at);
        let (first, second) = line.split_at(half);
        for text in [first, second] {
            let open = if body.ends_with("</w:r>") { "" } else { "<w:p><w:pPr/>" };
            write!(body, "{open}<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t>{text}</w:t></w:r>")
                .expect("memory");
        }
        body.push_str("</w:p>");
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    let main = format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>");
    zip.write_all(main.as_bytes()).expect("written");
    zip.finish().expect("packed").into_inner()
}

/// The most memory that the process ever had, in MB, where the system tells it.
fn peak() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1e3)
}

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-report");
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("report.txt");
    text("text", &path, &lines(60_000));
    text("text", &path, &lines(4_000_000));
    text("items", &path, &items(15_000));
    let paragraphs: Vec<String> =
        lines(PAGES * ON_A_PAGE * PARAGRAPH.len() * 2).into_iter().collect();
    let bytes = document(&paragraphs);
    let took = median(|| {
        black_box(read(&bytes, ReadAs::default()).expect("a report"));
    });
    let (packed, count) = (bytes.len() as f64 / 1e6, paragraphs.len());
    println!(
        "docx, {PAGES} pages, {count} paragraphs, {packed:.2} MB packed: {:.1} ms",
        took * 1e3
    );
    if let Some(peak) = peak() {
        println!("memory at most {peak:.0} MB");
    }
    let _ = fs::remove_dir_all(&folder);
}
