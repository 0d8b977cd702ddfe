/**
 * Makes this program's (or this window's) time begin at `fromMs` and pass a thousand times slower, so that no age on a
 * page changes while a story reads it. It does not stand still: a loop that waits for a moment would never end. Timers
 * run as always. A browser runs the text of this function, so it may use nothing from outside of it.
 */
export function slowTime(fromMs: number): void {
  const RealDate = Date;
  const realNow = performance.now.bind(performance);
  const beganAt = realNow();
  const passedMs = () => (realNow() - beganAt) / 1000;
  const nowMs = () => Math.floor(fromMs + passedMs());
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget) as object,
    apply: () => new RealDate(nowMs()).toString(),
    get: (target, key) => (key === 'now' ? nowMs : (Reflect.get(target, key) as unknown)),
  });
  // The browser derives AWS's time from it. Node's own timers depend on it too, so there it stays.
  if ('document' in globalThis) performance.now = passedMs;
}
