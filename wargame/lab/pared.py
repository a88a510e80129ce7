"""A program without what it never looks back at: sessions that are only counted need not keep it."""

from wargame.engine.expression_code import HAS_ORDERED, ORDERED
from wargame.engine.program import Program


def pared(program: Program) -> Program:
    """Return the program so that it keeps no history without links, and no tags if no condition asks for any."""
    if len(program.drift.link_from) == 0:
        program = program._replace(drift=program.drift._replace(rows=0))
    if {ORDERED, HAS_ORDERED}.isdisjoint(program.pool.code[::2]):
        nothing_secret = program.sight._replace(secret_starts=(0,) * len(program.sight.secret_starts), secret_tag=())
        program = program._replace(sight=nothing_secret, tags=0)
    return program
