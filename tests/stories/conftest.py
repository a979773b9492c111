"""Stories that go through the windows do so offscreen, on two screens."""

from __future__ import annotations

from tests.ui.offscreen import use_offscreen

use_offscreen()
