//! The tables in the programs that they are for: README's own lines and queries, run by DuckDB and
//! by PostgreSQL.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::support::PROGRAM;
use crate::support::command::run;
use crate::support::folder::Folder;
use crate::support::tool::{can, skipped};

const README: &str = include_str!("../../README.md");
const HEADING: &str = "## Bảng dữ liệu";

/// What a hand can write to lead `psql`, `COPY` or a reader of JSON astray.
const HOSTILE: &str =
    r#""\\.\n\\N\t\\! id\r\n'; DROP TABLE kiemdiem.remarks; --\n{\"a\": 1}\u0000""#;
const HOSTILE_READ: &str =
    "\\.\n\\N\t\\! id\r\n'; DROP TABLE kiemdiem.remarks; --\n{\"a\": 1}\u{fffd}";

/// Two years of one body, and a session of another one.
fn archive(test: &str) -> Folder {
    let folder = Folder::new(test).copy("tests/fixtures/sessions/xong.toml");
    let text = folder.text("xong.toml");
    for (name, from, to) in [
        ("phuong-a/2024.toml", "2025-12-", "2024-12-"),
        ("phuong-a/2025.toml", "", ""),
        ("phuong-b/2025.toml", "Ban Chấp hành Đảng bộ xã Mẫu", "Chi bộ Mẫu"),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it has one")).expect("a folder can be made");
        let text = if from.is_empty() { text.clone() } else { text.replace(from, to) };
        // Overdue, whenever this runs.
        let due =
            if name == "phuong-b/2025.toml" { "due = 2020-02-28" } else { "due = 2020-01-31" };
        let text = text.replacen("due = 2026-01-31", due, 1);
        fs::write(path, text).expect("a file can be made");
    }
    fs::remove_file(folder.path().join("xong.toml")).expect("it was there");
    folder
}

/// README's blocks of this sort, of the chapter on tables.
fn blocks(sort: &str) -> Vec<&'static str> {
    let chapter = README.split(HEADING).nth(1).expect("README has the chapter");
    let chapter = chapter.split("\n## ").next().unwrap_or_default();
    let begin = format!("```{sort}\n");
    let blocks = chapter.split(begin.as_str()).skip(1);
    blocks.filter_map(|block| block.split("```").next()).collect()
}

/// Runs lines of a shell in a folder, with these programs before others.
fn shell(folder: &Path, script: &str, tools: &Path, variables: &[(&str, &str)]) -> Output {
    let path = std::env::var("PATH").unwrap_or_default();
    let script = format!("set -e\nkiemdiem() {{ '{PROGRAM}' \"$@\"; }}\n{script}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).current_dir(folder).stdin(Stdio::null());
    shell.env("PATH", format!("{}:{path}", tools.display())).env("KIEMDIEM_DIR", folder);
    shell.envs(variables.iter().copied()).env_remove("KIEMDIEM_LANG");
    let said = shell.output().expect("sh is there");
    let told = String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success() && told.is_empty(), "{script}\n{told}");
    said
}

/// Makes a program of lines for Python in a folder of tools.
fn tool(folder: &Path, name: &str, python: &str) -> PathBuf {
    let tools = folder.join(".tools");
    fs::create_dir_all(&tools).expect("a folder can be made");
    let path = tools.join(name);
    fs::write(&path, format!("#!/usr/bin/env python3\n{python}")).expect("a file can be made");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("our own file");
    tools
}

/// As the program `duckdb` of the same makers reads a script and prints CSV.
const DUCKDB: &str = "import sys, csv, duckdb\n\
    out = csv.writer(sys.stdout, delimiter='|', lineterminator='\\n')\n\
    for each in duckdb.extract_statements(sys.stdin.read()):\n\
    \x20   said = duckdb.execute(each)\n\
    \x20   if each.type == duckdb.StatementType.SELECT:\n\
    \x20       out.writerows(said.fetchall())\n";

/// The lines of README make Parquet, and its queries find in it what is there.
#[test]
fn readme_makes_parquet_and_asks_it() {
    if !can(&["python3", "-c", "import duckdb"], "README's Parquet") {
        return;
    }
    let folder = archive("tables-duckdb");
    let tools = tool(folder.path(), "duckdb", DUCKDB);
    let made = blocks("sh").concat() + blocks("shell")[0];
    shell(folder.path(), &made, &tools, &[]);
    let queries = blocks("sql");
    let ask = |query: &str| {
        fs::write(folder.path().join("bang/query.sql"), query).expect("a file can be made");
        let said = shell(&folder.path().join("bang"), "duckdb < query.sql", &tools, &[]);
        String::from_utf8(said.stdout).expect("it prints UTF-8")
    };
    let body = "Ban Chấp hành Đảng bộ xã Mẫu";
    let repeated = ask(queries[0]);
    let words = "Còn 2 trong 10 chỉ tiêu chưa đạt; kiểm tra, đôn đốc chưa thường xuyên.";
    assert!(repeated.contains(&format!("{body}|{words}|2024, 2025")), "{repeated}");
    assert_eq!(repeated.lines().count(), 2, "what one body says in one year only is not there");
    let overdue = ask(queries[1]);
    assert_eq!(overdue.lines().count(), 3, "{overdue}");
    assert!(overdue.contains("Chi bộ Mẫu|2020-02-28|Trần Thị B|"), "{overdue}");
    // A table without rows has its columns, each with its type.
    let empty = ask("SELECT count(*), any_value(typeof(due_on)) FROM 'carried.parquet';");
    assert!(empty.starts_with("0|"), "{empty}");
    let described = ask("SELECT column_type FROM (DESCRIBE FROM 'carried.parquet') \
        WHERE column_name IN ('due_on', 'result_at', 'number');");
    assert_eq!(described, "BIGINT\nDATE\nTIMESTAMP WITH TIME ZONE\n");
}

/// A PostgreSQL of the test's own, reached by a socket in its folder.
struct Postgres {
    folder: PathBuf,
    bin: PathBuf,
}

impl Postgres {
    /// Starts one; `None` where there is none to start.
    fn start() -> Option<Self> {
        let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
            .map(|all| all.flatten().map(|each| each.path().join("bin")).collect())
            .unwrap_or_default();
        versions.sort();
        let bin = versions.into_iter().rfind(|bin| bin.join("initdb").exists())?;
        let name = format!("kiemdiem-pg-{}", std::process::id());
        let folder = std::env::temp_dir().join(name); // a socket's path is a short one
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).expect("a folder can be made");
        let server = Self { folder, bin };
        if is_root() {
            let owned = Command::new("chown").arg("postgres").arg(&server.folder).status();
            assert!(owned.is_ok_and(|status| status.success()), "its user is there");
        }
        let data = server.folder.join("data");
        let options = format!(
            "-k {} -c listen_addresses= -c fsync=off -c shared_buffers=16MB",
            server.folder.display()
        );
        server.run(
            "initdb",
            &[
                &"-D",
                &data,
                &"-A",
                &"trust",
                &"-U",
                &"postgres",
                &"-N",
                &"-E",
                &"UTF8",
                &"--locale=C.UTF-8",
            ],
        );
        let log = server.folder.join("log");
        server.run("pg_ctl", &[&"-D", &data, &"-o", &options, &"-l", &log, &"-w", &"start"]);
        Some(server)
    }

    /// Runs one of its programs as whom it may run: never as root.
    fn run(&self, program: &str, arguments: &[&dyn AsRef<std::ffi::OsStr>]) {
        let program = self.bin.join(program);
        let mut command = Command::new(if is_root() { Path::new("runuser") } else { &program });
        if is_root() {
            command.args(["-u", "postgres", "--"]).arg(&program);
        }
        command.args(arguments.iter().map(|each| each.as_ref())).current_dir(&self.folder);
        let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
        assert!(status.is_ok_and(|status| status.success()), "{}", program.display());
    }

    fn variables(&self) -> [(&str, &str); 3] {
        let socket = self.folder.to_str().expect("folders of tests have plain names");
        [("PGHOST", socket), ("PGUSER", "postgres"), ("PGDATABASE", "hoi_nghi")]
    }

    /// Returns what a query gives, a line a row.
    fn ask(&self, folder: &Folder, query: &str) -> String {
        fs::write(folder.path().join("query.sql"), query).expect("a file can be made");
        let script = "psql -X -q -A -t -v ON_ERROR_STOP=1 -f query.sql";
        let said = shell(folder.path(), script, &self.bin, &self.variables());
        String::from_utf8(said.stdout).expect("it prints UTF-8")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        if !std::thread::panicking() {
            self.run("pg_ctl", &[&"-D", &data, &"-m", &"immediate", &"-w", &"stop"]);
        } else if let Ok(text) = fs::read_to_string(data.join("postmaster.pid")) {
            let _ =
                Command::new("kill").args(["-QUIT", text.lines().next().unwrap_or("")]).status();
        }
        let _ = fs::remove_dir_all(&self.folder); // the next run would remove it as well
    }
}

fn is_root() -> bool {
    let said = Command::new("id").arg("-u").output();
    said.is_ok_and(|said| said.stdout == b"0\n")
}

/// The lines of README load the tables; loaded again they are the same; texts come back as they
/// were said, whatever they hold.
#[test]
fn readme_loads_postgresql_and_asks_it() {
    let Some(server) = Postgres::start() else {
        return skipped("README's load", "PostgreSQL");
    };
    let folder = archive("tables-postgres");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("a file can be made");
    };
    let text = folder.text("phuong-b/2025.toml");
    let hostile = text.replacen("text = \"=Vì sao", &format!("text = {HOSTILE} # \"=Vì sao"), 1);
    assert_ne!(hostile, text);
    write("phuong-b/2025.toml", &hostile);
    let exported: String = blocks("sh").concat();
    let load = blocks("shell")[1];
    shell(folder.path(), &(exported.clone() + load), &server.bin, &server.variables());
    let count = "SELECT count(*) FROM kiemdiem.sessions; SELECT count(*) FROM kiemdiem.remarks;";
    let before = server.ask(&folder, count);
    assert_eq!(before.lines().next(), Some("3"));
    let answered = server.ask(&folder, blocks("sql")[2]);
    assert!(answered.contains("Ban Chấp hành Đảng bộ xã Mẫu|Trần Thị B|2025|"), "{answered}");
    let asked = "SELECT to_json(text) FROM kiemdiem.remarks JOIN kiemdiem.sessions \
        USING (session_id) WHERE body = 'Chi bộ Mẫu' AND remark_id = 'r04';";
    let read: String = serde_json::from_str(server.ask(&folder, asked).trim()).expect("JSON");
    assert_eq!(read, HOSTILE_READ);
    let again = load.lines().find(|line| line.contains("psql")).expect("README loads");
    let again = format!("cd '{}'\n{again}", folder.path().display());
    shell(folder.path(), &again, &server.bin, &server.variables());
    assert_eq!(server.ask(&folder, count), before, "the same again changes nothing");
    // Of a session that has changed the rows are replaced, of others they stay.
    write("phuong-b/2025.toml", &hostile.replace("title = \"Kiểm", "title = \"Lại kiểm"));
    fs::remove_dir_all(folder.path().join("phuong-a")).expect("it was there");
    shell(folder.path(), &(exported + &again), &server.bin, &server.variables());
    assert_eq!(server.ask(&folder, count), before);
    let titles = "SELECT count(*) FROM kiemdiem.sessions WHERE title LIKE 'Lại kiểm%';";
    assert_eq!(server.ask(&folder, titles), "1\n");
    let described = "SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid \
        WHERE relnamespace = 'kiemdiem'::regnamespace AND relkind = 'r' AND attnum > 0 \
        AND col_description(c.oid, attnum) IS NULL;";
    assert_eq!(server.ask(&folder, described), "0\n", "every column is described");
}

/// The success line of Parquet says that there is none yet and how it is made; what cannot be read
/// is told, and the rest goes.
#[test]
fn the_command_says_what_it_made_and_what_is_missing() {
    let folder = archive("tables-said");
    let said = run(&folder, &["tables", ".", "--to", "parquet", "-o", "bang"]);
    said.prints(
        "bang: bảng .jsonl của 3 phiên họp, chưa có Parquet; DuckDB tạo trong thư mục này: \
         duckdb < parquet.sql\n",
    );
    let folder = folder.write("phuong-b/hỏng.toml", "x");
    let said = run(&folder, &["tables", ".", "--to", "jsonl", "-o", "bang"]);
    assert_eq!(said.code, Some(3));
    let told: Vec<&str> = said.err.lines().collect();
    assert!(told[0].starts_with("kiemdiem: ./phuong-b/hỏng.toml: dòng 1"), "{}", said.err);
    assert_eq!(told[1..], ["kiemdiem: thiếu 1 tệp không đọc được; sửa chúng rồi làm lại"]);
    assert_eq!(folder.text("bang/sessions.jsonl").lines().count(), 3);
    let folder = folder.write("phuong-b/ghi-chu.txt", "của tôi");
    let refused = "kiemdiem: phuong-b đã có tệp khác, không phải bảng của kiemdiem; chọn thư mục \
        khác, hoặc thêm --force";
    run(&folder, &["tables", "phuong-a", "--to", "sql", "-o", "phuong-b"]).fails(73, refused);
    assert_eq!(folder.text("phuong-b/ghi-chu.txt"), "của tôi");
    let none = "kiemdiem: không đọc được phiên họp nào trong bang; chưa ghi bảng nào";
    run(&folder, &["tables", "bang", "--to", "sql"]).fails(1, none);
}

/// The schema, as it is published: a column that changes is seen.
#[test]
fn the_schema_for_postgresql() {
    let folder = archive("tables-schema");
    assert_eq!(run(&folder, &["tables", ".", "--to", "sql", "-o", "bang"]).code, Some(0));
    insta::assert_snapshot!("schema_sql", folder.text("bang/schema.sql"));
}
