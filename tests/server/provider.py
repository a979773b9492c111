"""A real OpenID provider on a port, and the browser of a person who signs in there."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import httpx2
import oidc_provider_mock
from werkzeug.serving import make_server
from werkzeug.test import run_wsgi_app

Start = Callable[..., Any]


@dataclass
class Provider:
    """What the mock leaves out is added around it: PKCE is enforced, answers carry the issuer (RFC 9207)."""

    inner: Any
    issuer: str = ""
    challenges: dict[str, str] = field(default_factory=dict)
    names_itself: bool = True
    other_issuer: str = ""  # instead of its own, in the answer of the browser
    is_broken: bool = False  # every answer a 500
    change_id_token: Callable[[str], str] = staticmethod(lambda token: token)
    asked: list[str] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        path, query = environ["PATH_INFO"], parse_qs(environ["QUERY_STRING"])
        self.asked.append(path)
        if self.is_broken:
            start("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [b"no"]
        form: dict[str, list[str]] = {}
        if path == "/oauth2/token":
            body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            form = parse_qs(body.decode())
            if "client_id" in form and "client_secret" not in form:
                # The mock takes no public client; a provider that does goes by the verifier alone.
                body += b"&client_secret=-"
                environ["CONTENT_LENGTH"] = str(len(body))
            environ["wsgi.input"] = _Once(body)
            if "code" in form and not self._verifier_fits(form):
                start("400 Bad Request", [("Content-Type", "application/json")])
                return [b'{"error":"invalid_grant"}']
        parts, status, headers = run_wsgi_app(self.inner, environ)
        content = b"".join(parts)
        if path == "/oauth2/authorize" and "location" in headers:
            headers["location"] = self._name(headers["location"], query)
        if path == "/.well-known/openid-configuration":
            found = json.loads(content) | {
                "authorization_response_iss_parameter_supported": self.names_itself
            }
            content = json.dumps(found).encode()
        if path == "/oauth2/token" and status.startswith("200"):
            reply = json.loads(content)
            if "id_token" in reply:
                reply["id_token"] = self.change_id_token(reply["id_token"])
            content = json.dumps(reply).encode()
        headers["content-length"] = str(len(content))
        start(status, list(headers.items()))
        return [content]

    def _name(self, location: str, query: dict[str, list[str]]) -> str:
        parts = urlsplit(location)
        answer = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if "code" in answer:
            self.challenges[answer["code"]] = query["code_challenge"][0]
            assert query["code_challenge_method"] == ["S256"]
        # The mock forgets it when the person says no (RFC 6749, 4.1.2.1 asks for it).
        answer["state"] = query["state"][0]
        if self.names_itself:
            answer["iss"] = self.other_issuer or self.issuer
        return urlunsplit(parts._replace(query=urlencode(answer)))

    def _verifier_fits(self, form: dict[str, list[str]]) -> bool:
        digest = hashlib.sha256(form.get("code_verifier", [""])[0].encode()).digest()
        wanted = self.challenges.pop(form["code"][0], "")
        return base64.urlsafe_b64encode(digest).decode().rstrip("=") == wanted

    def revoke(self, subject: str) -> None:
        """The account is closed: what was given before counts no longer."""
        with httpx2.Client(trust_env=False) as http:
            http.post(f"{self.issuer}/users/{subject}/revoke-tokens").raise_for_status()


class _Once:
    """A body that was read and may be read again."""

    def __init__(self, body: bytes) -> None:
        self._left = body

    def read(self, most: int = -1) -> bytes:
        taken = self._left if most < 0 else self._left[:most]
        self._left = self._left[len(taken) :]
        return taken


@contextmanager
def running_provider(issue_refresh_token: bool = True) -> Iterator[Provider]:
    """A provider that listens on this machine until one leaves."""
    inner = oidc_provider_mock.app(require_nonce=True, issue_refresh_token=issue_refresh_token)
    provider = Provider(inner.wsgi_app)
    server = make_server("127.0.0.1", 0, provider, threaded=True)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def sign_in_in_browser(address: str, subject: str, follow: bool = True) -> dict[str, str]:
    """What a person does: open the address, say who one is. Returns what the browser carries back.

    `follow`: also go where one is sent, which is the laptop itself.
    """
    with httpx2.Client(trust_env=False) as browser:
        assert browser.get(address).status_code == 200
        sent = browser.post(address, data={"sub": subject} if subject else {"action": "deny"})
        assert sent.status_code == 302, sent.status_code
        location = sent.headers["location"]
        if follow:
            assert browser.get(location).status_code in (200, 400)
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
