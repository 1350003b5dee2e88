//! Two wordings side by side: which words are not in the other one.

/// Most pairs of words that are compared; of longer texts what is between the first and the last
/// difference is marked as a whole.
const PAIRS: usize = 4_000_000;

/// Returns both texts with brackets around the words that the other one has not, so that the
/// difference is seen without colour: `còn [rất] chậm`.
#[must_use]
pub fn bracketed(was: &str, now: &str) -> (String, String) {
    let (old, new) = (words(was), words(now));
    let head = old.iter().zip(&new).take_while(|(a, b)| a.1 == b.1).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev());
    let tail = tail.take_while(|(a, b)| a.1 == b.1).count();
    let old_middle = &old_rest[..old_rest.len() - tail];
    let new_middle = &new_rest[..new_rest.len() - tail];
    let (mut of_old, mut of_new) = (vec![true; old.len()], vec![true; new.len()]);
    of_old[head..head + old_middle.len()].fill(false);
    of_new[head..head + new_middle.len()].fill(false);
    for (a, b) in common(old_middle, new_middle) {
        of_old[head + a] = true;
        of_new[head + b] = true;
    }
    (marked(was, &old, &of_old), marked(now, &new, &of_new))
}

/// Returns the words of a text, each with the byte where it starts.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(char::is_whitespace);
        if !word.is_empty() {
            words.push((at, word));
        }
        at += piece.len();
    }
    words
}

/// Returns the places of the longest row of words that both have in the same order.
fn common(old: &[(usize, &str)], new: &[(usize, &str)]) -> Vec<(usize, usize)> {
    let columns = new.len() + 1;
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > PAIRS {
        return Vec::new();
    }
    let mut longest = vec![0_u32; (old.len() + 1) * columns];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            longest[a * columns + b] = if old[a].1 == new[b].1 {
                longest[(a + 1) * columns + b + 1] + 1
            } else {
                longest[(a + 1) * columns + b].max(longest[a * columns + b + 1])
            };
        }
    }
    let (mut a, mut b, mut found) = (0, 0, Vec::new());
    while a < old.len() && b < new.len() {
        if old[a].1 == new[b].1 {
            found.push((a, b));
            a += 1;
            b += 1;
        } else if longest[(a + 1) * columns + b] >= longest[a * columns + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    found
}

fn marked(text: &str, words: &[(usize, &str)], is_common: &[bool]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for (index, (at, word)) in words.iter().enumerate() {
        let differs = |index: usize| is_common.get(index).is_some_and(|common| !common);
        out.push_str(&text[from..*at]);
        if differs(index) && !index.checked_sub(1).is_some_and(differs) {
            out.push('[');
        }
        out.push_str(word);
        if differs(index) && !differs(index + 1) {
            out.push(']');
        }
        from = at + word.len();
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(was: &str, now: &str, old: &str, new: &str) {
        assert_eq!(bracketed(was, now), (old.to_owned(), new.to_owned()));
    }

    #[test]
    fn what_differs_is_in_brackets() {
        check("Việc này còn chậm.", "Việc này chậm.", "Việc này [còn] chậm.", "Việc này chậm.");
        check("a b c d", "a x c y z", "a [b] c [d]", "a [x] c [y z]");
        check("hết\nnăm", "hết\nquý", "hết\n[năm]", "hết\n[quý]");
        check("", "mới  tinh", "", "[mới  tinh]");
        check("như cũ", "như cũ", "như cũ", "như cũ");
    }

    proptest! {
        /// Without its brackets each text is as it was, and outside of them both have the same.
        #[test]
        fn nothing_is_lost(was in "[ab \n]{0,24}", now in "[ab \n]{0,24}") {
            let (old, new) = bracketed(&was, &now);
            prop_assert_eq!(old.replace(['[', ']'], ""), was);
            prop_assert_eq!(new.replace(['[', ']'], ""), now);
            let outside = |text: &str| -> Vec<String> {
                let mut inside = false;
                let keep = |letter: &char| {
                    inside = *letter == '[' || (inside && *letter != ']');
                    !inside && *letter != ']'
                };
                let kept: String = text.chars().filter(keep).collect();
                kept.split_whitespace().map(ToOwned::to_owned).collect()
            };
            prop_assert_eq!(outside(&old), outside(&new));
        }
    }
}
