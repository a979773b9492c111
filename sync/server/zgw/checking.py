"""`intakekoffer zgw check`: what is missing before publishing can begin, in plain Dutch, with what to do.

Nothing is written in the zaaksysteem.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from sync.server.outside.asking import Json, Refused, Unknown
from sync.server.zgw.asking import Zaaksysteem
from sync.server.zgw.catalogue import CatalogueLacks, Lack, read_catalogue
from sync.server.zgw.setup import RIGHTS_API

#: what this program may do there, and no more: with all rights an unlock can empty a document without a word
SCOPES = (
    "zaken.lezen", "zaken.aanmaken", "zaken.bijwerken", "zaken.statussen.toevoegen", "documenten.lezen",
    "documenten.aanmaken", "documenten.bijwerken", "documenten.lock", "besluiten.lezen",
    "besluiten.aanmaken", "catalogi.lezen",
)  # fmt: skip
_MOST_APART = timedelta(seconds=60)
#: of each API a list that costs nothing to ask
_LISTS = {
    "catalogi": "zaaktypen", "zaken": "zaken", "documenten": "enkelvoudiginformatieobjecten",
    "besluiten": "besluiten",
}  # fmt: skip
_NOBODY = "IK-CHECK"
_DO = {
    "absent": "Laat de beheerder van de catalogus dit toevoegen, of zet bij {at} in zgw.toml de naam die het "
    "daar heeft, letter voor letter.",
    "concept": "Laat de beheerder van de catalogus dit publiceren.",
    "not-valid": "Laat de beheerder van de catalogus de geldigheid nakijken.",
    "twice": "Laat de beheerder van de catalogus een van de twee beeindigen.",
    "not-linked": "Laat de beheerder van de catalogus dit aan het zaaktype hangen en een nieuwe versie "
    "publiceren.",
    "no-resultaat": "Zet bij {at} in zgw.toml de naam van een resultaattype van dit zaaktype.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing. `is_wrong` False: good to know, publishing works all the same."""

    is_wrong: bool
    what: str
    do: str = ""


def check(ask: Zaaksysteem, now: datetime) -> tuple[Finding, ...]:
    """All that can be found by reading; () = ready. `now` of our own clock, aware."""
    found: list[Finding] = []
    for api, name in _LISTS.items():
        found += _reaches(ask, api, name)
    if found:
        # Without an answer the rest would only repeat it.
        return tuple(found)
    found += _clock(ask, now)
    found += _catalogue(ask, now)
    found += _rights(ask)
    return tuple(found)


def _reaches(ask: Zaaksysteem, api: str, name: str) -> list[Finding]:
    asked = {"identificatie": _NOBODY} if api != "catalogi" else {"identificatie": ask.setup.zaaktype}
    try:
        ask.find(ask.address(api, name), **asked)
    except Unknown as unknown:
        return [
            Finding(
                True,
                f"{api}: geen bruikbaar antwoord ({unknown.what}).",
                f"Kijk naar adressen.{api} in zgw.toml, en of deze server daarheen mag (firewall, proxy, "
                "certificaat).",
            )
        ]
    except Refused as refused:
        return [_refused(api, refused)]
    return []


def _refused(api: str, refused: Refused) -> Finding:
    if refused.has("jwt-expired"):
        return Finding(
            True,
            f"{api}: het zaaksysteem vindt ons token te oud.",
            "De klok van deze server loopt achter, of die van het zaaksysteem voor. Zet de tijd goed (NTP).",
        )
    if refused.status == 404:
        return Finding(
            True,
            f"{api}: op dit adres is geen {api}-API.",
            f"Kijk naar adressen.{api} in zgw.toml; het eindigt meestal op /{api}/api/v1/",
        )
    if refused.status in (401, 403):
        return Finding(
            True,
            f"{api}: geen toegang ({refused.told}).",
            f"Kijk naar client_id en geheim, en geef deze client het recht {api}.lezen.",
        )
    return Finding(True, f"{api}: geweigerd ({refused.told}).", "Kijk naar de versie van deze API.")


def _clock(ask: Zaaksysteem, now: datetime) -> list[Finding]:
    try:
        told = parsedate_to_datetime(ask.server_time(ask.address("catalogi", "zaaktypen")))
    except (Unknown, ValueError, TypeError):
        return []
    apart = abs((told if told.tzinfo else told.replace(tzinfo=UTC)) - now)
    if apart <= _MOST_APART:
        return []
    seconds = int(apart.total_seconds())
    return [
        Finding(
            True,
            f"De klok van deze server en die van het zaaksysteem schelen {seconds} seconden.",
            "Zet op beide de tijd goed (NTP): een token geldt een uur, en statussen krijgen een tijdstip.",
        )
    ]


def _catalogue(ask: Zaaksysteem, now: datetime) -> list[Finding]:
    try:
        catalogue = read_catalogue(ask, now.date())
    except CatalogueLacks as lacks:
        return [_lack(one) for one in lacks.lacks]
    except (Unknown, Refused) as problem:
        told = problem.told if isinstance(problem, Refused) else problem.what
        return [Finding(True, f"De catalogus is niet te lezen ({told}).", "Probeer het later nog eens.")]
    found: list[Finding] = []
    if not catalogue.zaaktype.startswith(ask.setup.addresses["catalogi"]):
        found.append(
            Finding(
                True,
                "Het zaaksysteem noemt zichzelf met een ander adres dan in zgw.toml staat.",
                "Zet in zgw.toml de adressen die het zaaksysteem in zijn antwoorden geeft, of laat de proxy "
                "de naam doorgeven.",
            )
        )
    if not catalogue.besluittype:
        found.append(
            Finding(False, "Er wordt geen besluit gemaakt.", "Wel willen? Zet catalogus.besluittype.")
        )
    if not catalogue.ends:
        found.append(
            Finding(False, f"'{ask.setup.status_established}' sluit de zaak niet af: dat doet u zelf.")
        )
    return found


def _lack(lack: Lack) -> Finding:
    return Finding(True, f"Catalogus: {lack.told}.", _DO[lack.code].format(at=lack.at))


def _rights(ask: Zaaksysteem) -> list[Finding]:
    """Our own application, where the rights can be read; else only that they could not be looked at."""
    if RIGHTS_API not in ask.setup.addresses:
        return [
            Finding(
                False,
                "De rechten zijn niet nagekeken.",
                f"Wel willen? Zet adressen.{RIGHTS_API}. Nodig zijn alleen: {', '.join(SCOPES)}.",
            )
        ]
    try:
        address = ask.address(RIGHTS_API, "applicaties")
        applications = ask.find(address, clientIds=ask.setup.client_id)
    except (Unknown, Refused) as problem:
        told = problem.told if isinstance(problem, Refused) else problem.what
        return [Finding(False, f"De rechten zijn niet na te kijken ({told}).", "Geef autorisaties.lezen.")]
    if any(one.get("heeftAlleAutorisaties") is True for one in applications):
        return [
            Finding(
                True,
                "Deze client mag alles in het zaaksysteem.",
                "Geef beperkte rechten: met alle rechten kan een half document ongemerkt leeg raken. Nodig "
                f"zijn alleen: {', '.join(SCOPES)}.",
            )
        ]
    held = {scope for one in applications for scope in _scopes(one)}
    missing = [scope for scope in SCOPES if scope not in held]
    if ask.setup.besluittype == "":
        missing = [scope for scope in missing if not scope.startswith("besluiten.")]
    return [
        Finding(True, f"Het recht {scope} ontbreekt.", "Geef dit recht voor het zaaktype.")
        for scope in missing
    ]


def _scopes(application: Json) -> list[str]:
    listed = application.get("autorisaties")
    rights = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    named = [one.get("scopes") for one in rights]
    return [
        scope for scopes in named if isinstance(scopes, list) for scope in scopes if isinstance(scope, str)
    ]
