//! A folder for one test, removed with it.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// A folder that no other test has. A test that failed leaves it behind to be looked at.
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes an empty folder for the test of this name.
    pub(crate) fn new(test: &str) -> Self {
        let name = format!("{test}-{}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        if path.exists() {
            fs::remove_dir_all(&path).expect("what an earlier test left can be removed");
        }
        fs::create_dir_all(&path).expect("a folder can be made where cargo builds");
        // The program names real paths.
        Self { path: path.canonicalize().expect("the folder is there") }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Copies a file of the repository into the folder, under its own name.
    pub(crate) fn copy(self, file: &str) -> Self {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let name = from.file_name().expect("the file has a name");
        fs::copy(&from, self.path.join(name)).unwrap_or_else(|why| panic!("{file}: {why}"));
        self.private(Path::new(name))
    }

    /// Makes a file its owner's alone, as sessions are.
    fn private(self, name: &Path) -> Self {
        let set = fs::set_permissions(self.path.join(name), Permissions::from_mode(0o600));
        set.expect("our own file");
        self
    }

    /// Writes a file into the folder.
    pub(crate) fn write(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        fs::write(self.path.join(name), bytes).expect("a file can be written into the folder");
        self.private(Path::new(name))
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path.join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("the file is UTF-8")
    }

    /// Returns the names of all that lies in the folder, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.path).expect("the folder can be read");
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<String> = entries.map(|entry| name(entry.expect("an entry"))).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.path); // the next run would remove it as well
        }
    }
}
