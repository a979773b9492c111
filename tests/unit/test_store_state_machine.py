"""Whatever order things happen in, the store on disk holds what a plain model of it holds."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.domain.changes import Change, heads
from desktop.domain.dossier import project_row
from desktop.domain.ids import DossierId
from desktop.usecases.ports import Draft
from sync.protocol.model import SealedSet
from tests.store_cases import AMINA, INCARNATION, YONAS, change, person, receipt, sealed

DOSSIERS = st.sampled_from((AMINA, YONAS))
KEYS = st.sampled_from(("T01", "T02", "P08"))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
OTHER = "00000000-0000-7000-8000-00000000beef"


class StoreBesideModel(RuleBasedStateMachine):
    """Saves, rolls back, pulls, seals, closes, reopens and kills, in a store on disk."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.who = person(Path(self.place.name))
        self.store = self.who.make()
        self.number = 0
        self.changes: dict[str, Change] = {}
        self.unsealed: dict[str, Change] = {}
        self.drafts: dict[tuple[DossierId, str], str] = {}
        self.pulled: SealedSet | None = None
        self.sent: SealedSet | None = None

    def teardown(self) -> None:
        self.store.close()
        self.place.cleanup()

    def next_change(self, dossier: DossierId, key: str, text: str, names_parents: bool) -> Change:
        self.number += 1
        mine = [c for c in self.changes.values() if c.dossier == dossier]
        standing = [c for (_, k), cs in heads(mine).items() if k == key for c in cs]
        value = {"state": None, "value": text}
        return change(self.number, key, value, parents=tuple(standing) * names_parents, dossier=dossier)

    @rule(dossier=DOSSIERS, key=KEYS, text=TEXTS, names_parents=st.booleans(), commits=st.booleans())
    def answer(self, dossier: DossierId, key: str, text: str, names_parents: bool, commits: bool) -> None:
        new = self.next_change(dossier, key, text, names_parents)
        with self.store.unit_of_work() as work:
            work.record([new])
            work.drafts.clear(dossier, key)
            if commits:
                work.commit()
        if commits:
            self.changes[new.id] = self.unsealed[new.id] = new
            self.drafts.pop((dossier, key), None)

    @rule(dossier=DOSSIERS, key=KEYS, text=TEXTS)
    def type_half(self, dossier: DossierId, key: str, text: str) -> None:
        with self.store.unit_of_work() as work:
            work.drafts.save(dossier, key, Draft(text))
            work.commit()
        self.drafts[dossier, key] = text

    @rule(dossier=DOSSIERS, key=KEYS, text=TEXTS, names_parents=st.booleans())
    def pull(self, dossier: DossierId, key: str, text: str, names_parents: bool) -> None:
        new = self.next_change(dossier, key, text, names_parents)
        n = 1 if self.pulled is None else self.pulled.header.n + 1
        pulled = self.pulled = sealed(n, self.pulled, incarnation=OTHER, dossier=dossier)
        with self.store.unit_of_work() as work:
            for _ in range(2):
                work.received.apply(pulled, [new, *list(self.changes.values())[:2]])
            work.commit()
        self.changes[new.id] = new

    @precondition(lambda self: self.unsealed)
    @rule(is_confirmed=st.booleans())
    def seal(self, is_confirmed: bool) -> None:
        contents = list(self.unsealed.values())
        n = 1 if self.sent is None else self.sent.header.n + 1
        sent = self.sent = sealed(n, self.sent, count=len(contents))
        with self.store.unit_of_work() as work:
            work.outbox.add(sent, [c.id for c in contents])
            if is_confirmed:
                work.outbox.acknowledge(receipt(sent))
            work.commit()
        self.unsealed.clear()

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = self.who.open()
        assert self.store.notices == ()

    @precondition(lambda self: self.sent is not None)
    @rule()
    def prune(self) -> None:
        self.store.prune_journal()

    @rule()
    def rebuild(self) -> None:
        self.store.rebuild_projections()

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        with self.store.unit_of_work() as work:
            for dossier in (AMINA, YONAS):
                mine = sorted(
                    (c for c in self.changes.values() if c.dossier == dossier), key=lambda c: (c.time, c.id)
                )
                assert list(work.changes.of(dossier)) == mine
                assert dict(work.changes.heads(dossier)) == heads(mine)
                expected = project_row(dossier, heads(mine)) if mine else None
                assert work.dossiers.row(dossier) == expected
                typed = {key: text for (d, key), text in self.drafts.items() if d == dossier}
                assert {key: d.text for key, d in work.drafts.of(dossier).items()} == typed
            assert {c.id for c in work.outbox.unsealed()} == set(self.unsealed)
            last = work.outbox.last(INCARNATION)
            assert last == self.sent
            work.audit.verify()


TestStoreBesideModel = StoreBesideModel.TestCase
TestStoreBesideModel.settings = settings(max_examples=8, stateful_step_count=25, deadline=None)
