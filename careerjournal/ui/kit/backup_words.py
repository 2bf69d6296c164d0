"""How a backup is told in words: when it was made, and what is in it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from careerjournal.core import days
from careerjournal.core.backup import Backup
from careerjournal.core.words import counted

translate = QCoreApplication.translate


def when(made: Backup) -> str:
    """“Tuesday 20 January 2026, 09:45”."""
    return moment(made.made)


def moment(at: datetime) -> str:
    """“Tuesday 20 January 2026, 09:45”."""
    return f"{days.whole(at.date())}, {at:%H:%M}"


def holds(made: Backup) -> str:
    """“214 entries, 3 March 2024 – 20 January 2026 · 1.2 MB”."""
    said = counted("1 entry", "%n entries", made.entries)
    if made.first and made.last:
        first, last = days.dated(made.first), days.dated(made.last)
        said += f", {first} – {last}" if first != last else f", {last}"
    return f"{said} · {size(made.size)}"


def size(octets: int) -> str:
    """“340 kB”, “1.2 MB”."""
    if octets < 1_000_000:
        return translate("Backups", "{n}\u00a0kB").format(n=max(1, round(octets / 1000)))
    return translate("Backups", "{n}\u00a0MB").format(n=f"{octets / 1_000_000:.1f}".removesuffix(".0"))
