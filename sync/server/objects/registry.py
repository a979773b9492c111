"""The Objects API and its Objecttypes: which version of our objecttype holds, and publishing a newer one."""

from __future__ import annotations

from dataclasses import dataclass

import httpx2

from sync.server.objects.record import NAME, NAME_PLURAL, schema
from sync.server.objects.setup import ObjectsSetup
from sync.server.outside.asking import Json, Outside, Unknown, url_of

_CRS = {"Accept-Crs": "EPSG:4326", "Content-Crs": "EPSG:4326"}


class NoObjecttype(Exception):
    """Our objecttype was not published there, or only an older one than this program writes."""


@dataclass(frozen=True, slots=True)
class Objecttype:
    url: str
    version: int


class ObjectsApi:
    """Both APIs of one municipality, each with its own token."""

    def __init__(self, setup: ObjectsSetup, http: httpx2.Client | None = None) -> None:
        self.setup = setup
        self.objects = Outside((setup.objects,), lambda: _headers(setup.token), http)
        self.types = Outside((setup.objecttypes,), lambda: _headers(setup.token_objecttypes), http)

    def close(self) -> None:
        """Let the connections go."""
        self.objects.close()
        self.types.close()

    def find_objecttype(self) -> Objecttype:
        """The published version with exactly our schema. Raises NoObjecttype, Unknown, Refused."""
        found = self._objecttype()
        if found is None:
            raise NoObjecttype
        ours = schema()
        same = [one for one in self._versions(found) if one.get("jsonSchema") == ours]
        numbers = [_number(one) for one in same if one.get("status") == "published"]
        if not numbers:
            raise NoObjecttype
        return Objecttype(url_of(found), max(numbers))

    def publish_objecttype(self) -> tuple[Objecttype, bool]:
        """Our objecttype as it is in this program; True when that made a new version. May be repeated: what
        is there is looked for first. Raises Unknown, Refused."""
        try:
            return self.find_objecttype(), False
        except NoObjecttype:
            pass
        found = self._objecttype() or self.types.post(self.setup.objecttypes + "objecttypes", _objecttype())
        versions = f"{url_of(found)}/versions"
        drafts = [one for one in self._versions(found) if one.get("jsonSchema") == schema()]
        draft = (
            drafts[-1] if drafts else self.types.post(versions, {"jsonSchema": schema(), "status": "draft"})
        )
        number = _number(draft)
        self.types.patch(f"{versions}/{number}", {"status": "published"})
        return Objecttype(url_of(found), number), True

    def _objecttype(self) -> Json | None:
        listed = self.types.find(self.setup.objecttypes + "objecttypes")
        return next((one for one in listed if one.get("name") == NAME), None)

    def _versions(self, found: Json) -> list[Json]:
        return self.types.find(f"{url_of(found)}/versions")


def _headers(token: str) -> dict[str, str]:
    return {"Authorization": f"Token {token}", "Accept": "application/json", **_CRS}


def _number(found: Json) -> int:
    value = found.get("version")
    if not isinstance(value, int):
        raise Unknown("no version")
    return value


def _objecttype() -> Json:
    return {
        "name": NAME,
        "namePlural": NAME_PLURAL,
        "description": "Stand van een brede intake en het PIP (Wi2021), zonder antwoorden en namen",
        "dataClassification": "confidential",
        "maintainerOrganization": "Intakekoffer",
    }
