<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Chips</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation><numerusform>%n more</numerusform><numerusform>%n more</numerusform></translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation><numerusform>%n more</numerusform><numerusform>%n more</numerusform></translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation><numerusform>%n more</numerusform><numerusform>%n more</numerusform></translation>
    </message>
</context>
<context>
    <name>Stream</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>%n entries</numerusform><numerusform>%n entries</numerusform></translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message numerus="yes">
        <source>%n actions</source>
        <translation><numerusform>%n actions</numerusform><numerusform>%n actions</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>%n entries</numerusform><numerusform>%n entries</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n goals</source>
        <translation><numerusform>%n goals</numerusform><numerusform>%n goals</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n options</source>
        <translation><numerusform>%n options</numerusform><numerusform>%n options</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n outcomes</source>
        <translation><numerusform>%n outcomes</numerusform><numerusform>%n outcomes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n stock-takes</source>
        <translation><numerusform>%n stock-takes</numerusform><numerusform>%n stock-takes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n themes</source>
        <translation><numerusform>%n themes</numerusform><numerusform>%n themes</numerusform></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation><numerusform> (and %n more)</numerusform><numerusform> (and %n more)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n actions are open</source>
        <translation><numerusform>%n action is open</numerusform><numerusform>%n actions are open</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n actions were open</source>
        <translation><numerusform>%n action was open</numerusform><numerusform>%n actions were open</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n are due: {names}.</source>
        <translation><numerusform>One is due: {names}.</numerusform><numerusform>%n are due: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation><numerusform>%n day ago</numerusform><numerusform>%n days ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n days later</source>
        <translation><numerusform>%n day later</numerusform><numerusform>%n days later</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation><numerusform>One done</numerusform><numerusform>%n done</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>1 entry</numerusform><numerusform>%n entries</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries name it</source>
        <translation><numerusform>%n entry names it</numerusform><numerusform>%n entries name it</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries taken out again.</source>
        <translation><numerusform>One entry taken out again.</numerusform><numerusform>%n entries taken out again.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries used it</source>
        <translation><numerusform>%n entry used it</numerusform><numerusform>%n entries used it</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries while this was the measure</source>
        <translation><numerusform>%n entry while this was the measure</numerusform><numerusform>%n entries while this was the measure</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries written to {path}.</source>
        <translation><numerusform>One entry written to {path}.</numerusform><numerusform>%n entries written to {path}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n goals reached: {names}.</source>
        <translation><numerusform>One goal reached: {names}.</numerusform><numerusform>%n goals reached: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n have no response yet, from {names}.</source>
        <translation><numerusform>One piece has no response yet, from {names}.</numerusform><numerusform>%n have no response yet, from {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation><numerusform>%n minute</numerusform><numerusform>%n minutes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minutes left.</source>
        <translation><numerusform>One minute left.</numerusform><numerusform>%n minutes left.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation><numerusform>%n month</numerusform><numerusform>%n months</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation><numerusform>%n month ago</numerusform><numerusform>%n months ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n names stay: they are used.</source>
        <translation><numerusform>One name stays: it is used.</numerusform><numerusform>%n names stay: they are used.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n options are ready: {names}.</source>
        <translation><numerusform>One option is ready: {names}.</numerusform><numerusform>%n options are ready: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n options are still ideas: {names}.</source>
        <translation><numerusform>One option is still an idea: {names}.</numerusform><numerusform>%n options are still ideas: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n promises of theirs are open: {names}.</source>
        <translation><numerusform>One promise of theirs is open: {names}.</numerusform><numerusform>%n promises of theirs are open: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n promises of yours are open: {names}.</source>
        <translation><numerusform>One promise of yours is open: {names}.</numerusform><numerusform>%n promises of yours are open: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n talks they do not know of yet: {names}.</source>
        <translation><numerusform>One talk they do not know of yet: {names}.</numerusform><numerusform>%n talks they do not know of yet: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n things</source>
        <translation><numerusform>One thing</numerusform><numerusform>%n things</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n things are still thin: {first}</source>
        <translation><numerusform>One thing is still thin: {first}</numerusform><numerusform>%n things are still thin: {first}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation><numerusform>once</numerusform><numerusform>%n times</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n topics added</source>
        <translation><numerusform>One topic added</numerusform><numerusform>%n topics added</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n topics go on to {talk}, {day}.</source>
        <translation><numerusform>One topic goes on to {talk}, {day}.</numerusform><numerusform>%n topics go on to {talk}, {day}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n topics moved on: {names}.</source>
        <translation><numerusform>One topic moved on: {names}.</numerusform><numerusform>%n topics moved on: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n topics of yours: {names}.</source>
        <translation><numerusform>One topic of yours: {names}.</numerusform><numerusform>%n topics of yours: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n weeks ago</source>
        <translation><numerusform>%n week ago</numerusform><numerusform>%n weeks ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n were kept since.</source>
        <translation><numerusform>One was kept since.</numerusform><numerusform>%n were kept since.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n wins are not told yet: {names}.</source>
        <translation><numerusform>One win is not told yet: {names}.</numerusform><numerusform>%n wins are not told yet: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n wins are on the page: {names}.</source>
        <translation><numerusform>One win is on the page: {names}.</numerusform><numerusform>%n wins are on the page: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n wins of these quarters still wait for their impact</source>
        <translation><numerusform>%n win of these quarters still waits for its impact</numerusform><numerusform>%n wins of these quarters still wait for their impact</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation><numerusform>%n year ago</numerusform><numerusform>%n years ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>A response was promised after %n days</source>
        <translation><numerusform>A response was promised after %n day</numerusform><numerusform>A response was promised after %n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Add %n names</source>
        <translation><numerusform>Add %n name</numerusform><numerusform>Add %n names</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Answered after %n days</source>
        <translation><numerusform>Answered after %n day</numerusform><numerusform>Answered after %n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Draining: in %n entries this quarter.</source>
        <translation><numerusform>Draining: in %n entry this quarter.</numerusform><numerusform>Draining: in %n entries this quarter.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Draining: used in %n entries this quarter</source>
        <translation><numerusform>Draining: used in %n entry this quarter</numerusform><numerusform>Draining: used in %n entries this quarter</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Files of other kinds that were left alone: %n ({names}).</source>
        <translation><numerusform>Files of other kinds that were left alone: %n ({names}).</numerusform><numerusform>Files of other kinds that were left alone: %n ({names}).</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Its %n backups are not encrypted any more, either.</source>
        <translation><numerusform>Its backup is not encrypted any more, either.</numerusform><numerusform>Its %n backups are not encrypted any more, either.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Its %n backups open with it, too.</source>
        <translation><numerusform>Its backup opens with it, too.</numerusform><numerusform>Its %n backups open with it, too.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>No entry speaks for %n goals yet: {names}.</source>
        <translation><numerusform>No entry speaks for one goal yet: {names}.</numerusform><numerusform>No entry speaks for %n goals yet: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>No news since {day} on %n goals: {names}.</source>
        <translation><numerusform>No news since {day} on one goal: {names}.</numerusform><numerusform>No news since {day} on %n goals: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Show the %n records behind it</source>
        <translation><numerusform>Show the record behind it</numerusform><numerusform>Show the %n records behind it</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>So far %n: {names}.</source>
        <translation><numerusform>So far one: {names}.</numerusform><numerusform>So far %n: {names}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Used a little, in %n entries this quarter</source>
        <translation><numerusform>Used a little, in %n entry this quarter</numerusform><numerusform>Used a little, in %n entries this quarter</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Used in %n entries this quarter</source>
        <translation><numerusform>Used in %n entry this quarter</numerusform><numerusform>Used in %n entries this quarter</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes</source>
        <translation><numerusform>about a minute</numerusform><numerusform>about %n minutes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and one more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>asks for a short version of at most %n words</source>
        <translation><numerusform>asks for a short version of at most %n words</numerusform><numerusform>asks for a short version of at most %n words</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n days</source>
        <translation><numerusform>in %n day</numerusform><numerusform>in %n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n months</source>
        <translation><numerusform>in %n month</numerusform><numerusform>in %n months</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n weeks</source>
        <translation><numerusform>in %n week</numerusform><numerusform>in %n weeks</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n years</source>
        <translation><numerusform>in %n year</numerusform><numerusform>in %n years</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>it drained in {drained} of %n entries</source>
        <translation><numerusform>it drained in {drained} of %n entry</numerusform><numerusform>it drained in {drained} of %n entries</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>looking back over %n months</source>
        <translation><numerusform>looking back over %n month</numerusform><numerusform>looking back over %n months</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>seen %n times since</source>
        <translation><numerusform>seen once since</numerusform><numerusform>seen %n times since</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>the last %n months</source>
        <translation><numerusform>the last month</numerusform><numerusform>the last %n months</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>the sheet holds %n of these</source>
        <translation><numerusform>the sheet holds %n of these</numerusform><numerusform>the sheet holds %n of these</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{name} was used most, in %n entries</source>
        <translation><numerusform>{name} was used most, in %n entries</numerusform><numerusform>{name} was used most, in %n entries</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{path} is older than it was on this computer: its last %n saves are not in it. Nothing was changed.</source>
        <translation><numerusform>{path} is older than it was on this computer: its last save is not in it. Nothing was changed.</numerusform><numerusform>{path} is older than it was on this computer: its last %n saves are not in it. Nothing was changed.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{place}: dated items, each on its own day: %n. The rest is one entry on {day}.</source>
        <translation><numerusform>{place}: dated items, each on its own day: %n. The rest is one entry on {day}.</numerusform><numerusform>{place}: dated items, each on its own day: %n. The rest is one entry on {day}.</numerusform></translation>
    </message>
</context>
</TS>
