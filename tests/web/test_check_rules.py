"""The rule pack is proved together with the words that pages have for it."""

from io import StringIO
from shutil import copytree

import pytest
from django.core.management import CommandError, call_command

from workflows.authority import law


@pytest.fixture
def pack(tmp_path, settings):
    """Let the product run under a copy of the rule pack that may be changed."""
    [central, *_] = settings.RULE_PACKS
    copied = copytree(central, tmp_path / "cpv")
    settings.RULE_PACKS = [copied]
    law.pack.cache_clear()
    yield copied
    law.pack.cache_clear()


def faults():
    """Return the faults that the command prints."""
    told = StringIO()
    with pytest.raises(CommandError):
        call_command("check_rules", stdout=StringIO(), stderr=told)
    return told.getvalue().splitlines()


def test_the_pack_has_words_for_everything(pack):
    call_command("check_rules", stdout=StringIO(), stderr=StringIO())


def test_a_file_of_parameters_that_no_page_can_title_is_named(pack):
    (pack / "parameters/clocks.yaml").rename(pack / "parameters/alarms.yaml")

    assert faults() == ["alarms: the rule book has no title for a file of this name"]


def test_a_code_that_no_page_has_a_word_for_is_named_with_its_rule(pack):
    page = pack / "parameters/votes.yaml"
    written = page.read_text(encoding="utf-8")
    page.write_text(
        written.replace("[temporary_transfer_out, exempted]", "[on_leave, exempted]"),
        encoding="utf-8",
    )

    assert any("no page has a word for “on_leave”" in fault for fault in faults())
