"""The loyalty chapter's explorers: each binds a case, a model and a figure, in one call."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from crm_teaching import cases
from crm_teaching.cases import Case
from crm_teaching.datasets import load, load_orders
from crm_teaching.explorer import Explorer
from crm_teaching.loyalty.bakery import invite
from crm_teaching.loyalty.cards import card_luck
from crm_teaching.loyalty.fee import choose_fee
from crm_teaching.loyalty.figures.cards import plot_card_luck
from crm_teaching.loyalty.figures.fee import plot_fee
from crm_teaching.loyalty.figures.indicators import plot_invitations
from crm_teaching.loyalty.figures.membership import plot_membership
from crm_teaching.loyalty.figures.programme import plot_reward
from crm_teaching.loyalty.figures.repeat import plot_card_offer
from crm_teaching.loyalty.figures.satisfaction import plot_point_worth
from crm_teaching.loyalty.figures.switching import plot_barriers
from crm_teaching.loyalty.figures.types import plot_label_quality, plot_rescue
from crm_teaching.loyalty.labels import label_quality
from crm_teaching.loyalty.membership import membership
from crm_teaching.loyalty.programme import reward_value
from crm_teaching.loyalty.repeat import card_offer, split_orders
from crm_teaching.loyalty.rescue import plan_rescue
from crm_teaching.loyalty.satisfaction import worth_of_a_point
from crm_teaching.loyalty.switching import copied_barriers
from crm_teaching.prediction import Prediction


def _case(case: str | Case, presets: tuple[str, ...] | None = None) -> Case:
    """Return the case, loaded when it is named, with only the presets that its explorer shows."""
    loaded = case if isinstance(case, Case) else cases.load(case)
    if presets is None:
        return loaded
    return replace(loaded, presets={key: loaded.presets[key] for key in presets if key in loaded.presets})


def explore_membership(case: str | Case = "sams_club", *, guess: Prediction | None = None) -> Explorer:
    """Move fee, price gap and habits, and see which households gain from joining.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "sams_club".
    guess : Prediction, optional
        The learner's answer: the share of households that gain.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_membership().result.decision.key
    'stay_out'
    """
    return Explorer(
        _case(case, ("china_1996", "united_states", "your_city")),
        membership,
        plot_membership,
        controls=["fee", "gap", "visits", "basket", "top_tenth"],
        predicts="share_gaining",
        guess=guess,
    )


def explore_fee(case: str | Case = "sams_club", *, guess: Prediction | None = None) -> Explorer:
    """Move the fee, and see which one brings members, which income, and which pays the shop.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "sams_club".
    guess : Prediction, optional
        The learner's answer: the fee that nets the shop most.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_fee().press("china_1996")
    """
    return Explorer(
        _case(case, ("china_1996", "family_baskets", "no_extra_buying")),
        choose_fee,
        plot_fee,
        controls=["fee", "gap", "basket", "extra_spend", "margin"],
        predicts="best_fee",
        guess=guess,
    )


def explore_luck(case: str | Case = "loyalty_card", *, guess: Prediction | None = None) -> Explorer:
    """Move a run rule and the market, and see how many cards go to luck.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "loyalty_card".
    guess : Prediction, optional
        The learner's answer: the share of cards that go to random buyers.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_luck().result.decision.key
    'tighten'
    """
    return Explorer(
        case,
        card_luck,
        plot_card_luck,
        controls=["length", "market_share", "n_purchases", "loyal_share", "card_cost"],
        predicts="luck_share",
        guess=guess,
    )


def explore_card_rule(case: str | Case = "cdnow_card", *, guess: Prediction | None = None) -> Explorer:
    """Move the rule and the money of CDNOW's card, judged by the orders that followed.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "cdnow_card".
    guess : Prediction, optional
        The learner's answer: the decision.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_card_rule().result.decision.key
    'tighten'
    """
    return Explorer(
        case,
        partial(card_offer, split_orders(load_orders())),
        plot_card_offer,
        controls=["min_orders", "card_cost", "reward", "margin", "uplift"],
        guess=guess,
    )


def explore_bakery(case: str | Case = "bakery", *, guess: Prediction | None = None) -> Explorer:
    """Move the weight of behaviour against attitude, and see who is invited.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "bakery".
    guess : Prediction, optional
        The learner's answer: the decision.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_bakery().result.decision.key
    'more_attitude'
    """
    return Explorer(
        case,
        invite,
        plot_invitations,
        controls=["weight", "convenience", "politeness", "invited"],
        guess=guess,
    )


def explore_point(case: str | Case = "satisfaction_trap", *, guess: Prediction | None = None) -> Explorer:
    """Move competition, margin and cost, and see from which score one more point pays.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "satisfaction_trap".
    guess : Prediction, optional
        The learner's answer: "raise_1" to "raise_4", or "none".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_point().result.decision.key
    'raise_4'
    """
    return Explorer(
        _case(case, ("hill_town", "six_times_market", "dear_repair")),
        worth_of_a_point,
        plot_point_worth,
        controls=["gamma", "margin_yuan", "repair_cost_yuan"],
        guess=guess,
    )


def explore_labels(case: str | Case = "satisfaction_trap", *, guess: Prediction | None = None) -> Explorer:
    """Move cut-offs and noise, and see how many customers wear the wrong label.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "satisfaction_trap".
    guess : Prediction, optional
        The learner's answer: the share of wrong labels after one survey.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_labels().result.decision.key
    'act'
    """
    return Explorer(
        _case(case, ("clear_answers", "hasty_survey")),
        partial(label_quality, load("satisfaction_survey")),
        plot_label_quality,
        controls=["satisfied_from", "loyal_from", "noise", "n_orders"],
        predicts="wrong_once",
        guess=guess,
    )


def explore_rescue(case: str | Case = "satisfaction_trap", *, guess: Prediction | None = None) -> Explorer:
    """Move rivals, noise, cut-off and cost, and see whom to save and with what.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "satisfaction_trap".
    guess : Prediction, optional
        The learner's answer: a means and a box, such as "repair_mercenary", or "nobody".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_rescue().result.decision.key
    'repair_mercenary'
    """
    return Explorer(
        _case(case, ("quiet_hills", "rival_arrives", "dear_repair")),
        partial(plan_rescue, load("satisfaction_survey")),
        plot_rescue,
        controls=["market", "gamma", "noise", "satisfied_from", "repair_cost_yuan"],
        guess=guess,
    )


def explore_reward(case: str | Case = "green_hills", *, guess: Prediction | None = None) -> Explorer:
    """Move a reward and whom it keeps, and see whether to launch, change or drop it.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "green_hills".
    guess : Prediction, optional
        The learner's answer: the highest reward that pays, as a share of spend.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_reward().result.decision.key
    'change'
    """
    return Explorer(
        case,
        reward_value,
        plot_reward,
        controls=["reward_rate", "kept_without", "kept_with", "margin", "discount"],
        predicts="highest_rate",
        guess=guess,
    )


def explore_barriers(case: str | Case = "hilton", *, guess: Prediction | None = None) -> Explorer:
    """Move three switching costs and a rival's offer, and see how long a guest is held.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "hilton".
    guess : Prediction, optional
        The learner's answer: the years until she leaves.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_barriers().result.years_held
    3.1
    """
    return Explorer(
        case,
        copied_barriers,
        plot_barriers,
        controls=["procedural", "financial", "relational", "rival_offer", "half_relational"],
        predicts="years_held",
        guess=guess,
    )
