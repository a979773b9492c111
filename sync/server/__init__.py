"""The municipal back end: takes change sets in, hands out what a desk may see, signs receipts.

Knows nothing of questions and computes no law. Floors: app → api → postgres → service.
"""
