import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { ConfigError } from './config.ts';

/** A machine outside of AWS has no metadata service: the start should not wait long for it. */
const METADATA_MS = 1000;

/** Finds credentials as the SDK's clients will, without calling AWS. Throws ConfigError that says what to set. */
export async function checkCredentials(): Promise<void> {
  try {
    await fromNodeProviderChain({ timeout: METADATA_MS, maxRetries: 0 })();
  } catch (cause) {
    const words = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new ConfigError(
      `No AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where a role is given (${words}).`,
      { cause },
    );
  }
}
