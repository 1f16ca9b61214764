"""The matrix for readers: who is answered alike stands in one line, and nobody is left out."""

import pytest
from yaml.constructor import ConstructorError

from workflows.web.reference import matrix_rows
from workflows.web.reference.matrix import matrix_page
from workflows.web.reference.matrix_roles import table_of
from workflows.web.reference.matrix_rows import read, table


@pytest.fixture(scope="module")
def lines():
    return matrix_page().text.splitlines()


def of_the_object(heading):
    return [row for row in table().rows if row.object == heading]


class TestMatrixPage:
    def test_says_of_a_thing_who_gets_it_and_by_which_rule(self, lines):
        [line] = [each for each in lines if each.startswith("| the whole number, in the file")]

        assert line.split(" | ")[1:3] == ["`/cases/<uuid:case_id>`", "nobody"]

    def test_puts_steps_that_are_answered_alike_into_one_line(self, lines):
        assert any("| Member is heard<br>Cell tells member | " in each for each in lines)

    def test_names_every_person_and_every_row(self, lines):
        text = "\n".join(lines)

        assert [each for each in table().people if f"| {each} |" not in text] == []
        assert [row.about for row in table().rows if row.about not in text] == []


class TestTableOf:
    def test_names_an_office_once_for_all_who_get_the_same(self):
        said = table_of(of_the_object("The number of a card"), table())

        alike = "| in the cell itself | secretary of a cell; deputy secretary of a cell | reads"
        assert alike in said

    def test_names_the_person_where_another_in_that_office_gets_something_else(self):
        said = table_of(of_the_object("Who reaches a badge"), table())

        assert "the officer of the grass-roots committee" in said

    def test_says_for_whom_there_is_nothing_at_all(self):
        *_, last = table_of(of_the_object("Kinships"), table()).splitlines()

        assert last.startswith("Nothing for whoever stands ")
        assert "the inspector of the block" in last


class TestTable:
    def test_knows_nobody_whom_it_does_not_introduce(self):
        circles = {"who leads": ["a person nobody introduced"]}

        with pytest.raises(matrix_rows.Unknown, match="a person nobody introduced"):
            matrix_rows.circles_of(circles, {})


def test_a_figure_that_is_written_twice_is_a_fault_with_its_place(tmp_path):
    file = tmp_path / "told.yaml"
    file.write_text("counted:\n  14: [the officer]\n  9: [the clerk]\n  14: [the block]\n")

    with pytest.raises(ConstructorError, match=r'“14” is written twice\n.*told.yaml", line 4'):
        read(file)
