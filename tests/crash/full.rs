//! A disk that is full, and has space again.

use std::fs;
use std::process::Command;

use crate::meeting::{FILE, USUAL, meeting};
use crate::support::PROGRAM;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;
use crate::support::tool::can;

/// A folder in which a tiny disk of its own can be mounted, and the words that do it. What fills
/// it to the last byte is `rest`, and without that there is space.
struct Disk {
    folder: Folder,
    script: String,
}

impl Disk {
    fn new(test: &str) -> Option<Self> {
        let mount = "mount -t tmpfs -o size=64k none /mnt";
        if !can(&["unshare", "-rm", "sh", "-c", mount], test) {
            return None;
        }
        let folder = meeting(test);
        let at = folder.path().join("disk");
        fs::create_dir(&at).expect("a folder can be made");
        let script = format!(
            "cd '{}' && mount -t tmpfs -o size=64k none disk && cp {FILE} disk && cd disk && \
             fill() {{ cat /dev/zero > rest 2> /dev/null; }}; kiemdiem() {{ '{PROGRAM}' \"$@\"; }}",
            folder.path().display()
        );
        Some(Self { folder, script })
    }
}

/// A command on a full disk saves nothing, says why, leaves nothing behind, and saves when there
/// is space again.
#[test]
fn a_command_finds_the_disk_full() {
    let Some(disk) = Disk::new("a-command-finds-the-disk-full") else { return };
    let script = format!(
        "{}\nkiemdiem remark {FILE} --by m1 'trước' > /dev/null && cp {FILE} ../old && fill
         kiemdiem remark {FILE} --by m1 'lời' 2>&1; echo \"code $?\"
         cmp {FILE} ../old && ls -A | grep -v gen-
         rm rest; kiemdiem remark {FILE} --by m1 'lời' > /dev/null; echo \"code $?\"
         kiemdiem show {FILE} | grep -c lời$",
        disk.script
    );
    let said = Command::new("unshare").args(["-rm", "sh", "-c", &script]).output();
    let said = said.expect("unshare is there");
    let out = String::from_utf8_lossy(&said.stdout);
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].contains("đĩa đầy"), "{out}");
    let rest = ["code 74", ".hop.toml.lock", FILE, "rest", "code 0", "1"];
    assert_eq!(lines[1..], rest, "{}", String::from_utf8_lossy(&said.stderr));
}

/// A window on a full disk says so with its red mark, keeps what is typed, and all of it arrives
/// when there is space again.
#[test]
fn a_window_finds_the_disk_full() {
    let Some(disk) = Disk::new("a-window-finds-the-disk-full") else { return };
    let pid = disk.folder.path().join("pid");
    let script = format!(
        "{}\nfill; echo $$ > '{}'; exec '{PROGRAM}' record {FILE}",
        disk.script,
        pid.display()
    );
    let script = format!("exec unshare -rm sh -c \"$(cat <<'X'\n{script}\nX\n)\"");
    let mut terminal = Terminal::shell(&script, USUAL);
    terminal.shows("Bước 3/5").keys("một<Enter>").shows("CHƯA LƯU 1").shows("đĩa đầy");
    terminal.keys("hai<Enter>").shows("CHƯA LƯU 2").keys("<F8>").shows("Bước 4/5");
    terminal.shows("CHƯA LƯU 3").keys("ba").shows("› ba");
    let pid = fs::read_to_string(pid).expect("the script wrote it");
    let seen = disk.folder.path().join("disk");
    let seen = format!("/proc/{}/root{}", pid.trim(), seen.display());
    let file = || fs::read_to_string(format!("{seen}/{FILE}")).expect("the file is there");
    assert!(!file().contains("\"một\""), "the disk is not full");
    fs::remove_file(format!("{seen}/rest")).expect("space can be made");
    terminal.shows("đã lưu").hides("CHƯA LƯU").keys("<Enter>").shows("│  ba");
    terminal.hides("đang lưu");
    let text = file();
    for words in ["text = \"một\"\n", "text = \"hai\"\n", "text = \"ba\"\n", "step = \"s04\"\n"] {
        assert!(text.contains(words), "{words} in:\n{text}");
    }
    assert_eq!(text.matches("text = \"một\"\n").count(), 1, "{text}");
    terminal.keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
}
