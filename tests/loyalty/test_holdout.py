"""From orders to customers, and forecasts against what customers did next."""

from __future__ import annotations

import pandas as pd
import pytest

from crm_teaching import load_orders
from crm_teaching.loyalty.bgnbd import BGNBD, fit_bgnbd
from crm_teaching.loyalty.histories import orders_after, to_customers
from crm_teaching.loyalty.holdout import Holdout, judge_holdout
from crm_teaching.loyalty.offer import keep_offer, value_of_a_new_customer
from crm_teaching.loyalty.spend import GammaGamma, fit_spend

UNTIL = "1997-09-30"


@pytest.fixture(scope="module")
def customers() -> pd.DataFrame:
    return to_customers(load_orders(), until=UNTIL)


@pytest.fixture(scope="module")
def judged(customers: pd.DataFrame) -> Holdout:
    return judge_holdout(fit_bgnbd(customers), customers, load_orders(), UNTIL, 39)


def test_histories_follow_the_papers_convention(customers: pd.DataFrame) -> None:
    assert customers.shape == (2357, 5)
    heavy = customers.set_index("customer_id").loc[1516]
    assert (heavy["frequency"], round(heavy["recency_weeks"], 2), heavy["age_weeks"]) == (26, 30.86, 31)


def test_orders_of_one_day_are_one_and_the_first_is_no_repeat() -> None:
    days = pd.to_datetime(["1997-01-01", "1997-01-08", "1997-01-08", "1997-02-01"])
    orders = pd.DataFrame({"customer_id": 7, "order_date": days, "amount_usd": [9.0, 4.0, 6.0, 99.0]})
    row = to_customers(orders, until="1997-01-15").iloc[0]
    assert row.tolist() == [7, 1, 1, 2, 10]
    assert orders_after(orders, pd.DataFrame({"customer_id": [7, 8]}), "1997-01-15", 3).tolist() == [1, 0]


def test_refunds_and_empty_times_are_refused() -> None:
    orders = load_orders()
    with pytest.raises(ValueError) as error:
        to_customers(orders.assign(amount_usd=-1.0), until=UNTIL)
    said = "`amount_usd` must be at least 0; got -1. Book refunds apart; drop missing amounts."
    assert str(error.value) == said
    with pytest.raises(ValueError) as error:
        to_customers(orders, until="1996-12-31")
    said = "`until` must be 1997-01-01 or later; got 1996-12-31. No order lies before."
    assert str(error.value) == said


def test_text_is_no_date() -> None:
    orders = load_orders()
    with pytest.raises(ValueError) as error:
        to_customers(orders.assign(order_date="1997-01-01"), until=UNTIL)
    said = "`order_date` must be dates; got str. Convert it with pd.to_datetime."
    assert str(error.value) == said
    with pytest.raises(ValueError) as error:
        to_customers(orders, until="last autumn")
    assert str(error.value) == "`day` must be a date; got 'last autumn'. Write it like '1997-09-30'."


def test_what_happened_and_what_was_forecast(judged: Holdout) -> None:
    assert judged.totals["came"].tolist() == [1882, 1882]
    totals = judged.totals.set_index("rule")
    assert totals["forecast"].to_dict() == {"as often as before": 2930, "model": 1653}
    assert totals["error"].mul(100).round().to_dict() == {"as often as before": 56, "model": -12}
    assert (totals["low"] < totals["error"]).all() and (totals["error"] < totals["high"]).all()


def test_the_shopkeepers_rule_names_buyers_as_well_as_the_model(judged: Holdout) -> None:
    right = judged.buyers.set_index("rule")["right"].mul(100).round(1)
    assert right["ordered again in the last 13 weeks"] == right["model: chance of one half or more"] == 77.9
    assert right["nobody buys"] == 71.0
    assert right["repeat buyers buy again"] == 72.5


def test_a_new_customer_has_a_value_with_an_interval(customers: pd.DataFrame) -> None:
    models = fit_bgnbd(customers), fit_spend(customers)
    value = value_of_a_new_customer(*models, 32.43, 0.25, 0.10, weeks=78, n_draws=200)
    assert value["low"] < value["value"] < value["high"]
    assert value["value"] == pytest.approx(23.6, abs=0.05)
    with pytest.raises(ValueError) as error:
        value_of_a_new_customer(BGNBD(1, 1, 1, 1), GammaGamma(6, 4, 15), 32, 0.25, 0.1, 78)
    said = "`purchases` must be a model fitted to data; got typed parameters. Use fit_bgnbd and fit_spend."
    assert str(error.value) == said


def test_the_frequent_buyer_who_fell_silent_is_worth_less_than_the_rare_one() -> None:
    def at(repeats: int, silent: int) -> float:
        arguments = (1.5, 0.2, 0.25, 39, 39, 2, 35.2, 0.243, 4.414, 0.793, 2.426)
        return keep_offer(repeats, silent, *arguments).expected_orders

    assert at(8, 0) > at(2, 0)
    assert at(8, 20) < at(2, 20)
    with pytest.raises(ValueError) as error:
        at(8, 39)
    said = "`weeks_silent` must be below 39; got 39. Her last order came after the first one."
    assert str(error.value) == said
