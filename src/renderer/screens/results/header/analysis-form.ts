import { analysisSettingsSchema, type AnalysisSettings } from '../../../../shared/domain/study.js';

/** A setting of the analysis that is a number: where it stands, and how it is asked for. */
export interface AnalysisField {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly min?: number;
  readonly max?: number;
  readonly step: number;
  readonly read: (settings: AnalysisSettings) => number;
  readonly write: (settings: AnalysisSettings, value: number) => AnalysisSettings;
}

/** A group of settings under a heading. */
export interface AnalysisFieldGroup {
  readonly heading: string;
  readonly fields: readonly AnalysisField[];
}

const SHARE = { min: 0, max: 1, step: 0.01 };

/** Every setting of the analysis, in groups. */
export const ANALYSIS_FIELDS: readonly AnalysisFieldGroup[] = [
  {
    heading: 'Verdict',
    fields: [
      {
        key: 'flexibleBelow',
        label: 'Flexible below',
        hint: 'Mean resistance under which a subject is called flexible.',
        ...SHARE,
        read: ({ flexibleBelow }) => flexibleBelow,
        write: (settings, flexibleBelow) => ({ ...settings, flexibleBelow }),
      },
      {
        key: 'closedAbove',
        label: 'Closed above',
        hint: 'Mean resistance over which it is called closed; partial between.',
        ...SHARE,
        read: ({ closedAbove }) => closedAbove,
        write: (settings, closedAbove) => ({ ...settings, closedAbove }),
      },
      {
        key: 'minIcc',
        label: 'Least ICC(1,1)',
        hint: 'Under it a subject is flagged as unstable.',
        ...SHARE,
        read: ({ minIcc }) => minIcc,
        write: (settings, minIcc) => ({ ...settings, minIcc }),
      },
    ],
  },
  {
    heading: 'Intervals',
    fields: [
      {
        key: 'confidence',
        label: 'Confidence',
        hint: 'Of every interval, over 0.5 and under 1.',
        min: 0.5,
        max: 1,
        step: 0.01,
        read: ({ confidence }) => confidence,
        write: (settings, confidence) => ({ ...settings, confidence }),
      },
      {
        key: 'bootstrap',
        label: 'Bootstrap samples',
        hint: 'From 100 to 100,000; more take longer.',
        min: 100,
        max: 100_000,
        step: 100,
        read: ({ bootstrap }) => bootstrap,
        write: (settings, bootstrap) => ({ ...settings, bootstrap }),
      },
    ],
  },
  {
    heading: 'Gate',
    fields: [
      {
        key: 'minParseRate',
        label: 'Least readable share',
        hint: 'Of answers, or of probability on the options.',
        ...SHARE,
        read: ({ gate }) => gate.minParseRate,
        write: (settings, minParseRate) => ({ ...settings, gate: { ...settings.gate, minParseRate } }),
      },
      {
        key: 'maxRefusalRate',
        label: 'Largest refusal rate',
        hint: 'Share of answers that refuse.',
        ...SHARE,
        read: ({ gate }) => gate.maxRefusalRate,
        write: (settings, maxRefusalRate) => ({ ...settings, gate: { ...settings.gate, maxRefusalRate } }),
      },
      {
        key: 'maxOrderEffect',
        label: 'Largest order effect',
        hint: 'In points of the response scale.',
        min: 0,
        step: 0.05,
        read: ({ gate }) => gate.maxOrderEffect,
        write: (settings, maxOrderEffect) => ({ ...settings, gate: { ...settings.gate, maxOrderEffect } }),
      },
      {
        key: 'minNegationConsistency',
        label: 'Least negation consistency',
        hint: 'Share of opposite items answered as opposites.',
        ...SHARE,
        read: ({ gate }) => gate.minNegationConsistency,
        write: (settings, minNegationConsistency) => ({
          ...settings,
          gate: { ...settings.gate, minNegationConsistency },
        }),
      },
      {
        key: 'minAlpha',
        label: 'Least internal consistency',
        hint: 'Cronbach’s α.',
        max: 1,
        step: 0.01,
        read: ({ gate }) => gate.minAlpha,
        write: (settings, minAlpha) => ({ ...settings, gate: { ...settings.gate, minAlpha } }),
      },
    ],
  },
];

/** What is wrong with settings, by the key of the field where it stands; empty where they can be used. */
export function analysisProblems(settings: AnalysisSettings): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  const checked = analysisSettingsSchema.safeParse(settings);
  for (const issue of checked.error?.issues ?? []) {
    const key = String(issue.path[issue.path.length - 1] ?? '');
    problems.set(key, 'This number lies outside of what is possible.');
  }
  if (settings.flexibleBelow > settings.closedAbove) {
    problems.set('closedAbove', 'Closed must not begin under where flexible ends.');
  }
  return problems;
}
