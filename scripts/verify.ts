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
    // Without isolation for each file, unlike `npm test`: packages are loaded once a worker. Two workers: vitest leaves
    // one core free by itself, and on two cores the tests would last longer than all the rest.
    for (const project of ['unit', 'store'])
      results.push(
        await runStep(vitestStep(project, ['--no-isolate', '--maxWorkers=2', '--experimental.fsModuleCache'])),
      );
  })(),
]);
const failed = results.reduce((total, result) => total + result.failed, 0);
const passed = results.reduce((total, result) => total + result.passed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
