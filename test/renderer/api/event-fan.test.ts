import { describe, expect, it } from 'vitest';
import { eventFan } from '../../../src/renderer/api/event-fan.js';

describe('events', () => {
  it('reach those who listen for their name, until they stop', () => {
    const fan = eventFan();
    const heard: number[] = [];
    const stop = fan.listen('results.changed', ({ study }) => heard.push(study));
    fan.listen('studies.changed', () => heard.push(-1));
    fan.arrive('results.changed', { study: 1 });
    stop();
    fan.arrive('results.changed', { study: 2 });
    expect(heard).toEqual([1]);
  });

  it('that cannot be read go to the faults and to nobody else', () => {
    const fan = eventFan();
    const heard: unknown[] = [];
    const faults: string[] = [];
    fan.listen('results.changed', (payload) => heard.push(payload));
    fan.faults.add((error) => faults.push(error.code));
    fan.arrive('results.changed', { study: 'one' });
    fan.arrive('nothing.changed', {});
    expect(heard).toEqual([]);
    expect(faults).toEqual(['INTERNAL', 'INTERNAL']);
  });

  it('are not told to a listener that was taken off by one before it', () => {
    const fan = eventFan();
    const heard: string[] = [];
    let stopSecond = (): void => undefined;
    fan.listen('studies.changed', () => {
      heard.push('first');
      stopSecond();
    });
    stopSecond = fan.listen('studies.changed', () => heard.push('second'));
    fan.arrive('studies.changed', {});
    expect(heard).toEqual(['first']);
  });

  it('reach a listener twice where it was given twice, and once after one was taken off', () => {
    const fan = eventFan();
    let count = 0;
    const listener = (): void => void (count += 1);
    const stop = fan.listen('studies.changed', listener);
    fan.listen('studies.changed', listener);
    fan.arrive('studies.changed', {});
    expect(count).toBe(2);
    stop();
    fan.arrive('studies.changed', {});
    expect(count).toBe(3);
  });
});
