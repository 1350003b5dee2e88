//! The list of participants (danh sách đại biểu), to be signed.

use super::{Source, roll};
use crate::minutes::block::{Block, Table};
use crate::session::paper::Say;

/// Returns the whole paper.
pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let mut blocks = vec![source.head(None, source.began())];
    blocks.extend(source.title(Say::AttendanceTitle, Say::AttendanceSubject));
    let column = |key, say, share| source.column(key, say, share);
    let columns = vec![
        column("number", Say::HeadNumber, 6),
        column("name", Say::HeadName, 24),
        column("post", Say::HeadPost, 23),
        column("as", Say::HeadAs, 14),
        column("present", Say::HeadPresent, 20),
        column("signed", Say::HeadSigned, 13),
    ];
    let rows = (1..).zip(source.session.members.iter()).map(|(number, member)| {
        let as_what = match member.rank.is_reviewed() {
            true => Say::AttendanceOfficial,
            false => Say::AttendanceGuest,
        };
        vec![
            number.to_string(),
            member.name.clone(),
            member.post.clone(),
            source.text(as_what).to_owned(),
            roll::of_member(source, member),
            String::new(),
        ]
    });
    let table = Table { columns, rows: rows.collect() };
    let end = source.counted(Say::AttendanceEnd, &table);
    blocks.push(Block::Table(table));
    blocks.extend(end);
    blocks.push(source.signatures());
    blocks
}
