"""The signed file of the privacy officer: read strictly, every problem at once with what to do.

The file is TOML that anybody can read, with the signature as a remark on its last line:
`# handtekening ed25519 <public key, 64 hex> <signature, base64>`. Signed are the bytes before that line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.retention import DossierClass, RetentionPolicy, Term
from forms.problems import PackProblem
from forms.strict_toml import FILE_MAX, Table, parse_toml

FILE = "bewaarbeleid.toml"
FEWEST_DAYS, MOST_DAYS = 1, 366
LAST_VERSION = 9999
#: signed with it, so that a signature of something else is never one of a policy
_LABEL = b"intakekoffer|bewaarbeleid|1\n"
_LAST = re.compile(rb"(?s)\A(.*\n)# handtekening ed25519 ([0-9a-f]{64}) ([A-Za-z0-9+/]{86}==)\s*\Z")
#: letters of one text
_LONGEST = 300
_GROUP = 4
_GROUPS = 8


class Destroy(StrEnum):
    """Whether somebody is asked each time."""

    VRAGEN = "vragen"
    VANZELF = "vanzelf"


class PolicyBroken(Exception):
    """The file does not load; `problems` holds all of them."""

    def __init__(self, problems: Iterable[PackProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A file taken apart; nothing of it is checked yet."""

    body: bytes
    key: bytes  # 32 bytes
    signature: str  # base64

    @property
    def signed_text(self) -> bytes:
        """What the signature is over."""
        return policy_text(self.body)


def policy_text(body: bytes) -> bytes:
    """What is signed of a policy."""
    return _LABEL + body


def with_signature(body: bytes, key: bytes, signature: str) -> bytes:
    """The file as it goes to the laptops. `key`: the 32 public bytes; `signature`: base64."""
    return ended(body) + f"# handtekening ed25519 {key.hex()} {signature}\n".encode()


def ended(body: bytes) -> bytes:
    """The same text with an end of line behind the last one: this is what is signed."""
    return body if body.endswith(b"\n") else body + b"\n"


def take_apart(untrusted: bytes) -> SignedFile | None:
    """Body, key and signature; None for a file without a signature on its last line."""
    found = _LAST.match(untrusted) if len(untrusted) <= FILE_MAX else None
    if found is None:
        return None
    return SignedFile(found[1], bytes.fromhex(found[2].decode()), found[3].decode())


def fingerprint(key: bytes) -> str:
    """'A3F1 09BC ...': the first 128 bits of the SHA-256 of a public key, to compare by voice."""
    digits = hashlib.sha256(key).hexdigest().upper()
    return " ".join(digits[at * _GROUP : (at + 1) * _GROUP] for at in range(_GROUPS))


def read_policy(body: bytes, name: str = FILE) -> RetentionPolicy:
    """What stands in the file. Raises PolicyBroken with all problems."""
    problems: list[PackProblem] = []
    whole = Table(name, "", parse_toml(name, body, problems), problems)
    if problems:
        raise PolicyBroken(problems)
    version = whole.whole("version", 1, LAST_VERSION)
    municipality = one_text(whole, "municipality", "Schrijf de naam van de gemeente.")
    valid_from, decided_on = whole.day("valid_from", True), whole.day("decided_on", True)
    decided_by = one_text(whole, "decided_by", "Schrijf de functie van wie besloot, geen naam.")
    destroy = whole.member("destroy", Destroy, None)
    terms = {}
    term = whole.inner("term")
    for each in DossierClass:
        inner = term.inner(each.value) if term is not None else None
        if inner is None:
            whole.note(f"term.{each.value}", "deze termijn ontbreekt", "Schrijf days en ground.")
            continue
        days = inner.whole("days", FEWEST_DAYS, MOST_DAYS)
        ground = one_text(inner, "ground", "Schrijf waarom zo lang, met het artikel.")
        inner.close()
        terms[each] = Term(days or 0, ground)
    if term is not None:
        term.close()
    whole.close()
    if valid_from is not None and decided_on is not None and valid_from < decided_on:
        whole.note("valid_from", "het beleid gaat in voordat het besloten is", "Kies een latere dag.")
    if problems or version is None or valid_from is None or decided_on is None or destroy is None:
        raise PolicyBroken(problems)
    return RetentionPolicy(
        version=version,
        municipality=municipality,
        valid_from=valid_from,
        decided_by=decided_by,
        decided_on=decided_on,
        is_automatic=destroy is Destroy.VANZELF,
        terms=MappingProxyType(terms),
    )


def one_text(table: Table, key: str, remedy: str) -> str:
    """One line that can be shown: no signs that turn words around, nothing endless."""
    text = table.text(key, remedy=remedy)
    if text and (len(text) > _LONGEST or not text.isprintable()):
        table.note(key, f"hier past een regel van hooguit {_LONGEST} gewone tekens", remedy)
        return ""
    return text
