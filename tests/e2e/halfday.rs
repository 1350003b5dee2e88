//! Half a day of a meeting in three windows on one file: the chair runs it by keys, the
//! minute-taker writes and is never disturbed, the room looks on. At the end the file tells the
//! same story, minute by minute.
//!
//! Time passes by a hand on the file: every moment that has been is moved to earlier, and all
//! three windows take that up.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Local, TimeDelta};
use kiemdiem::session::attendance::{Attendance, Presence};
use kiemdiem::session::clock::Clock;
use kiemdiem::session::floor::Speech;
use kiemdiem::session::ids::MemberId;
use kiemdiem::session::ids::StepId;
use kiemdiem::session::remark::Remark;
use kiemdiem::session::standing::{Aside, State, Visit};
use kiemdiem::session::{Instant, Session};
use kiemdiem::store::format::parse;

use crate::support::command::run;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;

/// What is moved in time besides the meeting itself is what is still to come.
const TO_COME: &str = "planned_end";

/// The clock on the wall, from which the program has its time.
#[allow(clippy::disallowed_methods, reason = "the test stands outside of the program")]
fn now() -> Instant {
    Local::now().fixed_offset()
}

struct HalfDay {
    folder: Folder,
    chair: Terminal,
    minutes: Terminal,
    room: Terminal,
    /// How many minutes ago the meeting opened, pauses too.
    minute: i64,
}

impl HalfDay {
    fn new(chair: (u16, u16), test: &str) -> Self {
        let folder = Folder::new(test)
            .copy("tests/fixtures/halfday/bao-cao.txt")
            .copy("tests/fixtures/halfday/thanh-vien.csv")
            .copy("tests/fixtures/halfday/quy-dinh.toml");
        let arguments = ["new", "bao-cao.txt", "--members", "thanh-vien.csv", "--kind", "quarter"];
        let made = run(&folder, &[&arguments[..], &["-o", "hop.toml"]].concat());
        made.prints("hop.toml: 4 hạn chế, 12 thành viên, 24 bước\n");
        let start = |window, size| Terminal::start(&folder, &[window, "hop.toml"], size);
        let mut day = Self {
            chair: start("chair", chair),
            minutes: start("record", (80, 24)),
            room: start("project", (120, 40)),
            folder,
            minute: 0,
        };
        day.chair.shows("Nhấn F8 để khai mạc").shows("F4 điểm danh");
        day.minutes.shows("Nhấn F8 để khai mạc");
        day
    }

    fn session(&self) -> Session {
        parse(&self.folder.bytes("hop.toml")).expect("what the program wrote can be read")
    }

    /// Lets minutes pass, so that the meeting opened that many minutes and a few seconds ago.
    #[track_caller]
    fn later(&mut self, minutes: i64) {
        self.chair.hides("đang lưu");
        self.minutes.hides("đang lưu");
        self.minute += minutes;
        let opened = self.session().standing.sittings[0].opened;
        let wanted = TimeDelta::minutes(self.minute) + TimeDelta::seconds(2);
        let shift = wanted - (now() - opened);
        let text = moved(&self.folder.text("hop.toml"), shift);
        let (beside, path) =
            (self.folder.path().join("moved"), self.folder.path().join("hop.toml"));
        fs::write(&beside, text).expect("a file can be written");
        fs::set_permissions(&beside, fs::Permissions::from_mode(0o600)).expect("our own file");
        fs::rename(&beside, &path).expect("it can be put in the place of the other");
        let sat = self.session().sat_s(now()) / 60;
        let sat = match (sat / 60, sat % 60) {
            (0, minutes) => format!("đã {minutes} phút"),
            (hours, 0) => format!("đã {hours} giờ"),
            (hours, minutes) => format!("đã {hours} giờ {minutes} phút"),
        };
        self.chair.shows(&sat);
    }

    /// Takes from a list of the chair's: the key that opens it, its heading, and what narrows it.
    #[track_caller]
    fn pick(&mut self, key: &str, heading: &str, filter: &str) -> &mut Terminal {
        let chair = self.chair.keys(key).shows(heading).keys(filter);
        if !filter.is_empty() {
            chair.shows(&format!("› {filter}"));
        }
        chair.keys("<Enter>").hides(heading)
    }

    /// Goes on to the step of this number, for everybody.
    #[track_caller]
    fn step(&mut self, number: usize) {
        let place = format!("Bước {number}/24");
        self.on(&place);
        self.everywhere(&place);
    }

    /// Goes on until this is shown: the key that comes right behind another is asked once more.
    #[track_caller]
    fn on(&mut self, shown: &str) {
        for _ in 0..40 {
            self.chair.keys("<F8>");
            if self.chair.shows_soon(shown) {
                return;
            }
        }
        panic!("never came to {shown}:\n{}", self.chair.lines().join("\n"));
    }

    #[track_caller]
    fn everywhere(&mut self, text: &str) {
        self.chair.shows(text).hides("đang lưu");
        self.minutes.shows(text);
        self.room.shows(text);
    }

    /// The minute-taker sees these chips, types, and sends.
    #[track_caller]
    fn writes(&mut self, chips: &str, text: &str) {
        self.minutes.shows(chips).keys(text).shows(&format!("› {text}")).keys("<Enter>");
        self.minutes.hides(&format!("› {text}")).hides("đang lưu");
    }

    /// Records somebody's attendance.
    #[track_caller]
    fn roll(&mut self, name: &str, state: &str, reason: Option<&str>) {
        self.pick("<F4>", "Điểm danh ─", name).shows("Ghi điểm danh").keys(state);
        self.chair.shows(&format!("› {state}")).keys("<Enter>").hides("Ghi điểm danh");
        if let Some(reason) = reason {
            self.chair.shows("Ghi lý do").keys(reason).keys("<Enter>").hides("Ghi lý do");
        }
        self.chair.hides("đang lưu");
    }

    #[track_caller]
    fn asks(&mut self, name: &str, kind: &str, shown: &str) {
        self.pick("q", "Ai đăng ký", name);
        self.pick("", "Đăng ký để làm gì", kind).shows(shown).hides("đang lưu");
    }

    #[track_caller]
    fn floor(&mut self, name: &str, shown: &str) {
        self.pick("<F3>", "Giao quyền", name).shows(&format!("Lời     {shown}"));
        self.chair.hides("đang lưu");
    }

    fn opens(&mut self) {
        self.roll("ngo", "vang co ly do", Some("họp ở tỉnh"));
        self.pick("<F4>", "Điểm danh ─", "").shows("đủ, có mặt 11/12").hides("đang lưu");
        self.step(1);
        self.writes("[ghi nhận]", "Tuyên bố lý do.");
        self.chair.keys("e").shows("Giờ kết thúc").keys("23:59<Enter>").shows("định xong 23:59");
        self.later(5);
        // What is being typed stays with the step in which it was begun.
        self.minutes.keys("Giới thiệu").shows("› Giới thiệu");
        self.step(2);
        self.minutes.shows("[ghi vào bước Khai mạc]").shows("› Giới thiệu");
        self.minutes.keys(" đại biểu.").shows("› Giới thiệu đại biểu.").keys("<Enter>");
        self.minutes.hides("›  Giới thiệu").hides("đang lưu");
        self.chair.keys("v").shows("11 người biểu quyết, cần 7 tán thành");
        self.chair.keys("Thông qua chương trình<Enter>10<Enter>0<Enter>1");
        self.chair.shows("Enter xong").keys("<Enter>").shows("thông qua; tán thành 10");
        self.later(4);
        self.step(3);
    }

    /// The clock of the step runs over, and gets a minute more.
    fn runs_over(&mut self) {
        self.later(16);
        self.chair.shows("(sắp hết)");
        self.later(3);
        self.chair.shows("(rất ít)");
        self.later(3);
        self.chair.shows("quá 2:").keys("+").shows("Thêm 1 phút cho bước này").shows("quá 1:");
    }

    /// Typed requests, a question between, more time, the end of the list, the last word.
    fn discusses(&mut self) {
        self.step(4);
        self.asks("pham", "bo sung", "1. Phạm Thị D: bổ sung");
        self.asks("hoang", "y kien moi", "2. Hoàng Văn E: ý kiến mới");
        self.asks("le van", "trinh tu", "1. Lê Văn C: ý kiến về trình tự");
        self.asks("vu thi", "y kien moi", "Đăng ký (4)");
        self.chair.keys("<Enter>").shows("Lời     Lê Văn C").hides("đang lưu");
        self.writes("[Lê Văn C] [ghi nhận]", "Đề nghị nói ngắn.");
        self.chair.keys("<Enter>").shows("Lời     Phạm Thị D").hides("đang lưu");
        self.minutes.shows("[Phạm Thị D] [phê bình] [→ tập thể] [HC1]");
        self.minutes.keys("Chưa rõ ai").shows("› Chưa rõ ai");
        self.later(2);
        self.pick("i", "Ai hỏi xen vào", "do van").shows("chờ nói tiếp: Phạm Thị D");
        self.minutes.shows("[Phạm Thị D] [phê bình]").shows("› Chưa rõ ai").keys(" được giao.");
        self.minutes.shows("› Chưa rõ ai được giao.").keys("<Enter>").hides("› Chưa rõ");
        self.writes("[Đỗ Văn H] [đề nghị làm rõ] [→ tập thể] [HC1]", "Việc này ai chủ trì?");
        self.later(1);
        // The minute of the question is not the speaker's.
        self.chair.keys("<Enter>").hides("chờ nói tiếp").shows("Lời     Phạm Thị D");
        self.chair.hides("đang lưu");
        self.later(2);
        self.chair.shows("quá 1:").keys("+").shows("Thêm 1 phút cho Phạm Thị D").shows("quá 0:");
        self.chair.keys("o").shows("đã chốt").hides("đang lưu");
        self.pick("q", "Ai đăng ký", "ly thi").shows("O mở lại").keys("<Esc>").hides("O mở lại");
        self.pick("l", "Lời cuối cho ai", "vu thi").shows("Lời     Vũ Thị G");
        self.writes("[Vũ Thị G] [phê bình] [→ tập thể] [HC1]", "Nên giao một người.");
        self.later(3);
    }

    /// One step is put off and one left out: the meeting goes past both.
    fn sets_aside(&mut self) {
        self.step(5);
        self.chair.shows("Đăng ký (1)").shows("ý kiến mới").hides("đã chốt");
        self.chair.keys("<Delete>").shows("Đăng ký (0)").hides("đang lưu");
        self.chair.keys("p").shows("Để lại sau: Hạn chế 3").keys("chờ số liệu<Enter>");
        self.chair.shows("↷ Hạn chế 3").hides("đang lưu");
        self.chair.keys("n").shows("Bỏ qua: Hạn chế 4").keys("đã nói ở Hạn chế 1<Enter>");
        self.chair.shows("– Hạn chế 4").hides("đang lưu");
        self.floor("tran", "Trần Thị B");
        self.writes("[Trần Thị B] [phê bình] [→ tập thể] [HC2]", "Sổ ghi còn thiếu.");
        self.later(6);
        self.step(8);
        self.minutes.keys("<F6>").shows("Trả lời ý kiến nào?").keys("<Enter>");
        self.minutes.shows("trả lời 1 ý kiến: tiếp thu").keys("Xin tiếp thu.<Enter>");
        self.minutes.shows("Xin tiếp thu.").hides("đang lưu");
        self.later(8);
    }

    /// Four leave, and what a vote would be worth is said; two come, and it goes on.
    fn loses_the_quorum(&mut self) {
        self.step(9);
        for (name, left) in [("tran", 10), ("le van", 9), ("pham", 8), ("hoang", 7)] {
            self.roll(name, "ve truoc", Some("việc gấp"));
            self.chair.shows(&format!("có mặt {left}/12"));
        }
        self.chair.shows("Túc số: chưa đủ").keys("v").shows("Biểu quyết mới").keys("<Enter>");
        self.chair.shows("CHƯA ĐỦ TÚC SỐ: 7/12, cần 8").keys("<Esc>").hides("CHƯA ĐỦ");
        self.later(2);
        self.roll("tran", "co mat", None);
        self.chair.shows("Túc số: đủ, có mặt 8/12");
        self.roll("ngo", "den muon", Some("họp xong"));
        self.chair.shows("Túc số: đủ, có mặt 9/12");
    }

    /// Somebody is left with an opinion unanswered, and only for a reason.
    fn leaves_somebody(&mut self) {
        self.floor("nguyen", "Nguyễn Văn A");
        self.writes("[Nguyễn Văn A] [tự phê bình]", "Tôi còn nể nang.");
        self.floor("tran", "Trần Thị B");
        self.minutes.shows("[Trần Thị B] [phê bình] [→ Nguyễn Văn A]");
        self.minutes.keys("<F5>hc2<Tab><Enter>").shows("[HC2]");
        self.writes("[HC2]", "Đồng chí ít xuống khu phố.");
        self.chair.shows("Nguyễn Văn A 1");
        self.later(8);
        self.on("Nguyễn Văn A còn 1 ý kiến chưa trả lời");
        self.chair.keys("<Enter>").shows("Cần ghi lý do").keys("xin trả lời bằng văn bản<Enter>");
        self.everywhere("Bước 10/24");
    }

    /// The meeting pauses; what is typed meanwhile stays; the next sitting has its own roll.
    fn pauses(&mut self) {
        self.chair.keys("s").shows("Nhấn F8 để họp tiếp").hides("đang lưu");
        self.room.hides("Bước 10/24");
        self.minutes.shows("Tạm nghỉ").keys("Nghỉ giải lao").shows("› Nghỉ giải lao");
        self.later(15);
        self.chair.keys("<F8>").hides("Nhấn F8 để họp tiếp").hides("đang lưu");
        self.everywhere("Bước 10/24");
        self.minutes.shows("› Nghỉ giải lao").keys("<Enter>").hides("› Nghỉ").hides("đang lưu");
        self.chair.shows("Điểm danh: chưa ghi");
        self.roll("pham", "vang co ly do", Some("họp ở tỉnh"));
        self.pick("<F4>", "Điểm danh ─", "").shows("đủ, có mặt 11/12").hides("đang lưu");
    }

    /// The other turns; then the step that was put off, and on from where the meeting was.
    fn comes_back(&mut self) {
        for number in 11..=20 {
            self.later(3);
            self.step(number);
        }
        self.later(3);
        self.chair.keys("<Tab>").shows("Enter sang bước này");
        for _ in 6..20 {
            self.chair.keys("<Up>");
        }
        self.chair.shows("P lấy lại").keys("<Enter>").shows("Bước 6/24").hides("đang lưu");
        self.everywhere("Bước 6/24");
        self.floor("bui", "Bùi Thị I");
        self.writes("[Bùi Thị I] [phê bình] [→ tập thể] [HC3]", "Chi bộ tôi cũng muộn.");
        self.chair.shows("Tiếp theo: Bỏ phiếu xếp loại");
        self.later(4);
        self.step(21);
    }

    /// One leaves the room, being concerned; a wrong count is not closed, the right one is.
    fn votes(&mut self) {
        self.chair.keys("u").shows("Tên đợt bỏ phiếu").keys("Xếp loại quý II<Enter>");
        self.chair.shows("Ai có tên trên phiếu").keys("<Enter>").shows("Làm gì với đợt này");
        self.pick("", "Làm gì với đợt này", "ai tranh mat").shows("Chọn người");
        self.pick("", "Chọn người", "vu thi").shows("Làm gì với đợt này").hides("đang lưu");
        self.pick("", "Làm gì với đợt này", "to kiem phieu").shows("Chọn người");
        self.chair.keys("<Down><Down><Tab><Down><Tab>").keys("<Enter>").hides("Chọn người");
        self.chair.shows("Làm gì với đợt này").hides("đang lưu");
        self.papers("11", "11").shows("phát ra 11, chỉ có 10 người bỏ phiếu");
        self.chair.keys("<Home>");
        self.pick("", "Làm gì với đợt này", "phieu phat ra").shows("Phiếu phát ra");
        self.chair.keys("<Backspace>0<Enter><Backspace>0<Enter>").shows("10 / 10");
        self.tally("tập thể", "10<Enter>0<Enter>3<Enter>6<Enter>0<Enter>0<Enter>0<Enter>");
        self.chair.shows("chưa khớp");
        self.chair.keys("chot").shows("› chot").keys("<Enter>");
        self.chair.shows("Chưa chốt được: tập thể: các mức");
        self.chair.hides("› chot").shows("Làm gì với đợt này").hides("đang lưu");
        // The one that is wrong is selected.
        self.tally("tập thể", "<Tab><Tab><Tab><Backspace>7<Enter><Enter><Enter><Enter>");
        for name in NAMES {
            self.tally(name, "10<Enter>0<Enter>2<Enter>8<Enter>0<Enter>0<Enter>0<Enter>");
        }
        self.chair.shows("số phiếu đã khớp").keys("<Enter>").shows("Kết quả").keys("<Esc>");
        self.chair.hides("Kết quả").hides("đang lưu");
        self.later(6);
    }

    #[track_caller]
    fn papers(&mut self, issued: &str, returned: &str) -> &mut Terminal {
        self.pick("", "Làm gì với đợt này", "").shows("Phiếu phát ra");
        self.chair.keys(&format!("{issued}<Enter>{returned}<Enter>"));
        self.chair.shows("Làm gì với đợt này").hides("đang lưu")
    }

    /// Counts who is next.
    #[track_caller]
    fn tally(&mut self, name: &str, numbers: &str) {
        let heading = format!("Kiểm phiếu: {name} ─");
        self.chair.keys("<Enter>").shows(&heading).keys(numbers).hides(&heading);
        self.chair.shows("Làm gì với đợt này").hides("đang lưu");
    }

    fn closes(&mut self) {
        self.step(22);
        self.writes("[Nguyễn Văn A] [kết luận]", "Hội nghị thống nhất.");
        self.later(2);
        self.step(23);
        self.step(24);
        for _ in 0..40 {
            self.chair.keys("<F8>");
            if self.chair.shows_soon("Đây là bước cuối") {
                break;
            }
        }
        self.chair.shows("Tiếp theo: hết chương trình");
        for terminal in [&mut self.chair, &mut self.minutes, &mut self.room] {
            terminal.keys("<C-q>");
            assert_eq!(terminal.ends(), 0);
        }
    }
}

const NAMES: [&str; 12] = [
    "Nguyễn Văn A",
    "Trần Thị B",
    "Lê Văn C",
    "Phạm Thị D",
    "Hoàng Văn E",
    "Vũ Thị G",
    "Đỗ Văn H",
    "Bùi Thị I",
    "Đặng Văn K",
    "Ngô Thị L",
    "Dương Văn M",
    "Lý Thị N",
];

/// Returns the file with every moment that has been moved to earlier.
fn moved(text: &str, shift: TimeDelta) -> String {
    let moment = |word: &str| -> Option<String> {
        let bare = word.trim_matches(['[', ']', ',']);
        let at: DateTime<FixedOffset> = DateTime::parse_from_rfc3339(bare).ok()?;
        Some(word.replace(bare, &(at - shift).format("%Y-%m-%dT%H:%M:%S%:z").to_string()))
    };
    let line = |line: &str| -> String {
        if line.starts_with(TO_COME) {
            return line.to_owned();
        }
        let words = line.split(' ').map(|word| moment(word).unwrap_or_else(|| word.to_owned()));
        words.collect::<Vec<_>>().join(" ")
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// What happened, a line each, with its minute after the opening.
struct Story<'a> {
    session: &'a Session,
}

impl<'a> Story<'a> {
    fn minute(&self, at: Instant) -> i64 {
        (at - self.session.standing.sittings[0].opened).num_seconds().div_euclid(60)
    }

    fn name(&self, id: &'a MemberId) -> &'a str {
        self.session.name_of(id).rsplit(' ').next().expect("a name has words")
    }

    fn steps(&self) -> Vec<String> {
        let visit = |visit: &Visit| {
            format!("{} {}{}", self.minute(visit.at), visit.step, despite(&visit.despite))
        };
        self.session.standing.visits.iter().map(visit).collect()
    }

    /// Who spoke, for what, for about how many minutes.
    fn speeches(&self) -> Vec<String> {
        let sittings = &self.session.standing.sittings;
        let spoke =
            |clock: &Clock| (clock.elapsed_s(sittings, clock.until.expect("it ended")) + 30) / 60;
        let speech = |each: &Speech| {
            let (minute, name) = (self.minute(each.clock.from), self.name(&each.member));
            format!("{minute} {name} {:?} {}'", each.kind, spoke(&each.clock))
        };
        self.session.standing.speeches.iter().map(speech).collect()
    }

    /// Who said what, in which step, about what.
    fn remarks(&self) -> Vec<String> {
        let remark = |each: &Arc<Remark>| {
            let link = &each.link;
            let about: Vec<_> = link.shortcomings.iter().map(ToString::to_string).collect();
            let parts = [
                self.minute(each.at).to_string(),
                link.step.as_ref().expect("a step").to_string(),
                link.by.as_ref().map_or("-", |id| self.name(id)).to_owned(),
                format!("{:?}", link.kind),
                about.join("+"),
                each.wording.text.clone(),
            ];
            parts.join(" ").replace("  ", " ")
        };
        self.session.remarks.iter().map(remark).collect()
    }

    /// Who came and went, without those who were there from the start of a sitting.
    fn attendance(&self) -> Vec<String> {
        let records = self.session.attendance.iter();
        let came_back = |each: &Presence| each.sitting == 1 && self.minute(each.at) > 0;
        let told = records.filter(|each| each.state != Attendance::Present || came_back(each));
        let line = |each: &Presence| {
            let minute = self.minute(each.at).max(0); // the first roll is before the opening
            format!("{minute} {} {:?} {}", self.name(&each.member), each.state, each.reason)
        };
        told.map(|each| line(each).trim_end().to_owned()).collect()
    }
}

fn despite(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!(" ({reason})") }
}

fn in_order(times: impl IntoIterator<Item = Instant>) -> bool {
    times.into_iter().collect::<Vec<_>>().is_sorted()
}

/// The order of steps, who spoke for how long, what was written down and about what.
fn tells_the_story(session: &Session) {
    let story = Story { session };
    let mut steps = vec!["0 s01", "5 s02", "9 s03", "31 s04", "39 s05", "45 s08", "53 s09"];
    steps.extend(["63 s10 (xin trả lời bằng văn bản)", "81 s11", "84 s12", "87 s13"]);
    steps.extend(["90 s14", "93 s15", "96 s16", "99 s17", "102 s18", "105 s19", "108 s20"]);
    steps.extend(["111 s06", "115 s21", "121 s22", "123 s23", "123 s24"]);
    assert_eq!(story.steps(), steps);
    assert_eq!(
        story.speeches(),
        [
            "31 C PointOfOrder 0'",
            "31 D Addition 4'",
            "33 H Clarification 1'",
            "36 G NewOpinion 3'",
            "39 B NewOpinion 6'",
            "55 A NewOpinion 0'",
            "55 B NewOpinion 8'",
            "111 I NewOpinion 4'",
        ]
    );
    assert_eq!(
        story.remarks(),
        [
            "0 s01 - Note Tuyên bố lý do.",
            "5 s01 - Note Giới thiệu đại biểu.",
            "31 s04 C Note Đề nghị nói ngắn.",
            "33 s04 D Criticism hc1 Chưa rõ ai được giao.",
            "33 s04 H Question hc1 Việc này ai chủ trì?",
            "36 s04 G Criticism hc1 Nên giao một người.",
            "39 s05 B Criticism hc2 Sổ ghi còn thiếu.",
            "45 s08 A Answer hc1 Xin tiếp thu.",
            "55 s09 A SelfCriticism Tôi còn nể nang.",
            "55 s09 B Criticism hc2 Đồng chí ít xuống khu phố.",
            "78 s10 - Note Nghỉ giải lao",
            "111 s06 I Criticism hc3 Chi bộ tôi cũng muộn.",
            "121 s22 A Conclusion Hội nghị thống nhất.",
        ]
    );
    let mut roll = vec!["0 L Excused họp ở tỉnh", "53 B Left việc gấp", "53 C Left việc gấp"];
    roll.extend(["53 D Left việc gấp", "53 E Left việc gấp", "55 B Present"]);
    roll.extend(["55 L Late họp xong", "78 D Excused họp ở tỉnh"]);
    assert_eq!(story.attendance(), roll);
}

/// Sittings, what was set aside, votes, and that nothing is out of order.
fn keeps_the_acts(session: &Session) {
    let standing = &session.standing;
    assert_eq!((standing.state, standing.sittings.len()), (State::InProgress, 2));
    let (first, second) = (&standing.sittings[0], &standing.sittings[1]);
    let pause = second.opened - first.ended.expect("the first ended");
    assert_eq!((pause.num_seconds() + 30) / 60, 15);
    let aside: Vec<_> = standing
        .set_aside
        .iter()
        .map(|each| (each.step.as_str(), each.how, &*each.reason))
        .collect();
    assert_eq!(aside, [("s07", Aside::Skipped, "đã nói ở Hạn chế 1")]);
    let added: Vec<_> = standing.visits.iter().filter(|visit| visit.added_s > 0).collect();
    assert_eq!((added.len(), added[0].step.as_str(), added[0].added_s), (1, "s03", 60));
    assert_eq!(standing.speeches[1].clock.added_s, 60);
    assert!(session.queue.requests.is_empty());
    let motion = &session.motions[0];
    let hands = motion.hands.expect("they were counted");
    assert_eq!((hands.in_favour, hands.against, hands.abstaining), (10, 0, 1));
    let step = motion.step.as_ref().map(StepId::as_str);
    assert_eq!((step, motion.electorate.present), (Some("s02"), 11));
    assert_eq!((session.motions.len(), motion.is_carried()), (1, Some(true)));
    let ballot = &session.ballots[0];
    assert_eq!((ballot.issued, ballot.returned, ballot.electorate.voters()), (10, 10, 10));
    assert_eq!((ballot.tallies.len(), ballot.team.len()), (13, 2));
    assert_eq!(ballot.tallies[0].votes, [3, 7, 0, 0]);
    assert!(ballot.closed.is_some() && ballot.imbalances().is_empty());
    assert_eq!(ballot.electorate.apart, [session.members[5].id.clone()]);
    let open: Vec<_> = session.open_remarks().map(|each| &*each.wording.text).collect();
    assert!(open.contains(&"Đồng chí ít xuống khu phố."), "{open:?}");
    assert!(!open.contains(&"Chưa rõ ai được giao."), "it was answered: {open:?}");
    assert!(in_order(standing.visits.iter().map(|each| each.at)));
    assert!(in_order(standing.speeches.iter().map(|each| each.clock.from)));
    assert!(in_order(session.remarks.iter().map(|each| each.at)));
    assert!(in_order(session.attendance.iter().map(|each| each.at)));
}

fn half_a_day(chair: (u16, u16), test: &str) {
    let mut day = HalfDay::new(chair, test);
    day.opens();
    day.runs_over();
    day.discusses();
    day.sets_aside();
    day.loses_the_quorum();
    day.leaves_somebody();
    day.pauses();
    day.comes_back();
    day.votes();
    day.closes();
    let session = day.session();
    tells_the_story(&session);
    keeps_the_acts(&session);
    let shown = run(&day.folder, &["show", "hop.toml"]);
    assert_eq!(shown.code, Some(0));
    for line in ["Trần Thị B → Nguyễn Văn A · hc2 · phê bình", "đã chốt", "về trước (việc gấp)"]
    {
        assert!(shown.out.contains(line), "no {line:?} in:\n{}", shown.out);
    }
    let sent = String::from_utf8_lossy(day.room.raw()).into_owned();
    for word in ["nể nang", "Trần Thị", "Giới thiệu"] {
        assert!(!sent.contains(word), "the room was sent {word:?}");
    }
}

#[test]
fn half_a_day_in_three_windows() {
    half_a_day((160, 45), "halfday");
}

/// The chair has no more than a small terminal.
#[test]
fn half_a_day_with_a_small_window_for_the_chair() {
    half_a_day((80, 24), "halfday-small");
}
