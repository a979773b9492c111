"""Choosing between two answers: one of them, parts of both, or something else, always with who and why.

A choice is an ordinary change that names every head that was shown. What came in since is not settled by it:
then nothing is written and it is shown again. The other values stay in the history.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.domain.changes import Certainty, Change, ChangeKind, HeadKey, JsonValue, Source
from desktop.domain.choices import How, Side, choice_value, keeps_plan_back, sides_of
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import ChangeId, DossierId
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import ROUTE_KEY
from desktop.domain.revision import PREVIOUS_KEY
from desktop.domain.wording import joined
from desktop.usecases.asking import asked_at
from desktop.usecases.choice_other import cells_of, is_mergeable, is_reason, text_of, texts_join
from desktop.usecases.choice_titles import asked_of
from desktop.usecases.choices import choices_of, guard_of, heads_to_settle
from desktop.usecases.choices_shown import ChoicesShown, where_of
from desktop.usecases.interview.answering import EMPTY, accepted, as_json, as_raw
from desktop.usecases.interview.guarding import is_free_text_off, refuse_free_text
from desktop.usecases.interview.rows import make_room
from desktop.usecases.outcome import Outcome
from desktop.usecases.pip_versions import holding
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, asked_as, frozen, pen
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.typed_reason import needed_reason, reason_text
from forms.answer_moves import Answer, answer_payload, split_key
from forms.model import Question
from forms.question_types import read_answer

REASON, OTHER = "reason", "other"
_LONGEST_REASON = 1000
Seen = Sequence[ChangeId]


def settle(
    desk: Desk, dossier: DossierId, at: str, seen: Seen, change: ChangeId, reason: str
) -> Outcome[ChoicesShown]:
    """The value of this change stands from now on.

    Refusals: CHOICE_SETTLED, CHOICE_CHANGED, REASON_MISSING on 'reason' (not asked of kinds that no plan
    waits for), QUESTION_WAITS, DOSSIER_RESTRICTED.
    """
    with desk.unit_of_work() as work:
        talk, where, heads = _open(desk, work, dossier, at, seen)
        chosen = next((one for one in heads if one.id == change), None)
        if chosen is None:
            raise Refusal(RefusalCode.CHOICE_CHANGED)
        how = replace(asked_as(chosen), certainty=_sure(chosen), act=None)
        return _write(desk, work, talk, where, heads, chosen.value, how, How.ONE, reason)


def settle_together(
    desk: Desk,
    dossier: DossierId,
    at: str,
    seen: Seen,
    keys: Sequence[str],
    fields: Mapping[str, ChangeId],
    reason: str,
) -> Outcome[ChoicesShown]:
    """Parts of both: of several choices those in `keys`, of fields per name the change whose value it is, of
    two texts both, one after the other.

    Refusals as `settle`; PARTS_OPEN on 'other' for a field of which nobody said whose it is.
    """
    with desk.unit_of_work() as work:
        talk, where, heads = _open(desk, work, dossier, at, seen)
        asked = asked_of(desk, talk, where[1], heads) if where[0] is ChangeKind.ANSWER else None
        value = _together(desk, talk, where, asked, heads, keys, fields)
        how = _said(desk, talk, where, asked)
        return _write(desk, work, talk, where, heads, value, how, How.TOGETHER, reason)


def settle_otherwise(
    desk: Desk, dossier: DossierId, at: str, seen: Seen, typed: str | Sequence[str], reason: str
) -> Outcome[ChoicesShown]:
    """Neither: a third value, as typed or pointed at. Refusals as `settle`, and what the question refuses."""
    with desk.unit_of_work() as work:
        talk, where, heads = _open(desk, work, dossier, at, seen)
        asked = asked_of(desk, talk, where[1], heads) if where[0] is ChangeKind.ANSWER else None
        value = _otherwise(talk, where, asked, heads, typed)
        how = _said(desk, talk, where, asked)
        return _write(desk, work, talk, where, heads, value, how, How.OTHER, reason)


def _open(
    desk: Desk, work: UnitOfWork, dossier: DossierId, at: str, seen: Seen
) -> tuple[Talk, HeadKey, tuple[Change, ...]]:
    """The heads that are to be settled, as they were shown."""
    talk, where = load_talk(desk, work, dossier), where_of(at)
    if where is None:
        raise ValueError("no such choice")
    if guard_of(desk, talk, where):
        raise Refusal(RefusalCode.QUESTION_WAITS, OTHER)
    heads = heads_to_settle(talk, where)
    if {change.id for change in heads} != set(seen):
        raise Refusal(RefusalCode.CHOICE_CHANGED)
    return talk, where, heads


def _write(
    desk: Desk,
    work: UnitOfWork,
    talk: Talk,
    where: HeadKey,
    heads: tuple[Change, ...],
    value: JsonValue,
    how: Asked,
    way: How,
    reason: str,
) -> Outcome[ChoicesShown]:
    """The change, what must go with it, why, and what waits now."""
    needed = needed_reason if keeps_plan_back(where) else reason_text
    why = needed(reason, REASON)
    if len(why) > _LONGEST_REASON:
        raise Refusal(RefusalCode.TOO_LONG, REASON, {"max": str(_LONGEST_REASON)})
    kind, key = where
    change = pen(desk, work, talk.dossier, kind, key, value, heads, how)
    told = choice_value(where, [one.id for one in heads], way, why)
    changes = [change, *_beside(desk, work, talk, where, value, how)]
    named = Asked(pack=talk.pack.name)
    changes.append(pen(desk, work, talk.dossier, ChangeKind.CHOICE, change.id, told, asked=named))
    work.audit.note("choice.settled", change.id, way.value)
    after = load_talk(desk, work, talk.dossier)
    work.dossiers.put_progress(after.dossier, after.form.total.answered, after.form.total.applicable)
    shown = choices_of(desk, work, after, "")
    work.commit()
    return Outcome(shown, tuple(changes))


def _beside(
    desk: Desk, work: UnitOfWork, talk: Talk, where: HeadKey, value: JsonValue, how: Asked
) -> tuple[Change, ...]:
    """What goes with a choice: a row that stands takes the place of 'geen'; with the plan of another
    municipality comes its route, as when it was written down, while no plan holds here."""
    kind, key = where
    if kind is ChangeKind.ANSWER and split_key(key)[1] is not None and value != as_json(EMPTY):
        asked = asked_of(desk, talk, key)
        return make_room(desk, work, talk, asked, how) if asked is not None else ()
    route = value.get("route") if isinstance(value, Mapping) else None
    if where != (ChangeKind.DECISION, PREVIOUS_KEY) or route not in set(Leerroute) or holding(talk):
        return ()
    standing = talk.heads.get((ChangeKind.DECISION, ROUTE_KEY), ())
    if standing and all(one.value == route for one in standing):
        return ()
    asked_now = Asked(pack=talk.pack.name)
    return (pen(desk, work, talk.dossier, ChangeKind.DECISION, ROUTE_KEY, route, standing, asked_now),)


def _together(
    desk: Desk,
    talk: Talk,
    where: HeadKey,
    asked: Question | None,
    heads: tuple[Change, ...],
    keys: Sequence[str],
    fields: Mapping[str, ChangeId],
) -> JsonValue:
    sides = sides_of(heads)
    if texts_join(talk, asked, where, sides):
        return _with_text(where, heads, joined("\n", (text_of(where, side.value) for side in sides)))
    if fields:
        return _out_of_fields(desk, talk, where, sides, fields)
    if asked is None or not keys:
        raise Refusal(RefusalCode.PARTS_OPEN, OTHER)
    return _read(talk, asked, tuple(keys))


def _out_of_fields(
    desk: Desk, talk: Talk, where: HeadKey, sides: tuple[Side, ...], fields: Mapping[str, ChangeId]
) -> JsonValue:
    """The whole of the first side, with per field what the chosen side says there."""
    if not is_mergeable(desk, talk, where, sides):
        raise Refusal(RefusalCode.PARTS_OPEN, OTHER)
    by_change = {side.first.id: cells_of(where, side.value) for side in sides}
    names = dict.fromkeys(name for cells in by_change.values() for name in cells)
    value: dict[str, JsonValue] = {}
    for name in names:
        said = [cells.get(name) for cells in by_change.values()]
        if all(one == said[0] for one in said):
            found = said[0]
        elif fields.get(name) in by_change:
            found = by_change[fields[name]].get(name)
        else:
            raise Refusal(RefusalCode.PARTS_OPEN, OTHER)
        if found is not None:
            value[name] = found
    return {"state": None, "value": value} if where[0] is ChangeKind.ANSWER else value


def _otherwise(
    talk: Talk,
    where: HeadKey,
    asked: Question | None,
    heads: tuple[Change, ...],
    typed: str | Sequence[str],
) -> JsonValue:
    if asked is not None:
        return _read(talk, asked, typed)
    if not (where[0] is ChangeKind.NOTE or is_reason(where)):
        raise ValueError("a third value of this kind is filled in elsewhere")
    return _with_text(where, heads, needed_reason(typed if isinstance(typed, str) else "", OTHER))


def _with_text(where: HeadKey, heads: tuple[Change, ...], text: str) -> JsonValue:
    """A value of a kind that is text, with this text in it."""
    if where[0] is ChangeKind.ANSWER:
        return as_json(answer_payload(Answer(value=reason_text(text, OTHER))))
    if where[0] is not ChangeKind.NOTE:
        return reason_text(text, OTHER)
    known = next((one.value for one in heads if isinstance(one.value, Mapping)), {})
    return frozen({**known, "text": reason_text(text, OTHER)}) if isinstance(known, Mapping) else None


def _read(talk: Talk, asked: Question, typed: str | Sequence[str]) -> JsonValue:
    try:
        value = accepted(read_answer(asked, as_raw(typed), talk.today), OTHER)
    except Refusal as refused:
        raise Refusal(refused.code, OTHER, refused.facts) from None
    if value is None:
        raise Refusal(RefusalCode.PARTS_OPEN, OTHER)
    if is_free_text_off(talk, asked):
        refuse_free_text(talk, asked, value)
    return as_json(answer_payload(Answer(value=value)))


def _said(desk: Desk, talk: Talk, where: HeadKey, asked: Question | None) -> Asked:
    """A value that is made here: said now, with the wording as it stands on the screen."""
    if asked is None or where[0] is not ChangeKind.ANSWER:
        return Asked(pack=talk.pack.name)
    if asked not in talk.pack.questions:
        return Asked(pack=talk.pack.name, source=Source.SAID, certainty=Certainty.CERTAIN)
    return asked_at(desk, talk, asked, Source.SAID, Certainty.CERTAIN)


def _sure(chosen: Change) -> Certainty | None:
    """What a person chose is not 'to be checked' any more."""
    return Certainty.CERTAIN if chosen.certainty is not None else None
