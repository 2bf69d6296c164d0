"""Work behind the window: a slow function on a thread of its own, and what came of it back on the window's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from careerjournal.core.trouble import Trouble

_running: set[Work] = set()


class Work(QObject):
    """One run of `work`, which is handed a way to say in a few words how far it is.

    `done` and `failed` are called on the thread that began it, one of them once; `told` with each word of progress.
    Nobody is told where `owner` is gone by then. A journal stays on its own thread: hand `work` a path and a key.
    """

    _told = Signal(str)
    _ended = Signal(object, object)

    def __init__(
        self,
        owner: QObject,
        work: Callable[[Callable[[str], None]], Any],
        done: Callable[[Any], object],
        failed: Callable[[Trouble], object],
        told: Callable[[str], object] = lambda _words: None,
    ) -> None:
        super().__init__()
        self._owner = owner
        self._work, self._done, self._failed, self._tell = work, done, failed, told
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        _running.add(self)
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            answer, error = self._work(self._told.emit), None
        except BaseException as raised:  # noqa: BLE001 - raised again on the thread that asked for it
            answer, error = None, raised
        self._ended.emit(answer, error)

    @Slot(str)
    def _hear(self, words: str) -> None:
        if isValid(self._owner):
            self._tell(words)

    @Slot(object, object)
    def _end(self, answer: Any, error: BaseException | None) -> None:
        _running.discard(self)
        if not isValid(self._owner):
            return
        if error is None:
            self._done(answer)
        elif isinstance(error, Trouble):
            self._failed(error)
        else:
            self._failed(Trouble(type(error).__name__))
            raise error  # the application's hook says where
