"""What may go to which party, and what went: preview, a file, a list. Which fields go is data, not code."""
