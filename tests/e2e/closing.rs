//! A session closed, sealed, looked at and carried over, from the command line.

use crate::support::command::run;
use crate::support::folder::Folder;

fn with_meeting(test: &str) -> Folder {
    let folder = Folder::new(test).copy("tests/fixtures/sessions/hop.toml");
    run(&folder, &["step", "hop.toml", "next"]);
    folder
}

#[test]
fn what_is_lacking_is_listed_and_refused_unless_overridden() {
    let folder = with_meeting("close");
    let before = folder.bytes("hop.toml");
    let refused = run(&folder, &["close", "hop.toml"]);
    assert_eq!(refused.code, Some(1));
    let lacking = refused.out.matches("(phải có)").count();
    assert!(lacking > 1 && refused.err.contains(&format!("còn thiếu {lacking} việc")));
    assert_eq!(folder.bytes("hop.toml"), before);
    let empty = run(&folder, &["close", "hop.toml", "--override", " "]);
    assert_eq!((empty.code, folder.bytes("hop.toml")), (Some(1), before));
    run(&folder, &["close", "hop.toml", "--override", "hết giờ"]).prints("đã kết thúc\n");
    assert!(folder.text("hop.toml").contains("despite = \"hết giờ\""));
    let more = run(&folder, &["remark", "hop.toml", "thêm"]);
    assert!(more.code == Some(1) && more.err.contains("đã kết thúc"), "{}", more.err);
    run(&folder, &["reopen", "hop.toml", "--reason", "ghi sót"]).prints("đã mở lại (tạm nghỉ)\n");
    assert_eq!(run(&folder, &["remark", "hop.toml", "thêm"]).code, Some(0));
    assert!(folder.text("hop.toml").contains("reason = \"ghi sót\""));
}

#[test]
fn a_sealed_session_is_only_read_until_it_is_opened_again() {
    let folder = with_meeting("seal");
    let open = run(&folder, &["seal", "hop.toml", "--by", "m1"]);
    assert!(open.code == Some(1) && open.err.contains("chưa kết thúc"), "{}", open.err);
    let found = run(&folder, &["verify", "hop.toml"]);
    assert_eq!((found.code, found.out.as_str()), (Some(1), "hop.toml: chưa niêm phong\n"));
    run(&folder, &["close", "hop.toml", "--override", "hết giờ"]);
    let nobody = run(&folder, &["seal", "hop.toml", "--by", "m9"]);
    let why = "Không có thành viên «m9»";
    assert!(nobody.code == Some(1) && nobody.err.contains(why), "{}", nobody.err);
    let sealed = run(&folder, &["seal", "hop.toml", "--by", "m1"]);
    let digits = sealed.out.trim().trim_start_matches("đã niêm phong: ").to_owned();
    assert_eq!((sealed.code, digits.len()), (Some(0), 16));
    let bytes = folder.bytes("hop.toml");
    let sound = format!("hop.toml: nguyên vẹn, {digits}\n");
    run(&folder, &["verify", "hop.toml"]).prints(&sound);
    for arguments in [
        &["remark", "hop.toml", "thêm"][..],
        &["step", "hop.toml", "next"],
        &["close", "hop.toml", "--override", "x"],
    ] {
        assert_eq!(run(&folder, arguments).code, Some(1), "{arguments:?}");
        assert_eq!(folder.bytes("hop.toml"), bytes, "{arguments:?}");
    }
    let text = folder.text("hop.toml").replacen("title = \"", "title = \"X", 1);
    let folder = folder.write("doi.toml", text);
    let changed = run(&folder, &["verify", "doi.toml", "hop.toml"]);
    assert_eq!(changed.code, Some(1));
    let lines: Vec<_> = changed.out.lines().collect();
    assert!(lines[0].starts_with("doi.toml: đã bị thay đổi: bảng meeting (trong dòng "));
    assert_eq!(format!("{}\n", lines[1]), sound);
    run(&folder, &["reopen", "hop.toml", "--reason", "sai tên"]).prints("đã mở lại (tạm nghỉ)\n");
    let text = folder.text("hop.toml");
    assert!(text.contains("[closing.seal]") && !text.contains("\n[seal]"));
    run(&folder, &["close", "hop.toml", "--override", "như trước"]);
    assert_eq!(run(&folder, &["seal", "hop.toml", "--by", "m1"]).code, Some(0));
    assert_eq!(run(&folder, &["verify", "hop.toml"]).code, Some(0));
}

/// Carried twice over: the old files stay as they are, and the chain holds.
#[test]
fn sessions_are_carried_over_in_a_chain() {
    let folder = with_meeting("carry");
    let open = run(&folder, &["carry", "hop.toml", "-o", "2.toml"]);
    assert!(open.code == Some(1) && open.err.contains("chưa kết thúc"), "{}", open.err);
    run(&folder, &["close", "hop.toml", "--override", "hết giờ"]);
    run(&folder, &["seal", "hop.toml", "--by", "m1"]);
    let first = folder.bytes("hop.toml");
    assert_eq!(run(&folder, &["carry", "hop.toml", "-o", "2.toml"]).code, Some(0));
    let carried = folder.text("2.toml").matches("[[carried]]").count();
    assert!(carried > 0 && folder.text("2.toml").contains("from = \"hop.toml\""));
    run(&folder, &["step", "2.toml", "next"]);
    run(&folder, &["close", "2.toml", "--override", "hết giờ"]);
    let seal = ["seal", "2.toml", "--by", "Trần Thị B", "--previous", "hop.toml"];
    assert_eq!(run(&folder, &seal).code, Some(0));
    let second = folder.bytes("2.toml");
    assert_eq!(run(&folder, &["carry", "2.toml", "-o", "3.toml"]).code, Some(0));
    assert_eq!(folder.text("3.toml").matches("from = \"hop.toml\"").count(), carried);
    run(&folder, &["step", "3.toml", "next"]);
    run(&folder, &["close", "3.toml", "--override", "hết giờ"]);
    let seal = ["seal", "3.toml", "--by", "m1", "--previous", "2.toml"];
    assert_eq!(run(&folder, &seal).code, Some(0));
    let found = run(&folder, &["verify", "."]);
    assert_eq!((found.code, found.out.lines().count()), (Some(0), 3), "{}", found.out);
    assert_eq!((folder.bytes("hop.toml"), folder.bytes("2.toml")), (first, second));
    std::fs::remove_file(folder.path().join("2.toml")).expect("it is there");
    let broken = run(&folder, &["verify", "."]);
    let line = broken.out.lines().find(|line| line.contains("đứt chuỗi")).unwrap_or_default();
    assert!(broken.code == Some(1) && line.contains("«2.toml»"), "{}", broken.out);
}

/// Where nothing is looked at nothing is said to be sound.
#[test]
fn a_folder_without_sessions_is_not_verified() {
    let folder = Folder::new("verify-none");
    for arguments in [&["verify"][..], &["verify", "."]] {
        let said = run(&folder, arguments);
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
        assert!(said.err.contains("Chưa có phiên họp nào trong"), "{}", said.err);
    }
}
