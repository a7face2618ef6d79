"""Explorer of the drivers: which one buys most satisfaction or loyalty."""

from __future__ import annotations

from functools import cache, partial

from crm_teaching.cases import Case
from crm_teaching.explorer import Explorer
from crm_teaching.prediction import Prediction
from crm_teaching.satisfaction.drivers import DriverEffects, choose_driver, driver_effects
from crm_teaching.satisfaction.figures.path_models import plot_drivers
from crm_teaching.satisfaction.index_survey import INDEX_QUESTIONS, index_survey
from crm_teaching.satisfaction.path_models import INDEX_MODELS


@cache
def _effects() -> DriverEffects:
    # Six hundred fits take a second, and no slider changes them.
    return driver_effects(index_survey(), INDEX_MODELS["ECSI"], INDEX_QUESTIONS)


def explore_drivers(case: str | Case = "rental_drivers", *, guess: Prediction | None = None) -> Explorer:
    """Move what a point costs, the target and the estimate, and see which driver buys most.

    Parameters
    ----------
    case : str or Case
        A case with the parameters of "rental_drivers".
    guess : Prediction, optional
        The learner's answer: "raise_software" and so on, or "ask_more".

    Returns
    -------
    Explorer

    Examples
    --------
    >>> explore_drivers().result.decision.key
    'ask_more'
    """
    return Explorer(
        case,
        partial(choose_driver, effects=_effects()),
        plot_drivers,
        controls=["target", "estimate", "cost_image", "cost_software", "cost_value"],
        guess=guess,
    )
