/**
 * `npm run prove`: longer runs of what `npm test` simulates in short: long simulations, a thousand kills. Takes most of
 * an hour.
 */
import { runStep, type StepResult } from './run-step.ts';
import { vitestStep } from './steps.ts';

process.env['SLUICE_TESTS'] = 'proof';
process.env['STATE_KILLS'] ??= '200';
const results: StepResult[] = [];
for (const step of [
  vitestStep('unit', ['lib/domain/verdict', 'lib/watch/stories/hour.test.ts']),
  vitestStep('store', ['lib/store/migrate-kills.test.ts']),
  vitestStep('sandbox', ['sandbox/clients/state.test.ts']),
  vitestStep('integration', ['e2e/integration/bypass-kills.test.ts']),
])
  results.push(await runStep(step));
const failed = results.reduce((total, result) => total + result.failed, 0);
const passed = results.reduce((total, result) => total + result.passed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
