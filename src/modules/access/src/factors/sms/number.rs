//! Telephone numbers as every network knows them (ITU-T E.164): a plus sign, the country's code, at most 15 digits.

/// The number, however it is punctuated: `+55 (11) 91234-5678` is `+5511912345678`. None for what is no number with a country's
/// code.
pub fn normalise(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let plain = typed.strip_prefix('+')?.chars().all(|c| c.is_ascii_digit() || " ()-./\u{a0}".contains(c));
    let fits = (8..=15).contains(&digits.len()) && !digits.starts_with('0');
    (plain && fits).then(|| format!("+{digits}"))
}

/// What its owner knows it by: `… 5678`.
pub fn hidden(number: &str) -> String {
    format!("… {}", number.get(number.len().saturating_sub(4)..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_country_and_any_punctuation() {
        for good in ["+5511912345678", "+55 (11) 91234-5678", " +55.11.91234.5678 ", "+55\u{a0}11 91234/5678"] {
            assert_eq!(normalise(good).as_deref(), Some("+5511912345678"), "{good:?}");
        }
        for bad in [
            "",
            "+",
            "5511912345678",
            "0055119123",
            "+05511912345678",
            "+1234567",
            "+1234567890123456",
            "+55 11 nine",
            "++5511912345678",
            "+5511912345678;ext=1",
            "+٥٥١١٩١٢٣٤٥٦٧٨",
        ] {
            assert_eq!(normalise(bad), None, "{bad:?}");
        }
        assert_eq!(hidden("+5511912345678"), "… 5678");
    }
}
