"""What each moment weighs in the rating of the whole stay, and by how much one repair beats another."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm_teaching.validate import broken_rule, columns, one_of


def driver_weights(survey: pd.DataFrame) -> pd.DataFrame:
    """Estimate by least squares how much each moment counts in the overall rating.

    overall = a + sum of weight * 10 * answer + error; 95% intervals from Student's t.

    Parameters
    ----------
    survey : DataFrame
        As `guests.guest_survey` returns it, more guests than moments.

    Returns
    -------
    DataFrame, one row per moment
        ``weight``, ``low``, ``high`` (points of the overall rating for one point of the moment).

    Raises
    ------
    ValueError
        If the survey lacks ``overall``.

    Examples
    --------
    >>> from crm_teaching.experience.guests import guest_survey
    >>> truth = pd.DataFrame({"nps": [-20, 40], "weight": [0.3, 0.7]}, index=["check_in", "room"])
    >>> driver_weights(guest_survey(truth, 2000))["weight"].round(1).tolist()
    [0.3, 0.7]
    """
    fit = _overall_fit(survey)
    found = fit.conf_int().set_axis(["low", "high"], axis=1)
    found.insert(0, "weight", fit.params)
    return found.drop(index="const")


def _overall_fit(survey: pd.DataFrame) -> Any:
    columns("survey", survey, ["overall"], "Use guest_survey().")
    if len(survey) <= survey.shape[1]:
        rule = f"answered by more than {survey.shape[1]} guests"
        raise broken_rule("survey", rule, len(survey), "Ask more guests.")
    # Imported here, for it takes half a second and few need it.
    import statsmodels.api as sm

    return sm.OLS(survey["overall"], sm.add_constant(10 * survey.drop(columns="overall"))).fit()


def repair_leads(survey: pd.DataFrame, buys: pd.Series, first: str) -> pd.DataFrame:
    """Say by how much the repair of one moment beats that of each other in the overall rating.

    gain = weight * points; lead = gain of `first` - gain of the other. The 95% interval is that of the
    difference, from one regression (Student's t), so it allows for weights that err together.

    Parameters
    ----------
    survey : DataFrame
        As `guests.guest_survey` returns it, more guests than moments.
    buys : Series
        Points that the budget adds, by moment.
    first : str
        The moment to compare with.

    Returns
    -------
    DataFrame, one row for each other moment
        ``lead``, ``low``, ``high`` (points of the overall rating).

    Raises
    ------
    ValueError
        If the survey lacks ``overall``, or `first` is none of its moments.

    Examples
    --------
    >>> from crm_teaching.experience.guests import guest_survey
    >>> truth = pd.DataFrame({"nps": [-20, 0], "weight": [0.3, 0.6]}, index=["check_in", "room"])
    >>> repair_leads(guest_survey(truth, 2000), pd.Series({"check_in": 20, "room": 5}), "check_in").round(1)
          lead  low  high
    room   2.7  2.3   3.1
    """
    fit = _overall_fit(survey)
    one_of("first", first, buys.index)
    others = list(buys.index.drop(first))
    compared = pd.DataFrame(0.0, index=others, columns=fit.params.index)
    compared[first] = buys[first]
    for moment in others:
        compared.loc[moment, moment] = -buys[moment]
    ends = fit.t_test(compared.to_numpy()).conf_int()
    table = pd.DataFrame(ends, index=others, columns=["low", "high"])
    table.insert(0, "lead", compared @ fit.params)
    return table
