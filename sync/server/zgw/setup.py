"""How one municipality's zaaksysteem is reached and what its catalogue calls things: `zgw.toml`.

Read strictly, all problems at once. The secret comes from the environment or from the file, which only the
account of the service may read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from sync.server.outside.private_files import TOLD, is_open_to_others
from sync.server.service.publishable import KINDS

FILE = "zgw.toml"
SECRET = "ZGW_SECRET"
APIS = ("zaken", "documenten", "besluiten", "catalogi")
#: only to look at our own rights, by `zgw check`; may be left out
RIGHTS_API = "autorisaties"
#: what the zaak can be told besides its status; each has a name in the catalogue, or none and is left out
EIGENSCHAPPEN = ("leerroute", "doelgroep", "dagtekening", "einde_termijn")
_LEAST_SECRET = 16
_RSIN = re.compile(r"[0-9]{9}")
_CONFIDENTIAL = (
    "openbaar", "beperkt_openbaar", "intern", "zaakvertrouwelijk", "vertrouwelijk", "confidentieel", "geheim",
    "zeer_geheim",
)  # fmt: skip


class ZgwSetupProblems(Exception):
    """The file cannot be used; (place, Dutch sentence) of everything that is wrong with it."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ZgwSetup:
    """Addresses end on '/'. Names are those of the municipality's own catalogue."""

    addresses: Mapping[str, str]  # one of APIS -> address
    client_id: str
    secret: str = field(repr=False)
    rsin: str = field(repr=False)
    zaaktype: str  # identificatie
    status_begin: str
    status_established: str
    resultaat: str  # '' = none: only where the last status does not end the zaak
    rol_behandelaar: str
    rol_person: str  # '' = the person is not told as a rol
    afdeling: str  # who handles it
    besluittype: str  # '' = no besluit
    papers: Mapping[str, str]  # kind of paper -> informatieobjecttype
    eigenschappen: Mapping[str, str]  # one of EIGENSCHAPPEN -> name
    confidentiality: str = "zaakvertrouwelijk"
    from_begin: bool = False  # True: a zaak from the first summary on; False: once a PIP was established
    may_register_at_once: bool = True  # use zaak_registreren where it is there


def load_setup(path: Path, environment: Mapping[str, str]) -> ZgwSetup:
    """Read the file. Raises OSError; ZgwSetupProblems, also where others may read the secret in it."""
    setup = read_setup(path.read_bytes(), environment)
    if not environment.get(SECRET) and is_open_to_others(path):
        raise ZgwSetupProblems(((path.name, TOLD),))
    return setup


def read_setup(raw: bytes, environment: Mapping[str, str]) -> ZgwSetup:
    """Raises ZgwSetupProblems with all of them."""
    try:
        table = tomllib.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise ZgwSetupProblems(((FILE, "Dit is geen TOML. Kijk naar aanhalingstekens en '='."),)) from None
    read = _Reader(table)
    secret = environment.get(SECRET, "") or read.text("toegang", "geheim", required=False)
    if not secret:
        read.wrong("toegang.geheim", f"Ontbreekt. Zet het hier of in {SECRET}.")
    elif len(secret) < _LEAST_SECRET:
        read.wrong("toegang.geheim", f"Korter dan {_LEAST_SECRET} tekens: laat een langer geheim maken.")
    setup = ZgwSetup(
        addresses=read.addresses(),
        client_id=read.text("toegang", "client_id"),
        secret=secret,
        rsin=read.rsin(),
        zaaktype=read.text("catalogus", "zaaktype"),
        status_begin=read.text("catalogus", "status_begin"),
        status_established=read.text("catalogus", "status_vastgesteld"),
        resultaat=read.text("catalogus", "resultaattype", required=False),
        rol_behandelaar=read.text("catalogus", "roltype_behandelaar"),
        rol_person=read.text("catalogus", "roltype_persoon", required=False),
        afdeling=read.text("catalogus", "afdeling"),
        besluittype=read.text("catalogus", "besluittype", required=False),
        papers=read.names("documenten", KINDS, all_of_them=True),
        eigenschappen=read.names("eigenschappen", EIGENSCHAPPEN),
        confidentiality=read.one_of("catalogus", "vertrouwelijkheid", _CONFIDENTIAL, "zaakvertrouwelijk"),
        from_begin=read.flag("publiceren", "vanaf_begin", False),
        may_register_at_once=read.flag("publiceren", "zaak_registreren", True),
    )
    read.done()
    return setup


class _Reader:
    """Asks for each key once, keeps what is wrong, and tells it together."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self._tables: dict[str, dict[str, object]] = {}
        self._problems: list[tuple[str, str]] = []
        for name, inner in table.items():
            if isinstance(inner, dict):
                self._tables[name] = dict(inner)
            else:
                self.wrong(name, "Hoort niet los in het bestand: zet het onder een [kop].")

    def wrong(self, where: str, what: str) -> None:
        self._problems.append((where, what))

    def _take(self, table: str, key: str) -> object:
        return self._tables.get(table, {}).pop(key, None)

    def text(self, table: str, key: str, required: bool = True) -> str:
        value = self._take(table, key)
        if value is None and not required:
            return ""
        if not isinstance(value, str) or not value.strip() or len(value) > 200:
            self.wrong(f"{table}.{key}", "Ontbreekt, of is geen tekst van 1 tot 200 tekens.")
            return ""
        return value.strip()

    def addresses(self) -> Mapping[str, str]:
        found = {api: self._address(api) for api in APIS}
        rights = self._address(RIGHTS_API, required=False)
        return MappingProxyType(found | ({RIGHTS_API: rights} if rights != "/" else {}))

    def _address(self, api: str, required: bool = True) -> str:
        value = self.text("adressen", api, required)
        parts = urlsplit(value)
        is_near = parts.hostname in ("127.0.0.1", "localhost", "::1")
        if value and (not parts.hostname or parts.query or parts.username or parts.fragment):
            self.wrong(f"adressen.{api}", "Dit is geen adres zoals https://zaken.gemeente.nl/zaken/api/v1/")
        elif value and parts.scheme != "https" and not (is_near and parts.scheme == "http"):
            self.wrong(f"adressen.{api}", "Begint niet met https://")
        return value.rstrip("/") + "/"

    def rsin(self) -> str:
        value = self.text("toegang", "rsin")
        digits = [int(one) for one in value] if _RSIN.fullmatch(value) else []
        weighed = sum(
            weight * digit for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=False)
        )
        if value and (not digits or weighed % 11):
            self.wrong("toegang.rsin", "Dit is geen RSIN: negen cijfers die aan de elfproef voldoen.")
        return value

    def names(self, table: str, known: Iterable[str], all_of_them: bool = False) -> Mapping[str, str]:
        found = {key: self.text(table, key, required=all_of_them) for key in known}
        return MappingProxyType({key: name for key, name in found.items() if name})

    def one_of(self, table: str, key: str, known: tuple[str, ...], otherwise: str) -> str:
        value = self.text(table, key, required=False) or otherwise
        if value not in known:
            self.wrong(f"{table}.{key}", f"Kan alleen zijn: {', '.join(known)}.")
        return value

    def flag(self, table: str, key: str, otherwise: bool) -> bool:
        value = self._take(table, key)
        if value is not None and not isinstance(value, bool):
            self.wrong(f"{table}.{key}", "Kan alleen true of false zijn.")
        return value if isinstance(value, bool) else otherwise

    def done(self) -> None:
        for table, left in self._tables.items():
            for key in left:
                self.wrong(
                    f"{table}.{key}"[:100], "Dit kennen we niet. Weghalen, of kijken naar de spelling."
                )
        if self._problems:
            raise ZgwSetupProblems(tuple(self._problems))


EXAMPLE = """\
# Het zaaksysteem van de gemeente. Bewaar dit bestand als zgw.toml in de map van het back end,
# leesbaar voor het account van de dienst alleen. Kijk het na met: intakekoffer zgw check

[adressen]
zaken = "https://openzaak.voorbeeld.nl/zaken/api/v1/"
documenten = "https://openzaak.voorbeeld.nl/documenten/api/v1/"
besluiten = "https://openzaak.voorbeeld.nl/besluiten/api/v1/"
catalogi = "https://openzaak.voorbeeld.nl/catalogi/api/v1/"
# mag weg; alleen om met 'zgw check' de rechten na te kijken:
# autorisaties = "https://openzaak.voorbeeld.nl/autorisaties/api/v1/"

[toegang]
client_id = "intakekoffer"
# liever niet hier maar in ZGW_SECRET:
# geheim = "..."
rsin = "..."

[catalogus]
zaaktype = "BREDE-INTAKE"
status_begin = "In behandeling"
status_vastgesteld = "PIP vastgesteld"
# alleen nodig waar 'PIP vastgesteld' de zaak afsluit:
# resultaattype = "Vastgesteld"
roltype_behandelaar = "Behandelaar"
roltype_persoon = "Inburgeraar"
afdeling = "Inburgering"
besluittype = "Vaststelling PIP"
vertrouwelijkheid = "zaakvertrouwelijk"

[documenten]
pip_brief = "PIP"
beeldplan = "PIP in beeld"

[eigenschappen]
leerroute = "leerroute"
doelgroep = "doelgroep"
dagtekening = "dagtekening"
einde_termijn = "einde inburgeringstermijn"

[publiceren]
# true: een zaak zodra de intake begint. false: pas als er een PIP is vastgesteld.
vanaf_begin = false
"""
