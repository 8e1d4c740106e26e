//! Listening, answering and stopping in good order, for `serve` and `demo` alike.

use std::future::Future;
use std::io::{self, ErrorKind, Write};
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use office::Office;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::answering;
use crate::failure::Failure;
use crate::housekeeping::keep_tidy;

/// How long pages that are being sent when Waypost is told to stop have for it.
const FAREWELL: Duration = Duration::from_secs(5);

/// Runs something that waits for a database or for people.
///
/// # Errors
/// What `work` says, or that the machine gives no threads.
pub fn wait_for<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|fault| Failure::because(format!("this machine gives no threads: {fault}")))?
        .block_on(work)
}

/// Takes the address before anything else is done, so that a taken one is told at once.
///
/// # Errors
/// Says which address, why not, and what would help.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|fault| {
        Failure::because(match fault.kind() {
            ErrorKind::AddrInUse => format!(
                "{address} is in use: is Waypost running already? Stop it, or listen elsewhere (port 0 takes any free one)"
            ),
            ErrorKind::PermissionDenied => format!(
                "{address}: only an administrator of this machine may listen below port 1024; choose a higher one"
            ),
            ErrorKind::AddrNotAvailable => format!("{address}: this machine has no such address"),
            _ => format!("{address}: cannot listen there: {fault}"),
        })
    })
}

/// Says that Waypost is ready, and answers and keeps tidy until it is told to stop (SIGTERM or Ctrl-C).
///
/// # Errors
/// The line could not be written, or the machine gives no signals.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    office: &Office,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut told = stop_signal()?;
    writeln!(out, "Waypost is ready at {}", address(&listener)?)?;
    out.flush()?;
    let tidying = tokio::spawn(keep_tidy(office.clone(), told.clone()));
    let answering = answering::answer(listener, router, told.clone());
    let patience = async move {
        let _ = told.changed().await;
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        () = answering => {}
        () = patience => {}
    }
    // It was told to stop too; what it is writing is finished before the database is closed.
    let _ = tidying.await;
    Ok(())
}

/// Changes once the program is told to stop. A second signal ends it at once.
///
/// # Errors
/// The machine gives no signals.
pub fn stop_signal() -> Result<watch::Receiver<bool>, Failure> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let (tell, told) = watch::channel(false);
    tokio::spawn(async move {
        let mut either = async || {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        };
        either().await;
        let _ = tell.send(true);
        either().await;
        std::process::exit(130);
    });
    Ok(told)
}

/// An address that a browser on this machine can open, also where Waypost listens on all of them.
///
/// # Errors
/// The machine does not say where it listens.
pub fn address(listener: &TcpListener) -> io::Result<String> {
    let address = match listener.local_addr()? {
        all if all.ip().is_unspecified() => SocketAddr::from(([127, 0, 0, 1], all.port())),
        other => other,
    };
    Ok(format!("http://{address}"))
}
