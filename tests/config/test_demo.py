"""What the demo refuses, in sentences that say what to do."""

import http.server
import socket
import threading

import pytest

from config import demo, embedded


@pytest.fixture
def demo_folder(tmp_path, monkeypatch):
    """Let the demo keep what it keeps below a temporary folder."""
    monkeypatch.setenv("HOSO_DATA", str(tmp_path))
    monkeypatch.setenv("HOSO_PROFILE", "demo")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path / "demo"


class TestListening:
    def test_names_another_port_when_this_one_is_taken(self):
        with socket.socket() as other:
            other.bind((demo.HOST, 0))
            other.listen()
            taken = other.getsockname()[1]

            with pytest.raises(demo.CannotRun) as refused, demo.listening(str(taken)):
                pass

        assert f"Port {taken} on 127.0.0.1 cannot be had" in str(refused.value)
        assert f"PORT={taken + 1} make demo" in str(refused.value)

    @pytest.mark.parametrize("port", ["", "eight", "-1", "65536"])
    def test_refuses_what_is_no_port(self, port):
        with pytest.raises(demo.CannotRun, match="must be a number"), demo.listening(port):
            pass

    def test_holds_the_port_for_the_web_server(self):
        with demo.listening("0") as listener:
            command = demo.web(listener).command

            assert f"fd://{listener.fileno()}" in command


class TestCheckDay:
    @pytest.mark.parametrize("told", ["2011-01-19", "2024-10-25", "2026-12-31"])
    def test_takes_a_day_of_which_the_pack_has_law(self, told):
        demo.check_day(told)

    @pytest.mark.parametrize("told", ["2011-01-18", "1999-12-31"])
    def test_names_the_first_day_of_the_law_where_it_lies_before(self, told):
        with pytest.raises(demo.CannotRun, match=f"{told}; .* choose 2011-01-19 or later"):
            demo.check_day(told)

    @pytest.mark.parametrize("told", ["tomorrow", "2015-02-30", "25/10/2024"])
    def test_refuses_what_is_no_day(self, told):
        with pytest.raises(demo.CannotRun, match="must be a day"):
            demo.check_day(told)

    def test_stops_the_demo_in_one_sentence_before_anything_is_made(
        self, demo_folder, monkeypatch, capsys
    ):
        monkeypatch.setenv("HOSO_DAY", "2010-06-01")

        code = demo.main([])

        said = "HOSO_DAY is 2010-06-01; the rule pack holds no law of that day"
        assert code == 1
        assert capsys.readouterr().out.startswith(said)
        assert not demo_folder.exists()


class TestClaimed:
    def test_refuses_a_second_demo_on_one_folder(self, tmp_path):
        with (
            demo.claimed(tmp_path),
            pytest.raises(demo.CannotRun, match="HOSO_DATA and PORT"),
            demo.claimed(tmp_path),
        ):
            pass

    def test_lets_the_next_demo_in_when_the_first_has_ended(self, tmp_path):
        with demo.claimed(tmp_path):
            pass

        with demo.claimed(tmp_path) as lock:
            assert lock > 0


class TestReset:
    def test_deletes_the_databases_and_the_files(self, demo_folder):
        server = demo_folder / demo.databases.FOLDER
        embedded.attach(server, durable=False)
        embedded.leave(server)
        (demo_folder / "files").mkdir()
        (demo_folder / "files" / "kept").touch()

        code = demo.main(["--reset"])

        assert code == 0
        assert list(demo_folder.glob("postgres/*/data")) == []
        assert not (demo_folder / "files").exists()

    def test_refuses_while_a_demo_runs(self, demo_folder, capsys):
        (demo_folder / "files").mkdir(parents=True)

        with demo.claimed(demo_folder):
            code = demo.main(["--reset"])

        assert code == 1
        assert "A demo is running" in capsys.readouterr().out
        assert (demo_folder / "files").exists()

    def test_leaves_a_real_server_to_its_owner(self, demo_folder, monkeypatch, capsys):
        monkeypatch.setenv("DATABASE_URL", "postgresql://owner@db.example/hoso")

        code = demo.main(["--reset"])

        assert code == 1
        assert "drop its database there" in capsys.readouterr().out


class Healthy(http.server.BaseHTTPRequestHandler):
    """A web server that is well."""

    def do_GET(self):
        self.send_response(http.HTTPStatus.OK if self.path == "/health" else 404)
        self.end_headers()

    def log_message(self, *_facts):
        """Say nothing."""


class TestAnswers:
    def test_is_yes_when_the_health_page_says_so(self):
        with http.server.HTTPServer((demo.HOST, 0), Healthy) as server:
            threading.Thread(target=server.handle_request, daemon=True).start()

            assert demo.answers(server.server_port)

    def test_is_no_when_nobody_listens(self):
        with socket.socket() as unheard:
            unheard.bind((demo.HOST, 0))

            assert not demo.answers(unheard.getsockname()[1])
