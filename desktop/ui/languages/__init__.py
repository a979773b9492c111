"""The languages board: which language is safe to use, what has to be mended, files for translators.

No dossier is opened or named from here, and no text is translated here.
"""
