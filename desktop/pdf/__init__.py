"""The paper room: draws the blocks of `desktop.documents` as tagged PDF in memory, and pages as pictures.

What does not belong here: what the paper says, the law, translations, the store, screens. Nothing is
computed while printing; nothing is written to disk but the fonts that the build step makes.
"""
