//! One edit at random, by keys as a person presses them. What a key does not apply to, it leaves alone.

use anyhow::Result;
use thirtyfour::Key;

use super::dice::Dice;
use crate::page::{CTRL, CTRL_SHIFT, NONE, Page, SHIFT};

const LABELS: [char; 3] = ['q', 'c', 'e'];
const WORDS: [&str; 5] = ["check", "who says so", "2019", "“sic”", "naïve"];
const TEXTS: [&str; 3] = [
    "A short one.\n\n“Quite,” said the mayor of Lower Quay, “and no longer.”",
    "Ruth Adeyemi, 44, keeps the lock. Nobody asked her about the wall 🌊.",
    "One line",
];

/// Makes one edit.
pub(super) async fn edit(page: &Page, dice: &mut Dice) -> Result<()> {
    match dice.below(20) {
        0..=6 => tag(page, dice).await,
        7 | 8 => write_note(page, dice).await,
        9 => choose_attribute(page, dice).await,
        10 | 11 => press(page, dice, Key::Delete.into()).await,
        12 => page.chord(CTRL, 'z').await,
        13 => page.chord(CTRL_SHIFT, 'z').await,
        14 => press(page, dice, 'l').await,
        15 => press(page, dice, ']').await,
        16 => {
            let label = dice_label(dice);
            press(page, dice, label).await
        }
        17 => page.chord(SHIFT, 'n').await,
        18 => page.chord(SHIFT, 'p').await,
        _ => add_article(page, dice).await,
    }
}

fn dice_label(dice: &mut Dice) -> char {
    dice.among(&LABELS).unwrap_or('q')
}

/// Goes to a place in the text, takes some words from there, and tags them.
pub(super) async fn tag(page: &Page, dice: &mut Dice) -> Result<()> {
    // Line ends, and marks without a width, cannot be clicked.
    let text = page.text().await?;
    let letters: Vec<usize> =
        text.chars().enumerate().filter(|(_, c)| c.is_ascii_alphanumeric()).map(|(place, _)| place).collect();
    page.click_text(dice.among(&letters).unwrap_or(0)).await?;
    for _ in 0..dice.below(5) {
        page.chord(SHIFT, Key::Right).await?;
    }
    page.key(dice_label(dice)).await
}

/// Chooses another annotation and presses a key that changes it.
async fn press(page: &Page, dice: &mut Dice, key: char) -> Result<()> {
    for _ in 0..=dice.below(3) {
        page.key('n').await?;
    }
    page.key(key).await
}

async fn write_note(page: &Page, dice: &mut Dice) -> Result<()> {
    press(page, dice, 't').await?;
    if page.focused().await?.0 == "textbox" {
        page.type_words(dice.among(&WORDS).unwrap_or("note")).await?;
    }
    page.chord(NONE, Key::Escape).await
}

async fn choose_attribute(page: &Page, dice: &mut Dice) -> Result<()> {
    press(page, dice, 'i').await?;
    if page.focused().await?.0 == "combobox" {
        page.chord(NONE, Key::Down).await?;
    }
    page.chord(NONE, Key::Escape).await
}

async fn add_article(page: &Page, dice: &mut Dice) -> Result<()> {
    let text = dice.among(&TEXTS).unwrap_or("One line");
    page.add_article("", text).await
}
