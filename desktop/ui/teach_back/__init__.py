"""Telling the plan back, block by block: the klantmanager's screen and what the person sees of it.

How well it came back stands on the klantmanager's screen only. Which words a block has belongs to the plan.
"""
