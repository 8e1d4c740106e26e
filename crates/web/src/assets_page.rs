//! The embedded files. Their names hold their hash, so a browser asks for each once.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::response::{IntoResponse, Response};

pub(crate) async fn get(Path(file): Path<String>) -> Response {
    match assets::find(&file) {
        Some(asset) => {
            let headers = [
                (CONTENT_TYPE, asset.content_type),
                (CACHE_CONTROL, assets::CACHE_CONTROL),
                (ETAG, asset.etag),
            ];
            (headers, asset.bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
