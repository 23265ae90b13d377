import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLabelledReplies, validateLabelledReplies } from '../../../src/main/library/labelled-replies.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import type { Instrument } from '../../../src/shared/domain/instrument.js';
import type { LabelledReplies } from '../../../src/shared/domain/labelled-replies.js';
import { MettleError } from '../../../src/shared/errors.js';

const instrument = (await loadLibrary()).instruments.get('open-replies-10')!;
const shipped = await loadLabelledReplies({ instrument });
const wordCount = (text: string): number => text.split(/\s+/).length;

describe('the shipped labelled replies', () => {
  it('load by themselves, without the instrument', async () => {
    expect(await loadLabelledReplies()).toEqual(shipped);
  });

  it('are three for each level of each scale, and every item is answered at every level', () => {
    for (const { id: scale } of instrument.scales) {
      const levels = shipped.replies.filter((reply) => reply.scale === scale).map(({ level }) => level);
      expect(levels).toEqual([1, 2, 3, 4, 5].flatMap((level) => [level, level, level]));
    }
    expect(new Set(shipped.replies.map(({ item, level }) => `${item}:${level}`)).size).toBe(10 * 5);
  });

  it('are of 20 to 60 words, at every level about as long', () => {
    const means = [1, 2, 3, 4, 5].map((level) => {
      const lengths = shipped.replies
        .filter((reply) => reply.level === level)
        .map(({ text }) => wordCount(text));
      expect(Math.min(...lengths)).toBeGreaterThanOrEqual(20);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(60);
      return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    });
    expect(Math.max(...means) / Math.min(...means)).toBeLessThan(1.2);
  });

  it('show their level without the words of the rating or the names of the poles', () => {
    // "Open" is left out: it is the name of a pole, but a common word as well.
    const names = instrument.scales
      .flatMap((scale) => [scale.name, scale.low.name, scale.high.name])
      .filter((name) => name !== 'Open');
    const given = new RegExp(`\\b(${names.join('|')}|rubric|level [1-5])\\b`, 'i');
    for (const { text } of shipped.replies) expect(text).not.toMatch(given);
  });

  it('say that one labeller wrote them to their levels', () => {
    expect(shipped.labelling).toMatch(/no person gave them/);
    expect(shipped.labelling).toMatch(/one labeller/i);
  });
});

describe('validateLabelledReplies', () => {
  it.each<[string, string, (labelled: LabelledReplies) => void]>([
    [
      'an unknown item',
      'replies[0] (E1-1).item: there is no item "E09"',
      (l) => (l.replies[0]!.item = 'E09'),
    ],
    [
      'an unknown scale',
      'replies[1] (E1-2).scale: there is no scale "X"',
      (l) => (l.replies[1]!.scale = 'X'),
    ],
    [
      'a scale that the item is not keyed to',
      'replies[0] (E1-1).scale: item "E01" is not keyed to "A"',
      (l) => (l.replies[0]!.scale = 'A'),
    ],
    [
      'a level below the range',
      'replies[2] (E1-3).level: is 0, and the levels are 1, 2, 3, 4, 5',
      (l) => (l.replies[2]!.level = 0),
    ],
    ['a level above the range', 'replies[2] (E1-3).level: is 6,', (l) => (l.replies[2]!.level = 6)],
    ['a level between two', 'replies[2] (E1-3).level: ', (l) => (l.replies[2]!.level = 2.5)],
    [
      'a repeated identifier',
      'replies[3] (E1-1).id: "E1-1" is used twice',
      (l) => (l.replies[3]!.id = 'E1-1'),
    ],
    [
      'a repeated text',
      'replies[3] (E2-1).text: is the text of an earlier reply',
      (l) => (l.replies[3]!.text = l.replies[0]!.text),
    ],
    ['an empty text', 'replies[4] (E2-2).text: ', (l) => (l.replies[4]!.text = '  ')],
    [
      'replies to another instrument',
      'instrument: is "mine", and the judge reads "open-replies-10"',
      (l) => (l.instrument = 'mine'),
    ],
  ])('refuses %s', (_, place, change) => {
    const labelled = structuredClone(shipped);
    change(labelled);
    expect(refusal(labelled, instrument)).toContain(
      `mine.json is not a valid file of labelled replies: ${place}`,
    );
  });

  it('refuses replies to an instrument whose items are not answered freely', () => {
    const rating: Instrument = { ...instrument, format: 'rating' };
    expect(refusal(shipped, rating)).toContain('instrument: "open-replies-10" is of format "rating"');
  });

  it('leaves items, scales and levels alone without the instrument', () => {
    const labelled = structuredClone(shipped);
    Object.assign(labelled.replies[0]!, { item: 'E09', scale: 'X', level: 9 });
    expect(validateLabelledReplies(labelled, 'mine.json')).toEqual(labelled);
  });
});

describe('loadLabelledReplies', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-replies-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('reads a file of one’s own and names it in errors', async () => {
    const file = join(folder, 'mine.json');
    await expect(loadLabelledReplies({ file })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await writeFile(file, JSON.stringify(shipped));
    expect(await loadLabelledReplies({ file, instrument })).toEqual(shipped);
    await writeFile(file, '{"schemaVersion": 1,');
    await expect(loadLabelledReplies({ file })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(file) as string,
    });
  });
});

function refusal(labelled: LabelledReplies, against: Instrument): string {
  try {
    validateLabelledReplies(labelled, 'mine.json', against);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(MettleError);
    expect((thrown as MettleError).code).toBe('INVALID_INPUT');
    return (thrown as MettleError).message;
  }
  throw new Error('the replies were accepted');
}
