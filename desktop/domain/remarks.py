"""What a second reader asks about an answer or a line of the plan, what is answered, and whether it is done.

Every utterance is a change of kind `remark` with an object id of its own: two desks never meet in one.
Whether a remark is dealt with is a key beside it ('<id>#klaar'): two that say the same are one, and until
a person chose between two that do not, it counts as open. What is read along does not change the dossier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, is_conflict
from desktop.domain.roles import Role

#: a remark is a few sentences
LONGEST_REMARK = 1000
DONE = "#klaar"


@dataclass(frozen=True, slots=True)
class Said:
    """One utterance, with the change it was written in."""

    key: str
    text: str
    role: Role | None
    change: Change


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark with its answers, oldest first. `question`: id of a question, '' for a line of the plan;
    `block`: 1 to 8 with `line` its words, where it is about the plan."""

    first: Said
    question: str
    block: int
    line: str
    answers: tuple[Said, ...] = ()
    is_done: bool = False
    done: Change | None = None

    @property
    def key(self) -> str:
        return self.first.key

    @property
    def is_open(self) -> bool:
        return not self.is_done


def remark_value(
    text: str, role: Role | None, question: str = "", block: int = 0, line: str = "", thread: str = ""
) -> Mapping[str, JsonValue]:
    """The change value of an utterance: what `remarks_from` reads. `thread`: the remark it answers."""
    told: dict[str, JsonValue] = {"text": text, "role": role.value if role else "", "question": question}
    return {**told, "block": block, "line": line, "thread": thread}


def done_value(is_done: bool, question: str) -> Mapping[str, JsonValue]:
    """Whether a remark is dealt with. `question` travels along: its mark decides who may read this."""
    return {"done": is_done, "question": question}


def remarks_from(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[Remark, ...]:
    """Every remark of a dossier, oldest first; an answer to one that is not here waits until it is."""
    found: dict[str, tuple[Said, Mapping[str, JsonValue]]] = {}
    for (kind, key), changes in heads.items():
        if kind is not ChangeKind.REMARK or key.endswith(DONE):
            continue
        value = changes[0].value
        text = value.get("text") if isinstance(value, Mapping) else None
        if isinstance(value, Mapping) and isinstance(text, str) and text:
            found[key] = (Said(key, text, _role(value.get("role")), changes[0]), value)
    answers: dict[str, list[Said]] = {}
    for said, value in found.values():
        if thread := _text(value, "thread"):
            answers.setdefault(thread, []).append(said)
    remarks = [
        _remark(heads, said, value, answers.get(said.key, []))
        for said, value in found.values()
        if not _text(value, "thread")
    ]
    return tuple(sorted(remarks, key=lambda one: (one.first.change.time, one.key)))


def open_remarks(heads: Mapping[HeadKey, tuple[Change, ...]], question: str = "") -> int:
    """How many are not dealt with yet; at one question where that is named."""
    return sum(one.is_open and question in ("", one.question) for one in remarks_from(heads))


def _remark(
    heads: Mapping[HeadKey, tuple[Change, ...]],
    said: Said,
    value: Mapping[str, JsonValue],
    answers: list[Said],
) -> Remark:
    done = heads.get((ChangeKind.REMARK, said.key + DONE), ())
    told = done[0].value if done and not is_conflict(done) else None
    is_done = isinstance(told, Mapping) and told.get("done") is True
    block = value.get("block")
    return Remark(
        first=said,
        question=_text(value, "question"),
        block=block if isinstance(block, int) and not isinstance(block, bool) and 0 < block < 9 else 0,
        line=_text(value, "line"),
        answers=tuple(sorted(answers, key=lambda one: (one.change.time, one.key))),
        is_done=is_done,
        done=done[0] if is_done else None,
    )


def _role(word: JsonValue) -> Role | None:
    return Role(str(word)) if word in set(Role) else None


def _text(value: Mapping[str, JsonValue], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
