import type { RetryErrorInfo, RetryStrategyV2, RetryToken } from '@smithy/types';

const MAX_TRIES = 2;

const token = (retries: number): RetryToken => ({
  getRetryCount: () => retries,
  getRetryDelay: () => (retries === 0 ? 0 : 100),
});

/**
 * Reading: a broken connection (a kept-alive socket that AWS closed) is tried once more after 100 ms; everything else goes to the
 * caller at once. Throttling above all: the watcher slows down by itself, and retries hidden in here would spend its call budget.
 */
export function retryOnceWhenUnsent(): RetryStrategyV2 {
  return {
    acquireInitialRetryToken: () => Promise.resolve(token(0)),
    refreshRetryTokenForRetry: (last: RetryToken, info: RetryErrorInfo) => {
      const retries = last.getRetryCount() + 1;
      if (info.errorType !== 'TRANSIENT' || retries >= MAX_TRIES || isTimeout(info.error))
        return Promise.reject(new Error('no further try'));
      return Promise.resolve(token(retries));
    },
    recordSuccess: () => {},
  };
}

/** Acting: sent exactly once, since a lost answer does not say that nothing was done. */
export function neverRetry(): RetryStrategyV2 {
  return {
    acquireInitialRetryToken: () => Promise.resolve(token(0)),
    refreshRetryTokenForRetry: () => Promise.reject(new Error('no further try')),
    recordSuccess: () => {},
  };
}

// An endpoint that did not answer for 8 s would hold the caller for 8 s more.
const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';
