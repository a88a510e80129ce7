"""How a channel and a speaker are named on the talk screen."""

from textual.content import Content

from wargame.session.table_view import Channel
from wargame.tui.palette import Palette
from wargame.tui.talk_matter import CONTROL, TalkMatter
from wargame.tui.teams import marked, named
from wargame.tui.typeset import line, said

WHITE_CELL = "White cell"


def speaker(team: str, matter: TalkMatter, palette: Palette) -> Content:
    """Return who speaks: a team, or those who run the exercise."""
    return said(WHITE_CELL, "bold $accent") if team == CONTROL else named(matter.teams, team, palette)


def channel_name(channel: Channel, matter: TalkMatter, palette: Palette) -> Content:
    """Return a channel as its reader calls it, teams in their colours."""
    others = [team for team in channel.teams if team != matter.team]
    match channel.kind:
        case "direct" | "control" if len(others) == 1:
            return named(matter.teams, others[0], palette)
        case "direct":
            return said(" · ", "$dim").join(named(matter.teams, team, palette) for team in others)
        case "group":
            shapes = Content("").join(marked(matter.teams, team, palette) for team in others)
            return line((channel.title, "bold $foreground"), " ", shapes)
        case _:
            return said(channel.title, "bold $heading")


def what_enter_does(channel: Channel, matter: TalkMatter) -> str:
    """Return in a few words what becomes of what is typed on a channel."""
    if channel.can_say:
        return ""
    if channel.kind != "control":
        return "enter sends" if matter.team == CONTROL else "enter sends · f3 aside"
    if matter.team != CONTROL:
        return "enter asks · f4 only says"
    waiting = any(message.open for message in matter.on(channel.id))
    return "enter answers · f4 only says" if waiting else "enter sends"


def takes_aside(channel: Channel | None, matter: TalkMatter) -> bool:
    """Whether what is said on a channel can have something beside it that only the white cell reads."""
    return channel is not None and channel.kind != "control" and matter.team != CONTROL
