"""A dossier with parties that may and may not be told, and a log of invitations, by the real use cases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.ids import DossierId
from desktop.domain.plan_elements import ElementKey
from desktop.usecases.contacts import ContactKind, ContactTyped, write_contact
from desktop.usecases.pip import Leerroute, choose_route
from desktop.usecases.recording import pen
from desktop.usecases.sharing import ShareForm, share, sharing_shown
from tests.builders import ASIEL, Workplace, workplace

CONTRACT = '[[party]]\nkey = "vluchtelingenwerk"\ncontract = "Overeenkomst 2026, artikel 7"\n'
_LESSON: dict[str, JsonValue] = {
    "school": "Taalhuis Noord",
    "place": "Voorbeeldstad",
    "start": "2026-10-05",
    "days": ("ma_ochtend", "wo_ochtend", "do_avond"),
    "online": "deels",
}


@dataclass(frozen=True, slots=True)
class SharingPlace:
    """The desk and the dossier that stands on the screen."""

    place: Workplace
    dossier: DossierId


def sharing_place(contract: str = CONTRACT) -> SharingPlace:
    """Yes to school and COA; COA got something and the person took that back; VluchtelingenWerk: no."""
    made = workplace()
    place = replace(
        made, desk=replace(made.desk, agreements={**made.desk.agreements, "gemeente.toml": contract})
    )
    dossier = place.begin("Samir H.", "ar")
    told = {
        "P14": {"telefoon": "06 12 34 56 78"},
        "T05": {"praten": "2", "lezen": "1"},
        "K11": ("taalschool", "coa"),
    }
    place.answer(dossier, **{**ASIEL, "P01": "Samir H."}, T03="langzaam", **told)  # type: ignore[arg-type]
    choose_route(place.desk, dossier, Leerroute.B1)
    with place.desk.unit_of_work() as work:
        pen(place.desk, work, dossier, ChangeKind.DECISION, ElementKey.LESSON, _LESSON)
        work.commit()
    coa = next(one for one in sharing_shown(place.desk, dossier).parties if one.key == "coa")
    target = Path("/stick/delen-coa.csv")
    share(place.desk, dossier, "coa", ShareForm.CSV, target, "Driegesprek van 10 september", coa.seen)
    place.clock.go_on(minutes=30)
    place.answer(dossier, K11=("taalschool",))
    return SharingPlace(place, dossier)


def log_place() -> SharingPlace:
    """An invitation, an absence with its reason, a second chance, a verdict of a person and a note."""
    place = workplace()
    dossier = place.begin("Samir H.", "ar")
    place.answer(dossier, **{**ASIEL, "P01": "Samir H."})

    def write(typed: ContactTyped) -> str:
        return write_contact(place.desk, dossier, "", typed).changes[0].key

    write(
        ContactTyped(
            ContactKind.INVITATION, "1-9", "brief", "nl", until="10-9", text="Brede intake op het azc"
        )
    )
    absent = ContactTyped(ContactKind.ABSENCE, "10-9", reason="niet_begrepen", told="nee")
    missed = write(replace(absent, text="De brief was alleen in het Nederlands."))
    write(ContactTyped(ContactKind.SECOND_CHANCE, "11-9", until="25-9", text="Gebeld met een tolk."))
    write(
        ContactTyped(
            ContactKind.VERDICT, "14-9", about=missed, verdict="niet_verwijtbaar", by="M. Bakker",
            text="De uitnodiging was niet te begrijpen.",
        )
    )  # fmt: skip
    return SharingPlace(place, dossier)
