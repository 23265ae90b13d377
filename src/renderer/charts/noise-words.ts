import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { formatNumber, intervalWords } from './layout/number-text.js';
import type { NoiseRow, NoiseScale } from './layout/noise-layout.js';

/** The lines of a scale's tooltip. */
export function noiseWords({ figures, parts }: NoiseRow): string[] {
  const { icc1, icck, administrations, personas } = figures;
  return [
    ...parts.map(
      ({ source, variance, share }) =>
        `${source === 'persona' ? 'Persona' : `Noise of ${source}`}: variance ${formatNumber(variance, 3)}, ${formatNumber(share * 100, 1)}%`,
    ),
    ...(icc1 === null ? [] : [`ICC(1,1) ${intervalWords(icc1)}`]),
    ...(icck === null ? [] : [`Of the mean of ${administrations} administrations ${formatNumber(icck)}`]),
    `${personas} personas`,
  ];
}

/** The numbers of a noise decomposition, a scale a row. */
export function noiseTable(scales: readonly NoiseScale[]): ChartTable {
  return {
    columns: [
      textColumn('scale', 'Scale'),
      numberColumn('persona', 'Persona variance', 4),
      numberColumn('run', 'Run variance', 4),
      numberColumn('template', 'Template variance', 4),
      numberColumn('order', 'Order variance', 4),
      numberColumn('wording', 'Wording variance', 4),
      numberColumn('icc', 'ICC(1,1)'),
      numberColumn('low', 'Low'),
      numberColumn('high', 'High'),
      numberColumn('icck', 'ICC(1,k)'),
      numberColumn('k', 'k', 0),
    ],
    rows: scales.map(({ scale, figures }) => [
      scale.name,
      figures.personaVariance,
      figures.runVariance,
      figures.templateVariance,
      figures.orderVariance,
      figures.wordingVariance,
      figures.icc1?.estimate ?? null,
      figures.icc1?.low ?? null,
      figures.icc1?.high ?? null,
      figures.icck,
      figures.administrations,
    ]),
  };
}
