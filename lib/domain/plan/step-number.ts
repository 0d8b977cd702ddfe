import type { Plan } from './plan.ts';

/** "Step 4 of 10" at this share: the last step that it has reached, 0 before the first. null: an unknown plan. */
export function stepNumber(plan: Plan, percent: number): { number: number; of: number } | null {
  if (plan.steps.length === 0) return null;
  // Weights are fractions on the wire: 30% may arrive as 30.000000000000004 or a little less.
  const index = plan.steps.findLastIndex((step) => percent >= step.percent - 0.5);
  return { number: index + 1, of: plan.steps.length };
}
