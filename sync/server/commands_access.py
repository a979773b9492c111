"""The commands about who gets in: the municipality's provider, logins of workers, certificates of laptops."""

from __future__ import annotations

import argparse
import getpass
import sys

from sync.server.commands import opened, say
from sync.server.service import access_office
from sync.server.service.sign_in_ports import AccessPolicy, ProviderAccount


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Hook 'sign-in' and 'certificate' in the command line."""
    about = verbs.add_parser("sign-in", help="inloggen bij de identiteitsprovider van de gemeente")
    what = about.add_subparsers(required=True, metavar="WAT")
    provider = what.add_parser("provider", help="zeg welke provider; een geheim wordt gevraagd of gelezen")
    provider.add_argument("issuer", help="adres, bijvoorbeeld https://login.gemeente.nl")
    provider.add_argument("client_id", help="hoe deze dienst daar bekend is")
    provider.add_argument("--secret", action="store_true", help="er is een geheim: van de standaardinvoer")
    provider.add_argument("--scopes", default="openid", help="bijvoorbeeld 'openid offline_access'")
    provider.add_argument("--claim", default="sub", help="waaraan een medewerker te herkennen is")
    provider.add_argument("--required", action="store_true", help="zonder inloggen doet een laptop niet mee")
    provider.set_defaults(run=_provider)
    ask = what.add_parser("ask", help="vraag inloggen, of niet meer; zonder keuze: toon hoe het staat")
    ask.add_argument("choice", nargs="?", choices=["required", "off"])
    ask.add_argument("--token-minutes", type=int, default=None, help="hoe lang een bewijs geldt; 10")
    ask.add_argument("--session-hours", type=int, default=None, help="hoe lang iemand ingelogd is; 10")
    ask.set_defaults(run=_ask)
    link = what.add_parser("link", help="zeg vooraf welke login van wie is; anders geldt de eerste keer")
    link.add_argument("worker", help="naam of nummer van de klantmanager")
    link.add_argument("subject", help="waarde van het kenmerk (claim)")
    link.set_defaults(run=_link)
    unlink = what.add_parser("unlink", help="vergeet welke login iemand heeft")
    unlink.add_argument("worker")
    unlink.set_defaults(run=_unlink)

    shown = verbs.add_parser("certificate", help="clientcertificaten van laptops").add_subparsers(
        required=True, metavar="WAT"
    )
    wanted = shown.add_parser("ask", help="vraag een certificaat van elke laptop, of niet meer")
    wanted.add_argument("choice", choices=["required", "off"])
    wanted.set_defaults(run=_certificates)
    freed = shown.add_parser("free", help="laat een laptop met een ander certificaat komen")
    freed.add_argument("desk")
    freed.set_defaults(run=_free)


def _provider(asked: argparse.Namespace) -> int:
    secret = ""
    if asked.secret:
        # Never on the command line: what stands there others on this machine can see.
        secret = getpass.getpass("Geheim: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    account = ProviderAccount(asked.issuer, asked.client_id, secret, asked.scopes, asked.claim)
    with opened(asked) as (service, settings, _):
        access_office.set_provider(service, settings.tenant, account, asked.required)
    say("Gedaan. Terugkeeradres om daar op te geven: http://127.0.0.1/aangemeld (elke poort).")
    return 0


def _ask(asked: argparse.Namespace) -> int:
    wanted = None if asked.choice is None else asked.choice == "required"
    with opened(asked) as (service, settings, _):
        policy = access_office.set_demands(
            service,
            settings.tenant,
            needs_sign_in=wanted,
            token_seconds=_times(asked.token_minutes, 60),
            session_seconds=_times(asked.session_hours, 3600),
        )
    _show(policy)
    return 0


def _times(number: int | None, seconds: int) -> int | None:
    return None if number is None else number * seconds


def _show(policy: AccessPolicy) -> None:
    say(f"Inloggen: {'verplicht' if policy.needs_sign_in else 'niet gevraagd'}.")
    say(f"Provider: {policy.issuer or 'geen'}; kenmerk {policy.claim}.")
    say(f"Bewijs: {policy.token_seconds // 60} minuten; inloggen: {policy.session_seconds // 3600} uur.")
    say(f"Certificaat: {'verplicht' if policy.needs_certificate else 'niet gevraagd'}.")


def _link(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        access_office.link_login(service, settings.tenant, asked.worker, asked.subject)
    say("Gekoppeld.")
    return 0


def _unlink(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        is_gone = access_office.unlink_login(service, settings.tenant, asked.worker)
    say("Losgekoppeld." if is_gone else "Er was geen login gekoppeld.")
    return 0


def _certificates(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        policy = access_office.set_demands(
            service, settings.tenant, needs_certificate=asked.choice == "required"
        )
    _show(policy)
    return 0


def _free(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        is_freed = access_office.free_certificate(service, settings.tenant, asked.desk)
    say("Vrij: het eerste certificaat dat deze laptop toont, geldt." if is_freed else "Was al vrij.")
    return 0
