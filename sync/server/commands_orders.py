"""The commands about laptops and what they work with: packs, law, policies, orders, what was rescued."""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sync.protocol.canonical import WireProblem
from sync.protocol.fields import write_bytes
from sync.protocol.rescue import read_rescue_open
from sync.protocol.supplies import Supply, SupplyKind
from sync.server.commands import officers_key, opened, say
from sync.server.service import office
from sync.server.service.counted import counted
from sync.server.service.orders import set_policy
from sync.server.service.rescuing import release, take_in_rescue
from sync.server.service.supplying import publish, replace_recovery_key
from sync.server.settings import SettingsProblem, write_private

_ROLES = ("klantmanager", "kwaliteit", "leidinggevende", "privacy-officer")
_MOST = 64 * 1024 * 1024


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Hook these verbs in the command line."""
    _add_publishing(verbs)
    roles = verbs.add_parser("roles", help="wat iemand voor de gemeente doet, in plaats van wat er stond")
    roles.add_argument("worker", help="naam of nummer")
    # No `choices`: argparse holds no role at all against them too.
    roles.add_argument("role", nargs="*", type=_role, metavar="ROL", help=f"uit {', '.join(_ROLES)}")
    roles.set_defaults(run=roles_set)

    listed = verbs.add_parser(
        "orders", help="laptops, wanneer ze er waren, en wat er van hun opdrachten werd"
    )
    listed.add_argument("desk", nargs="?", help="nummer van een laptop; leeg = alle laptops")
    listed.set_defaults(run=orders)

    key = verbs.add_parser(
        "recovery-key", help="een andere herstelsleutel; laptops laten een nieuw pakket achter"
    )
    key.add_argument("file", type=Path, help="de openbare sleutel van de officieren")
    key.set_defaults(run=recovery_key)

    rescue = verbs.add_parser("rescue", help="werk van een laptop die uit is gezet of gewist")
    doing = rescue.add_subparsers(required=True, metavar="WAT")
    given = doing.add_parser("release", help="geef wat apart ligt alsnog aan de dossiers")
    given.add_argument("desk")
    given.set_defaults(run=rescue_release)
    out = doing.add_parser("export", help="het verzegelde pakket van een gewiste laptop, voor de officieren")
    out.add_argument("desk")
    out.add_argument("--out", type=Path, required=True)
    out.set_defaults(run=rescue_export)
    come = doing.add_parser("import", help="neem in wat de officieren openden; wis het bestand daarna")
    come.add_argument("file", type=Path)
    come.set_defaults(run=rescue_import)


def _add_publishing(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    pack = verbs.add_parser("pack", help="vragenpakketten").add_subparsers(required=True, metavar="WAT")
    one = pack.add_parser("publish", help="stuur een pakket naar alle laptops; kijk eerst met 'forms check'")
    one.add_argument("pack", type=Path, metavar="MAP", help="map met pack.toml")
    one.set_defaults(run=pack_publish)
    for verb, kind, what in (
        ("law", SupplyKind.LAW, "bestanden met de wet"),
        ("languages", SupplyKind.LANGUAGES, "vertalingen, zoals packs.landelijk.ar.po"),
    ):
        doing = verbs.add_parser(verb, help=what).add_subparsers(required=True, metavar="WAT")
        one = doing.add_parser("publish", help="stuur ze naar alle laptops")
        one.add_argument("name", help="naam van deze zending, zoals termijnen")
        one.add_argument("version", type=int, help="hoger dan de vorige met deze naam")
        one.add_argument("files", type=Path, nargs="+")
        one.set_defaults(run=files_publish, kind=kind)
    policy = verbs.add_parser("policy", help="beleid").add_subparsers(required=True, metavar="WAT")
    one = policy.add_parser("publish", help="stuur het getekende bewaarbeleid van de privacy-officer")
    one.add_argument("file", type=Path)
    one.set_defaults(run=policy_publish)
    some = policy.add_parser("set", help="wat voor alle laptops geldt; zonder opties: toon het")
    some.add_argument("--lease-days", type=int, help="zo lang mag een laptop zonder contact (30)")
    some.add_argument("--silent-days", type=int, help="na zoveel dagen stilte haalt hij alles opnieuw (90)")
    some.add_argument(
        "--lock-minutes", type=int, help="na hooguit zoveel stille minuten gaat hij op slot (15)"
    )
    some.set_defaults(run=policy_set)


def _role(text: str) -> str:
    if text not in _ROLES:
        raise argparse.ArgumentTypeError(f"'{text}' kan niet (kies uit {', '.join(_ROLES)})")
    return text


def pack_publish(asked: argparse.Namespace) -> int:
    files = _texts(sorted(asked.pack.glob("*.toml")))
    if "pack.toml" not in files:
        raise SettingsProblem("de map (geen pack.toml)")
    name, version = (
        _of_toml(files.get("pack.toml", ""), "id"),
        _of_toml(files.get("pack.toml", ""), "version"),
    )
    return _publish(asked, Supply(SupplyKind.PACK, str(name), _whole(version), files))


def files_publish(asked: argparse.Namespace) -> int:
    return _publish(asked, Supply(asked.kind, asked.name, asked.version, _texts(asked.files)))


def policy_publish(asked: argparse.Namespace) -> int:
    (text,) = _texts([asked.file]).values()
    version = _whole(_of_toml(text, "version"))
    return _publish(asked, Supply(SupplyKind.RETENTION, "bewaren", version, {"bewaarbeleid.toml": text}))


def _publish(asked: argparse.Namespace, supply: Supply) -> int:
    with opened(asked) as (service, settings, _):
        try:
            told = publish(service, settings.tenant, supply)
        except WireProblem as problem:
            raise SettingsProblem(f"bestand ({problem.code.value})") from None
    laptops = counted(told, "laptop", "laptops")
    say(f"{supply.name} versie {supply.version}: klaargezet voor {laptops} en voor elke nieuwe.")
    return 0


def policy_set(asked: argparse.Namespace) -> int:
    given = {
        name: value
        for name in ("lease_days", "silent_days", "lock_minutes")
        if (value := getattr(asked, name)) is not None
    }
    bounds = {"lease_days": 365, "silent_days": 3_650, "lock_minutes": 15}
    for name, value in given.items():
        if not 1 <= value <= bounds[name]:
            raise SettingsProblem(f"--{name.replace('_', '-')} (1 tot {bounds[name]})")
    with opened(asked) as (service, settings, _):
        with service.work_in(settings.tenant) as work:
            policy = replace(work.orders.policy(), **given)
        if given:
            set_policy(service, settings.tenant, policy)
    lease, silent, lock = policy.lease_days, policy.silent_days, policy.lock_minutes
    may, rest = counted(lease, "dag", "dagen"), counted(silent, "dag", "dagen")
    say(f"zonder contact {may}, stil {rest}, op slot na {counted(lock, 'minuut', 'minuten')}")
    return 0


def roles_set(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        office.set_roles(service, settings.tenant, asked.worker, tuple(asked.role))
    say(f"{asked.worker}: {', '.join(asked.role) or 'geen rol'}")
    return 0


def orders(asked: argparse.Namespace) -> int:
    """Without a desk: every laptop. With one: its orders and what became of them."""
    with opened(asked) as (service, settings, _), service.work_in(settings.tenant) as work:
        if asked.desk is None:
            for line in work.orders.desks():
                heard = "nog niet" if line.heard_at is None else f"{line.heard_at:%Y-%m-%d %H:%M}"
                say(f"{line.desk}  {line.worker_label}  {line.state}  laatst {heard}")
            return 0
        for row in work.orders.after(asked.desk, 0, 10_000):
            what = " ".join(part for part in (row.order.name, str(row.order.version or "")) if part)
            became = " ".join(part for part in (row.outcome, row.outcome_code) if part) or "wacht"
            say(f"{row.order.n:4}  {row.order.made_at[:10]}  {row.order.kind}  {what}  {became}")
    return 0


def recovery_key(asked: argparse.Namespace) -> int:
    public, _ = officers_key(asked.file, "sleutelbestand")
    with opened(asked) as (service, settings, _):
        key_id = replace_recovery_key(service, settings.tenant, public)
    say(f"Herstelsleutel {key_id}. Bewaar de vorige tot elke laptop een nieuw pakket achterliet.")
    return 0


def rescue_release(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        laid = release(service, settings.tenant, asked.desk)
    say(f"{counted(laid, 'wijziging', 'wijzigingen')} alsnog bij het dossier gelegd.")
    return 0


def rescue_export(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _), service.work_in(settings.tenant) as work:
        found = work.orders.rescues(asked.desk)
        if not found:
            say("Van deze laptop ligt er geen pakket: alles was al aangekomen.")
            return 1
        newest = found[-1]
        work.people.audit("rescue-fetched", service.now(), desk=asked.desk)
    kept = {"form": "intakekoffer-reddingspakket", "v": 1, "desk": asked.desk, "keyId": newest.key_id,
            "parcel": write_bytes(newest.parcel)}  # fmt: skip
    write_private(asked.out, json.dumps(kept) + "\n")
    say(f"Pakket in {asked.out}, voor sleutel {newest.key_id}. De officieren openen het.")
    return 0


def rescue_import(asked: argparse.Namespace) -> int:
    try:
        rescue = read_rescue_open(asked.file.read_bytes()[:_MOST])
    except WireProblem as problem:
        raise SettingsProblem(f"bestand ({problem.code.value})") from None
    with opened(asked) as (service, settings, _):
        taken = take_in_rescue(service, settings.tenant, rescue)
    say(f"{counted(taken, 'wijziging', 'wijzigingen')} ingenomen. Wis het bestand nu.")
    return 0


def _texts(paths: Iterable[Path]) -> dict[str, str]:
    try:
        return {path.name: path.read_text(encoding="utf-8-sig") for path in paths}
    except UnicodeDecodeError:
        raise SettingsProblem("bestand (geen UTF-8)") from None


def _of_toml(text: str, key: str) -> object:
    try:
        return tomllib.loads(text).get(key)
    except tomllib.TOMLDecodeError:
        raise SettingsProblem("bestand (geen TOML)") from None


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsProblem("version")
    return value
