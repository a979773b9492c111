"""Record what this version says on the wire: `python -m tests.corpus.record NAME` makes `tests/corpus/NAME`.

Once for each version that was released, with the program of that version; what stands there is never
recorded anew. The keys are of nobody: they are in this file.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from nacl.signing import SigningKey

from sync.protocol.batches import write_batch
from sync.protocol.errors import Problem, ProblemType, write_problem
from sync.protocol.exchanges import (
    EnrolmentReply,
    EnrolmentRequest,
    PushReply,
    RecoveryParcel,
    write_caseload,
    write_enrolment_reply,
    write_enrolment_request,
    write_hello,
    write_page,
    write_push_reply,
    write_recovery,
)
from sync.protocol.headers import set_hash
from sync.protocol.model import ChangeRecord, DossierGrant, Hello, Page, PrivacyClass, Receipt
from sync.protocol.receipts import sign_receipt
from sync.protocol.sealing import ChainPlace, after, seal_set

TENANT = "gm9998"
DESK, WORKER, DOSSIER, EPOCH = (f"0199a000-0000-7000-8000-{n:012d}" for n in range(1, 5))
AT = "2026-09-15T08:42:00.000Z"
DESK_KEY = SigningKey(hashlib.sha256(b"a desk of nobody").digest())
SERVER_KEY = SigningKey(hashlib.sha256(b"a back end of nobody").digest())
NORMAL_KEY, SPECIAL_KEY = (hashlib.sha256(text).digest() for text in (b"normal", b"special"))


def changes(first: int, privacy: str) -> tuple[ChangeRecord, ...]:
    """Answers of every shape that the form knows, of an invented person."""
    values: tuple[object, ...] = (
        "bakker",
        10,
        True,
        None,
        ["ar", "nl"],
        {"state": None, "value": "züß ትግርኛ"},
    )
    return tuple(
        ChangeRecord(
            id=f"0199a000-0000-7000-8000-{first + n:012d}",
            dossier=DOSSIER,
            kind="answer",
            key=f"{privacy}{n:02d}",
            value=value,
            parents=(),
            author=WORKER,
            desk=DESK,
            time=f"1789461720000-{n:04d}-{DESK}",
            pack="landelijk@1",
            language="ar",
            wording=hashlib.sha256(b"wording").hexdigest(),
            source="said",
        )
        for n, value in enumerate(values)
    )


def incarnation_of(version: str) -> str:
    """Each version has numbers of its own, so that all may be sent to one back end."""
    mark = hashlib.sha256(version.encode("utf-8")).hexdigest()
    return f"0199a000-0000-7000-8000-{mark[:12]}"


def messages(version: str) -> dict[str, bytes]:
    """File name -> exact bytes; '.bin' as they go over the line, '.json' a body in JSON."""
    incarnation = incarnation_of(version)
    start = ChainPlace(TENANT, DESK, incarnation, 0)
    one = seal_set(start, changes(100, "K"), PrivacyClass.NORMAL, NORMAL_KEY, WORKER, AT, "landelijk@1")
    two = seal_set(after(start, one), changes(200, "B"), PrivacyClass.SPECIAL, SPECIAL_KEY, WORKER, AT)
    batch = write_batch((one, two), DESK_KEY)
    receipt = sign_receipt(
        Receipt(
            v=1,
            tenant=TENANT,
            epoch=EPOCH,
            desk=DESK,
            incarnation=incarnation,
            n=2,
            head_hash=set_hash(two.header),
            request_digest=hashlib.sha256(batch).hexdigest(),
            safe_through=1,
            received_at=AT,
            signature="",
        ),
        SERVER_KEY,
    )
    key = bytes(DESK_KEY.verify_key)
    enrolment = EnrolmentReply(
        TENANT,
        "Voorbeeldgemeente",
        WORKER,
        "Marit",
        "14 0000",
        bytes(SERVER_KEY.verify_key),
        b"\1" * 32,
        "k1",
        AT,
    )
    grant = DossierGrant(DOSSIER, NORMAL_KEY, None, 2, "0" * 64)
    hello = Hello(TENANT, EPOCH, AT, 1, "active", incarnation, 2, set_hash(two.header))
    written: dict[str, object] = {
        "enrolment-request": write_enrolment_request(EnrolmentRequest("9998-7KQ4", DESK, key, "laptop", 1)),
        "enrolment-reply": write_enrolment_reply(enrolment),
        "recovery": write_recovery(RecoveryParcel(DESK, 1, "k1", b"sealed")),
        "hello": write_hello(hello),
        "caseload": write_caseload((grant,)),
        "push-reply": write_push_reply(PushReply(receipt, ((2, "not-read"),))),
        "page": write_page(Page(EPOCH, (one, two), "Y3Vyc29y", False)),
    }
    found = {f"{name}.json": json.dumps(value).encode("utf-8") for name, value in written.items()}
    for kind in ProblemType:
        found[f"problem-{kind.value}.json"] = write_problem(Problem(kind))
    return found | {"batch.bin": batch}


def main(name: str) -> int:
    """Write the folder; one that is there is left as it is."""
    folder = Path(__file__).parent / name
    folder.mkdir(parents=True)
    for file, content in messages(name).items():
        (folder / file).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
