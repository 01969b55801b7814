# SPDX-License-Identifier: LGPL-3.0-or-later
"""What stops the set-up before anything is changed, and what the user is told."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from qlvb_setup import demo, preflight
from qlvb_setup.errors import SetupError
from qlvb_setup.paths import Paths


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def _os_release(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "os-release"
    path.write_text(text)
    return path


def test_debian_12_is_supported(tmp_path: Path) -> None:
    preflight.check_system(_os_release(tmp_path, 'ID=debian\nVERSION_ID="12"\n'))


@pytest.mark.parametrize(
    "text",
    ['ID=debian\nVERSION_ID="13"\n', 'ID=ubuntu\nVERSION_ID="24.04"\n', "ID=debian\n"],
)
def test_other_systems_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SetupError, match="not supported") as caught:
        preflight.check_system(_os_release(tmp_path, text))
    assert "Debian 12" in caught.value.remedy


def test_a_system_without_a_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="not supported"):
        preflight.check_system(tmp_path / "missing")


def test_too_little_disk_names_place_and_need(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="1000000 GB needed") as caught:
        preflight.check_disk(tmp_path / "not" / "made" / "yet", 1_000_000)
    assert str(tmp_path) in caught.value.problem


def test_taken_port_names_a_way_out(
    taken_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QLVB_PORT", str(taken_port))
    with pytest.raises(SetupError, match=str(taken_port)) as caught:
        demo.check_ports(Paths(tmp_path, tmp_path))
    assert f"QLVB_PORT={taken_port + 1}" in caught.value.remedy


def test_taken_port_of_the_authority_is_told_first(
    taken_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Certificates name it for life: no other port will do, and no other program."""
    monkeypatch.setenv("QLVB_PORT", "8375")
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "installed").write_text("fingerprint")
    (folder / "pki.port").write_text(str(taken_port))
    with pytest.raises(SetupError, match=str(taken_port)) as caught:
        demo.check_ports(Paths(tmp_path, tmp_path))
    assert "make clean" in caught.value.remedy


def test_silent_package_index_means_no_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/simple"
    monkeypatch.setenv("PIP_INDEX_URL", address)
    with pytest.raises(SetupError, match="No network") as caught:
        preflight.check_python_index(Path(sys.executable))
    assert address in caught.value.problem


def test_missing_packages_without_sudo_name_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preflight, "is_root", lambda: False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SetupError, match="sudo") as caught:
        preflight.check_privileges(["libreoffice-writer"])
    assert "libreoffice-writer" in caught.value.remedy
    preflight.check_privileges([])
