"""The documents there are: what each is called, what it can be about, and where its records come from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.summary import sheet_sources
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import marked, translate


class Source(Protocol):
    """What a document needs: the subjects to choose from, the best one first, and the records for one of them.

    Nothing private comes out of `gather`, nor anything that hangs on something private, so that no tick can bring it
    back; `asked_for` are the uids that the person ticked, beyond the usual ones.
    """

    def subjects(self, journal: Journal) -> list[Named]: ...

    def gather(self, journal: Journal, subject: str, asked_for: Collection[str]) -> Gathered: ...


@dataclass(frozen=True)
class Kind:
    """One document; its layout has the same name."""

    key: str
    name: str
    subject: str  # conversation, quarter, half-year, year, person, record, days, or nothing
    source: Source = field(hash=False, compare=False)

    @property
    def title(self) -> str:
        return translate("documents", self.name)


(_SHEET,) = marked("documents", "Sheet for a conversation")
KINDS: Mapping[str, Kind] = {kind.key: kind for kind in (Kind("sheet", _SHEET, "conversation", sheet_sources),)}


def of(key: str) -> Kind:
    if key not in KINDS:
        raise Trouble(
            translate("core", "“{key}” is no document this program makes: {known}.").format(
                key=key, known=", ".join(KINDS)
            )
        )
    return KINDS[key]
