"""A municipality with a zaaksysteem beside it: an invented one, or a real one where that is set up."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import httpx2

from sync.protocol.model import ChangeRecord, PrivacyClass
from sync.protocol.summary import Summary, write_summary
from sync.server.service.publishing import Round, publish_waiting
from sync.server.service.publishing_ports import Difference, PaperRow, PublicationRow, Target
from sync.server.zgw.asking import Zaaksysteem
from sync.server.zgw.publisher import ZgwPublisher
from sync.server.zgw.setup import ZgwSetup, read_setup
from tests.server.fake_zgw import CLIENT, SECRET, FakeZgw
from tests.server.places import FieldDesk, Municipality

LETTER = b"%PDF-1.7 de brief van Yonas " * 400
PICTURE = b"%PDF-1.7 het plan in beeld " * 700
ESTABLISHED = Summary(
    group="asielstatushouder",
    route="z",
    status="vastgesteld",
    anchor="2026-07-20",
    due="2026-09-28",
    dagtekening="2026-09-15",
    term_end="2029-09-15",
    ggm={"Leerroute.type": "Z-route", "Inburgeringsplicht.WordtBehandeldAls": "AsielStatushouder"},
)


def toml_for(base: str, **more: str) -> str:
    """`zgw.toml` for the invented catalogue. `more`: table -> lines to add."""
    lines = [
        "[adressen]",
        *(f'{api} = "{base}/{api}/api/v1/"' for api in ("zaken", "documenten", "besluiten", "catalogi")),
        "[toegang]",
        f'client_id = "{CLIENT}"',
        f'geheim = "{SECRET}"',
        'rsin = "999993653"',
        "[catalogus]",
        'zaaktype = "BREDE-INTAKE"',
        'status_begin = "In behandeling"',
        'status_vastgesteld = "PIP vastgesteld"',
        'resultaattype = "Vastgesteld"',
        'roltype_behandelaar = "Behandelaar"',
        'roltype_persoon = "Inburgeraar"',
        'afdeling = "Inburgering"',
        'besluittype = "Vaststelling PIP"',
        more.get("catalogus", ""),
        "[documenten]",
        'pip_brief = "PIP"',
        'beeldplan = "PIP in beeld"',
        "[eigenschappen]",
        'leerroute = "leerroute"',
        'dagtekening = "dagtekening"',
        'einde_termijn = "einde inburgeringstermijn"',
        "[publiceren]",
        more.get("publiceren", ""),
    ]
    return "\n".join(lines)


@dataclass
class Papers:
    """The room where papers lie."""

    held: dict[str, bytes] = field(default_factory=dict)

    def read(self, tenant: str, paper: PaperRow) -> bytes | None:
        return self.held.get(paper.sha256)


@dataclass
class Beside:
    """One municipality, one desk of it, and its zaaksysteem."""

    municipality: Municipality
    desk: FieldDesk
    setup: ZgwSetup
    papers: Papers = field(default_factory=Papers)

    def summary(self, dossier: str, summary: Summary = ESTABLISHED) -> None:
        change = self.desk.change(dossier, "summary", write_summary(summary), kind="summary")
        self.desk.push(self.desk.seal(dossier, [change]))

    def paper(
        self, dossier: str, kind: str, content: bytes, is_here: bool = True, is_concept: bool = False,
        version: int = 1, privacy_class: PrivacyClass = PrivacyClass.NORMAL,
    ) -> ChangeRecord:  # fmt: skip
        """Tell of a paper; it lies in the room when `is_here`."""
        sha256 = hashlib.sha256(content).hexdigest()
        value = {"kind": kind, "version": version, "day": "2026-09-15", "language": "nl", "of": "x",
                 "sha256": sha256, "is_concept": is_concept, "pages": 1}  # fmt: skip
        change = self.desk.change(dossier, f"paper-{kind}-{version}", value, kind="paper")
        self.desk.push(self.desk.seal(dossier, [change], privacy_class))
        if is_here:
            self.papers.held[sha256] = content
        return change

    def established(self) -> str:
        """A dossier whose plan was established, with both papers, and a fresh summary."""
        dossier = self.desk.begin_dossier()
        self.paper(dossier, "pip_brief", LETTER)
        self.paper(dossier, "beeldplan", PICTURE)
        self.summary(dossier)
        return dossier

    def publish(self) -> Round:
        house = self.municipality.house
        with httpx2.Client(timeout=20, trust_env=False) as http:
            publisher = ZgwPublisher(Zaaksysteem(self.setup, house.clock.now, http))
            return publish_waiting(house.service, self.municipality.tenant, publisher, self.papers)

    def row(self, dossier: str) -> PublicationRow:
        with self.municipality.house.service.work_in(self.municipality.tenant) as work:
            return next(row for row in work.publications.listed(Target.ZGW) if row.dossier == dossier)

    def differences(self) -> tuple[Difference, ...]:
        with self.municipality.house.service.work_in(self.municipality.tenant) as work:
            return work.publications.differences(Target.ZGW)


def beside(municipality: Municipality, fake: FakeZgw, **more: str) -> Beside:
    """The municipality and the invented zaaksysteem."""
    setup = read_setup(toml_for(fake.base, **more).encode(), {})
    return Beside(municipality, municipality.desk(), setup)


def beside_nothing(municipality: Municipality) -> Beside:
    """The municipality alone: its zaaksysteem is at an address where nobody listens."""
    setup = read_setup(toml_for("http://127.0.0.1:1").encode(), {})
    return Beside(municipality, municipality.desk(), setup)
