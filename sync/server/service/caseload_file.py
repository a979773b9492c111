"""The office's caseload file: JSON, read strictly, all problems at once.

`{"v": 1, "dossiers": [{"id": UUID (optional), "workers": [label or id], "changes": [{"kind", "key",
"value", "privacyClass", "source", "certainty", "pack", "language"}]}]}`; of a change all after `value`
may be left out.
"""

from __future__ import annotations

from sync.protocol.canonical import Limits, WireCode, WireProblem, read_json
from sync.protocol.fields import LANGUAGE, PACK, UUID, WORD, Fields
from sync.protocol.model import PrivacyClass
from sync.server.service.office import PreparedChange, PreparedDossier

_LIMITS = Limits(size=16 * 1024 * 1024, items=500_000)
_MOST_DOSSIERS = 5_000
_MOST_CHANGES = 2_000


class CaseloadProblems(Exception):
    """Everything that is wrong with a file: where (place and field) and which code. Never a value."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def read_caseload_file(untrusted: bytes) -> tuple[PreparedDossier, ...]:
    """The prepared dossiers of a file. Raises CaseloadProblems with all there is to mend."""
    problems: list[tuple[str, str]] = []
    try:
        fields = Fields(read_json(untrusted, _LIMITS, "file"), "file")
        if fields.whole("v", 1, 1_000) != 1:
            raise WireProblem(WireCode.UNKNOWN_VERSION, "file")
        listed = list(fields.items("dossiers", _MOST_DOSSIERS))
        fields.done()
    except WireProblem as problem:
        raise CaseloadProblems(((problem.where, problem.code.value),)) from None
    read = [_dossier(one, f"dossiers[{place}]", problems) for place, one in enumerate(listed)]
    ids = [one.dossier for one in read if one is not None and one.dossier is not None]
    if len(set(ids)) != len(ids):
        problems.append(("dossiers.id", "duplicate"))
    if problems:
        raise CaseloadProblems(tuple(problems))
    return tuple(one for one in read if one is not None)


def _dossier(untrusted: object, where: str, problems: list[tuple[str, str]]) -> PreparedDossier | None:
    try:
        fields = Fields(untrusted, where)
        dossier = fields.optional("id", UUID)
        workers = tuple(_worker(one, where) for one in fields.items("workers", 50))
        listed = list(fields.items("changes", _MOST_CHANGES))
        fields.done()
    except WireProblem as problem:
        problems.append((problem.where, problem.code.value))
        return None
    changes = [_change(one, f"{where}.changes[{place}]", problems) for place, one in enumerate(listed)]
    return PreparedDossier(dossier, workers, tuple(one for one in changes if one is not None))


def _worker(untrusted: object, where: str) -> str:
    if not isinstance(untrusted, str) or not untrusted:
        raise WireProblem(WireCode.WRONG_TYPE, f"{where}.workers")
    return untrusted


def _change(untrusted: object, where: str, problems: list[tuple[str, str]]) -> PreparedChange | None:
    try:
        fields = Fields(untrusted, where)
        is_special = fields.has("privacyClass")
        change = PreparedChange(
            kind=fields.formed("kind", WORD),
            key=fields.label("key"),
            value=fields.anything("value"),
            privacy_class=fields.choice("privacyClass", PrivacyClass) if is_special else PrivacyClass.NORMAL,
            source=fields.optional("source", WORD),
            certainty=fields.optional("certainty", WORD),
            pack=fields.optional("pack", PACK),
            language=fields.optional("language", LANGUAGE),
        )
        fields.done()
    except WireProblem as problem:
        problems.append((problem.where, problem.code.value))
        return None
    return change
