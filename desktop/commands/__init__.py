"""The small commands around the app: doctor, fonts, packs, translations, server, self-test.

A command reads words, calls one room and prints; it holds no rules of its own.
"""
