//! The sounds of which Vietnamese syllables are made, as they are written.

/// What a syllable may begin with. `qu` and `gi` are found by the reader of syllables; `kr` is
/// for names of the Highlands (Krông Pắk).
pub(super) const ONSETS: [&str; 29] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "h", "k", "kh", "kr", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x", "gi",
];

/// How a syllable may go on, without tone. `yn`, `ynh`, `yt` … stand behind `qu`; the rimes in
/// `k` are those of names of the Highlands (Đắk Lắk).
const RIMES: [&str; 23] = [
    "a ac ach ai ak am an ang anh ao ap at au ay",
    "ă ăc ăk ăm ăn ăng ăp ăt",
    "â âc âk âm ân âng âp ât âu ây",
    "e ec ek em en eng eo ep et",
    "ê êch êk êm ên ênh êp êt êu",
    "i ia ich ik im in inh ip it iu",
    "iê iêc iêm iên iêng iêp iêt iêu",
    "o oc oi ok om on ong op ot",
    "oa oac oach oai oam oan oang oanh oao oap oat oay",
    "oă oăc oăm oăn oăng oăp oăt",
    "oe oem oen oeo oet oo ooc oong",
    "ô ôc ôi ôk ôm ôn ông ôp ôt",
    "ơ ơi ơm ơn ơp ơt",
    "u ua uc ui uk um un ung up ut",
    "uâ uâc uân uâng uât uây",
    "uê uêch uên uênh uêt uêu uơ",
    "uô uôc uôi uôm uôn uông uôp uôt",
    "uy uya uych uyn uynh uyp uyt uyu",
    "uyê uyêc uyên uyêt",
    "ư ưa ưc ưi ưk ưm ưn ưng ưt ưu",
    "ươ ươc ươi ươm ươn ương ươp ươt ươu",
    "y ya ych yn ynh yp yt yu",
    "yê yêc yêm yên yêng yêt yêu",
];

/// Tells whether a rime may still become one of the language: letters may be missing at its end,
/// and shapes that are not yet typed.
pub(super) fn may_become(rime: &[char]) -> bool {
    let Some(first) = rime.first() else { return true };
    // All of a row begin alike.
    let rows =
        RIMES.iter().filter(|row| row.chars().next().is_some_and(|wanted| same(*first, wanted)));
    rows.flat_map(|row| row.split(' ')).any(|full| fits(rime, full))
}

fn fits(rime: &[char], full: &str) -> bool {
    let mut full = full.chars();
    rime.iter().all(|letter| full.next().is_some_and(|wanted| same(*letter, wanted)))
}

fn same(letter: char, wanted: char) -> bool {
    letter == wanted
        || matches!((letter, wanted), ('a', 'ă' | 'â') | ('e', 'ê') | ('o', 'ô' | 'ơ') | ('u', 'ư'))
}
