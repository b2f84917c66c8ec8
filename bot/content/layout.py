"""The files of a content directory: which there are, for what. Leaves out reading them: see `read.directory`."""

from __future__ import annotations

from pathlib import Path

import bot

SCRIPT = "script"
TEMPLATES = "templates"
README = "README.md"

QUESTIONS = "questions.yaml"
PHRASES = "phrases.yaml"
TASKS = "tasks.yaml"
AVOID = "avoid.yaml"
NEXT_STEPS = "next_steps.yaml"
GUIDE = "guide.yaml"
EXAMPLES = "examples.yaml"
DRILLS = "drills.yaml"
MANNER = "manner.yaml"
STAGES = "stages.yaml"
QUIZ = "quiz.yaml"
FACTS_SAID = "facts_said.yaml"

SCRIPT_FILES = (
    QUESTIONS,
    PHRASES,
    TASKS,
    AVOID,
    NEXT_STEPS,
    "weights.yaml",
    "facts.yaml",
    "traits.yaml",
    GUIDE,
    DRILLS,
    STAGES,
    QUIZ,
)
"""Structure, the same for every language."""

LANGUAGE_FILES = (
    QUESTIONS,
    PHRASES,
    TASKS,
    AVOID,
    NEXT_STEPS,
    "temperaments.yaml",
    "interface.yaml",
    EXAMPLES,
    "speech.yaml",
    MANNER,
    GUIDE,
    DRILLS,
    STAGES,
    QUIZ,
    FACTS_SAID,
)
"""Words, one set for each language."""

TALK = "talk"
"""A language's folder of lines from which typed words are learnt to be read, one file a trade; a start does not read it."""
TALK_SUFFIX = ".yaml"

TEMPLATE_SUFFIX = ".html"

SCRIPT_QUESTIONS = f"{SCRIPT}/{QUESTIONS}"
SCRIPT_PHRASES = f"{SCRIPT}/{PHRASES}"
SCRIPT_TASKS = f"{SCRIPT}/{TASKS}"
SCRIPT_AVOID = f"{SCRIPT}/{AVOID}"
SCRIPT_NEXT_STEPS = f"{SCRIPT}/{NEXT_STEPS}"
SCRIPT_WEIGHTS = f"{SCRIPT}/weights.yaml"
SCRIPT_FACTS = f"{SCRIPT}/facts.yaml"
SCRIPT_TRAITS = f"{SCRIPT}/traits.yaml"
SCRIPT_GUIDE = f"{SCRIPT}/{GUIDE}"
SCRIPT_DRILLS = f"{SCRIPT}/{DRILLS}"
SCRIPT_STAGES = f"{SCRIPT}/{STAGES}"
SCRIPT_QUIZ = f"{SCRIPT}/{QUIZ}"


def default_directory() -> Path:
    """Return the content that lies beside the package."""
    return Path(bot.__file__).resolve().parent.parent / "scripts_content"
