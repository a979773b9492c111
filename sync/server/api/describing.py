"""The OpenAPI description of each call: parameters, bodies, answers. A test holds it against the routes."""

from __future__ import annotations

from sync.protocol.errors import MEDIA_TYPE, STATUS, TYPE_PREFIX, ProblemType
from sync.protocol.fields import HEX64, INSTANT, TENANT, UUID

Schema = dict[str, object]

_UUID: Schema = {"type": "string", "pattern": f"^{UUID.pattern}$"}
_HEX: Schema = {"type": "string", "pattern": f"^{HEX64.pattern}$"}
_TENANT: Schema = {"type": "string", "pattern": f"^{TENANT.pattern}$"}
_INSTANT: Schema = {"type": "string", "format": "date-time", "pattern": f"^{INSTANT.pattern}$"}
_TEXT: Schema = {"type": "string"}
_BYTES: Schema = {"type": "string", "contentEncoding": "base64"}
_WHOLE: Schema = {"type": "integer", "minimum": 0}


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


_HEADER = _object(
    v=_WHOLE,
    tenant=_TENANT,
    desk=_UUID,
    incarnation=_UUID,
    n=_WHOLE,
    previous=_HEX,
    dossier=_UUID,
    privacyClass={"type": "string", "enum": ["normal", "special"]},
    author=_UUID,
    pack=_or_null(_TEXT),
    count=_WHOLE,
    sealedAt=_INSTANT,
    bodyHash=_HEX,
    bodySize=_WHOLE,
)
_RECEIPT = _object(
    v=_WHOLE,
    tenant=_TENANT,
    epoch=_UUID,
    desk=_UUID,
    incarnation=_UUID,
    n=_WHOLE,
    headHash=_HEX,
    requestDigest=_HEX,
    safeThrough=_WHOLE,
    receivedAt=_INSTANT,
    signature=_BYTES,
)
_ENROLMENT = _object(
    tenant=_TENANT,
    municipality=_TEXT,
    worker=_UUID,
    workerLabel=_TEXT,
    phone=_TEXT,
    serverKey=_BYTES,
    recoveryKey=_BYTES,
    recoveryKeyId=_TEXT,
    serverTime=_INSTANT,
)
_HELLO = _object(
    tenant=_TENANT,
    epoch=_UUID,
    serverTime=_INSTANT,
    minimumClient=_WHOLE,
    deskState={"type": "string", "enum": ["active", "suspended", "revoked", "wipe"]},
    incarnation=_UUID,
    n=_WHOLE,
    headHash=_HEX,
)
_GRANT = _object(
    dossier=_UUID,
    keys=_object(normal=_BYTES, special=_or_null(_BYTES)),
    count=_WHOLE,
    digest=_HEX,
)
_PAGE = _object(
    epoch=_UUID,
    sets=_list(_object(header=_HEADER, body=_or_null(_BYTES))),
    cursor=_TEXT,
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
                "title": _TEXT,
                "status": {"type": "integer"},
                "n": _WHOLE,
                "serverTime": _INSTANT,
                "retryAfter": _WHOLE,
                "epoch": _UUID,
                "problems": _list(_object(field=_TEXT, code=_TEXT)),
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

_VERSION_HEADER: Schema = {"API-Version": {"description": "Version of this interface", "schema": _TEXT}}


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


def _call(
    good: dict[str, Schema | None],
    body: Schema | None = None,
    media_type: str = "application/json",
    query: dict[str, tuple[Schema, bool]] | None = None,
    signed: bool = True,
) -> Schema:
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


_LIMIT: Schema = {"type": "integer", "minimum": 1, "maximum": 500, "default": 100}

ENROL = _call(
    {"201": _ENROLMENT},
    _object(code=_TEXT, desk=_UUID, publicKey=_BYTES, label=_TEXT, protocol=_WHOLE),
    signed=False,
)
RECOVERY = _call({"204": None}, _object(store=_TEXT, generation=_WHOLE, keyId=_TEXT, parcel=_BYTES))
HELLO = _call({"200": _HELLO}, query={"incarnation": (_UUID, True)})
DOSSIERS = _call(
    {"200": _object(dossier=_UUID), "201": _object(dossier=_UUID)},
    _object(dossier=_UUID, keys=_object(normal=_BYTES, special=_BYTES)),
)
CHANGE_SETS = _call(
    {"200": _object(receipt=_RECEIPT, quarantined=_list(_object(n=_WHOLE, reason=_TEXT)))},
    {"type": "string", "description": "zstd; an envelope and one sealed change set per line"},
    "application/x-ndjson",
)
CASELOAD = _call({"200": _object(dossiers=_list(_GRANT))})
CHANGES = _call(
    {"200": _PAGE},
    query={
        "cursor": (_TEXT, False),
        "limit": (_LIMIT, False),
        "incarnation": (_UUID, False),
        "dossier": (_UUID, False),
    },
)
HEALTH = _call({"200": _object(status={"type": "string", "const": "pass"})}, signed=False)
DESCRIPTION = _call({"200": {"type": "object"}}, signed=False)
