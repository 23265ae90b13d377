import type { VeracityRow } from '../../../shared/domain/identity/veracity.js';
import { crossedMean, type CrossedGrid } from '../../analysis/crossed-mean.js';
import type { EstimateError } from '../../analysis/estimate-error.js';
import { zipped } from '../../analysis/log-ratio.js';
import { holmPresent } from '../../analysis/multiple.js';
import { twoSidedP } from '../../analysis/student-test.js';
import type { AnswerTable, ScaleKey } from '../answers/answer-table.js';
import { interval, shareInterval } from './figures.js';
import { extent, oneColumn, shareGrid, type ArmPlaces, type IdentityPlaces } from './places.js';

/** The headlines of a study: every instrument with that task. */
export type Headlines = readonly { readonly table: AnswerTable; readonly key: ScaleKey }[];

/** Headlines among a study's tables; empty without any. */
export function headlinesOf(tables: readonly AnswerTable[]): Headlines {
  return tables.flatMap((table) => {
    const [key] = table.scales;
    return table.instrument.task?.kind === 'veracity' && key !== undefined ? [{ table, key }] : [];
  });
}

/** The baseline's discernment in an arm with its error over headlines; null where too little was answered. */
export function baselineDiscernment(headlines: Headlines, { baseline }: ArmPlaces): EstimateError | null {
  return crossedMean(oneColumn(discernmentGrid(headlines, baseline)), truthOf(headlines));
}

/**
 * The baseline, then the irrelevant identity over all that it stands beside, then the identities of one arm, with what they
 * take from discernment; rows of which too little was answered are left out. Drops are paired by headline and framing, p
 * values adjusted after Holm over the identities.
 */
export function veracityRows(
  headlines: Headlines,
  { arm, baseline, identities }: ArmPlaces,
  irrelevant: string | null,
  confidence: number,
): VeracityRow[] {
  const truth = truthOf(headlines);
  const idAt = (place: number): string | undefined => headlines[0]?.table.conditions[place]?.id;
  const base = oneColumn(discernmentGrid(headlines, baseline));
  const row = (
    identity: string | null,
    places: readonly number[],
    grid: CrossedGrid,
    beside: CrossedGrid | null,
  ): VeracityRow[] => {
    const figures = figuresOf(grid, truth, confidence);
    if (figures === null) return [];
    const fromBaseline = identity === null ? null : crossedMean(minus(base, grid), truth);
    const fromIrrelevant = beside === null ? null : crossedMean(minus(beside, grid), truth);
    const tested = beside === null ? null : (fromIrrelevant ?? fromBaseline);
    return [
      {
        ...{ identity, arm, conditions: places.flatMap((place) => idAt(place) ?? []), ...figures },
        dropFromBaseline: interval(fromBaseline, confidence),
        dropFromIrrelevant: interval(fromIrrelevant, confidence),
        ...{ p: tested === null ? null : twoSidedP(tested), pHolm: null },
      },
    ];
  };
  const grid = (places: readonly number[]): number[][] => discernmentGrid(headlines, places);
  const besides = identities.flatMap((own) => own.irrelevant);
  const asked = identities.flatMap((own) =>
    row(own.identity, own.framings, grid(own.framings), grid(own.irrelevant)),
  );
  const adjusted = holmPresent(asked.map(({ p }) => p));
  return [
    ...row(null, baseline, base, null),
    ...(irrelevant === null ? [] : row(irrelevant, besides, grid(besides), null)),
    ...asked.map((own, place) => ({ ...own, pHolm: adjusted[place] ?? null })),
  ];
}

/** What an identity takes from discernment, [headline][framing]: from the irrelevant identity's, else from the baseline's. */
export function dropGrid(headlines: Headlines, { baseline }: ArmPlaces, own: IdentityPlaces): number[][] {
  const grid = discernmentGrid(headlines, own.framings);
  return own.irrelevant.length === 0
    ? minus(oneColumn(discernmentGrid(headlines, baseline)), grid)
    : minus(discernmentGrid(headlines, own.irrelevant), grid);
}

/** Which headlines are true (1) and which are not (0): strata of their own. */
export function truthOf(headlines: Headlines): number[] {
  return headlines.flatMap(({ key }) => key.signs.map((sign) => (sign === 1 ? 1 : 0)));
}

/** Discernment, [headline][framing]: (r - min) / range of true headlines, (max - r) / range of false ones. */
function discernmentGrid(headlines: Headlines, places: readonly number[]): number[][] {
  return headlines.flatMap(({ table, key }) => shareGrid(table, key.items, places, key.signs));
}

type Figures = Pick<
  VeracityRow,
  'discernment' | 'real' | 'fake' | 'separation' | 'bias' | 'headlines' | 'framings'
>;

function figuresOf(grid: CrossedGrid, truth: readonly number[], confidence: number): Figures | null {
  const discernment = shareInterval(crossedMean(grid, truth), confidence);
  const real = stratumMean(grid, truth, 1);
  const fake = 1 - stratumMean(grid, truth, 0);
  if (discernment === null || Number.isNaN(real + fake)) return null;
  const { items, framings } = extent(grid);
  return {
    ...{ discernment, real, fake, separation: real - fake, bias: (real + fake) / 2 - 0.5 },
    ...{ headlines: items, framings },
  };
}

/** `from` less `grid`, in the shape of `grid`. */
export function minus(from: CrossedGrid, grid: CrossedGrid): number[][] {
  return zipped(grid, from, (own, other) => other - own);
}

/** Mean over the items of one stratum that have a value; NaN without any. */
export function stratumMean(grid: CrossedGrid, strata: readonly number[], stratum: number): number {
  const values = grid.flatMap((row, item) =>
    strata[item] === stratum ? row.filter((value) => !Number.isNaN(value)) : [],
  );
  return values.reduce((total, value) => total + value, 0) / values.length;
}
