"""Messages that were right but for one place: each reader takes them or refuses, and fails no other way."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from sync.protocol import wire
from sync.protocol.canonical import WireProblem, canonical, read_json
from sync.protocol.errors import Problem, ProblemType, read_problem, write_problem
from sync.protocol.exchanges import (
    EnrolmentReply,
    EnrolmentRequest,
    NewDossier,
    PushReply,
    RecoveryParcel,
    read_caseload,
    read_enrolment_reply,
    read_enrolment_request,
    read_hello,
    read_new_dossier,
    read_page,
    read_push_reply,
    read_recovery,
    write_caseload,
    write_enrolment_reply,
    write_enrolment_request,
    write_hello,
    write_new_dossier,
    write_page,
    write_push_reply,
    write_recovery,
)
from sync.protocol.model import CHAIN_START, ChangeRecord, DossierGrant, Hello, Page, PrivacyClass, Receipt
from sync.protocol.packing import pack, unpack
from sync.server.service.caseload_file import CaseloadProblems, read_caseload_file

ID = "0199a000-0000-7000-8000-00000000000a"
NOON = "2026-09-15T12:00:00.000Z"
KEY = SigningKey(b"\x07" * 32)
RECORD = ChangeRecord(
    ID, ID, "answer", "T01", {"state": None, "value": "Aleppo"}, (ID,), ID, ID, "0001-0001-a",
    "landelijk@1", "ar", "0" * 64, ID, "said", "sure",
)  # fmt: skip
SET = wire.seal_set(
    wire.ChainPlace("gm9999", ID, ID, 0), [RECORD], PrivacyClass.NORMAL, bytes(32), ID, NOON, "landelijk@1"
)
RECEIPT = Receipt(1, "gm9999", ID, ID, ID, 1, CHAIN_START, CHAIN_START, 0, NOON, "x")
RIGHT: list[tuple[Callable[[object], object], dict[str, object]]] = [
    (wire.read_change, wire.write_change(RECORD)),
    (wire.read_header, wire.write_header(SET.header)),
    (wire.read_set, wire.write_set(SET)),
    (wire.read_receipt, wire.write_receipt(RECEIPT)),
    (read_page, write_page(Page(ID, (SET,), "c", has_more=False))),
    (read_push_reply, write_push_reply(PushReply(RECEIPT, ((1, "desk-revoked"),)))),
    (read_caseload, write_caseload((DossierGrant(ID, bytes(32), bytes(32), 1, CHAIN_START),))),
    (read_hello, write_hello(Hello("gm9999", ID, NOON, 1, "active", ID, 1, CHAIN_START))),
    (read_new_dossier, write_new_dossier(NewDossier(ID, bytes(32), bytes(32)))),
    (read_recovery, write_recovery(RecoveryParcel("s", 1, "k", b"x"))),
    (read_enrolment_request, write_enrolment_request(EnrolmentRequest("c", ID, bytes(32), "l", 1))),
    (
        read_enrolment_reply,
        write_enrolment_reply(
            EnrolmentReply("gm9999", "V", ID, "M", "", bytes(32), bytes(32), "herstel-1", NOON)
        ),
    ),
]
STRANGE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(
        [ID.upper(), "gm999٣", "0" * 63 + "٠", "2026-09-15T12:00:60.000Z", "", "=" * 44, 2**63]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def altered(draw: st.DrawFn, right: object) -> object:
    """`right` with one place of it taken away or replaced."""
    whole = deepcopy(right)
    at = whole
    while isinstance(at, dict | list) and at:
        place = draw(st.sampled_from(list(at) if isinstance(at, dict) else list(range(len(at)))))
        inner = at[place]
        if not isinstance(inner, dict | list) or not inner or draw(st.booleans()):
            if draw(st.booleans()):
                at[place] = draw(STRANGE)
            else:
                del at[place]
            break
        at = inner
    return whole


@given(st.data())
def test_a_message_with_one_thing_wrong_is_read_or_refused(data: st.DataObject) -> None:
    reader, right = data.draw(st.sampled_from(RIGHT))
    reader(right)
    wrong = data.draw(altered(right))
    with contextlib.suppress(WireProblem):
        reader(wrong)
    with contextlib.suppress(WireProblem):
        reader(read_json(json.dumps(wrong).encode("utf-8", "surrogatepass")))


@given(st.data())
def test_a_batch_or_body_with_one_thing_wrong_is_read_or_refused(data: st.DataObject) -> None:
    lines = [json.loads(line) for line in unpack(wire.write_batch([SET], KEY), 100_000).splitlines()]
    wrong = data.draw(altered(lines))
    assert isinstance(wrong, list)
    raw = b"\n".join(json.dumps(line).encode("utf-8", "surrogatepass") for line in wrong) + b"\n"
    with contextlib.suppress(WireProblem):
        wire.read_batch(pack(raw))
    changes = data.draw(altered([wire.write_change(RECORD)]))
    with contextlib.suppress(WireProblem):
        wire.decode_changes(pack(json.dumps(changes).encode("utf-8", "surrogatepass")))


@given(st.data())
def test_a_problem_or_caseload_file_with_one_thing_wrong_is_read_or_refused(data: st.DataObject) -> None:
    full = Problem(
        ProblemType.INVALID, n=1, server_time=NOON, retry_after=1, epoch=ID, problems=(("a", "b"),)
    )
    problem = data.draw(altered(json.loads(write_problem(full))))
    with contextlib.suppress(WireProblem):
        read_problem(json.dumps(problem).encode("utf-8", "surrogatepass"))
    change = {"kind": "dossier", "key": "head", "value": {"a": 1}, "privacyClass": "special", "source": "coa"}
    file = {"v": 1, "dossiers": [{"id": ID, "workers": ["Marit"], "changes": [change]}]}
    with contextlib.suppress(CaseloadProblems):
        read_caseload_file(json.dumps(data.draw(altered(file))).encode("utf-8", "surrogatepass"))


@given(STRANGE)
def test_what_is_not_ours_is_not_written_as_ours(value: object) -> None:
    with contextlib.suppress(WireProblem):
        assert read_json(canonical(value)) == value
