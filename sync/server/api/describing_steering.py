"""The OpenAPI description of the call for who leads."""

from __future__ import annotations

from sync.server.api.describing import TEXT, WHOLE, call, list_of, object_of

_DAY: dict[str, object] = {"type": "string", "format": "date"}
_CELL: dict[str, object] = {"anyOf": [WHOLE, {"type": "string", "enum": ["<5", "verborgen"]}]}
_ROW = object_of(by=TEXT, name=TEXT, cells=list_of(_CELL))
_TABLE = object_of(key=TEXT, columns=list_of(TEXT), rows=list_of(_ROW))
STEERING = call({"200": object_of(day=_DAY, tables=list_of(_TABLE))})
