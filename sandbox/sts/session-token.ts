import { z } from 'zod';

const claimsSchema = z.strictObject({
  roleArn: z.string(),
  sessionName: z.string(),
  sourceIdentity: z.string().nullable(),
  /** Simulated time. */
  expiresAt: z.number(),
});
/** What a session token says of its session. */
export type SessionClaims = z.infer<typeof claimsSchema>;

const PREFIX = 'sandbox.';

/** The token carries the session itself, so that nothing has to be kept: it is no secret, and nothing is signed. */
export const writeSessionToken = (claims: SessionClaims): string =>
  `${PREFIX}${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;

/** null: not one of the sandbox's. */
export function readSessionToken(token: string | undefined): SessionClaims | null {
  if (token?.startsWith(PREFIX) !== true) return null;
  try {
    const text = Buffer.from(token.slice(PREFIX.length), 'base64url').toString('utf8');
    return claimsSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
