"""The officers' side of recovery: two of three, the right parcel, the code that was read aloud."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from pytest import CaptureFixture

from desktop.commands import recovery
from desktop.commands.recovery_drill import drill
from desktop.store import hybrid_seal, recovery_office, recovery_texts
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import NoKeyStore
from desktop.store.municipal_recovery import begin_request, finish_request
from desktop.store.recovery_office import ParcelWrong
from desktop.store.recovery_officers import OfficerFileWrong, make_officers, open_together, read_officer
from tests.fakes import CountedChance
from tests.store_cases import OTHER_WORDS, WORDS, Person, passphrase, person

LABELS = ("Privacy-officer", "Hoofd inburgering", "CISO")
WORDS_OF = [f"{WORDS} een", f"{WORDS} twee", f"{WORDS} drie"]


def three() -> tuple[hybrid_seal.HybridKey, tuple[str, ...]]:
    pair = hybrid_seal.new_key()
    return pair, make_officers(pair, LABELS, [passphrase(words) for words in WORDS_OF], FLOOR)


def opens(texts: tuple[str, ...], one: int, other: int, *words: int) -> hybrid_seal.HybridKey:
    typed = [passphrase(WORDS_OF[number]) for number in words]
    return open_together(read_officer(texts[one]), typed[0], read_officer(texts[other]), typed[1])


def test_any_two_officers_open_the_key_and_no_one_alone() -> None:
    pair, texts = three()
    for one, other in ((0, 1), (0, 2), (2, 1)):
        assert opens(texts, one, other, one, other) == pair
    for wrong in ((0, 0, 0, 0), (0, 1, 0, 2), (0, 1, 1, 0)):
        with pytest.raises(OfficerFileWrong):
            opens(texts, *wrong)
    _, strange = three()
    with pytest.raises(OfficerFileWrong):
        opens((texts[0], strange[1]), 0, 1, 0, 1)
    assert pair.secret.hex() not in "".join(texts)


def test_a_file_with_a_lowered_cost_or_another_name_does_not_open() -> None:
    _, texts = three()
    for name, value in (("t", 2), ("label", "Iemand anders"), ("number", 3), ("m", 1)):
        changed = json.dumps({**json.loads(texts[0]), name: value})
        with pytest.raises(OfficerFileWrong):
            opens((changed, texts[1]), 0, 1, 0, 1)
    for text in ("", "[]", "{}", texts[0][:-40], json.dumps({**json.loads(texts[0]), "boxes": 3})):
        with pytest.raises(OfficerFileWrong):
            read_officer(text)


def test_the_officers_audit_shows_a_line_that_was_changed_or_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "logboek.jsonl"
    who = person(tmp_path)
    for number in range(4):
        line = recovery_office.OfficeLine(
            who.clock.now(), "recovery.answered", "k", "s", f"code-{number}", LABELS[:2]
        )
        recovery_office.note(path, line)
    lines = path.read_text().splitlines(keepends=True)
    assert [line["code"] for line in recovery_office.read_chain(path)] == [f"code-{n}" for n in range(4)]
    for broken in (lines[:1] + lines[2:], [lines[0].replace("Hoofd", "Iemand"), *lines[1:]], ["x\n", *lines]):
        path.write_text("".join(broken))
        with pytest.raises(ParcelWrong):
            recovery_office.read_chain(path)


class Typist:
    """Types what is asked, in order; a word may be made from what stood on the screen."""

    def __init__(self, screen: CaptureFixture[str], words: list[str] | None = None) -> None:
        self._screen, self._words = screen, words
        self.seen = ""
        self.read: list[str] = []

    def __call__(self, question: str) -> str:
        self.seen += self._screen.readouterr().out
        if self._words is None:  # types over what was shown last
            self.read.append(self.seen.strip().splitlines()[-1].strip())
            return self.read[-1]
        return self._words.pop(0)


def test_the_whole_road_by_command_up_to_an_open_koffer(tmp_path: Path, capsys: CaptureFixture[str]) -> None:
    office = tmp_path / "kantoor"
    office.mkdir()
    over = Typist(capsys)
    assert recovery.run(["sleutel", str(office), *LABELS], over, FLOOR) == 0
    words = over.read
    assert len({*words}) == 3
    public = json.loads((office / recovery.PUBLIC_FILE).read_text())
    who = person(tmp_path, NoKeyStore())
    store = who.make()
    (office / "pakket").write_bytes(store.recovery_parcel(base64.b64decode(public["public"])))
    assert store.header.recovery[0].key_id == public["keyId"]
    store.close()
    shown = begin_request(who.root, who.id, who.device_secrets, who.clock)
    (office / "vraag.txt").write_text(shown.text)
    officers = [str(office / "officier-3.json"), str(office / "officier-1.json")]
    asked = ["openen", "--pakket", str(office / "pakket"), "--vraag", str(office / "vraag.txt"), "--officier",
             *officers, "--naar", str(office / "antwoord.txt")]  # fmt: skip
    assert recovery.run(asked, Typist(capsys, ["AAAA-BBBB-CCCC-DDDD"])) == 1
    assert "code is anders" in capsys.readouterr().err
    assert recovery.run(asked, Typist(capsys, [shown.code, words[0], words[2]])) == 1
    assert not (office / "antwoord.txt").exists()
    assert recovery.run(asked, Typist(capsys, [shown.code.lower(), words[2], words[0]])) == 0
    lines = recovery_office.read_chain(office / recovery.AUDIT_FILE)
    assert [(line["act"], line["code"]) for line in lines] == [("recovery.answered", shown.code)]
    finish_request(
        who.root, who.id, (office / "antwoord.txt").read_text(), passphrase(OTHER_WORDS),
        device_secrets=who.device_secrets, clock=who.clock, chance=CountedChance("finish"),
    ).close()  # fmt: skip
    who.open(OTHER_WORDS).close()
    later_parcel_of_other(tmp_path, office, asked, words, shown.code, capsys)


def later_parcel_of_other(
    root: Path, office: Path, asked: list[str], words: list[str], code: str, screen: CaptureFixture[str]
) -> None:
    """The parcel of another koffer is refused, and nothing is written."""
    (office / "antwoord.txt").unlink()
    other = person(root / "other", NoKeyStore())
    store = other.make()
    public = json.loads((office / recovery.PUBLIC_FILE).read_text())["public"]
    (office / "pakket").write_bytes(store.recovery_parcel(base64.b64decode(public)))
    store.close()
    assert recovery.run(asked, Typist(screen, [code, words[2], words[0]])) == 1
    assert "andere koffer" in screen.readouterr().err
    assert not (office / "antwoord.txt").exists()


def test_the_drill_plays_both_sides_and_leaves_nothing(capsys: CaptureFixture[str]) -> None:
    assert len(list(drill(FLOOR))) == 9
    assert recovery.run(["oefening"], Typist(capsys), FLOOR) == 0
    said = capsys.readouterr().out
    assert "geslaagd" in said
    assert " 9. goed" in said


def test_a_parcel_for_another_municipality_is_told_as_such(tmp_path: Path) -> None:
    pair, _ = three()
    who: Person = person(tmp_path, NoKeyStore())
    store = who.make()
    parcel = store.recovery_parcel(pair.public)
    store.close()
    text = begin_request(who.root, who.id, who.device_secrets, who.clock).text
    from_now = recovery_texts.read_request(text)
    assert from_now is not None
    with pytest.raises(ParcelWrong) as wrong:
        recovery_office.answer(hybrid_seal.new_key(), parcel, from_now)
    assert wrong.value.why == "key"
