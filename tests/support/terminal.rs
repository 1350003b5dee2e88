//! A program in a pseudo-terminal: keys in, the screen out, everything with a time limit.

use std::fs::File;
use std::num::NonZeroU16;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use super::PROGRAM;
use super::folder::Folder;
use super::keys;

/// How long anything may take before the test gives up. Generous: nothing is measured here.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long a key is given before it is struck again.
const MOMENT: Duration = Duration::from_millis(250);
/// How a program brackets a frame that is to be shown at once.
const FRAME_OPENS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// A program in a terminal.
pub(crate) struct Terminal {
    master: Option<OwnedFd>,
    child: Child,
    screen: vt100::Parser,
    /// Bytes of a frame that is not complete yet.
    held: Vec<u8>,
    /// Everything that was sent.
    raw: Vec<u8>,
}

impl Terminal {
    /// Starts our program in a folder, in a terminal of this size.
    pub(crate) fn start(folder: &Folder, arguments: &[&str], size: (u16, u16)) -> Self {
        let mut command = Command::new("setsid");
        command.args(["--ctty", "--wait", PROGRAM]).args(arguments);
        command.current_dir(folder.path()).env("KIEMDIEM_DIR", folder.path());
        command.env("XDG_CONFIG_HOME", folder.path().join(".config"));
        command.env_remove("KIEMDIEM_LANG").env_remove("NO_COLOR");
        Self::spawn(command, size)
    }

    /// Starts any program by the shell.
    pub(crate) fn shell(script: &str, size: (u16, u16)) -> Self {
        let mut command = Command::new("setsid");
        command.args(["--ctty", "--wait", "sh", "-c", script]);
        Self::spawn(command, size)
    }

    fn spawn(mut command: Command, (columns, rows): (u16, u16)) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)
            .expect("a pseudo-terminal can be had");
        grantpt(&master).and_then(|()| unlockpt(&master)).expect("it can be used");
        let name = ptsname(&master, Vec::new()).expect("its other end has a name");
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let slave = rustix::fs::open(&*name, flags, Mode::empty()).expect("the other end opens");
        set_size(&master, columns, rows);
        let end = |slave: &OwnedFd| Stdio::from(File::from(slave.try_clone().expect("a copy")));
        command.stdin(end(&slave)).stdout(end(&slave)).stderr(end(&slave));
        command.env("TERM", "xterm-256color");
        let child = command.spawn().expect("setsid and the program start");
        Self {
            master: Some(master),
            child,
            screen: vt100::Parser::new(at_least_one(rows), at_least_one(columns), 0),
            held: Vec::new(),
            raw: Vec::new(),
        }
    }

    /// Strikes keys, as [`keys::bytes`] reads them, all at once like an input method.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        self.send(&keys::bytes(keys))
    }

    /// Sends bytes as they are.
    pub(crate) fn send(&mut self, bytes: &[u8]) -> &mut Self {
        let mut rest = bytes;
        while !rest.is_empty() {
            let sent = rustix::io::write(self.master(), rest).expect("keys reach the program");
            rest = &rest[sent..];
        }
        self
    }

    /// Waits until the screen shows a text on one of its lines.
    #[track_caller]
    pub(crate) fn shows(&mut self, text: &str) -> &mut Self {
        let shown = self.wait(|terminal| terminal.lines().iter().any(|line| line.contains(text)));
        assert!(shown, "no {text:?} on the screen:\n{}", self.lines().join("\n"));
        self
    }

    /// Waits a moment for a text; tells whether it came.
    pub(crate) fn shows_soon(&mut self, text: &str) -> bool {
        self.shows_within(text, MOMENT)
    }

    /// Waits so long for a text; tells whether it came.
    pub(crate) fn shows_within(&mut self, text: &str, time: Duration) -> bool {
        self.wait_for(time, |terminal| terminal.lines().iter().any(|line| line.contains(text)))
    }

    /// Waits until the screen shows a text on none of its lines.
    #[track_caller]
    pub(crate) fn hides(&mut self, text: &str) -> &mut Self {
        let gone = self.wait(|terminal| !terminal.lines().iter().any(|line| line.contains(text)));
        assert!(gone, "still {text:?} on the screen:\n{}", self.lines().join("\n"));
        self
    }

    /// Returns the lines of the screen, without blanks at their ends.
    pub(crate) fn lines(&self) -> Vec<String> {
        let (_, columns) = self.screen.screen().size();
        let rows = self.screen.screen().rows(0, columns.get());
        rows.map(|row| row.trim_end().to_owned()).collect()
    }

    /// Returns the state of the terminal: modes, cursor, alternate screen.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Returns everything that the program sent so far.
    pub(crate) fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// Returns how often the program's threads have woken up so far.
    #[cfg(target_os = "linux")]
    pub(crate) fn wakeups(&self) -> usize {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.child.id()));
        let of_thread = |task: std::io::Result<std::fs::DirEntry>| {
            let status = std::fs::read_to_string(task.expect("a thread").path().join("status"));
            let status = status.expect("a thread of the program has a status");
            let mut lines = status.lines();
            let count = lines.find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            count.and_then(|count| count.trim().parse::<usize>().ok()).expect("it counts")
        };
        tasks.expect("the program runs").map(of_thread).sum()
    }

    /// Gives the terminal another size and tells the program.
    pub(crate) fn resize(&mut self, (columns, rows): (u16, u16)) -> &mut Self {
        set_size(self.master(), columns, rows);
        self.screen.screen_mut().set_size(at_least_one(rows), at_least_one(columns));
        self
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&mut self, signal: Signal) -> &mut Self {
        let pid = Pid::from_child(&self.child);
        kill_process(pid, signal).expect("the program is there");
        self
    }

    /// Closes the terminal, as somebody who closes the window.
    pub(crate) fn close(&mut self) -> &mut Self {
        self.master = None;
        self
    }

    /// Waits for the program's end; returns its exit code, as a shell would say it.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> i32 {
        let ended = self.wait(|terminal| terminal.status().is_some());
        assert!(ended, "the program does not end; its screen:\n{}", self.lines().join("\n"));
        // The system hands the last bytes over a little later: read to the closed end.
        let whole = self.wait(|terminal| terminal.master.is_none());
        assert!(whole, "somebody still holds the terminal of a program that ended");
        let status = self.status().expect("it ended");
        status.code().or(status.signal().map(|signal| 128 + signal)).expect("one of the two")
    }

    fn status(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("the program is our child")
    }

    fn master(&self) -> &OwnedFd {
        self.master.as_ref().expect("the terminal was not closed")
    }

    /// Reads until something holds or patience ends; tells whether it holds.
    fn wait(&mut self, holds: impl FnMut(&mut Self) -> bool) -> bool {
        self.wait_for(PATIENCE, holds)
    }

    fn wait_for(&mut self, patience: Duration, mut holds: impl FnMut(&mut Self) -> bool) -> bool {
        let start = Instant::now();
        loop {
            if holds(self) {
                return true;
            }
            if start.elapsed() > patience {
                return false;
            }
            match &self.master {
                Some(_) => self.read(Duration::from_millis(20)),
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        }
    }

    /// Reads what comes within a time; closes our end where the program has closed its own.
    fn read(&mut self, time: Duration) {
        let master = self.master.as_ref().expect("the terminal was not closed").as_fd();
        let time = Timespec::try_from(time).expect("a short time");
        let mut ends = [PollFd::new(&master, PollFlags::IN)];
        match poll(&mut ends, Some(&time)) {
            Ok(0) | Err(Errno::INTR) => return,
            polled => polled.expect("the terminal can be waited for"),
        };
        let mut bytes = [0; 16 * 1024];
        match rustix::io::read(master, &mut bytes) {
            Ok(count) => {
                self.raw.extend(&bytes[..count]);
                self.held.extend(&bytes[..count]);
                let whole = whole_frames(&self.held);
                self.screen.process(&self.held[..whole]);
                self.held.drain(..whole);
            }
            Err(Errno::IO) => self.master = None, // this is how a closed end reads
            Err(Errno::INTR) => {}
            Err(why) => panic!("the terminal cannot be read: {why}"),
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.status().is_none() {
            let _ = self.child.kill(); // a test that failed leaves no program behind
            let _ = self.child.wait();
        }
    }
}

fn set_size(master: &OwnedFd, columns: u16, rows: u16) {
    let size = Winsize { ws_col: columns, ws_row: rows, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(master, size).expect("the terminal takes a size");
}

fn at_least_one(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a screen has lines and columns")
}

/// Returns how many bytes can be shown without showing half a frame.
fn whole_frames(bytes: &[u8]) -> usize {
    let find = |sign: &[u8], from: usize| {
        bytes[from..].windows(sign.len()).position(|each| each == sign).map(|at| from + at)
    };
    let mut whole = 0;
    while let Some(open) = find(FRAME_OPENS, whole) {
        match find(FRAME_ENDS, open) {
            Some(end) => whole = end + FRAME_ENDS.len(),
            None => return open,
        }
    }
    // The end may be the beginning of a sign that opens a frame.
    let torn = (1..FRAME_OPENS.len())
        .rev()
        .find(|length| bytes[whole..].ends_with(&FRAME_OPENS[..*length]));
    bytes.len() - torn.unwrap_or(0)
}

#[test]
fn half_a_frame_is_never_shown() {
    let check = |bytes: &str, whole: &str| {
        assert_eq!(whole_frames(bytes.as_bytes()), whole.len(), "{bytes:?}");
    };
    check("plain", "plain");
    check("a\x1b[?2026hb", "a");
    check("a\x1b[?2026hb\x1b[?2026lc", "a\x1b[?2026hb\x1b[?2026lc");
    check("a\x1b[?2026hb\x1b[?2026lc\x1b[?2026hd", "a\x1b[?2026hb\x1b[?2026lc");
    check("a\x1b[?20", "a");
    check("a\x1b", "a");
}

/// Keys arrive, sizes are told, exit codes come back.
#[test]
fn a_program_runs_in_the_terminal() {
    let mut terminal =
        Terminal::shell("trap 'stty size' WINCH; read a; echo \"<$a>\"; read b; exit 7", (40, 10));
    terminal.keys("chào<Enter>").shows("<chào>");
    terminal.resize((50, 12)).shows("12 50");
    terminal.keys("<Enter>");
    assert_eq!(terminal.ends(), 7);
}

/// A closed terminal hangs up; without that no test of it could fail.
#[test]
fn a_closed_terminal_ends_the_program() {
    let mut terminal = Terminal::shell("echo ready; sleep 1000", (40, 10));
    terminal.shows("ready").close();
    assert_eq!(terminal.ends(), 128 + Signal::HUP.as_raw());
}
