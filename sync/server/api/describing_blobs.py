"""The OpenAPI description of the calls about attachments: tus 1.0.0, ranges, and what is missing."""

from __future__ import annotations

from sync.protocol.blob_sealing import MOST_SEALED
from sync.protocol.blobs import CHUNK_MEDIA_TYPE, CONTENT_MEDIA_TYPE, TUS_VERSION
from sync.server.api.describing import HEX, ID, TEXT, WHOLE, Schema, call, list_of, object_of

_CLASS: Schema = {"type": "string", "enum": ["normal", "special"], "default": "normal"}
_TUS: Schema = {"type": "string", "const": TUS_VERSION}
_SIZE: Schema = {"type": "integer", "minimum": 1, "maximum": MOST_SEALED}
_OFFSET: Schema = {"type": "integer", "minimum": 0, "maximum": MOST_SEALED}


def _in(where: str, name: str, schema: Schema, required: bool = True) -> Schema:
    return {"name": name, "in": where, "required": required, "schema": schema}


_PLACE: list[Schema] = [
    _in("path", "dossier", ID),
    _in("path", "sha256", HEX),
    _in("query", "privacyClass", _CLASS, required=False),
]


def _on_one(good: dict[str, Schema | None], *more: Schema, signed: bool = True) -> Schema:
    described = call(good, signed=signed)
    described["parameters"] = [*_PLACE, *more]
    return described


_RESUMABLE = _in("header", "Tus-Resumable", _TUS)
STATE = _on_one({"200": None}, _RESUMABLE)
BEGIN = _on_one({"201": None}, _RESUMABLE, _in("header", "Upload-Length", _SIZE))
ADD = _on_one(
    {"204": None},
    _RESUMABLE,
    _in("header", "Upload-Offset", _OFFSET),
    _in("header", "Upload-Checksum", TEXT, required=False),
)
ADD["requestBody"] = {
    "required": True,
    "content": {CHUNK_MEDIA_TYPE: {"schema": {"type": "string", "contentMediaType": CHUNK_MEDIA_TYPE}}},
}
END = _on_one({"204": None}, _RESUMABLE)
SPEAKS = _on_one({"204": None}, signed=False)
_SEALED: Schema = {CONTENT_MEDIA_TYPE: {"schema": {"type": "string", "contentMediaType": CONTENT_MEDIA_TYPE}}}
FETCH = _on_one({"200": None, "206": None}, _in("header", "Range", TEXT, required=False))
MISSING = call(
    {
        "200": object_of(
            missing=list_of(
                object_of(dossier=ID, privacyClass=_CLASS, sha256=HEX, desk=ID, label=TEXT, offset=WHOLE)
            ),
            after=TEXT,
        )
    },
    query={"after": (TEXT, False)},
)


def _add_contents() -> None:
    """A fetched content is bytes, not JSON; a range beyond its end has a status of its own."""
    responses = FETCH["responses"]
    assert isinstance(responses, dict)
    for status in ("200", "206"):
        responses[status]["content"] = _SEALED
    responses["416"] = {**responses["400"], "description": "The range lies beyond the end"}
    for described in (STATE, BEGIN, ADD, END):
        listed = described["responses"]
        assert isinstance(listed, dict)
        listed["412"] = {**listed["400"], "description": "Another version of tus"}
        listed["415"] = {**listed["400"], "description": "Another media type"}


_add_contents()
