"""The second schema, frozen: what the methods need beside the records of the first."""

from __future__ import annotations

from careerjournal.core.schema_1 import BASE

STATEMENTS = """
CREATE TABLE series (
  {base}, person_id INTEGER NOT NULL REFERENCES person, every_weeks INTEGER NOT NULL, from_day TEXT NOT NULL,
  until_day TEXT, time TEXT NOT NULL, talk_kind TEXT NOT NULL
);
CREATE TABLE aspiration (
  {base}, horizon INTEGER NOT NULL, day TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE aspiration_strength (
  {base}, aspiration_id INTEGER NOT NULL REFERENCES aspiration,
  strength_id INTEGER NOT NULL REFERENCES strength
);
CREATE TABLE growth_area (
  {base}, name TEXT NOT NULL, from_assessment INTEGER NOT NULL, from_feedback INTEGER NOT NULL,
  from_reflection INTEGER NOT NULL, gets_in_the_way TEXT NOT NULL, closed_on TEXT
);
CREATE TABLE behaviour (
  {base}, text TEXT NOT NULL, goal_id INTEGER REFERENCES goal, growth_area_id INTEGER REFERENCES growth_area,
  done_on TEXT
);
CREATE TABLE competency (
  {base}, name TEXT NOT NULL, target_role TEXT NOT NULL, goal_id INTEGER REFERENCES goal, note TEXT NOT NULL
);
CREATE TABLE competency_evidence (
  {base}, competency_id INTEGER NOT NULL REFERENCES competency, entry_id INTEGER NOT NULL REFERENCES entry
);
CREATE TABLE value (
  {base}, name TEXT NOT NULL, position INTEGER NOT NULL, note TEXT NOT NULL
);
CREATE TABLE support (
  {base}, what TEXT NOT NULL, source TEXT NOT NULL, person_id INTEGER REFERENCES person,
  goal_id INTEGER REFERENCES goal, asked_on TEXT, came_on TEXT, declined_on TEXT
);
CREATE TABLE want (
  {base}, day TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE want_heard (
  {base}, want_id INTEGER NOT NULL REFERENCES want, person_id INTEGER NOT NULL REFERENCES person,
  day TEXT NOT NULL
);
CREATE TABLE stock_take (
  {base}, day TEXT NOT NULL, note TEXT NOT NULL
);
CREATE TABLE stock_take_state (
  {base}, stock_take_id INTEGER NOT NULL REFERENCES stock_take,
  strength_id INTEGER NOT NULL REFERENCES strength, state TEXT NOT NULL, work TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE TABLE keep (
  {base}, work TEXT NOT NULL, strength_id INTEGER REFERENCES strength, day TEXT NOT NULL, ended_on TEXT
);
CREATE TABLE drain (
  {base}, work TEXT NOT NULL, asks_for TEXT NOT NULL, avoidable TEXT NOT NULL, plan TEXT NOT NULL,
  with_strength_id INTEGER REFERENCES strength, to_person_id INTEGER REFERENCES person, note TEXT NOT NULL,
  day TEXT NOT NULL, ended_on TEXT
);
CREATE TABLE session (
  {base}, prompt_set TEXT NOT NULL, person_id INTEGER REFERENCES person, goal_id INTEGER REFERENCES goal,
  strength_id INTEGER REFERENCES strength, conversation_id INTEGER REFERENCES conversation,
  window_months INTEGER, finished_on TEXT
);
CREATE TABLE answer (
  {base}, session_id INTEGER NOT NULL REFERENCES session, prompt TEXT NOT NULL,
  question TEXT NOT NULL, text TEXT NOT NULL, skipped_on TEXT
);
CREATE TABLE prompt_set (
  {base}, title TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE growth_step (
  {base}, text TEXT NOT NULL, direction TEXT NOT NULL, day TEXT NOT NULL,
  session_id INTEGER REFERENCES session, done_on TEXT
);
CREATE TABLE feedback_request (
  {base}, person_id INTEGER NOT NULL REFERENCES person, about TEXT NOT NULL, asked_on TEXT NOT NULL,
  answered_by_id INTEGER REFERENCES feedback, withdrawn_on TEXT
);
CREATE TABLE promotion (
  {base}, target TEXT NOT NULL, person_id INTEGER REFERENCES person,
  conversation_id INTEGER REFERENCES conversation, asked_on TEXT, answer TEXT NOT NULL, said TEXT NOT NULL,
  understood TEXT NOT NULL, follow_up_on TEXT, recommends TEXT NOT NULL, by_when TEXT, meanwhile TEXT NOT NULL,
  plan_made_on TEXT
);
CREATE TABLE promotion_goal (
  {base}, promotion_id INTEGER NOT NULL REFERENCES promotion, goal_id INTEGER NOT NULL REFERENCES goal
);
CREATE TABLE plan_theme (
  {base}, year INTEGER NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, position INTEGER NOT NULL
);
CREATE TABLE plan_revisit (
  {base}, plan_theme_id INTEGER NOT NULL REFERENCES plan_theme, day TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE away (
  {base}, from_day TEXT NOT NULL, to_day TEXT NOT NULL, note TEXT NOT NULL
);
CREATE TABLE letter (
  {base}, text TEXT NOT NULL, day TEXT NOT NULL, open_on TEXT NOT NULL, opened_on TEXT
);
ALTER TABLE entry ADD COLUMN lasted TEXT NOT NULL DEFAULT '';
ALTER TABLE conversation ADD COLUMN series_id INTEGER REFERENCES series;
ALTER TABLE conversation ADD COLUMN series_day TEXT;
ALTER TABLE conversation ADD COLUMN hard_to_say TEXT NOT NULL DEFAULT '';
ALTER TABLE conversation ADD COLUMN question TEXT NOT NULL DEFAULT '';
ALTER TABLE conversation ADD COLUMN give TEXT NOT NULL DEFAULT '';
ALTER TABLE conversation ADD COLUMN insight TEXT NOT NULL DEFAULT '';
ALTER TABLE conversation ADD COLUMN manager_told_on TEXT;
ALTER TABLE conversation ADD COLUMN stays_here INTEGER NOT NULL DEFAULT 0;
ALTER TABLE strength ADD COLUMN helps_now TEXT NOT NULL DEFAULT '';
ALTER TABLE action ADD COLUMN goal_id INTEGER REFERENCES goal;
ALTER TABLE outcome ADD COLUMN from_day TEXT;
ALTER TABLE outcome ADD COLUMN accepted_on TEXT;
ALTER TABLE outcome ADD COLUMN win_id INTEGER REFERENCES entry;
ALTER TABLE outcome ADD COLUMN action_id INTEGER REFERENCES action;
ALTER TABLE outcome ADD COLUMN looked_on TEXT;
ALTER TABLE option ADD COLUMN proposed_in_id INTEGER REFERENCES conversation;
ALTER TABLE topic ADD COLUMN ready_on TEXT;
ALTER TABLE feedback ADD COLUMN told_back_on TEXT;
ALTER TABLE feedback ADD COLUMN worth_keeping INTEGER NOT NULL DEFAULT 0;
CREATE INDEX behaviour_goal ON behaviour(goal_id);
CREATE INDEX behaviour_growth_area ON behaviour(growth_area_id);
CREATE INDEX competency_goal ON competency(goal_id);
CREATE INDEX support_goal ON support(goal_id);
CREATE INDEX want_heard_want ON want_heard(want_id);
CREATE INDEX answer_session ON answer(session_id);
CREATE INDEX feedback_request_person ON feedback_request(person_id);
CREATE INDEX plan_revisit_plan_theme ON plan_revisit(plan_theme_id);
CREATE INDEX conversation_series ON conversation(series_id);
CREATE INDEX action_goal ON action(goal_id);
CREATE UNIQUE INDEX aspiration_strength_pair ON aspiration_strength(aspiration_id, strength_id);
CREATE UNIQUE INDEX promotion_goal_pair ON promotion_goal(promotion_id, goal_id);
CREATE UNIQUE INDEX stock_take_state_pair ON stock_take_state(stock_take_id, strength_id);
CREATE UNIQUE INDEX competency_evidence_pair ON competency_evidence(competency_id, entry_id);
CREATE INDEX competency_evidence_of ON competency_evidence(entry_id);
CREATE INDEX answer_prompt ON answer(prompt)
""".replace("{base}", BASE).split(";\n")
