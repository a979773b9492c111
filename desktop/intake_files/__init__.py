"""Files of others, read without trusting them: CSV and JSON as they come from COA or another municipality.

Here: bytes to columns, rows and a list of everything that is wrong. Not here: what a column means (use
cases), and nothing that writes, opens a network or runs what stands in a cell.
"""
