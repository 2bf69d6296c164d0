"""The screens, each in a folder of its own; none imports another, and each is imported when it is first shown."""

from __future__ import annotations

SCREENS: dict[str, str] = {
    "home": "careerjournal.ui.screens.home.screen:HomeScreen",
    "timeline": "careerjournal.ui.screens.timeline.screen:TimelineScreen",
    "conversations": "careerjournal.ui.screens.conversations.screen:ConversationsScreen",
    "strengths": "careerjournal.ui.screens.strengths.screen:StrengthsScreen",
    "goals": "careerjournal.ui.screens.goals.screen:GoalsScreen",
    "reflect": "careerjournal.ui.screens.reflect.screen:ReflectScreen",
    "trends": "careerjournal.ui.screens.trends.screen:TrendsScreen",
    "summary": "careerjournal.ui.screens.summary.screen:SummaryScreen",
    "search": "careerjournal.ui.screens.search:SearchScreen",
    "versions": "careerjournal.ui.screens.versions:VersionsScreen",
    "settings": "careerjournal.ui.screens.settings.screen:SettingsScreen",
    "first-start": "careerjournal.ui.screens.home.first_start:FirstStartScreen",
    "new-employer": "careerjournal.ui.screens.settings.new_employer:NewEmployerScreen",
}
