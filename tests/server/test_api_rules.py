"""The rules of the Dutch government for APIs (API Design Rules 2.1), in words of our own, by their names.

Each is held against the description that the running back end gives, or against what it answers. The
published linter is the second opinion: see tests/bench/spectral.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from sync.protocol.errors import MEDIA_TYPE, STATUS, TITLES, TYPE_PREFIX, ProblemType, read_problem
from sync.server.api.answering import API_VERSION
from tests.server.places import House

Described = dict[str, Any]
METHODS = ("get", "head", "options", "post", "put", "patch", "delete")
NOBODYS = "0199a000-0000-7000-8000-00000000000a"
REFUSED = (400, 401, 415)
KEBAB = r"[a-z0-9]+(-[a-z0-9]+)*"


@pytest.fixture(scope="session")
def description(house: House) -> Described:
    found: Described = json.loads(house.http.get("/v1/openapi.json").content)
    return found


def calls(description: Described) -> Iterator[tuple[str, str, Described]]:
    for path, by_method in description["paths"].items():
        for method, call in by_method.items():
            yield path, method, call


def schemas_in(part: object) -> Iterator[Described]:
    """Every schema with properties or a format, wherever it stands."""
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from schemas_in(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from schemas_in(inner)


def test_core_doc_openapi_and_publish_openapi(house: House, description: Described) -> None:
    """/core/doc-openapi, /core/publish-openapi: OpenAPI 3, as JSON, at the place where one looks for it."""
    assert description["openapi"].startswith("3.1.")
    answer = house.http.get("/v1/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_core_doc_openapi_contact(description: Described) -> None:
    """/core/doc-openapi-contact: whom to ask."""
    assert {"name", "url", "email"} <= set(description["info"]["contact"])


def test_core_uri_version_and_semver_and_version_header(house: House, description: Described) -> None:
    """/core/uri-version, /core/semver, /core/version-header: v1 in the path, all of it in a header."""
    assert re.fullmatch(r"1\.\d+\.\d+", API_VERSION)
    assert description["info"]["version"] == API_VERSION
    assert description["servers"] == [{"url": "/v1"}]
    for path, _, call in calls(description):
        assert path.startswith("/") and not path.startswith("/v")
        for status, answer in call["responses"].items():
            assert "API-Version" in answer["headers"], (path, status)
    for target in ("/v1/openapi.json", "/health", "/v1/caseload", "/v1/geen", "/"):
        assert house.http.get(target).headers["api-version"] == API_VERSION


def test_core_naming_resources_and_path_segments_and_query_keys(description: Described) -> None:
    """/core/path-segments-kebab-case, /core/query-keys-camel-case, /core/no-trailing-slash; no file
    extensions but that of the description itself, and nouns: no path says what it does."""
    verbs = {"get", "post", "create", "update", "delete", "fetch", "push", "pull", "do"}
    for path, _, call in calls(description):
        for segment in path.removeprefix("/").split("/"):
            plain = segment == "openapi.json" or re.fullmatch(KEBAB, segment)
            assert plain or re.fullmatch(r"\{[a-z]+([A-Z][a-z0-9]+)*[0-9]*\}", segment), path
            assert segment not in verbs
        for asked in call.get("parameters", []):
            if asked["in"] == "query":
                assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", asked["name"])


def test_core_http_methods_and_safety(description: Described) -> None:
    """/core/http-methods: standard ones; /core/http-safety: what only asks has no body."""
    for path, method, call in calls(description):
        assert method in METHODS, path
        if method in ("get", "head", "delete", "options"):
            assert "requestBody" not in call, path


def test_core_no_sensitive_uris(description: Described) -> None:
    """/core/no-sensitive-uris: identifiers that mean nothing, and codes; never what somebody is called."""
    allowed = {
        *("incarnation", "cursor", "limit", "dossier", "after", "sha256", "privacyClass"),
        *("auditCount", "auditMac", "auditAfter"),
    }
    for path, _, call in calls(description):
        named = {asked["name"] for asked in call.get("parameters", []) if asked["in"] in ("path", "query")}
        assert named <= allowed, path


def test_core_error_handling_problem_details(description: Described) -> None:
    """/core/error-handling/problem-details: RFC 9457 for every 4xx and 5xx."""
    problem = description["components"]["schemas"]["Problem"]["properties"]
    assert {"type", "title", "status", "detail"} <= set(problem)
    assert problem["type"]["enum"] == [TYPE_PREFIX + kind.value for kind in ProblemType]
    for path, method, call in calls(description):
        errors = {status: answer for status, answer in call["responses"].items() if status >= "400"}
        assert {"400", "401", "404", "409", "413", "500", "503"} <= set(errors), path
        for status, answer in errors.items():
            assert list(answer["content"]) == [MEDIA_TYPE], (path, method, status)


def test_core_error_handling_names_every_type_that_a_desk_must_tell_apart() -> None:
    named = {
        *("device-revoked", "device-forked", "chain-gap", "token-expired", "too-large", "try-later"),
        *("client-too-old", "epoch-changed", "tenant-unknown", "sign-in-refused", "certificate-missing"),
    }
    assert named <= {kind.value for kind in ProblemType}
    assert set(STATUS) == set(TITLES) == set(ProblemType)


def test_core_error_handling_invalid_input_and_all_errors(house: House, municipality: Any) -> None:
    """/core/error-handling/invalid-input, /core/error-handling/all-errors: 400, every field at once."""
    answer = municipality.desk().ask("GET", "/v1/changes?limit=1&limit=2&colour=red&cursor=" + "x" * 600)
    problem = read_problem(answer.content)
    assert (answer.status_code, len(problem.problems)) == (400, 3)
    assert house.http.get("/v1/openapi.json?kleur=rood").status_code == 200


@pytest.mark.parametrize(
    ("method", "target", "status"),
    [
        ("GET", "/v1/geen", 404),
        ("GET", "/v1/desks/", 404),
        ("DELETE", "/v1/change-sets", 405),
        ("TRACE", "/v1/caseload", 405),
        ("GET", "/v1/caseload", 401),
        ("POST", "/v1/desks", 400),
        ("GET", "/" + "%00", 404),
        ("GET", "/v1/%ff", 404),
    ],
)
def test_core_error_handling_by_the_framework_too(
    house: House, method: str, target: str, status: int
) -> None:
    """What the framework refuses itself reads the same as what we refuse."""
    answer = house.http.request(method, target)
    assert (answer.status_code, answer.headers["content-type"]) == (status, MEDIA_TYPE)
    assert read_problem(answer.content).status == status
    if status == 405:
        assert answer.headers["allow"]


def test_a_body_beyond_the_limit_is_a_problem(house: House) -> None:
    answer = house.http.post("/v1/desks", content=b" " * 70_000, headers={"Content-Type": "application/json"})
    assert (answer.status_code, read_problem(answer.content).type) == (413, ProblemType.TOO_LARGE)


def test_core_date_time(description: Described) -> None:
    """/core/date-time/format and its like: RFC 3339 in UTC, and named as such."""
    for schema in schemas_in(description):
        for name, found in schema.get("properties", {}).items():
            if isinstance(found, dict) and name.endswith(("At", "Time")):
                assert found.get("format") == "date-time", name


def test_core_hide_implementation(house: House) -> None:
    """/core/hide-implementation and transport: no server's name, nothing to keep in a cache, no sniffing."""
    for target in ("/health", "/v1/geen", "/v1/caseload"):
        headers = house.http.get(target).headers
        assert "server" not in headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert re.fullmatch(r"[0-9A-Za-z-]{8,64}", headers["request-id"])


def test_every_call_has_an_id_a_summary_and_a_subject(description: Described) -> None:
    ids = [call["operationId"] for _, _, call in calls(description)]
    assert len(ids) == len(set(ids))
    tags = {tag["name"] for tag in description["tags"]}
    for path, _, call in calls(description):
        assert call["summary"], path
        assert set(call["tags"]) <= tags and len(call["tags"]) == 1, path


def test_core_stateless_and_signed(description: Described) -> None:
    """/core/stateless and the security chapter: what is not open by name is signed by a desk."""
    # What tus asks before anything else holds no question about a dossier: it is the same for all.
    asked = [one for one in calls(description) if one[1] != "options"]
    open_ones = {path for path, _, call in asked if not call["security"]}
    assert open_ones == {"/desks", "/openapi.json"}


@pytest.mark.parametrize("target", ["/v1/caseload", "/v1/openapi.json", "/health"])
def test_head_and_options_are_answered_or_refused_as_a_problem(house: House, target: str) -> None:
    head = house.http.head(target)
    assert head.status_code in (200, 401, 405) and not head.content
    options = house.http.options(target)
    assert options.status_code == 405
    assert read_problem(options.content).status == 405


def test_no_call_that_is_signed_answers_anybody_without_a_signature(
    house: House, description: Described
) -> None:
    """Whatever the description says, the running back end has the last word."""
    for path, method, call in calls(description):
        if not call["security"]:
            continue
        target = "/v1" + path.replace("{sha256}", "0" * 64).replace("{dossier}", NOBODYS)
        headers = {"Tus-Resumable": "1.0.0"}
        answer = house.http.request(method.upper(), target, headers=headers)
        assert answer.status_code in REFUSED, (method, path)
        kinds = call.get("requestBody", {}).get("content", {})
        for kind in kinds:
            sent = house.http.request(
                method.upper(), target, content=b"{}", headers=headers | {"Content-Type": kind}
            )
            assert sent.status_code in REFUSED, (method, path, kind)
