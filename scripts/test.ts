/** `npm test`: everything, from a fresh clone. Ends with the plain line `N passed, N failed`. */
import { ensureChromium } from './find-chromium.ts';
import { runStep, type Step, type StepResult } from './run-step.ts';
import { BUILD_STEP, playwrightStep, staticSteps, vitestStep } from './steps.ts';

const results: StepResult[] = [];

async function inTurn(steps: Step[]): Promise<void> {
  for (const step of steps) results.push(await runStep(step));
}

// Two lanes for two cores: the checks that read code next to the build, then the tests that need quiet one after the
// other.
await Promise.all([inTurn(staticSteps), inTurn([BUILD_STEP])]);
await Promise.all([inTurn([vitestStep('unit'), vitestStep('store')]), inTurn([vitestStep('sandbox')])]);
await inTurn([vitestStep('integration')]);

let chromium: string | null = null;
try {
  chromium = ensureChromium();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
if (chromium === null) {
  results.push({ name: 'stories', ok: false, seconds: 0, log: '', passed: 0, failed: 1, skipped: 0 });
} else if (results.every((result) => result.name !== 'build' || result.ok)) {
  await inTurn([playwrightStep(chromium)]);
}

const sum = (pick: (result: StepResult) => number) => results.reduce((total, result) => total + pick(result), 0);
const skipped = sum((result) => result.skipped);
const failed = sum((result) => result.failed);
console.log(`${sum((result) => result.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 && results.every((result) => result.ok) ? 0 : 1);
