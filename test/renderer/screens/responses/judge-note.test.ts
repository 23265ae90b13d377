import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ResponseDetail } from '../../../../src/shared/contract/responses.js';
import type { JudgeRecord } from '../../../../src/shared/domain/judging.js';
import { JudgeNote, judgeOf } from '../../../../src/renderer/screens/responses/judge-note.js';

const figure = (estimate: number) => ({ estimate, low: estimate - 0.1, high: estimate + 0.1 });
const figures = (kappa: number, replies: number) => ({
  replies,
  quadraticKappa: figure(kappa),
  spearman: null,
  meanAbsoluteError: figure(0.4),
  exact: figure(0.7),
  withinOne: figure(0.9),
});
const judge: JudgeRecord = {
  sha256: 'f'.repeat(64),
  name: 'Judge <b>9</b>',
  quantization: 'Q4_K_M',
  labelled: { id: 'replies', replies: 60 },
  confidence: 0.95,
  overall: figures(0.8, 60),
  scales: { E: figures(0.66, 12) },
  offOption: 0.01,
  unrated: 0,
};
const runtime = {
  mettle: '1',
  nodeLlamaCpp: '1',
  llamaCpp: '1',
  gpu: null,
  gpuLayers: 0,
  threads: 1,
  lanes: 1,
  contextSize: 1,
  batchSize: 1,
  determinism: 'fast',
  systemRole: 'native',
  thinking: 'none',
} as const;
type Judged = Pick<ResponseDetail, 'keys' | 'runtime'>;
const detail = (scale: string, record: unknown): Judged => ({
  keys: [{ scale, name: scale === 'E' ? 'Extraversion' : 'Other', sign: 1 }],
  runtime: { ...runtime, judge: record },
});
const markup = (shown: Judged): string => renderToStaticMarkup(createElement(JudgeNote, { detail: shown }));

describe('the note on a judged reply', () => {
  it('names the judge and its agreement on the item’s scale', () => {
    const text = markup(detail('E', judge));
    expect(text).toContain('Judge &lt;b&gt;9&lt;/b&gt;');
    expect(text).toContain('12 labelled replies on Extraversion: quadratic kappa 0.66 [0.56, 0.76]');
  });

  it('takes the agreement over all scales where the scale has no labels', () => {
    expect(markup(detail('Z', judge))).toContain('60 labelled replies: quadratic kappa 0.80');
  });

  it('says so where no judge was recorded', () => {
    expect(judgeOf(null)).toBeNull();
    expect(markup(detail('E', { name: 'half a record' }))).toContain('was not recorded');
  });
});
