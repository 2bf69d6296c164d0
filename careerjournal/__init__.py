"""A private, offline desktop journal for one person's career."""

__version__ = "0.1.0"
