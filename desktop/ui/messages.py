"""Every refusal and trouble as Dutch sentences: what happened, what is safe, what to do. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.ui.decision_messages import DECISION_REFUSALS
from desktop.ui.runner import BugReport


@dataclass(frozen=True, slots=True)
class Message:
    """Three sentences. `safe` may be empty next to a field, where nothing was at stake."""

    happened: str
    safe: str
    advice: str

    @property
    def words(self) -> str:
        return " ".join(part for part in (self.happened, self.safe, self.advice) if part)


_STAYS = "Wat u typte blijft staan."
_R = RefusalCode
_REFUSALS: Mapping[RefusalCode, Message] = MappingProxyType(
    {
        _R.NOT_A_DATE: Message("Dit is geen datum.", _STAYS, "Schrijf bijvoorbeeld 20-7-2026."),
        _R.IMPOSSIBLE_DATE: Message("Deze dag bestaat niet.", _STAYS, "Kijk naar de dag en de maand."),
        _R.NOT_A_TIME: Message("Dit is geen tijd.", _STAYS, "Schrijf bijvoorbeeld 9:30."),
        _R.DATE_IN_FUTURE: Message(
            "Deze datum moet nog komen.", _STAYS, "Hier past alleen een dag die voorbij is."
        ),
        _R.DATE_TOO_OLD: Message("Deze datum is te lang geleden.", _STAYS, "Kijk naar het jaar."),
        _R.NOT_A_NUMBER: Message("Dit is geen getal.", _STAYS, "Schrijf alleen cijfers, bijvoorbeeld 12."),
        _R.OUT_OF_RANGE: Message(
            "Dit getal past hier niet.", _STAYS, "Schrijf een getal van {min} tot en met {max}."
        ),
        _R.TOO_LONG: Message(
            "Deze tekst is te lang.", _STAYS, "Er passen {max} tekens. Maak de tekst korter."
        ),
        _R.BSN_FAILS_11_PROEF: Message(
            "Dit BSN kan niet kloppen.", _STAYS, "Vergelijk de cijfers met de brief of de pas."
        ),
        _R.V_NUMMER_NOT_10_DIGITS: Message(
            "Een V-nummer heeft tien cijfers.", _STAYS, "Vergelijk het nummer met de pas."
        ),
        _R.UNKNOWN_CHOICE: Message(
            "Dit antwoord hoort niet bij deze vraag.", "Er is niets veranderd.", "Kies een van de antwoorden."
        ),
        _R.ROW_INCOMPLETE: Message(
            "Deze regel is nog niet af.", _STAYS, "Vul de vakken met een sterretje in."
        ),
        _R.NOT_PRINTABLE_TEXT: Message(
            "Er staat een teken in dat niet op papier kan.", _STAYS, "Haal het weg en schrijf het in letters."
        ),
        _R.QUESTION_WAITS: Message(
            "Deze vraag wacht: kijk wie erbij zit.",
            "Er is niets bewaard.",
            "Vraag een andere tolk, kies later, of schrijf waarom het toch kan.",
        ),
        _R.FREE_TEXT_OFF: Message(
            "Vrije tekst staat hier uit: dit is een bijzonder gegeven.",
            "Er is niets bewaard.",
            "Zet het met een reden aan, bij de notitie.",
        ),
        _R.WRONG_PASSPHRASE: Message(
            "Openen lukt niet.",
            "Uw werk staat er nog.",
            "Kijk of u de goede naam koos en typ de wachtzin opnieuw.",
        ),
        _R.PASSPHRASES_DIFFER: Message(
            "De twee wachtzinnen zijn niet gelijk.", "Er is nog niets gemaakt.", "Typ de tweede opnieuw."
        ),
        _R.PASSPHRASE_TOO_WEAK: Message(
            "Deze wachtzin is te makkelijk te raden.",
            "Er is nog niets gemaakt.",
            "Neem de woorden van het voorstel.",
        ),
        _R.LABEL_TAKEN: Message(
            "Deze naam bestaat al op deze laptop.", "Er is nog niets gemaakt.", "Kies een andere naam."
        ),
        _R.WAIT_BEFORE_RETRY: Message(
            "Te vaak geprobeerd.", "Uw werk staat er nog.", "Wacht {seconds} seconden en probeer het opnieuw."
        ),
        _R.NOT_WI2021: Message(
            "Deze persoon valt niet onder de Wet inburgering 2021.",
            "Alles is bewaard.",
            "Lees de uitleg bij het plan.",
        ),
        _R.NOT_OBLIGED: Message(
            "Deze persoon is niet inburgeringsplichtig.", "Alles is bewaard.", "Lees de uitleg bij het plan."
        ),
        _R.STEP_EMPTY: Message("Er staat nog geen afspraak.", "", "Schrijf in een zin wat iemand gaat doen."),
        _R.STEP_TWICE: Message(
            "Deze regel staat al in het plan.", "Er is niets veranderd.", "Kies een andere regel."
        ),
        _R.TASK_EMPTY: Message("Er staat nog niet wat er moet gebeuren.", "", "Schrijf het in een zin."),
        _R.LINK_TO_ITSELF: Message(
            "Dit is hetzelfde dossier.", "Er is niets veranderd.", "Kies het dossier van de ander."
        ),
        _R.NO_CONSENT: Message(
            "De ander gaf hier geen toestemming voor.",
            "Er is niets overgenomen.",
            "Vraag het eerst aan die persoon, en leg het in dat dossier vast.",
        ),
        _R.NAME_MISSING: Message("Er is nog geen naam.", "", "Vul de naam in."),
        _R.LANGUAGE_MISSING: Message("Er is nog geen taal gekozen.", "", "Kies de taal van het gesprek."),
        _R.REASON_MISSING: Message(
            "Er ontbreekt nog een reden.", _STAYS, "Schrijf waarom, in een of twee zinnen."
        ),
        _R.ROUTE_NOT_CHOSEN: Message(
            "Er is nog geen leerroute gekozen.", "Alles is bewaard.", "Kies eerst een route."
        ),
        _R.PLAN_INCOMPLETE: Message(
            "Het plan is nog niet compleet: {count} ontbreekt nog.",
            "Alles is bewaard.",
            "Kijk wat er nog mist.",
        ),
        _R.CONFLICT_OPEN: Message(
            "Bij een vraag staan twee antwoorden.", "Beide zijn bewaard.", "Bespreek de vraag opnieuw."
        ),
        _R.AFTER_TERM: Message(
            "Deze dag ligt na de inburgeringstermijn.", _STAYS, "De laatste dag is {day}."
        ),
        _R.LAW_BEFORE_FIRST_DATE: Message(
            "Voor deze dag kent dit programma de wet niet.",
            "Uw antwoord is bewaard.",
            "Kijk of de datum klopt.",
        ),
        _R.SHARE_WITHOUT_YES: Message(
            "De persoon zei hier geen ja op.", "Er is niets gedeeld.", "Bespreek vraag K11 met de persoon."
        ),
        _R.SHARE_NO_BASIS: Message(
            "Voor delen met deze partij is nu geen basis.",
            "Er is niets gedeeld.",
            "Lees bij de partij waarom.",
        ),
        _R.SHARE_NOTHING: Message(
            "Er is nog niets om te delen.", "Er is niets gedeeld.", "Kijk bij elk veld waarom het blijft."
        ),
        _R.SHARE_CHANGED: Message(
            "Intussen is iets veranderd: er zou iets anders gaan dan u zag.",
            "Er is niets gedeeld.",
            "Kijk opnieuw wat er gaat en deel het dan.",
        ),
        _R.WAY_MISSING: Message("Er staat nog niet hoe.", _STAYS, "Kies hoe de persoon is uitgenodigd."),
        _R.ABSENCE_REASON_MISSING: Message(
            "Er staat nog geen reden.", _STAYS, "Kies er een; ‘Niet bekend’ mag ook."
        ),
        _R.BEFORE_OTHER_DAY: Message(
            "Deze dag ligt voor de andere dag.", _STAYS, "Kijk welke van de twee dagen niet klopt."
        ),
        _R.TEXT_MISSING: Message("Er staat nog niets.", "", "Schrijf het in een of twee zinnen."),
        _R.VERDICT_MISSING: Message(
            "Er staat nog geen oordeel.", _STAYS, "Kies zelf. Het programma kiest hier nooit."
        ),
        **{code: Message(*words) for code, words in DECISION_REFUSALS.items()},
        _R.FILE_NOT_THERE: Message(
            "Dit bestand kan niet worden gelezen.",
            "Er is niets veranderd.",
            "Kijk of het er nog staat, en of het geen map is.",
        ),
        _R.FILE_TOO_LARGE: Message(
            "Dit bestand is te groot.",
            "Er is niets gelezen.",
            "Er past {max} MB. Maak een bestand met alleen deze personen.",
        ),
        _R.SENDER_MISSING: Message(
            "Er staat nog niet van wie dit komt.",
            _STAYS,
            "Schrijf bijvoorbeeld COA, of de naam van de gemeente.",
        ),
        _R.COLUMNS_MEET: Message(
            "Twee kolommen gaan naar dezelfde vraag.",
            "Er is niets overgenomen.",
            "Laat een van de twee weg.",
        ),
        _R.MAPPING_NOT_CONFIRMED: Message(
            "Niemand heeft nog gezegd dat de indeling klopt.",
            "Er is niets overgenomen.",
            "Kijk de kolommen na en kies: Deze indeling klopt.",
        ),
        _R.NOTHING_TO_BRING: Message(
            "Er is niets om over te nemen.",
            "Er is niets veranderd.",
            "Kies bij een kolom of veld eerst een vraag.",
        ),
        _R.ROW_HAS_PROBLEMS: Message(
            "In deze regel kan {count} niet worden gelezen.",
            "Er is niets overgenomen.",
            "Verbeter het, of kies: Neem over wat wel goed is.",
        ),
        _R.TASK_GONE: Message(
            "Deze taak staat er niet meer.",
            "Er is niets veranderd.",
            "Kijk in de lijst: misschien is hij al gedaan, of is de reden weg.",
        ),
        _R.OFFER_GONE: Message(
            "Hier is niets meer om over te nemen.",
            "Er is niets veranderd.",
            "Kijk in het dossier: de antwoorden staan er al, of de ander nam ze terug.",
        ),
        _R.DOSSIER_NOT_HERE: Message(
            "Het andere dossier staat niet op deze laptop.",
            "Er is niets veranderd.",
            "Haal het eerst binnen bij Synchroniseren; dan kan het hier.",
        ),
        _R.NOT_ONE_PERSON: Message(
            "Deze twee dossiers kunnen niet samen.",
            "Er is niets veranderd.",
            "Kijk of een van de twee al in een ander dossier verder gaat.",
        ),
        _R.CODE_NOT_ACCEPTED: Message(
            "De gemeente kent deze code niet.",
            "Uw werk staat veilig hier.",
            "Vraag een nieuwe code; hij werkt een keer.",
        ),
        _R.EXPORT_TARGET_EXISTS: Message(
            "Op die plek staat al een bestand.", "Er is niets overschreven.", "Kies een andere naam of map."
        ),
        _R.PAPER_NOT_NOW: Message(
            "Dit papier kan nu nog niet.", "Er is niets gemaakt.", "In de lijst staat wat er eerst moet."
        ),
    }
)

_KEPT = "Wat als bewaard getoond werd, is bewaard."
_HERE = "Alles staat veilig op deze laptop."
_CLOSED = "Er is niets veranderd of gewist."
_CALL = "Bel de beheerder en noem dit scherm."
_T = TroubleCode
_TROUBLES: Mapping[TroubleCode, Message] = MappingProxyType(
    {
        _T.DISK_FULL: Message(
            "De schijf van deze laptop is vol.", _KEPT, "Maak ruimte. Zet de laptop nu niet uit."
        ),
        _T.DISK_ERROR: Message("De schijf van deze laptop geeft een fout.", _KEPT, _CALL),
        _T.READ_ONLY: Message("Op deze schijf kan niet geschreven worden.", _KEPT, _CALL),
        _T.STORE_DAMAGED: Message("Uw koffer is beschadigd.", _CLOSED, _CALL + " Er is een weg terug."),
        _T.STORE_EMPTY_FILE: Message("Het bestand van uw koffer is leeg.", _CLOSED, _CALL),
        _T.STORE_NOT_ENCRYPTED: Message("Dit bestand is geen versleutelde koffer.", _CLOSED, _CALL),
        _T.STORE_MISSING: Message(
            "Uw koffer staat niet meer op deze plek.", "Er is niets gewist door dit programma.", _CALL
        ),
        _T.STORE_NEWER: Message(
            "Uw koffer is gemaakt met een nieuwere versie.",
            _CLOSED,
            "Zet eerst de nieuwe versie op deze laptop.",
        ),
        _T.STORE_OTHER: Message("Deze koffer hoort bij een ander slot.", _CLOSED, _CALL),
        _T.HEADER_MISSING: Message(
            "Het slot van uw koffer ontbreekt.", _CLOSED, _CALL + " Er is een weg terug."
        ),
        _T.HEADER_DAMAGED: Message(
            "Het slot van uw koffer is beschadigd.", _CLOSED, _CALL + " Er is een weg terug."
        ),
        _T.SECOND_INSTANCE: Message(
            "Deze koffer is al open op deze laptop.",
            "Er is niets veranderd.",
            "Gebruik het venster dat al open is.",
        ),
        _T.DEVICE_SECRET_GONE: Message(
            "Deze laptop kent zijn eigen sleutel niet meer.", _CLOSED, _CALL + " Er is een weg terug."
        ),
        _T.PACK_BROKEN: Message("De vragenlijst kan niet gelezen worden.", _HERE, _CALL),
        _T.LAW_BROKEN: Message("Het bestand met de wet kan niet gelezen worden.", _HERE, _CALL),
        _T.PLAN_LINES_BROKEN: Message("De regels voor het plan kunnen niet gelezen worden.", _HERE, _CALL),
        _T.SHARING_BROKEN: Message(
            "De bestanden over delen kloppen niet: {problemen} fouten.",
            _HERE + " Er wordt niets gedeeld.",
            _CALL,
        ),
        _T.NO_CONTACT: Message(
            "Er is geen netwerk.", _HERE, "U kunt gewoon verder werken. Probeer het later."
        ),
        _T.NOT_THE_BACK_END: Message(
            "Het adres is niet van de gemeente.",
            _HERE + " Er is niets verstuurd.",
            "Kijk naar het adres, of bel de beheerder.",
        ),
        _T.BACK_END_GARBAGE: Message(
            "De gemeente stuurde iets dat niet klopt.",
            _HERE + " Er is niets van overgenomen.",
            "Probeer het later.",
        ),
        _T.BACK_END_BUSY: Message("De gemeente is te druk.", _HERE, "Probeer het over een paar minuten."),
        _T.DESK_REVOKED: Message("Deze laptop mag niet meer meedoen.", _HERE, _CALL),
        _T.DESK_FORKED: Message(
            "Er is een kopie van deze koffer.", _HERE, "Ga op een laptop verder en bel de beheerder."
        ),
        _T.CLIENT_TOO_OLD: Message(
            "Dit programma is te oud voor de gemeente.", _HERE, "Zet eerst de nieuwe versie op deze laptop."
        ),
        _T.NOT_EQUAL_AFTER_SYNC: Message(
            "Na het samenvoegen was het niet overal gelijk.",
            _HERE,
            "Probeer het nog een keer; blijft het, bel de beheerder.",
        ),
        _T.GLYPH_MISSING: Message(
            "Een letter kan niet op papier.",
            "Het plan is bewaard.",
            "Schrijf de naam of het woord in andere letters.",
        ),
        _T.PAPER_FAILED: Message(
            "Het papier kon niet gemaakt worden.", "Het plan is bewaard.", "Probeer het opnieuw."
        ),
        _T.SYSTEM_LIBRARY_MISSING: Message("Er ontbreekt een onderdeel op deze laptop.", _CLOSED, _CALL),
    }
)


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def _fill(message: Message, facts: Mapping[str, str]) -> Message:
    known = _Facts(facts)
    return Message(*(part.format_map(known) for part in (message.happened, message.safe, message.advice)))


_GLYPH_AT = Message(
    "Een letter kan niet op papier: kijk bij {where}.",
    "Het plan is bewaard.",
    "Schrijf de naam of het woord daar in andere letters, of zonder plaatje.",
)


def message_for(failure: Refusal | Trouble) -> Message:
    """The sentences for a refusal or trouble, filled with its facts (limits and numbers, never an answer)."""
    if isinstance(failure, Refusal):
        return _fill(_REFUSALS[failure.code], failure.facts)
    if failure.code is _T.GLYPH_MISSING and "where" in failure.facts:
        return _fill(_GLYPH_AT, failure.facts)
    return _fill(_TROUBLES[failure.code], failure.facts)


def message_for_bug(report: BugReport) -> Message:
    """The calm message for a bug: what is safe, and the code to name on the phone."""
    return Message(
        "Er ging iets mis in het programma.",
        _KEPT + " Dat is niet uw schuld.",
        f"Ga verder. Gebeurt het weer, bel dan de beheerder en noem code {report.code}.",
    )
