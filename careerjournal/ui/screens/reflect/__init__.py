"""Reflect, and what only Reflect shows."""
