"""The dossiers on this laptop: look at the list, open one, begin a new one."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.answer import Answer, Answers
from desktop.domain.appointment import next_of
from desktop.domain.changes import ChangeKind
from desktop.domain.doelgroep import Belonging, Belongs, Doelgroep, NotHere, belonging
from desktop.domain.dossier import DossierRow
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.wording import joined, nl
from desktop.usecases.dossier_standing import DossierStanding, standings
from desktop.usecases.one_line import one_line
from desktop.usecases.outcome import Outcome
from desktop.usecases.place import was_opened
from desktop.usecases.ports import Desk, Language, UnitOfWork
from desktop.usecases.recording import Asked, new_id, pen
from desktop.usecases.room_left import check_room
from desktop.usecases.shown_clock import ClockState, TenWeekClock
from desktop.usecases.ten_weeks import ten_week_clock
from sync.protocol.model import PrivacyClass
from translations.letters import search_form, sort_key

__all__ = [
    "Caseload",
    "CaseloadRow",
    "ClockState",
    "NewDossier",
    "TenWeekClock",
    "begin_dossier",
    "caseload",
    "talk_languages",
]

KEY_BYTES = 32
_AFTER_RUNNING = {
    ClockState.LOOPT_NIET: 1,
    ClockState.KLAAR: 2,
    ClockState.NIET_VAN_TOEPASSING: 3,
}
_STATUS_WORDS = {
    "concept": nl("Concept gemaakt"),
    "gereed": nl("Plan is gereed"),
    "vastgesteld": nl("Plan is vastgesteld"),
}


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    dossier: DossierId
    roepnaam: str
    language: Language | None
    azc: str
    room: str
    clock: TenWeekClock
    answered: int
    applicable: int
    conflicts: int
    appointment: str  # local 'YYYY-MM-DDTHH:MM' or ''
    tolk: str  # '' = not arranged
    status: str  # Dutch words: 'Bezig', 'Nog niet begonnen', 'Concept gemaakt'
    is_new_here: bool = False
    group: Doelgroep | None = None
    open_tasks: int = 0
    open_remarks: int = 0  # of who reads along
    household: int = 0  # how many dossiers are linked to it
    standing: DossierStanding | None = None  # where our own work in it is; None where there is none


@dataclass(frozen=True, slots=True)
class Caseload:
    rows: tuple[CaseloadRow, ...]  # tightest clock first


@dataclass(frozen=True, slots=True)
class NewDossier:
    roepnaam: str
    language: str
    azc: str = ""


def caseload(desk: Desk, search: str = "") -> Caseload:
    """All dossiers on this laptop, tightest clock first; `search` filters on roepnaam, azc and language.

    One that goes on in another dossier of the same person is found by searching only.
    """
    languages = {language.code: language for language in desk.texts.languages()}
    wanted = search_form(search).split()
    is_known = desk.sync.is_enrolled()
    with desk.unit_of_work() as work:
        here = (row for row in work.dossiers.all() if wanted or not row.goes_on_in)
        found = (row for row in here if _fits(row, languages.get(row.language), wanted))
        where = standings(work, is_known)
        rows = [caseload_row(desk, work, row, where.get(row.dossier)) for row in found]
    return Caseload(tuple(sorted(rows, key=tightest_first)))


def one_dossier(desk: Desk, dossier: DossierId) -> CaseloadRow:
    """Name, language and clock of one dossier, for the bar on top. KeyError when it is not here."""
    with desk.unit_of_work() as work:
        row = work.dossiers.row(dossier)
        if row is None:
            raise KeyError("no such dossier on this laptop")
        return caseload_row(desk, work, row)


def begin_dossier(desk: Desk, new: NewDossier) -> Outcome[DossierId]:
    """An empty dossier under the newest pack.

    Refusal NAME_MISSING, LANGUAGE_MISSING, NO_ROOM_FOR_NEW, or as `one_line`.
    """
    check_room(desk)
    roepnaam, azc = one_line(new.roepnaam, "roepnaam"), one_line(new.azc, "azc")
    if not roepnaam:
        raise Refusal(RefusalCode.NAME_MISSING, "roepnaam")
    if language_named(desk, new.language) is None:
        raise Refusal(RefusalCode.LANGUAGE_MISSING, "language")
    dossier = DossierId(new_id(desk))
    value = {"roepnaam": roepnaam, "language": new.language, "azc": azc}
    pack = desk.packs.newest(desk.pack_id).name
    with desk.unit_of_work() as work:
        for privacy_class in PrivacyClass:
            work.keys.put(dossier, privacy_class, desk.chance.token(KEY_BYTES))
        change = pen(desk, work, dossier, ChangeKind.DOSSIER, "head", value, asked=Asked(pack=pack))
        work.commit()
    return Outcome(dossier, (change,))


def caseload_row(
    desk: Desk, work: UnitOfWork, row: DossierRow, standing: DossierStanding | None = None
) -> CaseloadRow:
    """One projected row in words, with its clock as of today; `standing` where the caller looked it up."""
    found = _belonging(desk, row)
    is_away = isinstance(found, NotHere)
    is_established = row.pip_status == "vastgesteld"
    talk = next_of(row.appointments, desk.clock.today())
    return CaseloadRow(
        dossier=row.dossier,
        roepnaam=row.roepnaam,
        language=language_named(desk, row.language),
        azc=(talk.place if talk else "") or row.azc,
        room=(talk.room if talk else "") or row.room,
        clock=ten_week_clock(
            desk,
            row.kennisgeving,
            row.brp,
            is_away,
            is_established,
            (row.third_asked, row.third_received),
        ),
        answered=row.answered,
        applicable=row.applicable,
        conflicts=row.conflicts,
        appointment=talk.at if talk else "",
        tolk=talk.tolk_words if talk else row.tolk,
        status=_status(row, is_away),
        group=found.doelgroep if isinstance(found, Belongs) else None,
        open_tasks=row.open_tasks,
        open_remarks=row.open_remarks,
        household=len(row.household),
        standing=standing,
        is_new_here=not row.last_change.endswith(desk.desk) and not was_opened(work, row.dossier),
    )


def is_elsewhere(desk: Desk, row: DossierRow) -> bool:
    """Whether this person does not belong under the Wi2021, as far as is known today."""
    return isinstance(_belonging(desk, row), NotHere)


def tightest_first(row: CaseloadRow) -> tuple[int, int, bytes, str]:
    """Sort key: running clocks by days left, then those that do not run, then done, then not ours."""
    left = row.clock.days_left
    place = 0 if left is not None else _AFTER_RUNNING[row.clock.state]
    return (place, left or 0, sort_key(row.roepnaam), row.dossier)


def talk_languages(desk: Desk) -> tuple[Language, ...]:
    """The languages a talk can be held in, by Dutch name."""
    return tuple(sorted(desk.texts.languages(), key=lambda language: sort_key(language.dutch_name)))


def language_named(desk: Desk, code: str) -> Language | None:
    """The language with this code when the translations know it."""
    return next((language for language in desk.texts.languages() if language.code == code), None)


def _belonging(desk: Desk, row: DossierRow) -> Belonging:
    return belonging(_known(row), desk.clock.today(), desk.law)


def _known(row: DossierRow) -> Answers:
    texts = {"P02": row.birth, "P07": row.permit, "P08": row.kennisgeving, "P09": row.regime, "P11": row.brp}
    return Answers({key: Answer(None, text) for key, text in texts.items() if text})


def _status(row: DossierRow, is_away: bool) -> str:
    if row.goes_on_in:
        return nl("Gaat verder in een ander dossier")
    if row.restricted_since:
        return nl("Beperkt: niets veranderen")
    if is_away:
        return nl("Hoort niet bij de Wi2021")
    if row.is_revised:
        return nl("Plan wordt gewijzigd")
    if row.pip_status:
        return _STATUS_WORDS[row.pip_status]
    return nl("Bezig") if row.answered else nl("Nog niet begonnen")


def _fits(row: DossierRow, language: Language | None, wanted: list[str]) -> bool:
    names = (language.dutch_name, language.own_name) if language else ()
    text = search_form(joined(" ", (row.roepnaam, row.azc, *names)))
    return all(word in text for word in wanted)
