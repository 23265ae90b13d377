import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../src/main/cli/program.js';
import { loadLabelledReplies } from '../../../src/main/library/labelled-replies.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import type { Engine } from '../../../src/main/engine/engine.js';
import { FakeEngine } from '../studies/fake-engine.js';
import { reads, ruleJudge, type Rule } from '../studies/judging/rule-judge.js';
import { fakeEnvironment } from './fake-environment.js';

const WORDS = ['Very low', 'Low', 'Neither low nor high', 'High', 'Very high'];

async function judged(rule: Rule, ...more: string[]) {
  const judge = await ruleJudge(rule);
  const fake = new FakeEngine();
  const engine: Engine = { inspect: (path) => fake.inspect(path), load: async () => judge };
  const environment = fakeEnvironment('/work', {
    engine: async () => engine,
    library: async () => loadLibrary(),
  });
  const code = await runCommandLine(environment, ['judge', 'model.gguf', ...more]);
  return { code, ...environment.said };
}

describe('mettle judge', () => {
  it('says that a judge which reads the labels can be used', async () => {
    const { replies } = await loadLabelledReplies();
    const levels = new Map(replies.map(({ text, level }) => [text, level]));
    const { code, out } = await judged(reads(WORDS, (text) => levels.get(text) ?? 0));
    expect(code).toBe(0);
    expect(out).toContain('1.00 [1.00, 1.00]');
    expect(out).toContain('It can be used as a judge');
  });

  it('says that one which does not read them cannot', async () => {
    const { code, out } = await judged(reads(WORDS, (text) => 1 + (text.length % 5)));
    expect(code).toBe(0);
    expect(out).toContain('It cannot be used as a judge');
  });

  it('prints one JSON object', async () => {
    const { out } = await judged(() => [0.2, 0.2, 0.2, 0.2, 0.2], '--json');
    expect(JSON.parse(out)).toMatchObject({
      usable: false,
      minAgreement: 0.6,
      judge: { overall: { replies: 75, spearman: null } },
    });
  });
});
