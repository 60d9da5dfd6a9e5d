"""What is shipped: the wheel and the sdist, and what README.md promises of them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import tomli

from tui import bundled, cli
from tui.core import load

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BUILD = "import sys; from hatchling.build import build_{0} as build; print(build(sys.argv[1]))"

pytest.importorskip("hatchling")


def built(kind: str, source: Path, target: Path) -> Path:
    """A wheel or an sdist of `source`, built as pip builds it but without a network."""
    target.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", BUILD.format(kind), str(target)],
        cwd=source,
        capture_output=True,
        text=True,
        check=True,
    )
    return target / done.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(built("sdist", ROOT, folder)) as archive:
        archive.extraction_filter = lambda member, _: member  # our own, just built
        archive.extractall(folder)
    (unpacked,) = (path for path in folder.iterdir() if path.is_dir())
    return unpacked


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def package_files() -> set[str]:
    files = (path for path in (ROOT / "tui").rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}


def test_the_wheel_holds_the_package_and_the_timeline(wheel: Path) -> None:
    packed = {name for name in names(wheel) if ".dist-info/" not in name}
    assert packed == package_files() | {"tui/timeline.toml", "tui/timeline.schema.json"}
    assert "tui/py.typed" in packed
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read("tui/timeline.toml") == (ROOT / "timeline.toml").read_bytes()


def test_the_sdist_keeps_the_timeline_at_its_root(sdist: Path) -> None:
    assert (sdist / "timeline.toml").read_bytes() == (ROOT / "timeline.toml").read_bytes()
    assert not (sdist / "tui" / "timeline.toml").exists()
    for name in ("README.md", "LICENSE", "CHANGELOG.md", "tests/test_packaging.py", ".ci/run"):
        assert (sdist / name).is_file()


def test_a_wheel_of_the_sdist_is_the_same(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    assert names(built("wheel", sdist, tmp_path)) == names(wheel)


def test_the_timeline_is_found_from_a_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    empty = tmp_path / "empty"
    empty.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tui", "list", "--json"],
        cwd=empty,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert len(json.loads(done.stdout)) == len(load.read(ROOT / "timeline.toml").timeline.events)


def test_the_timeline_is_found_in_a_clone() -> None:
    assert bundled.path() == ROOT / "timeline.toml"


# README.md


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(
    ("number", "titles"), [(0, ["Landing"]), (1, ["First plans", "Landing", "Return"])]
)
def test_an_example_in_the_readme_is_a_timeline_without_a_mistake(
    number: int, titles: list[str]
) -> None:
    loaded = load.load_text(blocks("toml")[number], "README.md")
    assert loaded.problems == ()
    assert [event.title for event in loaded.timeline.events] == titles


def test_the_mistake_in_the_readme_is_told_as_it_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my.toml").write_text(blocks("toml")[0] + 'plaec = "Moon"\n', encoding="utf-8")
    cli.main(["check", "my.toml"])
    assert capsys.readouterr().out in blocks("")


def test_the_two_commands_use_no_environment_but_their_own() -> None:
    install, test = blocks("sh")
    for command in (install, test):
        assert command.startswith("python3 -m venv .venv && .venv/bin/python -m pip install ")
        assert len(command.splitlines()) == 1
    assert install.endswith(" . && .venv/bin/timeline\n")
    assert test.endswith("-e '.[test]' && .venv/bin/python -m pytest -n auto\n")


@pytest.mark.skipif(os.name == "nt", reason="the script is for bash")
def test_the_server_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (extract,) = re.findall(r'^test_command="\$\((.*)\)"$', script, re.MULTILINE)
    done = subprocess.run(
        ["bash", "-c", extract], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == blocks("sh")[1]
    assert 'bash -euo pipefail -c "$test_command"' in script


def test_each_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomli.loads(text)["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(name for extra in extras for name in extra)]
    assert {name.partition(">")[0] for name in project["dependencies"]} == {
        "textual",
        "python-dateutil",
        "tomli",
        "tzdata",
    }
    for requirement in wanted:
        (line,) = (
            line for line in text.splitlines() if line.strip().startswith(f'"{requirement}"')
        )
        assert "  # " in line
