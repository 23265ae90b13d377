import { describe, expect, it } from 'vitest';
import type { LoadedSubject } from '../../../../src/main/engine/engine.js';
import { administer } from '../../../../src/main/studies/administration/administer.js';
import type { Questions } from '../../../../src/main/studies/administration/questions.js';
import { cells } from '../../../../src/main/studies/plan.js';
import { answersIn, type Answer } from '../../../../src/main/studies/response-writer.js';
import { FakeEngine } from '../fake-engine.js';
import { identityStudyOf } from '../identity/identity-study.js';

const RUNS = 2;
const snapshot = identityStudyOf({
  instruments: ['headlines-20'],
  identity: { arms: ['answer-only'], irrelevant: null, confidence: true },
  conditions: { default: ['none'], placebos: [], personas: [], roles: ['democrat'], wordings: 'first' },
  orders: ['forward'],
  administration: { mode: 'sampled', runs: RUNS },
});

async function ask(
  parts: Partial<Questions> = {},
  subject?: LoadedSubject,
  signal: AbortSignal = new AbortController().signal,
): Promise<Answer[]> {
  const loaded = subject ?? (await new FakeEngine().load('one'));
  const questions = { cells: { [Symbol.iterator]: () => cells(snapshot) }, wantedRun: () => true, ...parts };
  const answers: Answer[] = [];
  for await (const answer of administer(loaded, snapshot, questions, signal)) answers.push(answer);
  return answers;
}

const nameOf = ({ cell, run }: Answer): string => `${cell}#${run}`;
const textOf = ({ response }: Answer): string => (response.kind === 'sampled' ? response.text : '');

describe('second turns of sampled answers', () => {
  it('asks every run of every cell once, and gives both turns together', async () => {
    const given = await ask();
    const all = given.flatMap(answersIn);
    expect(new Set(all.map(nameOf)).size).toBe(snapshot.expectedPerSubject);
    expect(all).toHaveLength(snapshot.expectedPerSubject);
    for (const first of given) {
      expect(first.response.cell).toContain('|headlines-20|');
      expect(first.next!.response.cell).toContain('|confidence-ratings|');
      expect(first.next!.run).toBe(first.run);
    }
  });

  it('puts what the same run said into the history of its second turn', async () => {
    for (const first of await ask()) {
      const { next } = first;
      expect(next!.promptText).toContain(` -> ${textOf(first)}\n`);
      expect(next!.promptText.startsWith(first.promptText)).toBe(true);
      expect(next!.promptText).toMatch(/How sure are you of that answer\?/);
    }
  });

  it('leaves thoughts out of the history, and asks about an answer that cannot be read too', async () => {
    const loaded = await new FakeEngine().load('one');
    const thinking: LoadedSubject = {
      ...loaded,
      async *sample(requests, signal) {
        for await (const result of loaded.sample(requests, signal)) {
          yield {
            ...result,
            text: '<think>\nHm.\n</think>\n\nI cannot tell.',
            promptText: `${result.promptText}`,
          };
        }
      },
    };
    const [first] = await ask({}, thinking);
    expect(first!.response).toMatchObject({ outcome: 'unparsed', score: null });
    expect(first!.next!.promptText).toContain(' -> I cannot tell.\n');
    expect(first!.next!.promptText).not.toContain('Hm.');
  });

  it('gives what is not stored yet alone, and asks nothing where all is', async () => {
    const [stored] = (await ask()).map(nameOf);
    const rest = await ask({ wantedRun: (cell, run) => `${cell}#${run}` !== stored });
    const names = rest.flatMap(answersIn).map(nameOf);
    expect(names).toHaveLength(snapshot.expectedPerSubject - 1);
    expect(names).not.toContain(stored);
    const engine = new FakeEngine();
    expect(await ask({ wantedRun: () => false }, await engine.load('one'))).toEqual([]);
    expect(engine.answered).toBe(0);
  });

  it('says the same in the same study, with seeds of their own for either turn', async () => {
    const texts = async (): Promise<string[]> =>
      (await ask()).flatMap(answersIn).map(({ promptText }) => promptText);
    expect(await texts()).toEqual(await texts());
    const [first] = await ask();
    const seedOf = ({ response }: Answer): number | null =>
      response.kind === 'sampled' ? response.seed : null;
    expect(seedOf(first!)).not.toBe(seedOf(first!.next!));
  });

  it('gives no first turn without its second when it is stopped between them', async () => {
    const stop = new AbortController();
    const engine = new FakeEngine({
      beforeAnswer: (answered) => {
        if (answered === 40) stop.abort();
      },
    });
    expect(await ask({}, await engine.load('one'), stop.signal)).toEqual([]);
  });
});
