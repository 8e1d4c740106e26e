//! The API as another program meets it.

#[cfg(test)]
mod served {
    use std::sync::Arc;

    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::http::{Request, StatusCode};
    use jiff::Timestamp;
    use office::{Catalogue, Office, Settings, Surroundings};
    use serde_json::{Value, json};
    use tower::ServiceExt;

    struct Still;

    impl Surroundings for Still {
        fn now(&self) -> Timestamp {
            "2026-05-22T10:00:00+01:00".parse().unwrap()
        }

        fn random(&self, into: &mut [u8]) {
            into.fill(7);
        }
    }

    async fn api(name: &str) -> Router {
        let folder = std::env::temp_dir().join(format!("api_{name}_{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let url = format!("sqlite:{}", folder.join("waypost.db").display());
        let catalogue = Catalogue::built_in().unwrap();
        let office = Office::open(&url, catalogue, Settings::default(), Arc::new(Still))
            .await
            .unwrap();
        api::router(office)
    }

    async fn answer(api: Router, request: Request<Body>) -> (StatusCode, String, Value) {
        let response = api.oneshot(request).await.unwrap();
        let status = response.status();
        let kind = response.headers()["content-type"]
            .to_str()
            .unwrap()
            .to_owned();
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (status, kind, serde_json::from_slice(&body).unwrap())
    }

    async fn decide(
        api: Router,
        procedure: &str,
        body: impl Into<Body>,
    ) -> (StatusCode, String, Value) {
        let path = format!("/api/v1/procedures/{procedure}/decision");
        answer(api, Request::post(path).body(body.into()).unwrap()).await
    }

    #[tokio::test]
    async fn health_and_procedures_are_told_to_whoever_asks() {
        let api = api("health").await;
        let (status, _, body) = answer(
            api.clone(),
            Request::get("/api/v1/health").body(Body::empty()).unwrap(),
        )
        .await;
        assert_eq!((status, body), (StatusCode::OK, json!({"status": "ok"})));
        let (_, _, body) = answer(
            api,
            Request::get("/api/v1/procedures")
                .body(Body::empty())
                .unwrap(),
        )
        .await;
        assert!(
            body.as_array()
                .unwrap()
                .iter()
                .any(|row| row["id"] == "dorset" && row["in_use"] == true)
        );
    }

    #[tokio::test]
    async fn facts_are_decided_as_on_the_command_line() {
        let facts = json!({"facts": {"blackmailed": true, "youth_produced_imagery": true, "youngest_age": 13}, "at": "2026-11-20T15:30"});
        let (status, kind, body) = decide(api("decided").await, "dorset", facts.to_string()).await;
        assert_eq!(
            (status, kind.as_str()),
            (StatusCode::OK, "application/json")
        );
        assert_eq!(body["at"], "2026-11-20T15:30:00+00:00");
        assert_eq!(body["facts"]["implied"]["coerced"], true);
        let directives = body["directives"].as_array().unwrap();
        assert!(
            directives
                .iter()
                .any(|line| line["id"] == "refer_police" && line["status"] == "required")
        );
    }

    #[tokio::test]
    async fn every_mistake_is_named_with_its_place_and_the_nearest_name() {
        let api = api("mistakes").await;
        let facts = json!({"facts": {"blackmaled": true, "youngest_age": 121, "coerced": "yes", "setting": "castle"}, "att": 1});
        let (status, kind, body) = decide(api.clone(), "dorset", facts.to_string()).await;
        assert_eq!(
            (status, kind.as_str()),
            (StatusCode::UNPROCESSABLE_ENTITY, "application/problem+json")
        );
        let errors = body["errors"].as_array().unwrap();
        assert_eq!(errors.len(), 5, "{body}");
        assert!(
            errors
                .iter()
                .any(|error| error["pointer"] == "/facts/blackmaled"
                    && error["nearest"] == "blackmailed")
        );
        for bad in [
            "",
            "[]",
            "{",
            "{}",
            r#"{"facts": 1}"#,
            r#"{"facts": {}, "at": "yesterday"}"#,
            r#"{"facts": {"coerced": null}}"#,
        ] {
            let (status, _, _) = decide(api.clone(), "dorset", bad).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        }
        let (status, kind, _) = decide(api, "atlantis", "{}").await;
        assert_eq!(
            (status, kind.as_str()),
            (StatusCode::NOT_FOUND, "application/problem+json")
        );
    }

    #[tokio::test]
    async fn facts_that_contradict_each_other_are_refused() {
        let facts = json!({"facts": {"blackmailed": true, "coerced": false}});
        let (status, _, body) =
            decide(api("contradiction").await, "dorset", facts.to_string()).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            body["errors"][0]["detail"]
                .as_str()
                .unwrap()
                .contains("coerced"),
            "{body}"
        );
    }
}
