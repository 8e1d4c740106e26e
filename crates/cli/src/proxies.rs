//! Where a request really came from, when proxies stand in front. What `X-Forwarded-For` says is believed only from proxies
//! that the configuration names: anybody else can write into it whatever they like, and the throttle of sign-ins counts
//! by this address (ASVS 4.1.3).

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;

/// The pages, told the address behind the named proxies.
pub fn behind(proxies: &[IpAddr], pages: Router) -> Router {
    if proxies.is_empty() {
        return pages;
    }
    let proxies: Arc<[IpAddr]> = proxies.into();
    pages.layer(from_fn_with_state(proxies, tell))
}

async fn tell(State(proxies): State<Arc<[IpAddr]>>, mut request: Request, next: Next) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .copied();
    if let Some(ConnectInfo(peer)) = peer {
        let from = came_from(peer.ip(), request.headers(), &proxies);
        request
            .extensions_mut()
            .insert(ConnectInfo(SocketAddr::new(from, peer.port())));
    }
    next.run(request).await
}

/// From the nearest hop backwards, the first address that is not one of ours. What cannot be read ends the search: the hop that
/// wrote it is answerable.
fn came_from(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    let lines: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .map(|line| line.to_str().unwrap_or_default())
        .collect();
    let mut nearest = peer;
    for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        if !proxies.contains(&nearest) {
            break;
        }
        match hop.trim().parse() {
            Ok(address) => nearest = address,
            Err(_) => break,
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(peer: &str, lines: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let proxies = ["10.0.0.1", "10.0.0.2"].map(|proxy| proxy.parse().unwrap());
        came_from(peer.parse().unwrap(), &headers, &proxies).to_string()
    }

    #[test]
    fn a_named_proxy_is_believed() {
        assert_eq!(from("10.0.0.1", &["203.0.113.9"]), "203.0.113.9");
        assert_eq!(from("10.0.0.1", &["203.0.113.9, 10.0.0.2"]), "203.0.113.9");
        assert_eq!(
            from("10.0.0.1", &["203.0.113.9", "10.0.0.2"]),
            "203.0.113.9"
        );
    }

    #[test]
    fn what_a_visitor_writes_is_not_believed() {
        assert_eq!(from("203.0.113.9", &["198.51.100.7"]), "203.0.113.9");
        assert_eq!(
            from("10.0.0.1", &["198.51.100.7, 203.0.113.9"]),
            "203.0.113.9"
        );
        assert_eq!(from("10.0.0.1", &["nonsense"]), "10.0.0.1");
        assert_eq!(
            from("10.0.0.1", &["198.51.100.7, unknown, 10.0.0.2"]),
            "10.0.0.2"
        );
        assert_eq!(from("10.0.0.1", &[]), "10.0.0.1");
    }
}
