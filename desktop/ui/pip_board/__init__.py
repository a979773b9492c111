"""The plan board: facts for and against each leerroute, the choice and reasons of a person, eight blocks.

Counts no points and chooses nothing: every fact, word and lack comes from the use cases of `pip`.
"""
