"""What the journal itself remembers about how it is kept: the person's name, the fiscal start, the paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from careerjournal.core import clock, uid
from careerjournal.core.records import Setting
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import marked, translate

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal

PAPERS = ("a4", "letter")
STAGES = marked("stages", "new in role", "growing", "looking inside", "looking outside", "leading others")


class Preferences:
    """Settings that travel with the journal file; changing one is a write like any other."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    @property
    def name(self) -> str:
        return self._read("name", "")

    @name.setter
    def name(self, value: str) -> None:
        self._keep("name", " ".join(value.split()))

    @property
    def fiscal_start(self) -> int:
        """The month in which the fiscal year begins, 1 to 12."""
        return int(self._read("fiscal_start", "1"))

    @fiscal_start.setter
    def fiscal_start(self, value: int) -> None:
        if not 1 <= value <= 12:
            raise Trouble(translate("core", "The fiscal year begins in a month from 1 to 12."))
        self._keep("fiscal_start", str(value))

    @property
    def paper(self) -> str:
        """a4 or letter."""
        return self._read("paper", PAPERS[0])

    @paper.setter
    def paper(self, value: str) -> None:
        if value not in PAPERS:
            raise Trouble(
                translate("core", "“{paper}” is no paper this program knows: a4, letter.").format(paper=value)
            )
        self._keep("paper", value)

    @property
    def stage(self) -> str:
        """Where the person is in their career, one of STAGES, or “” where it was not said."""
        return self._read("stage", "")

    @stage.setter
    def stage(self, value: str) -> None:
        if value and value not in STAGES:
            raise Trouble(
                translate("core", "“{stage}” is none of the stages: {stages}.").format(
                    stage=value, stages=", ".join(STAGES)
                )
            )
        self._keep("stage", value)

    @property
    def private_words(self) -> tuple[str, ...]:
        """Words that are looked for on a page before it is shared, as the person listed them."""
        return tuple(self._read("private_words", "").splitlines())

    @private_words.setter
    def private_words(self, value: Iterable[str]) -> None:
        kept = dict.fromkeys(" ".join(word.split()) for word in value)
        self._keep("private_words", "\n".join(word for word in kept if word))

    def get(self, name: str, default: str = "") -> str:
        """A small fact that the window keeps with the journal."""
        return self._read(f"window.{name}", default)

    def set(self, name: str, value: str) -> None:
        self._keep(f"window.{name}", value)

    def _read(self, name: str, default: str) -> str:
        found = Setting.get_or_none(Setting.name == name)
        return found.value if found else default

    def _keep(self, name: str, value: str) -> None:
        found = Setting.get_or_none(Setting.name == name)
        if found and found.value == value:
            return
        with self._journal.write(translate("core", "Change a setting")):
            if found:
                Setting.update(value=value, changed=clock.stamp()).where(Setting.id == found.id).execute()
            else:
                Setting.create(name=name, value=value, uid=uid.new_uid(), created=clock.stamp(), changed=clock.stamp())
