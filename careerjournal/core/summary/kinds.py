"""The documents there are: what each is called, and what it can be about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from careerjournal.core.trouble import Trouble
from careerjournal.core.words import marked, translate


@dataclass(frozen=True)
class Kind:
    """One document; its layout has the same name, and `sources` knows where its records come from."""

    key: str
    name: str
    subject: str  # conversation, quarter, half-year, year, person, record, days, or nothing

    @property
    def title(self) -> str:
        return translate("documents", self.name)


KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("sheet", marked("documents", "Sheet for a conversation")[0], "conversation"),
        Kind("career", marked("documents", "Career sheet")[0], ""),
        Kind("card", marked("documents", "Fifteen-minute card")[0], "conversation"),
        Kind("proposal", marked("documents", "Proposal")[0], "record"),
        Kind("plan", marked("documents", "Development plan")[0], ""),
        Kind("promotion", marked("documents", "Case for a promotion")[0], "record"),
        Kind("feedback", marked("documents", "Feedback sheet")[0], "person"),
        Kind("words", marked("documents", "Words worth keeping")[0], ""),
        Kind("person", marked("documents", "One person’s conversations")[0], "person"),
        Kind("quarter", marked("documents", "Quarter review")[0], "quarter"),
        Kind("half-year", marked("documents", "Half-year review")[0], "half-year"),
        Kind("year", marked("documents", "Year review")[0], "year"),
        Kind("trends", marked("documents", "Trends")[0], "quarter"),
        Kind("timeline", marked("documents", "Days of the timeline")[0], "days"),
    )
}


def of(key: str) -> Kind:
    if key not in KINDS:
        raise Trouble(
            translate("core", "“{key}” is no document this program makes: {known}.").format(
                key=key, known=", ".join(KINDS)
            )
        )
    return KINDS[key]
