import { describe, expect, it } from 'vitest';
import {
  shareGroups,
  verdictKinds,
} from '../../../../../src/renderer/screens/results/specification/model/conclusion-shares.js';
import {
  curveColumns,
  curveCuts,
} from '../../../../../src/renderer/screens/results/specification/model/curve-columns.js';
import {
  effectGroups,
  effectRows,
} from '../../../../../src/renderer/screens/results/specification/model/effect-groups.js';
import {
  fixedWords,
  levelName,
} from '../../../../../src/renderer/screens/results/specification/model/factor-words.js';
import {
  comparedLanguages,
  languageRows,
} from '../../../../../src/renderer/screens/results/specification/model/language-rows.js';
import { specificationTable } from '../../../../../src/renderer/screens/results/specification/model/specification-table.js';
import {
  measureOf,
  responsesUnder,
} from '../../../../../src/renderer/screens/results/specification/model/specification-view.js';
import { saidOfSpecifications } from '../../../../../src/renderer/screens/results/specification/model/specification-words.js';
import { madeEntry, madeResult, madeView } from './made-view.js';

const view = madeView();
const [resistance, scale] = view.result.measures as [
  (typeof view.result.measures)[0],
  (typeof view.result.measures)[0],
];

it('says what is kept, with names as names', () => {
  expect(fixedWords([], view.detail)).toBe('Every factor of administration is varied.');
  expect(
    fixedWords(
      [
        { factor: 'language', level: 'en' },
        { factor: 'itemOrder', level: 'published' },
      ],
      view.detail,
    ),
  ).toBe('The same in every specification: language English, item order as published.');
});

describe('what is said first', () => {
  it('names the choice that the verdict depends on, without saying the label twice', () => {
    const said = saidOfSpecifications(madeEntry(madeResult()));
    expect(said.label).toBe('Depends on language');
    expect(said.sentence).toBe('Partial in 2, flexible in 1 of 4 specifications.');
    expect(said.facts).toEqual(['Gate passed in 3 of 4 specifications', '40 responses']);
    expect(said.caveats).toEqual([]);
  });

  it('warns where the levels of a factor are the same for a subject', () => {
    const thinking = madeResult({ factors: [{ factor: 'thinking', levels: ['off', 'on'] }] });
    expect(saidOfSpecifications(madeEntry(thinking)).caveats.map(({ key }) => key)).toEqual(['thinking']);
    expect(saidOfSpecifications(madeEntry(thinking, 'closed-block')).caveats).toEqual([]);
    const order = madeResult({ factors: [{ factor: 'itemOrder', levels: ['published', 'shuffled'] }] });
    expect(saidOfSpecifications(madeEntry(order)).caveats.map(({ key }) => key)).toEqual(['item-order']);
  });
});

describe('the curve', () => {
  it('has a column for each specification, in order, that says what it is and opens its responses', () => {
    const opened: string[] = [];
    const columns = curveColumns(view, resistance, ({ specification }) => opened.push(specification.id));
    expect(columns.map(({ id }) => id)).toEqual(['s02', 's01', 's03', 's04']);
    expect(columns[0]?.lines).toEqual([
      'Resistance 0.10, from 0.05 to 0.15',
      'Verdict: flexible',
      'Language Arabic',
    ]);
    expect(columns[3]?.lines[1]).toBe('Verdict: not measurable (gate: option mass)');
    columns[1]?.open?.();
    expect(opened).toEqual(['s01']);
  });

  it('is cut where verdicts divide, and at the midpoint of a scale', () => {
    expect(curveCuts(view, resistance).map(({ value }) => value)).toEqual([0.25, 0.6]);
    expect(curveCuts(view, scale)).toEqual([{ value: 3, label: 'midpoint' }]);
    expect(measureOf(view.result, 'unknown')).toBe(resistance);
  });

  it('filters responses by specification, and by scale and default where the measure is one', () => {
    expect(responsesUnder(view, ['s01'], resistance)).toEqual({ subject: 'abc', specifications: ['s01'] });
    expect(responsesUnder(view, ['s01'], scale)).toEqual({
      subject: 'abc',
      specifications: ['s01'],
      conditions: ['default:none'],
      instrument: 'axes',
      scale: 'EI',
    });
  });
});

describe('effects and conclusions', () => {
  const [effects] = view.result.effects;

  it('tells each factor with its largest difference', () => {
    expect(effectRows(view, effects!)).toEqual([
      {
        factor: 'Language',
        instead: null,
        difference: '0.35 [0.20, 0.50]',
        between: 'Arabic to English',
        p: '<\u00a0.001',
        adjustedP: '<\u00a0.001',
        eta: '0.90',
      },
    ]);
  });

  it('draws a mean without an interval as a point', () => {
    const [group] = effectGroups(view, effects!, resistance, () => undefined);
    expect(group?.rows.map(({ figure }) => figure)).toEqual([
      { estimate: 0.45, low: 0.45, high: 0.45 },
      { estimate: 0.1, low: 0, high: 0.2 },
    ]);
    expect(group?.rows[0]?.text).toBe('0.45');
  });

  it('names in place of figures what cannot be told apart', () => {
    const aliased = {
      ...effects!,
      factors: [{ ...effects!.factors[0]!, status: 'aliased' as const, aliasedWith: ['order', 'template'] }],
    };
    expect(effectRows(view, aliased)[0]?.instead).toBe('Not told apart from option order and template');
  });

  it('puts verdicts in their own order, whatever their number', () => {
    const { verdict } = view.result.conclusions;
    const kinds = verdictKinds(verdict);
    expect(kinds.map(({ id }) => id)).toEqual(['flexible', 'partial', 'not-measurable']);
    const [group] = shareGroups(view, verdict, kinds, () => undefined);
    expect(group?.heading).toBe('Language · changes the conclusion, V 1.00, explains 66%');
    expect(group?.rows[1]?.shares.map(({ id }) => id)).toEqual(['flexible', 'not-measurable']);
  });
});

describe('languages and tables', () => {
  it('names languages as their speakers do, with their direction', () => {
    const result = madeResult({
      languages: ['en', 'ar'].map((language) => ({
        language,
        specifications: 2,
        measurable: 2,
        offOption: 0,
        refusalRate: null,
        frames: [],
      })),
    });
    expect(comparedLanguages(result)).toMatchObject([
      { name: 'English', direction: 'ltr' },
      { name: 'العربية', direction: 'rtl' },
    ]);
    const [row] = languageRows(result, ({ instrument }) => instrument === null);
    expect(row?.means.map(({ level }) => level)).toEqual(['en', 'ar']);
    expect(row?.text).toBe('Δ 0.35 [0.20, 0.50]');
  });

  it('has a row for each specification with every figure', () => {
    const { columns, rows } = specificationTable(view);
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([columns.length]));
    expect(rows[3]?.slice(0, 4)).toEqual(['s04', 'Arabic', 'Not measurable', 'option mass']);
  });

  it('knows templates by name and leaves an unknown level as it is', () => {
    expect(levelName('template', 'one', view.detail)).toBe('Statement');
    expect(levelName('temperature', '0.7', view.detail)).toBe('0.7');
  });
});
