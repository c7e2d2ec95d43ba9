//! Addresses and ranges of them (CIDR, RFC 4632 and RFC 4291). An IPv4 address that is written as IPv6
//! (`::ffff:192.0.2.1`) is the IPv4 address.

use std::net::IpAddr;

use ipnet::{IpNet, Ipv4Net};
use kernel::{Error, Result, Rule};

use super::Network;

/// The range as it is kept: a single address is a range of one, and what lies behind the prefix is zero.
///
/// # Errors
/// `Invalid` on `field` for a text that is neither.
pub fn read(field: &str, text: &str) -> Result<IpNet> {
    let text = text.trim();
    let range = text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
    range.map(canonical).map_err(|_| Error::invalid(field, Rule::Network))
}

fn canonical(range: IpNet) -> IpNet {
    let plain = match range {
        IpNet::V6(six) if six.prefix_len() >= 96 => {
            six.addr().to_ipv4_mapped().and_then(|four| Ipv4Net::new(four, six.prefix_len() - 96).ok())
        }
        _ => None,
    };
    plain.map_or(range, IpNet::V4).trunc()
}

/// Whether the address is in one of the ranges.
pub fn within(ranges: &[String], address: IpAddr) -> bool {
    let address = address.to_canonical();
    ranges.iter().any(|range| read("range", range).is_ok_and(|range| range.contains(&address)))
}

/// What people call the smallest of the networks that the address is in; empty when it is in none with a name.
pub fn place(networks: &[Network], address: IpAddr) -> String {
    let address = address.to_canonical();
    let around = networks.iter().filter(|entry| !entry.label.trim().is_empty()).filter_map(|entry| {
        let range = read("range", &entry.range).ok().filter(|range| range.contains(&address))?;
        Some((range.prefix_len(), &entry.label))
    });
    around.max_by_key(|(length, _)| *length).map_or_else(String::new, |(_, label)| label.trim().to_owned())
}

/// Whether somebody with these roles (keys) may come from the address.
pub fn admits(networks: &[Network], held: &[String], address: IpAddr) -> bool {
    let passes = |role: Option<&String>| {
        let list: Vec<String> =
            networks.iter().filter(|entry| entry.role.as_ref() == role).map(|entry| entry.range.clone()).collect();
        list.is_empty() || within(&list, address)
    };
    passes(None) && held.iter().all(|role| passes(Some(role)))
}

/// The same of a column. What cannot be read lets nobody in.
pub fn column_admits(json: Option<&str>, held: &[String], address: IpAddr) -> bool {
    json.is_none_or(|json| {
        serde_json::from_str::<Vec<Network>>(json).is_ok_and(|networks| admits(&networks, held, address))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_has_one_spelling() {
        let read = |text| read("range", text).map(|range| range.to_string());
        for (text, kept) in [
            ("192.0.2.7", "192.0.2.7/32"),
            (" 192.0.2.7/24 ", "192.0.2.0/24"),
            ("0.0.0.0/0", "0.0.0.0/0"),
            ("2001:DB8:0::1", "2001:db8::1/128"),
            ("2001:db8::1/32", "2001:db8::/32"),
            ("::ffff:192.0.2.7", "192.0.2.7/32"),
            ("::ffff:192.0.2.7/120", "192.0.2.0/24"),
        ] {
            assert_eq!(read(text).unwrap(), kept);
        }
        for none in [
            "",
            "office",
            "192.0.2",
            "192.0.2.256",
            "192.0.2.0/33",
            "192.0.2.0/-1",
            "192.0.2.0/24/24",
            "2001:db8::/129",
            "010.0.0.1",
        ] {
            assert_eq!(read(none).unwrap_err(), Error::invalid("range", Rule::Network), "{none}");
        }
    }

    #[test]
    fn a_place_is_the_smallest_network_with_a_name() {
        let entry =
            |range: &str, label: &str| Network { range: range.into(), label: label.into(), ..Network::default() };
        let known = [entry("192.0.2.0/24", "Office"), entry("192.0.2.64/26", " Till "), entry("192.0.2.64/27", "")];
        let place = |address: &str| place(&known, address.parse().unwrap());
        assert_eq!((place("192.0.2.7").as_str(), place("192.0.2.65").as_str()), ("Office", "Till"));
        assert_eq!((place("::ffff:192.0.2.7").as_str(), place("198.51.100.1").as_str()), ("Office", ""));
    }

    #[test]
    fn whoever_is_on_every_list_that_concerns_them_gets_in() {
        let entry = |range: &str, role: Option<&str>| Network {
            range: range.into(),
            role: role.map(str::to_owned),
            ..Network::default()
        };
        let lists = [
            entry("192.0.2.0/24", None),
            entry("2001:db8::/32", None),
            entry("192.0.2.8/29", Some("admin")),
            entry("192.0.2.200/32", Some("admin")),
        ];
        let admits = |held: &[&str], address: &str| {
            let held: Vec<String> = held.iter().map(|role| (*role).to_owned()).collect();
            admits(&lists, &held, address.parse().unwrap())
        };
        for address in ["192.0.2.1", "192.0.2.255", "::ffff:192.0.2.1", "2001:db8:ffff::1"] {
            assert!(admits(&["agent"], address), "{address}");
        }
        for address in ["192.0.3.1", "192.0.1.255", "::ffff:192.0.3.1", "2001:db9::1", "0.0.0.0", "::", "::1"] {
            assert!(!admits(&["agent"], address), "{address}");
        }
        assert!(admits(&["admin"], "192.0.2.9") && admits(&["agent", "admin"], "192.0.2.200"));
        assert!(!admits(&["agent", "admin"], "192.0.2.1"), "every role that is held");
        assert!(!column_admits(Some("[{]"), &[], "192.0.2.1".parse().unwrap()), "what cannot be read");
        assert!(column_admits(None, &[], "192.0.2.1".parse().unwrap()));
        assert!(column_admits(Some("[]"), &[], "192.0.2.1".parse().unwrap()));
    }
}
