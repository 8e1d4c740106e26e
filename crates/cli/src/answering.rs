//! Answering connections, as `axum::serve` does, and not for ever: a client that takes too long to say what it wants is hung up on, so
//! that slow ones cannot hold every connection (ASVS 15.2.2).

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::response::Response;
use axum::serve::Listener;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tower::ServiceExt as _;

/// How long a client may take for the head of a request, and how long a connection is kept without one.
pub const HEAD: Duration = Duration::from_secs(10);

/// Answers until `told` changes; then takes nothing new and waits for what is being answered.
pub async fn answer(mut listener: TcpListener, router: Router, mut told: watch::Receiver<bool>) {
    let mut open = JoinSet::new();
    loop {
        tokio::select! {
            // An error says that the sender is gone, which is to stop too.
            _ = told.changed() => break,
            (stream, from) = Listener::accept(&mut listener) => {
                open.spawn(connection(stream, from, router.clone(), told.clone()));
            }
            Some(_) = open.join_next() => {}
        }
    }
    drop(listener);
    while open.join_next().await.is_some() {}
}

/// One connection, until the client has no more to ask or Waypost is told to stop.
async fn connection(
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
    mut told: watch::Receiver<bool>,
) {
    let service = service_fn(move |request| page(router.clone(), from, request));
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let mut served = std::pin::pin!(served);
    tokio::select! {
        // How a client hangs up, or is hung up on, is nothing to tell.
        _ = served.as_mut() => return,
        _ = told.changed() => served.as_mut().graceful_shutdown(),
    }
    let _ = served.await;
}

async fn page(
    router: Router,
    from: SocketAddr,
    request: Request<Incoming>,
) -> Result<Response, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(from));
    router.oneshot(request).await
}
