import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awsTimeMs, estimateAwsClock, type AwsClockEstimate } from './estimate-aws-clock.ts';
import { parseClockRate } from './parse-clock-rate.ts';

const LOCAL_START = 1_700_000_000_000;

/** AWS's true clock, and calls to it. */
class TrueClock {
  #offsetMs: number;
  #rate: number;
  #localMs = LOCAL_START;
  estimate: AwsClockEstimate | null = null;
  constructor(offsetMs: number, rate: number) {
    this.#offsetMs = offsetMs;
    this.#rate = rate;
  }
  now(): number {
    return this.#offsetMs + LOCAL_START + this.#rate * (this.#localMs - LOCAL_START);
  }
  /** Keeps the current AWS time, and continues at another rate. */
  changeRate(rate: number): void {
    const now = this.now();
    this.#rate = rate;
    this.#offsetMs = now - LOCAL_START - rate * (this.#localMs - LOCAL_START);
  }
  jump(ms: number): void {
    this.#offsetMs += ms;
  }
  call(afterMs: number, tookMs: number, statedRate: number | null = null): void {
    this.#localMs += afterMs;
    const sentAtMs = this.#localMs;
    this.#localMs += tookMs / 2;
    const dateMs = Math.floor(this.now() / 1000) * 1000;
    this.#localMs += tookMs / 2;
    this.estimate = estimateAwsClock(this.estimate, { sentAtMs, receivedAtMs: this.#localMs, dateMs }, statedRate);
  }
  errorMs(): number {
    return this.estimate === null ? Number.NaN : Math.abs(awsTimeMs(this.estimate, this.#localMs) - this.now());
  }
}

describe('estimateAwsClock', () => {
  test('one reading is right within half a second and half the call', () => {
    const clock = new TrueClock(7_345, 1);
    clock.call(0, 80);
    expect(clock.errorMs()).toBeLessThanOrEqual(540);
  });

  test('many readings narrow the second down', () => {
    const clock = new TrueClock(-3_600_123, 1);
    for (let index = 0; index < 40; index++) clock.call(1_037, 60);
    expect(clock.errorMs()).toBeLessThan(60);
    expect(clock.estimate?.jumps).toBe(0);
  });

  test('a jump is noticed at once and followed', () => {
    const clock = new TrueClock(0, 1);
    for (let index = 0; index < 20; index++) clock.call(1_037, 60);
    clock.jump(600_000);
    clock.call(1_037, 60);
    expect(clock.errorMs()).toBeLessThan(600);
    expect(clock.estimate?.jumps).toBe(1);
    for (let index = 0; index < 20; index++) clock.call(1_037, 60);
    expect(clock.estimate?.rate).toBe(1);
    expect(clock.errorMs()).toBeLessThan(100);
  });

  test('a small step of the clock is a jump and not another rate', () => {
    const clock = new TrueClock(0, 1);
    for (let index = 0; index < 20; index++) clock.call(1_037, 60);
    clock.jump(1_700);
    for (let index = 0; index < 5; index++) clock.call(1_037, 60);
    expect(clock.estimate?.rate).toBe(1);
    expect(clock.errorMs()).toBeLessThan(500);
  });

  test('a clock that runs ten times as fast is recognised by itself', () => {
    const clock = new TrueClock(5_000, 10);
    for (let index = 0; index < 6; index++) clock.call(1_000, 40);
    expect(clock.estimate?.rate).toBe(10);
    expect(clock.errorMs()).toBeLessThan(700);
  });

  test('a stated rate is believed at once, also when it changes', () => {
    const clock = new TrueClock(0, 10);
    clock.call(0, 40, 10);
    expect(clock.estimate?.rate).toBe(10);
    clock.call(2_000, 40, 10);
    expect(clock.estimate?.jumps).toBe(0);
    clock.changeRate(60);
    clock.call(2_000, 40, 60);
    expect(clock.estimate?.rate).toBe(60);
    expect(clock.errorMs()).toBeLessThan(1_800);
    clock.changeRate(0);
    clock.call(2_000, 40, 0);
    expect(clock.errorMs()).toBeLessThan(600);
  });

  test('back from ten times to normal is found as well', () => {
    const clock = new TrueClock(0, 10);
    for (let index = 0; index < 8; index++) clock.call(1_000, 40);
    clock.changeRate(1);
    for (let index = 0; index < 8; index++) clock.call(1_000, 40);
    expect(clock.estimate?.rate).toBe(1);
    expect(clock.errorMs()).toBeLessThan(600);
  });

  test('two clocks that drift apart stay together', () => {
    const clock = new TrueClock(0, 1.000_05);
    for (let index = 0; index < 2_000; index++) clock.call(5_000, 50);
    expect(clock.errorMs()).toBeLessThan(200);
    expect(clock.estimate?.readings.length).toBeLessThanOrEqual(60);
  });

  test('whatever the offset and the calls, the truth is within what was claimed', () => {
    const calls = fc.array(fc.tuple(fc.nat(8_000), fc.integer({ min: 1, max: 3_000 })), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), calls, (offsetMs, made) => {
        const clock = new TrueClock(offsetMs, 1);
        for (const [afterMs, tookMs] of made) clock.call(afterMs, tookMs);
        expect(clock.estimate?.offsetLowMs).toBeLessThanOrEqual(offsetMs);
        expect(clock.estimate?.offsetHighMs).toBeGreaterThanOrEqual(offsetMs);
      }),
    );
  });
});

describe('parseClockRate', () => {
  test.each([
    ['sluice-sandbox; rate=10', 10],
    ['rate=1', 1],
    ['sandbox rate=0.5; x=1', 0.5],
    ['sandbox; rate=0', 0],
    ['sandbox', null],
    ['prorate=4', null],
    ['rate=-1', null],
    ['rate=10x', null],
    ['rate=1e9', null],
    ['rate=999999999', null],
    ['', null],
    [null, null],
  ])('%j states the rate %j', (header, rate) => {
    expect(parseClockRate(header)).toBe(rate);
  });
  test('never answers what is no finite number of 0 or more', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `rate=${text}`),
        ),
        (header) => {
          const rate = parseClockRate(header) ?? 0;
          expect(Number.isFinite(rate) && rate >= 0).toBe(true);
        },
      ),
    );
  });
});
