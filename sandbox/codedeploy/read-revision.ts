import { createHash } from 'node:crypto';
import type { ErrorInformation, RevisionLocation } from '@aws-sdk/client-codedeploy';
import { AwsError } from '../kernel/operation.ts';
import { readAppSpec, writeAppSpec, type AppSpec } from './read-app-spec.ts';

/** How every captured INVALID_LAMBDA_CONFIGURATION begins. */
export const INVALID_APP_SPEC =
  'The deployment failed because the AppSpec file that specifies the AWS Lambda deployment configuration is missing or has an invalid configuration.';

export interface ReadRevision {
  appSpec: AppSpec | null;
  /** Why the deployment will fail once it starts. */
  problem: ErrorInformation | undefined;
}

/**
 * Reads a revision's AppSpec. A malformed revision throws InvalidRevisionException at once; a bad AppSpec makes the
 * deployment fail later, as at AWS. The sandbox has no S3 and no GitHub.
 */
export function readRevision(revision: RevisionLocation | undefined): ReadRevision {
  if (revision === undefined) throw new AwsError('RevisionRequiredException', 'Revision is required');
  if (revision.revisionType === 'S3' || revision.revisionType === 'GitHub') {
    if (revision.s3Location === undefined && revision.gitHubLocation === undefined)
      throw invalid('The revision location is missing');
    return { appSpec: null, problem: { code: 'REVISION_MISSING', message: 'The specified revision does not exist.' } };
  }
  if (revision.revisionType !== 'AppSpecContent' && revision.revisionType !== 'String')
    throw invalid('The revision type is not valid');
  const part = revision.revisionType === 'AppSpecContent' ? revision.appSpecContent : revision.string;
  if (part?.content === undefined) throw invalid('The AppSpec content is missing');
  if (part.sha256 !== undefined && part.sha256 !== sha256(part.content))
    throw invalid('The SHA256 hash does not match the AppSpec content');
  const appSpec = readAppSpec(part.content);
  const problem =
    appSpec === null ? { code: 'INVALID_LAMBDA_CONFIGURATION' as const, message: INVALID_APP_SPEC } : undefined;
  return { appSpec, problem };
}

export function makeRevision(spec: AppSpec): RevisionLocation {
  const content = writeAppSpec(spec);
  return { revisionType: 'AppSpecContent', appSpecContent: { content, sha256: sha256(content) } };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const invalid = (message: string): AwsError => new AwsError('InvalidRevisionException', message);
