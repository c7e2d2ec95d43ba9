//! From where a request comes.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::http::HeaderMap;

/// The peer; behind a trusted proxy whom it speaks for. That is the last entry of the last `X-Forwarded-For`: the proxy
/// wrote it, and whatever stands before it may come from anybody. Unspecified when that is no address.
pub fn of(trust_proxy: bool, headers: &HeaderMap, peer: Option<SocketAddr>) -> IpAddr {
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back().filter(|_| trust_proxy);
    let address = match forwarded {
        Some(list) => list.to_str().ok().and_then(|list| read(list.rsplit(',').next()?)),
        None => peer.map(|peer| peer.ip()),
    };
    address.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.to_canonical())
}

/// Some proxies add the port.
fn read(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    text.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn seen(trust_proxy: bool, lines: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
        }
        of(trust_proxy, &headers, Some("[::ffff:192.0.2.1]:9".parse().unwrap())).to_string()
    }

    #[test]
    fn nobody_says_for_themselves_from_where_they_come() {
        assert_eq!(seen(false, &["203.0.113.7"]), "192.0.2.1", "no proxy is trusted");
        assert_eq!(seen(true, &[]), "192.0.2.1");
        assert_eq!(seen(true, &["203.0.113.7, 198.51.100.2"]), "198.51.100.2", "the proxy appends");
        assert_eq!(seen(true, &["203.0.113.7", "198.51.100.2"]), "198.51.100.2", "or writes a line of its own");
        assert_eq!(seen(true, &["198.51.100.2:4711"]), "198.51.100.2");
        assert_eq!(seen(true, &["[2001:db8::1]:4711"]), "2001:db8::1");
        for nothing in ["", "unknown", "203.0.113.7, ", "203.0.113.7, _hidden", "192.0.2.1.9"] {
            assert_eq!(seen(true, &[nothing]), "0.0.0.0", "{nothing:?}");
        }
    }
}
