"""Texts in other languages: the catalogue, what is still to be translated, and the files translators get.

Source texts are Dutch, each with a stable key; the catalogue never decides what is asked, only how it is
said. Knows nothing of screens, paper, packs or storage: domains of texts are handed to it by name.
"""
