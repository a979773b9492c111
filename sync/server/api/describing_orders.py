"""The OpenAPI description of the calls about orders."""

from __future__ import annotations

from sync.protocol.fields import WORD
from sync.protocol.orders import OrderKind, Outcome
from sync.server.api.describing import (
    BYTES,
    COUNTED,
    HEX,
    ID,
    MOMENT,
    NAME,
    TENANT_CODE,
    TEXT,
    WHOLE,
    Schema,
    call,
    list_of,
    object_of,
)

_AFTER: Schema = {"type": "integer", "minimum": 0, "maximum": 10**12 - 1}
_ORDER = object_of(
    v=WHOLE,
    tenant=TENANT_CODE,
    desk=ID,
    n=WHOLE,
    previous=HEX,
    kind={"type": "string", "enum": [kind.value for kind in OrderKind]},
    subject=TEXT,
    name=TEXT,
    version=WHOLE,
    sha256=TEXT,
    madeAt=MOMENT,
    signature=BYTES,
)
ORDERS = call({"200": object_of(orders=list_of(_ORDER))}, query={"after": (_AFTER, False)})
OUTCOMES = call(
    {"204": None},
    object_of(
        n=COUNTED,
        outcome={"type": "string", "enum": [one.value for one in Outcome]},
        code={"type": "string", "pattern": f"^({WORD.pattern})?$"},
    ),
)
RESCUE = call({"204": None}, object_of(keyId=NAME, parcel=BYTES))
SUPPLY = call({"200": {"type": "string", "contentMediaType": "application/octet-stream"}})
SUPPLY["parameters"] = [{"name": "sha256", "in": "path", "required": True, "schema": HEX}]
