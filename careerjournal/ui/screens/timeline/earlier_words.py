"""Saving over somebody else's words: what stood there when the typing began stays as an earlier text."""

from __future__ import annotations

from careerjournal.core import revisions, store
from careerjournal.ui.prose.saver import Saver


class EarlierWords(Saver):
    """A saver that sets the words of feedback aside once for each stretch of typing, as correcting them does."""

    _kept_in = ""
    """The stretch of typing for which the words were set aside already."""

    def _write(self, typed: str, before: str | None) -> None:
        if store.noun_of(self.uid) != "feedback" or self._kept_in == self._session:
            super()._write(typed, before)
            return
        stands = str(self._journal.values(self.uid)[self._field])
        with self._journal.write(store.label("feedback", "edit"), self._session):
            if stands.strip() and stands == before != typed:  # another one is set aside by the saving itself
                revisions.keep(self._journal, self.uid, self._field, stands)
            super()._write(typed, before)
        self._kept_in = self._session
