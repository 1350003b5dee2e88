//! The letters of the room's screen, seen as a picture at each size.

use kiemdiem::ui::big::Face;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

const COLUMNS: u16 = 158;
const TEXT: &str = "\
    à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ è é ẻ ẽ ẹ ê ề ế ể ễ ệ ì í ỉ ĩ ị\n\
    ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ư ừ ứ ử ữ ự ỳ ý ỷ ỹ ỵ đ\n\
    À Á Ả Ã Ạ Ă Ằ Ắ Ẳ Ẵ Ặ Â Ầ Ấ Ẩ Ẫ Ậ È É Ẻ Ẽ Ẹ Ê Ề Ế Ể Ễ Ệ Ì Í Ỉ Ĩ Ị\n\
    Ò Ó Ỏ Õ Ọ Ô Ồ Ố Ổ Ỗ Ộ Ơ Ờ Ớ Ở Ỡ Ợ Ù Ú Ủ Ũ Ụ Ư Ừ Ứ Ử Ữ Ự Ỳ Ý Ỷ Ỹ Ỵ Đ\n\
    HẠN CHẾ 2: “Nguyễn Thuỳ” – 85% (hai năm); ủy, uỷ… Khuyết điểm?";

/// Returns the text as the screen shows it.
fn picture(face: Face) -> String {
    let lines = face.wrap(TEXT, COLUMNS.into());
    let rows = face.height(lines.len());
    let area = Rect::new(0, 0, COLUMNS, rows);
    let mut buffer = Buffer::empty(area);
    for (y, line) in (0..).step_by(face.pitch().into()).zip(lines) {
        let place = Rect::new(0, y, COLUMNS, face.rows());
        face.draw(&mut buffer, place, &TEXT[line], Style::new());
    }
    let row = |y| (0..COLUMNS).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..rows).map(|y| row(y).trim_end().to_owned() + "\n").collect()
}

/// The picture was looked at: every mark can be read.
#[test]
fn all_134_letters_are_seen_at_each_size() {
    let letters: Vec<char> = TEXT.split('\n').take(4).flat_map(str::chars).collect();
    assert_eq!(letters.iter().filter(|letter| **letter != ' ').count(), 134);
    insta::with_settings!({ snapshot_path => "../frames", prepend_module_to_snapshot => false,
        omit_expression => true }, {
        insta::assert_snapshot!("letters_8", picture(Face::Eight));
        insta::assert_snapshot!("letters_12", picture(Face::Twelve));
        insta::assert_snapshot!("letters_16", picture(Face::Sixteen));
    });
}
