"""The churn exercise: a student's own new customers of a telephone firm, and whom to visit first."""

from __future__ import annotations

import pandas as pd

from crm_teaching.churn.exercise.curve import CURVE
from crm_teaching.churn.exercise.leak import LEAK
from crm_teaching.churn.exercise.line import LINE
from crm_teaching.churn.exercise.rates import RELATIVE, YEARLY
from crm_teaching.churn.exercise.score import SCORE, gone_in_a_year
from crm_teaching.churn.exercise.stay import SURVIVAL
from crm_teaching.churn.exercise.visits import VISITS
from crm_teaching.fingerprint import number_below
from crm_teaching.questions import Question
from crm_teaching.wording import Label

BASE = "telco_customers"
QUESTIONS: list[Question] = [RELATIVE, YEARLY, SURVIVAL, SCORE, CURVE, LEAK, LINE, VISITS]
NAME = "05_churn"
# Of 100 customers of the whole table with 0 to 4 signs, so many are gone after 12 months (Kaplan-Meier).
RISK_PERCENT = (5, 6, 14, 23, 39)
_KEPT = [
    "customer_id",
    "tenure_months",
    "churned",
    "contract",
    "internet_service",
    "payment_method",
    "monthly_charges_usd",
    "total_charges_usd",
]


def draw(customers: pd.DataFrame, student: str) -> pd.DataFrame:
    """Return about 650 customers drawn for a student, with the firm's score and the student's own costs.

    Each customer's charge is raised by 0 to 5 whole dollars a month; who left, and when, stays as it is. Of
    the draws that a student's id gives, the first in which the riskiest class is gone most often is taken:
    by chance one of 1,000 misses it.
    """
    attempt = 0
    while not _score_ranks(drawn := _drawn(customers, student, attempt)):
        attempt += 1
    return drawn


def _score_ranks(customers: pd.DataFrame) -> bool:
    gone = customers.groupby("risk_percent").apply(gone_in_a_year)
    return bool(gone.iloc[-1] > gone.iloc[:-1].max())


def _drawn(customers: pd.DataFrame, student: str, attempt: int) -> pd.DataFrame:
    n = 601 + 2 * number_below(50, NAME, student, "customers")
    ids = customers["customer_id"].tolist()
    again = [attempt] if attempt else []
    ids.sort(key=lambda one: number_below(2**64, NAME, student, *again, one))
    chosen = customers[customers["customer_id"].isin(ids[:n])].reset_index(drop=True)
    mine = chosen[_KEPT].copy()
    more = [number_below(6, NAME, student, "dollars", one) for one in mine["customer_id"]]
    mine["monthly_charges_usd"] = (mine["monthly_charges_usd"] + more).round(2)
    mine["total_charges_usd"] = (mine["total_charges_usd"] + mine["tenure_months"] * more).round(2)
    mine["risk_percent"] = _signs(chosen).map(dict(enumerate(RISK_PERCENT)))
    return mine.assign(**_costs(student, mine["risk_percent"]))


def _signs(customers: pd.DataFrame) -> pd.Series:
    """Count four signs that go with an early loss."""
    signs = (customers["internet_service"] == "fiber optic").astype(int)
    signs += customers["payment_method"] == "electronic check"
    return signs + (customers["online_security"] == "no") + (customers["tech_support"] == "no")


def _costs(student: str, risk_percent: pd.Series) -> dict[str, int | pd.Series]:
    """Return what a visit costs, whom it keeps and for how long: whole numbers, the student's own."""

    def between(low: int, high: int, name: str) -> int:
        return low + number_below(high - low + 1, NAME, student, name)

    kept, decided = between(26, 35, "kept"), between(9, 13, "decided")
    return {
        "kept_percent": (risk_percent == max(RISK_PERCENT)).map({True: decided, False: kept}),
        "months_more": between(10, 16, "months"),
        "visit_usd": between(12, 20, "visit"),
        "n_visits": between(61, 100, "visits"),
    }


def size(customers: pd.DataFrame) -> Label:
    """Return how many customers an excerpt has, and how many of them have left, in words."""
    n, left = len(customers), int(customers["churned"].sum())
    return Label(f"{n} customers, {left} have left", f"{n} 位客户，{left} 位已离开")
