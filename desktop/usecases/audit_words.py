"""What the acts in the audit are called, in groups, and which of them are a look into somebody's data.

The one list of everything that must leave a line (BIO2 8.15): a test writes each of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.changes import ChangeKind
from desktop.domain.wording import nl
from desktop.usecases.sync_words import KIND_WORDS


class ActGroup(StrEnum):
    LOOKED = "gekeken"
    WRITTEN = "geschreven"
    PAPER = "papier"
    OUTSIDE = "naar_buiten"
    RIGHTS = "rechten"
    SAFE = "koffer"
    LINK = "gemeente"


GROUP_WORDS: Mapping[ActGroup, str] = MappingProxyType(
    {
        ActGroup.LOOKED: nl("Gekeken"),
        ActGroup.WRITTEN: nl("Geschreven"),
        ActGroup.PAPER: nl("Papier"),
        ActGroup.OUTSIDE: nl("Naar buiten"),
        ActGroup.RIGHTS: nl("Rechten en bewaren"),
        ActGroup.SAFE: nl("Koffer"),
        ActGroup.LINK: nl("Met de gemeente"),
    }
)
_G = ActGroup
#: act -> its group and what it is called
ACTS: Mapping[str, tuple[ActGroup, str]] = MappingProxyType(
    {
        "dossier.opened": (_G.LOOKED, nl("dossier geopend")),
        "history.shown": (_G.LOOKED, nl("geschiedenis van een antwoord bekeken")),
        "choices.shown": (_G.LOOKED, nl("keuzes tussen antwoorden bekeken")),
        "remarks.shown": (_G.LOOKED, nl("opmerkingen van lezers bekeken")),
        "guard.opened": (_G.LOOKED, nl("beschermde vraag geopend")),
        "search.done": (_G.LOOKED, nl("gezocht in antwoorden")),
        "attachment.seen": (_G.LOOKED, nl("bijlage bekeken")),
        "paper.opened": (_G.LOOKED, nl("papier bekeken")),
        "paper.shown": (_G.LOOKED, nl("plan groot getoond")),
        "choice.settled": (_G.WRITTEN, nl("tussen twee antwoorden gekozen")),
        "free_text.on": (_G.WRITTEN, nl("vrije tekst aangezet")),
        "pack.pinned": (_G.WRITTEN, nl("andere versie van de vragen")),
        "pip.established": (_G.WRITTEN, nl("plan vastgesteld")),
        "handover.in": (_G.WRITTEN, nl("overdracht binnengehaald")),
        "handover.taken_back": (_G.WRITTEN, nl("overdracht teruggedraaid")),
        "languages.take": (_G.WRITTEN, nl("vertalingen binnengehaald")),
        "house.take": (_G.WRITTEN, nl("huisstijl overgenomen")),
        "house.drop": (_G.WRITTEN, nl("huisstijl weggehaald")),
        "portrait.keep": (_G.WRITTEN, nl("eigen foto bewaard")),
        "portrait.remove": (_G.WRITTEN, nl("eigen foto weggehaald")),
        "paper.made": (_G.PAPER, nl("papier gemaakt")),
        "paper.printed": (_G.PAPER, nl("papier geprint")),
        "tolk_brief.printed": (_G.PAPER, nl("papier voor de tolk geprint")),
        "paper.export": (_G.OUTSIDE, nl("papier opgeslagen buiten de koffer")),
        "share.file": (_G.OUTSIDE, nl("gedeeld met een partij")),
        "steering.export": (_G.OUTSIDE, nl("sturing opgeslagen")),
        "calendar.export": (_G.OUTSIDE, nl("agenda opgeslagen")),
        "tolk_brief.export": (_G.OUTSIDE, nl("papier voor de tolk opgeslagen")),
        "tolk_minutes.export": (_G.OUTSIDE, nl("tolkuren opgeslagen")),
        "languages.export": (_G.OUTSIDE, nl("teksten voor de vertaler opgeslagen")),
        "access.export": (_G.OUTSIDE, nl("kopie voor de persoon opgeslagen")),
        "audit.export": (_G.OUTSIDE, nl("deze lijst opgeslagen")),
        "retention.certificates": (_G.OUTSIDE, nl("verklaringen van wissen opgeslagen")),
        "support.export": (_G.OUTSIDE, nl("hulpbestand opgeslagen")),
        "stick.out": (_G.OUTSIDE, nl("pakjes op een stick gezet")),
        "parcel.out": (_G.OUTSIDE, nl("overdracht aan een andere gemeente opgeslagen")),
        "right.asked": (_G.RIGHTS, nl("verzoek van de persoon opgeschreven")),
        "right.dealt_with": (_G.RIGHTS, nl("verzoek afgehandeld")),
        "copy.note_left_out": (_G.RIGHTS, nl("notitie buiten de kopie gehouden")),
        "copy.note_put_back": (_G.RIGHTS, nl("notitie terug in de kopie")),
        "retention.key": (_G.RIGHTS, nl("sleutel van de privacy-officer overgenomen")),
        "retention.policy": (_G.RIGHTS, nl("bewaartermijnen overgenomen")),
        "retention.run": (_G.RIGHTS, nl("dossiers gewist")),
        "dossier.forgotten": (_G.RIGHTS, nl("dossier gewist")),
        "audit.checked": (_G.RIGHTS, nl("deze lijst bekeken en nagerekend")),
        "store.created": (_G.SAFE, nl("koffer gemaakt")),
        "store.opened": (_G.SAFE, nl("koffer geopend")),
        "store.locked": (_G.SAFE, nl("koffer vergrendeld")),
        "unlock.failed": (_G.SAFE, nl("verkeerde wachtzin")),
        "lock.minutes": (_G.SAFE, nl("minuten tot vergrendelen gekozen")),
        "passphrase.changed": (_G.SAFE, nl("wachtzin gewijzigd")),
        "backup.made": (_G.SAFE, nl("reservekopie gemaakt")),
        "recovery.parcel_made": (_G.SAFE, nl("herstel bij de gemeente gemaakt")),
        "recovery.used": (_G.SAFE, nl("geopend met hulp van de gemeente")),
        "store.rolled_over": (_G.SAFE, nl("sleutel van de koffer vervangen")),
        "store.roll_over_failed": (_G.SAFE, nl("sleutel van de koffer vervangen lukte niet")),
        "device.key_made_anew": (_G.SAFE, nl("handtekening van deze laptop opnieuw gemaakt")),
        "header.older_put_back": (_G.SAFE, nl("ouder slot van de koffer gevonden")),
        "store.replayed_from_journal": (_G.SAFE, nl("antwoorden teruggehaald uit het logboek van de koffer")),
        "store.journal_was_damaged": (_G.SAFE, nl("schade in het logboek van de koffer hersteld")),
        "store.journal_was_short": (_G.SAFE, nl("logboek van de koffer aangevuld")),
        "store.journal_of_newer": (_G.SAFE, nl("antwoorden van een nieuwer programma wachten")),
        "store.projections_rebuilt": (_G.SAFE, nl("lijsten opnieuw berekend na schade")),
        "store.blobs_missing": (_G.SAFE, nl("papieren of foto’s ontbreken")),
        "store.old_header": (_G.SAFE, nl("een eerdere wachtzin opent de koffer weer")),
        "store.upgraded": (_G.SAFE, nl("koffer bijgewerkt voor een nieuw programma")),
        "projections.rebuilt": (_G.SAFE, nl("lijsten opnieuw berekend")),
        "sync.enrolled": (_G.LINK, nl("laptop aangemeld bij de gemeente")),
        "dossier.given_back": (_G.LINK, nl("dossier teruggekomen op opdracht van de gemeente")),
        "order.received": (_G.LINK, nl("opdracht van de gemeente ontvangen")),
        "order.refused": (_G.LINK, nl("opdracht die niet van de gemeente is, genegeerd")),
        "order.settled": (_G.LINK, nl("opdracht van de gemeente afgehandeld")),
        "recovery.key_replaced": (_G.LINK, nl("andere herstelsleutel van de gemeente")),
        "store.wiped": (_G.LINK, nl("koffer gewist op opdracht van de gemeente")),
        "sync.sent_again": (_G.LINK, nl("pakjes opnieuw gestuurd")),
        "sync.returned": (_G.LINK, nl("teruggebracht wat de gemeente kwijt was")),
        "sync.bodies_let_go": (_G.LINK, nl("inhoud van oude pakjes weggedaan, want die is veilig")),
        "set.time_ahead": (_G.LINK, nl("pakje ontvangen van een laptop waarvan de klok ver voorloopt")),
        "sync.new_incarnation": (_G.LINK, nl("nieuwe reeks pakjes begonnen")),
        "stick.in": (_G.LINK, nl("antwoord van de gemeente op een stick ingelezen")),
        "set.applied": (_G.LINK, nl("pakje ontvangen")),
        "set.kept_unread": (_G.LINK, nl("pakje ontvangen, hier niet te lezen")),
    }
)
#: acts that are told to the person as a look into the data about them
LOOKS = frozenset(act for act, (group, _) in ACTS.items() if group is ActGroup.LOOKED)
_RECORDED = ".recorded"


def group_of(action: str) -> ActGroup:
    """The group of an act; what is not in the list is an act of the koffer itself."""
    if action.endswith(_RECORDED):
        return ActGroup.WRITTEN
    return ACTS[action][0] if action in ACTS else ActGroup.SAFE


def act_words(action: str) -> str:
    """What an act is called; its own code where the list does not have it."""
    if action.endswith(_RECORDED):
        kind = action.removesuffix(_RECORDED)
        return nl("geschreven: {kind}", kind=_KINDS.get(kind, kind))
    return ACTS[action][1] if action in ACTS else action


_KINDS: Mapping[str, str] = MappingProxyType(
    {kind.value: words[0] for kind, words in KIND_WORDS.items()}
    | {
        ChangeKind.ANSWER.value: nl("antwoord"),
        ChangeKind.CONTACT.value: nl("contact"),
        ChangeKind.HANDOVER.value: nl("overdracht"),
        ChangeKind.SHARE.value: nl("gedeelde gegevens"),
    }
)
