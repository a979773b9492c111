"""What stands on paper, as blocks: texts, languages, directions, picture keys, roles.

No layout engine and no PDF here: `desktop.pdf` draws the blocks, and the two rooms meet only in `blocks`.
Nothing is computed while printing: what comes in is a frozen draft.
"""
