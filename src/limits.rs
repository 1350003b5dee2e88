//! Every limit of the program, in one place: sizes in bytes, counts, times in milliseconds.
//!
//! What goes over a limit is refused by name and number before memory is taken for it. The
//! figures are those of an office PC: far above any real meeting, far below what would hurt.

use std::time::Duration;

/// Largest session file that is read, in bytes.
pub const SESSION_BYTES: u64 = 64 * 1024 * 1024;
/// Largest session file that is read before its window is drawn, in bytes: a real meeting is. The
/// window of a larger one takes keys while it is read.
pub const READ_FIRST_BYTES: u64 = 512 * 1024;
/// Most sessions of an archive that are read.
pub const ARCHIVE_FILES: usize = 20_000;
/// Most folders of an archive in each other.
pub const ARCHIVE_DEPTH: usize = 16;
/// Largest report that is read, in bytes.
pub const REPORT_BYTES: u64 = 8 * 1024 * 1024;
/// Largest document of a word processor that is read as a report, in bytes as packed.
pub const DOCX_BYTES: u64 = 32 * 1024 * 1024;
/// Most parts of such a document.
pub const DOCX_PARTS: usize = 1_000;
/// Largest of its parts, in bytes as unpacked.
pub const DOCX_PART_BYTES: u64 = 16 * 1024 * 1024;
/// Most bytes that its parts may have together, as unpacked.
pub const DOCX_UNPACKED_BYTES: u64 = 64 * 1024 * 1024;
/// How many times its packed size a part may have, above [`DOCX_RATIO_FROM`].
pub const DOCX_RATIO: u64 = 200;
/// Size as unpacked below which that does not matter, in bytes.
pub const DOCX_RATIO_FROM: u64 = 1024 * 1024;
/// Most elements of a part within each other.
pub const DOCX_DEPTH: usize = 256;
/// Most lines of a report.
pub const REPORT_LINES: usize = 100_000;
/// Longest line of a report, in bytes.
pub const REPORT_LINE_BYTES: usize = 64 * 1024;
/// Largest list of members that is read, in bytes.
pub const MEMBERS_BYTES: u64 = 1024 * 1024;
/// Largest table of abbreviations and phrases that is read, in bytes.
pub const PHRASES_BYTES: u64 = 1024 * 1024;
/// Largest table of layout and sentences of papers that is read, in bytes.
pub const PAPERS_BYTES: u64 = 1024 * 1024;
/// Largest register of the archive that is read, in bytes: 20,000 sessions and more.
pub const REGISTER_BYTES: u64 = 4 * 1024 * 1024;
/// Largest file of settings that is read, in bytes.
pub const SETTINGS_BYTES: u64 = 64 * 1024;
/// Largest file of rules that is read, in bytes.
pub const RULES_BYTES: u64 = 1024 * 1024;
/// Longest time planned for one step or speech, in minutes.
pub const STEP_MINUTES: u16 = 600;
/// Most members of a session.
pub const MEMBERS: usize = 500;
/// Longest name or post of a member, in letters.
pub const NAME_LETTERS: usize = 200;
/// Longest reason that is recorded for something, in letters.
pub const REASON_LETTERS: usize = 500;
/// Most records of attendance of a session; the same for requests, motions and ballots.
pub const ACTS: usize = 10_000;
/// Most shortcomings of a session.
pub const SHORTCOMINGS: usize = 2_000;
/// Most pairs of items of two drafts whose words are compared; of longer lists only those of equal
/// words are found again.
pub const REVISION_PAIRS: usize = 4_000_000;
/// Most remarks of a session.
pub const REMARKS: usize = 100_000;
/// Longest text of one remark, in bytes.
pub const REMARK_BYTES: usize = 64 * 1024;
/// Longest text taken from one paste, in bytes.
pub const PASTE_BYTES: usize = 1024 * 1024;
/// Most combining marks kept on one base letter.
pub const MARKS_ON_A_LETTER: usize = 8;
/// Longest name of a file made from a title, in bytes.
pub const FILE_NAME_BYTES: usize = 100;
/// Acts that can be undone in one window.
pub const UNDO_STEPS: usize = 1_000;
/// Smallest screen that is drawn: columns and rows.
pub const SCREEN_MIN: (u16, u16) = (60, 18);
/// By how many sizes at most the room's letters are larger or smaller than its screen chooses.
pub const ROOM_ZOOM: i8 = 2;
/// Time in which a second "next step" is taken for a slip of the finger.
pub const NEXT_GUARD: Duration = Duration::from_millis(700);
/// How old a file that cannot be read must be before it is said: an editor may be half done.
pub const READ_AGAIN: Duration = Duration::from_secs(1);
/// How long a save waits for another program before it is said.
pub const SAY_BUSY: Duration = Duration::from_millis(300);
/// How long after a save that found the file locked it is tried again.
pub const BUSY_AGAIN: Duration = Duration::from_millis(200);
/// How long a save waits for another program that is saving.
pub const LOCK_WAIT: Duration = Duration::from_secs(5);
/// How long one save waits before its second and its third attempt where the disk failed: less
/// than [`SAY_BUSY`] together.
pub const DISK_AGAIN: [Duration; 2] = [Duration::from_millis(50), Duration::from_millis(150)];
/// How long after a failed save it is tried again.
pub const SAVE_AGAIN: Duration = Duration::from_secs(5);
/// How long after a key the unsent line is kept on the disk.
pub const DRAFT_AFTER: Duration = Duration::from_millis(700);
/// How long words are kept that the user did not want back, since the last of them.
pub const DECLINED_KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// How long leaving waits for the last save.
pub const QUIT_WAIT: Duration = Duration::from_secs(2);
/// How often the file is looked at besides, should the watch on its folder miss something.
pub const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How long the room's screen hears nothing of the file before it says how old its picture is.
pub const ROOM_STALE: Duration = Duration::from_secs(5);
/// How often the chair's window gives a sign of life.
pub const LIFE_EVERY: Duration = Duration::from_secs(5);
/// How long the room's screen sees no such sign before it says that the window has stopped: longer
/// than a window may wait for its turn to save.
pub const CHAIR_STOPPED: Duration = Duration::from_secs(15);
/// How long after its last sign of life nobody asks any more what became of a chair's window.
pub const CHAIR_FORGOTTEN: Duration = Duration::from_secs(12 * 60 * 60);
/// How often a good version is kept beside the session while it changes.
pub const GENERATION_EVERY: Duration = Duration::from_secs(5 * 60);
/// Latest versions that are kept.
pub const GENERATIONS_LATEST: usize = 6;
/// Most versions that are kept, the first of each day among them.
pub const GENERATIONS: usize = 20;
/// Most bytes that they may take together, beyond the latest.
pub const GENERATION_BYTES: u64 = 50 * 1024 * 1024;
