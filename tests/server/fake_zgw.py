"""A zaaksysteem of our own words that behaves as a real one did when it was asked (design: the ZGW side).

In memory. Every oddity that was seen is a switch or always on: doubled rollen, a 500 that did store, an
unlock that empties a document where the rights are wide, hashes that nobody checks.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import uuid
from collections import Counter
from dataclasses import dataclass, field

from tests.server.fake_zgw_catalogue import catalogue
from tests.server.fake_zgw_switches import SCOPES, Refusal, Switches

Json = dict[str, object]
CLIENT, SECRET = "intakekoffer", "een geheim van de gemeente"


@dataclass
class Document:
    told: Json
    content: bytes
    lock: str = ""
    parts: dict[str, tuple[int, bytes | None]] = field(default_factory=dict)  # id -> (size, bytes)


class FakeZgw:
    """`answer` is one call: method, path, query, Authorization, body -> status and JSON or bytes."""

    def __init__(self, base: str = "") -> None:
        self.switches = Switches()
        self.begin_at(base)

    def begin_at(self, base: str) -> None:
        self.base = base
        self.kept: dict[str, list[Json]] = {name: [] for name in _LISTS} | catalogue(base)
        self.kept["applicaties"] = [{"autorisaties": [{"scopes": sorted(SCOPES)}]}]
        self.documents: dict[str, Document] = {}
        self.calls: Counter[str] = Counter()

    # --- what tests look at

    def all_of(self, name: str) -> list[Json]:
        return self.kept[name]

    def of_catalogue(self, name: str, **fields: object) -> Json:
        return next(one for one in self.kept[name] if fields.items() <= one.items())

    # --- one call

    def answer(
        self, method: str, path: str, query: dict[str, str], token: str, body: object
    ) -> tuple[int, object]:
        self._check_token(token)
        parts = path.strip("/").split("/")
        api, name, rest = parts[0], parts[3] if len(parts) > 3 else "", parts[4:]
        self.calls[f"{method} {rest[-1] if rest and not _is_id(rest[-1]) else name}"] += 1
        self._check_scope(api, method, name, rest)
        if name == "enkelvoudiginformatieobjecten":
            return self._document(method, rest, query, body)
        if name == "bestandsdelen":
            return self._part(rest[0], body)
        if name == "zaak_registreren":
            return self._register(body)
        if name == "zaken" and len(rest) > 1:
            return self._eigenschap(method, rest, body)
        if name not in self.kept:
            raise Refusal(404, "not_found")
        if name == "applicaties":
            return 200, self.kept[name]
        if rest:
            return self._one(method, name, rest[0], body)
        return self._make(name, _object(body)) if method == "POST" else (200, self._page(name, query))

    def _page(self, name: str, query: dict[str, str]) -> Json:
        if self._is_blind(name):
            return {"count": 0, "next": None, "previous": None, "results": []}
        known = _QUERY[name]
        odd = [key for key in query if key not in {*known, "page", "status"}]
        if odd:
            raise Refusal(400, "unknown-parameters", odd[0])
        asked = {key: value for key, value in query.items() if key not in ("page", "status")}
        found = [one for one in self.kept[name] if all(one.get(k) == v for k, v in asked.items())]
        page = int(query.get("page", "1"))
        rest = "&".join(f"{key}={value}" for key, value in query.items() if key != "page")
        more = f"{self.base}/{_API[name]}/api/v1/{name}?{rest}&page={page + 1}"
        return {
            "count": len(found),
            "next": more if len(found) > 2 * page else None,
            "previous": None,
            "results": found[2 * (page - 1) : 2 * page],
        }

    def _make(self, name: str, body: Json) -> tuple[int, object]:
        for keys, code in _UNIQUE.get(name, ()):
            if any(all(one.get(k) == body.get(k) for k in keys) for one in self.kept[name]):
                raise Refusal(400, code, keys[0], "Deze waarde bestaat al.")
        if "zaak" in body and name != "besluiten":
            self._refuse_closed(str(body["zaak"]))
        if name == "statussen":
            self._status(body)
        if name == "zaken":
            body = {"einddatum": None, **body}
            body.setdefault("uiterlijkeEinddatumAfdoening", None)
        made = {"url": self._url(name), **body}
        self.kept[name].append(made)
        return 201, made

    def _status(self, body: Json) -> None:
        kind = self.of_catalogue("statustypen", url=body["statustype"])
        if not kind["isEindstatus"]:
            return
        zaak = self._resource("zaken", str(body["zaak"]))
        if not any(one["zaak"] == body["zaak"] for one in self.kept["resultaten"]):
            raise Refusal(400, "resultaat-does-not-exist", "nonFieldErrors")
        for link in self.kept["zaakinformatieobjecten"]:
            document = self.documents[str(link["informatieobject"]).rsplit("/", 1)[1]]
            if link["zaak"] == body["zaak"] and document.told.get("indicatieGebruiksrecht") is None:
                raise Refusal(400, "indicatiegebruiksrecht-unset", "nonFieldErrors")
        zaak["einddatum"] = str(body["datumStatusGezet"])[:10]

    def _refuse_closed(self, zaak: str) -> None:
        if self._resource("zaken", zaak).get("einddatum"):
            raise Refusal(403, "permission_denied", reason="De zaak is afgesloten.")

    def _register(self, body: object) -> tuple[int, object]:
        if not self.switches.registers:
            raise Refusal(404, "not_found")
        if self.switches.refuses_at_once:
            raise Refusal(400, "invalid", "zaak.toelichting", "Dit veld is vereist.")
        asked = _object(body)
        kept = {name: list(rows) for name, rows in self.kept.items()}
        try:
            _, zaak = self._make("zaken", _object(asked["zaak"]))
            url = _object(zaak)["url"]
            for rol in asked["rollen"]:  # type: ignore[attr-defined]
                self._make("rollen", {"zaak": url, **rol})
            self._make("statussen", {"zaak": url, **_object(asked["status"])})
        except Refusal:
            self.kept = kept
            raise
        return 201, {"zaak": zaak, "rollen": [], "status": {}}

    def _one(self, method: str, name: str, which: str, body: object) -> tuple[int, object]:
        found = next((one for one in self.kept[name] if str(one["url"]).endswith(which)), None)
        if found is None:
            raise Refusal(404, "not_found")
        if method in ("PATCH", "PUT"):
            if name == "zaken" and found.get("einddatum"):
                raise Refusal(403, "permission_denied", reason="De zaak is afgesloten.")
            found.update(_object(body))
        return 200, found

    def _eigenschap(self, method: str, rest: list[str], body: object) -> tuple[int, object]:
        zaak = self._url_of("zaken", rest[0])
        own = [one for one in self.kept["zaakeigenschappen"] if one["zaak"] == zaak]
        if method == "GET":
            return 200, own
        self._refuse_closed(zaak)
        if method == "POST":
            url = f"{zaak}/zaakeigenschappen/{uuid.uuid4()}"
            made = {"url": url, **_object(body)}
            self.kept["zaakeigenschappen"].append(made)
            return 201, made
        found = next(one for one in own if str(one["url"]).endswith(rest[2]))
        found.update(_object(body))
        return 200, found

    # --- documents

    def _document(
        self, method: str, rest: list[str], query: dict[str, str], body: object
    ) -> tuple[int, object]:
        if not rest:
            return self._make_document(_object(body)) if method == "POST" else (200, self._documents(query))
        document = self.documents.get(rest[0])
        if document is None:
            raise Refusal(404, "not_found")
        match (method, rest[1] if len(rest) > 1 else ""):
            case ("GET", ""):
                return 200, self._told(rest[0])
            case ("GET", "download"):
                return 200, document.content
            case ("POST", "lock"):
                if document.lock or self.switches.locked_by_other:
                    raise Refusal(400, "existing-lock", "nonFieldErrors", "Het document is al vergrendeld.")
                document.lock = secrets.token_hex(16)
                return 200, {"lock": document.lock}
            case ("POST", "unlock"):
                return self._unlock(document, str(_object(body or {}).get("lock", "")))
            case ("PATCH", ""):
                return self._patch(rest[0], document, _object(body))
        raise Refusal(405, "method_not_allowed")

    def _is_blind(self, name: str) -> bool:
        if name not in self.switches.blind:
            return False
        self.switches.blind.remove(name)
        return True

    def _documents(self, query: dict[str, str]) -> Json:
        if self._is_blind("enkelvoudiginformatieobjecten"):
            return {"count": 0, "next": None, "previous": None, "results": []}
        told = [self._told(which) for which in self.documents]
        found = [one for one in told if all(one.get(k) == v for k, v in query.items())]
        return {"count": len(found), "next": None, "previous": None, "results": found}

    def _make_document(self, body: Json) -> tuple[int, object]:
        keys = ("identificatie", "bronorganisatie")
        if any(all(one.told.get(k) == body.get(k) for k in keys) for one in self.documents.values()):
            raise Refusal(400, "identificatie-niet-uniek", "identificatie", "Deze identificatie bestaat al.")
        which, size = str(uuid.uuid4()), body["bestandsomvang"]
        assert isinstance(size, int) and body["inhoud"] is None
        document = Document(body, b"", secrets.token_hex(16))
        step = -(-size // self.switches.parts)
        for offset in range(0, size, step):
            document.parts[str(uuid.uuid4())] = (min(step, size - offset), None)
        self.documents[which] = document
        return 201, {**self._told(which), "lock": document.lock}

    def _part(self, which: str, body: object) -> tuple[int, object]:
        lock, content = _object(body)["lock"], _object(body)["inhoud"]
        document = next(one for one in self.documents.values() if which in one.parts)
        size, _ = document.parts[which]
        if lock != document.lock:
            raise Refusal(400, "incorrect-lock-id", "nonFieldErrors")
        assert isinstance(content, bytes)
        if len(content) != size:
            raise Refusal(400, "file-size", "nonFieldErrors", "De omvang klopt niet.")
        document.parts[which] = (size, content)
        return 200, {"voltooid": True}

    def _unlock(self, document: Document, lock: str) -> tuple[int, object]:
        if lock != document.lock and not self.switches.wide_rights:
            raise Refusal(400, "incorrect-lock-id", "nonFieldErrors")
        pieces = [content for _, content in document.parts.values()]
        if any(one is None for one in pieces):
            if not self.switches.wide_rights:
                raise Refusal(400, "file-size", "nonFieldErrors", "Nog niet alle bestandsdelen zijn er.")
            pieces = []
        if document.parts:
            document.content = b"".join(one or b"" for one in pieces)
            if self.switches.spoiled_documents > 0:
                self.switches.spoiled_documents -= 1
                document.content = b"X" + document.content[1:]
        document.parts, document.lock = {}, ""
        return 204, b""

    def _patch(self, which: str, document: Document, body: Json) -> tuple[int, object]:
        if not document.lock:
            raise Refusal(400, "unlocked", "nonFieldErrors")
        if body["lock"] != document.lock:
            raise Refusal(400, "incorrect-lock-id", "nonFieldErrors")
        document.content = base64.b64decode(str(body["inhoud"]))
        if self.switches.spoiled_documents > 0:
            self.switches.spoiled_documents -= 1
            document.content = b"X" + document.content[1:]
        if len(document.content) != body["bestandsomvang"]:
            raise Refusal(400, "file-size", "bestandsomvang")
        document.told["bestandsomvang"] = body["bestandsomvang"]
        return 200, self._told(which)

    def _told(self, which: str) -> Json:
        document, base = self.documents[which], f"{self.base}/documenten/api/v1"
        url = f"{base}/enkelvoudiginformatieobjecten/{which}"
        return {
            **document.told,
            "url": url,
            "bestandsomvang": document.told["bestandsomvang"] if document.parts else len(document.content),
            "inhoud": f"{url}/download?versie=1",
            "locked": bool(document.lock),
            "bestandsdelen": [
                {
                    "url": f"{base}/bestandsdelen/{part}",
                    "volgnummer": number,
                    "omvang": size,
                    "voltooid": content is not None,
                    "lock": "",
                }
                for number, (part, (size, content)) in reversed(
                    list(enumerate(document.parts.items(), start=1))
                )
            ],
        }

    # --- who may

    def _check_token(self, token: str) -> None:
        try:
            head, claims, signature = token.removeprefix("Bearer ").split(".")
            told = json.loads(_unpadded(claims))
            wanted = hmac.new(SECRET.encode(), f"{head}.{claims}".encode(), hashlib.sha256).digest()
        except ValueError:
            raise Refusal(403, "jwt-missing") from None
        if not hmac.compare_digest(wanted, _unpadded(signature)) or told["client_id"] != CLIENT:
            raise Refusal(403, "invalid-jwt-token")
        if self.switches.now().timestamp() - told["iat"] > 3_600:
            raise Refusal(403, "jwt-expired", reason="Het token is verlopen.")

    def _check_scope(self, api: str, method: str, name: str, rest: list[str]) -> None:
        act = "lezen" if method == "GET" else "aanmaken" if method == "POST" and not rest else "bijwerken"
        if rest and rest[-1] in ("lock", "unlock"):
            act = "lock"
        if name == "statussen" and method == "POST":
            act = "statussen.toevoegen"
        if name in ("bestandsdelen",) or (rest and rest[-1] == "zaakeigenschappen" and method != "GET"):
            act = "bijwerken"
        is_ours = f"{api}.{act}" in self.switches.scopes or api == "autorisaties"
        if not self.switches.wide_rights and not is_ours:
            raise Refusal(403, "permission_denied", reason="U heeft geen toestemming voor deze actie.")

    def _url(self, name: str) -> str:
        return self._url_of(name, str(uuid.uuid4()))

    def _url_of(self, name: str, which: str) -> str:
        return f"{self.base}/{_API[name]}/api/v1/{name}/{which}"

    def _resource(self, name: str, url: str) -> Json:
        found = next((one for one in self.kept[name] if one["url"] == url), None)
        if found is None:
            raise Refusal(400, "object-does-not-exist", name)
        return found


_LISTS = ("zaken", "rollen", "statussen", "zaakeigenschappen", "zaakinformatieobjecten", "resultaten",
          "besluiten", "besluitinformatieobjecten")  # fmt: skip
_API = dict.fromkeys(_LISTS, "zaken") | {"besluiten": "besluiten", "besluitinformatieobjecten": "besluiten"}
_API |= dict.fromkeys(
    ("zaaktypen", "statustypen", "roltypen", "resultaattypen", "informatieobjecttypen", "besluittypen",
     "eigenschappen"), "catalogi",
)  # fmt: skip
_QUERY: dict[str, tuple[str, ...]] = {
    "zaken": ("identificatie", "bronorganisatie"),
    "rollen": ("zaak", "roltype"),
    "statussen": ("zaak", "statustype"),
    "zaakinformatieobjecten": ("zaak", "informatieobject"),
    "resultaten": ("zaak",),
    "besluiten": ("identificatie", "verantwoordelijkeOrganisatie", "zaak"),
    "besluitinformatieobjecten": ("besluit", "informatieobject"),
    "zaaktypen": ("identificatie", "catalogus"),
    "informatieobjecttypen": ("catalogus",),
    "besluittypen": ("catalogus",),
    **dict.fromkeys(("statustypen", "roltypen", "resultaattypen", "eigenschappen"), ("zaaktype",)),
}
_UNIQUE: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "zaken": ((("identificatie", "bronorganisatie"), "identificatie-niet-uniek"),),
    "besluiten": ((("identificatie", "verantwoordelijkeOrganisatie"), "identificatie-niet-uniek"),),
    "zaakinformatieobjecten": ((("zaak", "informatieobject"), "unique"),),
    "besluitinformatieobjecten": ((("besluit", "informatieobject"), "unique"),),
    "statussen": ((("zaak", "datumStatusGezet"), "unique"),),
    "resultaten": ((("zaak",), "unique"),),
}


def _object(value: object) -> Json:
    assert isinstance(value, dict)
    return value


def _is_id(word: str) -> bool:
    return len(word) == 36


def _unpadded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
