import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startSandbox } from '../../start-sandbox.ts';
import { hasBotocore } from '../../testing/check-responses.ts';
import { clientEnvironment } from '../../testing/client-environment.ts';

const run = promisify(execFile);
const REPLAY = fileURLToPath(new URL('./replay_recorded.py', import.meta.url));
/** Answers of real accounts. They are third-party material and lie outside the repository. */
const FOLDER = fileURLToPath(new URL('../../../../shared/data/captured/', import.meta.url));
const here = existsSync(FOLDER);
if (!here) process.stdout.write('skipped: ../shared/data/captured is not there, so no recording is replayed\n');

/** A function is Active as soon as it is made: code needs no time to be placed here, and tests no waiting for it. */
const ACTIVE_AT_ONCE = [
  ".LastUpdateStatus: 'Successful', which AWS did not answer",
  ".State: 'Active' instead of 'Pending'",
  '.StateReason: absent',
  '.StateReasonCode: absent',
];
const ALIAS = 'TestLambdaAlias::test_';

test.skipIf(!here || !hasBotocore)(
  'answers as recorded from real accounts, but for what is listed here with its reason',
  { timeout: 120_000 },
  async () => {
    const sandbox = await startSandbox({ scenario: 'empty', rate: 0, seed: 5 });
    try {
      const { stdout } = await run('python3', [REPLAY, FOLDER], { env: clientEnvironment(sandbox.url) });
      expect(JSON.parse(stdout)).toEqual({
        compared: 137,
        differences: {
          [`${ALIAS}alias_lifecycle create_response`]: ACTIVE_AT_ONCE,
          [`${ALIAS}notfound_and_invalid_routingconfigs create_response`]: ACTIVE_AT_ONCE,
          [`${ALIAS}alias_naming create_response`]: ACTIVE_AT_ONCE,
          [`${ALIAS}non_existent_alias_deletion create_response`]: ACTIVE_AT_ONCE,
          [`${ALIAS}non_existent_alias_update create_response`]: ACTIVE_AT_ONCE,
          'TestLambdaRevisions::test_function_revisions_version_and_alias create_function_response_rev1':
            ACTIVE_AT_ONCE,
          // Only this InvalidParameterValueException of Lambda's has no Type; the sandbox always sends it.
          [`${ALIAS}notfound_and_invalid_routingconfigs target_version_exc_version_latest`]: [
            ".Type: 'User', which AWS did not answer",
          ],
          // AWS says nothing at all, the sandbox sends an empty message: both read as ''.
          'TestCloudwatch::test_set_alarm_invalid_input[json] error-resource-not-found': [
            ".message: '', which AWS did not answer",
          ],
        },
      });
    } finally {
      await sandbox.stop();
    }
  },
);
