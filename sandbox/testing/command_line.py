"""Runs commands of the AWS CLI in one process, because each start takes a second.

A line of standard input is a JSON list of arguments (without `aws`); for each, a line of standard output:
{status, output, errors}. Waiters wait on the account's clock instead of in real time.
"""

import contextlib
import io
import json
import os
import sys

from awscli.clidriver import create_clidriver
from awscli.customizations.cloudformation import deployer

from control import Advance

# `aws cloudformation deploy` names a change set by the time in seconds: the account's, so that a test may deploy
# twice in one.
deployer.time = Advance()
answers = sys.stdout
# One driver for all commands: most of its time goes into reading the services' models.
driver = create_clidriver()
for line in sys.stdin:
    # What the CLI prints as bytes goes to `buffer`: one that is both text and bytes.
    output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    errors = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try:
            status = driver.main(json.loads(line))
        except SystemExit as exit:
            status = exit.code
    said = output.buffer.getvalue().decode()
    print(json.dumps({"status": status, "output": said, "errors": errors.getvalue()}), file=answers, flush=True)
