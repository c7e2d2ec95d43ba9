//! The lines of a picker's list.

use super::picker::Picked;
use super::source::Named;

/// Most options in the list.
const SHOWN: usize = 20;

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Offer {
    pub value: Picked,
    pub label: String,
}

/// Nothing and oneself first, unless somebody types; then what was found.
pub fn offers(typing: bool, none: Option<String>, me: Option<(&Picked, &str)>, found: &Named) -> Vec<Offer> {
    let mut offers = Vec::new();
    if !typing {
        offers.extend(none.map(|label| Offer { value: None, label }));
        let own = me.and_then(|(me, word)| {
            me.clone().map(|(id, name)| Offer { label: format!("{name} ({word})"), value: Some((id, name)) })
        });
        offers.extend(own);
    }
    let own = |id: &kernel::Uuid| {
        offers.iter().any(|offer: &Offer| offer.value.as_ref().is_some_and(|(known, _)| known == id))
    };
    let others: Vec<Offer> = found
        .iter()
        .filter(|(id, _)| !own(id))
        .take(SHOWN)
        .map(|(id, name)| Offer { value: Some((*id, name.clone())), label: name.clone() })
        .collect();
    offers.extend(others);
    offers
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Uuid;

    #[test]
    fn shortcuts_come_first_until_somebody_types() {
        let ana = (Uuid::from_u128(1), "Ana".to_owned());
        let found = vec![(Uuid::from_u128(2), "Ben".to_owned()), ana.clone()];
        let labels = |typing| {
            let offers = offers(typing, Some("Unassigned".into()), Some((&Some(ana.clone()), "me")), &found);
            offers.into_iter().map(|offer| offer.label).collect::<Vec<_>>()
        };
        assert_eq!(labels(false), ["Unassigned", "Ana (me)", "Ben"]);
        assert_eq!(labels(true), ["Ben", "Ana"]);
        assert!(offers(false, None, None, &Named::new()).is_empty());
    }
}
