"""A field with its name above it and, when it was refused, why below it. Nothing else on the screen moves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.clipboard import mark_special
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row, set_state
from desktop.ui.widgets.fields import ChoiceField, LineField, TextField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.tick_field import TickField

Field = LineField | TextField | ChoiceField | TickField


class Asked(QWidget):
    """One field of a form. `touched`: somebody typed or chose here, so it is kept as a draft."""

    touched = Signal()

    def __init__(self, theme: Theme, field: Field, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self.is_touched = False
        if isinstance(field, TickField):
            field.clicked.connect(self._touch)
        elif isinstance(field, ChoiceField):
            field.activated.connect(self._touch)
        elif isinstance(field, TextField):
            mark_special(field, True)  # a reason says often how somebody's health is
            field.textChanged.connect(self._touch)
        else:
            field.textEdited.connect(self._touch)
        self._why = RunLabel(theme, "", "small_body", tone="steen_700")
        refusal = row(6)
        sign = Sign(theme, "exclamation", theme.px("icon_small"), "steen_700")
        refusal.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        refusal.addWidget(self._why, 1)
        self._refusal = QWidget()
        self._refusal.setLayout(refusal)
        self._refusal.hide()
        inside = column(3)
        if not isinstance(field, TickField):
            inside.addWidget(RunLabel(theme, field.accessibleName(), "small_body", bold=True))
        if hint:
            inside.addWidget(RunLabel(theme, hint, "secondary", tone="inkt_600"))
        inside.addWidget(field)
        inside.addWidget(self._refusal)
        inside.addStretch(1)
        self.setLayout(inside)

    @property
    def words(self) -> str:
        """What stands in the field, or which key is chosen; 'ja' or 'nee' for a tick."""
        field = self.field
        if isinstance(field, TickField):
            return "ja" if field.isChecked() else "nee"
        if isinstance(field, ChoiceField):
            return field.chosen()
        return field.toPlainText() if isinstance(field, TextField) else field.text()

    def _touch(self) -> None:
        self.is_touched = True
        self.touched.emit()

    def put(self, words: str, is_draft: bool = False) -> None:
        """Show this; announces nothing as typed. `is_draft`: somebody typed it before."""
        field = self.field
        self.is_touched = is_draft
        if isinstance(field, TickField):
            field.setChecked(words == "ja")
        elif isinstance(field, ChoiceField):
            field.choose(words)
        elif isinstance(field, TextField):
            field.put_text(words)
        else:
            field.setText(words)

    def show_refusal(self, message: Message | None) -> None:
        """Why it was refused, under the field; None takes it away. A reader hears it with the field."""
        self._refusal.setVisible(message is not None)
        self._why.say(message.words if message else "")
        self.field.setAccessibleDescription(on_screen(message.words if message else ""))
        set_state(self.field, "state", "error" if message else "")

    def refuse(self, message: Message) -> None:
        """As `show_refusal`, and the keyboard goes there."""
        self.show_refusal(message)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)


def take_refusal(fields: dict[str, Asked], name: str, message: Message) -> bool:
    """Hand a refusal to the field of this name; False where it is not among them or not shown."""
    asked = fields.get(name)
    if asked is None or asked.isHidden():
        return False
    asked.refuse(message)
    return True


class AskedFields(Panel):
    """A card with fields by name: all refusals away, all words away."""

    def __init__(self) -> None:
        super().__init__("card")
        self.fields: dict[str, Asked] = {}

    def clear_refusals(self) -> None:
        for asked in self.fields.values():
            asked.show_refusal(None)

    def empty(self) -> None:
        for asked in self.fields.values():
            asked.put("")
