//! Contrast of the colours in `style/tokens.css`, light and dark, by the formula of WCAG 2.2.
#![allow(clippy::expect_used)]

use std::collections::BTreeMap;

use factmark::model::Hue;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// Red, green and blue, from 0 to 255.
type Rgb = [f64; 3];

/// The colours of one scheme, by token name without the dashes before it.
type Palette = BTreeMap<&'static str, Rgb>;

fn rgb(hex: &str) -> Rgb {
    let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6);
    let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).expect("a colour as #rrggbb");
    let [_, rgb @ ..] = number.to_be_bytes();
    rgb.map(f64::from)
}

/// The light and the dark palette.
fn palettes() -> [(&'static str, Palette); 2] {
    let (mut light, mut dark) = (Palette::new(), Palette::new());
    for line in TOKENS.lines() {
        let Some((name, value)) = line.trim().strip_prefix("--").and_then(|rest| rest.split_once(": "))
        else {
            continue;
        };
        let Some(pair) = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(");")) else {
            continue;
        };
        let (by_day, by_night) = pair.split_once(", ").expect("two colours");
        light.insert(name, rgb(by_day));
        dark.insert(name, rgb(by_night));
    }
    [("light", light), ("dark", dark)]
}

/// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = colour.map(|channel| {
        let c = channel / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What `color-mix(in srgb, colour SHARE, transparent)` shows over a ground.
fn tint(colour: Rgb, share: f64, ground: Rgb) -> Rgb {
    [0, 1, 2].map(|i| colour[i] * share + ground[i] * (1.0 - share))
}

fn hues() -> impl Iterator<Item = String> {
    // Grey is for labels that the scheme does not have.
    Hue::ALL.iter().map(|hue| hue.as_str()).chain(["grey"]).map(|word| format!("hue-{word}"))
}

/// Checks one pair in both palettes: a colour, the ground it stands on, and the least contrast.
#[track_caller]
fn check(what: &str, colour: &str, ground: impl Fn(&Palette) -> Rgb, least: f64) {
    for (name, palette) in palettes() {
        let colour = *palette.get(colour).unwrap_or_else(|| panic!("no token --{colour}"));
        let found = contrast(colour, ground(&palette));
        assert!(found >= least, "{what}, {name}: {found:.2} : 1, needs {least} : 1");
    }
}

#[test]
fn the_formula_is_that_of_wcag() {
    assert!((contrast([0.0; 3], [255.0; 3]) - 21.0).abs() < 1e-9);
    // #767676 is the lightest grey that passes AA on white, a fixed point of every contrast checker.
    assert!((contrast(rgb("#767676"), [255.0; 3]) - 4.54).abs() < 0.005);
}

#[test]
fn text_can_be_read() {
    for ground in ["paper", "panel"] {
        check(&format!("ink on {ground}"), "ink", |palette| palette[ground], 7.0);
        for colour in ["soft", "accent", "warning", "good"] {
            check(&format!("{colour} on {ground}"), colour, |palette| palette[ground], 4.5);
        }
    }
}

#[test]
fn marked_words_can_be_read() {
    for hue in hues() {
        let ground = |palette: &Palette| tint(palette[hue.as_str()], 0.3, palette["paper"]);
        check(&format!("ink on the tint of {hue}"), "ink", ground, 7.0);
    }
}

#[test]
fn underlines_can_be_seen() {
    for hue in hues() {
        check(&format!("the line of {hue}"), &hue, |palette| palette["paper"], 3.0);
    }
}
