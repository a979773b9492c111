"""The strict readers and writers of the protocol under one name; see the modules for what each does."""

from __future__ import annotations

from sync.protocol.batches import (
    BATCH_BYTES,
    MAX_BATCH_BYTES,
    MAX_SETS_IN_BATCH,
    Batch,
    how_many_fit,
    read_batch,
    write_batch,
)
from sync.protocol.bodies import (
    MAX_UNPACKED_BODY,
    decode_changes,
    encode_changes,
    header_ad,
    open_body,
    seal_body,
)
from sync.protocol.canonical import Limits, WireCode, WireProblem, canonical, read_json
from sync.protocol.change_records import read_change, write_change
from sync.protocol.fields import read_instant, write_instant
from sync.protocol.headers import (
    MAX_BODY,
    digest_of_sets,
    header_text,
    read_header,
    read_header_text,
    read_set,
    set_hash,
    verify_chain,
    write_header,
    write_set,
)
from sync.protocol.packing import pack, unpack
from sync.protocol.receipts import read_receipt, sign_receipt, verify_receipt, write_receipt
from sync.protocol.sealing import ChainPlace, after, open_set, seal_set
from sync.protocol.signing import (
    authorize,
    read_authorization,
    request_signature_text,
    sign_head,
    verify_head,
    verify_request,
)
from sync.protocol.summary import Summary, read_summary, write_summary

__all__ = [
    "BATCH_BYTES",
    "Batch",
    "ChainPlace",
    "Limits",
    "MAX_BATCH_BYTES",
    "MAX_BODY",
    "MAX_SETS_IN_BATCH",
    "MAX_UNPACKED_BODY",
    "Summary",
    "WireCode",
    "WireProblem",
    "after",
    "authorize",
    "canonical",
    "decode_changes",
    "digest_of_sets",
    "encode_changes",
    "header_ad",
    "header_text",
    "how_many_fit",
    "open_body",
    "open_set",
    "pack",
    "read_authorization",
    "read_batch",
    "read_change",
    "read_header",
    "read_header_text",
    "read_instant",
    "read_json",
    "read_receipt",
    "read_set",
    "read_summary",
    "request_signature_text",
    "seal_body",
    "seal_set",
    "set_hash",
    "sign_head",
    "sign_receipt",
    "unpack",
    "verify_chain",
    "verify_head",
    "verify_receipt",
    "verify_request",
    "write_batch",
    "write_change",
    "write_header",
    "write_instant",
    "write_receipt",
    "write_set",
    "write_summary",
]
