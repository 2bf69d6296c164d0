"""Trends, and what only Trends shows."""
