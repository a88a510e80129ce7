"""What a rule may ask people, how the answers are named, and which asks are refused."""

from collections.abc import Mapping

import pytest

from wargame.rulebook import FAILURE, SUCCESS, Ask, Dice, Ints, Ruling, rule
from wargame.rulebook.declaration import Body

STAKE = Ask("How much do you stake?", "actor", low=0, high=2, default=0, secret=True)
VOTE = Ask("Yes or no?", "others", low=0, high=1, default=1, secret=False, words=("no", "yes"))
BID = Ask("How much do you add?", "entrants", low=0, high=5, default=0, secret=True)


@rule(title="Vote", bands=(SUCCESS, FAILURE), asks={"votes": VOTE, "stake": STAKE})
def put_to_vote(dice: Dice, need: int, votes: Ints = (), stake: int = 0) -> Ruling:
    """Count the votes and the stake."""
    total = sum(votes) + stake
    return Ruling(SUCCESS if total >= need else FAILURE, total - need, total)


def act(dice: Dice, need: int, votes: Ints = (), stake: int = 0, modifier: int = 0) -> Ruling:
    """Take parameters of each kind."""
    return Ruling(SUCCESS, need + sum(votes) + stake + modifier, 0)


def compete(dice: Dice, entries: Ints, me: int, bids: Ints = (), stake: int = 0) -> Ruling:
    """Take the parameters of a contest."""
    return Ruling(SUCCESS, entries[me] + sum(bids) + stake, 0)


def declare(function: Body, asks: Mapping[str, Ask], *, contest: bool = False) -> None:
    """Declare a function to be a rule with these asks."""
    rule(title="Try", bands=(SUCCESS,), contest=contest, asks=asks)(function)


def test_a_rule_tells_what_it_asks() -> None:
    """The asks are kept by parameter, in order, and can't be changed."""
    assert list(put_to_vote.asks) == ["votes", "stake"]
    assert put_to_vote.asks["votes"] == VOTE
    with pytest.raises(TypeError):
        put_to_vote.asks["stake"] = VOTE  # type: ignore[index]


def test_a_rule_that_asks_nothing_says_so() -> None:
    """Without asks there is an empty mapping."""

    @rule(title="Mute", bands=(SUCCESS,))
    def mute(dice: Dice) -> Ruling:
        return Ruling(SUCCESS, 0, 0)

    assert mute.asks == {}


def test_asked_parameters_can_be_left_out_and_fixed() -> None:
    """Where nobody is asked the signature's default stands; a value that is given stands instead."""
    assert put_to_vote.bind({"need": 2}) == (2, (), 0)
    assert put_to_vote.bind({"need": 2, "votes": [1, 0], "stake": 2}) == (2, (1, 0), 2)


def test_answers_have_names() -> None:
    """The words are those of the answers from low to high; an ask without words names none."""
    assert VOTE.names() == ("no", "yes")
    assert STAKE.names() == ()
    assert STAKE.names(3) == ()


def test_several_sets_of_names_are_never_mixed() -> None:
    """With several sets the chosen one is given whole; a number beyond them means the nearest."""
    ask = VOTE._replace(words=("no", "yes", "jo", "po"), words_by="language")
    assert [ask.names(chosen) for chosen in (-1, 0, 1, 2)] == [("no", "yes"), ("no", "yes"), ("jo", "po"), ("jo", "po")]


def test_every_kind_of_ask_is_taken() -> None:
    """The actor fills an int, others and all fill Ints, and in a contest the entrants do."""
    declare(act, {"votes": VOTE, "stake": STAKE})
    declare(act, {"votes": VOTE._replace(who="all")})
    declare(act, {"votes": VOTE._replace(words=("no", "yes") * 3, words_by="need", optional=True)})
    declare(compete, {"bids": BID}, contest=True)
    declare(compete, {"bids": BID._replace(who="all")}, contest=True)


@pytest.mark.parametrize(
    ("name", "ask", "reason"),
    [
        ("vote", VOTE, "'vote', which is no parameter that people can fill; it has need, votes, stake"),
        ("modifier", STAKE, "'modifier', which is no parameter that people can fill; it has need, votes, stake"),
        ("stake", STAKE._replace(title=" "), "'stake' without a question as its title"),
        ("stake", STAKE._replace(who="me"), "'stake' that is put to 'me' and not to actor, others, all, entrants"),
        ("votes", BID, "'votes' that is put to 'entrants', which only a contest has"),
        ("stake", STAKE._replace(default=3), r"'stake' with the default 3, which isn't within 0\.\.2"),
        ("stake", STAKE._replace(low=3), r"'stake' with the default 0, which isn't within 3\.\.2"),
        (
            "stake",
            STAKE._replace(high=2.5),  # type: ignore[arg-type]
            r"'stake' whose low, high and default are 0, 2\.5 and 0, and not three ints",
        ),
        ("votes", VOTE._replace(words=("no",)), "'votes' with 1 words for 2 answers"),
        ("votes", VOTE._replace(words=("no", " ")), r"'votes' whose words are \('no', ' '\), and not a tuple of words"),
        ("votes", VOTE._replace(words="no"), "'votes' whose words are 'no', and not a tuple of words"),  # type: ignore[arg-type]
        (
            "votes",
            VOTE._replace(words=("no",), words_by="need"),
            "'votes' with 1 words, which is no number of sets of 2",
        ),
        ("votes", VOTE._replace(words=(), words_by="need"), "'votes' with 0 words, which is no number of sets of 2"),
        ("votes", VOTE._replace(words_by="votes"), "'votes' whose words go by 'votes', which is no `int` parameter"),
        ("votes", VOTE._replace(words_by="tongue"), "'votes' whose words go by 'tongue', which is no `int` parameter"),
        (
            "votes",
            STAKE,
            "'votes' that is put to 'actor', which fills it with one number: annotate it `int`",
        ),
        (
            "stake",
            VOTE,
            "'stake' that is put to 'others', which fills it with one number per team: annotate it `Ints`",
        ),
        ("need", STAKE, "'need' without a default in the signature; the rule must work where nobody is asked"),
        ("stake", STAKE._replace(default=1), "'stake' with the default 1, but the signature says 0"),
        ("stake", (0, 2), r"'stake' that is \(0, 2\) and no Ask"),
    ],
)
def test_asks_that_cannot_be_put_are_refused(name: str, ask: Ask, reason: str) -> None:
    """The error names the rule and the parameter and says what is wrong."""
    with pytest.raises(TypeError, match=rf"^the rule act has an ask for {reason}$"):
        declare(act, {name: ask})


@pytest.mark.parametrize("ask", [STAKE, STAKE._replace(who="others")])
def test_a_contest_asks_for_all_its_orders_at_once(ask: Ask) -> None:
    """One order's own answers would give each entrant a throw of its own, so a contest can't ask for them."""
    with pytest.raises(TypeError, match=r"but a contest has one throw for all its orders; ask 'entrants' or 'all'$"):
        declare(compete, {"stake": ask}, contest=True)
