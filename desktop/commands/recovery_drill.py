"""The drill: both sides of a recovery, for real, on a koffer in a folder that is thrown away.

Real files, real keys, the real words of three invented officers; nothing of the installation is touched.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId, uuid7
from desktop.installed import SystemChance, WallClock
from desktop.store import header, hybrid_seal, recovery_office, recovery_texts, safe
from desktop.store.kdf import KdfParameters
from desktop.store.key_stores import NoKeyStore
from desktop.store.municipal_recovery import begin_request, finish_request
from desktop.store.open_store import OpenStore
from desktop.store.passphrases import proposed, read_words
from desktop.store.recovery_office import OfficeLine, ParcelWrong
from desktop.store.recovery_officers import OfficerFileWrong, make_officers, open_together, read_officer
from desktop.store.rollover import PENDING_PARCEL
from desktop.usecases.ports import RECOVERY_KEY, Draft

_DOSSIER = DossierId(uuid7(1, b"oefen-oefen"))
_TEXT = "Dit staat in de oefenkoffer."
_LABELS = ("Officier 1", "Officier 2", "Officier 3")


class DrillFailed(Exception):
    """A step that did not go as it must; `step` says which, in words."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


def drill(cost: KdfParameters) -> Iterator[str]:
    """Play it; one sentence per step that went well. Raises DrillFailed at the first that did not."""
    with tempfile.TemporaryDirectory(prefix="herstel-oefening-") as name:
        yield from _Drill(Path(name), cost).steps()


class _Drill:
    def __init__(self, root: Path, cost: KdfParameters) -> None:
        self._root, self._cost = root, cost
        self._keys, self._clock, self._chance = NoKeyStore(), WallClock(), SystemChance()
        self._words = [" ".join(proposed(read_words(), has_device_secret=False)) for _ in range(5)]
        self._person = ""

    def steps(self) -> Iterator[str]:
        """The steps, in the order of a real recovery."""
        pair = hybrid_seal.new_key()
        texts = make_officers(pair, _LABELS, [bytearray(w.encode()) for w in self._words[:3]], self._cost)
        yield "de sleutel van de gemeente is gemaakt en over drie officieren verdeeld"
        parcel = self._make_koffer(pair.public)
        yield "een koffer met een tekst is gemaakt, en het herstelpakket is verzegeld voor de gemeente"
        request = begin_request(self._root, self._person, self._keys, self._clock)
        asked = _whole(request.text)
        yield f"de wachtzin is 'vergeten'; de laptop maakt een herstelvraag met code {request.code}"
        self._must(recovery_texts.code_of(asked) == request.code, "de code hoort bij de vraag")
        yield "de officieren rekenen uit de vraag dezelfde code uit"
        one = read_officer(texts[0])
        self._must(self._refuses_one(texts), "een officier alleen, of met verkeerde woorden, opent niets")
        yield "een officier alleen, of met de woorden van een ander, opent niets"
        two = read_officer(texts[2])
        opened = open_together(one, self._typed(0), two, self._typed(2))
        self._must(opened.secret == pair.secret, "twee officieren openen de sleutel")
        answer = recovery_office.answer(opened, parcel, asked)
        audit = self._root / "logboek.jsonl"
        key_id = hybrid_seal.key_id(opened.public)
        line = OfficeLine(
            self._clock.now(),
            "recovery.answered",
            key_id,
            asked.store_id,
            request.code,
            (one.label, two.label),
        )
        recovery_office.note(audit, line)
        self._must(len(recovery_office.read_chain(audit)) == 1, "het logboek van de officieren klopt")
        yield "officier 1 en 3 openen samen het pakket, antwoorden, en het staat in hun logboek"
        self._must(self._refuses_part(answer), "een half antwoord wordt geweigerd")
        yield "een half antwoord wordt geweigerd en verandert niets"
        self._take(answer)
        yield "de laptop opent met het antwoord en nieuwe woorden; de tekst staat er nog"
        self._open_again(pair, parcel)
        yield "bij het volgende openen krijgt de koffer een nieuwe sleutel; het oude pakket opent niets meer"

    def _make_koffer(self, public: bytes) -> bytes:
        store = safe.create_person(
            self._root, "Oefening", self._typed(3), device_secrets=self._keys, kdf=self._cost,
            clock=self._clock, chance=self._chance,
        )  # fmt: skip
        self._person = store.person_id
        with store.unit_of_work() as work:
            work.drafts.save(_DOSSIER, "T01", Draft(_TEXT))
            work.state.put(RECOVERY_KEY, public.hex())
            work.commit()
        parcel = store.recovery_parcel(public)
        store.close()
        return parcel

    def _refuses_one(self, texts: tuple[str, ...]) -> bool:
        one, two = read_officer(texts[0]), read_officer(texts[1])
        for other, words in ((one, 0), (two, 0)):
            try:
                open_together(one, self._typed(0), other, self._typed(words))
            except OfficerFileWrong:
                continue
            return False
        return True

    def _refuses_part(self, answer: str) -> bool:
        try:
            self._finish(answer[:-100]).close()
        except Refusal as refused:
            return refused.code is RefusalCode.RECOVERY_ANSWER_UNREADABLE
        return False

    def _take(self, answer: str) -> None:
        store = self._finish(answer)
        try:
            with store.unit_of_work() as work:
                draft = work.drafts.load(_DOSSIER, "T01")
                acts = [one.action for one in work.audit.lines()]
        finally:
            store.close()
        self._must(draft is not None and draft.text == _TEXT, "de tekst staat er nog")
        self._must("recovery.used" in acts, "het logboek van de koffer weet van het herstel")

    def _open_again(self, pair: hybrid_seal.HybridKey, parcel: bytes) -> None:
        store = safe.open_person(
            self._root, self._person, self._typed(4), device_secrets=self._keys, clock=self._clock,
            chance=self._chance,
        )  # fmt: skip
        store.close()
        folder = safe.folder_of(self._root, self._person)
        self._must(header.read(folder).generation == 2, "de koffer heeft een nieuwe sleutel")
        request = begin_request(self._root, self._person, self._keys, self._clock)
        asked = _whole(request.text)
        recovery_office.answer(pair, (folder / PENDING_PARCEL).read_bytes(), asked)
        try:
            recovery_office.answer(pair, parcel, asked)
        except ParcelWrong:
            return
        raise DrillFailed("het oude pakket opent niets meer")

    def _finish(self, answer: str) -> OpenStore:
        return finish_request(
            self._root, self._person, answer, self._typed(4), device_secrets=self._keys, clock=self._clock,
            chance=self._chance,
        )  # fmt: skip

    def _typed(self, number: int) -> bytearray:
        return bytearray(self._words[number].encode())

    def _must(self, is_so: bool, step: str) -> None:
        if not is_so:
            raise DrillFailed(step)


def _whole(text: str) -> recovery_texts.Request:
    asked = recovery_texts.read_request(text)
    if asked is None:
        raise DrillFailed("de herstelvraag is leesbaar")
    return asked
