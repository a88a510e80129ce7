"""Every fault of the schema and of a deck as a whole: its code, the exact place, what is said and what helps."""

from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.small_decks import lake, shipped_rules
from wargame.deck.codes import CODES
from wargame.deck.diagnostics import Diagnostic, Diagnostics
from wargame.deck.load import load_deck, load_plan

LAKE: Final = (Path(__file__).parents[1] / "decks" / "lake_compact.yaml").read_text(encoding="utf-8")
PLAN: Final = (Path(__file__).parents[1] / "decks" / "calm_year.yaml").read_text(encoding="utf-8")

DRAFT: Final = "          rule: silence_procedure\n"
ACT: Final = "{title: Act, rule: automatic, outcomes: {success: {text: Done.}}}"
MANY: Final = "".join(f"        act_{n}: {ACT}\n" for n in range(61))


class Slip(NamedTuple):
    """A slip of a designer's: the text that is changed, and the one fault that comes of it."""

    code: str
    old: str
    new: str
    """With `¦` where the fault is shown."""
    message: str
    """How it begins."""
    help: str = ""
    """All of it."""


DECK_SLIPS: Final = [
    Slip("S001", "  arda:\n    title: Arda\n", "  ¦arda:\n", "`title` is missing", "add `title: …` here"),
    Slip("S002", "footnote:", "¦footnoet:", "unknown key `footnoet`", "did you mean `footnote`?"),
    Slip("S002", "homing: 0.06", "¦hooming: 0.06", "unknown key `hooming`", "did you mean `homing`?"),
    Slip("S003", "turns: 4", "turns: ¦four", "`turns` takes a whole number"),
    Slip("S003", "start: 55", "start: ¦high", "`start` takes a number"),
    Slip("S003", "mandatory: true", "mandatory: ¦maybe", "`mandatory` takes `true` or `false`"),
    Slip("S003", "title: The lake compact", "title: ¦7", "`title`: expected a text, or texts by language (`en: …`)"),
    Slip("S003", "{turns: 1, m", "{turns: ¦3-1, m", "`turns`: a window begins at turn 1 or later and does not end"),
    Slip("S003", "responses: {}", "responses: ¦[]", "`responses` takes a mapping (`key: value`)"),
    Slip("S003", "must_answer: [arda]", "must_answer: ¦arda", "`must_answer` takes a list (`[a, b]`)"),
    Slip("S003", '"#fbd367"', "¦gold", '`colour`: expected a colour such as "#3b8ffa", in quotes'),
    Slip("S003", "at: [8.5, 47.2]", "at: ¦[8.5, 97.2]", "`at`: expected `[longitude, latitude]` in degrees"),
    Slip("S003", "[[0, -2], [28", "¦[[30, -2], [28", "`mod`: steps rise: each begins above the one before it"),
    Slip("S003", "visible: [belmar]", "visible: ¦some", "`visible`: expected `all`, `none` or a list of teams"),
    Slip("S003", "{lake_level: -6}", "{lake_level: ¦{sett: 3}}", "`lake_level`: expected `{set: 50}`, or `{turns: 2}`"),
    Slip("S003", "when: calm >= 40", "when: ¦3", "`when`: expected a condition, such as `north_tension >= 60`"),
    Slip(
        "S003",
        "scales:\n",
        "expect: {peace: ¦30%}\nscales:\n",
        "`peace`: expected a range of shares, such as `30%..60%`",
    ),
    Slip("S003", "scales:\n", "expect: {peace: ¦60%..30%}\nscales:\n", "`peace`: a range of shares begins at its"),
    Slip("S004", "weight: 3\n", "weight: ¦21\n", "`weight` must be less than or equal to 20"),
    Slip("S004", 'symbol: "▲"', 'symbol: ¦"▲▲▲"', "`symbol` has more than 2 characters"),
    Slip("S004", "camera: europe", "camera: ¦asia", "`camera` must be 'balkans', 'kosovo' or 'europe'"),
    Slip("S005", "  compact: {title", "  ¦Compact!: {title", "`Compact!`: an id is lower-case letters, digits and _"),
    Slip(
        "S006",
        "format: 1",
        "format: ¦2",
        "this deck's format is 2, and this program reads format 1",
        "write `format: 1`",
    ),
    Slip(
        "S007",
        "deck: lake_compact",
        "deck: ¦pond_compact",
        "the deck is called `pond_compact` but its file `lake_compact`",
        "rename one of the two",
    ),
    Slip(
        "D001",
        "counters:\n",
        "counters:\n  ¦trust: {title: Trusts}\n",
        "`trust` is a track already",
        "give one of the two another id",
    ),
    Slip("D001", "scales:\n", "scales:\n  ¦trade: [[0, 1]]\n", "`trade` is a track already"),
    Slip(
        "D004",
        "facts:\n",
        "facts:\n  ¦turn: {title: A turn}\n",
        "`turn` means something in every expression",
        "choose another id",
    ),
    Slip(
        "D005",
        "tracks:\n",
        "tables: {boats: {columns: [size], rows: {first: ¦[1, 2]}}}\ntracks:\n",
        "`first` has 2 cells, and the table 1 columns",
    ),
    Slip("D010", "{trade: +4}", "{¦calm: +4}", "`calm` is a gauge: no effect can change it"),
    Slip("D010", "{trade: +4}", "{¦worst_quarrel: +4}", "`worst_quarrel` is a peak: no effect can change it"),
    Slip("D010", "{trade: +4}", "{¦leak: {set: 1}}", "`leak` is a draw: no effect can change it"),
    Slip("D011", "{patrol: {turns: 2}", "{patrol: ¦2", "`patrol`: a fact takes `true`, `false` or `{turns: 2}`"),
    Slip("D011", "{trade: +4}", "{trade: ¦true}", "`trade`: a track takes a number"),
    Slip("D011", "{trade: +4}", "{trade: ¦{turns: 2}}", "`trade`: a track takes a number"),
    Slip(
        "D020",
        "value: 0.5*",
        "value: ¦calm + 0.5*",
        "the gauge `calm` reads itself",
        "put gauges after those they read",
    ),
    Slip(
        "D020",
        "value: 0.5*",
        "value: ¦worst_quarrel + 0.5*",
        "the gauge `calm` reads `worst_quarrel`, which comes later",
        "put gauges after those they read",
    ),
    Slip("D021", "start: 55,", "start: ¦155,", "`lake_level` starts at 155, outside 0 to 100"),
    Slip("D021", "start: 4, cap: 10", "start: ¦14, cap: 10", "`arda.coin` starts above its cap of 10"),
    Slip("D022", "draw: 1", "draw: ¦3", "3 are drawn, but 2 are listed"),
    Slip(
        "D030",
        """          outcomes:
            success: {effects: {lake_level: +6, trust: +2}, text: The rations hold.}
            partial: {effects: {lake_level: +3}, text: Most people ration.}
""",
        """          ¦outcomes:
            success: {effects: {lake_level: +6, trust: +2}, text: The rations hold.}
""",
        "`difficulty_check` can give partial, and no outcome says what that does",
        "add `partial: {}` if nothing happens",
    ),
    Slip(
        "D031", "text: The pond is shared.}", "text: Yes.}\n            ¦failure: {}", "`automatic` never gives failure"
    ),
    Slip(
        "D032",
        """        mend:
          title: Mend the dam
          cost: {coin: 2}
          rule: difficulty_check
          with:""",
        """        ¦mend:
          title: Mend the dam
          rule: difficulty_check
          cost: {coin: 2} #""",
        "the rule needs `target`",
        "add `with: {target: …}`",
    ),
    Slip("D032", "with: {target: 7}", "with: {target: ¦[7]}", "`target` takes one number"),
    Slip("D032", 'voices: [50, 80, "100 - trust"]', "voices: ¦7", "`voices` takes a list"),
    Slip(
        "D033",
        "        shout:\n          title: Shout\n          rule: automatic\n",
        "        ¦shout:\n          title: Shout\n",
        "the response names no `rule`",
        "add `rule: automatic`",
    ),
    Slip(
        "D034",
        "        row:\n          title: Row for the cup\n          strength: 0\n",
        "        ¦row:\n          title: Row for the cup\n",
        "a response of a contest gives `strength` and no `rule`",
    ),
    Slip(
        "D034",
        "          title: Shout\n",
        "          title: Shout\n          ¦strength: 3\n",
        "`strength` is for cards with a `contest`",
    ),
    Slip(
        "D034",
        "contest: {rule: contested_roll}",
        "contest: {rule: ¦automatic}",
        "`automatic` is not a rule for contests",
    ),
    Slip(
        "D034",
        "title: Shout\n          rule: automatic",
        "title: Shout\n          rule: ¦contested_roll",
        "`contested_roll` is a rule for contests",
    ),
    Slip(
        "D035",
        "    text: Lanterns on the water.\n",
        "    text: Lanterns on the water.\n    must_answer: [¦corvo]\n",
        "`corvo` must answer but has no response on this card",
    ),
    Slip("D036", "        pray:", "        ¦pass:", "a response can't be called `pass`"),
    Slip(
        "D038",
        "          title: Shout\n",
        "          title: Shout\n          ¦reveal: turn > 2\n",
        "only a `secret` response is revealed",
    ),
    Slip(
        "D050",
        "          title: Shout\n",
        "          title: Shout\n          when: ¦groundwater > 3\n",
        "`arda` may not see `groundwater`, and would learn of it from this offer",
    ),
    Slip(
        "D050",
        "          title: Shout\n",
        "          title: Shout\n          when: ¦ordered('belmar', 'listen')\n",
        "whether `belmar` orders `listen` is open while the turn is planned",
    ),
    Slip(
        "D050",
        "          title: Shout\n",
        "          title: Shout\n          when: ¦leak == leak.moles\n",
        "`arda` may not see `leak`, and would learn of it from this offer",
    ),
    Slip(
        "D050",
        "          title: Shout\n",
        "          title: Shout\n          when: ¦belmar.coin > 2\n",
        "`arda` may not see `belmar.coin`, and would learn of it from this offer",
    ),
    Slip(
        "D050",
        """          title: Shout
          rule: automatic
          outcomes:
            success: {effects: {quarrel: +3, belmar.coin: -1}, text: Arda shouts.}
      belmar:
        listen:
""",
        """          title: Shout
          when: ¦has_ordered('belmar', 'listen')
          rule: automatic
          outcomes:
            success: {effects: {quarrel: +3, belmar.coin: -1}, text: Arda shouts.}
      belmar:
        listen:
          secret: true
""",
        "`belmar` may order `listen` in secret, and `arda` would learn of it here",
    ),
    Slip("D051", "voices: [50, 80,", f"voices: [{'50, ' * 250}", "`silence_procedure` would be given"),
    *(
        Slip(code, DRAFT, f"{DRAFT}          asks: {asks}\n", message, help_line)
        for code, asks, message, help_line in (
            ("S003", "¦breaks", "`asks` takes a mapping (`key: value`)", ""),
            ("S004", "{breaks: ¦[]}", "`teams` must not be empty", ""),
            ("S002", "{breaks: {¦questoin: So?}}", "unknown key `questoin`", "did you mean `question`?"),
            ("D002", "[breaks, ¦brakes]", "no ask of `silence_procedure` is called", "did you mean `breaks`?"),
            ("D002", "{¦brakes: [belmar]}", "no ask of `silence_procedure` is called", "did you mean `breaks`?"),
            ("D002", "{breaks: [¦belmer]}", "no team is called `belmer`", "did you mean `belmar`?"),
            ("D058", "{breaks: [belmar, ¦arda]}", "`arda` orders this, and `breaks` is asked of others", ""),
        )
    ),
    Slip(
        "D059", "    responses: {}\n", f"    responses:\n      ¦arda:\n{MANY}", "61 responses for one team, 60 at most"
    ),
    Slip(
        "D052",
        "          title: Shout\n",
        "          title: Shout\n          ¦modifiers: [{add: 1, why: Loud}]\n",
        "`automatic` takes no modifiers",
    ),
]

UNKNOWN_NAMES: Final = [
    ("from: lake_level", "from: ¦lake_levle", "track or gauge", "did you mean `lake_level`?"),
    ("to: trade", "to: ¦trad", "track", "did you mean `trade`?"),
    ("of: quarrel", "of: ¦quarel", "track or gauge", "did you mean `quarrel`?"),
    ("scales:\n", "expect: {¦arda.rch: 1%..9%}\nscales:\n", "objective", "did you mean `arda.rich`?"),
    ("scales:\n", "escalation: ¦lake_lvel\nscales:\n", "track or gauge", "did you mean `lake_level`?"),
    ("regions: {CHE: lake_level}", "regions: {CHE: ¦lake_lvel}", "track or gauge", "did you mean `lake_level`?"),
    ("cost: {coin: 1}", "cost: {¦coins: 1}", "resource of arda", "did you mean `coin`?"),
    ("with: {target: 7}", "with: {¦targte: 7}", "parameter of `difficulty_check`", "did you mean `target`?"),
    ("rule: difficulty_check", "rule: ¦dificulty_check", "rule", "did you mean `difficulty_check`?"),
    ("unlocks: [dam_leaks]", "unlocks: [¦dam_leak]", "card", "did you mean `dam_leaks`?"),
    ("{card: council,", "{card: ¦counsel,", "card", "did you mean `council`?"),
    ("place: harbour", "place: ¦harbor", "place", "did you mean `harbour`?"),
    ("source: [almanac]\n    as_of", "source: [¦almanach]\n    as_of", "source", "did you mean `almanac`?"),
    ("source: [almanac]}", "source: [¦almanach]}", "source", "did you mean `almanac`?"),
    ("private: {corvo:", "private: {¦crovo:", "team", "did you mean `corvo`?"),
    ("team: arda, at", "team: ¦adra, at", "team", "did you mean `arda`?"),
    ("visible: [belmar]", "visible: [¦belmat]", "team", "did you mean `belmar`?"),
    ("must_answer: [arda]", "must_answer: [¦ardo]", "team", "did you mean `arda`?"),
    (
        "{lake_level: +6,",
        "{¦lake_level_: +6,",
        "track, fact, counter or resource",
        "did you mean `lake_level`?",
    ),
    ("cards:\n", "initiatives: {¦ardu: {}}\ncards:\n", "team", "did you mean `arda`?"),
]
"""What is written, what is written instead, what kind of thing was meant, and the help."""

PLAN_SLIPS: Final = [
    Slip("S001", "deck: lake_compact\n", "", "`deck` is missing", "add `deck: …` here"),
    Slip("S002", "turns: 4", "¦trns: 4", "unknown key `trns`", "did you mean `turns`?"),
    Slip("S003", "turns: 4", "turns: ¦four", "`turns` takes a whole number"),
    Slip(
        "S004",
        "corvo: random",
        "corvo: ¦robot",
        "`corvo` must be 'person', 'greedy', 'cautious', 'rollout', 'mixed' or 'random'",
    ),
    Slip(
        "S007",
        "plan: calm_year",
        "plan: ¦wet_year",
        "the plan is called `wet_year` but its file `calm_year`",
        "rename one of the two",
    ),
    Slip(
        "D002",
        "[boat_race]",
        "[¦boat_rece]",
        "no card of `lake_compact` is called `boat_rece`",
        "did you mean `boat_race`?",
    ),
    Slip("D002", "arda: person", "¦adra: person", "no team of `lake_compact` is called `adra`", "did you mean `arda`?"),
    Slip("D054", "{2: [boat_race]}", "{¦5: [boat_race]}", "turn 5 is after the last one, 4"),
    Slip("D054", "[boat_race]", "[boat_race, ¦boat_race]", "`boat_race` comes once a turn, here it stands twice"),
]

INJECT: Final = "injects: {call: {title: A call, text: It rings., turn: 2}}\n"

INJECT_SLIPS: Final = [
    Slip("S001", "text: It rings., ", "", "`text` is missing", "add `text: …` here"),
    Slip("D056", "{call:", "{¦i7:", "`i7` is what a session calls an inject", "choose another id"),
    Slip("D056", "turn: 2}", "turn: ¦5}", "turn 5 is after the last one, 4"),
    Slip(
        "D056",
        "turn: 2}",
        "turn: 2, ¦when: trade > 3}",
        "it has `turn` already, and an inject has one trigger",
        "leave one of the two out",
    ),
    Slip("D056", "turn: 2}", "unless_by: {turn: ¦4, when: trade > 3}}", "it would come in turn 5, after the last one"),
    Slip(
        "D056",
        "turn: 2}",
        "when: ¦\"ordered('arda', 'row')\"}",
        "nobody has ordered yet when a turn opens",
        "write `has_ordered(…)` for the orders of earlier turns",
    ),
    Slip("D002", "turn: 2}", "to: [¦adra]}", "no team of `lake_compact` is called `adra`", "did you mean `arda`?"),
    Slip("D057", "turn: 2}", "effects: {¦calm: 3}}", "`calm` is a gauge: no inject can move it"),
]


def slipped(text: str, old: str, new: str) -> tuple[str, tuple[int, int]]:
    """Return a text with a slip, and line and column, from 1, of the place that the slip marks; (0, 0) for none."""
    assert old in text, f"{old!r} is not in the text any more"
    marked = text.replace(old, new, 1)
    before = marked.partition("¦")[0].split("\n") if "¦" in marked else []
    return marked.replace("¦", ""), (len(before), len(before[-1]) + 1) if before else (0, 0)


def deck_errors(text: str) -> list[Diagnostic]:
    """Return the errors of a deck."""
    diagnostics = Diagnostics()
    load_deck(text, "lake_compact.yaml", "lake_compact", shipped_rules(), diagnostics)
    return list(diagnostics.errors())


def plan_errors(text: str) -> list[Diagnostic]:
    """Return the errors of a plan for the lake."""
    diagnostics = Diagnostics()
    load_plan(text, "calm_year.yaml", "calm_year", lake(), diagnostics)
    return list(diagnostics.errors())


def assert_is(found: list[Diagnostic], slip: Slip, place: tuple[int, int]) -> None:
    """Hold the one fault that was found to the one that was expected."""
    assert [each.code for each in found] == [slip.code], found
    (fault,) = found
    if place != (0, 0):
        assert (fault.span.line + 1, fault.span.column + 1) == place
    assert fault.message.startswith(slip.message)
    assert fault.help == slip.help


@pytest.mark.parametrize("slip", DECK_SLIPS, ids=lambda slip: f"{slip.code} {slip.new.strip()[:30]}")
def test_a_slip_is_one_fault_at_its_place(slip: Slip) -> None:
    """One slip gives one fault: with its code, at line and column, in one sentence, and with its help."""
    text, place = slipped(LAKE, slip.old, slip.new)
    assert_is(deck_errors(text), slip, place)


@pytest.mark.parametrize(("old", "new", "kind", "advice"), UNKNOWN_NAMES)
def test_an_unknown_name_is_one_fault_at_the_name(old: str, new: str, kind: str, advice: str) -> None:
    """Wherever a deck refers to something that is not there, the name is shown and the nearest one offered."""
    text, place = slipped(LAKE, old, new)
    assert_is(deck_errors(text), Slip("D002", old, new, f"no {kind} is called `", advice), place)


@pytest.mark.parametrize("slip", PLAN_SLIPS, ids=lambda slip: f"{slip.code} {slip.new.strip()[:30]}")
def test_a_slip_in_a_plan_is_one_fault_at_its_place(slip: Slip) -> None:
    """What is wrong with a plan is shown in the plan."""
    text, place = slipped(PLAN, slip.old, slip.new)
    assert_is(plan_errors(text), slip, place)


@pytest.mark.parametrize("slip", INJECT_SLIPS, ids=lambda slip: f"{slip.code} {slip.new.strip()[:30]}")
def test_a_slip_in_an_inject_is_one_fault_at_its_place(slip: Slip) -> None:
    """What is wrong with an inject is shown in the plan."""
    text, place = slipped(PLAN + INJECT, slip.old, slip.new)
    assert_is(plan_errors(text), slip, place)


def test_every_code_of_a_deck_has_its_slip() -> None:
    """No fault of the schema or of a whole deck goes without an example here or beside it."""
    shown = {slip.code for slip in (*DECK_SLIPS, *PLAN_SLIPS, *INJECT_SLIPS)} | {
        "D002",
        "D037",
        "D053",
        "D055",
        "D150",
        "S008",
    }
    assert {code for code in CODES if code[0] in "SD"} | {"S008"} == shown


def test_the_lake_itself_is_without_fault() -> None:
    """What the slips are made in is sound, warnings included."""
    diagnostics = Diagnostics()
    assert load_deck(LAKE, "lake_compact.yaml", "lake_compact", shipped_rules(), diagnostics) is not None
    assert len(diagnostics) == 0


def test_faults_of_different_stages_are_found_in_one_go() -> None:
    """Each of several slips gives its own fault, wherever the others stand."""
    chosen = [slip for slip in DECK_SLIPS if slip.new in {"camera: ¦asia", "draw: ¦3", "{¦calm: +4}", "        ¦pass:"}]
    text = LAKE
    for slip in chosen:
        text, _ = slipped(text, slip.old, slip.new)
    assert sorted(each.code for each in deck_errors(text)) == ["D010", "D022", "D036", "S004"]
