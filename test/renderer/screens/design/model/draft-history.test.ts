import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changed,
  historyOf,
  MOST_STEPS,
  ONE_STEP_MILLISECONDS,
  redone,
  undone,
  type DraftHistory,
} from '../../../../../src/renderer/screens/design/model/draft-history.js';
import { content } from '../draft-content-fixture.js';

const seeded = (seed: number) => content({ seed });
const seedOf = (history: DraftHistory) => history.present.design.seed;

describe('undo', () => {
  it('takes steps back one by one, and redo takes them again', () => {
    let history = historyOf(seeded(0));
    for (const seed of [1, 2, 3]) history = changed(history, `seed ${seed}`, seeded(seed), 0);
    history = undone(undone(history));
    expect(seedOf(history)).toBe(1);
    history = redone(history);
    expect(seedOf(history)).toBe(2);
    expect(history.past.at(-1)?.what).toBe('seed 2');
    expect(history.future.at(-1)?.what).toBe('seed 3');
  });

  it('comes back to the beginning after any way through the history', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('change', 'undo', 'redo'), { maxLength: 40 }), (ways) => {
        let history = historyOf(seeded(0));
        ways.forEach((way, at) => {
          if (way === 'change') history = changed(history, 'the seed', seeded(at + 1), at * 1e6);
          else history = way === 'undo' ? undone(history) : redone(history);
        });
        const reached = seedOf(history);
        const steps = history.past.length;
        for (let step = 0; step < steps; step += 1) history = undone(history);
        expect(seedOf(history)).toBe(0);
        for (let step = 0; step < steps; step += 1) history = redone(history);
        expect(seedOf(history)).toBe(reached);
      }),
    );
  });

  it('takes what is typed in one go as one step', () => {
    let history = historyOf(seeded(0));
    history = changed(history, 'the seed', seeded(1), 0);
    history = changed(history, 'the seed', seeded(12), ONE_STEP_MILLISECONDS);
    expect(history.past).toHaveLength(1);
    expect(seedOf(undone(history))).toBe(0);
    history = changed(history, 'the seed', seeded(123), 3 * ONE_STEP_MILLISECONDS);
    expect(seedOf(undone(history))).toBe(12);
  });

  it('keeps changes of different things apart, however fast', () => {
    let history = changed(historyOf(seeded(0)), 'the seed', seeded(1), 0);
    history = changed(history, 'the name', content({ seed: 1, name: 'b' }), 1);
    expect(history.past).toHaveLength(2);
  });

  it('does not add to a step that was redone', () => {
    const once = redone(undone(changed(historyOf(seeded(0)), 'the seed', seeded(1), 0)));
    expect(seedOf(undone(changed(once, 'the seed', seeded(2), 1)))).toBe(1);
  });

  it('forgets what was undone when something new is changed', () => {
    const history = undone(changed(historyOf(seeded(0)), 'the seed', seeded(1), 0));
    expect(changed(history, 'the seed', seeded(2), 0).future).toEqual([]);
  });

  it('does nothing where there is nothing to take back', () => {
    const history = historyOf(seeded(0));
    expect(undone(history)).toBe(history);
    expect(redone(history)).toBe(history);
  });

  it('keeps a bounded number of steps', () => {
    let history = historyOf(seeded(0));
    for (let seed = 1; seed <= MOST_STEPS + 5; seed += 1) {
      history = changed(history, `seed ${seed}`, seeded(seed), 0);
    }
    expect(history.past).toHaveLength(MOST_STEPS);
  });
});
