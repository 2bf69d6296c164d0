"""The summary, and what only it shows."""
