//! Sessions of several years from the command line: what earlier ones say, and what is due.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::support::command::run;
use crate::support::folder::Folder;
use crate::support::tool::can;

/// Three years of one body and one of another, each in a folder of its own but the last.
fn years(test: &str) -> Folder {
    let folder = Folder::new(test).copy("tests/fixtures/years/nam-2025.toml");
    for (year, name) in [("2023", "nam-2023"), ("2024", "nam-2024"), ("2024", "xa-khac-2024")] {
        let inner = folder.path().join(year);
        fs::create_dir_all(&inner).expect("a folder can be made");
        let from = format!("{}/tests/fixtures/years/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        fs::copy(from, inner.join(format!("{name}.toml"))).expect("a fixture can be copied");
    }
    folder
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|why| panic!("{why}: {text}"))
}

#[test]
fn a_thread_says_what_the_years_before_say() {
    let folder = years("years-thread");
    let said = run(&folder, &["thread", "nam-2025.toml", "hc2"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    for line in [
        "Các năm trước (gợi ý): có vẻ đã nêu năm 2024, 2023; chưa khắc phục\n",
        "  2024  Phát triển đảng viên mới tại các thôn vẫn chưa đạt chỉ tiêu",
        "    hc2, 18/12/2024 · giống 44%: Tạo nguồn · phát triển đảng viên mới · các thôn",
        "→ khắc phục một phần (đã giao chỉ tiêu, còn hai thôn chưa làm việc), ghi ngày 16/12/2025",
        "    hc1, 15/12/2023 · giống 57%",
        "Lê Văn C hứa: Lập danh sách quần chúng ưu tú của chín thôn",
    ] {
        assert!(said.out.contains(line), "{line:?} is not in:\n{}", said.out);
    }
    assert!(!said.out.contains("xã khác"), "{}", said.out);
    let near = run(&folder, &["thread", "nam-2025.toml", "hc1"]);
    assert!(near.out.contains("Chưa thấy ở 2 hội nghị trước đây"), "{}", near.out);
    let person = run(&folder, &["thread", "nam-2025.toml", "m3"]);
    assert!(person.out.contains("HC2: có vẻ đã nêu năm 2024, 2023; chưa khắc phục"));
    assert!(person.out.contains("phê bình: Năm thôn vẫn chưa có danh sách"), "{}", person.out);
}

#[test]
fn a_thread_for_machines_has_the_years_too() {
    let folder = years("years-json");
    let said = run(&folder, &["thread", "nam-2025.toml", "hc2", "--json"]);
    let years = &value(&said.out)["years"];
    assert_eq!((&years["earlier"], &years["unread"]), (&json!(2), &json!(0)));
    let last = &years["named"][0];
    assert_eq!((&last["file"], &last["shortcoming"]), (&json!("nam-2024.toml"), &json!("hc2")));
    assert_eq!(last["result"]["state"], json!("not-fixed"));
    assert_eq!(last["promises"][0]["result"]["state"], json!("partly"));
    assert!(last["words"].as_array().unwrap().contains(&json!("phát triển đảng viên mới")));
    let of = run(&folder, &["thread", "2024/nam-2024.toml", "hc2", "--json"]);
    assert_eq!(value(&of.out)["years"]["result"]["state"], json!("not-fixed"), "what came later");
    // A folder that is named is looked through, and no other.
    let none = run(&folder, &["thread", "nam-2025.toml", "hc2", "--in", "2024", "--json"]);
    assert_eq!(value(&none.out)["years"]["earlier"], json!(1));
}

/// A session that does not say whose it is finds what it was carried over from, and nothing else;
/// what cannot be read is counted.
#[test]
fn without_a_body_the_chain_alone_is_followed() {
    let folder = years("years-nameless").write("hỏng.toml", "");
    for name in ["nam-2025.toml", "2024/nam-2024.toml", "2023/nam-2023.toml"] {
        let text = folder.text(name).replace("body = \"Ban Chấp hành Đảng bộ xã Ví Dụ\"\n", "");
        fs::write(folder.path().join(name), text).expect("our own file");
    }
    let said = run(&folder, &["thread", "nam-2025.toml", "hc2"]);
    assert!(said.out.contains("có vẻ đã nêu năm 2024, 2023"), "{}", said.out);
    assert!(said.out.contains("1 tệp không đọc được"), "{}", said.out);
    let alone = run(&folder, &["thread", "nam-2025.toml", "hc2", "--in", "2023"]);
    assert!(alone.out.contains("có vẻ đã nêu năm 2023"), "{}", alone.out);
}

#[test]
fn what_is_due_is_listed_with_what_is_overdue_first() {
    let folder = years("years-due");
    let said = run(&folder, &["due", "--on", "16/10/2025"]);
    let expected = "\
        quá hạn 473 ngày · 30/06/2024 · Lê Văn C\n    \
        Lập danh sách quần chúng ưu tú của chín thôn, mỗi người có một đảng viên giúp đỡ.\n    \
        kiểm tra: Danh sách có xác nhận của từng chi bộ thôn · khắc phục một phần (bảy trong chín \
        thôn có danh sách) · về hc1\n    \
        DIR/2023/nam-2023.toml R1 · BÁO CÁO Kiểm điểm năm 2023 của Ban Chấp hành Đảng bộ xã Ví \
        Dụ\n\
        quá hạn 229 ngày · 01/03/2025 · Lê Văn C\n    \
        Việc của xã khác: lập danh sách quần chúng ưu tú của các thôn.\n    \
        chưa nêu cách kiểm tra · về hc2\n    \
        DIR/2024/xa-khac-2024.toml R2 · BÁO CÁO Kiểm điểm năm 2024 của Ban Chấp hành Đảng bộ xã \
        Ví Dụ\n\
        quá hạn 16 ngày · 30/09/2025 · Lê Văn C\n    \
        Giao chỉ tiêu kết nạp cho từng chi bộ thôn và làm việc với năm thôn chưa có danh \
        sách.\n    \
        kiểm tra: Số người được kết nạp, theo từng thôn · khắc phục một phần (đã giao chỉ tiêu, \
        còn hai thôn chưa làm việc) · về hc2 · ưu tiên\n    \
        DIR/2024/nam-2024.toml R3 · BÁO CÁO Kiểm điểm năm 2024 của Ban Chấp hành Đảng bộ xã Ví \
        Dụ\n\
        còn 257 ngày · 30/06/2026 · Lê Văn C\n    \
        Mỗi quý làm việc với hai chi bộ thôn, báo cáo kết quả tạo nguồn từng người.\n    \
        kiểm tra: Báo cáo từng quý trước Ban Thường vụ · về hc2\n    \
        DIR/nam-2025.toml R4 · BÁO CÁO Kiểm điểm năm 2025 của Ban Chấp hành Đảng bộ xã Ví Dụ\n\
        4 việc chưa xong: 3 quá hạn, 1 chưa đến hạn, 0 chưa hẹn ngày.\n";
    let listed = value(&run(&folder, &["due", "--on", "16/10/2025", "--json"]).out);
    let listed = listed.as_array().expect("a list");
    let ids: Vec<&str> = listed.iter().map(|each| each["id"].as_str().unwrap()).collect();
    let places = ["R1", "R2", "R3", "R4"];
    let expected = places
        .iter()
        .zip(&ids)
        .fold(expected.to_owned(), |text, (place, id)| text.replace(place, id));
    assert_eq!((said.code, said.err.as_str(), said.out), (Some(0), "", expected));
    assert_eq!(
        (&listed[2]["due"], &listed[2]["days"], &listed[2]["from"], &listed[2]["priority"]),
        (&json!("2025-09-30"), &json!(-16), &json!("nam-2024.toml"), &json!(true))
    );
    assert_eq!(listed[2]["result"]["state"], json!("partly"));
    let bad = "kiemdiem: không rõ «mai kia» là ngày nào; viết như 30/6 hoặc 30/6/2025";
    assert_eq!(run(&folder, &["due", "--on", "mai kia"]).code, Some(1), "{bad}");
}

#[test]
fn where_nothing_is_due_the_answer_is_no() {
    let folder = Folder::new("years-nothing").copy("tests/fixtures/sessions/hop.toml");
    let said = run(&folder, &["due"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), "Không có việc nào chưa xong.\n"));
    assert_eq!(run(&folder, &["due", "--json"]).out, "[]\n");
    run(&folder, &["due", "--ics", "-o", "việc.ics"])
        .fails(1, "kiemdiem: không có việc nào có ngày hẹn, không ghi lịch");
    assert_eq!(run(&folder, &["due", "-o", "việc.ics"]).code, Some(2), "a file of what?");
}

/// One event, its properties by name.
type Entry = BTreeMap<String, String>;

/// Reads a calendar as strictly as RFC 5545 has it: line ends, lengths, order, escapes.
fn read(text: &str) -> Vec<Entry> {
    let lines = text.strip_suffix("\r\n").expect("the last line ends").split("\r\n");
    let lines: Vec<&str> = lines.collect();
    for line in &lines {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        assert!(!line.contains(['\r', '\n']) && !line.is_empty(), "{line:?}");
    }
    let whole = lines.join("\r\n").replace("\r\n ", "");
    let mut lines = whole.split("\r\n");
    assert_eq!(lines.next(), Some("BEGIN:VCALENDAR"));
    let mut events = Vec::new();
    let mut open: Option<Entry> = None;
    for line in lines {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{line:?}"));
        match (name, value) {
            ("BEGIN", "VEVENT") => assert!(open.replace(Entry::new()).is_none(), "one at a time"),
            ("END", "VEVENT") => events.push(open.take().expect("it was begun")),
            ("END", "VCALENDAR") => assert!(open.is_none(), "it was ended"),
            _ => {
                if let Some(open) = &mut open {
                    let before = open.insert(name.to_owned(), unescaped(value));
                    assert_eq!(before, None, "{name} stands twice");
                }
            }
        }
    }
    events
}

fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => out.push('\n'),
                Some(sign @ ('\\' | ';' | ',')) => out.push(sign),
                other => panic!("{other:?} is not to be escaped in {value:?}"),
            },
            ';' | ',' => panic!("{letter:?} is to be escaped in {value:?}"),
            letter => out.push(letter),
        }
    }
    out
}

#[test]
fn a_calendar_has_a_day_for_each_and_the_same_bytes_each_time() {
    let folder = years("years-ics");
    let said = run(&folder, &["due", "--ics", "-o", "việc.ics"]);
    said.prints("Đã ghi 4 việc vào việc.ics; mở bằng chương trình lịch.\n");
    let text = folder.text("việc.ics");
    let events = read(&text);
    assert_eq!(events.len(), 4);
    let first = &events[0];
    assert_eq!(first["DTSTART;VALUE=DATE"], "20240630");
    assert_eq!(first["DTEND;VALUE=DATE"], "20240701");
    assert_eq!(first["DTSTAMP"], "20231215T012000Z", "08:20 in Vietnam");
    assert_eq!(
        first["SUMMARY"],
        "Lê Văn C: Lập danh sách quần chúng ưu tú của chín thôn, mỗi người có một đảng viên giúp \
         đỡ."
    );
    assert!(first["DESCRIPTION"].starts_with("kiểm tra: Danh sách có xác nhận"), "{first:?}");
    assert!(first["UID"].ends_with("-20231215-nam-2023.toml@kiemdiem"), "{first:?}");
    assert_eq!(run(&folder, &["due", "--ics"]).out, text, "printed, and the same again");
    let again = run(&folder, &["due", "--ics", "-o", "việc.ics"]);
    assert_eq!(again.code, Some(73), "what is there is not written over: {}", again.err);
    let again = run(&folder, &["due", "--ics", "-o", "việc.ics", "--force"]);
    assert_eq!((again.code, folder.text("việc.ics")), (Some(0), text));
}

/// A reader of others finds the same, where there is one (python-icalendar); else nothing is tried.
#[test]
fn another_reader_reads_the_calendar() {
    if !can(&["python3", "-c", "import icalendar"], "the calendar in another reader") {
        return;
    }
    let folder = years("years-ics-read");
    assert_eq!(run(&folder, &["due", "--ics", "-o", "v.ics"]).code, Some(0));
    let script = "import icalendar, sys\n\
        c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())\n\
        for e in c.walk('VEVENT'):\n\
        \x20   when = [e['DTSTART'].dt, e['DTEND'].dt, e['DTSTAMP'].dt.isoformat()]\n\
        \x20   print(*when, e['SUMMARY'][:20])\n";
    let path = folder.path().join("v.ics");
    let said = Command::new("python3").args(["-c", script]).arg(&path).output();
    let said = said.expect("python is there");
    let read = "2024-06-30 2024-07-01 2023-12-15T01:20:00+00:00 Lê Văn C: Lập danh s\n\
                2025-03-01 2025-03-02 2024-12-20T01:20:00+00:00 Lê Văn C: Việc của x\n\
                2025-09-30 2025-10-01 2024-12-18T01:20:00+00:00 Lê Văn C: Giao chỉ t\n\
                2026-06-30 2026-07-01 2025-12-16T01:20:00+00:00 Lê Văn C: Mỗi quý là\n";
    assert_eq!(String::from_utf8_lossy(&said.stdout), read, "{said:?}");
}

/// How much of the previous shortcomings is remedied stands where it is recorded, in the papers,
/// and among the figures.
#[test]
fn the_share_that_is_remedied_is_said_wherever_the_rules_ask_for_it() {
    let folder = years("years-share");
    let said = run(&folder, &["settle", "nam-2025.toml"]);
    let share = "Số 1 và số 6 có vẻ là một hạn chế được nêu lại, tính một lần. Nếu là hai: \
                 kiemdiem settle nam-2025.toml 6 --apart 1\nĐã khắc phục 2/3 hạn chế kỳ \
                 trước (66 %). Hạn chế kỳ trước phải khắc phục: 100 % để xếp mức cao nhất, ít nhất \
                 80 %.\n";
    assert!(said.out.ends_with(share), "{}", said.out);
    for paper in ["minutes", "plan"] {
        let to = ["export", "nam-2025.toml", "--paper", paper, "--to", "txt", "-o", "-"];
        let said = run(&folder, &to);
        let text = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
        for sentence in [
            "Trong 03 hạn chế từ các kỳ trước chuyển sang (được nêu lại thì tính một lần), đã khắc \
             phục 02 (66%), khắc phục được một phần 0, chưa khắc phục 01, chưa báo cáo kết quả 0.",
            "Trong 02 việc đã hứa ở các kỳ trước, đã làm xong 0 (0%), làm được một phần 02, chưa \
             làm 0, chưa báo cáo kết quả 0.",
        ] {
            assert!(text.contains(sentence), "{paper}: {text}");
        }
    }
    let said = run(&folder, &["stats", "--json"]);
    let counted = json!({
        "fixed": 4, "partly": 1, "not_fixed": 1, "untold": 0, "percent": 66
    });
    assert_eq!(value(&said.out)["remedied"], counted);
    let said = run(&folder, &["stats"]);
    assert!(said.out.contains("đã khắc phục        4 (66%)"), "{}", said.out);
}

/// Two that look like one are said to be two, which all that count them follow; that is taken back.
#[test]
fn two_that_look_like_one_are_told_apart() {
    let folder = years("years-apart");
    let settle = |rest: &[&str]| {
        let words: Vec<&str> = ["settle", "nam-2025.toml"].iter().chain(rest).copied().collect();
        run(&folder, &words)
    };
    let said = settle(&["6", "--apart", "1"]);
    for line in [
        "Số 1 và số 6 đã ghi là hai hạn chế, tính riêng. Để bỏ: kiemdiem settle nam-2025.toml 6 \
         --no-apart 1\n",
        "Đã khắc phục 2/4 hạn chế kỳ trước (50 %).",
    ] {
        assert!(said.out.contains(line), "{}", said.out);
    }
    assert!(folder.text("nam-2025.toml").contains("[[carried.apart]]\nid = \"hc1\"\n"));
    let plan = ["export", "nam-2025.toml", "--paper", "plan", "--to", "txt", "-o", "-"];
    let text = run(&folder, &plan).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Trong 04 hạn chế từ các kỳ trước chuyển sang"), "{text}");
    let stats = run(&folder, &["stats", "--json"]);
    assert_eq!(value(&stats.out)["remedied"]["not_fixed"], json!(2));
    let promise = settle(&["6", "--apart", "2"]);
    assert_eq!((promise.code, promise.out.as_str()), (Some(1), ""), "2 is a promise");
    assert!(settle(&["1", "--no-apart", "6"]).out.contains("Đã khắc phục 2/3 hạn chế kỳ trước"));
    assert!(!folder.text("nam-2025.toml").contains("apart"));
}

/// `--body` names whose session it is, by which later years find it.
#[test]
fn a_new_session_names_its_body() {
    let folder = Folder::new("years-body").copy("tests/fixtures/years/2023.txt");
    let made = run(&folder, &["new", "2023.txt", "--body", "Chi bộ thôn Nhất", "-o", "a.toml"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    assert!(folder.text("a.toml").contains("body = \"Chi bộ thôn Nhất\"\n"));
}
