"""The papers that can be made for this person, at the side: name, for whom, and how each stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from desktop.domain.wording import joined, nl
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.pick_column import PickColumn
from desktop.ui.widgets.pick_row import PickRow
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.paper_kinds import PaperKind, PaperRow


class PaperButton(PickRow):
    """One paper; one that cannot be made says why not."""

    def __init__(self, theme: Theme, paper: PaperRow, is_present: bool) -> None:
        may, state = not paper.why_not, paper.why_not or paper.state
        told = nl("kan nu niet: {why_not}", why_not=paper.why_not) if paper.why_not else paper.state
        name = joined(", ", (part for part in (paper.name, paper.for_whom, told) if part))
        super().__init__(theme, paper.name, name, is_present, may)
        tone = "inkt_900" if may else "inkt_600"
        inside = column(1, (12, 7, 10, 7))
        inside.addWidget(RunLabel(theme, paper.name, "body", bold=is_present, tone=tone))
        inside.addWidget(RunLabel(theme, paper.for_whom, "secondary", tone="inkt_600"))
        if state:
            line = row(4)
            if paper.why_not:
                sign = Sign(theme, "minus_circle", theme.px("icon_chip"), "inkt_600")
                line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(RunLabel(theme, state, "secondary", tone="inkt_600"), 1)
            inside.addLayout(line)
        self.put(inside)


class PaperList(PickColumn[PaperKind]):
    """`picked` gives the kind of a paper that can be made."""

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.hide()

    def show_papers(self, papers: Sequence[PaperRow], present: PaperKind) -> None:
        """Show them; the keyboard stays with the paper it was at."""
        rows = {one.kind: PaperButton(self._theme, one, one.kind is present) for one in papers}
        for one in papers:
            if not one.why_not:
                rows[one.kind].clicked.connect(lambda _on=False, kind=one.kind: self.picked.emit(kind))
        self.show_rows(rows)
