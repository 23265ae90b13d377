import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodsOf } from '../../../../src/main/bundles/documents/methods.js';
import { methodsPage } from '../../../../src/main/bundles/documents/methods-page.js';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { validateDesign } from '../../../../src/main/studies/design-file.js';
import { methodsSchema, type Methods } from '../../../../src/shared/contract/report.js';
import { CONDITION_KINDS } from '../../../../src/shared/domain/condition.js';
import type { StudyDesign } from '../../../../src/shared/domain/study.js';
import { fakeSubject } from '../../studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../../studies/small-study.js';
import { plannedContents, RUNTIME } from '../fixtures/planned-contents.js';

const EXAMPLES = join(import.meta.dirname, '../../../../examples');
const library = await loadLibrary();
const examples = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    name,
    design: validateDesign(JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8')), name),
  }));

/** The numbers of a text, but for the years and pages of citations. */
function numbersIn(text: string): number[] {
  const plain = text.replace(/\([^()]*\b(19|20)\d\d\b[^()]*\)/g, '');
  return [...plain.matchAll(/(?<![\w.-])\d+(\.\d+)?/g)].map(([digits]) => Number(digits));
}

describe('methodsOf', () => {
  for (const { name, design } of examples) {
    const contents = plannedContents(design, library);
    const methods = methodsOf(contents);
    const text = methods.paragraphs.join('\n');

    it(`tells the design of ${name}`, () => {
      expect(methodsSchema.parse(methods)).toEqual(methods);
      const { plan } = contents;
      expect(text).toContain(plan.planHash.slice(0, 12));
      expect(text).toContain('2026-03-28');
      expect(text).toContain(`the seed ${design.seed}`);
      expect(text).toContain(`${plan.conditions.length} conditions`);
      expect(text).toContain(`${plan.expectedPerSubject} responses for each subject`);
      for (const { instrument } of contents.instruments) {
        expect(text).toContain(
          `${instrument.name} (version ${instrument.version}; ${instrument.items.length} item`,
        );
        expect(text).toContain(`licence ${instrument.licence}`);
        expect(methods.references).toContain(instrument.citation);
      }
      expect(text).not.toMatch(/undefined|NaN|\[object|\(\)| {2}/);
      for (const part of [...methods.paragraphs, ...methods.limits]) expect(part).toMatch(/^[A-Z].*[.!?]$/s);
    });

    it(`cites in ${name} what is in its list, and lists nothing else`, () => {
      const cited = [
        ...`${text} ${methods.limits.join(' ')}`.matchAll(/\(([^()]*\b(?:19|20)\d\d)\)/g),
      ].flatMap(([, group = '']) => group.split('; '));
      const works = methods.references.filter((reference) => /\(\d{4}\)/.test(reference));
      for (const short of cited) {
        const [, author = '', year = ''] = /^(\S+).*, (\d{4})$/.exec(short) ?? [];
        expect(
          works.some(
            (reference) =>
              reference.startsWith(`${author.replace(/,$/, '')}`) && reference.includes(`(${year})`),
          ),
          short,
        ).toBe(true);
      }
      expect(new Set(methods.references).size).toBe(methods.references.length);
    });

    it(`holds no number in ${name} that is not the design's`, () => {
      const { plan, instruments } = contents;
      const own = new Set<number>();
      const note = (value: unknown): void => {
        if (typeof value === 'number') own.add(value);
        else if (typeof value === 'string') numbersIn(value).forEach((number) => own.add(number));
        else if (Array.isArray(value)) {
          own.add(value.length);
          value.forEach(note);
        } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(note);
      };
      note([plan.design, plan.lockedAt, RUNTIME, instruments, contents.manifest, plan.expectedPerSubject]);
      note(plan.conditions);
      const counts = CONDITION_KINDS.map(
        (kind) => plan.conditions.filter((entry) => entry.kind === kind).length,
      );
      const distinct = (of: (condition: (typeof plan.conditions)[number]) => unknown): number =>
        new Set(plan.conditions.map(of).filter((value) => value !== undefined)).size;
      const levels = Object.keys(plan.specifications?.[0] ?? {}).map(
        (factor) => new Set(plan.specifications?.map((entry) => entry[factor as 'template'])).size,
      );
      note([...counts, ...levels, distinct(({ persona }) => persona), distinct(({ wording }) => wording)]);
      note([plan.specifications?.length ?? 0, plan.conditions.filter(({ heldOut }) => heldOut).length]);
      note(plan.conditions.filter(({ lengthOf }) => lengthOf !== undefined).length);
      note(
        instruments.flatMap(({ instrument }) =>
          (['domain', 'facet', 'axis'] as const).map(
            (kind) => instrument.scales.filter((scale) => scale.kind === kind).length,
          ),
        ),
      );
      const shares = [...own].map((value) => Number((value * 100).toFixed(6)));
      const alpha = plan.design.quantization?.alpha ?? 0.05;
      const conventions = [
        0,
        1,
        2,
        3,
        0.1,
        0.05,
        0.2,
        0.25,
        0.5,
        0.8,
        50,
        90,
        Number((100 - 200 * alpha).toFixed(6)),
      ];
      const known = new Set([...own, ...shares, ...conventions]);
      expect(
        numbersIn(text.replaceAll(/SHA-256 [0-9a-f]+/g, '')).filter((number) => !known.has(number)),
      ).toEqual([]);
    });
  }

  it('says of each kind what it asks, and in what words its verdict falls', () => {
    const told = new Map(
      examples.map(({ design }) => [design.kind, methodsOf(plannedContents(design, library)).paragraphs]),
    );
    const words: Partial<Record<StudyDesign['kind'], RegExp>> = {
      resistance: /Resistance is 1 less the mean of adoption.*flexible below a mean resistance of 0\.25/s,
      gain: /the gain is the least-squares slope.*follows from 0\.8/s,
      specification: /specification curve.*robust where one verdict holds in 90%/s,
      readings: /multitrait-multimethod.*self-report only/s,
      quantization: /two one-sided tests.*at alpha 0\.05 against margins of 0\.1 points/s,
    };
    for (const [kind, pattern] of Object.entries(words)) {
      expect(told.get(kind as StudyDesign['kind'])?.join('\n'), kind).toMatch(pattern);
    }
    const openings = [...told.values()].map(([first]) => first);
    expect(new Set(openings).size).toBe(told.size);
  });

  it('follows every setting', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer({ min: 0, max: 0xffff_ffff }),
          runs: fc.integer({ min: 1, max: 999 }),
          maxTokens: fc.integer({ min: 1, max: 4096 }),
          temperature: fc.double({ min: 0, max: 5, noNaN: true }),
          topK: fc.option(fc.integer({ min: 1, max: 1000 })),
          bootstrap: fc.integer({ min: 100, max: 5000 }),
          minParseRate: fc.double({ min: 0, max: 1, noNaN: true }),
          minAlpha: fc.double({ min: 0, max: 1, noNaN: true }),
          closedAbove: fc.double({ min: 0.5, max: 1, noNaN: true }),
        }),
        ({ seed, runs, maxTokens, temperature, topK, bootstrap, minParseRate, minAlpha, closedAbove }) => {
          const design = smallDesign({
            seed,
            administration: { mode: 'sampled', runs, maxTokens, sampler: { temperature, topK } },
            analysis: { bootstrap, closedAbove, gate: { minParseRate, minAlpha } },
          });
          const text = methodsOf(plannedContents(design, smallLibrary())).paragraphs.join('\n');
          for (const words of [
            `the seed ${seed};`,
            `${runs} ${runs === 1 ? 'run' : 'runs'} by sampling at temperature ${temperature} (top-k ${topK ?? 'off'},`,
            `at most ${maxTokens} token`,
            `from ${bootstrap} replicates`,
            `at least ${Number((minParseRate * 100).toFixed(6))}% of the answers`,
            `is at least ${minAlpha}.`,
            `closed above ${closedAbove},`,
            `${plannedContents(design, smallLibrary()).plan.expectedPerSubject} responses`,
          ]) {
            expect(text).toContain(words);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('tells what departed from the plan, what is missing and what failed', () => {
    const contents = plannedContents(smallDesign(), smallLibrary(), {
      quick: true,
      subjects: [{}, { responses: 3, failure: { code: 'ENGINE_CRASHED', message: 'at /home/ada/x.gguf' } }],
      source: {
        changes: [{ at: '2026-04-01T00:00:00.000Z', what: 'Confidence was set to 0.9' }],
        exploratoryOf: { name: 'first-plan', planHash: 'a'.repeat(64) },
      },
    });
    const { paragraphs, limits } = methodsOf(contents);
    const text = paragraphs.join('\n');
    expect(text).toContain('on 2026-04-01');
    expect(text).toContain('Confidence was set to 0.9.');
    expect(text).toContain('ended with the error ENGINE_CRASHED');
    expect(text).toContain('changed copy of an earlier locked plan');
    expect(text).toContain('The study is partial');
    expect(text).toContain('shortened to at most 4 items a scale');
    expect(text).not.toContain('/home/ada');
    expect(limits.join('\n')).toMatch(/partial: responses.*exploratory/s);
    expect(methodsOf(plannedContents(smallDesign(), smallLibrary())).paragraphs.at(-1)).toBe(
      'Nothing departed from the plan.',
    );
  });

  it('keeps names from outside as plain text, in one line of Markdown', () => {
    const hostile = '<img onerror=x>\n# A [link](http://example.org) `code`';
    const contents = plannedContents(smallDesign(), smallLibrary(), {
      subjects: [{ subject: { ...fakeSubject('one'), name: hostile } }],
    });
    const methods: Methods = methodsOf(contents);
    expect(methods.paragraphs.join('\n')).toContain(hostile);
    const page = methodsPage(methods);
    expect(page).not.toMatch(/(?<!\\)<img/);
    expect(page.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# Methods',
      '## Limits',
      '## References',
    ]);
    expect(page).toContain('\\[link\\](http');
  });
});
