//! Letters with marks, taken apart as Unicode does (NFD), so that “é” is found however it was typed.
//!
//! Knows Latin (with Vietnamese), monotonic Greek, Cyrillic, kana and Hangul; letters of other scripts are seldom
//! written in two ways. Marks in an order that Unicode does not prescribe stay in it.

use std::sync::LazyLock;

/// Each mark with pairs of a letter and the same letter with the mark, in lower case where there is one.
#[rustfmt::skip]
const PAIRS: &[(char, &str)] = &[
    ('\u{300}', "aàeèiìoòuùüǜnǹеѐиѝēḕōṑwẁâầăằêềôồơờưừyỳ"),
    ('\u{301}', "aáeéiíoóuúyýcćlĺnńrŕsśzźüǘgǵåǻæǽøǿϊΐαάεέηήιίϋΰοόυύωώгѓкќçḉēḗïḯkḱmḿõṍōṓpṕũṹwẃâấăắêếôốơớưứ"),
    ('\u{302}', "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑạậẹệọộ"),
    ('\u{303}', "aãnñoõiĩuũvṽâẫăẵeẽêễôỗơỡưữyỹ"),
    ('\u{304}', "aāeēiīoōuūüǖäǟȧǡæǣǫǭöȫõȭȯȱyȳиӣуӯgḡḷḹṛṝ"),
    ('\u{306}', "aăeĕgğiĭoŏuŭийуўжӂаӑеӗȩḝạặ"),
    ('\u{307}', "cċeėgġIİzżaȧoȯbḃdḋfḟhḣmṁnṅpṗrṙsṡśṥšṧṣṩtṫwẇxẋyẏſẛ"),
    ('\u{308}', "aäeëiïoöuüyÿιϊυϋеёіїаӓәӛжӝзӟиӥоӧөӫэӭуӱчӵыӹhḧõṏūṻwẅxẍtẗ"),
    ('\u{309}', "aảâẩăẳeẻêểiỉoỏôổơởuủưửyỷ"),
    ('\u{30a}', "aåuůwẘyẙ"),
    ('\u{30b}', "oőuűуӳ"),
    ('\u{30c}', "cčdďeělľnňrřsštťzžaǎiǐoǒuǔüǚgǧkǩʒǯjǰhȟ"),
    ('\u{30f}', "aȁeȅiȉoȍrȑuȕѵѷ"),
    ('\u{311}', "aȃeȇiȋoȏrȓuȗ"),
    ('\u{31b}', "oơuư"),
    ('\u{323}', "bḅdḍhḥkḳlḷmṃnṇrṛsṣtṭvṿwẉzẓaạeẹiịoọơợuụưựyỵ"),
    ('\u{324}', "uṳ"),
    ('\u{325}', "aḁ"),
    ('\u{326}', "sștț"),
    ('\u{327}', "cçgģkķlļnņrŗsştţeȩdḑhḩ"),
    ('\u{328}', "aąeęiįuųoǫ"),
    ('\u{32d}', "dḓeḙlḽnṋtṱuṷ"),
    ('\u{32e}', "hḫ"),
    ('\u{330}', "eḛiḭuṵ"),
    ('\u{331}', "bḇdḏkḵlḻnṉrṟtṯzẕhẖ"),
    ('\u{3099}', "かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔゝゞカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴワヷヰヸヱヹヲヺヽヾ"),
    ('\u{309a}', "はぱひぴふぷへぺほぽハパヒピフプヘペホポ"),
];

/// (letter with a mark, letter, mark), by the first.
static DECOMPOSED: LazyLock<Vec<(char, char, char)>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for &(mark, pairs) in PAIRS {
        let mut letters = pairs.chars();
        while let (Some(base), Some(whole)) = (letters.next(), letters.next()) {
            all.push((whole, base, mark));
        }
    }
    all.sort_unstable();
    all
});

/// Hands the parts of a character to `take`: letter first, then its marks; the character itself if it has no parts.
pub(super) fn decompose(character: char, take: &mut impl FnMut(char)) {
    if character < '\u{c0}' {
        return take(character);
    }
    if let Some((lead, vowel, tail)) = jamo(character) {
        [Some(lead), Some(vowel), tail].into_iter().flatten().for_each(take);
        return;
    }
    // At most three parts; the last mark comes off first.
    let (mut base, mut marks) = (character, Vec::new());
    while let Some((inner, mark)) = parts(base) {
        marks.push(mark);
        base = inner;
    }
    take(base);
    marks.into_iter().rev().for_each(take);
}

fn parts(character: char) -> Option<(char, char)> {
    let look_up = |character| {
        let at = DECOMPOSED.binary_search_by_key(&character, |&(whole, _, _)| whole).ok()?;
        DECOMPOSED.get(at).map(|&(_, base, mark)| (base, mark))
    };
    look_up(character).or_else(|| {
        let lower = only(character.to_lowercase())?;
        let (base, mark) = look_up(lower).filter(|_| only(lower.to_uppercase()) == Some(character))?;
        Some((only(base.to_uppercase())?, mark))
    })
}

fn only(mut characters: impl Iterator<Item = char>) -> Option<char> {
    characters.next().filter(|_| characters.next().is_none())
}

/// The jamo of a Hangul syllable (Unicode Standard, chapter 3.12).
fn jamo(syllable: char) -> Option<(char, char, Option<char>)> {
    let nth = u32::from(syllable).checked_sub(0xac00).filter(|&nth| nth < 11_172)?;
    let lead = char::from_u32(0x1100 + nth / 588)?;
    let vowel = char::from_u32(0x1161 + nth % 588 / 28)?;
    let tail = if nth.is_multiple_of(28) { None } else { char::from_u32(0x11a7 + nth % 28) };
    Some((lead, vowel, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(composed: char, expected: &str) {
        let mut parts = String::new();
        decompose(composed, &mut |part| parts.push(part));
        assert_eq!(parts, expected, "{composed}");
    }

    #[test]
    fn takes_letters_apart() {
        check('a', "a");
        check('é', "e\u{301}");
        check('É', "E\u{301}");
        check('İ', "I\u{307}");
        check('ậ', "a\u{323}\u{302}");
        check('Ự', "U\u{31b}\u{323}");
        check('й', "и\u{306}");
        check('Ά', "Α\u{301}");
        check('ガ', "カ\u{3099}");
        check('한', "\u{1112}\u{1161}\u{11ab}");
        check('가', "\u{1100}\u{1161}");
        check('ø', "ø");
        check('💛', "💛");
    }
}
