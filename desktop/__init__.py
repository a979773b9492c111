"""The desk: the app on the klantmanager's laptop.

Floors from top to bottom: main, composition, ui, (store | pdf | synclink), usecases, documents, domain.
Imports point down only.
"""
