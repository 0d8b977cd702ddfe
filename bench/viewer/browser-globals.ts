import { AsyncLocalStorage } from 'node:async_hooks';
import type { StreamedEvent } from '../stream.ts';

/** The browser globals that the product's client uses, one set for each viewer. */
export interface Browser {
  fetch: typeof fetch;
  /** Resolves once the stream is open, with a function that closes it. */
  listen(onEvent: (event: StreamedEvent) => void, onEnd: () => void): Promise<() => void>;
}

const current = new AsyncLocalStorage<Browser>();

/** Runs `work`, and all that follows from it, as code in this browser. */
export function inSimulatedBrowser<T>(browser: Browser, work: () => T): T {
  return current.run(browser, work);
}

/**
 * Replaces Node's `fetch` and `EventSource` by those of the simulated browsers. Returns a function that restores
 * Node's.
 */
export function giveBrowserGlobals(): () => void {
  const before = { fetch: globalThis.fetch, EventSource: globalThis.EventSource };
  Object.assign(globalThis, {
    EventSource: SimulatedEventSource,
    // Code outside of a simulated browser keeps Node's.
    fetch: (input: string, init?: RequestInit) => (current.getStore()?.fetch ?? before.fetch)(input, init),
  });
  return () => void Object.assign(globalThis, before);
}

/** As much of an EventSource as the product uses. It does not reconnect: the product opens the next. */
class SimulatedEventSource extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 0;
  #close: (() => void) | null = null;

  constructor() {
    super();
    const browser = current.getStore();
    if (browser === undefined) throw new Error('An EventSource was opened outside of a simulated browser.');
    const onEvent = ({ type, data }: StreamedEvent) => this.dispatchEvent(new MessageEvent(type, { data }));
    const opened = (close: () => void) => {
      if (this.readyState === SimulatedEventSource.CLOSED) close();
      this.#close = close;
      this.readyState = 1;
      this.dispatchEvent(new Event('open'));
    };
    const ended = () => {
      if (this.readyState === SimulatedEventSource.CLOSED) return;
      this.readyState = SimulatedEventSource.CLOSED;
      this.dispatchEvent(new Event('error'));
    };
    browser.listen(onEvent, ended).then(opened, ended);
  }

  close(): void {
    this.readyState = SimulatedEventSource.CLOSED;
    this.#close?.();
  }
}
