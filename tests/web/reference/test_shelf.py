"""The reference on its shelf: written once, then told apart from what is stale."""

import pytest
from django.core.management import CommandError, call_command

from workflows.web.reference import shelf
from workflows.web.reference.markdown import Page, table

PAGES = [Page("acts.md", "# Acts\n"), Page("procedures/admission.md", "# Admission\n")]


class TestWrite:
    def test_makes_every_page_and_names_it(self, tmp_path):
        changed = shelf.write(PAGES, tmp_path)

        assert changed == ["acts.md", "procedures/admission.md"]
        assert (tmp_path / "procedures/admission.md").read_text() == "# Admission\n"

    def test_changes_nothing_the_second_time(self, tmp_path):
        shelf.write(PAGES, tmp_path)

        assert shelf.write(PAGES, tmp_path) == []

    def test_takes_away_a_page_that_nothing_writes_any_more(self, tmp_path):
        (tmp_path / "old.md").write_text("# Old\n")

        shelf.write(PAGES, tmp_path)

        assert not (tmp_path / "old.md").exists()


class TestStale:
    def test_names_what_differs_what_is_missing_and_what_stands_there_unasked(self, tmp_path):
        (tmp_path / "acts.md").write_text("# Edited by hand\n")
        (tmp_path / "old.md").write_text("# Old\n")

        assert shelf.stale(PAGES, tmp_path) == ["acts.md", "old.md", "procedures/admission.md"]


class TestEveryPage:
    def test_comes_out_the_same_each_time(self):
        assert shelf.every_page() == shelf.every_page()

    def test_leads_each_page_with_the_mark_that_it_is_written_by_the_machine(self):
        pages = [each for each in shelf.every_page() if each.path.endswith(".md")]

        assert all(each.text.startswith("<!-- Written by") for each in pages)


class TestCommand:
    def test_fails_and_names_the_pages_that_the_code_contradicts(self, tmp_path, monkeypatch):
        shelf.write([Page("stray.md", "")], tmp_path)
        monkeypatch.setattr(shelf.stale, "__defaults__", (tmp_path,))

        with pytest.raises(CommandError, match=r"docs/reference/stray\.md"):
            call_command("write_reference", check=True)


def test_a_bar_or_a_line_break_in_a_cell_does_not_end_it():
    written = table(["a"], [["one | two\nthree"]])

    assert written.splitlines()[-1] == "| one \\| two<br>three |"
