"""Where a record is shown: for each noun its screen, its icon, and the record on whose page it stands."""

from __future__ import annotations

from careerjournal.core import lookup
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble

ICONS = {
    "entry": "notebook-pen",
    "person": "users",
    "conversation": "messages-square",
    "series": "repeat",
    "topic": "message-circle",
    "action": "list-checks",
    "promotion": "milestone",
    "feedback": "message-square-quote",
    "feedback-request": "hand-helping",
    "strength": "sparkles",
    "stock-take": "clipboard-check",
    "keep": "heart",
    "drain": "battery-low",
    "goal": "target",
    "competency": "target",
    "growth-area": "sprout",
    "behaviour": "eye",
    "growth-step": "footprints",
    "support": "hand-helping",
    "aspiration": "signpost",
    "want": "signpost",
    "value": "heart",
    "plan-theme": "calendar-range",
    "plan-revisit": "calendar-range",
    "option": "split",
    "outcome": "split",
    "session": "book-open-text",
    "prompt-set": "book-open-text",
    "letter": "mail",
    "theme": "tag",
    "role": "briefcase",
    "cycle-date": "calendar-days",
    "away": "calendar-range",
}
_SCREENS = {
    "timeline": ("entry", "theme"),
    "conversations": ("person", "conversation", "series", "topic", "action", "promotion", "feedback",
                      "feedback-request"),
    "strengths": ("strength", "stock-take", "keep", "drain"),
    "goals": ("goal", "competency", "growth-area", "behaviour", "growth-step", "support", "aspiration", "want", "value",
              "plan-theme", "plan-revisit", "option", "outcome"),
    "reflect": ("session", "prompt-set", "letter"),
    "settings": ("role", "cycle-date", "away"),
}  # fmt: skip
SCREENS = {noun: screen for screen, nouns in _SCREENS.items() for noun in nouns}
# On whose page a record stands: the first of these fields leads to it that names what is not in the trash.
_STANDS_ON = {
    "topic": ("conversation",),
    "action": ("conversation", "feedback", "goal", "owner"),
    "promotion": ("conversation", "person"),
    "outcome": ("option",),
    "series": ("person",),
    "plan-revisit": ("plan_theme",),
}
_REFERRED = {"owner": "person", "plan_theme": "plan-theme"}


def place(journal: Journal, noun: str, uid: str) -> tuple[str, str]:
    """The screen that shows a record, and the uid of the record that it has to open for that."""
    for field in _STANDS_ON.get(noun, ()):
        owner = journal.values(uid).get(field)
        of = _REFERRED.get(field, field)
        if owner and _is_there(journal, of, str(owner)):
            return place(journal, of, str(owner))
    return ("home", "") if noun == "action" else (SCREENS[noun], uid)  # Home says which promises are open


def _is_there(journal: Journal, noun: str, uid: str) -> bool:
    try:
        return lookup.find(journal, noun, uid) == uid
    except Trouble:
        return False
