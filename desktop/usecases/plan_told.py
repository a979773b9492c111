"""What is different between two versions of the plan as they were printed, in both languages.

A line stands in it as it was printed: the own words of a paper are kept beside it. Where they are not (a
paper from before they were kept, or in another language) the line stands in Dutch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktop.documents.change_sheet import ToldChange
from desktop.documents.change_texts import CHANGE_TEXTS
from desktop.domain.changes import Change
from desktop.domain.ids import PaperId
from desktop.domain.pip_changes import ChangeValue, PlanChange, changes_between
from desktop.domain.pip_versions import EXECUTION_LINES, Version, VersionLine, versions_of
from desktop.usecases.papers import kept_papers, value_of
from desktop.usecases.pip_versions import is_present, present_version
from desktop.usecases.plan_changes import term_end
from desktop.usecases.plan_draft import DOMAIN, DUTCH, draft
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk


def told_changes(desk: Desk, talk: Talk, paper: PaperId, language: str) -> tuple[ToldChange, ...]:
    """What the version of this paper says otherwise than the one printed before it; () where there is none
    before it, or one of the two is not on this desk."""
    papers = kept_papers(talk)
    now = next((one for one in papers if one.key == paper), None)
    before = None if now is None else _before(papers, now)
    if now is None or before is None:
        return ()
    old, new = _version(talk, before), _version(talk, now)
    if old is None or new is None:
        return ()
    old, new = _less_what_moved(old, before), _with_what_moved(desk, talk, new, now)
    own = _own_words(papers, language)
    titles = {block.number: block.title_key for block in draft(desk, talk)}
    return tuple(
        ToldChange(
            key=one.key,
            block=one.block,
            title_key=titles.get(one.block, ""),
            own={name: _said(desk, value, language, own) for name, value in one.values.items()},
            dutch={name: _said(desk, value, DUTCH, {}) for name, value in one.values.items()},
        )
        for one in _once(changes_between(old, new, term_end(desk, talk)))
    )


def has_before(papers: list[Change]) -> bool:
    """Whether there is anything to compare the newest paper of the plan with."""
    return bool(papers) and _before(papers, papers[-1]) is not None


def _once(changes: tuple[PlanChange, ...]) -> tuple[PlanChange, ...]:
    """The same sentence in the same block is told once."""
    return tuple(one for at, one in enumerate(changes) if one not in changes[:at])


def _before(papers: list[Change], now: Change) -> Change | None:
    """The newest paper of an earlier version that said another plan; else of any earlier version."""
    earlier = [one for one in papers if _number(one) < _number(now)]
    other = [one for one in earlier if value_of(one)["of"] != value_of(now)["of"]]
    return next(reversed(other or earlier), None)


def _number(paper: Change) -> int:
    return int(str(value_of(paper)["version"]))


def _version(talk: Talk, paper: Change) -> Version | None:
    """The frozen version of the plan that a paper prints; of older papers the newest of when it was made."""
    known = versions_of(talk.heads)
    key = value_of(paper).get("plan")
    if key:
        return next((one for one in known if one.key == key), None)
    made = [one for one in known if one.time <= paper.time]
    return max(made, key=lambda one: (one.time, one.change), default=None)


def _printed(paper: Change) -> frozenset[str]:
    """The Dutch of every line of the plan that stood on a paper; empty where that was not kept."""
    lines = value_of(paper).get("lines")
    pairs = lines if isinstance(lines, list | tuple) else ()
    return frozenset(str(pair[0]) for pair in pairs if isinstance(pair, list | tuple) and len(pair) == 2)


def _with_what_moved(desk: Desk, talk: Talk, version: Version, paper: Change) -> Version:
    """The version with the days and places that were printed: another day is no other decision, so it is not
    frozen anew, but whoever goes to the lessons has to hear of it."""
    if not is_present(desk, talk, version):
        return version
    present = present_version(desk, talk)
    moved = [line.text for line in present.lines if line.key.startswith(EXECUTION_LINES)]
    if not _printed(paper).issuperset(moved) or not moved:
        return version
    return replace(version, lines=present.lines, agreed=present.agreed)


def _less_what_moved(version: Version, paper: Change) -> Version:
    """The version without a day or place that had moved already when this paper was printed."""
    printed = _printed(paper)
    if not printed:
        return version
    lines = (
        line for line in version.lines if line.text in printed or not line.key.startswith(EXECUTION_LINES)
    )
    return replace(version, lines=tuple(lines))


def _own_words(papers: list[Change], language: str) -> Mapping[str, str]:
    """Of every line that was printed in a language: its own words, by its Dutch; the newest words win."""
    found: dict[str, str] = {}
    for paper in papers:
        value = value_of(paper)
        lines = value.get("lines") if value.get("language") == language else None
        for line in lines if isinstance(lines, list | tuple) else ():
            if isinstance(line, list | tuple) and len(line) == 2:
                dutch, own = line
                if isinstance(dutch, str) and isinstance(own, str):
                    found[dutch] = own
    return found


def _said(desk: Desk, value: ChangeValue, language: str, own: Mapping[str, str]) -> str:
    if isinstance(value, date):
        return desk.texts.date_words(value, language)
    if isinstance(value, VersionLine):
        return own.get(value.text, value.text)
    return desk.texts.say(DOMAIN, value.key, CHANGE_TEXTS[value.key], language).text
