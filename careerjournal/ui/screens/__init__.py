"""The screens, one file each; none imports another, and each is imported when it is first shown."""

from __future__ import annotations

SCREENS: dict[str, str] = {
    "home": "careerjournal.ui.screens.home:HomeScreen",
    "timeline": "careerjournal.ui.screens.timeline:TimelineScreen",
    "conversations": "careerjournal.ui.screens.conversations:ConversationsScreen",
    "strengths": "careerjournal.ui.screens.strengths:StrengthsScreen",
    "goals": "careerjournal.ui.screens.goals:GoalsScreen",
    "trends": "careerjournal.ui.screens.trends:TrendsScreen",
    "summary": "careerjournal.ui.screens.summary:SummaryScreen",
    "search": "careerjournal.ui.screens.search:SearchScreen",
    "settings": "careerjournal.ui.screens.settings:SettingsScreen",
}
