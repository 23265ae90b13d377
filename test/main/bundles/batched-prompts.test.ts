import { describe, expect, it } from 'vitest';
import { batchedPrompts } from '../../../src/main/bundles/batched-prompts.js';
import { open } from '../store/fixtures/temporary-store.js';
import {
  numberedPrompts,
  numberedReadout,
  range,
  sampleSnapshot,
  sampleSubject,
} from '../store/fixtures/samples.js';

describe('prompts that are asked for one by one', () => {
  it('are read together where nobody had a turn in between, and each as it is stored', async () => {
    const store = await open();
    const subject = sampleSubject('a');
    await store.ensureStudy(sampleSnapshot(), [subject]);
    const responses = range(0, 300).map(numberedReadout);
    const texts = numberedPrompts(responses);
    await store.append(1, subject.sha256, responses, texts);
    const readings: number[] = [];
    const prompt = batchedPrompts((hashes) => {
      readings.push(hashes.length);
      return store.promptTexts(hashes);
    });
    const hashes = [...texts.keys(), 'f'.repeat(64), 'no hash'];
    const found = await Promise.all([...hashes, hashes[0] ?? ''].map(prompt));
    expect(found).toEqual([...texts.values(), null, null, [...texts.values()][0]]);
    expect(await prompt(hashes[7] ?? '')).toBe(texts.get(hashes[7] ?? ''));
    expect(readings).toEqual([302, 1]);
    expect(await store.promptTexts([])).toEqual(new Map());
  });

  it('all fail where the reading does, and the next one is a new reading', async () => {
    let readings = 0;
    const prompt = batchedPrompts(async () => {
      readings += 1;
      if (readings === 1) throw new RangeError('no');
      return new Map([['a', 'text']]);
    });
    const both = await Promise.allSettled([prompt('a'), prompt('b')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await prompt('a')).toBe('text');
  });
});
