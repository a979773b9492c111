"""`intakekoffer ...`: every command by name, loaded only when it is asked for."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from typing import cast

from desktop.commands.dutch_help import speak_dutch

Command = Callable[[Sequence[str]], int]

#: name -> (module with `command(argv) -> exit code`, one line for --help)
COMMANDS: dict[str, tuple[str, str]] = {
    "run": ("desktop.main", "open de app"),
    "demo-run": ("desktop.stories.demo_run", "open de app met verzonnen dossiers en een eigen back end"),
    "demo": ("desktop.stories.demo", "speel twee hele intakes na, zonder scherm, en controleer alles"),
    "story": ("desktop.stories.command", "speel een verhaal (TOML) door de echte app en toon wat eruit komt"),
    "shots": (
        "desktop.commands.shots",
        "maak schermafdrukken van elk scherm, in drie talen, op 100% en 150%",
    ),
    "server": ("desktop.commands.server", "het back end: inrichten, starten, codes, dossiers klaarzetten"),
    "zgw": ("desktop.commands.zgw", "het zaaksysteem: nakijken of publiceren kan, en wat apart staat"),
    "forms": ("desktop.commands.forms", "controleer een vragenpakket"),
    "law": (
        "desktop.commands.law",
        "wat de wet zegt op een dag, waar elke regel staat, controle van een bestand",
    ),
    "huisstijl": ("desktop.commands.house_style", "controleer de map met de huisstijl van een gemeente"),
    "bewaren": (
        "desktop.commands.bewaren",
        "bewaarbeleid van de privacy-officer: sleutel, ondertekenen, controleren",
    ),
    "register": ("desktop.commands.register", "toon de regel voor het register van verwerkingen (AVG 30)"),
    "translations": ("desktop.commands.translations", "controleer vertalingen of zet nieuwe teksten klaar"),
    "fonts": ("desktop.commands.fonts", "maak de lettertypen voor scherm en papier"),
    "herstel": (
        "desktop.commands.recovery",
        "herstel door de gemeente: sleutel voor drie officieren, een vraag beantwoorden, de oefening",
    ),
    "parcel": (
        "desktop.commands.parcel",
        "een overgedragen dossier van een andere gemeente lezen, alleen met de sleutel",
    ),
    "doctor": ("desktop.commands.doctor", "kijk of dit systeem alles heeft wat nodig is"),
    "sbom": ("desktop.commands.sbom", "waaruit dit programma bestaat: elk onderdeel met zijn versie"),
    "hulpbestand": (
        "desktop.commands.support",
        "hoe programma en koffers ervoor staan, voor de beheerder; zonder namen",
    ),
    "self-test": (
        "desktop.commands.self_test",
        "open een koffer, toon Arabisch, print papier, lees het terug",
    ),
}
#: never typed by a person: the short-lived process that stretches a passphrase
KDF_CHILD = "--argon2-child"
#: and the one that unpacks strange photos
IMAGE_CHILD = "--image-child"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Without a command the app opens."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == [KDF_CHILD]:
        return _command("desktop.commands.kdf_child")(words[1:])
    if words[:1] == [IMAGE_CHILD]:
        return _command("desktop.commands.image_child")(words[1:])
    if not words:
        words = ["run"]
    if words[0] in ("-h", "--help", "help"):
        print(_help())
        return 0
    speak_dutch()
    if words[0] not in COMMANDS:
        print(f"intakekoffer: onbekende opdracht '{words[0]}'\n\n{_help()}", file=sys.stderr)
        return 2
    return _command(COMMANDS[words[0]][0])(words[1:])


def _command(module: str) -> Command:
    return cast(Command, importlib.import_module(module).command)


def _help() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {what}" for name, (_, what) in COMMANDS.items()]
    return "\n".join(
        [
            "Intakekoffer: de brede intake en het plan, in twee talen, zonder netwerk.",
            "",
            "Gebruik: intakekoffer OPDRACHT [...]   (elke opdracht kent --help)",
            "",
            *lines,
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
