"""A probability from weighed evidence."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp


def probability(weights: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    """Return the logistic function of the weighed sum of ``evidence`` and of the weight called ``bias``.

    What has no weight counts nothing.
    """
    score = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return 1 / (1 + exp(-score)) if score > -700 else 0.0
