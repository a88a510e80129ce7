"""Memory in large pages: pieces begin with a line, hold nothing, and none lies in another."""

from array import array
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from tests.small_decks import lake
from wargame.engine.program import Course
from wargame.lab.compiled_structures import Laid
from wargame.lab.room import LINE, Bytes, Room, zeros_from
from wargame.lab.trials import blank_sheet, blank_tally

COURSE = Course(4, 1, (), ())


@given(sizes=st.lists(st.integers(1, 3 << 20), min_size=1, max_size=12))
def test_pieces_lie_apart(sizes: list[int]) -> None:
    """However large they are, and however many chunks they take."""
    room = Room()
    pieces = [room.cut(size) for size in sizes]
    for number, piece in enumerate(pieces, 1):
        assert len(piece) == sizes[number - 1]
        assert not piece.any()
        assert piece.ctypes.data % LINE == 0
        piece[:] = number
    assert all((piece == number).all() for number, piece in enumerate(pieces, 1))


def test_threads_share_a_room() -> None:
    """None gets what another has."""
    room = Room()

    def cut(number: int) -> list[Bytes]:
        pieces = [room.cut(5000) for _ in range(200)]
        for piece in pieces:
            piece[:] = number
        return pieces

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(cut, range(8)))
    assert all((piece == number).all() for number, pieces in enumerate(found) for piece in pieces)


def test_zeros_begin_where_they_should() -> None:
    """At a multiple of the step."""
    assert zeros_from(100, 4096).ctypes.data % 4096 == 0
    assert len(zeros_from(100, 4096)) == 100


def test_counts_are_taken_once() -> None:
    """In the types in which they are added up; what is counted after that begins at zero."""
    blank = blank_tally(lake(), COURSE)
    laid = Laid(blank, Room())
    laid.parts["spread"][3] = 7
    laid.parts["met"][0] = 1 << 40
    taken = laid.taken()
    assert (taken.spread[3], taken.met[0]) == (7, 1 << 40)
    assert [part.typecode for part in taken] == [part.typecode for part in blank if isinstance(part, array)]
    assert laid.taken() == blank


def test_what_is_put_stays_where_it_is() -> None:
    """Rows are written into an array of the caller's, in a room too."""
    sheet, rows = Laid(blank_sheet(lake(), COURSE, 0), Room()), array("q", [0, 0])
    sheet.put("rows", rows)
    assert sheet.parts["rows"] is rows
