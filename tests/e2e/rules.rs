//! The rules that hold: printed, checked, edited.

use insta::assert_snapshot;

use crate::support::command::{run, run_with};
use crate::support::folder::Folder;

/// The rules that hold are printed with their sources and with where the user's own lie.
#[test]
fn rules_are_printed_with_their_sources() {
    let folder = Folder::new("rules");
    let said = run(&folder, &["rules"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_snapshot!("rules", said.out);
    run(&folder, &["rules", "--check"])
        .prints("chưa có quy định riêng (DIR/quy-dinh.toml); tạo bằng: kiemdiem rules --edit\n");
    let folder = folder.write("quy-dinh.toml", b"[quorum]\nshare = \"3/4\"\n");
    let shown = run(&folder, &["rules"]);
    let row = "Túc số: ít nhất 3/4 số người được triệu tập, theo quy chế làm việc (quy định riêng)";
    assert!(shown.out.contains(row), "{}", shown.out);
    run(&folder, &["rules", "--check"]).prints("DIR/quy-dinh.toml: đúng; đã sửa: quorum\n");
    let folder = folder.write("quy-dinh.toml", b"[quorum]\nshare = \"4/3\"\n");
    let line = "kiemdiem: DIR/quy-dinh.toml: dòng 2, cột 9: «4/3» không phải một phần như 2/3; \
                viết «tử/mẫu», tử không lớn hơn mẫu";
    run(&folder, &["rules", "--check"]).fails(1, line);
    run(&folder, &["rules"]).fails(1, line);
}

/// The editor gets a list of arguments, no shell between: a name with signs in it is one name.
#[test]
fn rules_are_edited_in_the_users_editor_and_checked() {
    let folder = Folder::new("rules-edit");
    let edit =
        |editor| run_with(&folder, &["rules", "--edit"], &[("EDITOR", editor), ("VISUAL", "")], "");
    edit("").fails(
        1,
        "kiemdiem: chưa rõ dùng trình soạn thảo nào; đặt biến EDITOR rồi thử lại, hoặc tự mở \
         DIR/quy-dinh.toml",
    );
    assert!(folder.text("quy-dinh.toml").contains("#share = \"2/3\""), "it was made, commented");
    edit("sed -i s/#.quorum./[quorum]/;0,/#share/s/#share/share/;s;2/3;3/5;")
        .prints("DIR/quy-dinh.toml: đúng; đã sửa: quorum\n");
    edit("touch $(id)").prints("DIR/quy-dinh.toml: đúng; đã sửa: quorum\n");
    assert!(folder.names().contains(&"$(id)".to_owned()), "{:?}", folder.names());
    edit("sed -i s;3/5;5/3;").fails(
        1,
        "kiemdiem: DIR/quy-dinh.toml: dòng 8, cột 9: «5/3» không phải một phần như 2/3; viết \
         «tử/mẫu», tử không lớn hơn mẫu",
    );
    let line = "kiemdiem: không mở được «/nowhere/editor»; đặt lại biến EDITOR, hoặc tự mở \
                DIR/quy-dinh.toml";
    edit("/nowhere/editor").fails(1, line);
}

/// An agenda that was ordered and timed once is the beginning of another meeting, of another
/// report; the file is private, and a slip in it is told with its line.
#[test]
fn a_saved_agenda_is_where_the_next_meeting_starts() {
    let folder = Folder::new("own-agenda").copy("sessions/mau/bao-cao-mau.txt");
    let make = ["new", "bao-cao-mau.txt", "-o", "hop.toml"];
    run(&folder, &make);
    run(&folder, &["agenda", "hop.toml", "--move", "s02"]);
    run(
        &folder,
        &["agenda", "hop.toml", "--insert", "Văn nghệ", "--behind", "s01", "--minutes", "7"],
    );
    let save = ["agenda", "hop.toml", "--save", "Nửa ngày"];
    run(&folder, &save).prints("Đã lưu chương trình mẫu «Nửa ngày»\n");
    run(&folder, &save)
        .fails(1, "kiemdiem: Đã có chương trình mẫu «Nửa ngày»; thêm --replace để thay");
    assert_eq!(run(&folder, &[&save[..], &["--replace"]].concat()).code, Some(0));
    std::fs::write(folder.path().join("khac.txt"), "BÁO CÁO\nI. Hạn chế\n- Chậm.\n")
        .expect("written");
    let start = ["new", "khac.txt", "--agenda", "Nửa ngày", "-o", "moi.toml"];
    assert_eq!(run(&folder, &start).code, Some(0));
    let titles = |file: &str| -> Vec<String> {
        let text = run(&folder, &["agenda", file]).out;
        // Without state and id, which are of each session.
        text.lines().filter_map(|line| Some(line.trim().split_once("  ")?.1.to_owned())).collect()
    };
    let (was, now) = (titles("hop.toml"), titles("moi.toml"));
    assert_eq!(now[..3], was[..3]);
    assert!(
        now[0].starts_with("Chương trình, mục đích") && now[2].starts_with("Văn nghệ · 0/7"),
        "{now:?}"
    );
    assert_eq!(now.iter().filter(|title| title.starts_with("Hạn chế ")).count(), 1);
    let other = ["new", "khac.txt", "--agenda", "Cả ngày", "-o", "ba.toml"];
    run(&folder, &other).fails(1, "kiemdiem: Không có chương trình mẫu «Cả ngày»; có: «Nửa ngày»");
    let broken = folder.text("chuong-trinh.toml").replace("minutes = 7", "minutes = 0");
    std::fs::write(folder.path().join("chuong-trinh.toml"), broken).expect("written");
    let said = run(&folder, &start);
    assert!(said.code == Some(1) && said.err.contains("chuong-trinh.toml: dòng "), "{}", said.err);
}
