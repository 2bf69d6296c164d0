"""Every deed once on a journal that is thrown away, so that no child has to load a module while it is watched."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.safety import deeds

_SHIPPED = Path(__file__).parents[1] / "journals" / "v1.journal"


def up() -> None:
    """Do every deed; whatever they leave behind goes."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="careerjournal-crew-") as name:
        folder = Path(name)
        for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = str(folder / variable)
        _do_everything(folder)
    os.environ.clear()
    os.environ.update(before)


def _do_everything(folder: Path) -> None:
    told: list[tuple[object, ...]] = []
    old, note, secret = folder / "old.journal", folder / "2024-01-05.md", folder / "secret"
    old.write_bytes(_SHIPPED.read_bytes())
    note.write_text("Some words.\n")
    secret.write_text("of the crew\n")
    here = ["--journal", str(old)]
    deeds.commands(
        lambda *what: told.append(what),
        [*here, "list"],
        [*here, "import", str(note)],
        [*here, "export", str(folder / "out")],
        [*here, "backup", str(folder / "backups")],
        [*here, "passphrase", "set", "--new-passphrase-file", str(secret)],
    )
    backup = next((folder / "backups").glob("*.journal"))
    deeds.command(lambda *what: told.append(what), *here, "restore", str(backup))
    assert all(what[1] == 0 for what in told), told
