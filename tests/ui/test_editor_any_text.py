"""Whatever text and keys an editor gets: it gives the text back, and undo and redo are exact."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from careerjournal.ui.prose.editor import ProseEditor
from careerjournal.ui.prose.prose_view import ProseView

TEXT = st.one_of(
    st.text("ab é*_`~[]()<>!&#-+=|\\1. \n\t\u00a0🎉", max_size=60),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\u2028\u2029\ufdd0\ufdd1"), max_size=40),
)
CONTROL, BARE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
KEYS = {
    "\n": (Qt.Key.Key_Return, BARE),
    "\t": (Qt.Key.Key_Tab, BARE),
    "back": (Qt.Key.Key_Backspace, BARE),
    "up": (Qt.Key.Key_Up, BARE),
    "bold": (Qt.Key.Key_B, CONTROL),
    "italic": (Qt.Key.Key_I, CONTROL),
}


class Named(NamedTuple):
    id: str
    name: str


@pytest.fixture(scope="module")
def pair() -> tuple[ProseEditor, ProseView]:
    return ProseEditor("Text"), ProseView("Text", fit_content=True)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT, st.lists(st.sampled_from([*KEYS, *"a@#- *1."]), max_size=12), st.integers(0, 60))
def test_any_text_and_any_keys(pair: tuple[ProseEditor, ProseView], text: str, keys: list[str], at: int) -> None:
    editor, view = pair
    editor.set_candidates(lambda _sign: [Named("1", "ab"), Named("2", "a b")])
    editor.show()
    editor.set_source(text)
    assert editor.source() == text
    cursor = editor.textCursor()
    cursor.setPosition(min(at, editor.document().characterCount() - 1))
    editor.setTextCursor(cursor)
    for key in keys:
        if key in KEYS:
            QTest.keyClick(editor, *KEYS[key])
        else:
            QTest.keyClicks(editor, key)
    written = editor.source()
    seen = []
    while editor.document().isUndoAvailable():
        editor.undo()
        seen.append(editor.source())
        assert len(seen) < 60
    assert editor.source() == text
    while editor.document().isRedoAvailable():
        editor.redo()
    assert editor.source() == written
    view.set_source(written)
    assert view.markdown_source() == written
