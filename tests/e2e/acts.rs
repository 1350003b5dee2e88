//! What is done while the meeting runs, from the command line: attendance, floor, clocks, votes.

use crate::support::command::{Said, run};
use crate::support::folder::Folder;

/// The small meeting of the fixtures: a head, a member, a guest.
fn with_meeting(test: &str) -> Folder {
    Folder::new(test).copy("tests/fixtures/sessions/hop.toml")
}

#[track_caller]
fn done(said: &Said) -> &str {
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    &said.out
}

fn act(folder: &Folder, command: &str, arguments: &[&str]) -> Said {
    run(folder, &[&[command, "hop.toml"], arguments].concat())
}

/// Those present count and the rule is named; who is marked twice the same way is marked once.
#[test]
fn the_roll_is_called_and_the_quorum_told() {
    let folder = with_meeting("attend");
    let head = "Buổi họp 1, 10/06/2025: 07:30 – đang họp\n";
    act(&folder, "attend", &[]).prints(&format!("{head}Điểm danh: chưa ghi, triệu tập 2\n"));
    let all = "Điểm danh: có mặt 2/2\n\
               Túc số: đủ, có mặt 2/2, cần 2 (theo quy chế làm việc)\n";
    let rows = "  08:00 Nguyễn Văn A: có mặt\n  08:00 Trần Thị B: có mặt\n";
    let called = format!("{head}{all}{rows}");
    act(&folder, "attend", &["all", "--present", "--at", "08:00"]).prints(&called);
    act(&folder, "attend", &["m1", "--present", "--at", "08:05"]).prints(&called);
    act(&folder, "attend", &["all", "--present"]).prints("Mọi người đã được điểm danh\n");
    let arguments = ["m2", "--left", "--reason", "việc gia đình", "--at", "09:10"];
    let left = format!(
        "{head}Điểm danh: có mặt 1/2, về trước 1\n\
         Túc số: chưa đủ, có mặt 1/2, cần 2 (theo quy chế làm việc)\n  \
         09:10 không còn đủ số người họp (1/2)\n{rows}  \
         09:10 Trần Thị B: về trước (việc gia đình)\n"
    );
    act(&folder, "attend", &arguments).prints(&left);
    let back = act(&folder, "attend", &["m2", "--present", "--at", "09:40"]);
    assert!(done(&back).contains("09:40 đủ số người họp (2/2)"), "{}", back.out);
    act(&folder, "attend", &["m2", "--clear"]).prints(&left);
    act(&folder, "attend", &["m9", "--late"]).fails(1, "kiemdiem: Không có thành viên «m9»");
    act(&folder, "attend", &["m1", "--late", "--at", "9h"])
        .fails(1, "kiemdiem: «9h» không phải giờ; viết như 11:30");
    let both = act(&folder, "attend", &["m1", "--late", "--left"]);
    assert_eq!(both.code, Some(2), "{}", both.err);
}

#[test]
fn the_floor_is_given_by_urgency_and_a_question_is_put_in_between() {
    let folder = with_meeting("floor");
    done(&act(&folder, "floor", &["m2", "--ask", "new-opinion"]));
    let asked = act(&folder, "floor", &["m1", "--ask", "point-of-order"]);
    let order = ["1. Nguyễn Văn A: ý kiến về trình tự", "2. Trần Thị B: ý kiến mới"];
    let places = order.map(|row| done(&asked).find(row));
    assert!(places[0].is_some() && places[0] < places[1], "{}", asked.out);
    let next = act(&folder, "floor", &["--next"]);
    assert!(done(&next).starts_with("Đang phát biểu: Nguyễn Văn A, 0:0"), "{}", next.out);
    let asks = act(&folder, "floor", &["m3", "--interpose", "clarification"]);
    assert!(done(&asks).contains("Đang phát biểu: Lê Văn C"), "{}", asks.out);
    assert!(asks.out.contains("Chờ nói tiếp: Nguyễn Văn A"), "{}", asks.out);
    let on = act(&folder, "floor", &["--go-on"]);
    assert!(done(&on).starts_with("Đang phát biểu: Nguyễn Văn A"), "{}", on.out);
    let last = act(&folder, "floor", &["m2", "--last-word"]);
    assert!(done(&last).contains("Đăng ký phát biểu (đã chốt lúc "), "{}", last.out);
    let line = "kiemdiem: Đã chốt danh sách đăng ký ở bước này; chỉ nhận ý kiến về trình tự và trả \
                lời, trừ khi chủ trì mở lại";
    act(&folder, "floor", &["m1", "--ask", "addition"]).fails(1, line);
    done(&act(&folder, "floor", &["--open"]));
    done(&act(&folder, "floor", &["--none"]));
    let back = act(&folder, "floor", &["--bring-back"]);
    assert!(done(&back).starts_with("Đang phát biểu: Trần Thị B"), "{}", back.out);
    act(&folder, "floor", &["--next"]).fails(1, "kiemdiem: Không ai đăng ký phát biểu");
    let text = folder.text("hop.toml");
    assert_eq!(text.matches("[[speech]]").count(), 3, "{text}");
}

#[test]
fn the_agenda_is_altered_and_the_rest_fitted_into_the_time() {
    let folder = with_meeting("agenda");
    done(&act(&folder, "agenda", &["--put-off", "s04", "--reason", "chờ tài liệu"]));
    let shown =
        act(&folder, "agenda", &["--insert", "Giải lao", "--behind", "s03", "--minutes", "15"]);
    let rows: Vec<&str> = done(&shown).lines().collect();
    assert_eq!(rows[3], "  s06  Giải lao · 0/15 phút", "{}", shown.out);
    assert_eq!(rows[4], "↷ s04  Hạn chế 2 · 0 phút · để lại sau (chờ tài liệu)");
    done(&act(&folder, "agenda", &["--time", "s05", "--minutes", "45"]));
    act(&folder, "clock", &["--rebalance"])
        .fails(1, "kiemdiem: Không có gì để chia lại: chưa định giờ kết thúc, hoặc đã vừa");
    let late = act(&folder, "clock", &["--end", "00:00"]);
    assert!(done(&late).contains(", muộn "), "{}", late.out);
    done(&act(&folder, "clock", &["--rebalance"]));
    let fitted = act(&folder, "agenda", &[]);
    assert!(done(&fitted).contains("Kết luận hội nghị · 0/1 phút"), "{}", fitted.out);
    let moved = act(&folder, "step", &["next"]);
    assert!(done(&moved).starts_with("s06 "), "{}", moved.out);
    done(&act(&folder, "clock", &["--add", "-5", "--of", "step"]));
    assert!(folder.text("hop.toml").contains("added = -300"));
    let stopped = act(&folder, "clock", &["--pause", "step"]);
    assert!(done(&stopped).contains("đang dừng"), "{}", stopped.out);
    act(&folder, "step", &["pause"]).prints("tạm nghỉ\n");
}

/// Two voters: more hands than that are refused; a ballot closes only when all numbers balance.
#[test]
fn votes_are_counted_in_totals_that_balance() {
    let folder = with_meeting("votes");
    done(&act(&folder, "attend", &["all", "--present"]));
    let put = ["--put", "Thông qua chương trình", "--for", "2", "--against", "1"];
    act(&folder, "motion", &put)
        .fails(1, "kiemdiem: Đếm được 3 nhưng chỉ có 2 người biểu quyết; hãy đếm lại");
    let carried = act(&folder, "motion", &put[..4]);
    let end = "«Thông qua chương trình»: thông qua; tán thành 2, không tán thành 0, \
               không biểu quyết 0\n  triệu tập 2, có mặt 2, biểu quyết 2; cần 2 \
               (quá 1/2 số người được triệu tập)\n";
    assert!(done(&carried).ends_with(end), "{}", carried.out);
    let open = ["--open", "Xếp loại", "--of", "collective", "--of", "m1", "--team", "m2"];
    let opened = act(&folder, "ballot", &open);
    let id = done(&opened).split(' ').next().unwrap_or_default().to_owned();
    let count = ["--issued", "2", "--returned", "2", "--of", "collective", "--valid", "2"];
    done(&act(&folder, "ballot", &[&[id.as_str()], &count[..], &["--votes", "0,2,0,0"]].concat()));
    let close = act(
        &folder,
        "ballot",
        &[&id, "--of", "m1", "--valid", "2", "--votes", "1,0,0,0", "--close"],
    );
    close.fails(1, "kiemdiem: Chưa chốt được: Nguyễn Văn A: các mức cộng lại 1, hợp lệ 2");
    let before = folder.text("hop.toml");
    let closed = act(
        &folder,
        "ballot",
        &[&id, "--of", "m1", "--valid", "2", "--votes", "2,0,0,0", "--close"],
    );
    assert!(done(&closed).contains("«Xếp loại»: đã chốt"), "{}", closed.out);
    assert!(closed.out.contains("đạt: Hoàn thành xuất sắc nhiệm vụ"), "{}", closed.out);
    let above = "Nguyễn Văn A là người đứng đầu, được mức cao hơn tập thể";
    assert!(closed.out.contains(above), "{}", closed.out);
    assert_ne!(folder.text("hop.toml"), before);
    let check = run(&folder, &["check", "hop.toml"]);
    assert!(check.out.contains(above), "{}", check.out);
    let reserved = ["--by", "m2", "--kind", "reserved", "Tôi bảo lưu ý kiến về mức này."];
    done(&act(&folder, "remark", &reserved));
    let shown = run(&folder, &["show", "hop.toml"]);
    assert!(shown.out.contains("Trần Thị B · hc1 · bảo lưu ý kiến"), "{}", shown.out);
    act(&folder, "ballot", &["b0", "--close"]).fails(1, "kiemdiem: Không có phiếu b0");
}

/// A person's turn with an unanswered opinion is left for a reason, which the file keeps.
#[test]
fn a_turn_is_left_for_a_reason() {
    let folder = with_meeting("despite");
    let text = folder.text("hop.toml").replacen(
        "topic = \"shortcoming\"\nshortcoming = \"hc1\"",
        "topic = \"person\"\nmember = \"m1\"\nphase = \"opinions\"",
        1,
    );
    let folder = folder.write("hop.toml", text.replace("to = \"collective\"", "to = \"m1\""));
    let line = "kiemdiem: Nguyễn Văn A còn 1 ý kiến chưa tiếp thu hay giải trình; hãy trả lời, \
                hoặc sang bước kèm lý do";
    act(&folder, "step", &["next"]).fails(1, line);
    done(&act(&folder, "step", &["next", "--despite", "trả lời bằng văn bản"]));
    assert!(folder.text("hop.toml").contains("despite = \"trả lời bằng văn bản\""));
}

/// Who answers and what is promised are said from the command line, and printed together.
#[test]
fn who_answers_and_what_is_promised() {
    let folder = with_meeting("duties");
    act(&folder, "responsible", &[]).prints("hc1  chưa rõ ai\nhc2  chưa rõ ai\n");
    act(&folder, "responsible", &["hc2", "m2,collective"]).prints("hc2  Trần Thị B, tập thể\n");
    act(&folder, "responsible", &["hc2"]).prints("hc2  Trần Thị B, tập thể\n");
    act(&folder, "responsible", &["hc9"]).fails(1, "kiemdiem: Báo cáo không có hạn chế «hc9»");
    let twice = act(&folder, "responsible", &["hc2", "m2,m2"]);
    assert_eq!(twice.code, Some(1), "{}", twice.err);
    act(&folder, "promise", &[]).prints("chưa có gì\n");
    let text = "Lập danh sách trong quý.";
    let made = ["--make", text, "--on", "hc2", "--owner", "m2", "--due", "30/9/2025", "--priority"];
    let made = act(&folder, "promise", &made);
    let id = done(&made).split(' ').next().expect("an id").to_owned();
    let check = ["--check", "Danh sách có ký nhận", "--state", "partly"];
    let altered = act(&folder, "promise", &[&[id.as_str()], &check[..]].concat());
    let told = "hc2  Trần Thị B · hạn 30/09/2025 · kiểm tra: Danh sách có ký nhận · ưu tiên · \
                xong một phần";
    altered.prints(&format!("{id} {told}\n    {text}\n"));
    act(&folder, "promise", &[&id, "--due", "31/6"])
        .fails(1, "kiemdiem: «31/6» không phải ngày; viết như 30/6/2025");
    for _ in 0..2 {
        done(&act(&folder, "promise", &["--make", "Việc khác.", "--priority"]));
    }
    let fourth = act(&folder, "promise", &["--make", "Việc thứ tư.", "--priority"]);
    assert!(fourth.err.contains("đã đủ 3 việc ưu tiên"), "{}", fourth.err);
    let plan = ["--paper", "plan", "--to", "csv", "-o", "-"];
    let plan = act(&folder, "export", &plan);
    for cell in
        ["(Trách nhiệm: đồng chí Trần Thị B, tập thể", "(việc ưu tiên)", "Danh sách có ký nhận"]
    {
        assert!(done(&plan).contains(cell), "{cell}: {}", plan.out);
    }
    let text = folder.text("hop.toml");
    assert!(text.contains("[[responsibility]]") && text.contains("state = \"partly\""), "{text}");
    done(&act(&folder, "promise", &[&id, "--take-back"]));
    assert!(!folder.text("hop.toml").contains("state = \"partly\""));
    act(&folder, "responsible", &["hc2", "none"]).prints("hc2  chưa rõ ai\n");
    assert!(!folder.text("hop.toml").contains("[[responsibility]]"));
}

/// The matrix counts what stands, in a form that no spreadsheet computes and no page obeys.
#[test]
fn the_matrix_and_threads_are_printed() {
    let folder = with_meeting("matrix");
    let said = act(&folder, "matrix", &[]);
    let printed = done(&said);
    assert!(printed.contains("Ai nói về gì\n") && printed.contains("HC2"), "{printed}");
    assert!(printed.contains("chưa nói") && printed.contains("✗"), "{printed}");
    let name = folder.text("hop.toml").replace("Trần Thị B", "=1+1<b>");
    std::fs::write(folder.path().join("hop.toml"), name).expect("written");
    let csv = act(&folder, "matrix", &["--csv"]);
    assert!(done(&csv).contains("\"'=1+1<b>\""), "{}", csv.out);
    let html = act(&folder, "matrix", &["--html"]);
    assert!(done(&html).contains("=1+1&lt;b&gt;") && !html.out.contains("=1+1<b>"), "{}", html.out);
    assert_eq!(act(&folder, "matrix", &["--html"]).out, html.out, "the same bytes");
    let both = act(&folder, "matrix", &["--html", "--csv"]);
    assert_eq!(both.code, Some(2), "{}", both.err);
    let thread = act(&folder, "thread", &["hc1"]);
    assert!(done(&thread).starts_with("HC1 · Mục II"), "{}", thread.out);
    assert!(done(&act(&folder, "thread", &["m1"])).starts_with("Nguyễn Văn A · Bí thư"));
    let json = act(&folder, "thread", &["m1", "--json"]);
    let value: serde_json::Value = serde_json::from_str(done(&json)).expect("JSON");
    assert_eq!(value["member"], "m1");
    act(&folder, "thread", &["x9"])
        .fails(1, "kiemdiem: không có hạn chế hay thành viên «x9»; mã có dạng hc2, m3");
}
