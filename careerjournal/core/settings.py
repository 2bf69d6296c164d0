"""What this computer remembers about the window: theme, text size, where it stood, the journals opened last. TOML."""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from careerjournal.core import paths

THEMES = ("system", "light", "dark")
RECENT = 8


@dataclass
class Settings:
    """One settings file; `save` writes it whole, and a file that cannot be read is treated as not there."""

    theme: str = "system"
    text_size: float = 1.0
    window: str = ""
    recent: list[str] = field(default_factory=list)
    second_place: str = ""
    synced_told: list[str] = field(default_factory=list)
    lock_after: float = 15
    lock_with_screen: bool = True
    path: Path = field(default_factory=lambda: paths.config_dir() / "settings.toml", compare=False)

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        made = cls() if path is None else cls(path=path)
        try:
            found = tomllib.loads(made.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # never a reason not to open a journal
            return made
        made._take(found)
        return made

    def _take(self, found: dict[str, Any]) -> None:
        if found.get("theme") in THEMES:
            self.theme = found["theme"]
        if isinstance(size := found.get("text_size"), int | float) and not isinstance(size, bool):
            self.text_size = min(2.0, max(1.0, float(size)))
        if isinstance(found.get("window"), str):
            self.window = found["window"]
        if isinstance(found.get("second_place"), str):
            self.second_place = found["second_place"]
        if isinstance(minutes := found.get("lock_after"), int | float) and not isinstance(minutes, bool):
            self.lock_after = min(24 * 60.0, max(0.0, float(minutes)))
        if isinstance(found.get("lock_with_screen"), bool):
            self.lock_with_screen = found["lock_with_screen"]
        if isinstance(told := found.get("synced_told"), list):
            self.synced_told = [one for one in told if isinstance(one, str)]
        if isinstance(recent := found.get("recent"), list):
            self.recent = [one for one in recent if isinstance(one, str)][:RECENT]

    @property
    def second_places(self) -> tuple[Path, ...]:
        """Where copies of the backups go, besides this computer's own folder."""
        return (Path(self.second_place),) if self.second_place else ()

    def opened(self, journal: Path) -> None:
        """Put a journal at the head of the recent list."""
        self.recent = [str(journal), *(one for one in self.recent if one != str(journal))][:RECENT]

    def save(self) -> bool:
        """Write the file in one step; False where the folder takes nothing, which spoils no work."""
        text = toml({one.name: getattr(self, one.name) for one in fields(self) if one.name != "path"})
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, beside = tempfile.mkstemp(dir=self.path.parent, prefix=".settings-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(beside).replace(self.path)
        except OSError:
            return False
        return True


def toml(values: dict[str, str | float | list[str]]) -> str:
    """A flat table as TOML. JSON's strings are TOML's basic strings, once DEL is escaped as well."""
    return "".join(f"{name} = {_value(value)}\n" for name, value in values.items())


def _value(value: str | float | list[str]) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    # Surrogates (undecodable file names) have no place in TOML: such a name is written with question marks.
    if isinstance(value, str):
        return json.dumps(value.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return f"[{', '.join(_value(one) for one in value)}]"
    return repr(value)
