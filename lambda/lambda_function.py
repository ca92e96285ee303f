"""AWS Lambda's entry point: everything is built once, when the function starts."""

import os

from skill import build_skill
from skill.settings import from_environment

lambda_handler = build_skill(from_environment(os.environ)).lambda_handler()
