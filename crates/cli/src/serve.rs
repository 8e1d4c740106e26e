//! `waypost serve`: the real thing, as the configuration sets it up.

use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use crate::assemble;
use crate::configuration::{self, Configuration};
use crate::failure::Failure;
use crate::serving;

/// Run Waypost as waypost.toml and the environment set it up
#[derive(Args)]
#[command(after_help = "\
At the first start it prints a one-time code with which the first administrator's account is
made. Stop it with Ctrl-C or SIGTERM: pages being sent are finished first.

Examples:
  waypost serve
  waypost serve --config /etc/waypost.toml
  waypost serve --listen 127.0.0.1:0        any free port; the address is printed")]
pub struct Serve {
    /// Address and port to listen on, instead of the configured one
    #[arg(long, value_name = "ADDRESS:PORT", value_parser = configuration::listen)]
    listen: Option<SocketAddr>,
}

/// Said where other machines may reach Waypost and nobody has told it of TLS.
const NOT_SECURE: &str = "\
Passwords can be read on the way: put a proxy with TLS in front, and set public_url in [server] to
its https:// address.";

impl Serve {
    pub fn run(&self, file: Option<&Path>, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let configuration = Configuration::load(file)?;
        let address = self.listen.unwrap_or(configuration.server.listen);
        serving::wait_for(async {
            let listener = serving::listen(address).await?;
            let house = assemble::house(&configuration).await?;
            let code = house.office.first_start().await.map_err(assemble::told)?;
            let home = match &configuration.server.public_url {
                Some(url) => url.clone(),
                None => serving::address(&listener)?,
            };
            if let Some(code) = code {
                writeln!(
                    out,
                    "Nobody has an account yet. Open {home}/first-administrator"
                )?;
                writeln!(
                    out,
                    "to make the administrator's, with this one-time code: {code}"
                )?;
            }
            if !address.ip().is_loopback() && !home.starts_with("https://") {
                writeln!(out, "{NOT_SECURE}")?;
            }
            let faces = assemble::faces(&configuration, &house.office);
            serving::serve(listener, faces, &house.office, out).await?;
            house.close().await;
            Ok(())
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
