import type { ProblemCode } from '../errors/problem.ts';
import type { Role } from './actor.ts';

/** Whether something may be done now. If not: the code for programs and a sentence for people. */
export type May = { ok: true } | { ok: false; code: ProblemCode; why: string };

/** What a decision about acting needs beyond the thing itself. */
export interface ActingContext {
  /** Of the person who would act. */
  role: Role;
  /** Age of the last reading of CodeDeploy, ms; null: never read. */
  codedeployAgeMs: number | null;
  /** IAM actions that AWS refused recently, e.g. "codedeploy:StopDeployment". */
  missingPermissions: readonly string[];
  /** The browser gets nothing from Sluice. Then CodeDeploy is not the reason why the picture is old. */
  isCutOff?: boolean;
}

/** Sluice does not act on a picture older than this. */
export const STALE_AFTER_MS = 15_000;

export function refuse(code: ProblemCode, why: string): May {
  return { ok: false, code, why };
}

/** A viewer gets this before any other refusal. */
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
