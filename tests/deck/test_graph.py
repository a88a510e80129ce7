"""What leads where: unlocks, follow-ups, and conditions about cards and facts, found in the small deck."""

from tests.small_decks import compiled, lake, lake_data
from wargame.deck.graph import Leads, leads


def test_what_leads_where_in_the_lake_deck() -> None:
    """Coming unlocks and queues; nothing else leads anywhere."""
    assert leads(lake()) == (
        Leads("dry_spring", "dam_leaks", "unlocks", ""),
        Leads("dam_leaks", "council", "queues", ""),
    )


def test_outcomes_and_conditions_lead_too() -> None:
    """An outcome leads by its response; a condition leads from the card it names, and from those that make its fact."""
    data = lake_data()
    share = data["cards"]["dry_spring"]["responses"]["belmar"]["share"]
    share["outcomes"]["success"]["unlocks"] = ["festival"]
    data["cards"]["festival"]["when"] = "drawn('boat_race') and not compact"
    found = leads(compiled(data))
    assert Leads("dry_spring", "festival", "unlocks", "Share the mill pond") in found
    assert Leads("boat_race", "festival", "allows", "") in found
    assert Leads("council", "festival", "allows", "A compact is signed") in found
    assert len(set(found)) == len(found)
