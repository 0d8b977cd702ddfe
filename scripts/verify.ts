/** `npm run verify`: the half-minute version of `npm test` for every day: no build, no browser. */
import { runStep, type StepResult } from './run-step.ts';
import { staticSteps, vitestStep } from './steps.ts';

// Simulations are shorter: `npm test` runs them in full (testing/how-much.ts).
process.env['SLUICE_TESTS'] = 'quick';
const results: StepResult[] = [];
await Promise.all([
  (async () => {
    for (const step of staticSteps) results.push(await runStep(step));
  })(),
  (async () => {
    // Without isolation for each file, unlike `npm test`: packages are loaded once a worker.
    for (const step of [vitestStep('unit', ['--no-isolate']), vitestStep('store')]) results.push(await runStep(step));
  })(),
]);
const failed = results.reduce((total, result) => total + result.failed, 0);
const passed = results.reduce((total, result) => total + result.passed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
