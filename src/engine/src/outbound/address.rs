//! Which addresses are everybody's, and which the settings allow beside them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// Networks inside that requests may reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed(Vec<IpNet>);

impl Allowed {
    /// Addresses and networks as text, apart by commas or spaces: `127.0.0.1, 10.0.0.0/8, fd00::/8`. Nothing for text that
    /// holds something else.
    pub fn parse(text: &str) -> Option<Self> {
        let words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
        let network = |word: &str| word.parse().ok().or_else(|| word.parse::<IpAddr>().ok().map(IpNet::from));
        words.map(network).collect::<Option<_>>().map(Self)
    }

    /// Whether requests may go there; `public` says that those to everybody's addresses may.
    pub fn reaches(&self, address: IpAddr, public: bool) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address)) || (public && is_public(address))
    }
}

/// Addresses of version 4 that are not everybody's (IANA's registry of special purpose addresses).
static PRIVATE: LazyLock<Vec<Ipv4Net>> = LazyLock::new(|| {
    [
        ([0, 0, 0, 0], 8),
        ([10, 0, 0, 0], 8),
        ([100, 64, 0, 0], 10),
        ([127, 0, 0, 0], 8),
        ([169, 254, 0, 0], 16),
        ([172, 16, 0, 0], 12),
        ([192, 0, 0, 0], 24),
        ([192, 0, 2, 0], 24),
        ([192, 88, 99, 0], 24),
        ([192, 168, 0, 0], 16),
        ([198, 18, 0, 0], 15),
        ([198, 51, 100, 0], 24),
        ([203, 0, 113, 0], 24),
        ([224, 0, 0, 0], 4),
        ([240, 0, 0, 0], 4),
    ]
    .into_iter()
    .map(|(address, bits)| Ipv4Net::new_assert(Ipv4Addr::from(address), bits))
    .collect()
});

/// The addresses of version 6 that are given out at all, and what of them is not everybody's or carries one of version 4.
static GIVEN: LazyLock<(Ipv6Net, Vec<Ipv6Net>)> = LazyLock::new(|| {
    let network =
        |first: u16, second: u16, bits| Ipv6Net::new_assert(Ipv6Addr::new(first, second, 0, 0, 0, 0, 0, 0), bits);
    let not = vec![network(0x2001, 0, 23), network(0x2001, 0xdb8, 32), network(0x2002, 0, 16), network(0x3fff, 0, 20)];
    (network(0x2000, 0, 3), not)
});

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !PRIVATE.iter().any(|network| network.contains(&address)),
        IpAddr::V6(address) => {
            let (given, not) = &*GIVEN;
            given.contains(&address) && !not.iter().any(|network| network.contains(&address))
        }
    }
}
