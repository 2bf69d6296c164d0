"""A journal and a dictionary live through the same random steps, and never differ.

Adding, editing, removing, bringing back, undo, redo, import, its undo, writes that fail, closing and opening again,
backups and their restore.
CAREERJOURNAL_SOAK_MODEL says how many steps.
"""

from __future__ import annotations

import copy
import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from careerjournal.core import backup, check, clock, records, store, trash
from careerjournal.core.exchange import importing
from careerjournal.core.exchange.reading import Found, Reading
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.trouble import Trouble
from tests.safety import whole
from tests.safety.model import ENTRIES, Batch, Model, State
from tests.safety.sizes import rounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from careerjournal.core.fields import Field

STEPS = rounds("model", 200)
A_LIFE = 250
"""Steps after which a journal is looked at as a whole and another one begins."""
LOOK_EVERY = 20
NAMES = (
    "entry", "entry", "entry", "person", "strength", "goal", "theme", "role", "cycle-date", "conversation", "topic",
    "action", "option", "feedback", "aspiration", "growth-area", "behaviour", "competency", "value", "support", "want",
    "stock-take", "keep", "drain", "promotion", "plan-theme", "plan-revisit", "away",
)  # fmt: skip
_LETTERS = "abc ÄÖé ß สวัสดี 你好 'quoted\" %s ; -- \\ 🙂"
BEGUN = datetime(2026, 1, 20, 9, 45, tzinfo=UTC)


class Life:
    """One journal, its dictionary, and somebody who does one thing after the other."""

    def __init__(self, path: Path, seed: int) -> None:
        self.journal, self.model, self.chance = Journal.create(path), Model(), random.Random(seed)
        self.steps = self.announced = 0
        self.backups: list[tuple[Path, State]] = []
        self.touched = ""
        self._listen()

    def _listen(self) -> None:
        def hear(_change: object) -> None:
            self.announced += 1

        self.journal.on_change(hear)

    def step(self) -> None:
        """Do one thing, in the journal and in the dictionary."""
        self.steps += 1
        clock.set_now(BEGUN + timedelta(minutes=self.steps))
        deeds: list[Callable[[], None]] = [
            *[self.add] * 8, *[self.edit] * 8, *[self.remove] * 3, *[self.restore] * 3, *[self.undo] * 5,
            *[self.redo] * 4, self.come_in, self.take_out, self.several, self.fail, self.reopen,
            self.back_up, self.bring_back_a_backup,
        ]  # fmt: skip
        self.chance.choice(deeds)()

    # What somebody does

    def add(self) -> None:
        self._written(self._add)

    def edit(self) -> None:
        if self.model.now.live():
            self._written(self._edit)

    def remove(self) -> None:
        if self.model.now.live():
            self._written(self._remove)

    def restore(self) -> None:
        if self.model.now.removed():
            self._written(self._restore)

    def several(self) -> None:
        """A few things in one write, which is one step."""

        def few() -> None:
            with self.journal.write("Several"):
                for _ in range(self.chance.randint(2, 4)):
                    self._add()
                    self._edit()

        self._written(few)

    def fail(self) -> None:
        """A write that fails in its middle changes nothing."""

        def half() -> None:
            with self.journal.write("Fail"):
                self._add()
                self._edit()
                raise Trouble("something came in between")

        self._written(half)

    def undo(self) -> None:
        assert bool(self.journal.undo()) == bool(self.model.undo_steps)
        if self.model.undo_steps:
            self.model.undo()

    def redo(self) -> None:
        assert bool(self.journal.redo()) == bool(self.model.redo_steps)
        if self.model.redo_steps:
            self.model.redo()

    def reopen(self) -> None:
        self.journal.close()
        self.journal = Journal.again(self.journal)
        self._listen()
        self.model.forget_steps()

    def back_up(self) -> None:
        folder = self.journal.path.with_name(f"{self.journal.path.stem}-{self.steps}")
        made = backup.make(self.journal.path, self.journal.key, "test", folder)
        self.backups.append((made.path, copy.deepcopy(self.model.now)))

    def bring_back_a_backup(self) -> None:
        """Everything is as it was then, and the file that was there lies beside it."""
        if not self.backups or self.chance.random() < 0.5:
            return
        source, state = self.backups[-1]
        self.journal.close()
        aside = backup.restored_by(source, self.journal.key, self.journal.path, present=None)
        assert aside is not None
        aside.unlink()
        self.journal = Journal.again(self.journal)
        self._listen()
        self.model.now = copy.deepcopy(state)
        self.model.forget_steps()

    def come_in(self) -> None:
        """An import: entries with themes and people, some of them new."""
        found = tuple(self._found(number) for number in range(self.chance.randint(1, 5)))
        report = importing.run(self.journal, Reading("test", "a test", found))
        assert report.added == len(found)
        entries = self._new("entry")
        assert len(entries) == len(found)
        names = [uid for noun in ("theme", "person") for uid in self._adopted(noun, self._new(noun))]
        for uid, one in zip(entries, found, strict=True):
            values = self.journal.values(uid)
            assert (values["title"], values["body"], values["day"]) == (one.title, one.body, one.day)
            for name, wanted in (("themes", one.themes), ("people", one.people)):
                assert {self.journal.values(target)["name"] for target in values[name]} == set(wanted)  # type: ignore[attr-defined]
        self._adopted("entry", entries)
        self.model.now.batches.append(Batch(entries, names))
        self.model.forget_steps()

    def take_out(self) -> None:
        if not any(not batch.undone for batch in self.model.now.batches):
            with pytest.raises(Trouble):
                importing.undo(self.journal)
            return
        importing.undo(self.journal)
        self.model.undo_import()
        self.model.forget_steps()

    def _found(self, number: int) -> Found:
        pool = [f"imported {n}" for n in range(12)]
        return Found(
            key=f"{self.steps}/{number}", day=self._day(), title=self._text(), body=self._prose(), place="test",
            themes=tuple(self.chance.sample(pool, self.chance.randint(0, 2))),
            people=tuple(self.chance.sample(pool, self.chance.randint(0, 1))),
        )  # fmt: skip

    def _new(self, noun: str) -> list[str]:
        """The records that the dictionary has not, oldest first."""
        rows = self.journal.rows(f"SELECT uid FROM {records.table(NOUNS[noun].record)} ORDER BY id")
        return [uid for (uid,) in rows if uid not in self.model.now.records]

    def _adopted(self, noun: str, uids: list[str]) -> list[str]:
        for uid in uids:
            self.model.add(noun, uid, self.journal.values(uid))
        return uids

    # One record

    def _written(self, what: Callable[[], None]) -> None:
        """One write; the dictionary does not change where the journal refuses."""
        before = self.announced
        self.model.begin()
        try:
            what()
        except Trouble:
            self.model.failed()
            self.touched = ""
        self.model.done(self.announced > before)

    def _add(self) -> None:
        noun = self.chance.choice(NAMES)
        given = self._given(noun, everything=True)
        uid = self.journal.add(noun, **given)
        values = self.journal.values(uid)
        self.model.add(noun, uid, values | given)
        self.touched = uid

    def _edit(self) -> None:
        uid = self.chance.choice(self.model.now.live())
        noun = self.model.now.records[uid].noun
        given = self._given(noun, everything=False)
        self.journal.edit(noun, uid, **given)
        self.model.edit(uid, given)
        self.touched = uid

    def _remove(self) -> None:
        uid = self.chance.choice(self.model.now.live())
        self.journal.remove(uid)
        self.model.remove(uid)

    def _restore(self) -> None:
        uid = self.chance.choice(self.model.now.removed())
        self.journal.restore(uid)
        self.model.restore(uid)
        self.touched = uid

    def _given(self, noun: str, everything: bool) -> dict[str, Any]:
        """Values for some fields of a noun: for a new record for all that are needed."""
        given = {}
        for one in NOUNS[noun].fields:
            if (one.required and everything) or self.chance.random() < 0.4:
                value = self._value(one)
                if value not in (None, ()):
                    given[one.name] = value
        missing = [one for one in NOUNS[noun].fields if one.required and everything and one.name not in given]
        if missing:
            raise Trouble("there is nothing that it could be about")
        return given

    def _value(self, one: Field) -> Any:
        if one.refers_to:
            return self._reference(one)
        match one.type:
            case "day":
                return self._day()
            case "time":
                return f"{self.chance.randrange(24):02}:{self.chance.randrange(60):02}"
            case "number":
                return (
                    int(self.chance.choice(one.choices)) if one.choices else self.chance.randint(max(1, one.least), 60)
                )
            case "flag":
                return self.chance.random() < 0.5
            case "choice":
                return self.chance.choice(one.choices)
            case "prose":
                return self._prose()
        return self._text()

    def _reference(self, one: Field) -> Any:
        nouns = ENTRIES if one.refers_to == "entry" else (one.refers_to,)
        there = self.model.now.live(*nouns)
        if not one.many:
            return self.chance.choice(there) if there else None
        some = self.chance.sample(there, min(len(there), self.chance.randint(1, 3)))
        return tuple((uid, self.chance.choice(one.choices)) for uid in some) if one.type == "effects" else tuple(some)

    def _day(self) -> date:
        return date(2020, 1, 1) + timedelta(days=self.chance.randrange(3000))

    def _text(self) -> str:
        return f"{self.chance.choice(_LETTERS.split(' '))} {self.steps} {self.chance.randrange(100)}"

    def _prose(self) -> str:
        lines = ("".join(self.chance.choices(_LETTERS, k=self.chance.randrange(60))) for _ in range(3))
        return "\n".join([f"Step {self.steps}", *lines])

    # Whether they are the same

    def compare_touched(self) -> None:
        if self.touched and self.touched in self.model.now.live():
            assert self._differences([self.touched]) == []

    def compare(self) -> None:
        """Everything that is there, everything in the trash, and every value."""
        live, removed = self.model.now.live(), set(self.model.now.removed())
        for noun in set(NAMES) - set(ENTRIES[1:]):
            nouns = ENTRIES if noun == "entry" else (noun,)
            table = records.table(NOUNS[noun].record)
            rows = self.journal.rows(f"SELECT uid, removed_on IS NULL FROM {table}")
            assert {uid for uid, there in rows if there} == set(self.model.now.live(*nouns)), noun
            assert {uid for uid, there in rows if not there} <= removed, noun
        assert {piece.id for piece in trash.contents(self.journal)} <= removed
        assert self._differences(live) == []

    def _differences(self, uids: list[str]) -> list[tuple[str, str, str, object, object]]:
        found = []
        for uid in uids:
            known = self.model.now.records[uid]
            for name, value in self.journal.values(uid).items():
                wanted: object = known.fields.get(name)
                if name in known.links:
                    wanted = known.said_of(name)
                    value = {item if isinstance(item, tuple) else (item, "") for item in value}  # type: ignore[attr-defined]
                if value != wanted:
                    found.append((known.noun, uid, name, value, wanted))
        return found

    def end(self) -> None:
        """The journal as a whole: the index, every reference, every page."""
        whole.require_indexed(self.journal)
        self.journal.close()
        assert check.problems(self.journal.path, self.journal.key) == []


@pytest.fixture(autouse=True)
def time_goes_on() -> Iterator[None]:
    yield
    clock.set_now(None)


def live(folder: Path, steps: int, seed: int) -> Life:
    """Live through so many steps, and compare."""
    life = Life(folder / f"{seed}.journal", seed)
    try:
        for number in range(1, steps + 1):
            life.step()
            life.compare_touched()
            if number % LOOK_EVERY == 0:
                life.compare()
        life.compare()
        life.end()
    finally:
        life.journal.close()
    return life


def test_the_journal_never_differs_from_the_dictionary(tmp_path: Path) -> None:
    for seed, begun in enumerate(range(0, STEPS, A_LIFE)):
        life = live(tmp_path, min(A_LIFE, STEPS - begun), seed)
    assert len(life.model.now.records) > 10, "nothing was looked at"


def test_a_journal_that_forgets_what_hangs_on_a_record_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    monkeypatch.setattr(store, "_HANGS_ON", {})
    with pytest.raises(AssertionError):
        live(tmp_path, 200, seed=1)
