"""Migrations killed before every statement, from every shipped schema: the old one or the new, never between."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import file, keys, migrations
from tests.safety import whole

if TYPE_CHECKING:
    from tests.safety.crew import Crew

SHIPPED = sorted((Path(__file__).parents[1] / "journals").glob("v*.journal"))[:-1]

State = tuple[int, list[tuple[object, ...]]]


def state(path: Path) -> State:
    """The number of the schema, and all that the schema and the rows say but what was drawn by lot."""
    connection = file.connect(path, keys.fitting(path))
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    found = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    names = [name for kind, name, sql in found if kind == "table" and sql and not name.startswith(("sqlite", "guard"))]
    for name in names:
        found += [(name, *row) for row in connection.execute(f"SELECT * FROM {name} ORDER BY 1")]
    connection.close()
    return version, found


def test_there_is_a_way_from_every_schema() -> None:
    assert [path.stem for path in SHIPPED] == [f"v{number}" for number in range(1, migrations.VERSION)]


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda path: path.stem)
def test_a_kill_before_any_statement_leaves_one_schema_or_the_other(crew: Crew, shipped: Path, tmp_path: Path) -> None:
    path, complete = tmp_path / "old.journal", steps(shipped, tmp_path)
    total, met = statements(crew, shipped, path), set[int]()
    for number in range(total):
        assert killed_before(crew, shipped, path, number)
        found = state(path)
        assert found == complete[found[0]], f"between two schemas, after {number} statements"
        met.add(found[0])
    assert met >= {int(shipped.stem[1:]), migrations.VERSION - 1}, "the kills came at different times"
    whole.opened(path)
    assert state(path)[0] == migrations.VERSION


def test_a_migration_in_parts_is_noticed(crew: Crew, tmp_path: Path) -> None:
    """The control: without one transaction a step, a kill leaves something between."""
    path, complete = tmp_path / "old.journal", steps(SHIPPED[-1], tmp_path)
    total, between = statements(crew, SHIPPED[-1], path), 0
    for number in range(0, total, 3):
        killed_before(crew, SHIPPED[-1], path, number, apart=True)
        found = state(path)
        between += found != complete[found[0]]
    assert between > 0


def steps(shipped: Path, folder: Path) -> dict[int, State]:
    """A shipped journal after each step of the schema, done in peace; the last one alone indexes anew."""
    path, first = folder / "peace.journal", int(shipped.stem[1:])
    shutil.copy(shipped, path)
    found, all_steps = {first: state(path)}, migrations.STEPS
    for version in range(first + 1, migrations.VERSION + 1):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(migrations, "STEPS", all_steps[:version])
            patched.setattr(migrations, "VERSION", version)
            if version < len(all_steps):
                patched.setattr(migrations.index, "rebuild", lambda _db: None)
            db = file.OwnedDatabase(path, keys.fitting(path))
            db.connect()
            migrations.upgrade(db)
            db.close()
        found[version] = state(path)
    return found


def statements(crew: Crew, shipped: Path, path: Path) -> int:
    """How many statements a whole migration takes."""
    shutil.copy(shipped, path)
    ((_done, total),) = crew.begin("migrate_until", path, -1).ended()
    return int(total)


def killed_before(crew: Crew, shipped: Path, path: Path, number: int, apart: bool = False) -> bool:
    """Migrate a fresh copy and kill it before this statement; whether it came that far."""
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
    shutil.copy(shipped, path)
    child = crew.begin("migrate_until", path, number, apart)
    child.ended()
    return child.was_killed
