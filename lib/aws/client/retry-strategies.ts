import type { RetryErrorInfo, RetryStrategyV2, RetryToken } from '@smithy/types';

const AGAIN_MS = 100;

/**
 * For reading: tried once more when the connection broke (a kept-alive socket that AWS closed). Everything else goes to
 * the caller at once, above all throttling: the watcher slows down by itself, and retries hidden in here would use up
 * its call budget.
 */
export function retryBrokenConnections(): RetryStrategyV2 {
  return retryOnceIf((info) => isSkewCorrected(info) || isBroken(info));
}

/** For acting: sent exactly once, since a lost answer does not mean that nothing was done. A refused signature does. */
export function neverRepeat(): RetryStrategyV2 {
  return retryOnceIf(isSkewCorrected);
}

function retryOnceIf(mayRetry: (info: RetryErrorInfo) => boolean): RetryStrategyV2 {
  return {
    acquireInitialRetryToken: () => Promise.resolve(token(0)),
    refreshRetryTokenForRetry: (last: RetryToken, info: RetryErrorInfo) =>
      last.getRetryCount() === 0 && mayRetry(info)
        ? Promise.resolve(token(1))
        : Promise.reject(new Error('no further try')),
    recordSuccess: () => {},
  };
}

const token = (retries: number): RetryToken => ({
  getRetryCount: () => retries,
  getRetryDelay: () => (retries === 0 ? 0 : AGAIN_MS),
});

/** The SDK learns the offset of this machine's clock from a refusal; the next signature is right. */
const isSkewCorrected = ({ error }: RetryErrorInfo): boolean => error?.$metadata?.clockSkewCorrected === true;

/** The SDK renames a broken connection to TimeoutError and keeps Node's code. A timeout has no code. */
function isBroken({ error }: RetryErrorInfo): boolean {
  const code: unknown = error === undefined ? null : Reflect.get(error, 'code');
  return code === 'ECONNRESET' || code === 'EPIPE';
}
