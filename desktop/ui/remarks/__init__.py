"""Remarks of who reads along, their answers, and whether they are dealt with; no answer of the talk."""
