"""What the screen 'Besluit' shows: where the plan stands, what is missing, its terms, every version of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.answer import whole_day
from desktop.domain.changes import JsonValue
from desktop.domain.ids import DossierId, WorkerId
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import PipStatus
from desktop.domain.pip_versions import (
    Form,
    Version,
    VersionKind,
    disputed,
    frozen_reasons,
    settled,
    versions_of,
)
from desktop.domain.reasons import why_deadline
from desktop.domain.revision import (
    REVISION_REASON_KEY,
    Category,
    previous_pip,
    revision_of,
    scale_down_of,
)
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import day_words
from desktop.usecases.interview.shown import Stop
from desktop.usecases.pip_board import board_shown
from desktop.usecases.pip_shown import Missing
from desktop.usecases.pip_versions import form_of, holding, is_present, newest_version, switch_on
from desktop.usecases.plan_changes import changes_of, pending_changes, said_change
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk
from desktop.usecases.terms import TermShown, terms_shown
from desktop.usecases.two_answers import CATEGORIES, ROUTE_NAMES, TwoAnswers, two_answers
from desktop.usecases.why_shown import WhyShown, why_shown

__all__ = [
    "CATEGORIES",
    "ROUTE_NAMES",
    "DecisionShown",
    "PreviousShown",
    "SwitchShown",
    "VersionShown",
    "decision_shown",
]

_FORMS = {Form.CONCEPT: nl("concept"), Form.ADVIES: nl("PIP-advies"), Form.BESLUIT: nl("vastgesteld")}
_KINDS = {
    VersionKind.EERSTE: nl("eerste plan"),
    VersionKind.WIJZIGING: nl("wijziging"),
    VersionKind.SCHAKELEN: nl("andere leerroute"),
    VersionKind.AFSCHALEN: nl("examens op A2"),
    VersionKind.VERHUIZING: nl("na verhuizing"),
}
_REASONS = (
    (REVISION_REASON_KEY, nl("Reden")),
    ("vroeg", nl("Waarom nu al")),
    ("te_laat", nl("Waarom toch een andere route")),
)
_NOT_HERE = nl("De persoon woont nog niet in de gemeente, of staat niet in onze BRP.")
_NO_TERM = nl("De drie jaar beginnen met het besluit.")
_TERMS = ("inburgeringstermijn", "schakelen", "bezwaar")
_MOVED_QUESTIONS = ("P15", "P16")


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version: title, who and when, why, and what it says otherwise than the one before it."""

    key: str
    title: str  # 'Versie 3 · vastgesteld'
    told: tuple[str, ...]  # facts: kind, dagtekening, mandate, number of the decision
    reasons: tuple[str, ...]  # for the klantmanager: never on paper
    changes: tuple[str, ...]
    is_holding: bool
    is_twin: bool


@dataclass(frozen=True, slots=True)
class SwitchShown:
    """Establishing now would change the route."""

    words: str
    is_late: bool
    reason: WhyShown


@dataclass(frozen=True, slots=True)
class PreviousShown:
    """The plan of another municipality: recorded, or as the person told it (`is_proposed`)."""

    gemeente: str
    route: str  # key, '' = not known
    day: str  # '5-11-2026', '' = not known
    is_proposed: bool


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """The whole screen. `can_*` say what makes sense now; the use cases refuse the rest in words."""

    dossier: DossierId
    roepnaam: str
    stop: Stop | None
    status: str  # '', 'concept', 'gereed', 'vastgesteld'
    title: str
    explained: str
    can_establish: bool
    missing: tuple[Missing, ...]
    needs_early_reason: bool
    switch: SwitchShown | None
    terms: tuple[TermShown, ...]
    holds: VersionShown | None
    has_bekendmaking: bool
    mandate: tuple[str, str]  # of the decision before: name, function
    pending: tuple[str, ...]  # how the plan as it is now differs from the one that holds
    revision: tuple[str, str] | None  # category key, reason
    can_revise: bool
    scale_down: int | None  # hours, once it was decided
    can_scale_down: bool
    previous: PreviousShown | None
    can_record_previous: bool
    disputes: tuple[tuple[VersionShown, ...], ...]
    versions: tuple[VersionShown, ...]  # newest first
    two_answers: tuple[TwoAnswers, ...] = ()  # decisions two laptops took differently, without a form


def decision_shown(desk: Desk, talk: Talk) -> DecisionShown:
    """The screen of a loaded talk."""
    board = board_shown(desk, talk)
    holds, newest = holding(talk), newest_version(talk)
    is_held = holds is not None and is_present(desk, talk, holds)
    is_ready = newest is not None and newest.pip.status is PipStatus.GEREED and is_present(desk, talk, newest)
    status = nl("vastgesteld") if is_held else nl("gereed") if is_ready else _status(talk, newest)
    form = form_of(talk)
    revision = revision_of(talk.heads, holds)
    scaled = scale_down_of(talk.heads)
    moved = _previous(talk)
    runs = moved is not None and not moved.is_proposed
    title, explained = _words(status, form, holds, revision is not None, runs)
    known = versions_of(talk.heads)
    return DecisionShown(
        dossier=talk.dossier,
        roepnaam=talk.row.roepnaam,
        stop=board.stop,
        status=status,
        title=title,
        explained=explained,
        can_establish=is_ready and not is_held and not board.missing,
        missing=board.missing,
        needs_early_reason=form is Form.ADVIES and holds is None,
        switch=_switch(desk, talk),
        terms=tuple(term for term in terms_shown(desk, talk) if term.kind in _TERMS),
        holds=None if holds is None else _version(desk, talk, holds, None, holds),
        has_bekendmaking=holds is not None and bool(holds.bekendmaking),
        mandate=(holds.mandate.name, holds.mandate.function) if holds and holds.mandate else ("", ""),
        pending=tuple(said_change(desk, change).text for change in pending_changes(desk, talk)),
        revision=None if revision is None else (revision.category.value, revision.reason),
        can_revise=holds is not None,
        scale_down=None if scaled is None else scaled.hours,
        can_scale_down=holds is not None and talk.choice.route is Leerroute.B1,
        previous=moved,
        can_record_previous=holds is None,
        disputes=tuple(
            tuple(_version(desk, talk, one, None, holds) for one in pair)
            for pair in disputed(known, talk.heads)
        ),
        versions=_versions(desk, talk, settled(known, talk.heads), holds),
        two_answers=two_answers(desk, talk),
    )


def _status(talk: Talk, newest: Version | None) -> str:
    return nl("concept") if newest is not None or talk.choice.route is not None else ""


def _words(status: str, form: Form, holds: Version | None, is_begun: bool, runs: bool) -> tuple[str, str]:
    """Where the plan stands, and what that means. `runs`: the three years began in another municipality."""
    if holds is not None:
        day = whole_day(holds.pip.dagtekening)
        since = nl("Vastgesteld op {day_words}.", day_words=day_words(day)) if day else nl("Vastgesteld.")
        if status == "vastgesteld" and not is_begun:
            return nl("Het plan is vastgesteld"), since
        now = (
            nl("De wijziging is gereed.")
            if status == "gereed"
            else nl("Er is een wijziging in voorbereiding.")
        )
        return (
            nl("Het plan geldt en wordt gewijzigd"),
            nl("{since} {now} Tot het nieuwe besluit geldt het oude plan.", since=since, now=now),
        )
    if not status:
        return nl("Er is nog geen plan"), nl("Kies eerst een leerroute en geef de redenen.")
    term = nl("De drie jaar lopen door, sinds het plan van de vorige gemeente.") if runs else _NO_TERM
    is_ready = status == "gereed"
    if form is Form.ADVIES:
        return nl("Het PIP-advies is gereed") if is_ready else nl("Dit is een PIP-advies"), nl(
            "{not_here} {term}", not_here=_NOT_HERE, term=term
        )
    return nl("Het plan is gereed") if is_ready else nl("Dit is een concept"), nl(
        "Nog niet vastgesteld. {term}", term=term
    )


def _switch(desk: Desk, talk: Talk) -> SwitchShown | None:
    switch = switch_on(desk, talk, talk.today)
    if switch is None:
        return None
    change = nl(
        "Van {route_names} naar {route_names_2}",
        route_names=ROUTE_NAMES[switch.old],
        route_names_2=ROUTE_NAMES[switch.new],
    )
    last = switch.deadline.last
    if last is None:
        words = nl("{change}: de wet noemt geen laatste dag.", change=change)
    elif not switch.is_in_time:
        words = nl(
            "{change}: dat kon tot en met {day_words}. Schrijf waarom het nu nog gebeurt.",
            change=change,
            day_words=day_words(last),
        )
    else:
        soon = nl(" Dat is binnenkort.") if switch.is_ending else ""
        words = nl(
            "{change}: dat kan tot en met {day_words}.{soon}",
            change=change,
            day_words=day_words(last),
            soon=soon,
        )
    reason = why_shown(why_deadline(switch.deadline, desk.law), talk.pack)
    return SwitchShown(words, not switch.is_in_time, reason)


def _previous(talk: Talk) -> PreviousShown | None:
    """What was recorded, or what P15 and P16 propose: the person may know the municipality, not the dates."""
    moved = previous_pip(talk.heads)
    if moved is not None:
        return PreviousShown(moved.gemeente, moved.route.value, _typed(moved.dagtekening_initieel), False)
    lived, plan = (talk.standing.cells(question) for question in _MOVED_QUESTIONS)
    if plan.get("ja_nee") != "ja":
        return None
    return PreviousShown(_text(lived, "waar"), "", "", True)


def _versions(
    desk: Desk, talk: Talk, known: tuple[Version, ...], holds: Version | None
) -> tuple[VersionShown, ...]:
    """Newest first; each beside the one before it, an established one beside the decision before."""
    found = []
    for place, version in enumerate(known):
        earlier = [one for one in known[:place] if one.number < version.number]
        decided = [one for one in earlier if one.is_vastgesteld]
        compared = decided if version.is_vastgesteld else earlier
        before = compared[-1] if compared else None
        found.append(_version(desk, talk, version, before, holds))
    return tuple(reversed(found))


def _version(
    desk: Desk, talk: Talk, version: Version, before: Version | None, holds: Version | None
) -> VersionShown:
    frozen = frozen_reasons(talk.heads, version)
    is_held = holds is not None and version.key == holds.key
    status = version.pip.status
    form = _FORMS[version.form]
    name = (
        form
        if status is not PipStatus.GEREED
        else nl("gereed")
        if form == "concept"
        else nl("{form}, gereed", form=form)
    )
    reasons: list[str] = [
        nl("{words}: {text}", words=words, text=text)
        for key, words in _REASONS
        if (text := _text(frozen, key))
    ]
    if version.category in set(Category) and before is not None:
        reasons.insert(0, CATEGORIES[Category(version.category)] + ".")
    return VersionShown(
        key=version.key,
        title=nl("Versie {number} · {name}", number=version.number, name=name),
        told=tuple(_told(desk, version, is_held)),
        reasons=tuple(reasons),
        changes=tuple(said_change(desk, one).text for one in changes_of(desk, talk, before, version)),
        is_holding=is_held,
        is_twin=version.is_twin,
    )


def _told(desk: Desk, version: Version, is_held: bool) -> list[str]:
    made = whole_day(version.made_on)
    by = _author(desk, version.author)
    told: list[str] = [
        nl("Opgeschreven{part} door {by}.", part=nl(" op {day}", day=day_words(made)) if made else "", by=by)
    ]
    if version.is_vastgesteld:
        day, out = whole_day(version.pip.dagtekening), whole_day(version.bekendmaking)
        kind = _KINDS[version.kind]
        told.append(
            nl("Besluit ({kind}){part}.", kind=kind, part=nl(" van {day}", day=day_words(day)) if day else "")
        )
        if version.mandate is not None:
            told.append(
                nl(
                    "Namens het college: {name}, {function}.",
                    name=version.mandate.name,
                    function=version.mandate.function,
                )
            )
        if version.decision_number:
            told.append(
                nl("Nummer van het besluit: {decision_number}.", decision_number=version.decision_number)
            )
        told.append(
            nl("Brief verstuurd op {day_words}.", day_words=day_words(out))
            if out
            else nl("Nog niet bekend wanneer de brief ging.")
        )
        if version.moved_from:
            told.append(nl("Eerder plan: gemeente {moved_from}.", moved_from=version.moved_from))
        if not is_held:
            told.append(nl("Dit besluit is opgevolgd."))
    return told


def _author(desk: Desk, author: WorkerId) -> str:
    return desk.worker.label if author == desk.worker.id else nl("collega {author}", author=author[:8])


def _typed(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _text(value: Mapping[str, JsonValue], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
