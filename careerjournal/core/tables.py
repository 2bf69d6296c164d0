"""All the tables of a journal, those before that others refer to."""

from __future__ import annotations

from careerjournal.core import records, records_growth
from careerjournal.core.records import Record

RECORDS: tuple[type[Record], ...] = (
    records.Setting, records.Entry, records.Person, records.Strength, records.Goal, records.GoalVersion,
    records.Theme, records.Role, records.CycleDate, records.Series, records.Conversation, records.Feedback,
    records.Topic, records.Action, records.Option, records.Outcome, records.EntryPerson, records.EntryStrength,
    records.EntryGoal, records.EntryTheme, records.OptionEvidence, records.Revision, records.ChecklistStep,
    records.SummaryChoice, records.ImportBatch, records.ImportItem,
    records_growth.Aspiration, records_growth.AspirationStrength, records_growth.GrowthArea,
    records_growth.Behaviour, records_growth.Competency, records_growth.CompetencyEvidence, records_growth.Value,
    records_growth.Support, records_growth.Want, records_growth.WantHeard, records_growth.StockTake,
    records_growth.StockTakeState, records_growth.Keep, records_growth.Drain, records_growth.Session,
    records_growth.Answer, records_growth.PromptSet, records_growth.GrowthStep, records_growth.FeedbackRequest,
    records_growth.Promotion, records_growth.PromotionGoal, records_growth.PlanTheme, records_growth.PlanRevisit,
    records_growth.Away, records_growth.Letter,
)  # fmt: skip
