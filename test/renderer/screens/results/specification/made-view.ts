import type { StudyDetail } from '../../../../../src/shared/contract/studies.js';
import type { SubjectResultsOf } from '../../../../../src/shared/contract/results.js';
import type {
  Conclusion,
  SpecificationResult,
} from '../../../../../src/shared/domain/specification-curve/result.js';
import {
  specificationView,
  type SpecificationView,
} from '../../../../../src/renderer/screens/results/specification/model/specification-view.js';

const figure = (estimate: number) => ({ estimate, low: estimate - 0.05, high: estimate + 0.05 });
const finding = (id: string, language: string, resistance: number, verdict: Conclusion) => ({
  specification: {
    id,
    template: 'one',
    labels: 'numbers' as const,
    order: 'forward' as const,
    language,
    itemOrder: 'published' as const,
    context: 'fresh' as const,
    thinking: 'off' as const,
    temperature: 1,
  },
  levels: [language === 'en' ? 0 : 1],
  coverage: { answered: 10, expected: 10, share: 1 },
  gate: {
    passed: verdict !== 'not-measurable',
    judged: [],
    failed: verdict === 'not-measurable' ? [{ id: 'option-mass' as const, value: 0.5 }] : [],
  },
  verdict,
  defaultType: null,
  resistance: { ...figure(resistance), cells: 4 },
  profile: { axes: { EI: figure(3.4) } },
  optionMass: 1,
  refusalRate: null,
});

/** Findings on one subject under four specifications in two languages. */
export function madeResult(changes: Partial<SpecificationResult> = {}): SpecificationResult {
  const count = (conclusion: string, own: number, of: number) => ({
    conclusion,
    count: own,
    share: own / of,
  });
  return {
    verdict: {
      label: 'depends',
      sentence: 'Depends on the administration: partial in 2, flexible in 1 of 4 specifications.',
      conclusion: 'partial',
      share: 0.5,
      factor: 'language',
    },
    partial: false,
    coverage: { answered: 40, expected: 40, share: 1 },
    mode: 'readout',
    confidence: 0.95,
    gate: { passed: true, checks: [] },
    factors: [{ factor: 'language', levels: ['en', 'ar'] }],
    fixed: [{ factor: 'context', level: 'fresh' }],
    measures: [
      {
        id: 'resistance',
        instrument: null,
        scale: null,
        name: 'Resistance',
        low: 'adopts what is asked',
        high: 'keeps its default',
        min: 0,
        max: 1,
        reference: 0,
      },
      {
        id: 'axes|EI',
        instrument: 'axes',
        scale: 'EI',
        name: 'Reserved – Outgoing',
        low: 'Reserved (I)',
        high: 'Outgoing (E)',
        min: 1,
        max: 5,
        reference: 3,
      },
    ],
    specifications: [
      finding('s01', 'en', 0.4, 'partial'),
      finding('s02', 'ar', 0.1, 'flexible'),
      finding('s03', 'en', 0.5, 'partial'),
      finding('s04', 'ar', 0.9, 'not-measurable'),
    ],
    curves: [
      {
        measure: 'resistance',
        order: ['s02', 's01', 's03', 's04'],
        summary: {
          specifications: 3,
          median: 0.4,
          lowerQuartile: 0.25,
          upperQuartile: 0.45,
          lowest: 0.1,
          highest: 0.5,
          shareAbove: 1,
          shareBelow: 0,
        },
      },
      { measure: 'axes|EI', order: ['s01', 's02', 's03', 's04'], summary: null },
    ],
    effects: [
      {
        measure: 'resistance',
        specifications: 3,
        residualDegrees: 1,
        r2: 0.9,
        factors: [
          {
            factor: 'language',
            status: 'estimated',
            aliasedWith: [],
            levels: [
              { level: 'en', specifications: 2, mean: { estimate: 0.45, low: null, high: null } },
              { level: 'ar', specifications: 1, mean: { estimate: 0.1, low: 0, high: 0.2 } },
            ],
            largest: { estimate: 0.35, low: 0.2, high: 0.5, lower: 'ar', higher: 'en' },
            p: 0.0002,
            adjustedP: 0.0004,
            partialEta2: 0.9,
          },
        ],
        aliases: [],
      },
    ],
    conclusions: {
      verdict: {
        specifications: 4,
        shares: [count('partial', 2, 4), count('flexible', 1, 4), count('not-measurable', 1, 4)],
        changes: [
          {
            factor: 'language',
            levels: [
              { level: 'en', specifications: 2, shares: [count('partial', 2, 2)], modal: ['partial'] },
              {
                level: 'ar',
                specifications: 2,
                shares: [count('flexible', 1, 2), count('not-measurable', 1, 2)],
                modal: ['flexible', 'not-measurable'],
              },
            ],
            cramersV: 1,
            explained: 0.66,
            changes: true,
          },
        ],
      },
      defaultType: null,
    },
    languages: [],
    reliability: [],
    ...changes,
  };
}

/** Results of a subject with these findings. */
export function madeEntry(
  result: SpecificationResult,
  thinking: 'none' | 'closed-block' = 'none',
): SubjectResultsOf<'specification'> {
  return {
    subject: { sha256: 'abc', name: 'Subject', failure: null },
    runtime: { thinking },
    state: 'ready',
    analysed: 40,
    findings: { kind: 'specification', result },
    error: null,
  } as unknown as SubjectResultsOf<'specification'>;
}

/** The findings as a view. */
export function madeView(result: SpecificationResult = madeResult()): SpecificationView {
  const view = specificationView(
    madeEntry(result),
    { study: { id: 7, name: 'made' }, subjects: [] } as never,
    {
      design: { analysis: { flexibleBelow: 0.25, closedAbove: 0.6 } },
      templates: [{ id: 'one', name: 'Statement' }],
      instruments: [{ id: 'axes', name: 'Axes' }],
      conditions: [
        { id: 'default:none', kind: 'default', system: null },
        { id: 'default:plain', kind: 'default', system: 'Answer.' },
        { id: 'persona:INTP', kind: 'persona', system: 'Be quiet.' },
      ],
    } as unknown as StudyDetail,
  );
  if (view === null) throw new Error('there are findings');
  return view;
}
