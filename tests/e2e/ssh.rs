//! Two windows on one file from other machines: over ssh, here to an sshd of the test's own on
//! this machine. A connection that breaks takes nothing with it.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use crate::support::PROGRAM;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;
use crate::support::tool::can;

/// Where distributions put it; it has to be called by its whole path.
const SSHD: &str = "/usr/sbin/sshd";

/// An ssh server for one test, with keys that nobody else has; it ends with the test.
struct Server {
    folder: Folder,
    port: u16,
    child: Child,
}

impl Server {
    /// Starts one on a port that is free; `None` where that cannot be tried.
    fn start(test: &str) -> Option<Self> {
        if !can(&["ssh", "-V"], test) || !can(&["test", "-x", SSHD], test) {
            return None;
        }
        let folder = Folder::new(&format!("{test}-server"));
        for key in ["host", "own"] {
            let file = folder.path().join(key);
            let mut keygen = Command::new("ssh-keygen");
            keygen.args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(file);
            assert!(keygen.status().is_ok_and(|made| made.success()), "a key can be made");
        }
        let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr());
        let port = port.expect("a port is free").port();
        let place = folder.path().display();
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {place}/host\n\
             AuthorizedKeysFile {place}/own.pub\nStrictModes no\nUsePAM no\nPidFile none\n\
             PasswordAuthentication no\nPrintMotd no\nPrintLastLog no\nUseDNS no\n"
        );
        let folder = folder.write("config", config);
        let mut sshd = Command::new(SSHD);
        sshd.args(["-D", "-f"]).arg(folder.path().join("config"));
        sshd.arg("-E").arg(folder.path().join("log")).stdin(Stdio::null());
        let server = Self { child: sshd.spawn().expect("sshd starts"), folder, port };
        let came = soon(|| TcpStream::connect(("127.0.0.1", port)).is_ok());
        let line = server.line("true");
        let works = came && can(&["sh", "-c", &line], test);
        works.then_some(server)
    }

    /// The line of the shell that runs a command over there, in a terminal.
    fn line(&self, command: &str) -> String {
        let key = self.folder.path().join("own");
        format!(
            "exec ssh -tt -F /dev/null -p {} -i {} -o IdentitiesOnly=yes -o BatchMode=yes \
             -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \
             127.0.0.1 '{command}'",
            self.port,
            key.display()
        )
    }

    /// Opens a window on the session in a folder over there.
    fn window(&self, folder: &Folder, window: &str) -> Terminal {
        let place = folder.path().display();
        let command = format!(
            "cd {place} && echo $PPID $$ >{window}.pids && export KIEMDIEM_DIR={place} \
             XDG_CONFIG_HOME={place}/.config && exec {PROGRAM} {window} hop.toml"
        );
        let mut terminal = Terminal::shell(&self.line(&command), (100, 30));
        terminal.shows("Hạn chế 1");
        terminal
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill(); // its connections end with their windows
        let _ = self.child.wait();
    }
}

/// Waits a while for something that is not on a screen.
fn soon(mut holds: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        if holds() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

/// The process that keeps a window's connection over there, and the window itself.
fn processes(folder: &Folder, window: &str) -> [Pid; 2] {
    let text = folder.text(&format!("{window}.pids"));
    let mut pids = text.split_whitespace().map(|each| each.parse().ok().and_then(Pid::from_raw));
    [(); 2].map(|()| pids.next().flatten().expect("the shell over there wrote two numbers"))
}

/// What one writes the other sees; when the minute-taker's connection is cut, what was saved is in
/// the file, and what was being typed is there again in the next window.
#[test]
fn two_windows_over_ssh_lose_nothing_when_a_connection_is_cut() {
    let test = "ssh-two-windows";
    let Some(server) = Server::start(test) else { return };
    let folder = Folder::new(test).copy("tests/fixtures/sessions/hop.toml");
    let mut chair = server.window(&folder, "chair");
    let mut minutes = server.window(&folder, "record");
    chair.keys("<F3>").shows("gõ để lọc").keys("ttb").shows("› ttb").keys("<Enter>");
    minutes.shows("[Trần Thị B]");
    minutes.keys("Tôi nhận việc này.<Enter>").hides("› Tôi nhận").hides("đang lưu");
    chair.shows("Chờ trả lời: tập thể 2");
    chair.keys("m").shows("Tôi nhận việc này.").keys("<Esc>").hides("Tôi nhận việc này.");
    chair.keys("<F8>").hides("đang lưu");
    let step = chair.lines().into_iter().find_map(|line| {
        let at = line.find("Bước ")?;
        Some(line[at..].split("  ").next().unwrap_or_default().to_owned())
    });
    minutes.shows(&step.expect("the chair's window says which step it is"));
    minutes.keys("Lời đang gõ dở").shows("› Lời đang gõ dở");
    let is_kept = |name: &String| name.contains("draft") && folder.text(name).contains("gõ dở");
    assert!(soon(|| folder.names().iter().any(is_kept)), "what is typed is kept on the disk");
    let [connection, window] = processes(&folder, "record");
    kill_process(connection, Signal::KILL).expect("the connection was open");
    assert_eq!(minutes.ends(), 255, "ssh says that the connection was lost");
    assert!(soon(|| test_kill_process(window).is_err()), "its window ends over there");
    chair.keys("<F7>").hides("đang lưu");
    let mut again = server.window(&folder, "record");
    again.shows("› Lời đang gõ dở").keys("<Enter>").hides("› Lời").hides("đang lưu");
    for terminal in [&mut chair, &mut again] {
        terminal.keys("<C-q>");
        assert_eq!(terminal.ends(), 0);
    }
    let text = folder.text("hop.toml");
    assert!(text.contains("Tôi nhận việc này.") && text.contains("Lời đang gõ dở"), "{text}");
    assert!(!folder.names().iter().any(|name| name.contains("draft")), "{:?}", folder.names());
}
