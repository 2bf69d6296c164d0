"""The third schema, frozen: choices for every document, the save that is the last, and an index of energy."""

from __future__ import annotations

from careerjournal.core.schema_1 import BASE

STATEMENTS = """
CREATE TABLE summary_choice (
  {base}, document TEXT NOT NULL, subject TEXT NOT NULL, about TEXT NOT NULL, included INTEGER, short TEXT NOT NULL
);
INSERT INTO summary_choice (uid, created, changed, removed_on, document, subject, about, included, short)
  SELECT choice.uid, choice.created, choice.changed, choice.removed_on, 'sheet', conversation.uid, choice.about,
    choice.included, choice.short
  FROM sheet_choice AS choice JOIN conversation ON conversation.id = choice.conversation_id ORDER BY choice.id;
DROP TABLE sheet_choice;
CREATE TABLE guard (
  id INTEGER PRIMARY KEY CHECK (id = 1), journal TEXT NOT NULL, commits INTEGER NOT NULL
);
INSERT INTO guard VALUES (1, lower(hex(randomblob(16))), 0);
CREATE UNIQUE INDEX summary_choice_of ON summary_choice(document, subject, about);
CREATE INDEX entry_felt ON entry(day, energy) WHERE removed_on IS NULL AND energy IS NOT NULL
""".replace("{base}", BASE).split(";\n")
