"""The screen 'Besluit': where the plan stands in law, vaststellen, its versions, changing what was decided.

Choosing a route and giving its reasons is the plan board; nothing is counted or decided here.
"""
