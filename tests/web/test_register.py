"""The register: every spelling finds its name, in the order of names, behind the wall."""

from collections.abc import Callable
from datetime import date
from functools import partial
from unicodedata import normalize

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import World
from workflows.authority import scopes
from workflows.foundation.spellings import composed, folded
from workflows.journal import walls
from workflows.people.models import Person
from workflows.web.questions import register, roads
from workflows.web.questions.sought import Sought

pytestmark = pytest.mark.django_db

ON = date(2024, 10, 25)
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = "aăâeêioôơuưy"
CONSONANTS = "bcdđghklmnpqrstvx"
LETTERS = [
    *(normalize("NFC", f"{vowel}{tone}") for vowel in VOWELS for tone in TONES),
    *CONSONANTS,
]
ROADS = [pytest.param(True, id="looking names up"), pytest.param(False, id="looking through")]


def bare(letter: str) -> str:
    """Return the letter of the keyboard under a Vietnamese one."""
    return "d" if letter == "đ" else normalize("NFD", letter)[0]


def found(name: str, *, many: bool, start: roads.Start | None = None, limit: int = 1000) -> list:
    """Return the names a road leads to, in its order."""
    sought = Sought(name)
    road = roads.Road(sought, [], {**sought.parameters, "on": ON}, limit=limit)
    with roads.chosen(many=many):
        way = road.by_name if many else road.through_own_people
        ids = way(start or roads.Start()).ids
    return [people[each] for each in ids]


people: dict = {}


def crowd(*names: str) -> World:
    """Make one unit with people of the names."""
    world = World()
    world.unit("Tỉnh", "province")
    world.unit("Chi bộ", "cell", under="Tỉnh")
    people.clear()
    for name in names:
        people[world.person(name, cell="Chi bộ").id] = name
    return world


@pytest.mark.parametrize("many", ROADS)
class TestEverySpelling:
    def test_of_every_letter_finds_its_name(self, many):
        crowd(*(f"Họ {letter.upper()}zz" for letter in LETTERS))

        lost = [
            (letter, form)
            for letter in LETTERS
            for form in (letter, letter.upper(), bare(letter), bare(letter).upper())
            for spelling in (normalize("NFC", form), normalize("NFD", form))
            if f"Họ {letter.upper()}zz" not in found(f"{spelling}zz", many=many)
        ]

        assert lost == []

    def test_puts_the_very_marks_first(self, many):
        crowd("Lê Ẩn", "Lê Án", "Lê An", "Lê Ân", "Trần Anh")

        assert found("an", many=many) == ["Lê An", "Trần Anh", "Lê Án", "Lê Ân", "Lê Ẩn"]
        assert found("ân", many=many)[0] == "Lê Ân"

    def test_finds_from_any_word_on(self, many):
        name = "Nguyễn Lê Thị Hồng Gấm"
        crowd(name, "Trần Nam")

        for sought in ("nguyen le", "Lê Thị", "thi hong gam", "HỒNG", "gam", name, "nguyen l"):
            assert found(sought, many=many) == [name]
        for sought in ("uyen", "nguyen thi", "gam nguyen", "%", "_", "nguyen le thi hong gam a"):
            assert found(sought, many=many) == []

    def test_finds_a_name_of_many_words_from_each_of_them_on(self, many):
        name = "Công Tằng Tôn Nữ Thị Hồng Ngọc Anh"
        crowd(name, "Trần An")

        for sought in (name, *name.split()[:-1], "ton nu thi hong ngoc a", "Hồng Ngọc", "ngoc anh"):
            assert found(sought, many=many) == [name]
        for sought in ("nu ngoc", "công anh", "nữ anh"):
            assert found(sought, many=many) == []

    def test_goes_on_behind_anybody(self, many):
        crowd("Lê An", "Võ An", "Lê Ân", "Trần Án", "Đỗ Bình", "An Anh")
        whole = found("an", many=many)

        for number in range(1, len(whole)):
            last = next(id_ for id_, name in people.items() if name == whole[number - 1])
            sought = Sought("an")
            start = roads.Road(sought, [], sought.parameters, limit=9).start(last)
            assert found("an", many=many, start=start) == whole[number:]


def test_both_roads_lead_to_the_same_people():
    families = ("Nguyễn", "Nguyên", "Trần", "Ngô", "Lê")
    middles = ("Văn", "Thị", "Thị Thu", "Ngọc")
    crowd(
        *(f"{one} {two} {three}" for one in families for two in middles for three in ("Na", "Ngà"))
    )

    for sought in ("n", "ng", "nguyen", "Nguyễn", "nguyen t", "nguyen thi", "van n", "thi thu nga"):
        assert found(sought, many=True) == found(sought, many=False)
        assert found(sought, many=True, limit=4) == found(sought, many=False, limit=4)


def test_whom_the_order_puts_first_is_not_missed_where_few_are_looked_through(monkeypatch):
    monkeypatch.setattr(roads, "LOOKED_THROUGH", 3)
    crowd(*(f"Lê Thị {given}" for given in ("An", "Anh", "Ba", "Nga")), "Thị Nga", "Thị Nga")

    assert found("Thị Ng", many=True, limit=2) == ["Lê Thị Nga", "Thị Nga"]
    assert found("thi ng", many=True, limit=2) == ["Lê Thị Nga", "Thị Nga"]


def run_of(name: str, beginning: int, length: int, ways: list[Callable[[str], str]]) -> str:
    """Return words of a name that follow each other, written in ways."""
    written = " ".join(name.split()[beginning : beginning + length])
    for way in ways:
        written = way(written)
    return written


def expected(sought: str) -> list[str]:
    """Return the names that hold the words, those of the very marks first, by the order alone."""
    very, plain = f" {composed(sought).lower()}", f" {folded(sought)}"
    keys = dict(Person.objects.values_list("id", "sort_key"))
    holding = [id_ for id_, name in people.items() if plain in f" {folded(name)}"]
    first = sorted(holding, key=lambda id_: (very not in f" {people[id_].lower()}", keys[id_], id_))
    return [people[id_] for id_ in first]


WORDS = (
    *("Công", "Tằng", "Tôn", "Nữ", "Thị", "Hồng", "Ngọc", "Anh", "Ánh", "Ấn"),
    *("Y", "H’Đen", "Niê", "Niệm", "Thi", "Nu", "An", "Cong"),
)
long_names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
spellings = st.lists(
    st.sampled_from([folded, str.upper, str.lower, partial(normalize, "NFD")]), max_size=3
)


@given(
    names=st.lists(long_names, min_size=1, max_size=6),
    beginning=st.integers(0, 11),
    length=st.integers(1, 12),
    ways=spellings,
)
def test_every_run_of_words_of_a_name_of_any_length_finds_it(names, beginning, length, ways):
    sought = run_of(names[0], beginning % len(names[0].split()), length, ways)

    with transaction.atomic():
        crowd(*names)
        told = [found(sought, many=many) for many in (True, False)]
        wanted = expected(sought)
        transaction.set_rollback(True)

    assert names[0] in wanted
    assert told == [wanted, wanted]


def a_province() -> World:
    """Make two cells with people of one name, one of them gone and one applying."""
    world = World()
    world.unit("Tỉnh", "province")
    world.unit("Một", "cell", under="Tỉnh")
    world.unit("Hai", "cell", under="Tỉnh")
    world.person("Lê An", cell="Một")
    world.person("Lê Bình", cell="Một", standing="probationary", since=date(2024, 3, 1))
    world.person("Lê Chi", cell="Hai", standing="former")
    world.person("Lê Dung", cell="Hai")
    return world


def seen(path: str) -> None:
    """Let the transaction see one path."""
    with connection.cursor() as cursor:
        for setting in (walls.CASES, walls.REGISTER):
            cursor.execute("SELECT set_config(%s, %s, true)", [setting, f"{{{path}}}"])


def names(**asked: object) -> list[str]:
    """Return the names of those who are listed."""
    listing = register.listed(register.Wanted(**{"name": "le", "on": ON} | asked))
    assert listing.total == len(listing.people)
    return [each.name for each in listing.people]


class TestFilters:
    def test_keep_to_the_standing_of_the_day(self):
        a_province()

        assert names(standing="probationary") == ["Lê Bình"]
        assert names(standing="probationary", on=date(2024, 2, 29)) == []
        assert names(name="", standing="former") == ["Lê Chi"]

    def test_keep_to_the_days_on_which_the_standing_began(self):
        a_province()

        assert names(since=date(2024, 3, 1)) == ["Lê Bình"]
        assert names(until=date(2024, 2, 29)) == ["Lê An", "Lê Chi", "Lê Dung"]

    def test_keep_to_a_unit_and_what_lies_below(self):
        world = a_province()

        assert names(unit=world.paths["Hai"]) == ["Lê Chi", "Lê Dung"]
        assert names(unit=world.paths["Tỉnh"], name="") == ["Lê An", "Lê Bình", "Lê Chi", "Lê Dung"]

    def test_leave_the_wall_as_it_was(self):
        world = a_province()
        seen(world.paths["Tỉnh"])

        names(unit=world.paths["Hai"])

        assert names() == ["Lê An", "Lê Bình", "Lê Chi", "Lê Dung"]


class TestTheWall:
    def test_shows_and_counts_nobody_beyond_it(self):
        world = a_province()
        seen(world.paths["Một"])

        assert names() == ["Lê An", "Lê Bình"]
        assert names(unit=world.paths["Hai"]) == []
        assert names(unit=world.paths["Tỉnh"]) == ["Lê An", "Lê Bình"]

    def test_answers_the_same_whoever_lives_beyond_it(self):
        world = a_province()
        seen(world.paths["Một"])
        before = register.listed(register.Wanted("le", ON))
        for number in range(40):
            world.person(f"Lê Văn {number}", cell="Hai")
        seen(world.paths["Một"])

        after = register.listed(register.Wanted("le", ON))

        assert after == before

    def test_begins_at_the_first_behind_somebody_who_is_not_seen(self):
        world = a_province()
        seen(world.paths["Một"])
        hidden = world.people["Lê Dung"].id

        listing = register.listed(register.Wanted("le", ON), after=hidden)

        assert [each.name for each in listing.people] == ["Lê An", "Lê Bình"]


def test_a_page_leads_to_the_next_and_counts_all_of_them():
    crowd(*(f"Lê Văn {number:02}" for number in range(70)))
    wanted = register.Wanted("lê", ON)

    first = register.listed(wanted)
    second = register.listed(wanted, after=first.people[-1].id)
    third = register.listed(wanted, after=second.people[-1].id)

    pages = [each.name for page in (first, second, third) for each in page.people]
    assert pages == [f"Lê Văn {number:02}" for number in range(70)]
    assert [page.more for page in (first, second, third)] == [True, True, False]
    assert {page.total for page in (first, second, third)} == {70}


def test_a_reader_of_many_units_is_told_apart():
    a_province()

    assert scopes.sees_units(3)
    assert not scopes.sees_units(7)
    assert transaction.get_connection().in_atomic_block
