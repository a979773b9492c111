"""The signed policy of the privacy officer: looked at first, its key compared once, then taken; never back.

The public key is pinned when the first policy is taken. Another key is only taken after the same comparison,
by voice, with the officer; an older version never, whoever signed it.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.retention import RetentionPolicy
from desktop.domain.retention_reader import PolicyBroken, fingerprint, read_policy, take_apart
from desktop.domain.wording import nl
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.supplied import KEY_NOT_COMPARED, NOT_HIGHER, UNREADABLE
from sync.protocol.canonical import WireProblem
from sync.protocol.signing import verify

#: local state: the pinned public key (hex), and the signed file as it came (base64)
_KEY, _FILE = "retention.key", "retention.policy"
#: and what the municipality sent while its key was not compared here (base64): it waits for that
_SENT = "retention.sent"


@dataclass(frozen=True, slots=True)
class KeptPolicy:
    """What holds on this laptop. `policy` None: what stands here cannot be read any more."""

    policy: RetentionPolicy | None
    fingerprint: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PolicySeen:
    """What a file would change; nothing is taken yet. With `problems` it cannot be taken."""

    policy: RetentionPolicy | None
    problems: tuple[str, ...]
    doubts: tuple[str, ...]
    fingerprint: str  # of who signed it; '' = nobody
    pinned: str  # the fingerprint that holds here now; '' = none yet
    is_same: bool
    sha256: str

    @property
    def is_new_key(self) -> bool:
        """True while the key is to be compared with the officer before it can be taken."""
        return bool(self.fingerprint) and self.fingerprint != self.pinned


def kept_policy(work: UnitOfWork) -> KeptPolicy | None:
    """What holds here, its signature looked at again; None where none was ever taken."""
    key, kept = work.state.get(_KEY), work.state.get(_FILE)
    if key is None or kept is None:
        return None
    content = base64.b64decode(kept)
    shown, sha256 = fingerprint(bytes.fromhex(key)), hashlib.sha256(content).hexdigest()
    signed = take_apart(content)
    if signed is None or signed.key.hex() != key:
        return KeptPolicy(None, shown, sha256)
    try:
        verify(signed.key, signed.signed_text, signed.signature)
        return KeptPolicy(read_policy(signed.body), shown, sha256)
    except (WireProblem, PolicyBroken):
        return KeptPolicy(None, shown, sha256)


def look_at_policy(desk: Desk, path: Path) -> PolicySeen:
    """What this file would change; takes nothing. Runs off the store thread.

    Refusal FILE_NOT_THERE, FILE_TOO_LARGE.
    """
    content = desk.incoming.fetch(path)
    return desk.on_store(lambda: _seen(desk, content))


def take_policy(desk: Desk, path: Path, seen: PolicySeen, is_compared: bool) -> None:
    """Take exactly what was shown; from now on this key alone is known. Runs off the store thread.

    Refusal POLICY_UNFIT, POLICY_CHANGED (the file is no longer what was shown), KEY_NOT_COMPARED (field
    'compared').
    """
    content = desk.incoming.fetch(path)
    desk.on_store(lambda: _take(desk, content, seen, is_compared))


def take_sent_policy(work: UnitOfWork, content: bytes) -> str:
    """Take a policy that the municipality's back end sent: only a higher version, signed with the key that
    was compared here before. Returns '' or the word for why not; the caller commits, also then: what only
    lacks the comparing waits for it (`sent_policy_waits`).

    The back end's own signature is not enough: what may be destroyed is the privacy officer's to say.
    """
    kept, signed = kept_policy(work), take_apart(content)
    if signed is None:
        return UNREADABLE
    try:
        verify(signed.key, signed.signed_text, signed.signature)
        policy = read_policy(signed.body)
    except (WireProblem, PolicyBroken):
        return UNREADABLE
    if kept is None or kept.fingerprint != fingerprint(signed.key):
        work.state.put(_SENT, base64.b64encode(content).decode())
        return KEY_NOT_COMPARED
    if kept.sha256 == hashlib.sha256(content).hexdigest():
        return ""
    if _older(kept, policy):
        return NOT_HIGHER
    work.state.put(_FILE, base64.b64encode(content).decode())
    work.audit.note("retention.policy", f"v{policy.version}", "ok")
    return ""


def sent_policy_waits(work: UnitOfWork) -> bool:
    """True while a policy that the municipality sent waits until its key was compared."""
    return _sent(work) is not None


def look_at_sent_policy(desk: Desk) -> PolicySeen:
    """What the policy that waits would change; takes nothing. Refusal FILE_NOT_THERE when none waits."""
    return _seen(desk, _sent_content(desk))


def take_sent_after_comparing(desk: Desk, seen: PolicySeen, is_compared: bool) -> None:
    """Take the policy that waits, as `take_policy` takes a file. Refusal as there, FILE_NOT_THERE."""
    _take(desk, _sent_content(desk), seen, is_compared)


def _sent(work: UnitOfWork) -> bytes | None:
    """What waits; nothing once a policy of that version or a higher one holds here."""
    kept = work.state.get(_SENT)
    if kept is None:
        return None
    content = base64.b64decode(kept)
    signed, now = take_apart(content), kept_policy(work)
    try:
        version = read_policy(signed.body).version if signed is not None else 0
    except (WireProblem, PolicyBroken):
        return None
    return None if now is not None and now.policy is not None and now.policy.version >= version else content


def _sent_content(desk: Desk) -> bytes:
    with desk.unit_of_work() as work:
        content = _sent(work)
    if content is None:
        raise Refusal(RefusalCode.FILE_NOT_THERE, "file")
    return content


def _take(desk: Desk, content: bytes, seen: PolicySeen, is_compared: bool) -> None:
    now = _seen(desk, content)
    if now.problems or now.policy is None:
        raise Refusal(RefusalCode.POLICY_UNFIT, "file", {"aantal": str(max(1, len(now.problems)))})
    if now.sha256 != seen.sha256 or now.pinned != seen.pinned:
        raise Refusal(RefusalCode.POLICY_CHANGED, "file")
    if now.is_new_key and not is_compared:
        raise Refusal(RefusalCode.KEY_NOT_COMPARED, "compared")
    signed = take_apart(content)
    if signed is None:
        raise ValueError("a policy without problems is signed")
    with desk.unit_of_work() as work:
        work.state.put(_KEY, signed.key.hex())
        work.state.put(_FILE, base64.b64encode(content).decode())
        if _sent(work) is None:
            work.state.drop(_SENT)
        if now.is_new_key:
            work.audit.note("retention.key", signed.key.hex()[:16], "ok")
        work.audit.note("retention.policy", f"v{now.policy.version}", "ok")
        work.commit()


def _seen(desk: Desk, content: bytes) -> PolicySeen:
    with desk.unit_of_work() as work:
        kept = kept_policy(work)
    sha256, pinned = hashlib.sha256(content).hexdigest(), kept.fingerprint if kept is not None else ""
    signed = take_apart(content)
    if signed is None:
        told = nl("Dit bestand is niet ondertekend. Vraag de privacy-officer om het ondertekende bestand.")
        return PolicySeen(None, (told,), (), "", pinned, False, sha256)
    shown = fingerprint(signed.key)
    try:
        verify(signed.key, signed.signed_text, signed.signature)
    except WireProblem:
        told = nl("De handtekening klopt niet: het bestand is daarna nog veranderd. Vraag het opnieuw.")
        return PolicySeen(None, (told,), (), shown, pinned, False, sha256)
    try:
        policy = read_policy(signed.body)
    except PolicyBroken as broken:
        told_all = tuple(str(problem) for problem in broken.problems)
        return PolicySeen(None, told_all, (), shown, pinned, False, sha256)
    is_same = kept is not None and kept.sha256 == sha256 and kept.policy is not None
    problems = () if is_same else _older(kept, policy)
    return PolicySeen(policy, problems, _doubts(desk, policy), shown, pinned, is_same, sha256)


def _older(kept: KeptPolicy | None, policy: RetentionPolicy) -> tuple[str, ...]:
    """A version only goes up."""
    if kept is None or kept.policy is None or policy.version > kept.policy.version:
        return ()
    if policy.version == kept.policy.version:
        told = nl("Dit is ook versie {version}, maar met een andere inhoud.", version=policy.version)
    else:
        told = nl(
            "Dit is versie {version}; hier geldt al versie {newer}. Terug kan niet.",
            version=policy.version,
            newer=kept.policy.version,
        )
    return (told,)


def _doubts(desk: Desk, policy: RetentionPolicy) -> tuple[str, ...]:
    """What is no mistake, and strange."""
    here = desk.worker.municipality
    if not here or here.casefold() == policy.municipality.casefold():
        return ()
    told = nl("Dit beleid is van {theirs}, uw koffer is van {here}.", theirs=policy.municipality, here=here)
    return (told,)
