"""One call to a system of others, and what its answer means: done, refused with reasons, or not known.

Judged by status and body, never by Content-Type: problems come as plain JSON too. Not known (a cut line, a
5xx, an answer that is no JSON) means that it may have been stored: look first, then ask again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import httpx2

Json = dict[str, object]
TIMEOUT = httpx2.Timeout(60.0, connect=10.0)
#: a page of a list is never this large, nor is a problem
_MOST_BYTES = 4 * 1024 * 1024
_MOST_PAGES = 200


class Unknown(Exception):
    """It cannot be told whether it was done. `after_seconds` as the other side asked to wait."""

    def __init__(self, what: str, after_seconds: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.after_seconds = after_seconds


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a refusal: the field and code as they are, the words of that system (Dutch)."""

    field: str
    code: str
    words: str


class Refused(Exception):
    """It was not done, and will not be when asked again the same way."""

    def __init__(self, status: int, reasons: tuple[Reason, ...]) -> None:
        super().__init__(f"refused with {status}")
        self.status = status
        self.reasons = reasons

    def has(self, code: str) -> bool:
        return any(reason.code == code for reason in self.reasons)

    @property
    def told(self) -> str:
        """'identificatie: niet uniek', for an administrator; no values of ours are in it."""
        said = [f"{one.field}: {one.words}" if one.field else one.words for one in self.reasons]
        return "; ".join(said)[:500] or f"status {self.status}"


class Outside:
    """One system of others, at the addresses that were set up: others are never asked.

    In: `addresses` each ending on '/'; `headers` made anew for every call, so that a token is never old.
    """

    def __init__(
        self, addresses: tuple[str, ...], headers: Callable[[], dict[str, str]], http: httpx2.Client | None
    ) -> None:
        self._addresses = addresses
        self._headers = headers
        self._http = http or httpx2.Client(timeout=TIMEOUT, follow_redirects=False)

    def close(self) -> None:
        """Let the connections go."""
        self._http.close()

    def get(self, url: str, **query: str) -> Json:
        """One resource. Raises Unknown, Refused (404 too)."""
        return _object(self._ask("GET", url, query=query))

    def find(self, url: str, **query: str) -> list[Json]:
        """All pages of a list; a bare list is read too. Raises Unknown, Refused."""
        return list(self._pages(url, query))

    def _pages(self, url: str, query: Mapping[str, str]) -> Iterator[Json]:
        for _ in range(_MOST_PAGES):
            page = self._ask("GET", url, query=query)
            if isinstance(page, list):
                yield from (one for one in page if isinstance(one, dict))
                return
            found = _object(page)
            results = found.get("results")
            if not isinstance(results, list):
                raise Unknown("no results")
            yield from (one for one in results if isinstance(one, dict))
            after = found.get("next")
            if not isinstance(after, str) or not after:
                return
            url, query = after, {}
        raise Unknown("too many pages")

    def post(self, url: str, body: Json) -> Json:
        return _object(self._ask("POST", url, body=body))

    def post_for_nothing(self, url: str, body: Json) -> None:
        """A call that answers without a body, such as unlock."""
        self._ask("POST", url, body=body)

    def put(self, url: str, body: Json) -> Json:
        return _object(self._ask("PUT", url, body=body))

    def patch(self, url: str, body: Json) -> Json:
        return _object(self._ask("PATCH", url, body=body))

    def put_part(self, url: str, lock: str, part: bytes) -> None:
        """One bestandsdeel, as multipart."""
        self._read(self._send("PUT", url, data={"lock": lock}, files={"inhoud": ("deel", part)}))

    def download(self, url: str, most: int) -> bytes:
        """The bytes of a document; more than `most` are not even received. Raises Unknown, Refused."""
        taken = bytearray()
        try:
            with self._http.stream("GET", self._own(url), headers=self._headers()) as answer:
                if answer.status_code != 200:
                    answer.read()
                    self._read(answer)
                    return b""
                for chunk in answer.iter_bytes():
                    taken += chunk
                    if len(taken) > most:
                        return bytes(taken)
        except (httpx2.HTTPError, httpx2.StreamError) as error:
            raise Unknown(type(error).__name__) from None
        return bytes(taken)

    def server_time(self, url: str) -> str:
        """The Date header of an answer, whatever the answer is; '' when there is none. Raises Unknown."""
        return str(self._send("GET", url).headers.get("date", ""))

    def _ask(
        self, method: str, url: str, body: Json | None = None, query: Mapping[str, str] | None = None
    ) -> object:
        return self._read(self._send(method, url, json=body, params=dict(query) if query else None))

    def _send(self, method: str, url: str, **given: object) -> httpx2.Response:
        try:
            return self._http.request(method, self._own(url), headers=self._headers(), **given)  # type: ignore[arg-type]
        except (httpx2.HTTPError, httpx2.StreamError) as error:
            # Its message may hold an address: only the kind is kept.
            raise Unknown(type(error).__name__) from None

    def _own(self, url: str) -> str:
        """The token goes to the addresses that were set up and nowhere else, also when an answer says so."""
        if not url.startswith(self._addresses):
            raise Refused(0, (Reason("url", "foreign-address", "adres hoort niet bij dit systeem"),))
        return url

    def _read(self, answer: httpx2.Response) -> object:
        status = answer.status_code
        if status >= 500 or status in (408, 429):
            raise Unknown(f"status {status}", _after(answer.headers.get("retry-after", "")))
        content = answer.content
        if 200 <= status < 300 and not content:
            return {}
        value = _parsed(content)
        if 200 <= status < 300:
            if value is None:
                raise Unknown("no JSON")
            return value
        raise Refused(status, _reasons(value))


def url_of(found: Json) -> str:
    """The address of a resource. Raises Unknown."""
    url = found.get("url")
    if not isinstance(url, str) or not url:
        raise Unknown("no url")
    return url


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise Unknown("no object")
    return value


def _parsed(content: bytes) -> object:
    if len(content) > _MOST_BYTES:
        return None
    try:
        value: object = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return value


def _after(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _reasons(value: object) -> tuple[Reason, ...]:
    """Of a problem in any of its forms: `invalidParams`, or `code` and `detail` alone."""
    if not isinstance(value, dict):
        return ()
    params = value.get("invalidParams")
    found = [
        Reason(_word(one, "name"), _word(one, "code"), _word(one, "reason"))
        for one in (params if isinstance(params, list) else [])
        if isinstance(one, dict)
    ]
    code = _word(value, "code")
    if code and not found:
        found.append(Reason("", code, _word(value, "detail") or _word(value, "title")))
    return tuple(found[:20])


def _word(found: Json, key: str) -> str:
    value = found.get(key, "")
    return value[:200] if isinstance(value, str) else ""
