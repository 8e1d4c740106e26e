//! What a browser is sent beside the pages, embedded in the program: one style sheet, three scripts and the icons.
//! Names hold the hash of the bytes, so an answer may be cached for ever, and a new build is never mixed with an old one.
//! Nothing reserved to gov.uk (typeface, crown, crest) is among them; `build/` sees to it and the tests look again.

/// One embedded file, as it is to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asset {
    pub bytes: &'static [u8],
    pub content_type: &'static str,
    /// Quoted, as the `ETag` header wants it.
    pub etag: &'static str,
}

struct Row {
    name: &'static str,
    url: &'static str,
    asset: Asset,
}

include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// The value for `Cache-Control` of every asset: its address changes when its bytes do.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// The asset at this path: `/assets/application.0123456789abcdef.css`, or the same without `/assets/`.
pub fn find(path: &str) -> Option<Asset> {
    let file = path.strip_prefix("/assets/").unwrap_or(path);
    ROWS.iter()
        .find(|row| row.url.strip_prefix("/assets/") == Some(file))
        .map(|row| row.asset)
}

/// The address of the asset with this plain name, such as `application.css`. An unknown name gives an address where nothing
/// is, so that a page shows without it; `every_name_that_a_page_asks_for_is_an_asset` keeps such names out.
pub fn url(name: &str) -> &'static str {
    known(name).unwrap_or("/assets/missing")
}

/// The address of the asset with this plain name, if there is one.
pub fn known(name: &str) -> Option<&'static str> {
    ROWS.iter().find(|row| row.name == name).map(|row| row.url)
}

/// The plain names of all assets, sorted.
pub fn names() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|row| row.name)
}
