"""Two gauges and twenty-four tracks of the flagship deck after two turns, as a table."""

from collections.abc import Iterator

from wargame.session.view import Track

_GAUGES = """
obstacles | Obstacles to testing the line | Obstacles | 54 54 51 | open field | every step is costly | low
regional_stability | Regional stability | Stability | 46 45 41 | crisis | durable calm | low
"""
_TRACKS = """
# The West
west_attention | Western attention | Attention | 46 43 39 | off the agenda | a standing top item | low
ukraine_burden | The Ukraine mission's burden | Ukraine burden | 40 44 56 | no mission | all means tied | high
force_pool | Free forces in Europe | Free forces | 45 44 36 | nothing left to send | ample free units | low
nato_cohesion | Unity in the Alliance | NATO unity | 62 63 63 | open split | any text passes | low
us_commitment | US commitment to KFOR | US commitment | 58 58 58 | leaves KFOR | raises its share | low
allied_publics | Support among allied publics | Allied publics | 52 52 50 | want troops home | back missions | low
eu_cohesion | Unity in the Union | EU unity | 55 56 55 | vetoes everywhere | one voice | low
# Kosovo and the north
kfor_posture | KFOR's presence | KFOR presence | 60 61 60 | 1,000 soldiers | 7,000 soldiers | low
kfor_reserve | KFOR's reserve | KFOR reserve | 60 62 62 | none within thirty days | two battalions at seven days | low
north_tension | Tension in the north | North tension | 55 57 71 | ordinary life | daily violence | high
serb_community | Trust in the Serb communities | Serb trust | 35 34 31 | fear and exit | safe and taking part | low
ksf_capability | Capability of the KSF | KSF | 30 30 32 | civil protection only | full brigade-size force | none
kosovo_support | Support for Kosovo among allies | Kosovo support | 50 53 53 | isolated | firm support | low
kosovo_legit | Consent at home in Kosovo | Kosovo consent | 50 49 48 | no government | broad consent | low
# Serbia and Russia
serbia_assertiveness | Serbia's assertiveness | Assertiveness | 48 48 52 | fully cooperative | ready for force | high
serbia_posture | Serbia's posture near the line | Posture | 32 32 34 | zone empty | 14,000 near the line | high
serbia_legit | Consent at home in Serbia | Serbia consent | 42 43 43 | government falls | broad consent | low
russia_influence | Russia's influence in the region | Russian reach | 50 51 52 | marginal | decisive | none
russia_bandwidth | Russia's free means | Russian means | 35 35 36 | all absorbed by the war | free means | none
# The wider region
eu_accession | The road to the Union | EU road | 45 45 46 | frozen | dates for all | low
dialogue | The Belgrade-Pristina dialogue | Dialogue | 30 29 28 | broken off | agreements carried out | low
nato_enlargement | The Alliance's open door | NATO door | 38 38 37 | door shut | accession under way | none
info_resilience | Strength of verified news | Verified news | 42 42 42 | any story wins | verified news wins | low
bosnia_stability | Stability in Bosnia and Herzegovina | Bosnia | 45 45 44 | state collapse | settled | low
"""


def tracks(estimated: str = "serbia_assertiveness") -> tuple[Track, ...]:
    """Return gauges and tracks; the seat sees only an estimate of one of them."""
    return (*_rows(_GAUGES, estimated, gauge=True), *_rows(_TRACKS, estimated, gauge=False))


def _rows(table: str, estimated: str, *, gauge: bool) -> Iterator[Track]:
    group = ""
    for row in table.strip().split("\n"):
        if row.startswith("# "):
            group = row[2:]
            continue
        name, title, short, history, low, high, alarm = row.split(" | ")
        values = tuple(int(value) for value in history.split())
        yield Track.model_validate(
            {
                "id": name,
                "title": title,
                "short": short,
                "value": values[-1],
                "delta": values[-1] - values[-2],
                "history": values,
                "low": low,
                "high": high,
                "gauge": gauge,
                "estimate": name == estimated,
                "group": group,
                "alarm": alarm,
            }
        )
