"""Before leaving: is each dossier of the day on board, what is still missing, which paper goes along.

Nothing is fetched here and nothing waits for a network: what is said is what this laptop knows now.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from desktop.domain.errors import Trouble
from desktop.domain.ids import DossierId
from desktop.domain.leerbaarheidstoets import ToetsState
from desktop.domain.wording import nl
from desktop.usecases.asking import pack_domain
from desktop.usecases.dossiers import CaseloadRow
from desktop.usecases.dutch_words import counted, when_last
from desktop.usecases.lease import LAST_CONTACT
from desktop.usecases.papers import kept_papers, value_of
from desktop.usecases.ports import Desk, TextStatus, UnitOfWork
from desktop.usecases.talk import DUTCH, Talk, load_talk
from desktop.usecases.visit_shown import Along, AlongState, Lack, LackKind, Visit
from forms.model import FormPack
from forms.texts import question_key

#: local state: the last report and the last contact that a sync left, see `synchronise`
_FETCH = nl("Haal het op bij Samenvoegen zolang er netwerk is.")
#: papers that were not at hand when they were asked for
_PAPERS = {"P16": nl("het PIP van de vorige gemeente"), "T06": nl("de uitslag van de taaltoets")}
_BY_HAND = frozenset({TextStatus.MISSING, TextStatus.OUTDATED})


def look_through(
    desk: Desk, work: UnitOfWork, dossier: DossierId, row: CaseloadRow, unread: Mapping[DossierId, int]
) -> tuple[str, tuple[Lack, ...], tuple[str, ...]]:
    """Of one talk: why the dossier is not on board ('' when it is), what is missing, what to bring."""
    try:
        talk = load_talk(desk, work, dossier)
    except Trouble:
        return nl("De vragen van dit dossier staan niet op deze laptop. {fetch}", fetch=_FETCH), (), ()
    if not row.roepnaam:
        return nl("Het begin van dit dossier is nog niet op deze laptop. {fetch}", fetch=_FETCH), (), ()
    if unread.get(dossier, 0):
        parts = counted(unread[dossier], "deel", "delen")
        return (
            nl("{parts} van dit dossier kan deze laptop niet lezen. {fetch}", parts=parts, fetch=_FETCH),
            (),
            (),
        )
    return "", tuple(_lacks(desk, talk, row)), tuple(_bring(desk, talk))


def along_state(desk: Desk, work: UnitOfWork, day: date, visits: Sequence[Visit]) -> Along:
    """Whether the day was looked through, and how fresh what is on board is."""
    if not visits:
        return Along(AlongState.NOTHING, "", "")
    fetched = _fetched(desk, work)
    missing = [visit.row.roepnaam or nl("een dossier") for visit in visits if not visit.is_on_board]
    if missing:
        count = counted(len(missing), nl("dossier is"), nl("dossiers zijn"))
        return Along(
            AlongState.NOT_ON_BOARD,
            nl("{count} niet aan boord", count=count),
            nl("{fetch} {fetched}", fetch=_FETCH, fetched=fetched),
            len(missing),
        )
    points = sum(len(visit.lacks) for visit in visits if not visit.is_done)
    open_words = counted(points, nl("punt staat nog open"), nl("punten staan nog open")) if points else ""
    kept = _kept(work, day)
    if kept is None or set(kept["of"]) != _keys(visits):
        told = nl("{open_words}. ", open_words=open_words) if open_words else nl("Er ontbreekt niets. ")
        return Along(AlongState.NOT_CHECKED, nl("Nog niet nagekeken"), told + fetched, points)
    when = when_last(datetime.fromisoformat(str(kept["at"])), desk.clock.today())
    if points:
        headline = nl("Alle dossiers zijn mee, {open_words}", open_words=open_words)
        return Along(
            AlongState.OPEN_POINTS,
            headline,
            nl("Nagekeken {when}. {fetched}", when=when, fetched=fetched),
            points,
        )
    return Along(
        AlongState.COMPLETE, nl("Alles is mee"), nl("Nagekeken {when}. {fetched}", when=when, fetched=fetched)
    )


def note_looked_through(desk: Desk, work: UnitOfWork, day: date, visits: Sequence[Visit]) -> None:
    """Somebody looked the day through: kept on this laptop alone; a talk that is added asks for it again."""
    kept = {"at": desk.clock.now().isoformat(), "of": sorted(_keys(visits))}
    work.state.put(_name(day), json.dumps(kept))


def _lacks(desk: Desk, talk: Talk, row: CaseloadRow) -> list[Lack]:
    answers, found = talk.standing, []
    if answers.day("P08") is None:
        found.append(Lack(LackKind.BRIEF, nl("datum van de brief van DUO"), "P08"))
    if talk.toets.state not in (ToetsState.DONE, ToetsState.NOT_POSSIBLE):
        planned = talk.toets.state is ToetsState.PLANNED
        words = nl("toets (is gepland)") if planned else nl("toets nog niet gedaan")
        found.append(Lack(LackKind.TOETS, words, "L01"))
    away = [cells for cells in answers.rows("O04") if cells.get("papier") not in ("hier", "foto")]
    if away:
        found.append(
            Lack(LackKind.DIPLOMA, counted(len(away), "diploma", "diploma's") + nl(" zonder papier"), "O04")
        )
    if not row.tolk and talk.language.code != DUTCH:
        found.append(Lack(LackKind.TOLK, nl("tolk {dutch_name}", dutch_name=talk.language.dutch_name)))
    for question, words in _PAPERS.items():
        paper = answers.cells(question).get("papier")
        if isinstance(paper, Mapping) and paper.get("seen") in ("later", "niet_bij_zich"):
            found.append(Lack(LackKind.PAPIER, words, question))
    untold = _untranslated(desk, talk.pack, talk.language.code)
    if untold:
        whole = len(talk.pack.questions)
        words = nl(
            "vertaling {dutch_name} van {untold} van de {whole} vragen",
            dutch_name=talk.language.dutch_name,
            untold=untold,
            whole=whole,
        )
        found.append(Lack(LackKind.VERTALING, words))
    return found


def _untranslated(desk: Desk, pack: FormPack, language: str) -> int:
    """How many questions would be shown in Dutch to somebody who speaks this language."""
    if language == DUTCH:
        return 0
    domain = pack_domain(pack)
    return sum(
        desk.texts.say(domain, question_key(q), q.simple, language).status in _BY_HAND for q in pack.questions
    )


def _bring(desk: Desk, talk: Talk) -> list[str]:
    """The plan on paper from the last time, in the language of the talk; and what the person brings."""
    found: list[str] = []
    papers = [value_of(change) for change in kept_papers(talk)]
    if papers:
        newest = papers[-1]
        language = desk.texts.language_name(str(newest["language"]), DUTCH)
        found.append(
            nl("plan op papier, versie {newest} ({language})", newest=newest["version"], language=language)
        )
    if any(cells.get("papier") == "hier" for cells in talk.standing.rows("O04")):
        found.append(nl("de persoon neemt diploma's mee"))
    return found


def _fetched(desk: Desk, work: UnitOfWork) -> str:
    text = work.state.get(LAST_CONTACT)
    if text is None:
        return nl("Er is nog nooit samengevoegd.")
    return nl(
        "Laatst samengevoegd {when_last}.",
        when_last=when_last(datetime.fromisoformat(text), desk.clock.today()),
    )


def _kept(work: UnitOfWork, day: date) -> dict[str, list[str]] | None:
    text = work.state.get(_name(day))
    return None if text is None else dict(json.loads(text))


def _keys(visits: Sequence[Visit]) -> set[str]:
    return {f"{visit.row.dossier}/{visit.key}" for visit in visits}


def _name(day: date) -> str:
    return f"visit.along.{day.isoformat()}"
