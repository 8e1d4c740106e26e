//! Gathers what a browser is sent beside the pages: the design system's styles, scripts and icons, and our own. Everything is
//! embedded under a name that holds the hash of its bytes, so that a browser may keep it for ever.
//! What is reserved to gov.uk (its typeface, crown and crest) never gets in: the build fails instead.

mod packages;
mod stylesheet;
mod table;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use packages::Packages;
use table::Table;

const GOVUK: &str = "govuk-frontend/dist/govuk";
const MOJ: &str = "@ministryofjustice/frontend/moj";
const CREDIT: &str = "/* Made from govuk-frontend (Crown copyright, MIT licence) and @ministryofjustice/frontend (Crown copyright, MIT licence), \
without their reserved typeface and symbols, and Waypost's own styles (EUPL-1.2). */\n";

fn main() -> ExitCode {
    match gather() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            for line in fault.to_string().lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn gather() -> Result<(), Box<dyn Error>> {
    let crate_dir = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out_dir = PathBuf::from(std::env::var("OUT_DIR")?);
    for input in [
        "build",
        "css",
        "images",
        "js",
        "package.json",
        "package-lock.json",
    ] {
        println!(
            "cargo::rerun-if-changed={}",
            crate_dir.join(input).display()
        );
    }
    println!("cargo::rerun-if-env-changed={}", packages::BYPASS);

    let packages = Packages::fetch(&crate_dir, &out_dir)?;
    let mut table = Table::new(&out_dir)?;
    add_images(&mut table, &packages, &crate_dir)?;
    add_styles(&mut table, &packages, &crate_dir)?;
    add_scripts(&mut table, &packages, &crate_dir)?;
    Ok(table.write()?)
}

/// Icons of the MoJ design system by name, and our own images. Nothing of gov.uk's image folder is taken.
fn add_images(
    table: &mut Table,
    packages: &Packages,
    crate_dir: &Path,
) -> Result<(), Box<dyn Error>> {
    let icons = packages.folder(&format!("{MOJ}/assets/images"))?;
    for path in icons
        .into_iter()
        .filter(|path| is_icon(path))
        .chain(sorted(&crate_dir.join("images"))?)
    {
        table.add(&name_of(&path), fs::read(&path)?)?;
    }
    Ok(())
}

/// One style sheet: govuk-frontend, then the MoJ's, then ours in the order of their file names.
fn add_styles(
    table: &mut Table,
    packages: &Packages,
    crate_dir: &Path,
) -> Result<(), Box<dyn Error>> {
    let mut css = String::from(CREDIT);
    for package in [
        format!("{GOVUK}/govuk-frontend.min.css"),
        format!("{MOJ}/moj-frontend.min.css"),
    ] {
        css.push_str(&stylesheet::without_reserved(&packages.text(&package)?));
        css.push('\n');
    }
    for path in sorted(&crate_dir.join("css"))? {
        css.push_str(&stylesheet::minified(&fs::read_to_string(&path)?));
        css.push('\n');
    }
    let css = stylesheet::with_addresses(&css, |name| table.url(name))?;
    stylesheet::refuse_reserved(&css)?;
    Ok(table.add("application.css", css.into_bytes())?)
}

/// The packages' two modules as they are, and ours, whose imports are turned into the others' hashed addresses.
fn add_scripts(
    table: &mut Table,
    packages: &Packages,
    crate_dir: &Path,
) -> Result<(), Box<dyn Error>> {
    for (name, folder) in [("govuk-frontend.js", GOVUK), ("moj-frontend.js", MOJ)] {
        let source = packages.text(&format!("{folder}/{}.min.js", name.trim_end_matches(".js")))?;
        let code = source
            .split("//# sourceMappingURL=")
            .next()
            .unwrap_or_default();
        table.add(name, code.as_bytes().to_vec())?;
    }
    let mut ours = fs::read_to_string(crate_dir.join("js/application.js"))?;
    for name in ["govuk-frontend.js", "moj-frontend.js"] {
        let address = table
            .url(name)
            .ok_or_else(|| format!("{name} is not in the table of assets"))?;
        ours = ours.replace(&format!("./{name}"), &address);
    }
    Ok(table.add("application.js", ours.into_bytes())?)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    paths.sort();
    Ok(paths)
}

fn is_icon(path: &Path) -> bool {
    let name = name_of(path);
    name.starts_with("icon-") && name.ends_with(".svg")
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
