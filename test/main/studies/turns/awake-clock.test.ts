import { describe, expect, it } from 'vitest';
import { AwakeClock } from '../../../../src/main/studies/turns/awake-clock.js';
import { ProgressMeter } from '../../../../src/main/studies/progress-meter.js';

function clocks() {
  const time = { monotonic: 1000, wall: 5e11 };
  const clock = new AwakeClock({ monotonic: () => time.monotonic, wall: () => time.wall });
  return {
    clock,
    pass: (milliseconds: number) => {
      time.monotonic += milliseconds;
      time.wall += milliseconds;
    },
    /** Some systems let the clock that never runs backwards stand still in sleep. */
    sleep: (milliseconds: number, standsStill: boolean) => {
      if (!standsStill) time.monotonic += milliseconds;
      time.wall += milliseconds;
    },
  };
}
const NIGHT = 8 * 3_600_000;

describe.each([true, false])('a machine that sleeps (clock stands still: %s)', (standsStill) => {
  it('has its time at work counted alone', () => {
    const { clock, pass, sleep } = clocks();
    const start = clock.read();
    pass(5000);
    expect(clock.takeSlept()).toBe(false);
    sleep(NIGHT, standsStill);
    expect(clock.takeSlept()).toBe(true);
    expect(clock.takeSlept()).toBe(false);
    pass(4000);
    expect(clock.read() - start).toBe(9000);
  });

  it('goes on at the rate that it had, with the time left that goes with it', () => {
    const { clock, pass, sleep } = clocks();
    const meter = new ProgressMeter('one', 1000, 0, clock.read);
    const answer = (count: number): void => {
      for (let index = 0; index < count; index += 1) {
        pass(100);
        meter.count(5);
      }
    };
    answer(200);
    expect(meter.read()).toMatchObject({ done: 200, secondsLeft: expect.closeTo(80, 0) });
    sleep(NIGHT, standsStill);
    expect(meter.read().rate).toBeCloseTo(10, 0);
    answer(100);
    expect(meter.read().rate).toBeCloseTo(10, 0);
    expect(meter.read().secondsLeft).toBeCloseTo(70, 0);
  });
});

describe('a clock', () => {
  it('that is put back or forward a little is no sleep', () => {
    const { clock, sleep, pass } = clocks();
    sleep(20_000, true);
    pass(1000);
    sleep(-3_600_000, true);
    expect(clock.takeSlept()).toBe(false);
  });
});
