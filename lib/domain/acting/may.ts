import type { ProblemCode } from '../errors/problem.ts';
import type { Role } from './actor.ts';

/** Whether something may be done now; if not, the code for programs and a sentence for people. */
export type May = { ok: true } | { ok: false; code: ProblemCode; why: string };

/** What a decision about acting needs beyond the thing itself. */
export interface ActingContext {
  /** Of the one who would act. */
  role: Role;
  /** Age of the last reading of CodeDeploy, in milliseconds; null: never read. */
  codedeployAgeMs: number | null;
  /** IAM actions that AWS refused lately, e.g. "codedeploy:StopDeployment". */
  missingPermissions: readonly string[];
  /** Set where the page hears nothing of Sluice: then it is not CodeDeploy that keeps the picture from getting newer. */
  isCutOff?: boolean;
}

/** A picture older than this is not acted on. */
export const STALE_AFTER_MS = 15_000;

export function refuse(code: ProblemCode, why: string): May {
  return { ok: false, code, why };
}

/** What somebody who may only look is told, before anything else. */
export const FORBIDDEN = refuse('FORBIDDEN', 'You may watch, but not act: that needs the role operator.');

/** The refusals that every action shares: a missing permission (named), then a picture that is too old. null: none. */
export function refuseInContext(context: ActingContext, neededActions: readonly string[]): May | null {
  const missing = neededActions.find((action) => context.missingPermissions.includes(action));
  if (missing !== undefined) {
    return refuse('AWS_ACCESS_DENIED', `The role that Sluice uses may not do this: AWS refused ${missing}.`);
  }
  const ageMs = context.codedeployAgeMs;
  if (ageMs === null) return refuse('STALE_PICTURE', 'CodeDeploy has not been read yet.');
  if (ageMs > STALE_AFTER_MS) {
    const [silent, tries] = context.isCutOff === true ? ['Sluice', 'The page'] : ['CodeDeploy', 'Sluice'];
    return refuse(
      'STALE_PICTURE',
      `What you see is ${Math.round(ageMs / 1000)} s old: ${silent} has not answered since. ${tries} tries again by itself.`,
    );
  }
  return null;
}
