"""The zaak of a dossier and what hangs on it: rollen, eigenschappen, resultaat, status.

Each is looked for before it is made: rol and eigenschap have no key of their own there and would be doubled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sync.protocol.fields import write_instant
from sync.protocol.summary import Summary
from sync.server.outside.asking import Json, Refused, Unknown, url_of
from sync.server.service.comparing import agree_on
from sync.server.service.published_names import dossier_name
from sync.server.service.publishing_ports import Ledger, Wanted
from sync.server.zgw.asking import Zaaksysteem
from sync.server.zgw.catalogue import Catalogue
from sync.server.zgw.names import person_name

_DESCRIPTION = "Brede intake en PIP"
_TAKEN, _DOUBLE = "identificatie-niet-uniek", "unique"


class Closed(Exception):
    """The zaak was ended, and there is something left to write. Nothing is forced."""


class Gone(Exception):
    """What we made is not there any more: somebody took it away. It is not made again by itself."""


@dataclass(frozen=True, slots=True)
class Zaak:
    """A zaak as it was read at the beginning of this turn."""

    url: str
    found: Json
    was_closed: bool

    def writing(self) -> None:
        """Called before anything is written. Raises Closed."""
        if self.was_closed:
            raise Closed


def look_up(ask: Zaaksysteem, wanted: Wanted) -> Json | None:
    """The zaak under our own identificatie. Raises Unknown, Refused."""
    name = dossier_name(wanted.tenant, wanted.dossier)
    listed = ask.find(
        ask.address("zaken", "zaken"), identificatie=name, bronorganisatie=ask.setup.rsin
    )  # fmt: skip
    return listed[0] if listed else None


def make_zaak(ask: Zaaksysteem, catalogue: Catalogue, wanted: Wanted, ledger: Ledger) -> Json:
    """Make it; at once with rollen and status where that call is there. Raises Unknown, Refused."""
    today = ledger.now().date()
    body: Json = {
        "identificatie": dossier_name(wanted.tenant, wanted.dossier),
        "bronorganisatie": ask.setup.rsin,
        "verantwoordelijkeOrganisatie": ask.setup.rsin,
        "zaaktype": catalogue.zaaktype,
        "omschrijving": _DESCRIPTION,
        "startdatum": _begin(wanted.summary, today),
        "vertrouwelijkheidaanduiding": ask.setup.confidentiality,
    }
    if wanted.summary.due:
        body["uiterlijkeEinddatumAfdoening"] = wanted.summary.due
    try:
        return _at_once(ask, catalogue, wanted, ledger, body) or ask.post(ask.address("zaken", "zaken"), body)
    except Refused as refused:
        if not refused.has(_TAKEN):
            raise
        found = look_up(ask, wanted)
        if found is None:
            raise
        return found
    except Unknown:
        # It may be there all the same: look before it is asked again.
        found = look_up(ask, wanted)
        if found is None:
            raise
        return found


def _at_once(
    ask: Zaaksysteem, catalogue: Catalogue, wanted: Wanted, ledger: Ledger, zaak: Json
) -> Json | None:
    """All in one call, which leaves nothing behind when it fails; None where it cannot be used."""
    if not ask.setup.may_register_at_once:
        return None
    body: Json = {
        "zaak": zaak,
        "rollen": [body for _, body in rollen(ask, catalogue, wanted)],
        "status": {
            "statustype": catalogue.status_begin,
            "datumStatusGezet": moment_of(ledger, "begin"),
        },
    }
    try:
        made = ask.post(ask.address("zaken", "zaak_registreren"), body).get("zaak")
    except Refused as refused:
        if refused.has(_TAKEN):
            raise
        # An experiment of one product: whatever it dislikes, the plain way tells it better.
        return None
    return made if isinstance(made, dict) else None


def _begin(summary: Summary, today: date) -> str:
    days = [day for day in (summary.anchor, summary.dagtekening) if day]
    return min(*days, today.isoformat()) if days else today.isoformat()


def rollen(ask: Zaaksysteem, catalogue: Catalogue, wanted: Wanted) -> list[tuple[str, Json]]:
    """(name of ours, body) of each rol. The person by the number that this municipality knows her by here:
    no BSN ever comes to this side."""
    setup = ask.setup
    told: list[tuple[str, Json]] = [
        (
            "behandelaar",
            {
                "roltype": catalogue.rol_behandelaar,
                "betrokkeneType": "organisatorische_eenheid",
                "roltoelichting": _DESCRIPTION,
                "betrokkeneIdentificatie": {"identificatie": setup.afdeling, "naam": setup.afdeling},
            },
        )
    ]
    if catalogue.rol_person:
        number = person_name(wanted.tenant, wanted.dossier)
        told.append(
            (
                "persoon",
                {
                    "roltype": catalogue.rol_person,
                    "betrokkeneType": "natuurlijk_persoon",
                    "roltoelichting": _DESCRIPTION,
                    "betrokkeneIdentificatie": {"anpIdentificatie": number},
                },
            )
        )
    return told


def ensure_rollen(ask: Zaaksysteem, catalogue: Catalogue, zaak: Zaak, wanted: Wanted, ledger: Ledger) -> None:
    """Each rol once. One that was taken away there by hand stays away. Raises Unknown, Refused, Closed."""
    address = ask.address("zaken", "rollen")
    for name, body in rollen(ask, catalogue, wanted):
        if ledger.made(f"rol:{name}") is not None:
            continue

        def look(body: Json = body) -> Json | None:
            return next((one for one in ask.find(address, zaak=zaak.url) if _is_rol(one, body)), None)

        def make(body: Json = body) -> Json:
            return ask.post(address, {"zaak": zaak.url, **body})

        ledger.note(f"rol:{name}", url_of(found_or_made(look, zaak, make)))


def _is_rol(there: Json, ours: Json) -> bool:
    if there.get("roltype") != ours["roltype"]:
        return False
    who, wanted = there.get("betrokkeneIdentificatie"), ours["betrokkeneIdentificatie"]
    if not isinstance(who, dict) or not isinstance(wanted, dict):
        return False
    key = "anpIdentificatie" if "anpIdentificatie" in wanted else "identificatie"
    return bool(who.get(key) == wanted[key])


def found_or_made(look: Callable[[], Json | None], zaak: Zaak, make: Callable[[], Json]) -> Json:
    """What is there, or what is made now. After a reply that says nothing, and after 'unique', it is looked
    for again. Raises Unknown, Refused, Closed."""
    there = look()
    if there is not None:
        return there
    zaak.writing()
    try:
        return make()
    except Refused as refused:
        if not (refused.has(_DOUBLE) or refused.has(_TAKEN)):
            raise
        there = look()
        if there is None:
            raise
        return there
    except Unknown:
        there = look()
        if there is None:
            raise
        return there


def ensure_eigenschappen(
    ask: Zaaksysteem, catalogue: Catalogue, zaak: Zaak, wanted: Wanted, ledger: Ledger
) -> None:
    """Each eigenschap once, compared three ways. Raises Unknown, Refused, Closed."""
    values = eigenschap_values(wanted.summary)
    address = f"{zaak.url}/zaakeigenschappen"
    there = {one.get("eigenschap"): one for one in ask.find(address)} if catalogue.eigenschappen else {}
    for key, known in catalogue.eigenschappen.items():
        value = values.get(key, "")
        ours = value.replace("-", "") if known.is_day else value
        if not ours:
            continue
        one = there.get(known.url)
        body: Json = {"zaak": zaak.url, "eigenschap": known.url, "waarde": ours}

        def write(one: Json | None = one, body: Json = body) -> None:
            zaak.writing()
            if one is None:
                ask.post(address, body)
            else:
                ask.put(url_of(one), body)

        agree_on(ledger, f"eigenschap.{key}", ours, str(one.get("waarde", "")) if one else "", write)


def eigenschap_values(summary: Summary) -> dict[str, str]:
    """What each eigenschap says, '' = not known. GGM words where there are."""
    return {
        "leerroute": summary.ggm.get("Leerroute.type", ""),
        "doelgroep": summary.ggm.get("Inburgeringsplicht.WordtBehandeldAls", ""),
        "dagtekening": summary.dagtekening,
        "einde_termijn": summary.term_end,
    }


def ensure_fields(ask: Zaaksysteem, zaak: Zaak, wanted: Wanted, ledger: Ledger) -> None:
    """The zaak's own fields that we fill, compared three ways. Raises Unknown, Refused, Closed."""
    for field, ours in (("omschrijving", _DESCRIPTION), ("uiterlijkeEinddatumAfdoening", wanted.summary.due)):
        if not ours:
            continue

        def write(field: str = field, ours: str = ours) -> None:
            zaak.writing()
            ask.patch(zaak.url, {field: ours})

        agree_on(ledger, f"zaak.{field}", ours, str(zaak.found.get(field) or ""), write)


def ensure_status(ask: Zaaksysteem, zaak: Zaak, ledger: Ledger, key: str, statustype: str) -> None:
    """Set a status that the zaak does not have yet. The moment is told before, so that asking twice is one.

    Raises Unknown, Refused, Closed.
    """
    address = ask.address("zaken", "statussen")

    def look() -> Json | None:
        there = ask.find(address, zaak=zaak.url)
        return next((one for one in there if one.get("statustype") == statustype), None)

    kept = ledger.made(f"status:{key}")
    if kept is not None and kept.url:
        return
    body: Json = {"zaak": zaak.url, "statustype": statustype, "datumStatusGezet": moment_of(ledger, key)}
    made = found_or_made(look, zaak, lambda: ask.post(address, body))
    ledger.note(f"status:{key}", url_of(made), at=body["datumStatusGezet"])


def ensure_resultaat(ask: Zaaksysteem, catalogue: Catalogue, zaak: Zaak) -> None:
    """Before the status that ends the zaak; a result that somebody gave it already stays. Raises as above."""
    address = ask.address("zaken", "resultaten")

    def look() -> Json | None:
        return next(iter(ask.find(address, zaak=zaak.url)), None)

    body: Json = {"zaak": zaak.url, "resultaattype": catalogue.resultaattype}
    found_or_made(look, zaak, lambda: ask.post(address, body))


def moment_of(ledger: Ledger, key: str) -> str:
    """The moment of a status: told the first time it is asked for, the same ever after."""
    kept = ledger.made(f"status:{key}")
    at = kept.told.get("at") if kept else None
    if isinstance(at, str):
        return at
    moment = write_instant(ledger.now())
    ledger.note(f"status:{key}", at=moment)
    return moment
