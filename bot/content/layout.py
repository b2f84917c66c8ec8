"""The files of a content directory: which there are, for what. Leaves out reading them: see `reader`."""

from __future__ import annotations

SCRIPT = "script"
TEMPLATES = "templates"
README = "README.md"

QUESTIONS = "questions.yaml"
PHRASES = "phrases.yaml"
TASKS = "tasks.yaml"
AVOID = "avoid.yaml"

SCRIPT_FILES = (QUESTIONS, PHRASES, TASKS, AVOID, "weights.yaml", "facts.yaml", "traits.yaml")
"""Structure, the same for every language."""

LANGUAGE_FILES = (
    QUESTIONS,
    PHRASES,
    TASKS,
    AVOID,
    "temperaments.yaml",
    "interface.yaml",
    "examples.yaml",
    "speech.yaml",
)
"""Words, one set for each language."""

TEMPLATE_SUFFIX = ".html"

SCRIPT_QUESTIONS = f"{SCRIPT}/{QUESTIONS}"
SCRIPT_PHRASES = f"{SCRIPT}/{PHRASES}"
SCRIPT_TASKS = f"{SCRIPT}/{TASKS}"
SCRIPT_AVOID = f"{SCRIPT}/{AVOID}"
SCRIPT_WEIGHTS = f"{SCRIPT}/weights.yaml"
SCRIPT_FACTS = f"{SCRIPT}/facts.yaml"
SCRIPT_TRAITS = f"{SCRIPT}/traits.yaml"
