"""What happens to a koffer rarely and must be whole or not at all, each with what it needs and its judge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.errors import RefusalCode, Trouble, TroubleCode
from desktop.store import backup
from desktop.store.open_store import OpenStore
from tests.migrations.steps_back import back_to
from tests.store_cases import OTHER_WORDS, WORDS, YONAS, Person, change, flip_bit, passphrase
from tests.torture.claims import Toll
from tests.torture.forked import Say, Told
from tests.torture.laptop import answer, laptop, look, save
from tests.torture.opened import Opened, tried

ANSWERS = 40
MORE = 10
OF_ANOTHER = 10
TRIES = 3


@dataclass(frozen=True)
class Act:
    """`prepare` leaves a closed koffer with forty answers. `do` is the act from opening to closing; it says
    the numbers of further answers once they are saved. `is_done` tells of an open koffer, and the words it
    opened with, whether the act is behind it, where that shows. `repeat`: when it refuses with one of these
    codes, the person does the act again, as before it. `is_whole`: further things that must be so after it.
    """

    name: str
    words: str
    prepare: Callable[[Person], None]
    do: Callable[[Person, Say], None]
    is_done: Callable[[OpenStore, str], bool] | None = None
    rows: tuple[int, ...] = (15,)
    opens_with: tuple[str, ...] = (WORDS,)
    repeat: frozenset[str] = frozenset()
    is_whole: Callable[[OpenStore], bool] = lambda _: True


@dataclass
class Judgement:
    """What a koffer is like after the act was stopped somewhere."""

    toll: Toll = field(default_factory=Toll)
    wrong: list[str] = field(default_factory=list)
    is_done: bool = False
    had_to_repeat: bool = False


def prepared(act: Act, root: Path) -> Person:
    """A laptop on which the act can be done, closed."""
    who = laptop(root)
    act.prepare(who)
    return who


def judged(act: Act, who: Person, told: Told, turns: int = 2) -> Judgement:
    """Open it as its person would, look at everything, close it, and open it once more.

    `told`: what the program that did the act said before it ended.
    """
    found = Judgement(Toll(unhandled=int(told.unhandled)))
    if told.unhandled:
        found.wrong.append(f"the program ended with {told.ended}")
    for turn in ("first", "second")[:turns]:
        opened, words = _opened(act, who, found)
        found.toll.unhandled += opened.unhandled
        if opened.store is None:
            found.toll.unopenable += 1
            found.wrong.append(f"at the {turn} opening it says {opened.said}")
            return found
        seen = look(opened.store)
        found.is_done = act.is_done is not None and act.is_done(opened.store, words)
        is_whole = act.is_whole(opened.store)
        opened.store.close()
        found.toll.lost += len(set(range(1, ANSWERS + 1)) - seen.numbers) + len(told.numbers - seen.numbers)
        found.wrong.extend(seen.wrong)
        if not is_whole:
            found.wrong.append("the act is neither done nor undone")
    left = [path.name for path in who.folder.rglob("*.part")]
    if len(left) > 1:
        found.wrong.append(f"left lying about: {left}")
    return found


def _opened(act: Act, who: Person, found: Judgement) -> tuple[Opened, str]:
    opened = Opened(None, "no words")
    for words in act.opens_with:
        opened = tried(lambda words=words: who.open(words))  # type: ignore[misc]
        if opened.said in act.repeat:
            found.had_to_repeat = True
            act.do(who, _to_nobody)
            opened = tried(lambda words=words: who.open(words))  # type: ignore[misc]
        if opened.said != RefusalCode.WRONG_PASSPHRASE.value:
            return opened, words
    return opened, ""


def _answered(who: Person, count: int = ANSWERS) -> None:
    store = who.make()
    for number in range(1, count + 1):
        save(store, number)
    store.close()


def _to_nobody(_: str) -> None:
    return None


def _go_on(who: Person, say: Say) -> None:
    """Save answers; one that the disk refused is saved again, as the editor does while its text stands."""
    store = who.open()
    try:
        for number in range(ANSWERS + 1, ANSWERS + MORE + 1):
            for _ in range(TRIES):
                try:
                    save(store, number)
                except Trouble as trouble:
                    say(f"refused {trouble.code.value}")
                    continue
                say(str(number))
                break
    finally:
        store.close()


def _go_on_without_care(who: Person, say: Say) -> None:
    """Save answers as a program would that trusts the disk to sync by itself; a control."""
    store = who.open()
    store._room.connection.execute("PRAGMA synchronous=NORMAL").fetchall()
    for number in range(ANSWERS + 1, ANSWERS + MORE + 1):
        with store.unit_of_work() as work:
            work.record([answer(number)])
            work._transaction.commit()
            work._is_committed = True
        say(str(number))
    store.close()


def _change_words(who: Person, _: Say) -> None:
    store = who.open()
    store.change_passphrase(passphrase(), passphrase(OTHER_WORDS))
    store.close()


def _back_up(who: Person, _: Say) -> None:
    store = who.open()
    store.backup()
    store.close()


def _backup_is_there(store: OpenStore, _: str) -> bool:
    return bool(backup.rows(store._entrance.folder))


def _damaged(who: Person) -> None:
    """A backup of half the answers, the other half in the journal, and a store that does not open."""
    store = who.make()
    for number in range(1, ANSWERS + 1):
        save(store, number)
        if number == ANSWERS // 2:
            store.backup()
    store.close()
    flip_bit(who.folder / "store.db", at=20_000)


def _from_step_4(who: Person) -> None:
    _answered(who)
    store = who.open()
    back_to(store._room.connection, 4)
    store.close()


def _put_back(who: Person, _: Say) -> None:
    who.restore().close()


def _with_another_dossier(who: Person) -> None:
    """Forty answers of Amina, and ten and an attachment of Yonas."""
    _answered(who)
    store = who.open()
    with store.unit_of_work() as work:
        work.record(
            [
                change(1_000 + n, f"T{n:02d}", {"state": None, "value": "x" * 400}, dossier=YONAS)
                for n in range(OF_ANOTHER)
            ]
        )
        work.attachments.keep(YONAS, b"%PDF-" + b"y" * 300_000, "application/pdf")
        work.commit()
    store.backup()
    store.close()


def _forget(who: Person, _: Say) -> None:
    store = who.open()
    store.forget([YONAS], "order-1")
    store.close()


def _forgotten(who: Person) -> None:
    _with_another_dossier(who)
    _forget(who, _to_nobody)


def _left_of_another(store: OpenStore) -> int:
    with store.unit_of_work() as work:
        return len(work.changes.of(YONAS))


def _open(who: Person, _: Say) -> None:
    who.open().close()


ANSWERING = Act("answering", "saving answers", _answered, _go_on, rows=(2,))
WITHOUT_CARE = Act("without_care", "saving answers without syncs", _answered, _go_on_without_care)

ACTS = (
    Act(
        "passphrase", "a change of passphrase", _answered, _change_words,
        lambda store, words: words == OTHER_WORDS, rows=(14,), opens_with=(WORDS, OTHER_WORDS),
    ),
    Act("backup", "a backup", _answered, _back_up, _backup_is_there),
    Act(
        "restore", "putting back a backup", _damaged, _put_back,
        repeat=frozenset({TroubleCode.STORE_DAMAGED.value, TroubleCode.STORE_MISSING.value}),
    ),
    Act(
        "forget", "destroying a dossier", _with_another_dossier, _forget,
        lambda store, words: _left_of_another(store) == 0, rows=(44,),
        is_whole=lambda store: _left_of_another(store) in (0, OF_ANOTHER),
    ),
    Act(
        "rollover", "moving everything under a fresh key", _forgotten, _open,
        is_whole=lambda store: _left_of_another(store) == 0 and store._room.header.generation == 2,
    ),
    Act("migration", "a step to a newer schema", _from_step_4, _open),
)  # fmt: skip
