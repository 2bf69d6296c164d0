"""Which service copies a folder to other computers, told by the names of the folders and the marks that it leaves."""

from __future__ import annotations

import re
from pathlib import Path

_NAMES = (
    (r"dropbox( .*)?", "Dropbox"),
    (r"onedrive( ?[-–].*)?", "OneDrive"),
    (r"(google ?drive.*|my drive|shared drives)", "Google Drive"),
    (r"(icloud ?drive.*|com~apple~clouddocs)", "iCloud"),
    (r"nextcloud.*", "Nextcloud"),
    (r"owncloud.*", "ownCloud"),
    (r"syncthing", "Syncthing"),
)
_MARKS = (
    (r"\.dropbox(\.cache)?", "Dropbox"),
    (r"\.849c9593-d756-4e56-8d6e-42412f2a707b", "OneDrive"),
    (r"\.tmp\.drive(down|up)load", "Google Drive"),
    (r"\.nextcloudsync\.log|\.sync_[0-9a-f]{6,}\.db", "Nextcloud"),
    (r"\.owncloudsync\.log|\._sync_[0-9a-f]{6,}\.db", "ownCloud"),
    (r"\.st(folder|ignore|versions)", "Syncthing"),
)


def service(path: Path) -> str:
    """The service that copies what lies at `path`; “” where none is known to."""
    for folder in path.resolve().parents:
        if found := _named(folder.name, _NAMES) or _marked(folder):
            return found
    return ""


def _named(name: str, known: tuple[tuple[str, str], ...]) -> str:
    return next((said for pattern, said in known if re.fullmatch(pattern, name.casefold())), "")


def _marked(folder: Path) -> str:
    try:
        names = [one.name for one in folder.iterdir()]
    except OSError:
        return ""
    return next((said for name in names if name.startswith(".") and (said := _named(name, _MARKS))), "")
