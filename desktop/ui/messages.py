"""Every refusal and trouble as Dutch sentences: what happened, what is safe, what to do. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.wording import filled, joined, later, nl
from desktop.ui.attachment_messages import ATTACHMENT_REFUSALS, ATTACHMENT_TROUBLES
from desktop.ui.choice_messages import CHOICE_REFUSALS
from desktop.ui.decision_messages import DECISION_REFUSALS
from desktop.ui.house_messages import HOUSE_REFUSALS
from desktop.ui.language_messages import LANGUAGE_REFUSALS, LANGUAGE_TROUBLES
from desktop.ui.link_messages import LINK_REFUSALS, LINK_TROUBLES
from desktop.ui.order_messages import ORDER_TROUBLES
from desktop.ui.paper_messages import PAPER_REFUSALS, PAPER_TROUBLES
from desktop.ui.parcel_messages import PARCEL_REFUSALS, PARCEL_TROUBLES
from desktop.ui.recovery_messages import RECOVERY_REFUSALS
from desktop.ui.repair_messages import REPAIR_TROUBLES
from desktop.ui.rights_messages import RIGHTS_REFUSALS
from desktop.ui.runner import BugReport
from desktop.ui.safe_messages import SAFE_REFUSALS
from desktop.ui.sign_in_messages import SIGN_IN_TROUBLES
from desktop.ui.support_messages import FILE_REFUSALS, SUPPORT_TROUBLES


@dataclass(frozen=True, slots=True)
class Message:
    """Three sentences. `safe` may be empty next to a field, where nothing was at stake."""

    happened: str
    safe: str
    advice: str

    @property
    def words(self) -> str:
        return joined(" ", (part for part in (self.happened, self.safe, self.advice) if part))


_STAYS = nl("Wat u typte blijft staan.")
_R = RefusalCode
_OTHERS = {
    **DECISION_REFUSALS,
    **LANGUAGE_REFUSALS,
    **LINK_REFUSALS,
    **CHOICE_REFUSALS,
    **HOUSE_REFUSALS,
    **RECOVERY_REFUSALS,
    **ATTACHMENT_REFUSALS,
    **PAPER_REFUSALS,
    **PARCEL_REFUSALS,
    **RIGHTS_REFUSALS,
    **SAFE_REFUSALS,
    **FILE_REFUSALS,
}
_REFUSALS: Mapping[RefusalCode, Message] = MappingProxyType(
    {
        _R.NOT_A_DATE: Message(nl("Dit is geen datum."), _STAYS, nl("Schrijf bijvoorbeeld 20-7-2026.")),
        _R.IMPOSSIBLE_DATE: Message(
            nl("Deze dag bestaat niet."), _STAYS, nl("Kijk naar de dag en de maand.")
        ),
        _R.NOT_A_TIME: Message(nl("Dit is geen tijd."), _STAYS, nl("Schrijf bijvoorbeeld 9:30.")),
        _R.DATE_IN_FUTURE: Message(
            nl("Deze datum moet nog komen."), _STAYS, nl("Hier past alleen een dag die voorbij is.")
        ),
        _R.DATE_TOO_OLD: Message(nl("Deze datum is te lang geleden."), _STAYS, nl("Kijk naar het jaar.")),
        _R.NOT_A_NUMBER: Message(
            nl("Dit is geen getal."), _STAYS, nl("Schrijf alleen cijfers, bijvoorbeeld 12.")
        ),
        _R.OUT_OF_RANGE: Message(
            nl("Dit getal past hier niet."), _STAYS, later("Schrijf een getal van {min} tot en met {max}.")
        ),
        _R.TOO_LONG: Message(
            nl("Deze tekst is te lang."), _STAYS, later("Er passen {max} tekens. Maak de tekst korter.")
        ),
        _R.BSN_FAILS_11_PROEF: Message(
            nl("Dit BSN kan niet kloppen."), _STAYS, nl("Vergelijk de cijfers met de brief of de pas.")
        ),
        _R.V_NUMMER_NOT_10_DIGITS: Message(
            nl("Een V-nummer heeft tien cijfers."), _STAYS, nl("Vergelijk het nummer met de pas.")
        ),
        _R.UNKNOWN_CHOICE: Message(
            nl("Dit antwoord hoort niet bij deze vraag."),
            nl("Er is niets veranderd."),
            nl("Kies een van de antwoorden."),
        ),
        _R.ROW_INCOMPLETE: Message(
            nl("Deze regel is nog niet af."), _STAYS, nl("Vul de vakken met een sterretje in.")
        ),
        _R.NOT_PRINTABLE_TEXT: Message(
            nl("Er staat een teken in dat niet op papier kan."),
            _STAYS,
            nl("Haal het weg en schrijf het in letters."),
        ),
        _R.QUESTION_WAITS: Message(
            nl("Deze vraag wacht: kijk wie erbij zit."),
            nl("Er is niets bewaard."),
            nl("Vraag een andere tolk, kies later, of schrijf waarom het toch kan."),
        ),
        _R.FREE_TEXT_OFF: Message(
            nl("Vrije tekst staat hier uit: dit is een bijzonder gegeven."),
            nl("Er is niets bewaard."),
            nl("Zet het met een reden aan, bij de notitie."),
        ),
        _R.WRONG_PASSPHRASE: Message(
            nl("Openen lukt niet."),
            nl("Uw werk staat er nog."),
            nl("Kijk of u de goede naam koos en typ de wachtzin opnieuw."),
        ),
        _R.PASSPHRASES_DIFFER: Message(
            nl("De twee wachtzinnen zijn niet gelijk."),
            nl("Er is nog niets gemaakt."),
            nl("Typ de tweede opnieuw."),
        ),
        _R.PASSPHRASE_TOO_WEAK: Message(
            nl("Deze wachtzin is te makkelijk te raden."),
            nl("Er is nog niets gemaakt."),
            nl("Neem de woorden van het voorstel."),
        ),
        _R.LABEL_TAKEN: Message(
            nl("Deze naam bestaat al op deze laptop."),
            nl("Er is nog niets gemaakt."),
            nl("Kies een andere naam."),
        ),
        _R.WAIT_BEFORE_RETRY: Message(
            nl("Te vaak geprobeerd."),
            nl("Uw werk staat er nog."),
            later("Wacht {seconds} seconden en probeer het opnieuw."),
        ),
        _R.NOT_WI2021: Message(
            nl("Deze persoon valt niet onder de Wet inburgering 2021."),
            nl("Alles is bewaard."),
            nl("Lees de uitleg bij het plan."),
        ),
        _R.NOT_OBLIGED: Message(
            nl("Deze persoon is niet inburgeringsplichtig."),
            nl("Alles is bewaard."),
            nl("Lees de uitleg bij het plan."),
        ),
        _R.STEP_EMPTY: Message(
            nl("Er staat nog geen afspraak."), "", nl("Schrijf in een zin wat iemand gaat doen.")
        ),
        _R.STEP_TWICE: Message(
            nl("Deze regel staat al in het plan."), nl("Er is niets veranderd."), nl("Kies een andere regel.")
        ),
        _R.TASK_EMPTY: Message(
            nl("Er staat nog niet wat er moet gebeuren."), "", nl("Schrijf het in een zin.")
        ),
        _R.LINK_TO_ITSELF: Message(
            nl("Dit is hetzelfde dossier."),
            nl("Er is niets veranderd."),
            nl("Kies het dossier van de ander."),
        ),
        _R.NO_CONSENT: Message(
            nl("De ander gaf hier geen toestemming voor."),
            nl("Er is niets overgenomen."),
            nl("Vraag het eerst aan die persoon, en leg het in dat dossier vast."),
        ),
        _R.NAME_MISSING: Message(nl("Er is nog geen naam."), "", nl("Vul de naam in.")),
        _R.LANGUAGE_MISSING: Message(
            nl("Er is nog geen taal gekozen."), "", nl("Kies de taal van het gesprek.")
        ),
        _R.REASON_MISSING: Message(
            nl("Er ontbreekt nog een reden."), _STAYS, nl("Schrijf waarom, in een of twee zinnen.")
        ),
        _R.AFTER_TERM: Message(
            nl("Deze dag ligt na de inburgeringstermijn."), _STAYS, later("De laatste dag is {day}.")
        ),
        _R.LAW_BEFORE_FIRST_DATE: Message(
            nl("Voor deze dag kent dit programma de wet niet."),
            nl("Uw antwoord is bewaard."),
            nl("Kijk of de datum klopt."),
        ),
        _R.SHARE_WITHOUT_YES: Message(
            nl("De persoon zei hier geen ja op."),
            nl("Er is niets gedeeld."),
            nl("Bespreek vraag K11 met de persoon."),
        ),
        _R.SHARE_NO_BASIS: Message(
            nl("Voor delen met deze partij is nu geen basis."),
            nl("Er is niets gedeeld."),
            nl("Lees bij de partij waarom."),
        ),
        _R.SHARE_NOTHING: Message(
            nl("Er is nog niets om te delen."),
            nl("Er is niets gedeeld."),
            nl("Kijk bij elk veld waarom het blijft."),
        ),
        _R.SHARE_CHANGED: Message(
            nl("Intussen is iets veranderd: er zou iets anders gaan dan u zag."),
            nl("Er is niets gedeeld."),
            nl("Kijk opnieuw wat er gaat en deel het dan."),
        ),
        _R.WAY_MISSING: Message(
            nl("Er staat nog niet hoe."), _STAYS, nl("Kies hoe de persoon is uitgenodigd.")
        ),
        _R.ABSENCE_REASON_MISSING: Message(
            nl("Er staat nog geen reden."), _STAYS, nl("Kies er een; ‘Niet bekend’ mag ook.")
        ),
        _R.BEFORE_OTHER_DAY: Message(
            nl("Deze dag ligt voor de andere dag."), _STAYS, nl("Kijk welke van de twee dagen niet klopt.")
        ),
        _R.TEXT_MISSING: Message(nl("Er staat nog niets."), "", nl("Schrijf het in een of twee zinnen.")),
        _R.VERDICT_MISSING: Message(
            nl("Er staat nog geen oordeel."), _STAYS, nl("Kies zelf. Het programma kiest hier nooit.")
        ),
        **{code: Message(*words) for code, words in _OTHERS.items()},
        _R.SENDER_MISSING: Message(
            nl("Er staat nog niet van wie dit komt."),
            _STAYS,
            nl("Schrijf bijvoorbeeld COA, of de naam van de gemeente."),
        ),
        _R.COLUMNS_MEET: Message(
            nl("Twee kolommen gaan naar dezelfde vraag."),
            nl("Er is niets overgenomen."),
            nl("Laat een van de twee weg."),
        ),
        _R.MAPPING_NOT_CONFIRMED: Message(
            nl("Niemand heeft nog gezegd dat de indeling klopt."),
            nl("Er is niets overgenomen."),
            nl("Kijk de kolommen na en kies: Deze indeling klopt."),
        ),
        _R.NOTHING_TO_BRING: Message(
            nl("Er is niets om over te nemen."),
            nl("Er is niets veranderd."),
            nl("Kies bij een kolom of veld eerst een vraag."),
        ),
        _R.ROW_HAS_PROBLEMS: Message(
            later("In deze regel kan {count} niet worden gelezen."),
            nl("Er is niets overgenomen."),
            nl("Verbeter het, of kies: Neem over wat wel goed is."),
        ),
        _R.TASK_GONE: Message(
            nl("Deze taak staat er niet meer."),
            nl("Er is niets veranderd."),
            nl("Kijk in de lijst: misschien is hij al gedaan, of is de reden weg."),
        ),
        _R.OFFER_GONE: Message(
            nl("Hier is niets meer om over te nemen."),
            nl("Er is niets veranderd."),
            nl("Kijk in het dossier: de antwoorden staan er al, of de ander nam ze terug."),
        ),
        _R.DOSSIER_NOT_HERE: Message(
            nl("Het andere dossier staat niet op deze laptop."),
            nl("Er is niets veranderd."),
            nl("Haal het eerst binnen bij Synchroniseren; dan kan het hier."),
        ),
        _R.NOT_ONE_PERSON: Message(
            nl("Deze twee dossiers kunnen niet samen."),
            nl("Er is niets veranderd."),
            nl("Kijk of een van de twee al in een ander dossier verder gaat."),
        ),
        _R.CODE_NOT_ACCEPTED: Message(
            nl("De gemeente kent deze code niet."),
            nl("Uw werk staat veilig hier."),
            nl("Vraag een nieuwe code; hij werkt één keer."),
        ),
    }
)

_KEPT = nl("Wat als bewaard getoond werd, is bewaard.")
_HERE = nl("Alles staat veilig op deze laptop.")
_CLOSED = nl("Er is niets veranderd of gewist.")
_CALL = nl("Bel de beheerder en noem dit scherm.")
_T = TroubleCode
_TROUBLES: Mapping[TroubleCode, Message] = MappingProxyType(
    {
        _T.DISK_FULL: Message(
            nl("De schijf van deze laptop is vol."), _KEPT, nl("Maak ruimte. Zet de laptop nu niet uit.")
        ),
        _T.DISK_ERROR: Message(nl("De schijf van deze laptop geeft een fout."), _KEPT, _CALL),
        _T.READ_ONLY: Message(nl("Op deze schijf kan niet geschreven worden."), _KEPT, _CALL),
        _T.STORE_DAMAGED: Message(
            nl("Uw koffer is beschadigd."), _CLOSED, _CALL + nl(" Er is een weg terug.")
        ),
        _T.STORE_EMPTY_FILE: Message(nl("Het bestand van uw koffer is leeg."), _CLOSED, _CALL),
        _T.STORE_NOT_ENCRYPTED: Message(nl("Dit bestand is geen versleutelde koffer."), _CLOSED, _CALL),
        _T.STORE_MISSING: Message(
            nl("Uw koffer staat niet meer op deze plek."), nl("Er is niets gewist door dit programma."), _CALL
        ),
        _T.STORE_NEWER: Message(
            nl("Uw koffer is gemaakt met een nieuwere versie."),
            _CLOSED,
            nl("Zet eerst de nieuwe versie op deze laptop."),
        ),
        _T.STORE_OTHER: Message(nl("Deze koffer hoort bij een ander slot."), _CLOSED, _CALL),
        _T.HEADER_MISSING: Message(
            nl("Het slot van uw koffer ontbreekt."), _CLOSED, _CALL + nl(" Er is een weg terug.")
        ),
        _T.HEADER_DAMAGED: Message(
            nl("Het slot van uw koffer is beschadigd."), _CLOSED, _CALL + nl(" Er is een weg terug.")
        ),
        _T.SECOND_INSTANCE: Message(
            nl("Deze koffer is al open op deze laptop."),
            nl("Er is niets veranderd."),
            nl("Gebruik het venster dat al open is."),
        ),
        _T.DEVICE_SECRET_GONE: Message(
            nl("Deze laptop kent zijn eigen sleutel niet meer."), _CLOSED, _CALL + nl(" Er is een weg terug.")
        ),
        _T.PACK_BROKEN: Message(nl("De vragenlijst kan niet gelezen worden."), _HERE, _CALL),
        _T.LAW_BROKEN: Message(nl("Het bestand met de wet kan niet gelezen worden."), _HERE, _CALL),
        _T.PLAN_LINES_BROKEN: Message(
            nl("De regels voor het plan kunnen niet gelezen worden."), _HERE, _CALL
        ),
        **{
            code: Message(*words)
            for code, words in {
                **LANGUAGE_TROUBLES,
                **LINK_TROUBLES,
                **ORDER_TROUBLES,
                **SIGN_IN_TROUBLES,
                **ATTACHMENT_TROUBLES,
                **PAPER_TROUBLES,
                **PARCEL_TROUBLES,
                **REPAIR_TROUBLES,
                **SUPPORT_TROUBLES,
            }.items()
        },
        _T.SHARING_BROKEN: Message(
            later("De bestanden over delen kloppen niet: {problemen} fouten."),
            _HERE + nl(" Er wordt niets gedeeld."),
            _CALL,
        ),
        _T.NO_CONTACT: Message(
            nl("Er is geen netwerk."), _HERE, nl("U kunt gewoon verder werken. Probeer het later.")
        ),
        _T.NOT_THE_BACK_END: Message(
            nl("Het adres is niet van de gemeente."),
            _HERE + nl(" Er is niets verstuurd."),
            nl("Kijk naar het adres, of bel de beheerder."),
        ),
        _T.BACK_END_GARBAGE: Message(
            nl("De gemeente stuurde iets dat niet klopt."),
            _HERE + nl(" Er is niets van overgenomen."),
            nl("Probeer het later."),
        ),
        _T.BACK_END_BUSY: Message(
            nl("De gemeente is te druk."), _HERE, nl("Probeer het over een paar minuten.")
        ),
        _T.DESK_REVOKED: Message(nl("Deze laptop mag niet meer meedoen."), _HERE, _CALL),
        _T.DESK_FORKED: Message(
            nl("Er is een kopie van deze koffer."), _HERE, nl("Ga op een laptop verder en bel de beheerder.")
        ),
        _T.CLIENT_TOO_OLD: Message(
            nl("Dit programma is te oud voor de gemeente."),
            _HERE,
            nl("Zet eerst de nieuwe versie op deze laptop."),
        ),
        _T.NOT_EQUAL_AFTER_SYNC: Message(
            nl("Na het samenvoegen was het niet overal gelijk."),
            _HERE,
            nl("Probeer het nog een keer; blijft het, bel de beheerder."),
        ),
        _T.GLYPH_MISSING: Message(
            nl("Een letter kan niet op papier."),
            nl("Het plan is bewaard."),
            nl("Schrijf de naam of het woord in andere letters."),
        ),
        _T.SYSTEM_LIBRARY_MISSING: Message(nl("Er ontbreekt een onderdeel op deze laptop."), _CLOSED, _CALL),
    }
)


def _fill(message: Message, facts: Mapping[str, str]) -> Message:
    return Message(*(filled(part, facts) for part in (message.happened, message.safe, message.advice)))


_GLYPH_AT = Message(
    later("Een letter kan niet op papier: kijk bij {where}."),
    nl("Het plan is bewaard."),
    nl("Schrijf de naam of het woord daar in andere letters, of zonder plaatje."),
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
        nl("Er ging iets mis in het programma."),
        _KEPT + nl(" Dat is niet uw schuld."),
        nl("Ga verder. Gebeurt het weer, bel dan de beheerder en noem code {code}.", code=report.code),
    )
