"""Strengths, and what only they show."""
