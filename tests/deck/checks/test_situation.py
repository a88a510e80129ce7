"""Checks of the situation and of what teams want: facts, counters, names, tracks, objectives."""

import pytest

from tests.deck.checks.marked import Finding, assert_found, assert_silent, changed, found_in

ASK_TREATY = ("          when: not treaty\n", "")
SIGN_TREATY = ("trust: +4, treaty: true", "trust: +4")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            changed(("  treaty:", "  «treaty»:"), ASK_TREATY),
            (
                "C020",
                "`treaty` is established, but nothing asks about it",
                "let a condition or a modifier hang on it, or take it out",
            ),
        ),
        (
            changed(("  treaty:", "  «treaty»:"), SIGN_TREATY),
            (
                "C021",
                "`treaty` is read, but nothing establishes it",
                "add `treaty: true` to the effects of an outcome",
            ),
        ),
        (
            changed(("  treaty:", "  «treaty»:"), ("treaty: true", "treaty: false")),
            (
                "C021",
                "`treaty` is read, but nothing establishes it",
                "add `treaty: true` to the effects of an outcome",
            ),
        ),
        (
            changed(
                ("facts:\n", "counters:\n  «visits»: {title: Visits}\nfacts:\n"),
                ("treaty: true", "visits: +1, treaty: true"),
            ),
            (
                "C022",
                "`visits` is counted, but nothing asks about it and nobody may see it",
                "let something hang on it, show it, or take it out",
            ),
        ),
        (
            changed(
                ("facts:\n", "counters:\n  «visits»: {title: Visits}\nfacts:\n"),
                ("add: mod(trust), why", "add: mod(trust), when: visits > 2, why"),
            ),
            ("C023", "`visits` is read, but nothing changes it", "add `visits: +1` to the effects of an outcome"),
        ),
    ],
)
def test_half_of_a_fact(text: str, expected: Finding) -> None:
    """A fact or counter that is only changed or only read is shown where it is defined."""
    assert_found(text, expected)


def test_whole_facts_and_counters() -> None:
    """A fact for some turns is established; a counter that teams may see needs no reader; a text reads too."""
    assert_silent(changed(("treaty: true", "treaty: {turns: 2}")))
    counted = ("treaty: true", "visits: +1, treaty: true")
    assert_silent(changed(("facts:\n", "counters:\n  visits: {title: Visits, visible: all}\nfacts:\n"), counted))
    told = ("Both towns row.", '"Both towns row, the {visits}th time."')
    assert_silent(changed(("facts:\n", "counters:\n  visits: {title: Visits}\nfacts:\n"), counted, told))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (changed(("scales:\n", "scales:\n  «late»: [[0, 1]]\n")), "scale"),
        (changed(("sources:\n", "sources:\n  «late»: {title: L, as_of: 2025-01}\n")), "source"),
        (
            changed(("teams:\n", "map: {camera: europe, places: {«late»: {title: L, at: [1, 1]}}}\nteams:\n")),
            "place",
        ),
        (changed(("facts:\n", "draws: {«late»: {title: L, values: {a: 1, b: 1}}}\nfacts:\n")), "draw"),
        (changed(("facts:\n", "facts:\n  «late»: {title: L}\n")), "fact"),
        (changed(("facts:\n", "counters: {«late»: {title: L}}\nfacts:\n")), "counter"),
        (changed(("facts:\n", "gauges: {«late»: {title: L, value: trade, visible: none}}\nfacts:\n")), "gauge"),
        (changed(("facts:\n", "peaks: {«late»: {title: L, of: trade, keep: max, visible: none}}\nfacts:\n")), "peak"),
        (changed(("    resources:\n", "    resources:\n      «late»: {title: L, start: 1}\n")), "resource"),
        (changed(("facts:\n", "tables: {«late»: {columns: [a], rows: {b: [1]}}}\nfacts:\n")), "table"),
    ],
)
def test_a_name_that_nothing_uses(text: str, kind: str) -> None:
    """What is defined and used nowhere is shown where it is defined."""
    assert_found(text, ("C024", f"the {kind} `late` is never used", "use it, or take it out"))


def test_names_that_something_uses() -> None:
    """A source that a link cites, a place of a card, a draw that a condition reads: all are used."""
    link = "links: [{from: trade, to: trust, weight: 1, why: Trade, source: [late]}]\nfacts:\n"
    assert_silent(changed(("sources:\n", "sources:\n  late: {title: L, as_of: 2025-01}\n"), ("facts:\n", link)))
    places = ("teams:\n", "map: {camera: europe, places: {quay: {title: Q, at: [1, 1]}}}\nteams:\n")
    assert_silent(changed(places, ("    locked: true\n", "    locked: true\n    place: quay\n")))
    draw = ("facts:\n", "draws: {slip: {title: Slip, values: {a: 1, b: 1}}}\nfacts:\n")
    assert_silent(changed(draw, ("add: mod(trust), why", "add: mod(trust), when: slip == slip.a, why")))


def test_tracks_that_nobody_sees() -> None:
    """A track that no team is told is shown at `visible`; one that is told with an error is not."""
    hidden = "trust: {title: Trust, start: 45, visible: «none»}"
    hint = "list the teams that may, or add `noise: 5` to tell it roughly"
    assert_found(changed(("trust: {title: Trust, start: 45}", hidden)), ("C025", "no team may see `trust`", hint))
    assert_silent(
        changed(("trust: {title: Trust, start: 45}", "trust: {title: T, start: 45, visible: none, noise: 5}"))
    )
    assert_silent(changed(("trust: {title: Trust, start: 45}", "trust: {title: T, start: 45, visible: [south]}")))


def test_noise_that_nobody_hears() -> None:
    """Noise on a track that every team sees as it is changes nothing."""
    noisy = "trust: {title: Trust, start: 45, «noise»: 5}"
    said = "every team sees `trust` as it is, so its noise changes nothing"
    hint = "leave `noise` out, or let `visible` name the teams that see it as it is"
    assert_found(changed(("trust: {title: Trust, start: 45}", noisy)), ("C027", said, hint))


STILL = "  «depth»: {title: Depth, start: 5}\nfacts:\n"


def test_tracks_that_nothing_moves() -> None:
    """A track without effect, link or trend is shown; homing alone moves nothing."""
    hint = "add `depth: +4` to the effects of an outcome, or a link that leads to it"
    for keys in ("", ", homing: 0.5", ", trend: 2, cap: 0"):
        still = STILL.replace("start: 5", f"start: 5{keys}")
        assert_found(changed(("facts:\n", still)), ("C026", "nothing moves `depth`: it stays at 5", hint))


@pytest.mark.parametrize(
    "how",
    [
        ("start: 5}\n", "start: 5, trend: 0.1}\n"),
        ("facts:\n", "links: [{from: trade, to: depth, weight: 0.1, why: Wash}]\nfacts:\n"),
    ],
)
def test_tracks_that_drift(how: tuple[str, str]) -> None:
    """A trend moves a track, and so does a link from one that moves."""
    assert_silent(changed(("facts:\n", STILL.replace("«", "").replace("»", "").replace(*how))))


BUSY = "met: trade >= 55"


@pytest.mark.parametrize(
    ("met", "code", "said", "advice"),
    [
        ("trade >= 105", "C031", "the objective `busy` can never be met", "`trade` lies between 50 and 100"),
        ("trust > 100", "C031", "the objective `busy` can never be met", "`trust` lies between 0 and 100"),
        ("trade >= 50", "C031", "the objective `busy` is always met", "`trade` lies between 50 and 100"),
        ("true", "C031", "the objective `busy` is always met", ""),
    ],
)
def test_an_objective_that_is_decided(met: str, code: str, said: str, advice: str) -> None:
    """An objective that no play decides is shown at its condition, with how far what it asks about can get."""
    assert_found(changed((BUSY, f"met: «{met}»")), (code, said, advice))


def test_an_objective_that_nothing_moves() -> None:
    """An objective about a track that stays where it starts is shown beside the track, through a gauge too."""
    gauge = "gauges: {deep: {title: Deep, value: depth * 2}}\nfacts:\n"
    track = ("facts:\n", STILL.replace("facts:\n", gauge))
    text = changed((BUSY, "met: «deep >= 12»"), track)
    assert_found(
        text,
        ("C030", "nothing can move the objective `busy`", "`deep` stays at 10"),
        (
            "C026",
            "nothing moves `depth`: it stays at 5",
            "add `depth: +4` to the effects of an outcome, or a link that leads to it",
        ),
    )


@pytest.mark.parametrize(
    "met",
    [
        "trade >= 100",
        "drawn('race') and trade > 60",
        "\"has_ordered('south', 'help') and trade > 60\"",
        "north.coin > 3",
        "treaty",
        "trade > 60 and turn > 2",
    ],
)
def test_an_objective_that_play_decides(met: str) -> None:
    """What play can bring about or prevent is an objective."""
    assert_silent(changed((BUSY, f"met: {met}")))


def test_what_is_met_from_the_start_is_a_note() -> None:
    """A shared objective that holds at STARTEX, or all that a team openly wants, is a note and no warning."""
    shared = "shared_objectives: {peace: {title: Peace, met: trust >= 40}}\ntracks:\n"
    found = found_in(changed((BUSY, "met: trade >= 50 and trust > 40"), ("tracks:\n", shared)))
    assert [(each.code, each.severity, each.message) for each in found] == [
        ("C032", "note", "all that `north` openly wants is met at STARTEX"),
        ("C032", "note", "the shared objective `peace` is met at STARTEX"),
    ]


def secrets(draw: str, *names: str) -> str:
    """Return the harbour with secret objectives of the north."""
    listed = "".join(f"      {name}: {{title: {name}, met: trust >= 60}}\n" for name in names)
    return changed(("  south:\n    title", f"    secret_objectives:\n      draw: {draw}\n{listed}  south:\n    title"))


def test_a_draw_of_secrets_that_decides_nothing() -> None:
    """Drawing all secret objectives, or none, is shown at `draw`."""
    assert_found(
        secrets("«2»", "one", "two"),
        ("C033", "all 2 secret objectives of `north` are always drawn", "list more than 2, or draw fewer"),
    )
    assert_found(
        secrets("«1»", "one"), ("C033", "the one secret objective of `north` is always drawn", "list a second one")
    )
    assert_found(
        secrets("«0»", "one", "two"),
        ("C033", "none of the secret objectives of `north` is ever drawn", "draw one or more"),
    )
    assert_silent(secrets("1", "one", "two"))
