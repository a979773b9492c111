"""`intakekoffer forms`: check a question pack, take it out as XLSForm, bring one in (forms/packs/README.md).

The room of forms knows no law and no translations; what a pack needs of those is looked at here.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.installed import read_installed_law
from desktop.usecases.law_lookup import LAW_DAY, LAW_TABLE
from forms.__main__ import arguments, main, pack_folder
from forms.model import FormPack
from forms.pack_whole import expressions_of, looks_of
from forms.problems import PackBroken, PackProblem
from forms.reader import read_pack
from forms.texts import translation_entries
from forms.xlsform import Labels
from resources.paths import pictures_folder
from translations.catalog import Catalog, Status

DUTCH = "nl"


def command(argv: Sequence[str]) -> int:
    """Exit code of the check: 0 when the pack can be used. Texts that wait for a translator are told only."""
    if not argv or argv[0] != "check":
        return main(argv, labels_of)
    pictures = [] if "--pictures" in argv else ["--pictures", str(pictures_folder())]
    code = main([*argv, *pictures])
    try:
        pack = read_pack(pack_folder(arguments(argv).pack))
    except PackBroken:
        return code  # told already
    problems = law_problems(pack)
    for problem in problems:
        print(problem)
    for line in untranslated(pack, Catalog.installed()):
        print(f"Let op: {line}")
    return 1 if problems else code


def law_problems(pack: FormPack) -> list[PackProblem]:
    """Every look-up of a pack in a table or under a key that is not there."""
    keys = {value.key for value in read_installed_law().values}
    found = []
    for question in pack.questions:
        for key, source in expressions_of(question):
            looks = looks_of(source)
            for table, column, key_column in sorted(looks.lookups) if looks is not None else ():
                if (table, key_column) != (LAW_TABLE, LAW_DAY) or column not in keys:
                    what = f"pulldata('{table}', '{column}', '{key_column}', ...) is er niet"
                    remedy = f"Gebruik '{LAW_TABLE}', een sleutel uit resources/law, en '{LAW_DAY}'."
                    found.append(PackProblem(pack.name, f"{question.id}.{key}", what, remedy))
    return found


def untranslated(pack: FormPack, catalog: Catalog) -> list[str]:
    """Per language how many texts of a pack show in Dutch, and the first of them."""
    lines = []
    for entry in catalog.languages():
        if entry.code == DUTCH:
            continue
        dutch = [
            key
            for key, text in translation_entries(pack)
            if catalog.say(_domain(pack), key, text, entry.code).status in (Status.MISSING, Status.OUTDATED)
        ]
        if dutch:
            lines.append(f"{entry.code}: {len(dutch)} teksten niet vertaald, de eerste is {dutch[0]}")
    return lines


def labels_of(pack: FormPack) -> Labels:
    """The translations of a pack per language that has any ('Türkçe (tr)')."""
    catalog, entries, found = Catalog.installed(), translation_entries(pack), {}
    for entry in catalog.languages():
        said = {key: catalog.say(_domain(pack), key, text, entry.code) for key, text in entries}
        texts = {key: text.text for key, text in said.items() if text.language == entry.code}
        if texts and entry.code != DUTCH:
            found[f"{entry.own_name} ({entry.code})"] = texts
    return found


def _domain(pack: FormPack) -> str:
    return f"packs/{pack.id}"
