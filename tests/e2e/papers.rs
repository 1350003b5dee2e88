//! Papers written by the command: where they go, who may read them, what is never overwritten.

use std::os::unix::fs::PermissionsExt;

use crate::support::command::{run, run_with};
use crate::support::folder::Folder;

const MINUTES: [&str; 6] = ["export", "xong.toml", "--paper", "minutes", "--to", "docx"];
const NAME: &str = "xong-bien-ban.docx";

fn with_meeting(test: &str) -> Folder {
    Folder::new(test).copy("tests/fixtures/sessions/xong.toml")
}

/// Beside the session, for its owner only, and not touched again unless it is asked for.
#[test]
fn a_paper_lies_beside_its_session() {
    let folder = with_meeting("export");
    run(&folder, &MINUTES).prints(&format!("{NAME}\n"));
    let path = folder.path().join(NAME);
    let mode = path.metadata().expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let made = folder.bytes(NAME);
    std::fs::write(&path, "mine").expect("it can be written");
    let refused = format!("kiemdiem: {NAME}: đã có tệp này; chọn tên khác; thêm --force để ghi đè");
    run(&folder, &MINUTES).fails(73, &refused);
    assert_eq!(folder.bytes(NAME), b"mine");
    let force = [&MINUTES[..], &["--force"]].concat();
    run(&folder, &force).prints(&format!("{NAME}\n"));
    assert_eq!(folder.bytes(NAME), made, "the same bytes");
}

/// Two sessions of one title in one folder have papers of their own, and so has each member.
#[test]
fn papers_of_two_sessions_do_not_take_each_others_place() {
    let folder = with_meeting("export-names");
    let other = folder.path().join("Họp lần 2.toml");
    std::fs::copy(folder.path().join("xong.toml"), other).expect("a copy");
    let extract = |file, more: &[&str], name: &str| {
        let words = ["export", file, "--paper", "extract", "--to", "txt"];
        run(&folder, &[&words[..], more].concat()).prints(&format!("{name}\n"));
    };
    extract("xong.toml", &[], "xong-trich-bien-ban.txt");
    extract("xong.toml", &["--member", "m2"], "xong-trich-bien-ban-m2.txt");
    extract("Họp lần 2.toml", &[], "Họp lần 2-trich-bien-ban.txt");
}

/// A link or a folder in the place of the file is never followed or replaced.
#[test]
fn a_link_is_not_followed() {
    let folder = with_meeting("export-link");
    std::fs::write(folder.path().join("secret"), "mine").expect("it can be written");
    std::os::unix::fs::symlink("secret", folder.path().join("a.docx")).expect("a link");
    std::fs::create_dir(folder.path().join("b.docx")).expect("a folder");
    for name in ["a.docx", "b.docx"] {
        let said = run(&folder, &[&MINUTES[..], &["--force", "-o", name]].concat());
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{}", said.err);
    }
    assert_eq!(folder.bytes("secret"), b"mine");
    let said = run(&folder, &[&MINUTES[..], &["-o", "nowhere/a.docx"]].concat());
    assert_eq!(said.code, Some(1), "{}", said.err);
}

#[test]
fn a_paper_is_printed() {
    let folder = with_meeting("export-print");
    let plan = ["export", "xong.toml", "--paper", "plan", "-o", "-", "--to"];
    let said = run(&folder, &[&plan[..], &["jsonl"]].concat());
    assert_eq!((said.code, said.out.lines().count()), (Some(0), 4), "{}", said.err);
    run(&folder, &[&plan[..], &["docx"]].concat())
        .fails(1, "kiemdiem: docx không in ra màn hình được; dùng -o TỆP");
    let english = [&["--lang", "en"], &plan[..], &["md"]].concat();
    let said = run(&folder, &english);
    assert!(said.out.contains("# KẾ HOẠCH"), "papers are in Vietnamese: {}", said.out);
}

#[test]
fn a_draft_is_said_to_be_one() {
    let folder = Folder::new("export-draft").copy("sessions/mau/hop-mau.toml");
    let arguments = ["export", "hop-mau.toml", "--paper", "notice", "--to", "txt", "-o", "a.txt"];
    run(&folder, &arguments).prints("a.txt (dự thảo: phiên họp chưa kết thúc)\n");
    assert!(folder.text("a.txt").contains("DỰ THẢO"));
}

#[test]
fn what_cannot_be_made_is_said() {
    let folder = with_meeting("export-refused");
    let cases: [(&[&str], i32, &str); 5] = [
        (&["--paper", "minutes", "--to", "csv"], 1, "biên bản hội nghị không phải là bảng"),
        (&["--paper", "extract", "--to", "txt", "--member", "m9"], 1, "Không có thành viên «m9»"),
        (&["--paper", "plan", "--to", "txt", "--member", "m1"], 1, "--member chỉ dùng với"),
        (&["--paper", "letter", "--to", "txt"], 2, "«letter» không dùng được cho --paper"),
        (&["--to", "txt"], 2, "thiếu --paper <PAPER>"),
    ];
    for (arguments, code, line) in cases {
        let said = run(&folder, &[&["export", "xong.toml"], arguments].concat());
        assert_eq!((said.code, said.out.as_str()), (Some(code), ""), "{}", said.err);
        assert!(said.err.contains(line), "{}", said.err);
    }
}

/// The rows of the sessions folder hold everywhere, those beside the session go over them.
#[test]
fn the_users_own_words_stand_on_papers() {
    let folder = with_meeting("export-words");
    let home = Folder::new("export-words-home");
    let own = "[sentence]\nparty = \"ĐẢNG\"\nminutes-title = \"A\"\n";
    std::fs::write(home.path().join("van-ban.toml"), own).expect("it can be written");
    let beside = "[sentence]\nminutes-title = \"BIÊN BẢN HỌP\"\n";
    std::fs::write(folder.path().join("van-ban.toml"), beside).expect("it can be written");
    let arguments = ["export", "xong.toml", "--paper", "minutes", "--to", "md", "-o", "-"];
    let home_path = home.path().display().to_string();
    let said = run_with(&folder, &arguments, &[("KIEMDIEM_DIR", &home_path)], "");
    assert!(said.out.contains("**ĐẢNG**") && said.out.contains("# BIÊN BẢN HỌP"), "{}", said.out);
    std::fs::write(folder.path().join("van-ban.toml"), "[paper]\nsize = 1\n").expect("written");
    let said = run(&folder, &arguments);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("van-ban.toml: dòng 2, cột 8:"), "{}", said.err);
}
