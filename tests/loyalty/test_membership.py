"""Sam's Club: break-even, who gains, and which fee serves which goal."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_teaching import cases
from crm_teaching.loyalty.fee import choose_fee
from crm_teaching.loyalty.membership import above_limit, break_even, membership

CHINA = {"fee": 150, "gap": 0.05, "visits": 52, "basket": 30, "top_tenth": 2.2}
SHOP = {"margin": 0.12, "extra_spend": 0.25, "card_cost": 10}


@pytest.mark.parametrize(
    ("gap", "reading", "expected"),
    [(0.05, "off_bill", 3000), (0.10, "off_bill", 1500), (0.05, "on_member_price", 3150)],
)
def test_break_even_has_the_text_s_numbers(gap, reading, expected):
    assert break_even(150, gap, reading) == pytest.approx(expected)
    assert membership(**CHINA | {"gap": gap}, reading=reading).break_even_yuan == pytest.approx(expected)


def test_surcharge_saves_less_than_the_same_discount():
    assert membership(**CHINA, reading="on_member_price").saving == pytest.approx(0.0476, abs=5e-5)


def test_numbers_agree_with_drawn_households():
    rng = np.random.default_rng(1)
    sigma = np.log(2.2) / 1.2815515655446004
    spend = 1560 * np.exp(sigma * rng.standard_normal(400_000))
    gain = 0.05 * spend - 150
    result = membership(**CHINA)
    assert result.share_gaining == pytest.approx((gain > 0).mean(), abs=0.002)
    assert np.quantile(spend, 0.9) == pytest.approx(2.2 * 1560, rel=0.01)


def test_shop_s_sum_agrees_with_drawn_households():
    rng = np.random.default_rng(2)
    spend = 1560 * np.exp(np.log(2.2) / 1.2815515655446004 * rng.standard_normal(400_000))
    joins = 0.05 * spend > 150
    per_member = 150 - 0.05 * spend + 0.25 * 0.12 * 0.95 * spend - 10
    expected = 100 * (per_member * joins).mean()
    assert choose_fee(**CHINA, **SHOP).net_yuan == pytest.approx(expected, rel=0.03)


@settings(max_examples=40, deadline=None)
@given(
    fee=st.integers(0, 500),
    gap=st.floats(0.01, 0.2),
    visits=st.integers(1, 104),
    basket=st.floats(5, 1000),
    top=st.floats(1.2, 8),
)
def test_households_in_the_bars_add_up(fee, gap, visits, basket, top):
    result = membership(fee, gap, visits, basket, top)
    bars = result.households
    assert bars["share"].sum() == pytest.approx(1)
    assert (bars["spend_to_yuan"] > bars["spend_from_yuan"]).all()
    assert 0 <= result.share_gaining <= 1
    assert (result.decision.key == "join") == (result.median_gain_yuan > 0)
    if 50 < result.break_even_yuan < 200_000:
        assert bars.loc[bars["gains"], "share"].sum() == pytest.approx(result.share_gaining, abs=1e-9)


def test_more_fee_means_fewer_members():
    members = choose_fee(**CHINA, **SHOP).schedule["members"]
    assert members.iloc[0] == pytest.approx(100)
    assert (members.diff().dropna() < 0).all()


def test_three_goals_have_three_best_fees():
    goals = choose_fee(**CHINA, **SHOP).goals.set_index("fee_yuan")
    assert goals.idxmax().tolist() == [0, 60, 120]


def test_decisions_of_the_shop():
    assert choose_fee(**CHINA, **SHOP).decision.key == "change"
    assert choose_fee(**CHINA | {"fee": 120}, **SHOP).decision.key == "launch"
    assert choose_fee(**CHINA, **SHOP | {"extra_spend": 0}).decision.key == "drop"


def test_without_extra_buying_the_shop_pays_what_members_gain():
    members, spend = above_limit(3000, 1560, np.log(2.2) / 1.2815515655446004)
    shop = choose_fee(**CHINA, margin=0.12, extra_spend=0, card_cost=0)
    assert shop.net_yuan == pytest.approx(-100 * (0.05 * spend - 150 * members))


@pytest.mark.parametrize(
    ("extra", "fee", "net"), [(0, 500, -14), (0.15, 220, 83), (0.25, 120, 772), (0.4, 80, 2790)]
)
def test_best_fee_hangs_on_the_extra_buying(extra, fee, net):
    best = choose_fee(**CHINA, **SHOP | {"extra_spend": extra})
    assert best.best_fee == fee and best.best_net_yuan == pytest.approx(net, abs=0.5)


def test_at_120_yuan_the_card_pays_from_17_percent_extra_buying():
    nets = [
        choose_fee(**CHINA | {"fee": 120}, **SHOP | {"extra_spend": e}).net_yuan for e in (0.15, 0.25, 0.173)
    ]
    assert nets == pytest.approx([-230, 772, 0], abs=1)


def test_reasons_make_the_break_even_worse_and_none_alone_mends_it():
    case = cases.load("sams_club")
    names = ["fee", "gap", "visits", "basket", "top_tenth", "reading", "rule_risk", "rival_saving"]
    results = {}
    for preset in [name for name in case.presets if name.startswith("mend_")]:
        values = case.with_preset(preset)
        results[preset] = membership(**{name: values[name] for name in names})
    two = results.pop("mend_1_and_4")
    assert len(results) == 7 and two.decision.key == "join"
    assert results["mend_nothing"].break_even_yuan == pytest.approx(6250)
    assert all(result.decision.key == "stay_out" for result in results.values())
    assert min(r.share_gaining for r in results.values()) == results["mend_nothing"].share_gaining


def test_no_saving_left_means_that_nobody_gains():
    result = membership(**CHINA, rival_saving=0.08)
    assert result.break_even_yuan == float("inf")
    assert result.share_gaining == 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"gap": 5}, "`gap` must be a share between 0 and 1; got 5. Did you mean 0.05?"),
        ({"fee": -1}, "`fee` must be at least 0; got -1. A fee is paid to the shop, so write it as 150."),
        ({"basket": 0}, "`basket` must be above 0; got 0. Give the money of one visit, in yuan."),
        (
            {"top_tenth": 1},
            "`top_tenth` must be above 1; got 1. The top tenth spends more than the median; write 2.2.",
        ),
        (
            {"reading": "both"},
            "`reading` must be one of 'off_bill', 'on_member_price'; got 'both'. Copy one of these names.",
        ),
    ],
)
def test_errors_say_rule_value_and_way_out(change, sentence):
    with pytest.raises(ValueError) as error:
        membership(**CHINA | change)
    assert str(error.value) == sentence
    with pytest.raises(ValueError) as error:
        choose_fee(**CHINA | change, **SHOP)
    assert str(error.value) == sentence


def test_break_even_needs_a_gap():
    with pytest.raises(ValueError) as error:
        break_even(150, 0)
    assert str(error.value) == "`gap` must be above 0; got 0. Without a price gap no spend pays the fee back."
