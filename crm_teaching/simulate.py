"""Seeded generators of data whose truth is known, and the command that writes them to files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from crm_teaching import validate
from crm_teaching.churn.panel import churn_panel
from crm_teaching.complaints.log_truth import simulate_log
from crm_teaching.experience.inn import inn_guests
from crm_teaching.loyalty.satisfaction import loyalty_curve
from crm_teaching.satisfaction.rental_survey import rental_survey
from crm_teaching.satisfaction.survey_truth import simulate_kano, simulate_service

MARKETS = {"few rivals": 0.3, "many rivals": 4.0}
SURVEY_SEED = 1995
N_ORDERS = 12
N_ASKED = 150  # customers of the dealer in each of its two surveys


def satisfaction_survey(
    n_customers: int = 1200, *, noise: float = 0.6, spread: float = 0.5, seed: int = SURVEY_SEED
) -> pd.DataFrame:
    """Ask customers of two markets the same questions twice, and note who renews.

    Felt satisfaction s = 1 + 4 * Beta(3.4, 1.6). A customer's own competition is the market's gamma
    times exp(spread * normal); the share of orders placed with us, and the chance to renew, is
    ((s - 1) / 4) ** gamma. Answers are felt values plus normal noise, rounded to 1 to 5. Nothing
    changes between the two surveys but the noise and the luck of twelve orders.

    Parameters
    ----------
    n_customers : int
        Customers in both markets together, at least 2; the first half has few rivals.
    noise : float
        Standard deviation of an answer, in points, at least 0.
    spread : float
        Standard deviation of log gamma between customers of one market, at least 0.
    seed : int
        Start of the random numbers.

    Returns
    -------
    DataFrame, shape (n_customers, 13)
        ``customer_id``, ``market``, ``satisfaction``, ``satisfaction_again``, ``recommend``,
        ``recommend_again`` (1 to 5), ``orders_with_us``, ``orders_again`` (of 12), ``renewed`` (0, 1),
        ``true_satisfaction``, ``true_attitude`` (1 to 5), ``true_pull``
        (factor on the market's gamma), ``true_share`` (0 to 1).

    Raises
    ------
    ValueError
        If an argument breaks its range.

    References
    ----------
    Simulated: the truth is ours, chosen to hold both markets of Text 5, slide 126.

    Examples
    --------
    >>> people = satisfaction_survey(1200)
    >>> people.shape, people["market"].value_counts().tolist()
    ((1200, 13), [600, 600])
    """
    validate.count("n_customers", n_customers, 2)
    validate.at_least("noise", noise, 0)
    validate.at_least("spread", spread, 0)
    rng = np.random.default_rng(seed)
    market = np.repeat(list(MARKETS), [n_customers // 2, n_customers - n_customers // 2])
    felt = (1 + 4 * rng.beta(3.4, 1.6, n_customers)).round(3)
    attitude = (1 + 4 * (0.65 * (felt - 1) / 4 + 0.35 * rng.beta(2, 2, n_customers))).round(3)
    pull = np.exp(spread * rng.normal(size=n_customers)).round(3)
    gamma = np.array([MARKETS[name] for name in market]) * pull
    share = np.asarray(loyalty_curve(felt, gamma)).round(3)

    def answer(value: np.ndarray) -> np.ndarray:
        return np.clip(np.rint(value + noise * rng.normal(size=n_customers)), 1, 5).astype(int)

    return pd.DataFrame(
        {
            "customer_id": np.arange(1, n_customers + 1),
            "market": market,
            "satisfaction": answer(felt),
            "satisfaction_again": answer(felt),
            "recommend": answer(attitude),
            "recommend_again": answer(attitude),
            "orders_with_us": rng.binomial(N_ORDERS, share),
            "orders_again": rng.binomial(N_ORDERS, share),
            "renewed": rng.binomial(1, share),
            "true_satisfaction": felt,
            "true_attitude": attitude,
            "true_pull": pull,
            "true_share": share,
        }
    )


def _filled_in(answers: pd.DataFrame) -> pd.DataFrame:
    """Return survey answers under the templates' headers, as a class would have filled them in."""
    who = "respondent 受访者"
    if "feature" not in answers:
        sides = {"E": "期望", "P": "感知"}
        answers = answers.rename(columns={"respondent": who})
        named = {name: f"{name} {sides[name[0]]}{name[1:]}" for name in answers.columns[1:]}
        return answers.rename(columns=named)
    columns = {who: answers["respondent"].unique()}
    for feature, told in answers.groupby("feature", sort=False):
        columns[f"{feature}: with 有"] = told["with_it"].to_numpy()
        columns[f"{feature}: without 没有"] = told["without_it"].to_numpy()
    return pd.DataFrame(columns)


def write_all(folder: Path | str) -> list[Path]:
    """Write every simulated file of the kit into a folder, the same bytes each time.

    Parameters
    ----------
    folder : Path or str
        Folder that exists, such as ``datasets``.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    ValueError
        If the folder does not exist.

    References
    ----------
    UTF-8 with a mark at the start, so that Excel reads it.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     [path.name for path in write_all(place)][:2]
    ['satisfaction_survey.csv', 'dealer_service.csv']
    """
    place = Path(folder)
    if not place.is_dir():
        raise validate.broken_rule("folder", "a folder that exists", place, "Make it first.")
    made = {
        "satisfaction_survey.csv": satisfaction_survey(),
        "dealer_service.csv": _filled_in(simulate_service(N_ASKED)),
        "dealer_kano.csv": _filled_in(simulate_kano(N_ASKED)),
        "complaint_log.csv": simulate_log(),
        "churn_panel.csv": churn_panel(),
        "inn_guests.csv": inn_guests(),
        "rental_survey.csv": rental_survey(),
    }
    for name, table in made.items():
        # Bytes, because text mode would write other line ends on Windows.
        (place / name).write_bytes(table.to_csv(index=False, lineterminator="\n").encode("utf-8-sig"))
    return [place / name for name in made]
