import { describe, expect, it } from 'vitest';
import { SubjectLive } from '../../../../src/main/laboratory/live/subject-live.js';
import type { LaboratoryStore } from '../../../../src/main/store/laboratory-store.js';
import { cells } from '../../../../src/main/studies/plan.js';
import { fakeSubject } from '../../studies/fake-engine.js';
import { readout } from '../../studies/answers/synthetic.js';
import { smallPlan } from '../fixtures/bench.js';

const plan = smallPlan();
const record = { ...plan, id: 1, status: 'running', createdAt: '', updatedAt: '' } as const;
const responses = [...cells(plan)].map(({ key }) => readout(key, [0.5, 0.25, 0.25]));

/** A store that holds the first responses of the plan, read as slowly as `between` says. */
function storeOf(held: number, between: () => Promise<void> = async () => undefined): LaboratoryStore {
  return {
    responses: async function* () {
      for (const response of responses.slice(0, held)) {
        await between();
        yield response;
      }
    },
  } as Partial<LaboratoryStore> as LaboratoryStore;
}

describe('SubjectLive', () => {
  it('counts what was stored before a run once, although the run has stored more by the time it is read', async () => {
    const live = new SubjectLive(storeOf(40), record, fakeSubject('one'), 30);
    live.add(responses.slice(30, 40));
    await live.catchUp();
    expect(live.view([])).toMatchObject({ answered: 40, expected: 120, subjectName: 'one' });
  });

  it('reads no further when it is told to stop', async () => {
    const between = async (): Promise<void> => {
      read += 1;
      if (read === 5) live.stop();
    };
    let read = 0;
    const live = new SubjectLive(storeOf(30, between), record, fakeSubject('one'), 30);
    await live.catchUp();
    expect(read).toBe(5);
    expect(live.view([]).answered).toBe(4);
  });
});
