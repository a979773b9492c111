"""The OpenAPI description of each call: parameters, bodies, answers. A test holds it against the routes."""

from __future__ import annotations

from types import MappingProxyType

from sync.protocol.canonical import MAX_TEXT, MAX_WHOLE
from sync.protocol.errors import MEDIA_TYPE, STATUS, TYPE_PREFIX, ProblemType
from sync.protocol.fields import HEX64, INSTANT, MARK, TENANT, UUID

Schema = dict[str, object]

DESCRIPTION_WORDS = (
    "What desks of klantmanagers and the back end of their municipality exchange: sealed change sets, "
    "attachments, orders and sign-in. Every call but enrolment and health is signed by the desk."
)
#: whoever runs a back end puts its own address here by a proxy or a fork; these are of nobody
CONTACT = MappingProxyType(
    {
        "name": "Beheer Intakekoffer",
        "url": "https://intakekoffer.example/beheer",
        "email": "beheer@intakekoffer.example",
    }
)
LICENCE = MappingProxyType({"name": "EUPL-1.2", "identifier": "EUPL-1.2"})

ID: Schema = {"type": "string", "pattern": f"^{UUID.pattern}$"}
HEX: Schema = {"type": "string", "pattern": f"^{HEX64.pattern}$"}
TENANT_CODE: Schema = {"type": "string", "pattern": f"^{TENANT.pattern}$"}
MOMENT: Schema = {"type": "string", "format": "date-time", "pattern": f"^{INSTANT.pattern}$"}
TEXT: Schema = {"type": "string"}
#: base64 with one spelling for the same bytes
_BASE64 = "([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?"
BYTES: Schema = {"type": "string", "contentEncoding": "base64", "pattern": f"^{_BASE64}$"}
KEY: Schema = {**BYTES, "pattern": "^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$"}
#: a short name or stamp that a program made
NAME: Schema = {"type": "string", "pattern": f"^{MARK.pattern}$"}
#: one line for people, without controls
LABEL: Schema = {"type": "string", "maxLength": 100, "pattern": "^[ -~\u00a1-\u0233]*$"}
WHOLE: Schema = {"type": "integer", "minimum": 0, "maximum": MAX_WHOLE}
COUNTED: Schema = {"type": "integer", "minimum": 1, "maximum": MAX_WHOLE}


def object_of(**properties: Schema) -> Schema:
    """An object with exactly these fields."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def or_more(schema: Schema, **properties: Schema) -> Schema:
    """The same object, that may also have these fields."""
    known = schema["properties"]
    assert isinstance(known, dict)
    return {**schema, "properties": {**known, **properties}}


def list_of(of: Schema) -> Schema:
    """A list of one kind of thing."""
    return {"type": "array", "items": of}


def or_null(schema: Schema) -> Schema:
    """The same, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


_HEADER = object_of(
    v=WHOLE,
    tenant=TENANT_CODE,
    desk=ID,
    incarnation=ID,
    n=WHOLE,
    previous=HEX,
    dossier=ID,
    privacyClass={"type": "string", "enum": ["normal", "special"]},
    author=ID,
    pack=or_null(TEXT),
    count=WHOLE,
    sealedAt=MOMENT,
    bodyHash=HEX,
    bodySize=WHOLE,
)
_RECEIPT = object_of(
    v=WHOLE,
    tenant=TENANT_CODE,
    epoch=ID,
    desk=ID,
    incarnation=ID,
    n=WHOLE,
    headHash=HEX,
    requestDigest=HEX,
    safeThrough=WHOLE,
    receivedAt=MOMENT,
    signature=BYTES,
)
_ENROLMENT = or_more(
    object_of(
        tenant=TENANT_CODE,
        municipality=TEXT,
        worker=ID,
        workerLabel=TEXT,
        phone=TEXT,
        serverKey=BYTES,
        recoveryKey=BYTES,
        recoveryKeyId=TEXT,
        serverTime=MOMENT,
    ),
    laptop=TEXT,
)
_STANDING = object_of(
    v=WHOLE,
    tenant=TENANT_CODE,
    desk=ID,
    state={"type": "string", "enum": ["active", "suspended", "revoked", "wipe"]},
    roles=list_of(TEXT),
    leaseDays=WHOLE,
    lockMinutes=WHOLE,
    ordersThrough=WHOLE,
    ordersHead=HEX,
    serverTime=MOMENT,
    signature=BYTES,
)
_HELD = object_of(
    safeThrough=WHOLE,
    caseload=HEX,
    compared=HEX,
    cursor=TEXT,
    audit=or_null(object_of(count=WHOLE, mac=HEX)),
)
_HELLO = object_of(
    tenant=TENANT_CODE,
    epoch=ID,
    serverTime=MOMENT,
    minimumClient=WHOLE,
    deskState={"type": "string", "enum": ["active", "suspended", "revoked", "wipe"]},
    incarnation=ID,
    n=WHOLE,
    headHash=HEX,
    held=or_null(_HELD),
    standing=or_null(_STANDING),
)
_GRANT = object_of(
    dossier=ID,
    keys=object_of(normal=BYTES, special=or_null(BYTES)),
    count=WHOLE,
    digest=HEX,
)
_PAGE = object_of(
    epoch=ID,
    sets=list_of(object_of(header=_HEADER, body=or_null(BYTES))),
    cursor=TEXT,
    hasMore={"type": "boolean"},
)

#: what stands in `components`
COMPONENTS: Schema = {
    "schemas": {
        "Problem": {
            "type": "object",
            "description": "RFC 9457; `type` is closed.",
            "properties": {
                "type": {"type": "string", "enum": [TYPE_PREFIX + kind.value for kind in ProblemType]},
                "title": TEXT,
                "status": {"type": "integer"},
                "detail": TEXT,
                "n": WHOLE,
                "serverTime": MOMENT,
                "retryAfter": WHOLE,
                "epoch": ID,
                "problems": list_of(object_of(field=TEXT, code=TEXT)),
            },
            "required": ["type", "title", "status"],
        }
    },
    "securitySchemes": {
        "desk": {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": 'Desk tenant="..", desk="..", time="..", nonce="..", signature=".." (Ed25519 over '
            "request|1|tenant|desk|METHOD|target|time|nonce|sha256 of the body as sent)",
        }
    },
}

_VERSION_HEADER: Schema = {"API-Version": {"description": "Version of this interface", "schema": TEXT}}


def _problems() -> dict[str, Schema]:
    by_status: dict[str, list[str]] = {}
    for kind in ProblemType:
        by_status.setdefault(str(STATUS[kind]), []).append(kind.value)
    return {
        status: {
            "description": ", ".join(kinds),
            "headers": _VERSION_HEADER,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, kinds in by_status.items()
    }


def call(
    good: dict[str, Schema | None],
    body: Schema | None = None,
    media_type: str = "application/json",
    query: dict[str, tuple[Schema, bool]] | None = None,
    signed: bool = True,
) -> Schema:
    """One call: good answers by status (None: no body), what comes in, the query as (schema, required)."""
    responses: dict[str, Schema] = _problems()
    for status, schema in good.items():
        responses[status] = {"description": "Done", "headers": _VERSION_HEADER}
        if schema is not None:
            responses[status]["content"] = {"application/json": {"schema": schema}}
    described: Schema = {"responses": responses, "security": [{"desk": []}] if signed else []}
    if body is not None:
        described["requestBody"] = {"required": True, "content": {media_type: {"schema": body}}}
    if query:
        described["parameters"] = [
            {"name": name, "in": "query", "required": required, "schema": schema}
            for name, (schema, required) in query.items()
        ]
    return described


LIMIT: Schema = {"type": "integer", "minimum": 1, "maximum": 500, "default": 100}

ENROL = call(
    {"201": _ENROLMENT},
    object_of(
        code={"type": "string", "maxLength": 64, "pattern": "^[0-9A-Za-z -]*$"},
        desk=ID,
        publicKey=KEY,
        label=LABEL,
        protocol={"type": "integer", "minimum": 1, "maximum": 1_000},
    ),
    signed=False,
)
RECOVERY = call(
    {"204": None},
    object_of(store=NAME, generation=WHOLE, keyId=NAME, parcel={**BYTES, "maxLength": MAX_TEXT}),
)
HELLO = call(
    {"200": _HELLO},
    query={
        "incarnation": (ID, True),
        "auditCount": (WHOLE, False),
        "auditMac": (HEX, False),
        "auditAfter": (WHOLE, False),
    },
)
DOSSIERS = call(
    {"200": object_of(refused=list_of(ID))},
    object_of(dossiers=list_of({"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2})),
)
CHANGE_SETS = call(
    {"200": object_of(receipt=_RECEIPT, quarantined=list_of(object_of(n=WHOLE, reason=TEXT)))},
    {"type": "string", "description": "zstd; an envelope and one sealed change set per line"},
    "application/x-ndjson",
)
CASELOAD = call({"200": object_of(dossiers=list_of(_GRANT))})
CHANGES = call(
    {"200": _PAGE},
    query={
        "cursor": (TEXT, False),
        "limit": (LIMIT, False),
        "incarnation": (ID, False),
        "dossier": (ID, False),
    },
)
DESCRIPTION = call({"200": {"type": "object"}}, signed=False)
