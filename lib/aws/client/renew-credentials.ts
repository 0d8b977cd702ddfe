import { fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity, MetadataBearer, Pluggable } from '@smithy/types';
import { isAboutCredentials } from '../../domain/errors/about-credentials.ts';
import { AppError } from '../../domain/errors/problem.ts';
import type { Clock } from '../../parts/clock.ts';

/** Before credentials end, new ones are fetched. As the SDK does. */
const BEFORE_END_MS = 5 * 60_000;
/** Between two looks for new ones while AWS refuses those that there are. A look may start a process or ask SSO. */
const LOOK_MS = 5000;

interface Credentials {
  /** For the SDK's clients. */
  provider: (() => Promise<AwsCredentialIdentity>) & { memoized: true };
  /** For each client: when AWS refuses the credentials and there are others by now, the call is made with those. */
  plugin: Pluggable<object, MetadataBearer>;
}

/**
 * Credentials of the SDK's default chain, or of a role that those lead to. Unlike the SDK's own, which keep a profile's
 * keys for ever, they are fetched again once AWS refuses them: files, the SSO cache, the profile's process and the web
 * identity's token are read anew.
 */
export function renewCredentials(fetchOnes: () => Promise<AwsCredentialIdentity>, clock: Clock): Credentials {
  let kept: AwsCredentialIdentity | null = null;
  let underway: Promise<AwsCredentialIdentity> | null = null;
  let lookedAtMs = Number.NEGATIVE_INFINITY;

  function look(): Promise<AwsCredentialIdentity> {
    lookedAtMs = clock.monotonicMs();
    underway ??= fetchOnes()
      .then((found) => (kept = found))
      .finally(() => {
        underway = null;
      });
    return underway;
  }
  const provider = (): Promise<AwsCredentialIdentity> =>
    kept !== null && !isEnding(kept, clock.now()) ? Promise.resolve(kept) : look();

  /** Whether there are others now than those that AWS refused. */
  async function areOthers(refused: AwsCredentialIdentity): Promise<boolean> {
    if (kept === refused && (underway !== null || clock.monotonicMs() - lookedAtMs >= LOOK_MS)) await look();
    return kept !== null && !isSame(kept, refused);
  }

  return {
    provider: Object.assign(provider, { memoized: true } as const),
    plugin: {
      applyToStack(stack) {
        stack.add(
          (next) => async (args) => {
            const used = await provider();
            try {
              return await next(args);
            } catch (error) {
              // AWS did nothing: it did not know who asked.
              if (!(error instanceof Error) || !isAboutCredentials(error.name) || !(await areOthers(used))) throw error;
              return next(args);
            }
          },
          // Before the credentials are resolved, after what reports how the call ended.
          { step: 'initialize', name: 'sluiceCredentials', priority: 'low' },
        );
      },
    },
  };
}

/** The default chain. Each call reads the files anew. */
export function ownCredentials(): () => Promise<AwsCredentialIdentity> {
  return () => fromNodeProviderChain({ ignoreCache: true })();
}

/**
 * A role's. STS is called at the target's own endpoint, so that a sandbox's role comes from the sandbox. Throws
 * AppError AWS_ACCESS_DENIED with what the role's trust policy needs, if STS refuses.
 */
export function roleCredentials(
  roleArn: string,
  place: { region: string; endpoint?: string },
): () => Promise<AwsCredentialIdentity> {
  return async () => {
    const assume = fromTemporaryCredentials({
      params: { RoleArn: roleArn, RoleSessionName: 'sluice' },
      masterCredentials: ownCredentials(),
      clientConfig: place,
    });
    try {
      return await assume();
    } catch (error) {
      if (!(error instanceof Error) || !error.name.startsWith('AccessDenied')) throw error;
      throw new AppError('AWS_ACCESS_DENIED', `AWS refused sts:AssumeRole of ${roleArn}. ${needed(error.message)}`, {
        cause: error,
        details: { missingAction: 'sts:AssumeRole', resource: roleArn },
      });
    }
  };
}

/** What must be allowed, for the caller that AWS names ("User: arn:… is not authorized to perform: …"). */
function needed(message: string): string {
  const caller = /^User: (arn:\S+)/.exec(message)?.[1] ?? null;
  const trust = {
    Effect: 'Allow',
    Principal: { AWS: caller === null ? 'the role or user that Sluice runs as' : principalOf(caller) },
    Action: 'sts:AssumeRole',
  };
  return `The role's trust policy needs ${JSON.stringify(trust)}, and that caller the permission sts:AssumeRole on the role.`;
}

/** A session is trusted by its role. Its path is not in the session's ARN. */
function principalOf(caller: string): string {
  return caller.replace(/^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3');
}

function isEnding({ expiration }: AwsCredentialIdentity, now: Date): boolean {
  return expiration !== undefined && expiration.getTime() - now.getTime() < BEFORE_END_MS;
}

function isSame(one: AwsCredentialIdentity, other: AwsCredentialIdentity): boolean {
  return one.accessKeyId === other.accessKeyId && one.sessionToken === other.sessionToken;
}
