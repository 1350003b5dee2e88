//! The vocabulary of reports as rows: words of headings, numbers in words, letters in order.
//!
//! Phrases are folded (no marks, lower case), because matching happens on a folded shadow. The
//! wordings are those of the review forms of the Party (HD 25-HD/BTCTW 2023, HD 43-HD/BTCTW
//! 2025: Mẫu 01, 2A, 2B, 2C) and of the layout guides (HD 36-HD/VPTW 2018), with their variants
//! in practice. A new wording is a new row.

use crate::session::member::Rank;
use crate::session::outline::Role;

/// Phrases of headings, each with the role it names.
pub(super) const PHRASES: &[(&str, Role)] = &[
    ("uu diem", Role::Strengths),
    ("mat manh", Role::Strengths),
    ("mat duoc", Role::Strengths),
    ("mat dat duoc", Role::Strengths),
    ("ket qua dat duoc", Role::Strengths),
    ("khai quat ket qua", Role::Strengths),
    ("thanh tich dat duoc", Role::Strengths),
    ("han che", Role::Shortcomings),
    ("khuyet diem", Role::Shortcomings),
    ("ton tai", Role::Shortcomings),
    ("yeu kem", Role::Shortcomings),
    ("thieu sot", Role::Shortcomings),
    ("mat chua duoc", Role::Shortcomings),
    ("mat con yeu", Role::Shortcomings),
    ("nguyen nhan", Role::Causes),
    ("nguyen nhan khach quan", Role::CausesObjective),
    ("khach quan", Role::CausesObjective),
    ("nguyen nhan chu quan", Role::CausesSubjective),
    ("chu quan", Role::CausesSubjective),
    ("trach nhiem", Role::Responsibility),
    ("lam ro trach nhiem", Role::Responsibility),
    ("trach nhiem neu guong", Role::Other),
    ("ket qua khac phuc", Role::Previous),
    ("viec khac phuc", Role::Previous),
    ("tinh hinh khac phuc", Role::Previous),
    ("giai trinh", Role::Suggested),
    ("goi y kiem diem", Role::Suggested),
    ("duoc goi y", Role::Suggested),
    ("bai hoc kinh nghiem", Role::Lessons),
    ("bai hoc", Role::Lessons),
    ("kinh nghiem", Role::Lessons),
    ("giai phap", Role::Remedies),
    ("bien phap", Role::Remedies),
    ("lo trinh", Role::Remedies),
    ("khac phuc", Role::Remedies),
    ("lo trinh khac phuc", Role::Remedies),
    ("bien phap khac phuc", Role::Remedies),
    ("giai phap khac phuc", Role::Remedies),
    ("xep loai", Role::Rating),
    ("muc xep loai", Role::Rating),
    ("danh gia xep loai", Role::Rating),
];

/// Words of headings that say nothing of the role.
pub(super) const FILLERS: &[&str] = &[
    "nhung", "cac", "mot", "so", "ve", "mat", "con", "chu", "yeu", "chinh", "de", "xuat", "rut",
    "ra", "phuong", "huong", "tap", "the", "ca", "nhan", "nam", "nhiem", "ky", "nay", "truoc",
    "qua", "tu", "danh", "gia", "nhan", "muc", "chat", "luong", "cu", "nghi", "neu", "co", "viec",
    "co", "ban", "noi", "bat", "trong", "tam", "lam", "ro", "thoi", "gian", "toi", "den", "da",
    "duoc", "dat", "phan", "thuc", "hien", "cong", "tac", "thuoc",
];

/// Words behind which a phrase is only what the phrase before is about.
pub(super) const LINKS: &[&str] = &["cua", "doi", "voi", "cho", "dan", "tai", "o"];

/// Words that join phrases of equal weight, as a comma does.
pub(super) const JOINERS: &[&str] = &["va", "cung", "nhu", "hoac", "dong", "thoi"];

/// The letters of lists in Vietnamese order (HD 36-HD/VPTW: điểm a, b, c, d, đ, e, g …).
pub(super) const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// The letter whose absence between d and e is told by name.
pub(super) const LETTER_D_BAR: char = 'đ';

/// Capital letters of lists.
pub(super) const CAPITALS: &str = "ABCDĐEGHIKLMNOPQRSTUVXY";

/// Numbers in words, folded, from 1.
const WORDS: &[&str] = &["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];

/// The same as a word processor counts.
pub(super) const COUNTING: &[&str] =
    &["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/// Other words for numbers of an order: `thứ nhất`, `thứ nhì`, `thứ tư`.
const ORDER_WORDS: &[(&str, u32)] = &[("nhat", 1), ("nhi", 2), ("tu", 4)];

/// Words that begin a heading with a number, from the highest.
pub(super) const HEADS: &[(&str, Head)] =
    &[("phan", Head::Part), ("chuong", Head::Chapter), ("dieu", Head::Article)];

/// The letters with which these words begin.
pub(super) const HEAD_LETTERS: [char; 6] = ['P', 'p', 'C', 'c', 'Đ', 'đ'];

/// A heading that is named by a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// Phần.
    Part,
    /// Chương.
    Chapter,
    /// Điều.
    Article,
}

/// What the title of the part says that is the review, within a larger report.
pub(super) const REVIEW: &str = "kiem diem";

/// Parts that have a name instead of a number.
pub(super) const NAMED_PARTS: &[&str] = &["mo dau", "ket luan", "ket thuc"];

/// How the title of a report begins.
pub(super) const TITLES: &[&str] =
    &["bao cao", "ban kiem diem", "ban tu kiem diem", "kiem diem", "du thao bao cao"];

/// How the line begins that ends a title: addressee, legal basis, the first sentence.
pub(super) const AFTER_TITLE: &[&str] = &[
    "kinh gui",
    "can cu",
    "thuc hien",
    "trong nam",
    "nham",
    "sau khi",
    "duoi su",
    "nhiem ky qua",
    "chi bo",
    "dang bo",
    "toi la",
    "ho va ten",
    "ho ten",
];

/// How the line begins that ends the body: list of addressees, signature.
pub(super) const ENDS: &[&str] = &["noi nhan:", "noi nhan :", "t/m ", "tm. ", "k/t ", "kt. "];

/// What the line says that ends the body above the writer's own name, in capitals.
pub(super) const WRITERS: &[&str] = &[
    "nguoi tu kiem diem",
    "nguoi kiem diem",
    "nguoi viet",
    "nguoi viet kiem diem",
    "nguoi viet ban kiem diem",
    "nguoi viet ban tu kiem diem",
];

/// What begins the last paragraph of a report.
pub(super) const CLOSINGS: &[&str] = &["tren day la", "tren day, la", "kinh trinh", "kinh mong"];

/// What the last paragraph of a report says.
pub(super) const CLOSING_PHRASES: &[&str] = &["kiem diem truoc", "bao cao truoc dai hoi"];

/// What begins the cause within a paragraph about a fault.
pub(super) const CAUSE_INSIDE: &str = "nguyen nhan";

/// The word before the number of a page.
pub(super) const PAGE: &str = "trang ";

/// What the head of the first page says (HD 36-HD/VPTW 2018).
pub(super) const PAGE_HEAD: &str = "dang cong san viet nam";

/// Signs that begin a line of a list, besides dash, plus and star. The private ones are those
/// that a word processor draws as bullets (Symbol and Wingdings).
pub(super) const DOTS: &str =
    "•·▪●○◦■□➢➤►✓✔❖→\u{f0b7}\u{f0a7}\u{f0d8}\u{f076}\u{f0fc}\u{f02d}\u{f06f}\u{f0a8}";

/// Signs that begin a line of a list and are all the same dash.
pub(super) const DASHES: &str = "-–—−‐‑―";

/// Tags of pages of the web, whose signs are no words.
pub(super) const TAGS: &[&str] = &[
    "a", "b", "br", "center", "div", "em", "font", "h1", "h2", "h3", "h4", "i", "img", "li", "ol",
    "p", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "tr", "u", "ul",
];

/// Names of letters in pages of the web.
pub(super) const ENTITIES: &[(&str, &str)] = &[
    ("nbsp", "\u{a0}"),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("ldquo", "\u{201c}"),
    ("rdquo", "\u{201d}"),
    ("bull", "•"),
];

/// Phrases that say until when or how often; `#` is a number.
pub(super) const DATES: &[&str] = &[
    "ngay #",
    "thang #",
    "quy #",
    "nam #",
    "hang ngay",
    "hang tuan",
    "hang thang",
    "hang quy",
    "hang nam",
    "moi ngay",
    "moi tuan",
    "moi thang",
    "moi quy",
    "moi nam",
    "dinh ky",
    "thuong xuyen",
    "truoc tet",
    "truoc ky hop",
    "truoc hoi nghi",
    "truoc dai hoi",
    "truoc mua",
    "# ngay",
    "# tuan",
    "# thang",
    "dau nam",
    "cuoi nam",
];

/// Phrases that say who does it.
pub(super) const OWNERS: &[&str] = &[
    "dong chi",
    "d/c",
    "phu trach",
    "chiu trach nhiem",
    "chu tri",
    "bi thu",
    "pho bi thu",
    "chu tich",
    "truong phong",
    "to truong",
    "doi truong",
    "hieu truong",
    "giam doc",
    "ke toan",
    "doan thanh nien",
    "hoi nong dan",
    "hoi phu nu",
    "cong doan",
    "mat tran",
    "ubnd",
    "ubkt",
];

/// Words that say how much without digits; those that mean something else too are left out.
pub(super) const COUNTS: &[&str] =
    &["hai", "ba", "bon", "sau", "bay", "chin", "muoi", "nua", "chuc", "tram", "nghin", "trieu"];

/// Nouns before the name of a place.
pub(super) const PLACES: &[&str] = &[
    "xom", "thon", "ap", "buon", "khu", "to", "xa", "phuong", "quan", "huyen", "duong", "ngo",
    "cho", "truong", "tram", "ben", "khe", "bai", "cau", "cong", "dap", "lang", "pho", "song",
];

/// Heads of the columns of a list of members, folded.
pub(super) const COLUMNS: &[(&str, Column)] = &[
    ("name", Column::Name),
    ("full name", Column::Name),
    ("ho ten", Column::Name),
    ("ho va ten", Column::Name),
    ("ho, ten", Column::Name),
    ("ten", Column::GivenName),
    ("ho", Column::FamilyName),
    ("ho dem", Column::FamilyName),
    ("ho va ten dem", Column::FamilyName),
    ("post", Column::Post),
    ("position", Column::Post),
    ("chuc vu", Column::Post),
    ("chuc danh", Column::Post),
    ("chuc vu, chuc danh", Column::Post),
    ("rank", Column::Rank),
    ("role", Column::Rank),
    ("vai tro", Column::Rank),
    ("cap", Column::Rank),
    ("thu bac", Column::Rank),
];

/// What a column of a list of members holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// The whole name.
    Name,
    /// The given name; the whole name where no column has the family name.
    GivenName,
    /// The family name.
    FamilyName,
    /// The post.
    Post,
    /// The rank.
    Rank,
}

/// Words for ranks in a list of members, folded.
pub(super) const RANKS: &[(&str, Rank)] = &[
    ("head", Rank::Head),
    ("nguoi dung dau", Rank::Head),
    ("dung dau", Rank::Head),
    ("cap truong", Rank::Head),
    ("truong", Rank::Head),
    ("deputy", Rank::Deputy),
    ("cap pho", Rank::Deputy),
    ("pho", Rank::Deputy),
    ("member", Rank::Member),
    ("uy vien", Rank::Member),
    ("thanh vien", Rank::Member),
    ("guest", Rank::Guest),
    ("khach", Rank::Guest),
    ("khach moi", Rank::Guest),
    ("moi du", Rank::Guest),
    ("moi", Rank::Guest),
    ("dai bieu moi", Rank::Guest),
    ("dai bieu moi du", Rank::Guest),
];

/// Returns the number that a folded word means in `một là`.
pub(super) fn number_word(word: &str) -> Option<u32> {
    let at = WORDS.iter().position(|name| *name == word)?;
    u32::try_from(at + 1).ok()
}

/// Tells whether a number in words, or `thứ`, may begin with this letter.
pub(super) fn begins_number(letter: char) -> bool {
    let small = letter.to_ascii_lowercase();
    small == 't' || WORDS.iter().any(|name| name.starts_with(small))
}

/// Returns the number that a folded word means in `thứ nhất`, `phần thứ hai`.
pub(super) fn order_word(word: &str) -> Option<u32> {
    let order = ORDER_WORDS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
    order.or_else(|| number_word(word))
}

/// What the words of a heading say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The roles it names, without those that are only what another is about.
    pub(super) roles: Vec<Role>,
    /// Its words that belong to phrases, in hundredths of those that say something.
    pub(super) share: usize,
}

/// Reads the words of a folded heading. No role is named where it begins with other words.
pub(super) fn named(folded: &str) -> Named {
    let words = words_of(folded);
    let mut named = Named::default();
    let (mut known, mut all) = (0, 0);
    let mut at = 0;
    let mut joined = true; // a phrase here stands for itself
    let mut about: Option<Role> = None; // a phrase here only says what another is about
    while let Some(word) = words.get(at).copied() {
        if let Some((count, role)) = phrase_at(&words[at..]) {
            let own = joined && about != Some(role);
            if own && !named.roles.contains(&role) {
                named.roles.push(role);
            }
            about = if own { None } else { Some(role) };
            joined = false;
            known += count;
            all += count;
            at += count;
            continue;
        }
        at += 1;
        if is_sign(word) || is_of(JOINERS, word) {
            joined = true;
            continue;
        }
        if is_of(LINKS, word) {
            joined = false;
        } else if !is_of(FILLERS, word) && !word.bytes().all(|byte| byte.is_ascii_digit()) {
            if named.roles.is_empty() {
                return Named::default();
            }
            all += 1;
            joined = false;
        }
    }
    if both_sides(&named.roles) {
        named.roles.retain(|role| !is_cause(*role));
        named.roles.push(Role::Causes);
    }
    named.share = (known * 100).checked_div(all).unwrap_or(0);
    named
}

/// Tells whether a heading whose folded beginning this is begins with other words, so that it
/// names no role whatever comes behind.
pub(super) fn begins_otherwise(folded: &str) -> bool {
    let words = words_of(folded);
    let says_nothing = |word: &str| {
        is_sign(word)
            || [FILLERS, LINKS, JOINERS].iter().any(|known| is_of(known, word))
            || word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let Some(first) = words.iter().position(|word| !says_nothing(word)) else { return false };
    if (0..=first).any(|at| phrase_at(&words[at..]).is_some()) {
        return false;
    }
    if !PHRASES.iter().any(|(phrase, _)| begins(phrase, words[first])) {
        return true;
    }
    // The beginning may end within a phrase.
    let rest = words[first..].join(" ");
    !PHRASES.iter().any(|(phrase, _)| phrase.starts_with(&rest))
}

fn both_sides(roles: &[Role]) -> bool {
    roles.contains(&Role::CausesObjective) && roles.contains(&Role::CausesSubjective)
}

/// Tells whether sections of this role hold causes.
pub(super) fn is_cause(role: Role) -> bool {
    matches!(role, Role::Causes | Role::CausesObjective | Role::CausesSubjective)
}

/// Tells whether sections of this role hold items: shortcomings, causes, lessons, remedies.
pub fn is_list(role: Role) -> bool {
    is_cause(role) || matches!(role, Role::Shortcomings | Role::Lessons | Role::Remedies)
}

fn is_sign(word: &str) -> bool {
    word.chars().all(|letter| !letter.is_alphanumeric())
}

/// Splits folded text into words and single signs.
fn words_of(folded: &str) -> Vec<&str> {
    let mut words = Vec::with_capacity(folded.len() / 4 + 1);
    for piece in folded.split(' ') {
        let mut rest = piece;
        while let Some(first) = rest.chars().next() {
            let end = if first.is_alphanumeric() {
                rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            let (word, behind) = rest.split_at(end);
            words.push(word);
            rest = behind;
        }
    }
    words
}

/// Tells whether a phrase begins with a word; nearly none does, by its first letter.
fn begins(phrase: &str, word: &str) -> bool {
    phrase.as_bytes().first() == word.as_bytes().first() && phrase.starts_with(word)
}

/// Tells whether a word is one of a list, whose words mostly begin otherwise.
fn is_of(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| {
        let (a, b) = (known.as_bytes(), word.as_bytes());
        a.len() == b.len() && a.first() == b.first() && a == b
    })
}

/// Returns the longest phrase with which these words begin, and how many words it has.
fn phrase_at(words: &[&str]) -> Option<(usize, Role)> {
    let first = words.first()?;
    PHRASES
        .iter()
        .filter(|(phrase, _)| begins(phrase, first))
        .filter_map(|(phrase, role)| {
            let count = phrase.split(' ').count();
            let matches = phrase.split(' ').eq(words.iter().take(count).copied());
            matches.then_some((count, *role))
        })
        .max_by_key(|(count, _)| *count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn check(heading: &str, roles: &[Role]) {
        assert_eq!(named(&fold(heading)).roles, roles, "{heading}");
    }

    #[test]
    fn a_heading_names_its_roles_and_not_what_they_are_about() {
        check("ƯU ĐIỂM, KẾT QUẢ ĐẠT ĐƯỢC", &[Role::Strengths]);
        check("Những mặt hạn chế", &[Role::Shortcomings]);
        check("Tồn tại, hạn chế và nguyên nhân", &[Role::Shortcomings, Role::Causes]);
        check("Nguyên nhân của hạn chế, khuyết điểm", &[Role::Causes]);
        check("Nguyên nhân hạn chế, yếu kém", &[Role::Causes]);
        check("Nguyên nhân khách quan, chủ quan", &[Role::Causes]);
        check("Về chủ quan", &[Role::CausesSubjective]);
        check(
            "Bài học kinh nghiệm, phương hướng, biện pháp khắc phục hạn chế",
            &[Role::Lessons, Role::Remedies],
        );
        check("Trách nhiệm của tập thể, cá nhân", &[Role::Responsibility]);
        check("Trách nhiệm nêu gương", &[Role::Other]);
        check("Kết quả khắc phục hạn chế, khuyết điểm của kỳ trước", &[Role::Previous]);
        check("Giải trình những vấn đề được gợi ý kiểm điểm (nếu có)", &[Role::Suggested]);
        check("Tự nhận mức xếp loại chất lượng", &[Role::Rating]);
        check("Công tác kiểm tra, khắc phục hạn chế", &[]);
        check("", &[]);
    }

    #[test]
    fn a_sentence_is_hardly_vocabulary() {
        let share = |text: &str| named(&fold(text)).share;
        assert_eq!(share("Hạn chế, khuyết điểm:"), 100);
        assert!(share("Hạn chế trong việc giao việc cho cán bộ trẻ ở cơ sở còn kéo dài") < 60);
    }

    #[test]
    fn numbers_in_words() {
        assert_eq!(number_word("mot"), Some(1));
        assert_eq!(number_word("nhat"), None);
        assert_eq!(order_word("nhat"), Some(1));
        assert_eq!(order_word("tu"), Some(4));
        assert_eq!(order_word("nam"), Some(5));
        assert_eq!(number_word("muoi"), Some(10));
        assert_eq!(number_word("la"), None);
    }

    proptest::proptest! {
        /// What the beginning says never contradicts the whole.
        #[test]
        fn a_beginning_tells_only_what_the_whole_says(
            words in proptest::collection::vec(
                proptest::sample::select(vec![
                    "han", "che", "khuyet", "diem", "nguyen", "nhan", "khach", "quan", "ket",
                    "qua", "khac", "phuc", "dat", "duoc", "ve", "cua", ",", "va", "lang", "2024",
                ]),
                0..8,
            ),
            cut in 0_usize..8,
        ) {
            let beginning = words[..cut.min(words.len())].join(" ");
            if begins_otherwise(&beginning) {
                proptest::prop_assert_eq!(named(&words.join(" ")), Named::default());
            }
        }
    }
}
