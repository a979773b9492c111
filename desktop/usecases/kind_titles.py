"""What each kind of change is called where it is one thing that waits."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.changes import ChangeKind
from desktop.domain.wording import nl

#: what the kinds that are no answer and no decision are called on the screen of the choices
KIND_TITLES: Mapping[ChangeKind, str] = {
    ChangeKind.DOSSIER: nl("Gegevens van het dossier"),
    ChangeKind.NOTE: nl("Een notitie"),
    ChangeKind.TOLK_SESSION: nl("Een gesprek met de tolk"),
    ChangeKind.TOLK_MARK: nl("Een opmerking bij de tolk"),
    ChangeKind.GOAL: nl("Een stap in het plan"),
    ChangeKind.PIP_VERSION: nl("Een versie van het plan"),
    ChangeKind.PAPER: nl("Een papier"),
    ChangeKind.ATTACHMENT: nl("Een foto of scan"),
    ChangeKind.TASK: nl("Een taak"),
    ChangeKind.TEACH_BACK: nl("Hoe het plan is terugverteld"),
    ChangeKind.LINK: nl("Een band in het gezin"),
    ChangeKind.APPOINTMENT: nl("Een afspraak"),
    ChangeKind.CONTACT: nl("Een regel in het contact"),
    ChangeKind.HANDOVER: nl("Een overdracht"),
    ChangeKind.SHARE: nl("Wat is gedeeld"),
    ChangeKind.CHOICE: nl("Waarom er is gekozen"),
    ChangeKind.REMARK: nl("Of een opmerking klaar is"),
}
