"""`intakekoffer bewaren ...`: what the privacy officer does at the office.

`sleutel` makes the signing key once, `ondertekenen` signs a policy or an order to destroy, `controleren`
tells what a file says and who signed it. The laptops take it in on the screen 'Bewaren en wissen'.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.commands.officer_key import FILE, KeyFileWrong, new_key, open_key
from desktop.domain.dutch_days import day_words
from desktop.domain.erasure_order import ErasureOrder, is_order, order_text, read_order
from desktop.domain.errors import Refusal, Trouble
from desktop.domain.retention import RetentionPolicy
from desktop.domain.retention_reader import (
    PolicyBroken,
    ended,
    fingerprint,
    policy_text,
    read_policy,
    take_apart,
    with_signature,
)
from desktop.intake_files.room import IncomingFiles
from desktop.outgoing_files.exports import PrivateExports
from desktop.store.kdf import PRODUCTION, KdfParameters
from desktop.usecases.retention_words import CLASS_WORDS
from sync.protocol.canonical import WireProblem
from sync.protocol.signing import sign, verify

#: asks for words that do not show on the screen
Ask = Callable[[str], str]


def command(argv: Sequence[str]) -> int:
    """0: done; 1: something has to change first, and it is said what."""
    return run(argv, getpass.getpass)


def run(argv: Sequence[str], ask: Ask, cost: KdfParameters = PRODUCTION) -> int:
    """As `command`, with the words asked by `ask` and a new key at this cost."""
    parser = argparse.ArgumentParser(
        prog="intakekoffer bewaren",
        description="Bewaarbeleid voor de laptops: sleutel maken, beleid ondertekenen, beleid controleren.",
    )
    acts = parser.add_subparsers(dest="act", required=True, metavar="sleutel|ondertekenen|controleren")
    making = acts.add_parser("sleutel", help="maak een keer de sleutel van de privacy-officer")
    making.add_argument("folder", type=Path, metavar="MAP")
    signing = acts.add_parser("ondertekenen", help="onderteken een beleid of een wisopdracht")
    signing.add_argument("file", type=Path, metavar="BELEID|OPDRACHT")
    signing.add_argument("--sleutel", dest="key", type=Path, required=True, metavar="SLEUTELBESTAND")
    signing.add_argument("--naar", dest="target", type=Path, metavar="BESTAND")
    checking = acts.add_parser("controleren", help="wat staat er in een bestand, en wie ondertekende het")
    checking.add_argument("file", type=Path, metavar="BELEID|OPDRACHT")
    asked = parser.parse_args(argv)
    try:
        if asked.act == "sleutel":
            return _make(asked.folder, cost)
        if asked.act == "ondertekenen":
            return _sign(asked.file, asked.key, asked.target, ask)
        return _check(asked.file)
    except PolicyBroken as broken:
        for problem in broken.problems:
            print(f"fout    {problem}", file=sys.stderr)
        return _no(f"{len(broken.problems)} fout; er is niets ondertekend")
    except (Refusal, Trouble) as failure:
        return _no(f"het bestand kan niet worden gelezen of geschreven ({failure.code.value})")
    except KeyFileWrong:
        return _no("dit is geen sleutelbestand, of de woorden zijn anders")


def _make(folder: Path, cost: KdfParameters) -> int:
    made = new_key(cost)
    PrivateExports().write_new(folder / FILE, made.content)
    print(f"Gemaakt: {folder / FILE}")
    print("Schrijf deze woorden op papier, in deze volgorde. Ze staan nergens anders:")
    print("  " + " ".join(made.words))
    print("Deze tekens vergelijkt elke klantmanager met u, door de telefoon:")
    print("  " + made.fingerprint)
    print("Bewaar het bestand en het papier apart. Zonder allebei kan niemand ondertekenen.")
    return 0


def _sign(file: Path, key_file: Path, target: Path | None, ask: Ask) -> int:
    files = IncomingFiles()
    content = files.fetch(file)
    signed = take_apart(content)
    body = ended(signed.body if signed is not None else content)
    what = _read(body, file.name)
    words = bytearray(ask("De woorden van de sleutel: ").encode())
    key = open_key(files.fetch(key_file), words)
    public = bytes(key.verify_key)
    to = target or file.with_name(f"{file.stem}.getekend.toml")
    PrivateExports().write_new(to, with_signature(body, public, sign(key, _signed_text(body))))
    print(f"Ondertekend: {to}")
    _tell(what, public)
    return 0


def _check(file: Path) -> int:
    content = IncomingFiles().fetch(file)
    signed = take_apart(content)
    if signed is None:
        _read(content, file.name)
        return _no("het bestand klopt, maar het is niet ondertekend")
    try:
        verify(signed.key, _signed_text(signed.body), signed.signature)
    except WireProblem:
        return _no("de handtekening klopt niet: het bestand is daarna veranderd")
    _tell(_read(signed.body, file.name), signed.key)
    return 0


def _read(body: bytes, name: str) -> RetentionPolicy | ErasureOrder:
    return read_order(body, name) if is_order(body) else read_policy(body, name)


def _signed_text(body: bytes) -> bytes:
    return order_text(body) if is_order(body) else policy_text(body)


def _tell(what: RetentionPolicy | ErasureOrder, public: bytes) -> None:
    if isinstance(what, ErasureOrder):
        print(f"Wisopdracht {what.number} van {what.municipality}: {len(what.dossiers)} nummer(s).")
        print(f"Besloten door {what.decided_by}, op {day_words(what.decided_on)}. {what.ground}")
        print("Ook wat nog niet verstuurd is." if what.also_unsent else "Niet wat nog niet verstuurd is.")
    else:
        _tell_policy(what)
    print(f"Sleutel: {fingerprint(public)}")


def _tell_policy(policy: RetentionPolicy) -> None:
    print(f"Versie {policy.version} van {policy.municipality}, geldig vanaf {day_words(policy.valid_from)}.")
    print(f"Besloten door {policy.decided_by}, op {day_words(policy.decided_on)}.")
    print("Wissen: vanzelf bij het openen" if policy.is_automatic else "Wissen: na vragen")
    for dossier_class, term in policy.terms.items():
        print(f"  {CLASS_WORDS[dossier_class]}: {term.days} dagen. {term.ground}")


def _no(words: str) -> int:
    print(words, file=sys.stderr)
    return 1
