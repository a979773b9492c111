"""One dossier as one object: made once under an id of its own, replaced whole when it says something else.

An object of an earlier version of the objecttype goes to the newest at its next turn: that is the whole
migration, for the record is worked out anew from the summary every time.
"""

from __future__ import annotations

from sync.protocol.canonical import canonical
from sync.server.objects.record import object_id, record_of
from sync.server.objects.registry import NoObjecttype, ObjectsApi, Objecttype
from sync.server.outside.asking import Json, Refused, Unknown
from sync.server.service.comparing import agree_on
from sync.server.service.publishing_ports import Ledger, PaperContents, State, Target, Turn, Wanted, Why

_FIELD = "record"


class ObjectsPublisher:
    """`Publisher` over one Objects API, for one round: the objecttype is looked up once."""

    def __init__(self, api: ObjectsApi) -> None:
        self._api = api
        self._type: Objecttype | None = None

    @property
    def target(self) -> Target:
        return Target.OBJECTS

    def publish(self, wanted: Wanted, ledger: Ledger, contents: PaperContents) -> Turn:
        """Bring the object to what is wanted; papers are named in it, not sent."""
        try:
            self._publish(wanted, ledger)
        except NoObjecttype:
            return Turn(State.APART, Why.CATALOGUE, "objecttype niet gepubliceerd: 'objects publish-type'")
        except Unknown as unknown:
            return Turn(State.WAITING, Why.UNREACHABLE, unknown.what, unknown.after_seconds)
        except Refused as refused:
            why = Why.NOT_ALLOWED if refused.status in (401, 403) else Why.REFUSED
            return Turn(State.APART, why, refused.told)
        return Turn(State.DONE)

    def _publish(self, wanted: Wanted, ledger: Ledger) -> None:
        if self._type is None:
            self._type = self._api.find_objecttype()
        kind, data, which = self._type, record_of(wanted), object_id(wanted)
        address = f"{self._api.setup.objects}objects/{which}"
        there = self._look(address)
        if there is None:
            self._make(kind, data, which, address, ledger)
            there = self._api.objects.get(address)
        record = there.get("record")
        record = record if isinstance(record, dict) else {}

        def write() -> None:
            self._api.objects.put(address, self._body(kind, data, ledger))

        # A version alone is no difference of content: it moves without a word.
        agree_on(ledger, _FIELD, _text(data), _text(record.get("data")), write)
        kept = ledger.made(f"field:{_FIELD}")
        is_ours = kept is not None and kept.told.get("theirs") == _text(data)
        if is_ours and record.get("typeVersion") != kind.version and _text(record.get("data")) == _text(data):
            write()

    def _look(self, address: str) -> Json | None:
        try:
            return self._api.objects.get(address)
        except Refused as refused:
            if refused.status == 404:
                return None
            raise

    def _make(self, kind: Objecttype, data: Json, which: str, address: str, ledger: Ledger) -> None:
        ledger.note("object", address)
        try:
            self._api.objects.post(
                self._api.setup.objects + "objects", {"uuid": which, **self._body(kind, data, ledger)}
            )
        except Refused as refused:
            if not refused.has("unique"):
                raise
        except Unknown:
            if self._look(address) is None:
                raise

    def _body(self, kind: Objecttype, data: Json, ledger: Ledger) -> Json:
        today = ledger.now().date().isoformat()
        return {
            "type": kind.url,
            "record": {"typeVersion": kind.version, "data": data, "startAt": today},
        }


def _text(data: object) -> str:
    return canonical(data).decode() if isinstance(data, dict) else ""
