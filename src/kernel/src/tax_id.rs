//! Brazilian tax numbers: CNPJ (companies) in the numeric form and the alphanumeric form in force since July 2026
//! (Receita Federal, Instrução Normativa RFB 2.229/2024), and CPF (people).

/// Letters and digits without punctuation, upper case, when the check digits are right; else `None`.
pub fn normalise(text: &str) -> Option<String> {
    let compact: String =
        text.chars().filter(|c| !matches!(c, '.' | '-' | '/' | ' ')).map(|c| c.to_ascii_uppercase()).collect();
    let valid = match compact.len() {
        14 => is_cnpj(&compact),
        11 => is_cpf(&compact),
        _ => false,
    };
    valid.then_some(compact)
}

/// `12ABC34501DE35` as `12.ABC.345/01DE-35`, `52998224725` as `529.982.247-25`; anything else unchanged.
pub fn display(compact: &str) -> String {
    let part = |from: usize, to: usize| compact.get(from..to).unwrap_or_default();
    match compact.len() {
        14 => format!("{}.{}.{}/{}-{}", part(0, 2), part(2, 5), part(5, 8), part(8, 12), part(12, 14)),
        11 => format!("{}.{}.{}-{}", part(0, 3), part(3, 6), part(6, 9), part(9, 11)),
        _ => compact.to_owned(),
    }
}

/// Twelve letters or digits and two check digits; a character's value is its ASCII code less 48, weights run
/// 2 to 9 from the right.
fn is_cnpj(text: &str) -> bool {
    let (body, digits) = text.split_at_checked(12).unwrap_or_default();
    body.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && !text.bytes().all(|b| text.as_bytes().first() == Some(&b))
        && check_digits(body, |place| place % 8 + 2) == digits
}

/// Nine digits and two check digits; weights run 2 upwards from the right.
fn is_cpf(text: &str) -> bool {
    let (body, digits) = text.split_at_checked(9).unwrap_or_default();
    text.bytes().all(|b| b.is_ascii_digit())
        && !text.bytes().all(|b| text.as_bytes().first() == Some(&b))
        && check_digits(body, |place| place + 2) == digits
}

/// Two modulo-11 digits, the second over the first as well.
fn check_digits(body: &str, weight: impl Fn(usize) -> usize) -> String {
    let digit = |text: &str| {
        let sum: usize = text.bytes().rev().enumerate().map(|(place, b)| usize::from(b - 48) * weight(place)).sum();
        match sum % 11 {
            0 | 1 => 0,
            rest => 11 - rest,
        }
    };
    let first = digit(body);
    let second = digit(&format!("{body}{first}"));
    format!("{first}{second}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_right_numbers_in_any_punctuation() {
        assert_eq!(normalise("08.773.135/0001-00").as_deref(), Some("08773135000100"));
        assert_eq!(normalise("12.abc.345/01de-35").as_deref(), Some("12ABC34501DE35"));
        assert_eq!(normalise("529.982.247-25").as_deref(), Some("52998224725"));
    }

    #[test]
    fn refuses_wrong_ones() {
        for bad in
            ["", "08.773.135/0001-01", "11.111.111/1111-11", "000.000.000-00", "12ABC34501DE3A", "çççççççççççç11"]
        {
            assert_eq!(normalise(bad), None, "{bad}");
        }
    }

    #[test]
    fn displays() {
        assert_eq!(display("12ABC34501DE35"), "12.ABC.345/01DE-35");
        assert_eq!(display("52998224725"), "529.982.247-25");
    }
}
