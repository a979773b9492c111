"""A pack as the tables of its files: what `forms.reader` reads, made of a pack. The way back to TOML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from forms.model import Choice, Column, FormPack, Group, Question, Section
from forms.texts import LANGUAGE_TYPES

Tables = dict[str, Any]


def theme_file(section: Section) -> str:
    """The file a theme goes to."""
    return f"{section.number:02d}.toml"


def tables_of(pack: FormPack) -> tuple[Tables, dict[str, Tables]]:
    """(the table of pack.toml, the tables of the theme files by name); reading them gives the pack again."""
    head: Tables = {
        "id": pack.id,
        "version": pack.version,
        "title": pack.title,
        "themes": [theme_file(section) for section in pack.sections],
        "languages": {language.key: language.text for language in pack.languages},
    }
    _put(head, "when_told", pack.when_told)
    if pack.topics:
        head["topic"] = [
            {
                "key": topic.key,
                "title": topic.title,
                "source": topic.source,
                "is_law": topic.is_law,
                "questions": list(topic.questions),
            }
            for topic in pack.topics
        ]
    return head, {theme_file(section): _theme(section, pack) for section in pack.sections}


def _theme(section: Section, pack: FormPack) -> Tables:
    table: Tables = {"number": section.number, "title": section.title, "picture": section.picture}
    if section.questions:
        table["question"] = [question_table(question, pack) for question in section.questions]
    return table


def question_table(question: Question, pack: FormPack) -> Tables:
    """One question as its table; what a pack may leave out is left out."""
    table: Tables = {
        "id": question.id,
        "place": question.place,
        "type": question.type,
        "official": question.official,
        "simple": question.simple,
        "picture": question.picture,
        "avg": str(question.avg),
        "purpose": question.purpose,
        "legal_basis": question.legal_basis,
        "leads_to": question.leads_to,
        "law_needs": question.law_needs,
    }
    if question.group is not Group.ALL:
        table["group"] = str(question.group)
    if question.part != "A":
        table["part"] = question.part
    _put(table, "tip", question.tip)
    _put(table, "probe", question.probe)
    _put(table, "plan_block", question.plan_block)
    _put(table, "relevant", question.relevant)
    _put(table, "calculation", question.calculation)
    _put(table, "is_core", question.is_core)
    _put(table, "guarded", question.is_guarded)
    _put(table, "limits", dict(question.limits))
    _put(table, "choices", _choices(question, pack))
    _put(table, "columns", [_column(column, pack) for column in question.columns])
    probes = [
        {"text": p.text} if p.when is None else {"text": p.text, "when": p.when} for p in question.probes
    ]
    _put(table, "probes", probes)
    return table


def _column(column: Column, pack: FormPack) -> Tables:
    table: Tables = {"key": column.key, "text": column.text, "type": column.type}
    _put(table, "is_required", column.is_required)
    _put(table, "picture", column.picture)
    _put(table, "relevant", column.relevant)
    _put(table, "limits", dict(column.limits))
    _put(table, "choices", _choices(column, pack))
    return table


def _choices(asked: Question | Column, pack: FormPack) -> list[Tables]:
    """The choices of its own; the languages of the pack are in pack.toml."""
    shared = pack.languages if asked.type in LANGUAGE_TYPES else ()
    return [_choice(choice) for choice in asked.choices if choice not in shared]


def _choice(choice: Choice) -> Tables:
    table: Tables = {"key": choice.key, "text": choice.text}
    _put(table, "picture", choice.picture)
    _put(table, "is_exclusive", choice.is_exclusive)
    return table


def _put(table: Tables, key: str, value: object) -> None:
    if value:
        table[key] = value


def as_toml(table: Mapping[str, Any]) -> str:
    """A table as TOML text."""
    return "\n".join(_lines(table, "")).strip() + "\n"


def _lines(table: Mapping[str, Any], where: str) -> list[str]:
    plain = {key: value for key, value in table.items() if not _is_tables(value)}
    lines = [f"{_key(key)} = {_value(value)}" for key, value in plain.items()]
    for key, value in table.items():
        if _is_tables(value):
            path = f"{where}.{key}" if where else key
            for each in value:
                lines += ["", f"[[{path}]]", *_lines(each, path)]
    return lines


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else _value(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(str(k))} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return '"' + "".join(_sign(sign) for sign in str(value)) + '"'


def _sign(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    if sign == "\n":
        return "\\n"
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x20 or ord(sign) == 0x7F else sign
