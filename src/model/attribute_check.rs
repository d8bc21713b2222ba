//! From what a person typed to an attribute's value and back, and whether a value is of an attribute's kind.

use super::{AttributeKind, AttributeValue, Evidence, Number, ValueProblem};

/// The words for how evidence stands to a claim; a piece of evidence may also have none.
pub const STANCES: [&str; 4] = ["supports", "partial", "refutes", "irrelevant"];

/// The value that a person typed; `None` if nothing but blanks was typed. Blanks around it are left off, but for
/// free text, which stays as typed.
///
/// - A number may have a decimal comma where nothing else can be meant: `1,5` and `0,125`, but not `1,000`.
/// - A date may be a year or a month alone: of many claims no more is known, and ISO 8601 allows it.
/// - A yes or no is typed as `yes`, `no`, `true` or `false`.
///
/// # Errors
/// What was typed is no value of that kind. Evidence is never typed in one field.
pub fn parse_value(kind: &AttributeKind, typed: &str) -> Result<Option<AttributeValue>, ValueProblem> {
    let trimmed = typed.trim();
    if trimmed.is_empty() {
        return Ok(None);
    }
    let value = match kind {
        AttributeKind::Text => AttributeValue::Text(typed.to_owned()),
        AttributeKind::Number => AttributeValue::Number(parse_number(trimmed)?),
        AttributeKind::Flag => AttributeValue::Flag(parse_flag(trimmed)?),
        _ => AttributeValue::Text(trimmed.to_owned()),
    };
    kind.check(&value)?;
    Ok(Some(value))
}

/// A value as it stands in an input field; [`parse_value`] gives the value back, but for evidence, of which this
/// is the addresses, one a line.
pub fn value_text(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Text(text) => text.clone(),
        AttributeValue::Number(Number::Integer(number)) => number.to_string(),
        // `1.0` keeps its point, and what is huge its exponent.
        AttributeValue::Number(Number::Real(number)) => format!("{number:?}"),
        AttributeValue::Flag(true) => "yes".into(),
        AttributeValue::Flag(false) => "no".into(),
        AttributeValue::Evidence(list) => {
            list.iter().map(|piece| piece.url.as_str()).collect::<Vec<_>>().join("\n")
        }
    }
}

impl AttributeKind {
    /// Whether `value` is of this kind.
    ///
    /// # Errors
    /// It is not; the problem says why.
    pub fn check(&self, value: &AttributeValue) -> Result<(), ValueProblem> {
        match (self, value) {
            (Self::Text, AttributeValue::Text(_)) | (Self::Flag, AttributeValue::Flag(_)) => Ok(()),
            (Self::Choice(choices), AttributeValue::Text(text)) if choices.contains(text) => Ok(()),
            (Self::Choice(_), AttributeValue::Text(text)) => Err(ValueProblem::NotAChoice(text.clone())),
            (Self::WikidataId, AttributeValue::Text(text)) => check_wikidata_id(text),
            (Self::Url, AttributeValue::Text(text)) => check_url(text),
            (Self::Date, AttributeValue::Text(text)) => check_date(text),
            (Self::Number, AttributeValue::Number(Number::Real(number))) if !number.is_finite() => {
                Err(ValueProblem::Number)
            }
            (Self::Number, AttributeValue::Number(_)) => Ok(()),
            (Self::Evidence, AttributeValue::Evidence(list)) => check_list(list, &[]),
            _ => Err(ValueProblem::Kind(self.as_str())),
        }
    }
}

impl AttributeKind {
    /// Whether `value` may take the place of `before`: the same, but evidence that is there already may stay as it is,
    /// so that an odd piece from somebody's file does not stand in the way of another.
    ///
    /// # Errors
    /// It may not; the problem says why.
    pub fn check_change(
        &self,
        before: Option<&AttributeValue>,
        value: &AttributeValue,
    ) -> Result<(), ValueProblem> {
        match (self, before, value) {
            (Self::Evidence, Some(AttributeValue::Evidence(before)), AttributeValue::Evidence(list)) => {
                check_list(list, before)
            }
            _ => self.check(value),
        }
    }
}

fn check_list(list: &[Evidence], known: &[Evidence]) -> Result<(), ValueProblem> {
    let is_new = |(_, piece): &(usize, &Evidence)| !known.contains(piece);
    (1..).zip(list).filter(is_new).try_for_each(|(row, piece)| check_evidence(row, piece))
}

fn check_evidence(row: usize, piece: &Evidence) -> Result<(), ValueProblem> {
    let Evidence { url, archive_url, excerpt, stance, accessed } = piece;
    if [url, archive_url, excerpt, stance].iter().all(|text| text.trim().is_empty())
        && accessed.as_str().is_empty()
    {
        return Err(ValueProblem::EmptyEvidence { row });
    }
    let unless_empty = |text: &str, check: fn(&str) -> Result<(), ValueProblem>| {
        if text.is_empty() { Ok(()) } else { check(text) }
    };
    let stance_is_known = |text: &str| match STANCES.contains(&text) {
        true => Ok(()),
        false => Err(ValueProblem::NotAChoice(text.to_owned())),
    };
    let seen_on = accessed.as_str().split(['T', 't', ' ']).next().unwrap_or_default();
    [
        ("url", unless_empty(url, check_url)),
        ("archive_url", unless_empty(archive_url, check_url)),
        ("stance", unless_empty(stance, stance_is_known)),
        ("accessed", unless_empty(seen_on, check_date)),
    ]
    .into_iter()
    .try_for_each(|(field, result)| {
        result.map_err(|problem| ValueProblem::Evidence { row, field, problem: Box::new(problem) })
    })
}

fn check_wikidata_id(text: &str) -> Result<(), ValueProblem> {
    let is_number = |digits: &str| {
        !digits.is_empty() && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
    };
    if text.strip_prefix('Q').is_some_and(is_number) { Ok(()) } else { Err(ValueProblem::WikidataId) }
}

/// `http` or `https` with a host (RFC 3986, 3.2), which may be in any script or an address in brackets.
fn check_url(text: &str) -> Result<(), ValueProblem> {
    if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(ValueProblem::UrlBlank);
    }
    let (scheme, rest) = text.split_once("://").ok_or(ValueProblem::UrlScheme)?;
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Err(ValueProblem::UrlScheme);
    }
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let place = authority.rsplit('@').next().unwrap_or_default();
    if is_host(place) { Ok(()) } else { Err(ValueProblem::UrlHost) }
}

fn is_host(place: &str) -> bool {
    let is_port = |port: &str| port.is_empty() || port.parse::<u16>().is_ok();
    if let Some((address, port)) = place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let is_address = address.parse::<std::net::Ipv6Addr>().is_ok();
        return is_address && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port));
    }
    let (host, port) = place.split_once(':').unwrap_or((place, ""));
    let host = host.strip_suffix('.').unwrap_or(host);
    // Marks are no letters, but the names of many scripts have them: what is refused is ASCII that no name has.
    let is_name_part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || !c.is_ascii() || "-_%".contains(c))
    };
    is_port(port) && host.split('.').all(is_name_part)
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` of the Gregorian calendar, from year 1.
fn check_date(text: &str) -> Result<(), ValueProblem> {
    let mut parts = text.split('-');
    let mut number = |len: usize| match parts.next() {
        None => Ok(None),
        Some(part) if part.len() == len && part.bytes().all(|b| b.is_ascii_digit()) => {
            part.parse::<u32>().map(Some).map_err(|_| ValueProblem::Date)
        }
        Some(_) => Err(ValueProblem::Date),
    };
    let (year, month, day) = (number(4)?.ok_or(ValueProblem::Date)?, number(2)?, number(2)?);
    if parts.next().is_some() {
        return Err(ValueProblem::Date);
    }
    let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let n_days = match month {
        None => 31,
        Some(1 | 3 | 5 | 7 | 8 | 10 | 12) => 31,
        Some(4 | 6 | 9 | 11) => 30,
        Some(2) => 28 + u32::from(is_leap_year),
        Some(_) => 0,
    };
    let is_day = year > 0 && n_days > 0 && day.is_none_or(|day| (1..=n_days).contains(&day));
    if is_day { Ok(()) } else { Err(ValueProblem::NoSuchDay) }
}

fn parse_flag(text: &str) -> Result<bool, ValueProblem> {
    match text.to_lowercase().as_str() {
        "yes" | "true" => Ok(true),
        "no" | "false" => Ok(false),
        _ => Err(ValueProblem::Flag),
    }
}

fn parse_number(text: &str) -> Result<Number, ValueProblem> {
    let text = text.replace('\u{2212}', "-");
    let point = match text.split_once(',') {
        None => text,
        Some((whole, decimals)) if !text.contains('.') && !decimals.contains(',') => {
            let whole_digits = whole.trim_start_matches(['+', '-']);
            let may_be_thousands = decimals.len() == 3
                && (1..=3).contains(&whole_digits.len())
                && !whole_digits.starts_with('0');
            if may_be_thousands {
                return Err(ValueProblem::Comma);
            }
            format!("{whole}.{decimals}")
        }
        Some(_) => return Err(ValueProblem::Comma),
    };
    let digits = point.trim_start_matches(['+', '-']);
    // Rust would also read “inf” and “nan”.
    if !digits.bytes().all(|b| b.is_ascii_digit() || b".eE+-".contains(&b)) {
        return Err(ValueProblem::Number);
    }
    if digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty() {
        return match point.parse() {
            Ok(number) => Ok(Number::Integer(number)),
            Err(_) if point.len() == digits.len() || point.len() == digits.len() + 1 => {
                Err(ValueProblem::TooLarge)
            }
            Err(_) => Err(ValueProblem::Number),
        };
    }
    match point.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Number::Real(number)),
        Ok(_) => Err(ValueProblem::TooLarge),
        Err(_) => Err(ValueProblem::Number),
    }
}

#[cfg(test)]
mod tests;
