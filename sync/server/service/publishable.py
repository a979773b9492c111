"""What may be published, noted as it comes in: summaries, and papers that were established. Nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sync.protocol.canonical import WireProblem
from sync.protocol.fields import HEX64, LANGUAGE, WORD, Fields
from sync.protocol.model import ChangeRecord, PrivacyClass, SetHeader
from sync.server.service.ports import Work
from sync.server.service.publishing_ports import PaperRow

#: of all papers of a dossier the two that say what was decided: the letter, and the plan in pictures
KINDS = ("pip_brief", "beeldplan")


def note_publishable(work: Work, opened: Iterable[tuple[SetHeader, Sequence[ChangeRecord]]]) -> None:
    """Ask for a turn of every dossier of which these sets hold a summary or a paper that was established; in
    a few statements for all of them, because a push waits for it."""
    asked: set[str] = set()
    papers: dict[tuple[str, str], PaperRow] = {}
    for header, changes in opened:
        for change in changes:
            if change.kind == "summary" and header.privacy_class is PrivacyClass.NORMAL:
                asked.add(header.dossier)
            elif change.kind == "paper" and (row := read_paper(change, header.privacy_class)) is not None:
                asked.add(header.dossier)
                kept = papers.get((row.dossier, row.paper))
                if kept is None or kept.change_time < row.change_time:
                    papers[row.dossier, row.paper] = row
    work.publications.put_papers(tuple(papers.values()))
    work.publications.ask(sorted(asked))


def read_paper(change: ChangeRecord, privacy_class: PrivacyClass) -> PaperRow | None:
    """The paper that a change tells of; None for a concept, another kind of paper, one that was sealed as
    special, or a value that does not read."""
    value = change.value
    if privacy_class is not PrivacyClass.NORMAL or not isinstance(value, dict):
        return None
    if value.get("kind") not in KINDS:
        return None
    if value.get("is_concept") is not False:
        return None
    wanted = ("kind", "version", "day", "language", "sha256")
    try:
        fields = Fields({name: value.get(name) for name in wanted}, "paper")
        return PaperRow(
            dossier=change.dossier,
            paper=change.key[:200],
            kind=fields.formed("kind", WORD),
            language=fields.formed("language", LANGUAGE),
            version=fields.whole("version", 1, 1_000_000),
            day=fields.text("day", 10),
            sha256=fields.formed("sha256", HEX64),
            privacy_class=privacy_class,
            change_time=change.time,
        )
    except WireProblem:
        return None
