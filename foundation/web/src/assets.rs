//! Static files.
/// A file.
pub struct Asset {
    /// name
    pub name: &'static str,
    /// url
    pub url: &'static str,
    /// type
    pub content_type: &'static str,
    /// bytes
    pub bytes: &'static [u8],
}
/// Find.
pub fn find(_path: &str) -> Option<&'static Asset> { None }
/// Url.
pub fn url(_name: &str) -> &'static str { "" }
