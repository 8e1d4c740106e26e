//! `[server]`: where Waypost listens, and the address at which people reach it.

use std::net::{IpAddr, SocketAddr};

use super::reader::Reader;

/// The section `[server]`.
#[derive(Clone, Debug)]
pub struct Server {
    /// Address and port to listen on; port 0 takes any free one.
    pub listen: SocketAddr,
    /// The address that people type, without a final `/`. When nobody wrote it, `http://` and `listen`.
    pub public_url: Option<String>,
    /// Proxies in front of Waypost: only their `X-Forwarded-For` is believed.
    pub proxies: Vec<IpAddr>,
}

impl Server {
    pub fn read(reader: &mut Reader) -> Self {
        Self {
            listen: reader.text(
                "listen",
                SocketAddr::from(([127, 0, 0, 1], 8080)),
                SocketAddr::to_string,
                listen,
            ),
            public_url: reader.text(
                "public_url",
                None,
                |url| {
                    url.clone()
                        .unwrap_or_else(|| "http:// and what listen says".to_owned())
                },
                |text| public_url(text).map(Some),
            ),
            proxies: reader.list("proxies", IpAddr::to_string, |text| {
                text.trim().parse().map_err(|_| {
                    format!("the address of a proxy is needed, such as \"127.0.0.1\", not `{text}`")
                })
            }),
        }
    }
}

/// An address and a port, as a flag or a key gives them.
///
/// # Errors
/// What would have been understood.
pub fn listen(text: &str) -> Result<SocketAddr, String> {
    text.trim().parse().map_err(|_| {
        format!(
            "an address and a port are needed, such as 127.0.0.1:8080 or [::1]:8080, not `{text}`"
        )
    })
}

fn public_url(text: &str) -> Result<String, String> {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let plain = |host: &str| {
        !host.is_empty()
            && host
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || ".-:[]".contains(letter))
    };
    match host.map(|host| host.trim_end_matches('/')) {
        Some(host) if plain(host) => Ok(text.trim_end_matches('/').to_owned()),
        _ => Err(format!(
            "an address without a path is needed, such as https://waypost.example.org, not `{text}`"
        )),
    }
}
