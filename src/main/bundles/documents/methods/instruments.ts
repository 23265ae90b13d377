import { asksWhole } from '../../../../shared/domain/study.js';
import type { Instrument, Scale } from '../../../../shared/domain/instrument.js';
import type { BundleContents } from '../../contents.js';
import { counted, listed } from './phrases.js';
import type { Citations } from './references.js';

const FORMATS: Readonly<Record<Instrument['format'], string>> = {
  rating: 'items rated on',
  choice: 'situations, each with a forced choice among',
  open: 'questions answered freely, and rated by a judge on',
};

const SCALE_KINDS: Readonly<Record<Scale['kind'], readonly [one: string, several: string]>> = {
  domain: ['domain', 'domains'],
  axis: ['axis', 'axes'],
  facet: ['facet', 'facets'],
};

/** What was administered, with licence and citation. */
export function instrumentsParagraph(
  { instruments, plan, environment }: BundleContents,
  citations: Citations,
): string {
  for (const { instrument } of instruments) citations.add(instrument.citation);
  return [
    `${instruments.length === 1 ? 'The instrument was' : 'Instruments were'} ${listed(instruments.map(({ instrument }) => instrumentPhrase(instrument)))}.`,
    'An item that is keyed the other way round counts as least plus greatest score less its own; a scale’s score is the mean of its keyed items.',
    ...(plan.quick && !asksWhole(plan.design.kind)
      ? [
          `Each instrument was shortened to at most ${counted(plan.design.quickItemsPerScale, 'item')} a scale, so that scores are not those of the full instrument.`,
        ]
      : []),
    ...judgeSentences(plan.design.judge, environment, citations),
  ].join(' ');
}

function instrumentPhrase({ name, version, licence, format, items, options, scales }: Instrument): string {
  const scores = options.map(({ score }) => score);
  const kinds = (['domain', 'axis', 'facet'] as const).flatMap((kind) => {
    const count = scales.filter((scale) => scale.kind === kind).length;
    return count === 0 ? [] : [counted(count, ...SCALE_KINDS[kind])];
  });
  const among = `${counted(options.length, 'option')} scored ${Math.min(...scores)} to ${Math.max(...scores)}`;
  return `${name} (version ${version}; ${counted(items.length, 'item')} on ${listed(kinds)}; ${FORMATS[format]} ${among}; licence ${licence})`;
}

function judgeSentences(
  judge: BundleContents['plan']['design']['judge'],
  { subjects }: BundleContents['environment'],
  citations: Citations,
): string[] {
  if (judge === undefined) return [];
  const record = subjects.flatMap(({ runtime }) => runtime?.judge ?? [])[0];
  const who =
    record === undefined
      ? 'Free replies were to be rated by a second model'
      : `Free replies were rated by ${record.name} (${record.quantization}, SHA-256 ${record.sha256.slice(0, 12)}…), whose agreement was measured on ${counted(record.labelled.replies, 'labelled reply', 'labelled replies')}`;
  return [
    `${who}; its ratings count where Cohen’s kappa with quadratic weights ${citations.cite('cohen')} reaches ${judge.minAgreement}.`,
  ];
}
