//! Writes the embedded files and `table.rs`, which `src/lib.rs` includes: one row a file, under its content-addressed name.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Where the files are served: `web` answers under this path.
const ROOT: &str = "/assets/";

pub struct Table {
    out_dir: PathBuf,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    hashed: String,
    hash: String,
}

impl Table {
    pub fn new(out_dir: &Path) -> io::Result<Self> {
        let files = out_dir.join("files");
        if files.exists() {
            fs::remove_dir_all(&files)?;
        }
        fs::create_dir_all(&files)?;
        Ok(Self {
            out_dir: out_dir.to_owned(),
            rows: Vec::new(),
        })
    }

    pub fn add(&mut self, name: &str, bytes: Vec<u8>) -> io::Result<()> {
        let hash: String = Sha256::digest(&bytes)
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let hashed = format!("{stem}.{hash}.{extension}");
        fs::write(self.out_dir.join("files").join(&hashed), bytes)?;
        self.rows.push(Row {
            name: name.to_owned(),
            hashed,
            hash,
        });
        Ok(())
    }

    pub fn url(&self, name: &str) -> Option<String> {
        self.rows
            .iter()
            .find(|row| row.name == name)
            .map(|row| format!("{ROOT}{}", row.hashed))
    }

    pub fn write(mut self) -> io::Result<()> {
        self.rows.sort_by(|one, other| one.name.cmp(&other.name));
        let mut code = String::from("pub(crate) static ROWS: &[Row] = &[\n");
        for Row { name, hashed, hash } in &self.rows {
            let kind = content_type(name);
            let file = self.out_dir.join("files").join(hashed);
            let _ = writeln!(
                code,
                "    Row {{ name: {name:?}, url: \"{ROOT}{hashed}\", asset: Asset {{ bytes: include_bytes!({file:?}), content_type: {kind:?}, etag: \"\\\"{hash}\\\"\" }} }},"
            );
        }
        code.push_str("];\n");
        fs::write(self.out_dir.join("table.rs"), code)
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
