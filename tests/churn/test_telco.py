"""The fictional telephone firm's table is the one that courses use, and tidy."""

from __future__ import annotations

import pytest

from crm_teaching.datasets import dictionary, load


def test_the_table_is_the_one_that_courses_use() -> None:
    telco = load("telco_customers")
    assert telco.shape == (7043, 21)
    assert telco["customer_id"].tolist() == list(range(1, 7044))
    assert telco["churned"].sum() == 1869
    kinds = telco.groupby("contract")["churned"].agg(["size", "sum"])
    assert kinds.to_dict("index") == {
        "month-to-month": {"size": 3875, "sum": 1655},
        "one year": {"size": 1473, "sum": 166},
        "two years": {"size": 1695, "sum": 48},
    }


def test_a_first_month_has_no_charges_yet_and_nobody_left_in_it() -> None:
    telco = load("telco_customers")
    new = telco[telco["tenure_months"] == 0]
    assert len(new) == 11 and new["churned"].sum() == 0
    assert (new["total_charges_usd"] == 0).all()
    assert not telco.isna().any().any()
    old = telco[telco["tenure_months"] > 0]
    assert (old["total_charges_usd"] > 0).all()
    ratio = old["total_charges_usd"] / (old["tenure_months"] * old["monthly_charges_usd"])
    assert ratio.median() == pytest.approx(1, abs=0.01)


def test_services_agree_with_each_other() -> None:
    telco = load("telco_customers")
    for name in ("online_security", "online_backup", "tech_support", "streaming_tv"):
        without = telco[name] == "no internet service"
        assert (without == (telco["internet_service"] == "none")).all()
    assert ((telco["multiple_lines"] == "no phone service") == (telco["phone_service"] == 0)).all()


def test_the_dictionary_warns_that_the_firm_is_invented_and_churn_unclear() -> None:
    told = dictionary("telco_customers").set_index("column")
    assert "last month" in told.loc["churned", "meaning"]
    assert told.loc["monthly_charges_usd", "unit"] == "USD a month"
