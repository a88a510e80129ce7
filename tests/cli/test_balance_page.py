"""The page of a balance: whole by itself, the deck's words as words, and pictures that say what the figures say."""

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.small_decks import compiled, lake, lake_data
from wargame.cli import main
from wargame.cli.balance_page import balance_page
from wargame.cli.page_charts import NARROWEST, difference, fan, scale, share_bar
from wargame.cli.page_markup import Markup, element, joined
from wargame.engine.program import Course
from wargame.lab.balance import balance_of
from wargame.lab.findings import Finding
from wargame.lab.intervals import Estimate, share
from wargame.lab.trials import interpreted

NASTY = "<script>alert(1)</script>\"'&<b>]]>-->"


class Page(HTMLParser):
    """Reads a page: its elements, the values of its attributes, its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += data


def nasty_page() -> str:
    """Return the page of a deck whose every title tries to be markup."""
    data = lake_data()

    def spoil(part: object) -> None:
        if isinstance(part, dict):
            for key, value in part.items():
                if key in {"title", "short", "group"} and isinstance(value, str):
                    part[key] = f"{NASTY} {value}"
                spoil(value)

    spoil(data)
    deck, course = compiled(data), Course(4, 2, (), ())
    balance = balance_of(deck, course, interpreted(deck, course, 3)(range(30)).tally, 3)
    return balance_page(balance, [Finding("card", NASTY, 1.0)])


def test_no_text_of_a_deck_becomes_markup() -> None:
    """Titles that try to be elements and attributes are shown as they are written."""
    page = Page(nasty_page())
    assert not page.elements & {"script", "b", "img", "iframe", "object", "link"}
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert page.text.count("alert(1)") > 20


def test_a_page_needs_nothing() -> None:
    """It loads nothing, runs nothing, and says so to the browser."""
    page = Page(nasty_page())
    links = [value or "" for name, value in page.attributes if name in {"href", "src", "action"}]
    assert all(link.startswith("#") for link in links)
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes
    assert "url(" not in nasty_page()
    assert "@import" not in nasty_page()


@given(st.text())
def test_any_text_stays_text(text: str) -> None:
    """Whatever a text is, in an element and in an attribute, it comes out as a text."""
    page = Page(element("p", text, joined(text, element("b", text)), title=text))
    assert page.elements == {"p", "b"}
    assert [name for name, _ in page.attributes] == ["title"]


def test_markup_that_is_joined_to_text_is_text() -> None:
    """Only what the builder made is markup; put together by hand it is escaped again."""
    assert joined(element("b", "x") + "<i>") == "&lt;b&gt;x&lt;/b&gt;&lt;i&gt;"
    assert not isinstance(element("b", "x") + "", Markup)


@settings(max_examples=40)
@given(
    st.lists(st.lists(st.integers(-200, 1200), min_size=5, max_size=5).map(sorted), min_size=1, max_size=30),
    st.integers(-100, 0),
    st.integers(1, 1000),
)
def test_a_fan_stays_inside_its_picture(quantiles: list[list[int]], low: int, high: int) -> None:
    """Every point of a fan lies in its view, and the picture is well-formed."""
    picture = ET.fromstring(fan("A & B", quantiles, low, high))
    width, height = (float(each) for each in picture.attrib["viewBox"].split()[2:])
    for shape in [*picture.iter("polygon"), *picture.iter("polyline")]:
        for point in shape.attrib["points"].split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= width
            assert 0 <= y <= height


@given(st.lists(st.integers(0, 100), min_size=1), st.just(0), st.just(100))
def test_a_scale_holds_its_points(points: list[int], low: int, high: int) -> None:
    """A scale holds all points, never leaves the track's own, and is wide enough to be judged."""
    bottom, top = scale(points, low, high)
    assert low <= bottom <= min(points) <= max(points) <= top <= high
    assert top - bottom >= NARROWEST // 2


def test_pictures_say_their_figures() -> None:
    """A bar is as long as its share, and a difference lies on its side of nothing."""
    bar = ET.fromstring(share_bar(share(25, 100), (0.3, 0.6)))
    widths = {rect.attrib["class"]: float(rect.attrib["width"]) for rect in bar.iter("rect")}
    assert widths == {"ground": 160, "aim": 48, "bar": 40}
    worse = ET.fromstring(difference(Estimate(-0.5, 0.1), 1.0))
    (dot,) = worse.iter("circle")
    assert (dot.attrib["cx"], dot.attrib["class"]) == ("42.0", "worse")
    unsure = ET.fromstring(difference(Estimate(-0.5, 0.1), 1.0, is_real=False))
    assert [dot.attrib["class"] for dot in unsure.iter("circle")] == ["unsure"]


@pytest.mark.usefixtures("lake")
def test_a_page_is_written_beside_the_terminals_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--html` writes the page and says where; a place that can't be written is refused in a sentence."""
    path = tmp_path / "balance.html"
    run = ["simulate", "lake_compact", "-n", "20", "--engine", "python", "--workers", "1", "--html"]
    assert main([*run, str(path)]) == 0
    out, err = capsys.readouterr()
    assert "The lake compact: 20 sessions" in out
    assert f"Written: {path}" in err
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"<h2>([^<]+)</h2>", text)[:3] == ["What stands out", "Objectives", "Tracks and gauges"]
    assert main([*run, str(tmp_path / "nowhere" / "x.html")]) == 3
    assert "can't be written: No such file or directory." in capsys.readouterr().err


def test_a_page_says_whose_orders_they_were() -> None:
    """With other orders than chance the page warns of what a response's worth then means."""
    deck, course = lake(), Course(2, 2, (), ())
    tally = interpreted(deck, course, 3)(range(10)).tally
    by_chance, greedy = (balance_of(deck, course, tally, 3, *orders) for orders in ((), ("greedy orders",)))
    assert "Every seat orders by chance" in balance_page(by_chance, [])
    assert "10 sessions with greedy orders" in balance_page(greedy, [])
    assert "Not all seats order by chance" in balance_page(greedy, [])
