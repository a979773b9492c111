"""How the municipality's Objects API is reached: `objects.toml`. Without the file nothing goes there."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from sync.server.outside.private_files import TOLD, is_open_to_others

FILE = "objects.toml"
OBJECTS_TOKEN, OBJECTTYPES_TOKEN = "OBJECTS_TOKEN", "OBJECTTYPES_TOKEN"
_KEYS = ("objects", "objecttypes", "token", "token_objecttypes")


class ObjectsSetupProblems(Exception):
    """The file cannot be used; (key, Dutch sentence) of everything that is wrong."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ObjectsSetup:
    """Addresses end on '/'."""

    objects: str
    objecttypes: str
    token: str = field(repr=False)
    token_objecttypes: str = field(repr=False)


def load_objects_setup(path: Path, environment: Mapping[str, str]) -> ObjectsSetup:
    """Read the file. Raises OSError; ObjectsSetupProblems, also where others may read the token in it."""
    setup = read_objects_setup(path.read_bytes(), environment)
    if not environment.get(OBJECTS_TOKEN) and is_open_to_others(path):
        raise ObjectsSetupProblems(((path.name, TOLD),))
    return setup


def read_objects_setup(raw: bytes, environment: Mapping[str, str]) -> ObjectsSetup:
    """Tokens come from the environment before the file. Raises ObjectsSetupProblems with all of them."""
    try:
        table = tomllib.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise ObjectsSetupProblems(((FILE, "Dit is geen TOML."),)) from None
    problems = [(key[:100], "Dit kennen we niet.") for key in table if key not in _KEYS]
    token = environment.get(OBJECTS_TOKEN, "") or _text(table, "token")
    token_types = environment.get(OBJECTTYPES_TOKEN, "") or _text(table, "token_objecttypes") or token
    if not token:
        problems.append(("token", f"Ontbreekt. Zet het hier of in {OBJECTS_TOKEN}."))
    addresses = {key: _text(table, key) for key in ("objects", "objecttypes")}
    for key, address in addresses.items():
        parts = urlsplit(address)
        is_near = parts.hostname in ("127.0.0.1", "localhost", "::1")
        if not parts.hostname or not (parts.scheme == "https" or (is_near and parts.scheme == "http")):
            problems.append((key, "Dit is geen adres zoals https://objecten.gemeente.nl/api/v2/"))
    if problems:
        raise ObjectsSetupProblems(tuple(problems))
    objects, types = (addresses[key].rstrip("/") + "/" for key in ("objects", "objecttypes"))
    return ObjectsSetup(objects, types, token, token_types)


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    return value.strip() if isinstance(value, str) else ""
