import type {
  InstabilityResult,
  InstabilityVerdictLabel,
  NextDesign,
} from '../../../shared/domain/instability/result.js';
import type { ProposedSize } from '../../../shared/domain/instability/decision.js';
import { sourceName, type ScaleInstabilityResult } from '../../../shared/domain/instability/scale.js';
import type { StudySnapshot } from '../../store/store.js';
import { explainedRows, goldRows } from './gold-text.js';
import { ratioText } from './verdict.js';
import { studyTitle, subjectsReport, verdictWords, type ReportedSubject } from '../report-frame.js';
import {
  barRow,
  gateText,
  intervalText,
  reportRow,
  reportRows,
  threeDigits,
  twoDigits,
} from '../report-lines.js';
import type { Emphasis } from '../report-style.js';
import type { TextLayout } from '../study-kind.js';

const VERDICT_EMPHASIS: Readonly<Record<InstabilityVerdictLabel, Emphasis>> = {
  'not-measurable': 'red',
  'persona-dominated': 'cyan',
  undecided: 'yellow',
  'noise-dominated': 'magenta',
};

const SHORT_VERDICTS: Readonly<Record<InstabilityVerdictLabel, string>> = {
  'not-measurable': 'not measurable',
  'persona-dominated': 'personas',
  undecided: 'undecided',
  'noise-dominated': 'noise',
};

/** Components below this share are named in no line. */
const LEAST_SHARE = 0.02;

/**
 * The report of an instability study to read in a terminal: the subjects side by side, a table for each, and one sentence for
 * each. Lines are no wider than the layout, colour apart.
 */
export function instabilityText(
  snapshot: StudySnapshot,
  findings: readonly ReportedSubject<InstabilityResult>[],
  layout: TextLayout,
): string[] {
  const confidence = Math.round(snapshot.design.analysis.confidence * 100);
  return subjectsReport(findings, layout, {
    title: studyTitle('Instability', snapshot),
    about:
      'ICC(1,1), the share of the variance of one administration that is due to personas. Below 0.5 one persona differs from ' +
      `itself more than personas differ. In brackets, and as whiskers: ${confidence}% intervals.`,
    overview: {
      figure: ({ verdict, overall }) => (verdict.label === 'not-measurable' ? null : (overall?.icc1 ?? null)),
      verdict: (result) => verdictText(result, SHORT_VERDICTS[result.verdict.label], layout),
    },
    verdict: (result) => verdictText(result, result.verdict.label.replace('-', ' '), layout),
    table: (result) => [...iccRows(result, layout), ...reportRows(resultRows(result), layout)],
  });
}

function iccRows({ overall, verdict }: InstabilityResult, layout: TextLayout): string[] {
  if (overall === null) return reportRow('ICC(1,1)', 'unknown: nothing that varies was answered', layout);
  return verdict.label === 'not-measurable'
    ? reportRow('ICC(1,1)', `not to be read: ${intervalText(overall.icc1)}`, layout)
    : [barRow('ICC(1,1)', overall.icc1, layout)];
}

function resultRows(result: InstabilityResult): [string, string][] {
  const { gate, overall, scales, next } = result;
  const rows: [string, string][] = [
    ['Gate', gateText(gate)],
    ['Asked', askedText(result)],
  ];
  if (overall !== null) {
    rows.push(
      ['Noise ratio', `${ratioText(overall.ratio)} (runs alone ${ratioText(overall.runRatio)})`],
      ['ICC(1,k)', `${intervalText(overall.icck)}, of the mean of all administrations`],
      [
        'By test length',
        overall.curve
          .map((point) => `${point.items} item${point.items === 1 ? '' : 's'} ${twoDigits(point.estimate)}`)
          .join(', '),
      ],
    );
  }
  for (const [place, scale] of scales.entries())
    rows.push([place === 0 ? 'By scale' : '', scaleText(scale, result.itemOrders)]);
  rows.push(...explainedRows(result.explained));
  for (const task of result.gold) rows.push(...goldRows(task));
  if (next !== null) rows.push(['Next design', nextText(next)]);
  return rows;
}

function askedText({ personas, templates, orders, itemOrders, runs }: InstabilityResult): string {
  const conversations =
    itemOrders === undefined ? [] : [`${itemOrders} item orders in running conversations`];
  const ways = [
    counted(personas, 'persona'),
    counted(templates, 'template'),
    counted(orders, 'option order'),
    ...conversations,
  ];
  return [...ways, runs === null ? 'exact probabilities' : counted(runs, 'run')].join(', ');
}

function scaleText(
  { scale, icc1, items, components, entropy, test, runsApart }: ScaleInstabilityResult,
  itemOrders: number | undefined,
): string {
  const parts = components
    .filter(({ share }) => (share ?? 0) >= LEAST_SHARE)
    .map(
      ({ sources, share }) =>
        `${sources.map((source) => sourceName(source, itemOrders)).join(' x ')} ${Math.round((share ?? 0) * 100)}%`,
    );
  const below = components.some(({ estimate }) => estimate < 0) ? '; estimates below 0 count as 0' : '';
  const confounded = runsApart ? '' : '; one run a cell, so that runs are part of the highest interaction';
  const explained =
    entropy === null
      ? ''
      : `; personas explain ${Math.round(Math.max(0, entropy.corrected ?? entropy.share) * 100)}% of the entropy of answers`;
  const tested = test === null ? '' : `; permutation test p ${threeDigits(test.adjusted)}`;
  return `${scale} (${items} items) ${intervalText(icc1)}: variance ${parts.join(', ')}${below}${confounded}${explained}${tested}`;
}

function nextText({ target, size, sampled, now, enough, beyond, reaches }: NextDesign): string {
  const out =
    beyond.length === 0
      ? ''
      : `; no design within reach is enough for ${beyond.map(({ scale }) => scale).join(', ')}`;
  if (size === null || reaches.length === 0)
    return `none within reach has a generalizability of ${twoDigits(target)}${out}`;
  const have = enough ? 'this design is enough already; ' : '';
  const drawn =
    size.runs === null && sampled !== null ? ` with exact probabilities, or ${sizeText(sampled)}` : '';
  return `${have}generalizability ${twoDigits(target)} at least cost: ${sizeText(size)}${drawn} (asked: ${sizeText(now)})${out}`;
}

function sizeText({ items, templates, itemOrders, runs }: ProposedSize): string {
  return [
    `${counted(items, 'item')} a scale`,
    counted(templates, 'template'),
    ...(itemOrders === undefined ? [] : [counted(itemOrders, 'item order')]),
    ...(runs === null ? [] : [counted(runs, 'run')]),
  ].join(', ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function verdictText({ verdict, partial }: InstabilityResult, words: string, layout: TextLayout): string {
  return verdictWords(words, VERDICT_EMPHASIS[verdict.label], partial, layout);
}
