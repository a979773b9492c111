"""The blocks [[value]], [[rule]] and [[list]] of the national law files."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.domain.law.book import LawList, LawValue, ListItem, MunicipalChoice, Rule
from desktop.domain.law.rows import LawProblem, Row

_SOURCE_KEYS = {"start", "end", "article", "source", "confidence", "checked_by"}
_VALUE_KEYS = {*_SOURCE_KEYS, "key", "value", "unit", "rule", "municipal", "options", "least", "most"}
_RULE_KEYS = {*_SOURCE_KEYS, "id", "text", "app"}
_LIST_KEYS = {*_SOURCE_KEYS, "key", "rule", "items"}
_ITEM_KEYS = {"key", "name", "ggm", "avg"}
#: how the id of a rule is written: R-TRM-01
RULE_ID = re.compile(r"\bR-[A-Z0-9]{1,4}-\d{2}\b")


def read_value(
    file: str, place: int, content: Mapping[str, object], problems: list[LawProblem]
) -> LawValue | None:
    """One value, None when anything in it is wrong."""
    row = Row(file, str(content.get("key") or f"value {place}"), content, problems)
    row.only(_VALUE_KEYS)
    grounds = row.grounds()
    value = LawValue(
        key=row.text("key"),
        value=row.number_or_text("value"),
        unit=row.text("unit"),
        **grounds,
        rule=row.text("rule"),
        choice=_choice(row),
    )
    return value if row.is_sound else None


def read_rule(
    file: str, place: int, content: Mapping[str, object], problems: list[LawProblem]
) -> Rule | None:
    """One line of the rule list, None when anything in it is wrong."""
    row = Row(file, str(content.get("id") or f"rule {place}"), content, problems)
    row.only(_RULE_KEYS)
    grounds = row.grounds()
    id = row.text("id")
    if id and not RULE_ID.fullmatch(id):
        row.wrong("'id' heeft een andere vorm.", "Schrijf bijvoorbeeld R-TRM-01.")
    rule = Rule(
        id=id,
        text=row.text("text"),
        app=row.text("app"),
        **grounds,
    )
    return rule if row.is_sound else None


def read_list(
    file: str, place: int, content: Mapping[str, object], problems: list[LawProblem]
) -> LawList | None:
    """One fixed list, None when anything in it is wrong."""
    row = Row(file, str(content.get("key") or f"list {place}"), content, problems)
    row.only(_LIST_KEYS)
    grounds = row.grounds()
    items: list[ListItem] = []
    for number, block in enumerate(row.blocks("items"), start=1):
        item = Row(file, f"{row.label} {block.get('key', number)}", block, problems)
        item.only(_ITEM_KEYS)
        avg = item.text_or_nothing("avg")
        if avg not in ("", "9", "10"):
            item.wrong("'avg' is onbekend.", "Schrijf 9 of 10, of laat het weg.")
        items.append(ListItem(item.text("key"), item.text("name"), item.text_or_nothing("ggm"), avg))
    keys = [item.key for item in items]
    if not keys or len(set(keys)) < len(keys):
        row.wrong("De lijst is leeg of noemt iets twee keer.", "Geef elke regel een eigen sleutel.")
    found = LawList(
        key=row.text("key"),
        items=tuple(items),
        **grounds,
        rule=row.text("rule"),
    )
    return found if row.is_sound else None


def _choice(row: Row) -> MunicipalChoice | None:
    is_open = row.content.get("municipal", False)
    if not isinstance(is_open, bool):
        row.wrong("'municipal' is geen ja of nee.", "Schrijf municipal = true, of laat het weg.")
    options, least, most = row.texts("options"), row.number_or_nothing("least"), row.number_or_nothing("most")
    if is_open is not True:
        if options or least is not None or most is not None:
            row.wrong("Grenzen zonder 'municipal'.", "Schrijf municipal = true, of haal de grenzen weg.")
        return None
    value = row.content.get("value")
    if isinstance(value, int) and (least is None or most is None or not least <= value <= most):
        row.wrong("De grenzen ontbreken of passen niet bij de waarde.", "Vul 'least' en 'most' in.")
    if isinstance(value, str) and options and value not in options:
        row.wrong("De waarde staat niet bij 'options'.", "Voeg hem toe of verbeter de waarde.")
    return MunicipalChoice(options, least, most)
