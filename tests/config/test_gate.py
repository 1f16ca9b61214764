"""The gate with small steps of its own."""

import sys

from config import gate
from config.gate import Step


def step(name: str, source: str) -> Step:
    return Step(name, (sys.executable, "-c", source))


class TestRun:
    def test_stops_at_the_first_failure_and_returns_its_code(self, tmp_path, capfd):
        steps = (
            step("first", "open('first', 'w')"),
            step("second", "raise SystemExit(5)"),
            step("third", "open('third', 'w')"),
        )

        code = gate.run(steps, root=tmp_path)

        assert code == 5
        assert (tmp_path / "first").exists()
        assert not (tmp_path / "third").exists()
        assert "== second FAILED after" in capfd.readouterr().out

    def test_names_each_step_and_its_seconds_in_order(self, tmp_path, capfd):
        steps = (step("first", "print('one', flush=True)"), step("second", "print('two')"))

        code = gate.run(steps, root=tmp_path)

        said = capfd.readouterr().out
        assert code == 0
        places = [
            said.index(words)
            for words in ("== first", "one", "== first passed", "== second", "two")
        ]
        assert places == sorted(places)
        assert said.endswith("== every step passed\n")

    def test_gives_a_step_nothing_to_read(self, tmp_path):
        steps = (step("asks", "import sys; raise SystemExit(len(sys.stdin.read()))"),)

        assert gate.run(steps, root=tmp_path) == 0


def test_the_quick_gate_leaves_out_tests_and_never_a_check():
    assert gate.QUICK[:-1] == gate.CHECKS == gate.FULL[: len(gate.CHECKS)]


def test_the_browser_is_looked_for_before_the_first_test():
    names = [step.name for step in gate.FULL]

    assert names.index("browser") < names.index("tests")
