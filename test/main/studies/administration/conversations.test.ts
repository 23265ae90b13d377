import { describe, expect, it } from 'vitest';
import type { LoadedSubject } from '../../../../src/main/engine/engine.js';
import { administer } from '../../../../src/main/studies/administration/administer.js';
import type { Questions } from '../../../../src/main/studies/administration/questions.js';
import { cells, planStudy } from '../../../../src/main/studies/plan.js';
import type { Answer } from '../../../../src/main/studies/response-writer.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import { FakeEngine } from '../fake-engine.js';
import { smallDesign, smallLibrary } from '../small-study.js';

const conversing = (
  changes: Record<string, unknown> = {},
  factors: Record<string, unknown> = {},
): StudySnapshot =>
  planStudy(
    smallDesign({
      kind: 'specification',
      templates: ['plain'],
      orders: ['forward'],
      conditions: { default: ['none'], placebos: [], personas: ['quiet'] },
      specification: { contexts: ['fresh', 'conversation'], conversationLength: 4, ...factors },
      ...changes,
    }),
    smallLibrary(),
    { quick: false },
  );

async function ask(
  snapshot: StudySnapshot,
  parts: Partial<Questions> = {},
  subject?: LoadedSubject,
): Promise<Answer[]> {
  const loaded = subject ?? (await new FakeEngine().load('one'));
  const questions = { cells: { [Symbol.iterator]: () => cells(snapshot) }, wantedRun: () => true, ...parts };
  const answers: Answer[] = [];
  for await (const answer of administer(loaded, snapshot, questions, new AbortController().signal)) {
    answers.push(answer);
  }
  return answers;
}

const inConversation = (snapshot: StudySnapshot, answers: readonly Answer[]): Answer[] => {
  const talking = new Set(
    snapshot.specifications?.filter(({ context }) => context === 'conversation').map(({ id }) => id),
  );
  return answers.filter(({ response }) => talking.has(response.cell.split('|')[6] ?? ''));
};

describe('running conversations', () => {
  it('asks every cell once, and shows each question what was said before it in its stretch', async () => {
    const snapshot = conversing();
    const answers = await ask(snapshot);
    expect(answers).toHaveLength(snapshot.expectedPerSubject);
    expect(new Set(answers.map(({ cell }) => cell)).size).toBe(snapshot.expectedPerSubject);
    const talked = inConversation(snapshot, answers).filter(({ response }) =>
      response.cell.startsWith('default:none'),
    );
    const turns = talked
      .toSorted((left, right) => left.cell - right.cell)
      .map(({ promptText }) => promptText);
    expect(turns.map((text) => text.split(' -> ').length - 1)).toEqual([0, 1, 2, 3, 0, 1]);
    expect(turns[1]).toMatch(/Statement 0\. -> [123]\n/);
    expect(turns[4]).not.toContain('Statement 3.');
  });

  it('leaves fresh contexts without a history', async () => {
    const snapshot = conversing();
    const answers = await ask(snapshot);
    const talked = new Set(inConversation(snapshot, answers));
    expect(
      answers.filter((answer) => !talked.has(answer)).every(({ promptText }) => !promptText.includes(' -> ')),
    ).toBe(true);
  });

  it('says the same in the same study', async () => {
    const snapshot = conversing();
    const texts = async (): Promise<string[]> => (await ask(snapshot)).map(({ promptText }) => promptText);
    expect(await texts()).toEqual(await texts());
  });

  it('puts items in another order where the specification says so, the same for every condition', async () => {
    const snapshot = conversing(
      {},
      { contexts: ['conversation'], itemOrders: ['shuffled'], conversationLength: 6 },
    );
    const answers = await ask(snapshot);
    const last = (condition: string): string =>
      answers
        .filter(({ response }) => response.cell.startsWith(condition))
        .map(({ promptText }) => promptText.replace(/^<.*>/, '').replace(/-> \d/g, ''))
        .toSorted((left, right) => right.length - left.length)[0] ?? '';
    expect(last('default:none')).toBe(last('persona:quiet'));
    const order = [...last('default:none').matchAll(/Statement (\d)/g)].map(([, digit]) => digit);
    expect([...order].sort()).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(order).not.toEqual([...order].sort());
  });

  it('goes through a stretch again from its start, and gives what is open alone', async () => {
    const snapshot = conversing();
    const all = await ask(snapshot);
    const wanted = inConversation(snapshot, all).find(
      ({ promptText }) => promptText.split(' -> ').length === 3,
    );
    expect(wanted).toBeDefined();
    const again = await ask(snapshot, {
      cells: [],
      wantedRun: (cell) => cell === wanted?.cell,
    });
    expect(again).toEqual([wanted]);
  });

  it('keeps the runs of a sampled study apart', async () => {
    const snapshot = conversing(
      { administration: { mode: 'sampled', runs: 3 } },
      { contexts: ['conversation'] },
    );
    const answers = await ask(snapshot);
    expect(answers).toHaveLength(snapshot.expectedPerSubject);
    expect(new Set(answers.map(({ cell, run }) => `${cell}#${run}`)).size).toBe(answers.length);
    const second = answers.filter(({ promptText }) => promptText.split(' -> ').length === 2);
    for (const { run, cell, promptText } of second) {
      const first = answers.find((answer) => answer.run === run && answer.cell === cell - 1);
      const said = first?.response.kind === 'sampled' ? first.response.text : '';
      expect(promptText).toContain(` -> ${said}\n`);
    }
  });
});
