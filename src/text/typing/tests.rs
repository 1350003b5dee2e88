//! Both methods, tried on every syllable that our own table of sounds makes.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::text::fold;

pub(crate) fn typed(method: Method, keys: &str, style: ToneStyle) -> String {
    keys.chars().fold(String::new(), |word, key| compose(method, &word, key, style).word)
}

fn check(method: Method, table: &str) {
    for row in table.split_whitespace() {
        let (keys, word) = row.split_once('=').unwrap();
        assert_eq!(typed(method, keys, ToneStyle::Old), word, "{keys}");
    }
}

#[test]
fn telex_does_what_people_know() {
    check(
        Method::Telex,
        "aa=â aw=ă ee=ê oo=ô ow=ơ uw=ư w=ư dd=đ DD=Đ Dd=Đ as=á af=à ar=ả ax=ã aj=ạ
        tieengs=tiếng tiengse=tiếng tieesng=tiếng tiesnge=tiếng Vieejt=Việt VIEEJT=VIỆT
        dduowcj=được dduwowcj=được duwocdj=được dduocwj=được nguwowif=người nguoiwf=người
        thuowng=thương thuwong=thương thuongw=thương huow=huơ thuowr=thuở thuwowr=thưở
        ruouwj=rượu luuw=lưu muaw=mưa hoawcj=hoặc quawn=quăn tw=tư khwng=khưng chww=chuw
        quas=quá quys=quý quyeenf=quyền quoocs=quốc quyts=quýt giaf=già gif=gì gieengs=giếng
        gieets=giết giwx=giữ giofw=giờ khuyur=khuỷu khuya=khuya ngoaos=ngoáo ngoeor=ngoẻo
        HDDND=HĐND QDD=QĐ NDD=NĐ HDDD=HDD TTHC=TTHC khuow=khuơ khuowng=khương
        xooong=xoong ddawks=đắk lawks=lắk kroong=krông uoongs=uống uongso=uống tuwowngo=tuông",
    );
}

#[test]
fn vni_does_what_people_know() {
    check(
        Method::Vni,
        "a6=â a8=ă e6=ê o6=ô o7=ơ u7=ư d9=đ D9=Đ a1=á a2=à a3=ả a4=ã a5=ạ
        tie6ng1=tiếng tieng61=tiếng tieng16=tiếng Vie65t=Việt d9u7o7c5=được duoc975=được
        nguoi72=người thuong7=thương thuo73=thuở luu7=lưu mua7=mưa hoa8c5=hoặc qua1=quá
        HD9ND=HĐND QD9=QĐ QD99=QD9 khuo7=khuơ
        gie6ng1=giếng quyen62=quyền ruou75=rượu a11=a1 a66=a6 a88=a8 d99=d9 o77=o7 a10=a",
    );
}

/// Who forgets another input method, or has a keyboard with the letters on it, loses no tone.
#[test]
fn letters_that_come_with_their_marks_stay_as_they_come() {
    for method in [Method::Telex, Method::Vni] {
        check(
            method,
            "sót=sót Đồng=Đồng Đức=Đức khuyết=khuyết điểm=điểm hoàn=hoàn ươ=ươ đường=đường",
        );
    }
}

#[test]
fn doubling_takes_back() {
    check(
        Method::Telex,
        "ass=as asss=ass aaa=aa aaaa=aaa ddd=dd dddd=ddd HDDDD=HDDD eee=ee ooo=oo aww=aw oww=ow ww=w
        www=ww Ww=w tuww=tuw uoww=uow thuoww=thuow tieengss=tiêngs danddd=dandd hoaff=hoaf
        tesst=test texxt=text asz=a az=az",
    );
}

#[test]
fn a_second_tone_takes_the_place_of_the_first() {
    check(Method::Telex, "asf=à toansf=toàn toanfsrxj=toạn tieengsz=tiêng toansz=toan");
}

#[test]
fn the_tone_moves_as_letters_come() {
    check(Method::Telex, "hoaf=hòa hoafn=hoàn hoafi=hoài thuyr=thủy thuyrn=thuỷn muaf=mùa");
    check(Method::Telex, "tuaanf=tuần tuafan=tuần quyfen=quyèn uowsc=ước cuar=của cuarr=cuar");
    assert_eq!(typed(Method::Telex, "hoaf", ToneStyle::New), "hoà");
    assert_eq!(typed(Method::Telex, "thuyr", ToneStyle::New), "thuỷ");
    assert_eq!(typed(Method::Vni, "khoe3", ToneStyle::New), "khoẻ");
    assert_eq!(typed(Method::Telex, "quys", ToneStyle::New), "quý");
}

#[test]
fn what_is_no_vietnamese_word_is_left_alone() {
    for word in ["class", "print", "street", "www", "xyz", "http", "crash", "blow", "PDF", "sfr"] {
        let word = if word == "www" { "x.www" } else { word };
        assert_eq!(typed(Method::Telex, word, ToneStyle::Old), word);
    }
    for word in ["2025", "HC2", "B52", "1", "x1y2", "km2"] {
        assert_eq!(typed(Method::Vni, word, ToneStyle::Old), word);
    }
    check(Method::Telex, "cacf=cacf tieepr=tiêpr");
}

/// Rimes with sắc where it is written in the old style, `/` before the new one.
const RIMES: &str = "á ác ách ái ám án áng ánh áo áp át áu áy ắc ắm ắn ắng ắp ắt ấc ấm ấn ấng ấp \
    ất ấu ấy é éc ém én éng éo ép ét ế ếch ếm ến ếnh ếp ết ếu í ía ích ím ín ính íp ít íu iếc \
    iếm iến iếng iếp iết iếu ó óc ói óm ón óng óp ót óa/oá oác oách oái oám oán oáng oánh oáo \
    oáp oát oáy oắc oắm oắn oắng oắt óe/oé oém oén oéo oét oóc oóng ố ốc ối ốm ốn ống ốp ốt ớ ới \
    ớm ớn ớp ớt ú úa úc úi úm ún úng úp út uấn uấng uất uấy uế uếch uếnh uớ uốc uối uốm uốn uống \
    uốt úy/uý uých uýnh uýp uýt uýu uyến uyết ứ ứa ức ứi ứng ứt ứu ước ưới ướm ướn ướng ướp ướt \
    ướu ý yếm yến yếng yết yếu ýt ýnh ých";

const ONSETS: &str =
    "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x B Đ Kh Ngh QU TR";

/// Tells whether a beginning is written before a rime.
fn is_written(onset: &str, rime: &str) -> bool {
    let first = rime.chars().next().unwrap();
    let (is_front, is_y) = ("eêi".contains(first), first == 'y');
    let has_glide = rime.starts_with("oa") || rime.starts_with("oe") || rime.starts_with("oă");
    match onset.to_lowercase().as_str() {
        "c" | "ng" | "g" if is_front || is_y => false,
        "gh" | "ngh" => is_front,
        "k" => is_front || rime == "y",
        "gi" => !is_front && !is_y && rime != "uơ",
        "qu" => !"uưi".contains(first) && !has_glide && !rime.starts_with("oo"),
        "h" | "th" => !is_y,
        _ if rime == "uơ" => false,
        _ if is_y => onset.is_empty() && !matches!(rime, "yt" | "ynh" | "ych"),
        _ => true,
    }
}

fn retoned(word: &str, tone: &str) -> String {
    word.nfd().collect::<String>().replace('\u{301}', tone).nfc().collect()
}

/// Gives all syllables, in the old style and in the new.
fn syllables() -> Vec<[String; 2]> {
    let mut all = Vec::new();
    for onset in ONSETS.split(' ').chain([""]) {
        for rime in RIMES.split_whitespace() {
            let (old, new) = rime.split_once('/').unwrap_or((rime, rime));
            let bare = retoned(old, "");
            if !is_written(onset, &bare) {
                continue;
            }
            let is_stopped = bare.ends_with(['c', 'p', 't']) || bare.ends_with("ch");
            let tones: &[&str] = if is_stopped {
                &["\u{301}", "\u{323}"]
            } else {
                &["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]
            };
            let upper = onset.len() > 1 && onset == onset.to_uppercase();
            for tone in tones {
                all.push([retoned(old, tone), retoned(new, tone)].map(|rime| {
                    let word = format!("{onset}{rime}");
                    if upper { word.to_uppercase() } else { word }
                }));
            }
        }
    }
    all
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Order {
    ToneBehindItsVowel,
    ToneLast,
    AllLast,
}

/// Returns the keys for the shape and for the tone of a letter, where it has them.
fn marks(method: Method, letter: Letter) -> (Option<char>, Option<char>) {
    let (telex, vni) = match letter.shape {
        Shape::Plain => (None, None),
        Shape::Circumflex => (Some(letter.base), Some('6')),
        Shape::Horn => (Some('w'), Some('7')),
        Shape::Breve => (Some('w'), Some('8')),
        Shape::Bar => (Some('d'), Some('9')),
    };
    let tone = ["", "f2", "r3", "x4", "s1", "j5"][letter.tone as usize];
    let mut tone = tone.chars();
    let (telex_tone, vni_tone) = (tone.next(), tone.next());
    if method == Method::Telex { (telex, telex_tone) } else { (vni, vni_tone) }
}

/// Returns the keys with which a person types the word.
pub(crate) fn keys(method: Method, word: &str, order: Order) -> String {
    let (mut keys, mut shapes, mut tones) = (String::new(), String::new(), String::new());
    let mut last = None;
    for letter in word.chars().map(Letter::new) {
        let cased = |key: char| if letter.upper { key.to_ascii_uppercase() } else { key };
        let (shape, tone) = marks(method, letter);
        keys.push(cased(letter.base));
        let is_long_o = letter.toneless() == 'o' && last == Some('o');
        if is_long_o && method == Method::Telex {
            keys.push(cased('o')); // the third o takes back the ô of two
        }
        last = Some(letter.toneless());
        if order == Order::AllLast { &mut shapes } else { &mut keys }.extend(shape.map(cased));
        let tones = if order == Order::ToneBehindItsVowel { &mut keys } else { &mut tones };
        tones.extend(tone.map(cased));
    }
    // ươ needs one hook only, when it is typed at the end.
    let shapes = shapes.replace("ww", "w").replace("WW", "W").replace("77", "7");
    format!("{keys}{shapes}{tones}")
}

#[test]
fn every_syllable_is_typed_in_every_order() {
    let all = syllables();
    assert!(all.len() > 19_000, "{} syllables", all.len());
    let orders = [Order::ToneBehindItsVowel, Order::ToneLast, Order::AllLast];
    let mut wrong = Vec::new();
    for (number, [old, new]) in all.iter().enumerate() {
        for (turn, method) in Method::ALL.into_iter().enumerate() {
            // Each word in one order, each rime with each tone in all of them: to try every word
            // in every order takes seconds and finds nothing more.
            let order = orders[(number + number / 6 + number / 36 + turn) % 3];
            let keys = keys(method, old, order);
            for (style, word) in [(ToneStyle::Old, old), (ToneStyle::New, new)] {
                if style == ToneStyle::New && old == new {
                    continue;
                }
                let got = typed(method, &keys, style);
                if got != *word {
                    wrong.push(format!("{keys} gives {got}, not {word}"));
                }
            }
        }
    }
    let first = &wrong[..wrong.len().min(40)];
    assert!(wrong.is_empty(), "{} of {} are wrong: {first:#?}", wrong.len(), all.len());
}

proptest! {
    /// No key loses a letter, whatever the word, and what comes out is composed.
    #[test]
    fn nothing_typed_is_lost(
        word in "[a-zA-ZđĐăâêôơưáàảãạếộựỳñ]{0,8}",
        key in "[a-zAWD0-9]".prop_map(|key| key.chars().next().unwrap()),
        vni in any::<bool>(),
    ) {
        let method = if vni { Method::Vni } else { Method::Telex };
        let got = compose(method, &word, key, ToneStyle::New);
        prop_assert_eq!(&got.word.nfc().collect::<String>(), &got.word);
        let (before, after) = (fold(&word), fold(&got.word));
        let with_key = format!("{before}{}", key.to_ascii_lowercase());
        let with_horn = format!("{before}u");
        let is_known = after == before || after == with_key || after == with_horn
            || (after == "w" && before == "u");
        prop_assert!(is_known, "{} and {} give {}", word, key, got.word);
        prop_assert_eq!(got.is_changed, got.word != format!("{word}{key}"));
    }
}
