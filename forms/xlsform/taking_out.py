"""A pack as an XLSForm workbook."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from forms.model import Choice, Column, FormPack, Group, Question
from forms.pack_tables import Tables, question_table, tables_of
from forms.question_types.choices import countries
from forms.question_types.grid import DAYS, grid_keys
from forms.texts import choice_key, column_choice_key, column_key, question_key, theme_key
from forms.xlsform.names import (
    COUNTRIES,
    DUTCH,
    GROUP_NAME,
    ITSELF,
    SHEET,
    THEME,
    TYPES,
    cell_condition,
    constraint_of,
    with_group,
)

Row = dict[str, str]
#: per language ('العربية (ar)') the texts of the pack by key of `forms.texts`
Labels = Mapping[str, Mapping[str, str]]
#: stands in the sheets of XLSForm itself, so not in ours
_ELSEWHERE = frozenset({"id", "simple", "relevant", "calculation", "choices", "columns", "question"})


def xlsform_of(pack: FormPack, labels: Labels | None = None) -> bytes:
    """The pack as the bytes of an .xlsx file, with a label column per language. Same pack, same sheets."""
    book = _Workbook(pack, labels or {})
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in book.sheets().items():
        sheet = workbook.create_sheet(name)
        heads = list(dict.fromkeys(head for row in rows for head in row))
        for line, row in enumerate([{head: head for head in heads}, *rows], start=1):
            for place, head in enumerate(heads, start=1):
                if text := ILLEGAL_CHARACTERS_RE.sub("", row.get(head, "")):
                    cell = sheet.cell(line, place, text)
                    cell.data_type = "s"  # a text that begins with '=' is no formula
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


class _Workbook:
    """The rows of each sheet, gathered question by question."""

    def __init__(self, pack: FormPack, labels: Labels) -> None:
        self.pack, self.labels = pack, labels
        self.survey: list[Row] = []
        self.choices: list[Row] = []
        self.ours: list[Row] = []
        self._lists: set[str] = set()

    def sheets(self) -> dict[str, list[Row]]:
        head, themes = tables_of(self.pack)
        self._ours("", {key: part for key, part in head.items() if key not in ("version", "themes")})
        self._group_question()
        for section, table in zip(self.pack.sections, themes.values(), strict=True):
            name = f"{THEME}{section.number}"
            self._ours(name, table)
            self.survey.append(
                {"type": "begin_group", "name": name, **self._label(theme_key(section), section.title)}
            )
            for question in section.questions:
                self._question(question)
            self.survey.append({"type": "end_group", "name": name})
        settings = {
            "form_title": self.pack.title,
            "form_id": self.pack.id,
            "version": str(self.pack.version),
            "default_language": DUTCH,
        }
        return {"survey": self.survey, "choices": self.choices, "settings": [settings], SHEET: self.ours}

    def _group_question(self) -> None:
        label = self._label("", "Tot welke groep hoort deze persoon (brief van DUO)?")
        self.survey.append({"type": f"select_one {GROUP_NAME}", "name": GROUP_NAME, **label})
        for group in (Group.ASIEL, Group.GEZIN_OVERIG):
            self._choice(GROUP_NAME, Choice(group.value, group.value), "")

    def _question(self, question: Question) -> None:
        self._ours(question.id, question_table(question, self.pack))
        kind, appearance = TYPES[question.type]
        row: Row = {"type": kind, "name": question.id, **self._label(question_key(question), question.simple)}
        _fill(row, "hint::" + DUTCH, question.tip)
        _fill(row, "appearance", appearance)
        _fill(row, "parameters", "max-pixels=1000" if kind == "image" else "")
        _fill(row, "relevant", with_group(question.group, question.relevant))
        alone = tuple(choice.key for choice in question.choices if choice.is_exclusive)
        _fill(row, "constraint", constraint_of(question.type, question.limits, alone))
        _fill(row, "calculation", question.calculation or "")
        if question.type in ("list", "sign") and question.choices:
            itself = {
                **row,
                "type": f"select_one {question.id}",
                "name": question.id + ITSELF,
                "appearance": "",
                "parameters": "",
            }
            self.survey.append(itself)
            row["relevant"] = f"${{{question.id}{ITSELF}}} = ''" + (
                f" and ({row['relevant']})" if row.get("relevant") else ""
            )
        row["type"] = self._with_list(question, kind, question.id)
        self.survey.append(row)
        for choice in self._offered(question):
            self._choice(question.id, choice, choice_key(question, choice))
        for column in question.columns:
            self._column(question, column)
        if kind.startswith("begin_"):
            self.survey.append({"type": kind.replace("begin", "end"), "name": question.id})

    def _column(self, question: Question, column: Column) -> None:
        kind, appearance = TYPES[column.type]
        row: Row = {"name": column.key, **self._label(column_key(question, column), column.text)}
        list_name = question.id if question.type == "scales" else f"{question.id}_{column.key}"
        row["type"] = self._with_list(column, kind, list_name)
        _fill(row, "appearance", appearance)
        _fill(row, "parameters", "max-pixels=1000" if kind == "image" else "")
        _fill(row, "relevant", cell_condition(column.relevant or ""))
        alone = tuple(choice.key for choice in column.choices if choice.is_exclusive)
        _fill(row, "constraint", constraint_of(column.type, column.limits, alone))
        self.survey.append(row)
        for choice in self._offered(column):
            self._choice(list_name, choice, column_choice_key(question, column, choice))

    def _with_list(self, asked: Question | Column, kind: str, list_name: str) -> str:
        if not kind.startswith("select_"):
            return kind
        if asked.type == "country":
            self._countries()
            return f"{kind} {COUNTRIES}"
        return f"{kind} {list_name}"

    def _offered(self, asked: Question | Column) -> Iterator[Choice]:
        if asked.type == "grid":
            for key in grid_keys(asked.limits):
                day, _, part = key.partition("_")
                yield Choice(key, f"{DAYS[day]} {part}")
        yield from asked.choices

    def _countries(self) -> None:
        if COUNTRIES not in self._lists:
            self._lists.add(COUNTRIES)
            for code, name in countries().items():
                self._choice(COUNTRIES, Choice(code, name), "")

    def _choice(self, list_name: str, choice: Choice, key: str) -> None:
        row: Row = {"list_name": list_name, "name": choice.key, **self._label(key, choice.text)}
        _fill(row, "picture", choice.picture or "")
        _fill(row, "exclusive", "yes" if choice.is_exclusive else "")
        self.choices.append(row)

    def _label(self, key: str, dutch: str) -> Row:
        """The text in each language; where it is not translated the Dutch stands, as on the screen."""
        others = {f"label::{name}": texts.get(key, "") or dutch for name, texts in self.labels.items()}
        return {f"label::{DUTCH}": dutch, **others}

    def _ours(self, name: str, table: Tables) -> None:
        """What XLSForm has no place for, a line each: where, which key, what."""
        for key, part in table.items():
            if key == "columns":
                for column in part:
                    kept = {
                        k: v for k, v in column.items() if k not in ("key", "text", "relevant", "choices")
                    }
                    self._ours(f"{name}/{column['key']}", kept)
            elif key not in _ELSEWHERE or (name == "" and key == "id"):
                for path, text in _flat(key, part):
                    self.ours.append({"where": name, "key": path, "value": text})


def _flat(key: str, part: object) -> Iterator[tuple[str, str]]:
    """'limits.min' and 'probes.1.text': a table line by line. What is no text says its kind."""
    if isinstance(part, Mapping):
        for name, inner in part.items():
            yield from _flat(f"{key}.{name}", inner)
    elif isinstance(part, list):
        for place, inner in enumerate(part, start=1):
            yield from _flat(f"{key}.{place}", inner)
    elif isinstance(part, bool):
        yield f"{key}:bool", "true" if part else "false"
    elif isinstance(part, int):
        yield f"{key}:int", str(part)
    else:
        yield key, str(part)


def _fill(row: Row, key: str, text: str) -> None:
    if text:
        row[key] = text
