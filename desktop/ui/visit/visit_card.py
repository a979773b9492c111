"""One talk of the day: the time at the left, then who, which clock, which tolk, and the way in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.tokens import script_of
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.week_clock import WeekClock
from desktop.usecases.dossiers import CaseloadRow
from desktop.usecases.prepare_visit import LackKind, Visit

_CLOCK = 262
#: behind the name of a tolk
_SHORTER = {
    "liever een vrouw als tolk": nl("liever een vrouw"),
    "liever een man als tolk": nl("liever een man"),
}
_WAY_IN = 206


def language_chip(theme: Theme, row: CaseloadRow) -> Chip | None:
    """'Arabisch العربية', None while the language is not known."""
    language = row.language
    if language is None:
        return None
    own = "" if language.own_name == language.dutch_name else language.own_name
    return Chip(theme, language.dutch_name, own=own, own_script=script_of(language.script))


def short_time(at: str) -> str:
    """'9:30' for '09:30', as people say it."""
    return at[1:] if at.startswith("0") else at


class VisitCard(QWidget):
    """Who and clock stand side by side, under each other where the letters are too large for that."""

    opened = Signal(str)
    edited = Signal(str, str)
    asked_about = Signal(str)

    def __init__(self, theme: Theme, visit: Visit) -> None:
        super().__init__()
        self._theme, self.visit = theme, visit
        time = RunLabel(theme, short_time(visit.at), "name", wrap=False)
        time.setMinimumWidth(theme.scaled(64))
        self._facts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._facts.setSpacing(16)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._who, self._when = self._person(), self._clock()
        self._facts.addWidget(self._who, 1)
        self._facts.addWidget(self._when)
        edge = 17 if visit.is_next else 18
        self._inside = row(16, (edge, edge - 13, edge - 5, edge - 13))
        told = column(2)
        told.addLayout(self._facts, 1)
        told.addLayout(self._remark_lines())
        self._inside.addLayout(told, 1)
        self._way = self._way_in()
        self._inside.addWidget(self._way)
        state = "next" if visit.is_next else "done" if visit.is_done else ""
        card = Panel("card", self._inside, state)
        card.setMinimumHeight(theme.scaled(94))
        whole = row(0)
        whole.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        time.setContentsMargins(0, 18, 0, 0)
        whole.addWidget(card, 1)
        self.setLayout(whole)

    def _person(self) -> QWidget:
        theme, visit = self._theme, self.visit
        name = row(8)
        name.addWidget(RunLabel(theme, visit.row.roepnaam, "name", wrap=False))
        if (chip := language_chip(theme, visit.row)) is not None:
            name.addWidget(chip)
        name.addStretch(1)
        words = [visit.kind]
        if visit.row.applicable:
            words.append(
                nl(
                    "{answered} van {applicable} vragen",
                    answered=visit.row.answered,
                    applicable=visit.row.applicable,
                )
            )
        elif visit.row.answered:
            words.append(nl("{answered} antwoorden", answered=visit.row.answered))
        if visit.row.is_new_here:
            words.append(nl("nieuw op deze laptop"))
        inside = column(3)
        inside.addStretch(1)
        inside.addLayout(name)
        inside.addWidget(RunLabel(theme, joined(" · ", words), "secondary", tone="inkt_600"))
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        return holder

    def _remark_lines(self) -> QBoxLayout:
        """Under name and clock, over the whole width."""
        theme = self._theme
        lines = column(2)
        for sign, tone, said, bold in self._remarks():
            line = row(4)
            line.addWidget(Sign(theme, sign, theme.px("icon_chip"), tone), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(RunLabel(theme, said, "secondary", tone=tone, bold=bold), 1)
            lines.addLayout(line)
        return lines

    def _remarks(self) -> list[tuple[str, str, str, bool]]:
        """Sign, colour, words, bold: not on board, planned twice, what is missing, what to bring."""
        visit = self.visit
        found: list[tuple[str, str, str, bool]] = []
        if not visit.is_on_board:
            found.append(("not_saved", "steen_700", nl("Niet aan boord. {board}", board=visit.board), True))
        if visit.is_disputed:
            found.append(("split", "klei_700", nl("Op twee laptops anders gepland"), False))
        # that there is no tolk stands beside the clock already
        lacks = [lack.words for lack in visit.lacks if lack.kind is not LackKind.TOLK]
        if lacks:
            found.append(
                ("exclamation", "zon_700", nl("Ontbreekt: {lacks}", lacks=joined(", ", lacks)), False)
            )
        if visit.bring:
            found.append(
                ("document", "inkt_600", nl("Meenemen: {bring}", bring=joined(", ", visit.bring)), False)
            )
        return found

    def _clock(self) -> QWidget:
        theme, visit = self._theme, self.visit
        tolk = visit.row.tolk
        sign = "tolk_missing" if not tolk else "phone" if "telefoon" in tolk.casefold() else "tolk_here"
        tone = "steen_700" if visit.tolk_warning else "inkt_600"
        line = row(4)
        line.addWidget(Sign(theme, sign, theme.px("icon_chip"), tone))
        words = nl("Tolk {tolk}", tolk=tolk) if tolk else nl("Nog geen tolk geregeld")
        if visit.wish:
            words += nl(" · {wish}", wish=_SHORTER.get(visit.wish, visit.wish))
        self._tolk = RunLabel(theme, words, "secondary", tone=tone, bold=visit.tolk_warning, wrap=False)
        line.addWidget(self._tolk, 1)
        inside = column(5)
        inside.addStretch(1)
        inside.addWidget(WeekClock(theme, visit.row.clock))
        inside.addLayout(line)
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        holder.setMinimumWidth(theme.scaled(_CLOCK))
        return holder

    def _way_in(self) -> QWidget:
        theme, visit = self._theme, self.visit
        inside = column(0, (5, 5, 5, 0))
        inside.addStretch(1)
        main = row(8)
        main.addStretch(1)
        if visit.is_next:
            begins = visit.row.answered == 0
            self.button = Button(
                theme,
                nl("Begin") if begins else nl("Ga verder"),
                icon="play",
                key="Enter",
                role="primary",
                size="main",
            )
        else:
            if visit.is_done:
                at = short_time(visit.done_at)
                words = nl("Gedaan {at}", at=at) if at else nl("Gedaan")
                main.addWidget(Chip(theme, words, "ok", "check"))
            self.button = Button(theme, nl("Open"), size="small" if visit.is_done else "main")
        self.button.setAccessibleName(
            on_screen(nl("{words}: {roepnaam}", words=self.button.words, roepnaam=visit.row.roepnaam))
        )
        self.button.clicked.connect(lambda: self.opened.emit(visit.row.dossier))
        main.addWidget(self.button)
        inside.addLayout(main)
        inside.addLayout(self._small_buttons())
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        holder.setMinimumWidth(min(theme.scaled(_WAY_IN), 220))
        return holder

    def _small_buttons(self) -> QBoxLayout:
        """To the page of the dossier, and to the form of this talk."""
        theme, visit, name = self._theme, self.visit, self.visit.row.roepnaam
        line = row(0)
        line.addStretch(1)
        for words, act in (
            (nl("Dossier"), lambda: self.asked_about.emit(visit.row.dossier)),
            (nl("Wijzig"), lambda: self.edited.emit(visit.row.dossier, visit.key)),
        ):
            button = Button(theme, words, size="small", role="quiet")
            button.setAccessibleName(on_screen(nl("{words}: {name}", words=words, name=name)))
            button.clicked.connect(lambda _on=False, do=act: do())
            line.addWidget(button)
        return line

    def fits_side_by_side(self, room: int) -> bool:
        """Whether name, clock and way in stand beside each other in so many px."""
        edges = self._theme.scaled(64) + 2 * 18 + 2 * 16
        when = max(self._when.sizeHint().width(), self._tolk_width())
        return room >= edges + when + sum(part.sizeHint().width() for part in (self._who, self._way))

    def fits_way_in(self, room: int) -> bool:
        """Whether at least the way in stands beside the rest, with the clock under the name."""
        edges = self._theme.scaled(64) + 2 * 18 + 16
        rest = max(self._who.minimumSizeHint().width(), self._when.sizeHint().width(), self._tolk_width())
        return room >= edges + rest + self._way.sizeHint().width()

    def _tolk_width(self) -> int:
        """With its sign, on one line."""
        return self._theme.px("icon_chip") + 4 + self._tolk.natural_width()

    def lay(self, side_by_side: bool, way_beside: bool = True) -> None:
        """Clock beside the name, or under it; the way in beside both, or at last under them."""
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        way = beside if side_by_side else under
        if self._facts.direction() != way:
            self._facts.setDirection(way)
            self._facts.setSpacing(16 if side_by_side else 6)
        last = beside if way_beside or side_by_side else under
        if self._inside.direction() != last:
            self._inside.setDirection(last)
            self._inside.setSpacing(16 if last is beside else 4)
            self._tolk.setWordWrap(last is under)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the clock under the name."""
        wanted = max(self._who.minimumSizeHint().width(), self._when.minimumSizeHint().width())
        narrow = self._theme.scaled(64) + 36 + 16 + wanted + self._way.minimumSizeHint().width()
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), narrow), hint.height())
