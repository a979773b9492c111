"""`intakekoffer parcel`: read a parcel from another municipality with its key alone.

This file needs nothing else of the program. Copied to any computer with Python 3.11, PyNaCl and cryptography
it runs as `python parcel.py open FILE --key KEY --out FOLDER`. It is a second reading of the format, written
apart from `sync/protocol/parcels.py`; a test holds both against each other.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import os
import re
import secrets
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import nacl.bindings as sodium
import nacl.exceptions
import nacl.signing
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey

_PARCEL, _HYBRID = b"\xa7IKP\x01", b"\xa7IKH\x01"
_X, _KEM = 32, 1088
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,80}(/[a-z0-9][a-z0-9_-]{0,80}){0,2}(\.[a-z0-9]{1,8})?")
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PUBLIC, _SECRET = "intakekoffer-pakketsleutel", "intakekoffer-pakketsleutel-geheim"
_MOST_PIECE, _MOST_HEAD, _MOST_ENTRY = 64 * 1024 + 64, 4_000, 64 * 1024 * 1024
_SHOWN = 80


class NotRead(Exception):
    """Why a parcel or a key cannot be read, as a sentence."""


def command(argv: Sequence[str]) -> int:
    """Exit code: 0 done, 1 not done and why on stderr, 2 not understood."""
    parser = argparse.ArgumentParser(
        "intakekoffer parcel", description="Lees een overgedragen dossier, alleen met de sleutel."
    )
    verbs = parser.add_subparsers(required=True, metavar="OPDRACHT")
    key = verbs.add_parser("key", help="maak een sleutelpaar voor een gemeente zonder eigen back end")
    key.add_argument("municipality", help="naam van de gemeente")
    key.add_argument("--out", type=Path, required=True, help="map voor de twee bestanden")
    key.set_defaults(run=_make_key)
    for name, what, run in (
        ("show", "toon wat erin zit, zonder iets op te slaan", _show),
        ("open", "leg alles in een nieuwe map: verslag, papieren, plannen, antwoorden, foto's", _open),
    ):
        verb = verbs.add_parser(name, help=what)
        verb.add_argument("file", type=Path)
        verb.add_argument("--key", type=Path, required=True, help="het geheime sleutelbestand")
        if name == "open":
            verb.add_argument("--out", type=Path, required=True, help="nieuwe map")
        verb.set_defaults(run=run)
    asked = parser.parse_args(list(argv))
    try:
        asked.run(asked)
    except NotRead as why:
        print(str(why), file=sys.stderr)
    except (KeyError, TypeError, AttributeError):
        print("Wat in dit pakket staat is niet te lezen.", file=sys.stderr)
    except FileExistsError:
        print("Dat bestaat al; er wordt niets overschreven.", file=sys.stderr)
    except OSError as problem:
        print(f"Bestand of map niet bruikbaar: {problem.strerror}", file=sys.stderr)
    else:
        return 0
    return 1


def _make_key(asked: argparse.Namespace) -> None:
    secret = secrets.token_bytes(96)
    kem = MLKEM768PrivateKey.from_seed_bytes(secret[_X:]).public_key().public_bytes_raw()
    public = sodium.crypto_scalarmult_base(secret[:_X]) + kem
    told = {"v": 1, "municipality": asked.municipality, "keyId": _key_id(public)}
    asked.out.mkdir(mode=0o700, exist_ok=True)
    _write(asked.out / "pakketsleutel-geheim.json", _json({"form": _SECRET, "secret": _b64(secret), **told}))
    code = _code(public)
    _write(
        asked.out / "pakketsleutel.json",
        _json({"form": _PUBLIC, "code": code, "publicKey": _b64(public), **told}),
    )
    print(f"Gemaakt in {asked.out}. Geef pakketsleutel.json aan de andere gemeente.")
    print(f"Lees deze code voor als zij bellen: {code}")
    print("Bewaar pakketsleutel-geheim.json waar alleen u erbij kunt. Wie het heeft, leest de dossiers.")


def _show(asked: argparse.Namespace) -> None:
    changes: list[dict[str, Any]] = []
    plans: list[dict[str, Any]] = []
    names: list[str] = []

    def look(name: str, content: bytes) -> None:
        names.append(f"{name} ({max(1, len(content) // 1000)} kB)")
        if name == "wijzigingen.json":
            changes.extend(_object(content)["wijzigingen"])
        elif name == "plannen.json":
            plans.extend(_object(content)["plannen"])

    _tell(_read(asked, look))
    print("\nANTWOORDEN")
    for one in changes:
        if one.get("soort") == "answer":
            _tell_answer(one)
    print("\nPLANNEN")
    for plan in plans:
        told = (plan["stand"], f"leerroute {plan['leerroute']}", f"dagtekening {plan['dagtekening']}")
        print(f"- versie {_clean(plan['nummer'])}, {', '.join(_clean(one) for one in told)}")
        for line in plan["regels"]:
            print(f"    {_clean(line['tekst'])}")
    print("\nBESTANDEN\n" + "\n".join(f"- {name}" for name in names))


def _tell_answer(one: dict[str, Any]) -> None:
    asked = one.get("gevraagd") or {}
    question = one.get("vraag") or one.get("sleutel")
    standing = "" if one.get("geldt") else " (later veranderd)"
    print(f"- {_clean(question)}: {_clean(one.get('woorden'))}{standing}")
    if asked:
        texts = [value for value in asked.values() if isinstance(value, str)]
        print(f"    gevraagd: {_clean(' / '.join(texts))}")
    print(f"    {_clean(one.get('door'))}, {_clean(one.get('op'))}")


def _open(asked: argparse.Namespace) -> None:
    _read(asked, lambda name, content: None)  # to its end first: half a parcel leaves nothing behind
    asked.out.mkdir(mode=0o700)

    def lay_down(name: str, content: bytes) -> None:
        target = asked.out / name
        target.parent.mkdir(mode=0o700, exist_ok=True, parents=True)
        _write(target, content)

    _tell(_read(asked, lay_down))
    print(f"Alles staat in {asked.out}. Begin met leesbaar.pdf.")


def _tell(manifest: dict[str, Any]) -> None:
    print(f"Van {_clean(manifest['municipality'])} voor {_clean(manifest['receiver'])}, "
          f"gemaakt {_clean(manifest['madeAt'])}, grond: {_clean(manifest['ground'])}")  # fmt: skip
    code = _code(base64.b64decode(manifest["deskKey"]))
    print(f"Getekend door een laptop met code {code}. Vergelijk die met de afzender.")


# --- the format


def _read(asked: argparse.Namespace, look: Callable[[str, bytes], None]) -> dict[str, Any]:
    """Every entry after the manifest to `look`; returns the manifest. The whole is checked to its end."""
    secret = _secret(asked.key)
    with asked.file.open("rb") as stream:
        entries = _entries(stream, secret)
        name, first = next(entries, ("", b""))
        if name != "manifest.json":
            raise NotRead("Dit pakket heeft geen lijst van zijn bestanden.")
        manifest = _checked(first)
        found = []
        for name, content in entries:
            found.append({"name": name, "sha256": hashlib.sha256(content).hexdigest()})
            look(name, content)
    if found != manifest["entries"]:
        raise NotRead("De bestanden in dit pakket zijn niet die op de getekende lijst.")
    return manifest


def _checked(content: bytes) -> dict[str, Any]:
    manifest = _object(content)
    try:
        signature = base64.b64decode(manifest["signature"], validate=True)
        signed = {name: value for name, value in manifest.items() if name != "signature"}
        text = json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        key = nacl.signing.VerifyKey(base64.b64decode(manifest["deskKey"], validate=True))
        key.verify(b"hand-over|" + text, signature)
    except (KeyError, TypeError, ValueError, nacl.exceptions.CryptoError):
        raise NotRead("De handtekening van dit pakket klopt niet.") from None
    return manifest


def _entries(stream: BinaryIO, secret: bytes) -> Iterator[tuple[str, bytes]]:
    if stream.read(5) != _PARCEL:
        raise NotRead("Dit is geen pakket van Intakekoffer.")
    header = _exactly(stream, int.from_bytes(_exactly(stream, 2), "big"))
    sealed = _exactly(stream, int.from_bytes(_exactly(stream, 2), "big"))
    if _object(header).get("kind") != "hand-over":
        raise NotRead("Dit is een stick van een laptop, geen overdracht van een dossier.")
    held, pieces = bytearray(), _pieces(stream, _file_key(secret, sealed, header), header)

    def take(size: int, may_end: bool = False) -> bytes:
        while len(held) < size:
            piece = next(pieces, None)
            if piece is None:
                if may_end and not held:
                    return b""
                raise NotRead("Het einde van dit pakket ontbreekt.")
            held.extend(piece)
        found = bytes(held[:size])
        del held[:size]
        return found

    seen: set[str] = set()
    while start := take(4, may_end=True):
        size = int.from_bytes(start, "big")
        if size > _MOST_HEAD:
            raise NotRead("Dit pakket is niet te lezen.")
        head = _object(take(size))
        name, length = head.get("name"), head.get("size")
        if not isinstance(name, str) or not _NAME.fullmatch(name) or name in seen:
            raise NotRead("In dit pakket staat een naam die niet kan.")
        if not isinstance(length, int) or not 0 <= length <= _MOST_ENTRY:
            raise NotRead("In dit pakket staat een bestand dat te groot is.")
        content = take(length)
        if hashlib.sha256(content).hexdigest() != head.get("sha256"):
            raise NotRead("Een bestand in dit pakket is niet wat het was.")
        seen.add(name)
        yield name, content


def _file_key(secret: bytes, sealed: bytes, header: bytes) -> bytes:
    """X25519 and ML-KEM-768 together (see CRYPTO.md); the file's own key, 32 bytes."""
    front, box = sealed[: 5 + _X + _KEM], sealed[5 + _X + _KEM :]
    if not front.startswith(_HYBRID) or len(box) < 40:
        raise NotRead("Dit pakket is niet te lezen.")
    pair = MLKEM768PrivateKey.from_seed_bytes(secret[_X:])
    public = sodium.crypto_scalarmult_base(secret[:_X]) + pair.public_key().public_bytes_raw()
    if _object(header).get("keyId") != _key_id(public):
        raise NotRead("Dit pakket is verzegeld voor een andere sleutel.")
    try:
        shared = sodium.crypto_scalarmult(secret[:_X], front[5 : 5 + _X])
        mixed = hashlib.blake2b(digest_size=32, person=b"hybrid-seal-v1")
        for part in (shared, pair.decapsulate(front[5 + _X :]), front[5 : 5 + _X], front[5 + _X :], public):
            mixed.update(part)
        bound = front + b"parcel-v1|" + header
        return bytes(
            sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(box[24:], bound, box[:24], mixed.digest())
        )
    except (nacl.exceptions.CryptoError, ValueError):
        raise NotRead("Dit pakket is beschadigd of veranderd.") from None


def _pieces(stream: BinaryIO, key: bytes, header: bytes) -> Iterator[bytes]:
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, _exactly(stream, 24), key)
    tag = 0
    while tag != sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL:
        size = int.from_bytes(_exactly(stream, 4), "big")
        if not 17 <= size <= _MOST_PIECE:
            raise NotRead("Dit pakket is beschadigd of veranderd.")
        try:
            plain, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(
                state, _exactly(stream, size), header
            )
        except nacl.exceptions.CryptoError:
            raise NotRead("Dit pakket is beschadigd of veranderd.") from None
        yield plain
    if stream.read(1):
        raise NotRead("Achter dit pakket staat nog iets.")


def _exactly(stream: BinaryIO, size: int) -> bytes:
    found = stream.read(size)
    if len(found) != size:
        raise NotRead("Het einde van dit pakket ontbreekt.")
    return found


def _secret(path: Path) -> bytes:
    kept = _object(path.read_bytes()[:10_000])
    try:
        secret = base64.b64decode(kept["secret"], validate=True)
    except (KeyError, TypeError, ValueError):
        secret = b""
    if kept.get("form") != _SECRET or len(secret) != 96:
        raise NotRead("Dit is geen geheim sleutelbestand.")
    return secret


def _object(content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise NotRead("Dit is niet te lezen.")
    return value


def _key_id(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()[:16]


def _code(public: bytes) -> str:
    number = int.from_bytes(hashlib.sha256(public).digest()[:10], "big")
    letters = "".join(_LETTERS[(number >> (5 * place)) & 31] for place in reversed(range(16)))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def _clean(told: object) -> str:
    """On one line, without signs that could move the cursor or turn the line around."""
    line = " ".join(str(told if told is not None else "-").split())
    return "".join(sign for sign in line if sign.isprintable())[: _SHOWN * 4]


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _write(path: Path, content: bytes) -> None:
    """A new file, for this account alone."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


if __name__ == "__main__":
    sys.exit(command(sys.argv[1:]))
