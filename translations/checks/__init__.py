"""What a program can find wrong in a translation: one module per kind of finding, every language the same.

Each check sees one text (or the choices of one question, or two languages) and its rules, and says what it
found and how to mend it. It never changes a text and never judges style. What differs per language is data in
`rules/<code>.toml`; what a person judged to be right after all is in `exceptions/<code>.toml`.
"""
