"""`wargame verify`: whether a session's log is whole and true, from its file alone."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wargame.cli.chosen import session_errors
from wargame.cli.exits import SHORT
from wargame.deck.diagnostics import clean
from wargame.store.errors import DamagedError
from wargame.store.session_file import SessionFile
from wargame.workspace.folders import find_workspace
from wargame.workspace.rule_files import load_rules

if TYPE_CHECKING:
    from wargame.live.retracing import Finding
    from wargame.live.verification import Report

EXAMPLES = """\
\b
Examples:
  wargame verify sessions/2026-11-22-first_look.wargame
  wargame verify mail.wargame --head 5ed07b81a411
                          also: is this the log whose head was noted then?
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--head", "noted", metavar="HASH", help="A head that was noted earlier, or its first 8 characters or more."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, file: Path, noted: str | None, as_json: bool) -> None:
    """Check a session: the file, the chain of its records, dice, deals, rulings and every sum.

    Exits 0 and says the head if all is well; names each false record and exits 1 if not. The chain shows a change to
    whoever noted a head; without one it shows that nothing was changed by accident.
    """
    from wargame.live.retracing import Finding
    from wargame.live.verification import Report, verify

    rules = load_rules(find_workspace(Path.cwd())).rules
    with session_errors():
        try:
            with SessionFile.read_only(file) as session:
                report = verify(session, rules, noted)
        except DamagedError as error:
            report = Report(0, "", (Finding(0, str(error)),), (), ())
    if as_json:
        click.echo(json.dumps(_data(report), indent=2))
    else:
        for line in _lines(report):
            click.echo(clean(line))
    if report.faults:
        ctx.exit(SHORT)


def _lines(report: "Report") -> Iterator[str]:
    """Yield what was found: faults, what was not checked, then the verdict."""
    yield from (f"{_place(fault)}: {fault.what}" for fault in report.faults)
    yield from _not_rerun(report.not_rerun)
    yield from report.notes
    if report.faults:
        yield f"{len(report.faults)} fault{'s' * (len(report.faults) != 1)} in {report.records} records"
    else:
        yield f"ok: {report.records} records, head {report.head}"


def _place(fault: "Finding") -> str:
    return f"record {fault.seq}" if fault.seq else "file"


def _not_rerun(found: "Sequence[Finding]") -> Iterator[str]:
    """Yield a line for each reason why rulings were not re-run."""
    for why in dict.fromkeys(finding.what for finding in found):
        records = [str(finding.seq) for finding in found if finding.what == why]
        yield f"not re-run, record {', '.join(records)}: {why}"


def _data(report: "Report") -> dict[str, object]:
    """Return the report for programs."""
    return {
        "ok": not report.faults,
        "head": report.head,
        "records": report.records,
        "faults": [fault._asdict() for fault in report.faults],
        "not_rerun": [finding._asdict() for finding in report.not_rerun],
        "notes": list(report.notes),
    }
