"""The decision itself: a besluit per dagtekening, on the zaak, with the letter as its document."""

from __future__ import annotations

from sync.server.outside.asking import Json, url_of
from sync.server.service.publishing_ports import Ledger, Wanted
from sync.server.zgw.asking import Zaaksysteem
from sync.server.zgw.catalogue import Catalogue
from sync.server.zgw.names import besluit_name
from sync.server.zgw.zaak import Zaak, found_or_made


def ensure_besluit(
    ask: Zaaksysteem, catalogue: Catalogue, zaak: Zaak, wanted: Wanted, letter: str, ledger: Ledger
) -> None:
    """The besluit of the plan that holds, once; `letter` the address of its document, '' = not there yet.

    Raises Unknown, Refused, Closed.
    """
    day = wanted.summary.dagtekening
    what = f"besluit:{day}"
    made = ledger.made(what)
    if made is None or not made.url:
        url = _besluit(ask, catalogue, zaak, wanted, day)
        ledger.note(what, url)
    else:
        url = made.url
    linked = f"besluit-document:{day}:{letter}"
    if letter and ledger.made(linked) is None:
        _link(ask, zaak, url, letter)
        ledger.note(linked, url)


def _besluit(ask: Zaaksysteem, catalogue: Catalogue, zaak: Zaak, wanted: Wanted, day: str) -> str:
    address = ask.address("besluiten", "besluiten")
    name = besluit_name(wanted.tenant, wanted.dossier, day)
    body: Json = {
        "identificatie": name,
        "verantwoordelijkeOrganisatie": ask.setup.rsin,
        "besluittype": catalogue.besluittype,
        "zaak": zaak.url,
        "datum": day,
        "ingangsdatum": day,
    }

    def look() -> Json | None:
        found = ask.find(address, identificatie=name, verantwoordelijkeOrganisatie=ask.setup.rsin)
        return next(iter(found), None)

    return url_of(found_or_made(look, zaak, lambda: ask.post(address, body)))


def _link(ask: Zaaksysteem, zaak: Zaak, besluit: str, letter: str) -> None:
    address = ask.address("besluiten", "besluitinformatieobjecten")

    def look() -> Json | None:
        return next(iter(ask.find(address, besluit=besluit, informatieobject=letter)), None)

    body: Json = {"besluit": besluit, "informatieobject": letter}
    found_or_made(look, zaak, lambda: ask.post(address, body))
