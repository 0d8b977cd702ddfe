import type { ProblemCode } from '../errors/problem.ts';

/** Whether something may be done now; if not, the code for programs and a sentence for people. */
export type May = { ok: true } | { ok: false; code: ProblemCode; why: string };

/** What a decision about acting needs beyond the thing itself. */
export interface ActingContext {
  /** Age of the last reading of CodeDeploy, in milliseconds; null: never read. */
  codedeployAgeMs: number | null;
  /** IAM actions that AWS refused lately, e.g. "codedeploy:StopDeployment". */
  missingPermissions: readonly string[];
}

/** A picture older than this is not acted on. */
export const STALE_AFTER_MS = 15_000;

export function refuse(code: ProblemCode, why: string): May {
  return { ok: false, code, why };
}

/** The refusals that every action shares: a missing permission (named), then a picture that is too old. null: none. */
export function refuseInContext(context: ActingContext, neededActions: readonly string[]): May | null {
  const missing = neededActions.find((action) => context.missingPermissions.includes(action));
  if (missing !== undefined) {
    return refuse('AWS_ACCESS_DENIED', `The role that Sluice uses may not do this: AWS refused ${missing}.`);
  }
  const ageMs = context.codedeployAgeMs;
  if (ageMs === null) return refuse('STALE_PICTURE', 'CodeDeploy has not been read yet.');
  if (ageMs > STALE_AFTER_MS) {
    const seconds = Math.round(ageMs / 1000);
    return refuse(
      'STALE_PICTURE',
      `What you see is ${seconds} s old: CodeDeploy has not answered since. Sluice tries again by itself.`,
    );
  }
  return null;
}
