"""The claims of the lesson on the satisfaction trap, recomputed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching import cases
from crm_teaching.claims import Finding
from crm_teaching.datasets import load
from crm_teaching.loyalty.satisfaction import gamma_for_ratio, loyalty_curve, stay_by_score, worth_of_a_point
from crm_teaching.wording import Label


def _finding(agreeing: int, tried: int, rows: list[tuple[str, str, str]], reason: Label) -> Finding:
    """Every case agrees: holds; none: fails; some: depends."""
    verdict = "holds" if agreeing == tried else "fails" if agreeing == 0 else "depends"
    return Finding(verdict, pd.DataFrame(rows, columns=["quantity", "said", "computed"]), reason)


def six_times() -> Finding:
    """Set six times beside two simulated markets, and ask which curve would give it."""
    wanted: Any = cases.load("satisfaction_trap")["six_times"]
    stay = stay_by_score(load("satisfaction_survey")).set_index(["market", "score"])["share_stayed"]
    curves = {gamma: loyalty_curve(5, gamma) / loyalty_curve(4, gamma) for gamma in (0.3, 4.0, 8.0)}
    needed, ceiling = gamma_for_ratio(wanted), 1 / wanted
    five, four = stay["many rivals", 5], stay["many rivals", 4]
    return _finding(
        sum(ratio >= wanted for ratio in curves.values()),
        len(curves),
        [
            *(
                (f"Our survey, {market}: renewed at 5 to 4", "6", f"{stay[market, 5] / stay[market, 4]:.2f}")
                for market in ("few rivals", "many rivals")
            ),
            *((f"Curve with competition {gamma:g}: 5 to 4", "6", f"{x:.2f}") for gamma, x in curves.items()),
            ("Competition at which the curve gives 6", "not said", f"{needed:.2f}"),
            ("Most that those at 4 may stay, for 6 to be possible", "not said", f"{ceiling:.1%}"),
        ],
        Label(
            f"In our survey, with many rivals, {five:.0%} renewed at 5 and {four:.0%} at 4: "
            f"{five / four:.1f} times. Six needs competition {needed:.2f}, and at most {ceiling:.0%} may "
            "stay at 4.",
            f"调查中对手多时，5分续租 {five:.0%}，4分 {four:.0%}：{five / four:.1f} 倍。"
            f"六倍要求竞争程度 {needed:.2f}，且4分客户最多留下 {ceiling:.0%}。",
        ),
    )


def satisfaction_is_not_loyalty() -> Finding:
    """Look for the help and for the missing link: satisfied who left, dissatisfied who stayed."""
    survey = load("satisfaction_survey")
    happy = survey["satisfaction"] >= 4
    stay = survey.groupby([survey["market"], happy])["renewed"].mean()
    helps = [stay[market, True] > stay[market, False] for market in ("few rivals", "many rivals")]
    lost, held = 1 - stay["many rivals", True], stay["few rivals", False]
    return _finding(
        sum(helps) + (lost > 0.5) + (held > 0.5),
        4,
        [
            ("Many rivals: satisfied who renewed", "not surely", f"{stay['many rivals', True]:.0%}"),
            ("Many rivals: others who renewed", "fewer", f"{stay['many rivals', False]:.0%}"),
            ("Few rivals: satisfied who renewed", "not surely", f"{stay['few rivals', True]:.0%}"),
            ("Few rivals: others who renewed", "fewer", f"{held:.0%}"),
        ],
        Label(
            f"Satisfaction helps in both markets, but with many rivals {lost:.0%} of the satisfied left, and "
            f"with few rivals {held:.0%} of the others stayed. The survey is simulated: it shows that this "
            "can be, not how often it is.",
            f"满意在两个市场都有帮助，但对手多时 {lost:.0%} 的满意客户离开，对手少时 {held:.0%} 的其他客户"
            "留下。数据是模拟的：只说明可能，不说明多常见。",
        ),
    )


def satisfaction_pays() -> Finding:
    """Price one more point for those who gave each answer, in both markets of the case."""
    case: Any = cases.load("satisfaction_trap")
    survey, rows = load("satisfaction_survey"), []
    for market, gamma in (("few rivals", case["few_rivals"]), ("many rivals", case["many_rivals"])):
        here = survey[survey["market"] == market]
        steps = worth_of_a_point(here, gamma, case["margin_yuan"], case["repair_cost_yuan"]).steps
        rows += [(market, step["score"], step["net_yuan"]) for step in steps.to_dict("records")]
    pays = {
        market: [score for place, score, net in rows if place == market and net > 0] for market, *_ in rows
    }
    few, many = (", ".join(map(str, pays[market])) or "none" for market in ("few rivals", "many rivals"))
    n_pays = sum(map(len, pays.values()))
    return _finding(
        n_pays,
        len(rows),
        [(f"{market}, those who ticked {score}", "pays", f"{net:,.0f} yuan") for market, score, net in rows],
        Label(
            f"One more point pays in {n_pays} of {len(rows)} groups. With many rivals, scores: {many}. "
            f"With few rivals: {few}.",
            f"{len(rows)} 组中有 {n_pays} 组合算。对手多：{many} 分；对手少：{few}。".replace("none", "无"),
        ),
    )
