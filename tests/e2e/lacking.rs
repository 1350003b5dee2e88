//! What a meeting lacks: named exactly, each with the command that mends it; and votes without a
//! quorum, as the rules say.

use crate::support::command::{Said, run};
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;

const REPORT: &str = "BÁO CÁO KIỂM ĐIỂM\n\
    I. HẠN CHẾ, KHUYẾT ĐIỂM\n\
    - Ít thảo luận.\n\
    - Chậm trả lời.\n";
const MEMBERS: &str =
    "họ tên,chức vụ\nNguyễn Văn A,Bí thư\nTrần Thị B,Phó Bí thư\nLê Văn C,Ủy viên\n";

fn prepared(test: &str) -> Folder {
    let folder = Folder::new(test).write("bao-cao.txt", REPORT).write("tv.csv", MEMBERS);
    done(&folder, &["new", "bao-cao.txt", "--members", "tv.csv", "-o", "hop.toml"]);
    folder
}

#[track_caller]
fn done(folder: &Folder, arguments: &[&str]) -> Said {
    let said = run(folder, arguments);
    assert_eq!(said.code, Some(0), "{arguments:?}: {}{}", said.out, said.err);
    said
}

/// Writes a remark down and returns its id.
fn said(folder: &Folder, arguments: &[&str]) -> String {
    let arguments = [&["remark", "hop.toml"], arguments, &["Đề nghị làm rõ hơn."]].concat();
    let said = done(folder, &arguments).out;
    said.split_whitespace().find(|word| word.starts_with('r') && word.contains('-')).map_or_else(
        || panic!("no id in {said}"),
        |word| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned(),
    )
}

fn promised(folder: &Folder, shortcoming: &str, due: Option<&str>) {
    let mut arguments = vec!["promise", "hop.toml", "--make", "Mỗi tháng kiểm tra một chi bộ."];
    arguments.extend(["--on", shortcoming, "--by", "m1", "--owner", "m2"]);
    arguments.extend(due.into_iter().flat_map(|due| ["--due", due]));
    done(folder, &arguments);
}

/// Holds a whole meeting in which nothing is left out but what is named.
fn held(test: &str, left_out: &[&str]) -> Folder {
    let folder = prepared(test);
    let is_in = |what: &str| !left_out.contains(&what);
    done(&folder, &["member", "hop.toml", "--minute-taker", "m2"]);
    done(&folder, &["step", "hop.toml", "next"]);
    done(&folder, &["attend", "hop.toml", "all", "--present"]);
    for (hc, what) in [("hc1", "responsible hc1"), ("hc2", "responsible hc2")] {
        let id =
            said(&folder, &["--by", "m3", "--kind", "criticism", "--to", "collective", "--on", hc]);
        if is_in(&format!("answer {hc}")) {
            done(&folder, &["answer", "hop.toml", &id, "accepted", "Tập thể tiếp thu."]);
        }
        if is_in(what) {
            done(&folder, &["responsible", "hop.toml", hc, "collective"]);
        }
        promised(&folder, hc, Some("2030-06-30").filter(|_| is_in(&format!("due {hc}"))));
    }
    for (id, by) in [("m1", "m2"), ("m2", "m3"), ("m3", "m1")] {
        if is_in(&format!("self-criticism {id}")) {
            said(&folder, &["--by", id, "--kind", "self-criticism"]);
        }
        let opinion = said(&folder, &["--by", by, "--kind", "criticism", "--to", id]);
        done(&folder, &["answer", "hop.toml", &opinion, "explained"]);
    }
    while run(&folder, &["step", "hop.toml", "next"]).code == Some(0) {}
    if is_in("approval") {
        let put = ["motion", "hop.toml", "--put", "Thông qua biên bản.", "--minutes", "--for", "3"];
        done(&folder, &put);
    }
    folder
}

/// Returns the findings of a list: what each says, and its command.
fn findings(said: &Said) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut head = "";
    for line in said.out.lines() {
        if let Some(command) = line.trim().strip_prefix("Lệnh: kiemdiem ") {
            found.push((head.to_owned(), command.to_owned()));
        } else if !line.starts_with(' ') && !line.is_empty() {
            head = line;
        }
    }
    found
}

/// Fills in what a command leaves open; of choices it takes the first.
fn filled(command: &str) -> Vec<String> {
    let mut counts = ["3", "0"].into_iter();
    let word = |word: &str| match word.split('|').next().unwrap_or(word) {
        "TEXT" => "Đồng chí nói gọn.".to_owned(),
        "ID" => "m1".to_owned(),
        "DATE" => "2030-12-31".to_owned(),
        "N" => counts.next().unwrap_or("0").to_owned(),
        word => word.to_owned(),
    };
    command.split_whitespace().map(word).collect()
}

#[test]
fn a_meeting_in_which_nothing_is_left_out_lacks_nothing_and_closes() {
    let folder = held("nothing", &[]);
    run(&folder, &["check", "hop.toml"]).prints("Không còn thiếu gì.\n");
    run(&folder, &["close", "hop.toml"]).prints("đã kết thúc\n");
}

/// Five things are left out. Exactly these five are named, each with its source, its key and the
/// command that mends it; done one after the other, each takes its own finding away.
#[test]
fn five_planted_omissions_are_named_and_mended_each_by_its_command() {
    let left_out = ["responsible hc2", "due hc1", "answer hc2", "self-criticism m3", "approval"];
    let folder = held("five", &left_out);
    let said = run(&folder, &["check", "hop.toml"]);
    assert_eq!(said.code, Some(3), "{}", said.err);
    let found = findings(&said);
    let heads: Vec<&str> = found.iter().map(|(head, _)| head.as_str()).collect();
    let expected = [
        ("Chưa trả lời: ý kiến lúc", "(phải có)"),
        ("Lê Văn C chưa tự phê bình", "(phải có)"),
        ("Hạn chế 2 chưa rõ ai chịu trách nhiệm", "(nên có)"),
        ("Chưa có hạn: lời hứa lúc", "(nên có)"),
        ("Biên bản chưa được biểu quyết thông qua", "(phải có)"),
    ];
    assert_eq!(heads.len(), expected.len(), "{heads:#?}");
    for (head, (begin, end)) in heads.iter().zip(expected) {
        assert!(head.starts_with(begin) && head.ends_with(end), "{head}");
    }
    assert!(said.out.starts_with("Còn thiếu 5 điều, trong đó 3 điều phải xong mới kết thúc"));
    assert_eq!(said.out.matches("    Căn cứ: ").count(), 5, "{}", said.out);
    assert_eq!(said.out.matches("    Phím: ").count(), 5);
    assert_eq!(run(&folder, &["close", "hop.toml"]).code, Some(1));
    for (at, (head, command)) in found.iter().enumerate() {
        let arguments = filled(command);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        done(&folder, &arguments);
        let left: Vec<String> = findings(&run(&folder, &["check", "hop.toml"]))
            .into_iter()
            .map(|each| each.0)
            .collect();
        assert!(!left.contains(head) && left.len() == 4 - at, "{arguments:?} left {left:#?}");
    }
    run(&folder, &["check", "hop.toml"]).prints("Không còn thiếu gì.\n");
    run(&folder, &["close", "hop.toml"]).prints("đã kết thúc\n");
}

/// What only should be is told and stands against nothing; what must be is overridden for a
/// reason, which the file keeps. The user's own rules say which is which.
#[test]
fn the_rules_say_what_stands_against_closing() {
    let folder = held("weights", &["responsible hc2", "approval"]);
    let own = "[check.approval]\nweight = \"warns\"\n[check.responsible]\nweight = \"off\"\n";
    let refused = run(&folder, &["close", "hop.toml"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("còn thiếu 1 việc"), "{}", refused.err);
    let folder = folder.write("quy-dinh.toml", own);
    let said = run(&folder, &["check", "hop.toml"]);
    let heads: Vec<_> = findings(&said).into_iter().map(|each| each.0).collect();
    assert_eq!(heads, ["Biên bản chưa được biểu quyết thông qua (nên có)"]);
    let closed = done(&folder, &["close", "hop.toml"]);
    assert!(closed.out.contains("Biên bản chưa được") && closed.out.ends_with("đã kết thúc\n"));
}

/// Too few are there: a vote is put where the rules only warn, and is refused where they block it.
#[test]
fn without_a_quorum_votes_are_refused_only_where_the_rules_say_so() {
    let folder = prepared("quorum");
    done(&folder, &["step", "hop.toml", "next"]);
    done(&folder, &["attend", "hop.toml", "m1", "--present"]);
    done(&folder, &["attend", "hop.toml", "m2", "m3", "--absent"]);
    let motion = ["motion", "hop.toml", "--put", "Thông qua chương trình."];
    let ballot = ["ballot", "hop.toml", "--open", "Xếp loại", "--of", "collective"];
    done(&folder, &motion);
    done(&folder, &ballot);
    let folder = folder.write("quy-dinh.toml", "[quorum]\nvotes = \"blocked\"\n");
    let before = folder.bytes("hop.toml");
    for arguments in [&motion[..], &ballot] {
        let refused = run(&folder, arguments);
        assert!(refused.code == Some(1) && refused.err.contains("có mặt 1/3, cần 2"));
        assert_eq!(folder.bytes("hop.toml"), before);
    }
    done(&folder, &["attend", "hop.toml", "m2", "--present"]);
    done(&folder, &motion);
    done(&folder, &ballot);
}

/// A rehearsal only reads: the file and its folder stay as they were, and it says the same twice.
#[test]
fn a_rehearsal_changes_nothing_and_says_how_long_it_takes() {
    let folder = prepared("rehearse");
    done(&folder, &["member", "hop.toml", "--minute-taker", "m2"]);
    let (before, names) = (folder.bytes("hop.toml"), folder.names());
    let fine = run(&folder, &["rehearse", "hop.toml"]);
    assert_eq!(fine.code, Some(0), "{}{}", fine.out, fine.err);
    assert!(fine.out.contains("Cả hội nghị: dự kiến "), "{}", fine.out);
    assert!(fine.out.ends_with("Không thấy gì vướng.\n"));
    let shown = run(&folder, &["rehearse", "hop.toml", "--show", "--size", "100x30"]);
    let steps = fine.out.lines().filter(|line| line.contains("  s")).count();
    assert_eq!(shown.out.matches("── Bước ").count(), steps, "one picture a step");
    assert_eq!(run(&folder, &["rehearse", "hop.toml", "--show", "--size", "100x30"]), shown);
    assert_eq!((folder.bytes("hop.toml"), folder.names()), (before, names));
}

/// Where somebody looks on, the pictures are gone through with keys; what was found is told behind.
#[test]
fn a_rehearsal_is_gone_through_in_a_terminal() {
    let folder = prepared("walk");
    let before = folder.bytes("hop.toml");
    let mut terminal = Terminal::start(&folder, &["rehearse", "hop.toml", "--show"], (80, 24));
    terminal.shows("Diễn tập: bước 1/").keys("<Right>").shows("Diễn tập: bước 2/");
    terminal.keys("<Left>").shows("Diễn tập: bước 1/").keys("<Esc>");
    assert_eq!(terminal.ends(), 3, "nobody is named as minute-taker");
    assert!(terminal.screen().contents().contains("Chưa rõ ai ghi biên bản"));
    assert_eq!(folder.bytes("hop.toml"), before);
}

/// What is missing, whoever has no turn and what does not fit on the room's screen are named.
#[test]
fn a_rehearsal_names_what_is_missing_and_what_is_cut() {
    let long = "Công tác kiểm tra, giám sát ở một số chi bộ còn hình thức. ".repeat(30);
    let report = format!("BÁO CÁO\nI. HẠN CHẾ, KHUYẾT ĐIỂM\n- {long}\n- Chậm trả lời dân.\n");
    let folder = Folder::new("missing").write("bao-cao.txt", report).write("tv.csv", MEMBERS);
    done(&folder, &["new", "bao-cao.txt", "--members", "tv.csv", "-o", "hop.toml"]);
    let text = folder.text("hop.toml");
    let (before, turn) = text.split_once("[[step]]").expect("an agenda");
    let steps: Vec<String> = turn.split("[[step]]").map(ToOwned::to_owned).collect();
    let kept: Vec<&String> =
        steps.iter().filter(|step| !step.contains("\"m3\"") && !step.contains("hc2")).collect();
    assert!(kept.len() < steps.len());
    let agenda: String = kept.iter().map(|step| format!("[[step]]{step}")).collect();
    let folder = folder.write("hop.toml", format!("{before}{agenda}"));
    let said = run(&folder, &["rehearse", "hop.toml"]);
    assert_eq!(said.code, Some(3), "{}{}", said.out, said.err);
    for expected in [
        "Chưa rõ ai ghi biên bản",
        "Lê Văn C chưa có lượt kiểm điểm trong chương trình",
        "Hạn chế 2 không có bước nào trong chương trình",
        "trang ở 80×24",
    ] {
        assert!(said.out.contains(expected), "{expected} in {}", said.out);
    }
}
