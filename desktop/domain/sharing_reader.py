"""The agreements about sharing, read strictly: all problems at once, each with file, key and remedy.

Refused: a field of AVG mark 9, 9i, 10, id or s, free text, a field that K11 does not tell the person, a
municipality that adds something. Nothing is shared while a file is wrong.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from desktop.domain.sharing import CONSENT_QUESTION, SHAREABLE, Computed, Party, SharedField, Way
from forms.model import AvgMark, Choice, Column, FormPack, Question
from forms.problems import PackProblem
from forms.strict_toml import Table

#: what one municipality leaves out, and where its contract arranges the sharing
MUNICIPAL_FILE = "gemeente.toml"
#: cells of text that are checked for their shape before they go
PHONE_CELLS = frozenset({("P14", "telefoon")})
_TEXT = frozenset({"text", "long_text", "file", "sign", "calc", "bsn", "v_nummer"})
_WHY = {
    AvgMark.SPECIAL: "bijzonder gegeven (AVG 9)",
    AvgMark.MAY_REVEAL_SPECIAL: "kan iets bijzonders verraden (AVG 9)",
    AvgMark.CRIMINAL: "strafrechtelijk (AVG 10)",
    AvgMark.NATIONAL_ID: "nummer van de persoon (UAVG 46)",
    AvgMark.SENSITIVE: "gevoelig: geld, angst of familie",
}


class _Confidence(StrEnum):
    LAW = "law"
    LAW2 = "law2"
    GUIDANCE = "guidance"
    INFERRED = "inferred"


class SharingBroken(Exception):
    """Agreements that do not load; `problems` holds all of them."""

    def __init__(self, problems: Iterable[PackProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def read_parties(texts: Mapping[str, str], pack: FormPack) -> tuple[Party, ...]:
    """The parties in the files (text by file name), as this pack marks its questions, by name of the file.

    Raises SharingBroken with every problem found.
    """
    problems: list[PackProblem] = []
    found: dict[str, Party] = {}
    for name in sorted(set(texts) - {MUNICIPAL_FILE}):
        table = Table(name, "", _parsed(name, texts[name], problems), problems)
        party = _party(table, pack)
        table.close()
        if party.key in found:
            table.note("key", "deze partij staat er twee keer", "Haal een van de twee bestanden weg.")
        found[party.key] = party
    if MUNICIPAL_FILE in texts:
        _narrow(texts[MUNICIPAL_FILE], found, problems)
    if problems:
        raise SharingBroken(problems)
    return tuple(found.values())


def _parsed(name: str, text: str, problems: list[PackProblem]) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(PackProblem(name, "-", f"geen geldige TOML: {error}", "Herstel die regel."))
        return {}


def _party(table: Table, pack: FormPack) -> Party:
    way = table.member("way", Way, None) or Way.FILE
    consent = table.text("consent", is_required=way is Way.FILE, remedy="Noem de keuze van vraag K11.")
    told = _told(table, pack, consent) if consent else ""
    fields: list[SharedField] = []
    for one in table.tables("field"):
        fields.append(_field(one, pack, told if consent else None))
        one.close()
    if not fields:
        table.note("field", "er zijn geen velden", "Noem minstens een veld.")
    for key in sorted({one.key for one in fields if [f.key for f in fields].count(one.key) > 1}):
        table.note(f"field[{key}]", "dit veld staat er twee keer", "Haal er een weg.")
    confidence = table.member("confidence", _Confidence, None)
    checked_by = table.remark("checked_by")
    return Party(
        key=table.text("key"),
        name=table.text("name"),
        way=way,
        purpose=table.text("purpose", remedy="Schrijf waarvoor deze partij het nodig heeft (AVG 5)."),
        basis=table.text("basis", remedy="Schrijf op welke grond dit gedeeld mag worden (AVG 6)."),
        source=table.text("source"),
        confidence=confidence.value if confidence else "",
        checked_by=checked_by,
        fields=tuple(fields),
        withheld=_withheld(table),
        consent=consent,
        needs_contract=table.flag("needs_contract"),
    )


def _told(table: Table, pack: FormPack, consent: str) -> str:
    """What the person was told about this party: the words of its choice at K11."""
    choices: tuple[Choice, ...] = next((q.choices for q in pack.questions if q.id == CONSENT_QUESTION), ())
    found = next((choice for choice in choices if choice.key == consent), None)
    if found is None or found.is_exclusive:
        known = ", ".join(choice.key for choice in choices if not choice.is_exclusive)
        table.note("consent", "deze keuze staat niet bij vraag K11", f"Kies uit: {known}.")
        return ""
    return found.text.casefold()


def _withheld(table: Table) -> tuple[tuple[str, str], ...]:
    found = []
    for one in table.tables("withheld", ("name",)):
        found.append((one.text("name"), one.text("why")))
        one.close()
    return tuple(found)


def _field(table: Table, pack: FormPack, told_at_k11: str | None) -> SharedField:
    question = table.text("question", is_required=False)
    cell = table.text("cell", is_required=False)
    computed_name = table.text("computed", is_required=False)
    computed = Computed(computed_name) if computed_name in set(Computed) else None
    if computed_name and computed is None:
        table.note("computed", "dit berekende veld bestaat niet", f"Kies uit: {', '.join(Computed)}.")
    told = table.text("told", is_required=told_at_k11 is not None, remedy="Noem het woord bij K11.")
    if bool(question) == bool(computed_name):
        table.note(
            "", "een veld is een vraag of een berekend veld", "Schrijf question of computed, niet beide."
        )
    if told and told_at_k11 and told.casefold() not in told_at_k11:
        table.note(
            "told", "dit is bij K11 niet aan de persoon verteld", "Deel het niet, of pas vraag K11 aan."
        )
    if question:
        _check_question(table, pack, question, cell)
    elif cell:
        table.note("cell", "alleen een vraag heeft een vak", "Haal het weg.")
    ggm = table.text("ggm", is_required=False)
    return SharedField(table.text("key"), table.text("name"), question, cell, computed, told, ggm)


def _check_question(table: Table, pack: FormPack, id: str, cell: str) -> None:
    asked = next((one for one in pack.questions if one.id == id), None)
    if asked is None:
        table.note("question", f"vraag {id} staat niet in {pack.name}", "Verbeter de naam van de vraag.")
        return
    if asked.avg not in SHAREABLE:
        table.note(
            "question", f"vraag {id} is {_WHY[asked.avg]}", "Dit wordt nooit gedeeld. Haal het veld weg."
        )
    part: Question | Column = asked
    if cell:
        column = next((one for one in asked.columns if one.key == cell), None)
        if column is None:
            table.note("cell", f"vraag {id} heeft dit vak niet", "Verbeter de naam van het vak.")
            return
        part = column
    elif asked.type in ("parts", "list"):
        table.note("cell", f"vraag {id} heeft meer vakken", "Noem het vak dat gedeeld wordt.")
    if part.type in _TEXT and (id, cell) not in PHONE_CELLS:
        table.note(
            "question", "vrije tekst wordt nooit gedeeld", "Er kan iets bijzonders in staan. Haal het weg."
        )


def _narrow(text: str, found: dict[str, Party], problems: list[PackProblem]) -> None:
    """Apply what the municipality chose: less, never more."""
    whole = Table(MUNICIPAL_FILE, "", _parsed(MUNICIPAL_FILE, text, problems), problems)
    for one in whole.tables("party"):
        key, contract = one.text("key"), one.text("contract", is_required=False)
        leave_out, is_off = one.texts("leave_out", is_required=False), one.flag("off")
        one.close()
        party = found.get(key)
        if party is None:
            if key:
                one.note("key", "deze partij is er niet", f"Kies uit: {', '.join(found)}.")
            continue
        unknown = sorted(set(leave_out) - {field.key for field in party.fields})
        if unknown:
            what = f"deze velden gaan niet naar {party.name}: {', '.join(unknown)}"
            one.note("leave_out", what, "Alleen weglaten kan, niet toevoegen.")
        found[key] = replace(
            party,
            fields=tuple(field for field in party.fields if field.key not in leave_out),
            left_out=tuple(field for field in party.fields if field.key in leave_out),
            contract=contract or party.contract,
            is_off=is_off or party.is_off,
        )
    whole.close()
