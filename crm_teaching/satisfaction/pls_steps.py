"""The steps of partial least squares (PLS) for path models, in full view.

No step needs the customers: all follow from the covariance matrix S of the answers. `mask` says which
question (row) belongs to which block (column), `arrow` which block (row) points at which (column). S may be
a stack of matrices, one per resample: every step then runs on all of them at once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crm_teaching import validate

Array = NDArray[np.float64]
Arrow = NDArray[np.bool_]


class Solution(NamedTuple):
    """What the steps end in; each array has the resamples first, if there are any.

    ``weights`` and ``loadings``: question by block. ``shares``: weights of the raw answers, adding to 1 in
    each block. ``effects``: path coefficients, cause by effect. ``r_squared``, ``reliability``: per block.
    ``spread``: standard deviation of each block's index, in points of the answers, without the part that is
    noise if `consistent`.
    """

    weights: Array
    loadings: Array
    shares: Array
    effects: Array
    r_squared: Array
    reliability: Array
    spread: Array
    n_rounds: int


def solve(
    covariance: Array,
    mask: Array,
    arrow: Arrow,
    *,
    scheme: str,
    metric: str,
    consistent: bool,
    tolerance: float,
    max_rounds: int,
) -> Solution:
    """Estimate weights, loadings and paths; see `fit_pls` for the choices."""
    deviation = np.sqrt(_diagonal(covariance))
    unit = deviation if metric == "standardised" else np.ones_like(deviation)
    s = covariance / (unit[..., :, None] * unit[..., None, :])
    w, n_rounds = _settle(s, mask, arrow, scheme, tolerance, max_rounds)
    loadings = (s @ w) / np.sqrt(_diagonal(s))[..., None]
    flip = _orientation(loadings * mask)[..., None, :]
    w, loadings = w * flip, loadings * flip
    r = _turn(w) @ s @ w
    raw = w / unit[..., None]
    shares = raw / raw.sum(axis=-2, keepdims=True)
    spread = np.sqrt(_diagonal(_turn(shares) @ covariance @ shares))
    # rho_A is derived for standardised questions; in the raw metric it has no meaning.
    rho = _reliability(w, s, mask) if metric == "standardised" else np.full(spread.shape, np.nan)
    if consistent:
        if not (rho > 0).all():
            rule, hint = "questions that agree inside each block", "Use consistent=False."
            raise validate.broken_rule("answers", rule, f"a reliability of {rho.min():.2g}", hint)
        noise_free = r / np.sqrt(rho[..., :, None] * rho[..., None, :])
        r = np.where(np.eye(r.shape[-1]) > 0, 1.0, noise_free)
        spread = spread * np.sqrt(rho)
    b = _regressions(r, arrow)
    return Solution(w, loadings, shares, b, (b * r).sum(axis=-2), rho, spread, n_rounds)


def _settle(
    s: Array, mask: Array, arrow: Arrow, scheme: str, tolerance: float, max_rounds: int
) -> tuple[Array, int]:
    """Repeat outer and inner step until the weights stay put."""
    w = _scaled(np.broadcast_to(mask, (*s.shape[:-1], mask.shape[1])), s)
    for n_rounds in range(1, max_rounds + 1):
        inner = _inner_weights(_turn(w) @ s @ w, arrow, scheme)
        new = _scaled(mask * (s @ w @ inner), s)
        if np.abs(np.abs(new) - np.abs(w)).max() < tolerance:
            return new, n_rounds
        w = new
    hint = "Allow more rounds, or check that the blocks belong together."
    raise validate.broken_rule("max_rounds", "enough for weights that settle", max_rounds, hint)


def _scaled(w: Array, s: Array) -> Array:
    """Return weights whose scores have variance 1."""
    return np.asarray(w / np.sqrt(_diagonal(_turn(w) @ s @ w))[..., None, :])


def _inner_weights(r: Array, arrow: Arrow, scheme: str) -> Array:
    """Return how much each block listens to its neighbours."""
    near = arrow | arrow.T
    if scheme == "centroid":
        return np.sign(r) * near
    if scheme == "factorial":
        return r * near
    return np.where(arrow, _regressions(r, arrow), r * near)


def _regressions(r: Array, arrow: Arrow) -> Array:
    """Return the coefficients of each block on those that point at it."""
    b = np.zeros_like(r)
    for effect in np.flatnonzero(arrow.any(axis=0)):
        causes = np.flatnonzero(arrow[:, effect])
        known = r[..., causes[:, None], causes]
        b[..., causes, effect] = np.linalg.solve(known, r[..., causes, effect][..., None])[..., 0]
    return b


def _orientation(loadings: Array) -> Array:
    """Return +1 or -1 per block, so that most of its loadings are above 0; a tie goes by their sum."""
    majority = np.sign(loadings).sum(axis=-2)
    return np.where(np.where(majority == 0, loadings.sum(axis=-2), majority) < 0, -1.0, 1.0)


def _reliability(w: Array, s: Array, mask: Array) -> Array:
    """Return rho_A of each block: the part of a score's variance that is not noise; 1 for one question.

    (w'w)^2 * w'(S - diag S)w / w'(ww' - diag ww')w inside each block (Dijkstra & Henseler 2015).
    """
    rho = np.ones((*s.shape[:-2], mask.shape[1]))
    for block in np.flatnonzero(mask.sum(axis=0) > 1):
        inside = np.flatnonzero(mask[:, block])
        own, corr = w[..., inside, block], s[..., inside[:, None], inside]
        squares = (own**2).sum(axis=-1)
        seen = np.einsum("...i,...ij,...j->...", own, corr, own) - squares
        rho[..., block] = squares**2 * seen / (squares**2 - (own**4).sum(axis=-1))
    return rho


def _turn(a: Array) -> Array:
    return np.swapaxes(a, -1, -2)


def _diagonal(a: Array) -> Array:
    return np.diagonal(a, axis1=-2, axis2=-1)
