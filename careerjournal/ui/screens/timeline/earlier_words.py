"""Saving over words that stood there: what they were before a stretch of typing stays as an earlier version."""

from __future__ import annotations

from careerjournal.core import revisions, store
from careerjournal.ui.prose.saver import Saver


class EarlierWords(Saver):
    """A saver that sets the text aside once for each stretch of typing, in the same step of undo."""

    _kept_in = ""
    """The stretch of typing for which it was set aside already."""

    def _write(self, typed: str, before: str | None) -> None:
        if self._kept_in == self._session:
            super()._write(typed, before)
            return
        stands = str(self._journal.values(self.uid)[self._field])
        with self._journal.write(store.label(store.noun_of(self.uid), "edit"), self._session):
            if stands.strip() and stands == before != typed:  # another one is set aside by the saving itself
                revisions.keep(self._journal, self.uid, self._field, stands)
            super()._write(typed, before)
        self._kept_in = self._session
