"""Prompt sets: those that ship are complete and whole, and the person's own come and go as files."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import own_sets, paths, prompts
from careerjournal.core.trouble import Trouble

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal

ROOT = Path(__file__).resolve().parents[2]
ASKED_FOR = {
    "take-stock", "options", "after-negotiation", "development-plan", "past-present-future", "how-it-works",
    "ten-minutes", "pulse", "goal-changed", "promotion-ask", "promotion-no", "autopilot", "fifteen-minutes",
    "taking-feedback", "quarter-review", "around-my-role",
}  # fmt: skip
LONGEST = 110
OWNED_BY_OTHERS = (
    "gallup",
    "clifton",
    "strengthsfinder",
    "disc",
    "mbti",
    "myers",
    "enneagram",
    "hogan",
    "viacharacter",
)
SMALL = """# mine
key = "friday"
title = "Friday"

[[prompt]]
key = "good"
text = "What was good?"
"""


def shipped_prompts() -> list[prompts.Prompt]:
    return [prompt for one in prompts.shipped().values() for prompt in one.prompts]


def test_every_set_that_was_asked_for_ships() -> None:
    assert set(prompts.shipped()) == ASKED_FOR
    assert {path.stem for path in (paths.resources() / "prompts").glob("*.toml")} == ASKED_FOR


def test_every_question_is_short_and_says_something() -> None:
    assert len(shipped_prompts()) > 100
    for prompt in shipped_prompts():
        assert 8 <= len(prompt.text) <= LONGEST, prompt.text
        assert len(prompt.hint) <= LONGEST, prompt.hint
        assert "!" not in prompt.text + prompt.hint
        assert prompt.text.endswith(("?", ".")), prompt.text
    for one in prompts.shipped().values():
        assert one.title
        assert one.about.endswith(".")
        assert len(one.about) <= LONGEST
        assert len({each.key for each in one.prompts}) == len(one.prompts)


def test_the_same_key_is_the_same_question_everywhere() -> None:
    texts: dict[str, set[str]] = {}
    for prompt in shipped_prompts():
        texts.setdefault(prompt.key, set()).add(prompt.text)
    assert {key: said for key, said in texts.items() if len(said) > 1} == {}
    shared = [key for key in texts if sum(one.prompt(key) is not None for one in prompts.shipped().values()) > 1]
    assert {"proud", "drains", "growth-step", "support", "value-served", "courage"} <= set(shared)


def test_no_list_that_belongs_to_somebody_is_named() -> None:
    files = [path for folder in ("prompts", "frameworks", "agendas") for path in (paths.resources() / folder).iterdir()]
    words = " ".join(path.read_text(encoding="utf-8") for path in files).casefold()
    assert "riasec" in words  # the control: the files were read
    assert [name for name in OWNED_BY_OTHERS if name in words.replace("discuss", "")] == []


def test_a_set_names_what_it_needs() -> None:
    for one in prompts.shipped().values():
        assert one.asks & {"goal", "strength"} <= set(one.needs), one.key
    assert prompts.shipped()["options"].needs == ("strength",)


def test_the_methods_nine_questions_and_what_comes_of_them() -> None:
    three = prompts.shipped()["past-present-future"]
    nine = [prompt for prompt in three.prompts if prompt.part in ("Past", "Present", "Future")]
    assert len(nine) == 9
    assert three.window_months == 6
    assert {"theme", "growth-step", "value"} <= {what for prompt in three.prompts for what in prompt.becomes}
    assert prompts.shipped()["pulse"].prompts[-1].becomes == ("topic",)


def test_translators_find_every_word() -> None:
    script = runpy.run_path(str(ROOT / "packaging" / "translate"))
    found = {(one.context, one.text) for one in script["sentences"](ROOT)}
    words = {text for prompt in shipped_prompts() for text in (prompt.text, prompt.hint, prompt.part) if text}
    words |= {text for one in prompts.shipped().values() for text in (one.title, one.about)}
    assert {text for text in words if ("prompts", text) not in found} == set()
    assert ("frameworks", "Listening") in found
    assert ("agendas", "What to celebrate") in found
    assert not {text for context, text in found if context == "prompts"} & {"growth-step", "energised", "growing"}


@pytest.mark.parametrize(
    ("wrong", "line", "named"),
    [
        (SMALL.replace('"good"', '"good'), 6, "quote"),
        (SMALL.replace('key = "good"', ""), 5, "key is missing"),
        (SMALL.replace("What was good?", ""), 7, "a few words"),
        (SMALL.replace("good?", "good in {quater}?"), 7, "{quater}"),
        (SMALL + 'evidence = ["vins"]\n', 8, '"wins"'),
        (SMALL + 'becomes = "theme"\n', 8, '"theme"'),
        (SMALL + 'hints = "x"\n', 8, "hints"),
        (SMALL + '\n[[prompt]]\nkey = "good"\ntext = "And?"\n', 10, "“good”"),
        (SMALL.replace('title = "Friday"', 'title = "Friday"\nwindow_months = 0'), 4, "whole number"),
        (SMALL.partition("[[")[0], 4, "[[prompt]]"),
        (SMALL.replace('key = "friday"', 'key = "Freitag abend"'), 2, "small letters"),
    ],
)
def test_a_wrong_set_is_told_with_its_line(wrong: str, line: int, named: str) -> None:
    assert prompts.read(SMALL, "friday.toml").key == "friday"  # the control
    with pytest.raises(Trouble) as trouble:
        prompts.read(wrong, "friday.toml")
    assert str(trouble.value).startswith(f"friday.toml, line {line}: ")
    assert named in str(trouble.value)


# Own sets


def test_a_copy_has_its_own_key_and_the_same_questions(journal: Journal) -> None:
    uid = own_sets.copy(journal, "pulse")
    mine = own_sets.all_sets(journal)["own-pulse"]
    assert own_sets.uid_of(journal, "own-pulse") == uid
    assert mine.prompts == prompts.shipped()["pulse"].prompts
    assert mine.title == "Monthly pulse (my copy)"
    own_sets.copy(journal, "pulse")
    assert {"own-pulse", "own-pulse-2"} <= set(own_sets.all_sets(journal))
    journal.undo()
    assert "own-pulse-2" not in own_sets.all_sets(journal)


def test_editing_keeps_the_key_of_the_set_and_a_bad_text_keeps_nothing(journal: Journal) -> None:
    uid = own_sets.add(journal, SMALL)
    own_sets.save(journal, uid, SMALL.replace("friday", "saturday").replace("Friday", "Weekend"))
    assert own_sets.all_sets(journal)["friday"].title == "Weekend"
    with pytest.raises(Trouble, match="line 5"):
        own_sets.save(journal, uid, SMALL.replace('text = "What was good?"', ""))
    assert own_sets.all_sets(journal)["friday"].title == "Weekend"
    assert "# mine" in own_sets.source(journal, "friday")


def test_questions_are_added_moved_reworded_and_taken_out(journal: Journal) -> None:
    one = own_sets.all_sets(journal)["pulse"]
    more = own_sets.with_prompt(one, "What would Friday's me say?")
    new = more.prompts[-1]
    assert new.key == "own-what-would-friday-s-me-say"
    assert own_sets.moved(more, new.key, -100).prompts[0] == new
    other = own_sets.reworded(more, "where-am-i", "How is it going?")
    assert (other.prompts[0].key, other.prompts[0].text) == ("where-am-i", "How is it going?")
    assert own_sets.without(other, "where-am-i").prompt("where-am-i") is None
    assert prompts.read(own_sets.compose(other), "x") == other
    with pytest.raises(Trouble, match="at least one"):
        own_sets.without(replace(one, prompts=one.prompts[:1]), "where-am-i")


def test_every_shipped_set_survives_being_written_out() -> None:
    for one in prompts.shipped().values():
        assert prompts.read(own_sets.compose(one), one.key) == one


def test_sets_are_handed_round_as_files(journal: Journal, tmp_path: Path) -> None:
    own_sets.add(journal, SMALL)
    path = own_sets.export_file(journal, "friday", tmp_path)
    assert path == tmp_path / "friday.toml"
    own_sets.import_file(journal, path)
    own_sets.import_file(journal, own_sets.export_file(journal, "pulse", tmp_path / "p.toml"))
    assert {"friday", "friday-2", "pulse", "pulse-2"} <= set(own_sets.all_sets(journal))
    assert own_sets.all_sets(journal)["friday-2"].prompts == own_sets.all_sets(journal)["friday"].prompts


def test_a_bad_file_is_told_and_nothing_is_kept(journal: Journal, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(SMALL.replace("[[prompt]]", "[[prompt"), encoding="utf-8")
    with pytest.raises(Trouble, match=r"bad\.toml, line 5: "):
        own_sets.import_file(journal, bad)
    bad.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Trouble, match="UTF-8"):
        own_sets.import_file(journal, bad)
    with pytest.raises(Trouble, match=r"missing\.toml"):
        own_sets.import_file(journal, tmp_path / "missing.toml")
    assert set(own_sets.all_sets(journal)) == ASKED_FOR
    assert own_sets.broken(journal) == ()


def test_an_own_set_that_cannot_be_read_stands_apart(journal: Journal) -> None:
    uid = journal.add("prompt-set", title="Broken", text="key = ")
    assert set(own_sets.all_sets(journal)) == ASKED_FOR
    assert [(one[0], one[2][:14]) for one in own_sets.broken(journal)] == [(uid, "Broken, line 1")]
