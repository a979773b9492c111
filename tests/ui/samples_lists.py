"""Invented dossiers, days and syncs as the use cases give them, with languages in three scripts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.usecases.dossier_standing import standing_of
from desktop.usecases.dossiers import Caseload, CaseloadRow, ClockState, TenWeekClock
from desktop.usecases.link_ports import OwnWork
from desktop.usecases.parcels_shown import ParcelShown
from desktop.usecases.ports import Language, ParcelState, SyncReport, SyncStep
from desktop.usecases.prepare_visit import FirstThing, Visit, VisitDay
from desktop.usecases.synchronise import SyncPanel
from desktop.usecases.unlock import PersonRow

TODAY = date(2026, 9, 15)
DARI = Language("prs", "Dari", "دری", "rtl", "Arab", "")
ARABIC = Language("ar", "Arabisch", "العربية", "rtl", "Arab", "٠١٢٣٤٥٦٧٨٩")
TIGRINYA = Language("ti", "Tigrinya", "ትግርኛ", "ltr", "Ethi", "")
TURKISH = Language("tr", "Turks", "Türkçe", "ltr", "Latn", "")
SOMALI = Language("so", "Somalisch", "Soomaali", "ltr", "Latn", "")
KURMANJI = Language("kmr", "Koermandji", "Kurmancî", "ltr", "Latn", "")
DUTCH = Language("nl", "Nederlands", "Nederlands", "ltr", "Latn", "")
LANGUAGES = (ARABIC, DARI, KURMANJI, DUTCH, SOMALI, TIGRINYA, TURKISH)

PEOPLE = (PersonRow("p1", "Marit Bakker"), PersonRow("p2", "Joost de Wit"))
WORDS = ("appel", "regen", "trompet", "zolder", "kanaal", "fluit", "wolk")


def clock(days: int | None) -> TenWeekClock:
    """A clock with so many days left; None = it does not run."""
    if days is None:
        reason = "De datum van de brief van DUO is nog niet bekend."
        return TenWeekClock(ClockState.LOOPT_NIET, None, 0, None, None, "loopt nog niet", (reason,))
    state = (
        ClockState.LAAT
        if days < 0
        else ClockState.NU
        if days <= 7
        else ClockState.KRAP
        if days <= 21
        else ClockState.RUIM
    )
    late, left = nl("{days} dagen te laat", days=-days), nl("nog {days} dagen", days=days)
    words = late if days < 0 else left
    due = TODAY + timedelta(days=days)
    anchor = due - timedelta(days=70)
    why = (
        f"10 weken is maandag {due.day}-{due.month}-{due.year}.",
        "Brief van DUO: maandag 13 juli 2026.",
        "Inschrijving in de BRP van onze gemeente: woensdag 1 juli 2026.",
        "Bron: Besluit inburgering 2021, artikel 5.3 (gezien in de wettekst, nog niet nagekeken).",
        "Deze datum is een streefdatum; u beslist.",
    )
    return TenWeekClock(state, days, min(10, (TODAY - anchor).days // 7), due, anchor, words, why)


DONE = TenWeekClock(ClockState.KLAAR, None, 10, None, None, "plan vastgesteld", ())
NOT_OURS = TenWeekClock(ClockState.NIET_VAN_TOEPASSING, None, 0, None, None, "geen klok", ())


def row(
    name: str,
    language: Language | None,
    ten_weeks: TenWeekClock,
    answered: int,
    of: int,
    azc: str = "azc Zandoever",
    **more: object,
) -> CaseloadRow:
    """One dossier of the list."""
    known: dict[str, object] = {
        "conflicts": 0,
        "appointment": "",
        "tolk": "",
        "status": "Bezig" if answered else "Nog niet begonnen",
    }
    known |= more
    key = DossierId(f"d-{name.split()[0].casefold()}")
    return CaseloadRow(key, name, language, azc, "kamer 4", ten_weeks, answered, of, **known)  # type: ignore[arg-type]


def at(shown: CaseloadRow, own: OwnWork) -> CaseloadRow:
    """With a mark for where our own work in it is."""
    return replace(shown, standing=standing_of(own, is_known=True))


FARID = at(
    row("Farid N.", DARI, clock(-5), 119, 121, conflicts=2), OwnWork(there=4, apart=("never-assigned",))
)
YONAS = row("Yonas T.", TIGRINYA, clock(6), 40, 121, conflicts=1, appointment="2026-09-15T13:00")
HODAN = at(
    row("Hodan A.", SOMALI, clock(20), 64, 116, tolk="47760, telefoon", appointment="2026-09-15T14:30"),
    OwnWork(opened=3),
)
SAMIR = row(
    "Samir H.",
    ARABIC,
    clock(34),
    40,
    121,
    tolk="48213, telefoon",
    appointment="2026-09-15T10:30",
    conflicts=3,
)
ROJDA = at(
    row("Rojda B.", KURMANJI, clock(34), 88, 120, "azc De Wissel", status="Concept gemaakt"),
    OwnWork(there=5, unsafe=1),
)
ELIF = at(
    row("Elif K.", TURKISH, clock(62), 31, 118, tolk="51007, komt zelf", appointment="2026-09-15T09:30"),
    OwnWork(waiting=1),
)
MEHARI = row("Mehari G.", TIGRINYA, clock(None), 0, 121, "azc De Wissel", is_new_here=True)
BASHIR = at(
    row("Bashir M.", ARABIC, DONE, 121, 121, "Voorbeeldstad", status="Plan is vastgesteld"), OwnWork(there=9)
)
OLENA = row("Olena V.", None, NOT_OURS, 9, 12, "azc De Wissel", status="Hoort niet bij de Wi2021")

CASELOAD = Caseload((FARID, YONAS, HODAN, SAMIR, ROJDA, ELIF, MEHARI, BASHIR, OLENA))

DAY = VisitDay(
    day=TODAY,
    day_words="dinsdag 15 september 2026",
    azc="azc Zandoever",
    room="kamer 4",
    visits=(
        Visit("09:30", ELIF, True, "10:20", False, "Eerste gesprek", False),
        Visit("10:30", SAMIR, False, "", True, "Bezig", False),
        Visit("13:00", YONAS, False, "", False, "Tweede gesprek", True),
        Visit("14:30", HODAN, False, "", False, "Tweede gesprek", False),
    ),
    first=(
        FirstThing(FARID, "Maak het plan af, of leg vast waarom het later is."),
        FirstThing(YONAS, "Regel een tolk voor 13:00. Het plan moet maandag 21 september klaar zijn."),
    ),
    choices_waiting=(SAMIR,),
    on_laptop=9,
    parcels_waiting=3,
)
EMPTY_DAY = VisitDay(TODAY, "dinsdag 15 september 2026", "", "", (), (), (), 0, 0)

REPORT = SyncReport(4, 2, 3, 1, 5, True, datetime(2026, 9, 14, 15, 20, tzinfo=UTC), SyncStep.CONFIRMED)
PARCELS = (
    ParcelShown(
        SAMIR.dossier, "Samir H.", "Taal, 6 antwoorden", ParcelState.WAITS, "Gaat mee zodra er netwerk is"
    ),
    ParcelShown(
        ELIF.dossier,
        "Elif K.",
        "Start en Persoon, status, 21 antwoorden · 1 notitie",
        ParcelState.WAITS,
        "Gaat mee zodra er netwerk is",
    ),
    ParcelShown(
        BASHIR.dossier,
        "Bashir M.",
        "1 versie van het plan",
        ParcelState.SET_ASIDE,
        "De gemeente kan dit pakje niet lezen. Het blijft hier staan.",
    ),
    ParcelShown(
        ROJDA.dossier,
        "Rojda B.",
        "Werk, 9 antwoorden",
        ParcelState.CONFIRMED,
        "Aangekomen bij de gemeente en door de gemeente getekend",
    ),
    ParcelShown(HODAN.dossier, "Hodan A.", "1 papier", ParcelState.UNDER_WAY, "Gaat verder waar het stopte"),
)
SYNC = SyncPanel(
    is_enrolled=True,
    headline="Alles staat veilig op deze laptop. 3 pakjes wachten.",
    sentence="U kunt gewoon verder werken. De laatste keer samenvoegen was gisteren om 17:20, bevestigd.",
    parcels=PARCELS,
    waiting=3,
    last=REPORT,
    last_words="maandag 14 september, 17:20",
    days_without_contact_left=23,
    signing_key_place="in de sleutelkast van de computer",
)
NOT_ENROLLED = SyncPanel(
    is_enrolled=False,
    headline="Alles staat veilig op deze laptop. De laptop is nog niet aangemeld bij de gemeente.",
    sentence="U kunt gewoon verder werken. Meld de laptop aan met de code van de gemeente; "
    "daarna kunt u samenvoegen.",
    parcels=(),
    waiting=2,
    last=None,
    last_words="",
    days_without_contact_left=30,
    signing_key_place="versleuteld naast uw koffer",
)
