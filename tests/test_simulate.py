"""Simulated files: the same bytes each time, known to the dictionary, true to what they were made from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from crm_teaching import datasets, simulate


def test_committed_files_are_rewritten_byte_for_byte(tmp_path: Path) -> None:
    for path in simulate.write_all(tmp_path):
        assert path.read_bytes() == (datasets.data_folder() / path.name).read_bytes(), path.name


def test_file_is_the_generator_s_table() -> None:
    made, read = simulate.satisfaction_survey(), datasets.load("satisfaction_survey")
    pd.testing.assert_frame_equal(made, read, check_dtype=False)


def test_nothing_but_noise_differs_between_the_two_surveys() -> None:
    quiet = simulate.satisfaction_survey(noise=0)
    assert (quiet["satisfaction"] == quiet["satisfaction_again"]).all()
    loud = simulate.satisfaction_survey(40_000)
    gap = loud["satisfaction_again"] - loud["satisfaction"]
    assert abs(gap.mean()) < 0.02
    assert gap.std() == pytest.approx(
        simulate.satisfaction_survey(40_000, seed=1).eval("satisfaction_again - satisfaction").std(), abs=0.02
    )


def test_renewals_follow_the_true_share() -> None:
    people = simulate.satisfaction_survey(40_000)
    bins = pd.cut(people["true_share"], np.linspace(0, 1, 6))
    table = people.groupby(bins, observed=True)[["renewed", "true_share"]].mean()
    assert table["renewed"].to_numpy() == pytest.approx(table["true_share"].to_numpy(), abs=0.02)


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ValueError) as error:
        simulate.write_all(tmp_path / "none")
    assert (
        str(error.value) == f"`folder` must be a folder that exists; got {tmp_path / 'none'}. Make it first."
    )
