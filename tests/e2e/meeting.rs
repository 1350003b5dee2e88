//! One whole meeting in a pseudo-terminal: from the report to the last step, and opened again.

use crate::support::command::run;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;

const MEMBERS: &str = "họ tên,chức vụ\nNguyễn Văn A,Bí thư\nTrần Thị B,Phó Bí thư\n\
    Lê Văn C,Ủy viên\nPhạm Thị D,Ủy viên\nHoàng Văn E,Ủy viên\n";

/// The report of the user where it lies beside the repository, else the sample.
fn with_report(test: &str) -> Folder {
    let folder = Folder::new(test).write("m.csv", MEMBERS);
    let shared = std::env::var_os("KIEMDIEM_SHARED_REPORTS").map(std::path::PathBuf::from);
    let shared = shared.map(|shared| shared.join("bao-cao-nhiem-ky-2020-2025.txt"));
    match shared.filter(|path| path.exists()) {
        Some(path) => folder.write("bc.txt", std::fs::read(path).expect("the report is read")),
        None => {
            let sample = include_bytes!("../../sessions/mau/bao-cao-mau.txt");
            folder.write("bc.txt", sample)
        }
    }
}

/// Goes on to a step: its place is shown before another key is sent, so no key is a slip.
fn go_on(terminal: &mut Terminal, step: usize) {
    let place = format!("Bước {step}/35");
    for _ in 0..40 {
        terminal.keys("<F8>");
        if terminal.shows_soon(&place) {
            return;
        }
    }
    panic!("never came to {place}");
}

fn walk(size: (u16, u16), test: &str) {
    let folder = with_report(test);
    let made = run(&folder, &["new", "bc.txt", "--members", "m.csv", "-o", "h.toml"]);
    assert_eq!(made.out, "h.toml: 6 hạn chế, 5 thành viên, 35 bước\n");
    let mut terminal = Terminal::start(&folder, &["record", "h.toml"], size);
    terminal.shows("Nhấn F8 để khai mạc");
    for step in 1..=35 {
        go_on(&mut terminal, step);
        match step {
            4 => {
                terminal.keys("<F3>lvc<Enter>").shows("[Lê Văn C] [phê bình] [→ tập thể] [HC1]");
                terminal.keys("Cha<Backspace>ậm quá.<Enter>").shows("Chậm quá.");
            }
            13 => {
                terminal.shows("[Nguyễn Văn A] [tự phê bình]");
                terminal.keys("Tôi còn nể nang.<Enter>").shows("Tôi còn nể nang.");
            }
            14 => {
                terminal.keys("<F3>ttb<Enter>").shows("[Trần Thị B] [phê bình] [→ Nguyễn Văn A]");
                terminal.keys("<F5>hc2<Tab><Enter>").shows("[HC2]");
                terminal.keys("Đồng chí ít xuống cơ sở.<Enter>").shows("ít xuống cơ sở.");
            }
            15 => {
                terminal
                    .shows("[Nguyễn Văn A] [trả lời]")
                    .keys("<F6>")
                    .shows("Trả lời ý kiến nào?");
                terminal.keys("<Enter>").shows("trả lời 1 ý kiến: tiếp thu");
                terminal.keys("Tôi tiếp thu.<Enter>").shows("tiếp thu ↲ Trần Thị B");
                terminal.keys("<F6>").shows("Trả lời ý kiến nào?").keys("<F3>");
                terminal.shows("trả lời 1 ý kiến: giải trình");
                terminal.keys("Do thiếu người.<Enter>").shows("giải trình ↲ Lê Văn C");
            }
            _ => {}
        }
    }
    terminal.keys("<F8>").shows("Đây là bước cuối").shows("đã lưu");
    for step in (1..35).rev() {
        terminal.keys("<F7>").shows(&format!("Bước {step}/35"));
    }
    terminal.keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    tells_the_story(&folder);
    let mut terminal = Terminal::start(&folder, &["record", "h.toml"], size);
    terminal.shows("Bước 1/35").shows("Do thiếu người.").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    let left = [".h.toml.gen-0", ".h.toml.lock", "bc.txt", "h.toml", "m.csv"];
    assert_eq!(folder.names(), left, "the version of the opening, the lock, and nothing else");
}

/// The file, read as a person reads it, says who said what to whom and what came of it.
fn tells_the_story(folder: &Folder) {
    let shown = run(folder, &["show", "h.toml"]);
    let told: Vec<&str> =
        shown.out.lines().skip_while(|line| !line.starts_with("Ý kiến")).collect();
    let told = told.join("\n");
    for line in [
        "Lê Văn C → tập thể · hc1 · phê bình · trả lời: giải trình",
        "Nguyễn Văn A · tự phê bình",
        "Trần Thị B → Nguyễn Văn A · hc2 · phê bình · trả lời: tiếp thu",
        "Nguyễn Văn A · hc2 · trả lời",
    ] {
        assert!(told.contains(line), "no {line:?} in:\n{told}");
    }
    let text = folder.text("h.toml");
    assert_eq!(text.matches("[[remark]]").count(), 5);
    let entered: Vec<&str> = text.split("[[entered]]\nstep = ").skip(1).collect();
    let steps: std::collections::BTreeSet<_> =
        entered.iter().filter_map(|visit| visit.lines().next()).collect();
    assert_eq!((steps.len(), entered.len()), (35, 69), "every step, there and back");
}

#[test]
fn a_whole_meeting_on_a_small_screen() {
    walk((80, 24), "meeting-small");
}

#[test]
fn a_whole_meeting_on_a_large_screen() {
    walk((160, 45), "meeting-large");
}
