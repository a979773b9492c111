"""The law as dated data: a value per start date, with article, source, confidence and who checked.

How facts combine is ordinary Python elsewhere in `desktop.domain`, with the article in name or docstring.
"""
