"""The plain text that lies on top in a parcel: what each file is, and what the receiver has to do."""

from __future__ import annotations

from datetime import date

from desktop.usecases.dutch_words import day_words
from desktop.usecases.parcel_gathered import Gathered


def readme(municipality: str, day: date, with_special: bool, found: Gathered) -> str:
    """In Dutch, for the klantmanager who gets it; no name of a person stands in it."""
    special = (
        "Gegevens over gezondheid, geloof of justitie zitten erbij: de persoon vond dat goed."
        if with_special
        else "Gegevens over gezondheid, geloof of justitie zitten er niet bij."
    )
    missing = (
        f"Er ontbreken {found.not_here} papieren of foto's: die lagen op een andere laptop.\n"
        if found.not_here
        else ""
    )
    return f"""OVERDRACHT VAN EEN DOSSIER
Van {municipality}, gemaakt op {day_words(day)} met Intakekoffer.

{special}
{missing}
leesbaar.pdf        het verslag van de brede intake: begin hier
papieren/           het plan en de brief zoals de persoon ze kreeg (PDF/A)
plannen.json        elke versie van het plan
wijzigingen.json    alles wat gezegd en geschreven is, ook wat later is veranderd: de vraag, de precieze
                    woorden waarmee gevraagd is, de taal, wie het opschreef en wanneer
fotos/, fotos.json  foto's en scans, met wat erop staat
dossier.json        voor een programma: de antwoorden die nu gelden
manifest.json       de lijst van alle bestanden met hun SHA-256, getekend door de laptop die dit maakte

Wat u ermee doet:
- Controleer ieder antwoord met de persoon. Het is bij een andere gemeente gezegd.
- Maak een nieuw PIP. De leerroute van het eerste plan blijft gelden; de termijn van drie jaar loopt door.
- Bewaar dit bestand niet langer dan nodig.
"""
