"""Four national satisfaction indices as data: nodes, arrows, and who vouches for each arrow.

The text names the nodes; its arrows and the whole content of the Chinese index are lost. Arrows are
"literature" (the papers named) or "unverified" (from memory, or our reading where the text splits a node).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from crm_teaching import validate
from crm_teaching.wording import Label

NODES: dict[str, Label] = {
    "image": Label("image", "形象"),
    "expectation": Label("expectation", "期望"),
    "quality": Label("quality", "感知质量"),
    "hardware": Label("hardware quality", "硬件质量"),
    "software": Label("software quality", "软件质量"),
    "value": Label("value", "感知价值"),
    "satisfaction": Label("satisfaction", "满意"),
    "complaint": Label("complaint", "抱怨"),
    "loyalty": Label("loyalty", "忠诚"),
}


@dataclass(frozen=True)
class PathModel:
    """An index model: places of its nodes (0 to 1), arrows with their status, and where it is from."""

    title: Label
    source: str
    places: Mapping[str, tuple[float, float]]
    status: Mapping[tuple[str, str], str]
    note: str = ""
    coefficients: Mapping[tuple[str, str], float] = field(default_factory=dict)

    @property
    def arrows(self) -> list[tuple[str, str]]:
        """The arrows as (from, to)."""
        return list(self.status)

    def blocks(self, questions: Mapping[str, list[str]]) -> dict[str, list[str]]:
        """Return the questions of each node; an undivided quality takes those of both its parts."""
        parts = {"quality": ["hardware", "software"]}
        return {
            node: [q for part in parts.get(node, [node]) for q in questions[part]] for node in self.places
        }

    def with_coefficients(self, paths: pd.DataFrame) -> PathModel:
        """Return the model with the numbers of a fit (``from``, ``to``, ``coefficient``) on its arrows."""
        validate.columns("paths", paths, ["from", "to", "coefficient"], "Use the paths of fit_pls().")
        found = {(str(row[1]), str(row[2])): float(row[3]) for row in paths.itertuples()}
        return PathModel(self.title, self.source, self.places, self.status, self.note, found)


def _arrows(known: Iterable[str], unverified: Iterable[str] = ()) -> dict[tuple[str, str], str]:
    """Read arrows written as "a>b c d": a points at b, c and d."""
    marked = [(line, "literature") for line in known] + [(line, "unverified") for line in unverified]
    return {
        (line.split(">")[0], effect): status
        for line, status in marked
        for effect in line.split(">")[1].split()
    }


_LEFT = {"expectation": (0.10, 0.12), "quality": (0.10, 0.88), "satisfaction": (0.58, 0.5)}
_RIGHT = {"complaint": (0.90, 0.88), "loyalty": (0.90, 0.12)}
_WIDE = {"image": (0.08, 0.08), "expectation": (0.09, 0.64), "value": (0.64, 0.92)}
_WIDE |= {"satisfaction": (0.74, 0.47), "loyalty": (0.92, 0.10)}

INDEX_MODELS: dict[str, PathModel] = {
    "SCSB": PathModel(
        Label("SCSB, Sweden 1989", "瑞典顾客满意度晴雨表"),
        "Fornell (1992)",
        _LEFT | _RIGHT,
        _arrows(
            [
                "expectation>quality satisfaction",
                "quality>satisfaction",
                "satisfaction>complaint loyalty",
                "complaint>loyalty",
            ]
        ),
        "Fornell's own node is perceived performance for the money; the text calls it quality.",
    ),
    "ACSI": PathModel(
        Label("ACSI, United States 1994", "美国顾客满意度指数"),
        "Fornell et al. (1996)",
        _LEFT | {"value": (0.32, 0.5)} | _RIGHT,
        _arrows(
            [
                "expectation>quality value satisfaction",
                "quality>value satisfaction",
                "value>satisfaction",
                "satisfaction>complaint loyalty",
                "complaint>loyalty",
            ]
        ),
        "The text writes ASCI.",
    ),
    "ECSI": PathModel(
        Label("ECSI, Europe", "欧洲顾客满意度指数"),
        "Tenenhaus et al. (2005)",
        _WIDE | {"hardware": (0.31, 0.92), "software": (0.34, 0.41)},
        _arrows(
            [
                "image>expectation satisfaction loyalty",
                "expectation>value satisfaction",
                "value>satisfaction",
                "satisfaction>loyalty",
            ],
            ["expectation>hardware software", "hardware>value satisfaction", "software>value satisfaction"],
        ),
        "The paper has one quality; the text splits it in two.",
    ),
    "CCSI": PathModel(
        Label("CCSI, China", "中国顾客满意度指数"),
        "",
        _WIDE | {"quality": (0.34, 0.72)},
        _arrows(
            [],
            [
                "image>expectation quality value satisfaction",
                "expectation>quality",
                "quality>value satisfaction",
                "value>satisfaction",
                "satisfaction>loyalty",
            ],
        ),
        "The text has a title only: every node and arrow is unverified.",
    ),
}


def describe_models() -> pd.DataFrame:
    """Return the four models side by side, one row per index.

    Returns
    -------
    DataFrame
        ``index``, ``nodes``, ``arrows``, ``from literature``, ``unverified`` (counts), ``source``.

    Examples
    --------
    >>> describe_models().set_index("index").loc["ACSI", ["nodes", "arrows"]].tolist()
    [6, 9]
    """
    rows = []
    for name, model in INDEX_MODELS.items():
        known = sum(status == "literature" for status in model.status.values())
        counts = [len(model.places), len(model.status), known, len(model.status) - known]
        rows.append([name, *counts, model.source or "none"])
    names = ["index", "nodes", "arrows", "from literature", "unverified", "source"]
    return pd.DataFrame(rows, columns=names)
