"""The first schema of a journal, frozen: a file that has shipped is changed by a later step only."""

from __future__ import annotations

BASE = (
    "id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created TEXT NOT NULL, changed TEXT NOT NULL, "
    "removed_on TEXT"
)

STATEMENTS = """
CREATE TABLE setting (
  {base}, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL
);
CREATE TABLE entry (
  {base}, day TEXT NOT NULL, time TEXT NOT NULL, zone TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  body TEXT NOT NULL, impact TEXT NOT NULL, energy INTEGER, private INTEGER NOT NULL, told_on TEXT
);
CREATE TABLE person (
  {base}, name TEXT NOT NULL, relation TEXT NOT NULL, confidant INTEGER NOT NULL, note TEXT NOT NULL
);
CREATE TABLE strength (
  {base}, name TEXT NOT NULL, rank INTEGER, framework TEXT NOT NULL, domain TEXT NOT NULL, note TEXT NOT NULL
);
CREATE TABLE goal (
  {base}, title TEXT NOT NULL, kind TEXT NOT NULL, measure TEXT NOT NULL, target_date TEXT,
  direction TEXT NOT NULL, why TEXT NOT NULL, paused_on TEXT, reached_on TEXT, let_go_on TEXT
);
CREATE TABLE goal_version (
  {base}, goal_id INTEGER NOT NULL REFERENCES goal, day TEXT NOT NULL, title TEXT NOT NULL,
  measure TEXT NOT NULL, target_date TEXT, reason TEXT NOT NULL
);
CREATE TABLE theme (
  {base}, name TEXT NOT NULL
);
CREATE TABLE role (
  {base}, title TEXT NOT NULL, company TEXT NOT NULL, level TEXT NOT NULL, from_day TEXT, to_day TEXT,
  note TEXT NOT NULL
);
CREATE TABLE cycle_date (
  {base}, name TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, yearly INTEGER NOT NULL
);
CREATE TABLE conversation (
  {base}, talk_kind TEXT NOT NULL, formal INTEGER NOT NULL, wish TEXT NOT NULL, minutes INTEGER, held_on TEXT,
  cancelled_on TEXT, expect_told_on TEXT, notes_read_on TEXT, prepared_on TEXT, printed_on TEXT
);
CREATE TABLE feedback (
  {base}, giver_id INTEGER REFERENCES person, about TEXT NOT NULL
);
CREATE TABLE topic (
  {base}, conversation_id INTEGER NOT NULL REFERENCES conversation, text TEXT NOT NULL, whose TEXT NOT NULL,
  kind TEXT NOT NULL, proposal TEXT NOT NULL, position INTEGER NOT NULL, covered_on TEXT,
  covered_in_id INTEGER REFERENCES conversation, dropped_on TEXT
);
CREATE TABLE action (
  {base}, text TEXT NOT NULL, owner_id INTEGER REFERENCES person, day TEXT, due TEXT, done_on TEXT,
  dropped_on TEXT, conversation_id INTEGER REFERENCES conversation, feedback_id INTEGER REFERENCES feedback
);
CREATE TABLE option (
  {base}, title TEXT NOT NULL, kind TEXT NOT NULL, problem TEXT NOT NULL, rationale TEXT NOT NULL,
  benefit TEXT NOT NULL, cost TEXT NOT NULL, trial TEXT NOT NULL, strength_id INTEGER REFERENCES strength,
  goal_id INTEGER REFERENCES goal, ready_on TEXT, proposed_on TEXT
);
CREATE TABLE outcome (
  {base}, option_id INTEGER NOT NULL REFERENCES option, kind TEXT NOT NULL, reason TEXT NOT NULL,
  offered_instead TEXT NOT NULL, conversation_id INTEGER REFERENCES conversation, day TEXT, review_on TEXT
);
CREATE TABLE entry_person (
  {base}, entry_id INTEGER NOT NULL REFERENCES entry, person_id INTEGER NOT NULL REFERENCES person
);
CREATE TABLE entry_strength (
  {base}, entry_id INTEGER NOT NULL REFERENCES entry, strength_id INTEGER NOT NULL REFERENCES strength,
  effect TEXT NOT NULL
);
CREATE TABLE entry_goal (
  {base}, entry_id INTEGER NOT NULL REFERENCES entry, goal_id INTEGER NOT NULL REFERENCES goal
);
CREATE TABLE entry_theme (
  {base}, entry_id INTEGER NOT NULL REFERENCES entry, theme_id INTEGER NOT NULL REFERENCES theme
);
CREATE TABLE option_evidence (
  {base}, option_id INTEGER NOT NULL REFERENCES option, entry_id INTEGER NOT NULL REFERENCES entry
);
CREATE TABLE revision (
  {base}, noun TEXT NOT NULL, record INTEGER NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE checklist_step (
  {base}, conversation_id INTEGER REFERENCES conversation, key TEXT NOT NULL, title TEXT NOT NULL,
  added INTEGER NOT NULL, done_on TEXT, skipped_on TEXT
);
CREATE TABLE sheet_choice (
  {base}, conversation_id INTEGER NOT NULL REFERENCES conversation, about TEXT NOT NULL, included INTEGER,
  short TEXT NOT NULL
);
CREATE TABLE import_batch (
  {base}, day TEXT NOT NULL, format TEXT NOT NULL, source TEXT NOT NULL
);
CREATE TABLE import_item (
  {base}, batch_id INTEGER NOT NULL REFERENCES import_batch, noun TEXT NOT NULL, record INTEGER NOT NULL,
  key TEXT NOT NULL
);
CREATE TABLE draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT, place TEXT NOT NULL UNIQUE, text TEXT NOT NULL, changed TEXT NOT NULL
);
CREATE INDEX entry_order ON entry(day, time, id);
CREATE INDEX entry_kind ON entry(kind, day) WHERE removed_on IS NULL;
CREATE UNIQUE INDEX entry_person_pair ON entry_person(entry_id, person_id);
CREATE INDEX entry_person_of ON entry_person(person_id, entry_id);
CREATE UNIQUE INDEX entry_strength_pair ON entry_strength(entry_id, strength_id);
CREATE INDEX entry_strength_of ON entry_strength(strength_id, entry_id);
CREATE UNIQUE INDEX entry_goal_pair ON entry_goal(entry_id, goal_id);
CREATE INDEX entry_goal_of ON entry_goal(goal_id, entry_id);
CREATE UNIQUE INDEX entry_theme_pair ON entry_theme(entry_id, theme_id);
CREATE INDEX entry_theme_of ON entry_theme(theme_id, entry_id);
CREATE UNIQUE INDEX option_evidence_pair ON option_evidence(option_id, entry_id);
CREATE INDEX option_evidence_of ON option_evidence(entry_id);
CREATE INDEX topic_conversation ON topic(conversation_id);
CREATE INDEX topic_covered_in ON topic(covered_in_id);
CREATE INDEX action_conversation ON action(conversation_id);
CREATE INDEX action_feedback ON action(feedback_id);
CREATE INDEX action_owner ON action(owner_id);
CREATE INDEX feedback_giver ON feedback(giver_id);
CREATE INDEX option_strength ON option(strength_id);
CREATE INDEX option_goal ON option(goal_id);
CREATE INDEX outcome_option ON outcome(option_id);
CREATE INDEX outcome_conversation ON outcome(conversation_id);
CREATE INDEX goal_version_goal ON goal_version(goal_id, day);
CREATE INDEX revision_of ON revision(noun, record);
CREATE INDEX checklist_step_conversation ON checklist_step(conversation_id);
CREATE UNIQUE INDEX sheet_choice_pair ON sheet_choice(conversation_id, about);
CREATE INDEX import_item_batch ON import_item(batch_id);
CREATE INDEX import_item_key ON import_item(key);
CREATE VIRTUAL TABLE search USING fts5(
  title, body, content='', contentless_delete=1,
  tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
INSERT INTO search(search, rank) VALUES ('secure-delete', 1)
""".replace("{base}", BASE).split(";\n")
