# SPDX-License-Identifier: LGPL-3.0-or-later
"""Figures of pages in a small and a large province: asked for in turn, and shown."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import fmean

from qlvb_setup.odoo import Instance

from tests.concurrency.program import run

HERE = Path(__file__).parent
HEADER = "\nname | value | baseline | ratio | target"
ROUNDS = 2  # in turn, so that a slow moment of the machine meets both

Figures = dict[tuple[str, str], dict]


def read_figures(instance: Instance, program: Path, **settings: object) -> Figures:
    """Return by person and page what ``program`` printed, one JSON object a line."""
    lines = run(instance, str(program), LOAD=HERE, **settings)
    found = [json.loads(" ".join(line)) for line in lines]
    return {(figures["person"], figures["page"]): figures for figures in found}


def show_growth(sizes: tuple[int, int], *ask: Callable[[], Figures]) -> None:
    """Print each page against its baseline, and the large size against the small.

    In processor time: what the machine does besides changes no ratio.
    """
    rounds = [[figures() for figures in ask] for _ in range(ROUNDS)]
    small, large = (_mean(sides) for sides in zip(*rounds, strict=True))
    print(HEADER)
    for (person, page), figures in large.items():
        name = f"{person}: {page}"
        before = small[person, page]
        print(row(f"{name}, against superuser", figures["ours"], figures["base"]))
        # An empty page has no rows to fetch: nothing grows from it.
        found = f"{before['rows']} and {figures['rows']} rows"
        growth = f"{name}, growth from {sizes[0]} to {sizes[1]}, {found}"
        print(row(growth, figures["ours"], before["ours"]))
        if queries := figures.get("queries"):
            show_queries(name, queries)
    for (person, page), figures in large.items():
        share = figures["ours_sql"] / figures["ours"]
        told = f"{figures['rows']} rows, SQL {share:.0%}, p95 {figures['p95']:.1f} ms"
        print(f"{person}: {page}: {told} on the clock")
        print(f"    {figures['plan']}")


def show_queries(name: str, queries: Mapping[str, float]) -> None:
    """Print how many queries a page takes, by its rows: these must not count."""
    (few, before), (many, after) = queries.items()
    told = f"{name}, queries of a page of {many} rows, against {few}"
    print(f"{told} | {after:.0f} | {before:.0f} | {after / before:.2f} | 1")


def row(name: str, value: float, baseline: float, target: str = "<= 1.3") -> str:
    """Return a line of the table, in milliseconds."""
    ratio = f"{value / baseline:.2f}"
    return f"{name} | {value:.1f} ms | {baseline:.1f} ms | {ratio} | {target}"


def _mean(rounds: tuple[Figures, ...]) -> Figures:
    names = ("ours", "base", "ours_sql", "base_sql", "p95")
    return {
        key: last | {name: fmean(turn[key][name] for turn in rounds) for name in names}
        for key, last in rounds[-1].items()
    }
