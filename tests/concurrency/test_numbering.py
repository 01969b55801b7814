# SPDX-License-Identifier: LGPL-3.0-or-later
"""Numbers under real concurrency: processes, failing acts, a killed process."""

from collections.abc import Iterator
from contextlib import closing

import psycopg2
import pytest
from qlvb_setup.cluster import ROLE
from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import Testbed

from tests.concurrency.program import Program, run

WRITERS = 8
ACTS = 25


@pytest.fixture(scope="module")
def instance(testbed: Testbed) -> Instance:
    return testbed.fresh("numbering")


@pytest.fixture(scope="module")
def agency_and_register(instance: Instance) -> tuple[int, int]:
    ((_word, agency, register),) = run(instance, "make_register.py")
    return int(agency), int(register)


@pytest.fixture
def connection(instance: Instance) -> Iterator[psycopg2.extensions.connection]:
    cluster = instance.cluster
    with closing(
        psycopg2.connect(
            host=str(cluster.socket),
            port=cluster.port,
            user=ROLE,
            dbname=instance.database,
        )
    ) as connection:
        yield connection


def _entries(connection, agency, year):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, date FROM qlvb_register_entry e "
            "JOIN qlvb_register r ON r.id = e.register_id "
            "WHERE r.agency_id = %s AND r.year = %s ORDER BY number",
            (agency, year),
        )
        return cursor.fetchall()


def _start(instance, agency, year, acts):
    settings = {"AGENCY": agency, "YEAR": year, "ACTS": acts, "WRITERS": WRITERS}
    return Program(instance, "number_writer.py", **settings)


def _check(entries, lines):
    """What was told is what is there, consecutive, with dates that never go back."""
    taken = sorted(int(line[1]) for line in lines if line[0] == "taken")
    numbers = [number for number, _day in entries]
    assert numbers == list(range(1, len(numbers) + 1))
    assert taken == numbers
    days = [day for _number, day in entries]
    assert days == sorted(days)


@pytest.mark.parametrize("same", ["number", "file"])
def test_one_document_is_registered_once(instance, same):
    """R86: of several who register the same document at once, one does.

    The same by what is typed, or by the very file whatever is typed.
    """
    clerks = 4
    lines = run(instance, "same_document.py", CLERKS=clerks, SAME=same)
    assert lines.count(["done"]) == 1
    assert lines.count(["refused"]) == clerks - 1
    assert lines[-1] == ["documents", "1"]


def test_eight_writers_and_a_killed_one(instance, agency_and_register, connection):
    """R84, R133, R134: no gap, no repeat, dates in order, whatever fails or dies.

    Nobody is turned away or repeated for having come at the same time.
    """
    agency, register = agency_and_register
    holder = Program(instance, "number_holder.py", REGISTER=register)
    assert holder.wait_for("ready") == "ready 1"
    writers = _start(instance, agency, 2026, ACTS)
    writers.wait_for("ready")
    holder.kill()
    lines = writers.finish()
    entries = _entries(connection, agency, 2026)
    _check(entries, lines)
    words = [line[0] for line in lines]
    assert words.count("again") == 0
    assert len(entries) + words.count("refused") < WRITERS * ACTS, "no act failed"
    assert len(entries) > ACTS


def test_first_numbers_of_a_year(instance, agency_and_register, connection):
    """R84, R133: 01/01 starts at 1, also when all come first and make the register."""
    agency, _register = agency_and_register
    lines = _start(instance, agency, 2027, 3).finish()
    _check(_entries(connection, agency, 2027), lines)
