import type { ConditionKind } from '../../../shared/domain/condition.js';
import type { Random } from '../../analysis/random.js';
import type { MeasuredScale } from './adoption.js';
import { adoption, sumTemplate, type PairedScale } from '../answers/paired-means.js';

/** What a cell stands for. */
export interface ResistanceCell {
  readonly kind: ConditionKind;
  readonly persona: string;
  readonly wording: string;
  readonly heldOut: boolean;
  readonly instrument: string;
  readonly scale: string;
}

/**
 * Cells of which one sample is at hand: all as they are, or one resample of items within their scale, templates and
 * personas. Everything that does not change between resamples is computed once.
 */
export interface Resampler {
  readonly cells: readonly ResistanceCell[];
  /** Makes the data themselves the sample at hand. */
  reset(): void;
  /** Makes a new resample the sample at hand: of everything, or of units of one sort while the others stay as they are. */
  draw(random: Random, sort?: ResampledUnits): void;
  /** How many units of a sort there are, and in how many groups they are drawn (items within their scale). */
  unitCount(sort: ResampledUnits): { readonly units: number; readonly groups: number };
  /** How often the cell's persona is in the sample. */
  personaWeight(cell: number): number;
  /**
   * α of the cell in the sample; NaN where the sample says nothing about it. `templates` limits it to some: one is taken
   * as it is, several count as often as they were drawn.
   */
  alpha(cell: number, templates: readonly number[] | null): number;
}

/** What a resample draws anew. */
export const RESAMPLED_UNITS = ['templates', 'personas', 'items'] as const;
export type ResampledUnits = (typeof RESAMPLED_UNITS)[number];

interface Entry {
  readonly paired: PairedScale;
  readonly pole: number;
  readonly scale: number;
  readonly persona: number;
}

/** Prepares resampling over cells that test resistance (`testsResistance`). */
export function createResampler(scales: readonly MeasuredScale[], templates: number): Resampler {
  return new WeightResampler(scales, templates);
}

class WeightResampler implements Resampler {
  readonly cells: readonly ResistanceCell[];
  readonly #entries: readonly Entry[];
  readonly #templates: number;
  readonly #templateWeights: Float64Array;
  readonly #personaWeights: Float64Array;
  readonly #itemWeights: readonly Float64Array[];
  /** [scale][template] sum of the default's item means where a scale has one default for all its cells. */
  readonly #references: readonly { readonly means: Float64Array; readonly sums: Float64Array }[];
  readonly #own: Float64Array;
  readonly #reference: Float64Array;
  readonly #weight: Float64Array;
  readonly #alphas: Float64Array;
  readonly #sums = { own: 0, reference: 0, weight: 0 };

  constructor(scales: readonly MeasuredScale[], templates: number) {
    const scaleIds: string[] = [];
    const personaIds: string[] = [];
    const references: { means: Float64Array; sums: Float64Array }[] = [];
    const itemWeights: Float64Array[] = [];
    this.cells = scales.map(({ asked, cell }) => ({
      kind: cell.kind,
      persona: cell.persona,
      wording: cell.wording ?? '',
      heldOut: asked.condition.heldOut === true,
      instrument: cell.instrument,
      scale: cell.scale,
    }));
    this.#entries = scales.flatMap(({ cell, paired }) => {
      if (paired === null || cell.pole === null) return [];
      const name = `${cell.instrument}|${cell.scale}`;
      if (!scaleIds.includes(name)) {
        scaleIds.push(name);
        itemWeights.push(new Float64Array(paired.items));
        references.push({ means: paired.reference, sums: new Float64Array(templates) });
      }
      if (!personaIds.includes(cell.persona)) personaIds.push(cell.persona);
      return [
        { paired, pole: cell.pole, scale: scaleIds.indexOf(name), persona: personaIds.indexOf(cell.persona) },
      ];
    });
    this.#templates = templates;
    this.#templateWeights = new Float64Array(templates);
    this.#personaWeights = new Float64Array(personaIds.length);
    this.#itemWeights = itemWeights;
    this.#references = references;
    this.#own = new Float64Array(this.#entries.length * templates);
    this.#reference = new Float64Array(this.#entries.length * templates);
    this.#weight = new Float64Array(this.#entries.length * templates);
    this.#alphas = new Float64Array(this.#entries.length);
    this.reset();
  }

  reset(): void {
    for (const weights of this.#weights()) weights.fill(1);
    this.#update();
  }

  draw(random: Random, sort?: ResampledUnits): void {
    if (sort !== undefined) for (const weights of this.#weights()) weights.fill(1);
    for (const weights of this.#weights(sort)) {
      weights.fill(0);
      for (let unit = 0; unit < weights.length; unit += 1) {
        const drawn = random.integer(weights.length);
        weights[drawn] = (weights[drawn] as number) + 1;
      }
    }
    this.#update();
  }

  unitCount(sort: ResampledUnits): { readonly units: number; readonly groups: number } {
    const groups = this.#weights(sort);
    return { units: groups.reduce((total, { length }) => total + length, 0), groups: groups.length };
  }

  personaWeight(cell: number): number {
    return this.#personaWeights[this.#entries[cell]?.persona ?? -1] ?? 0;
  }

  alpha(cell: number, templates: readonly number[] | null): number {
    if (templates === null) return this.#alphas[cell] as number;
    const [only] = templates;
    if (templates.length === 1 && only !== undefined) {
      const place = cell * this.#templates + only;
      return this.#adoption(
        cell,
        this.#own[place] as number,
        this.#reference[place] as number,
        this.#weight[place] as number,
      );
    }
    return this.#weighted(cell, templates);
  }

  #weights(sort?: ResampledUnits): readonly Float64Array[] {
    if (sort === 'templates') return [this.#templateWeights];
    if (sort === 'personas') return [this.#personaWeights];
    if (sort === 'items') return this.#itemWeights;
    return [this.#templateWeights, this.#personaWeights, ...this.#itemWeights];
  }

  #update(): void {
    for (const [scale, { means, sums }] of this.#references.entries()) {
      const weights = this.#itemWeights[scale] as Float64Array;
      for (let template = 0; template < this.#templates; template += 1) {
        let sum = 0;
        for (let item = 0; item < weights.length; item += 1) {
          sum += (weights[item] as number) * (means[template * weights.length + item] as number);
        }
        sums[template] = sum;
      }
    }
    const every = Array.from({ length: this.#templates }, (_, template) => template);
    // Cells of personas that were not drawn are computed too: parts that stand for one persona need them.
    for (const [cell, { paired, scale }] of this.#entries.entries()) {
      const weights = this.#itemWeights[scale] as Float64Array;
      const references = this.#references[scale]?.sums;
      for (let template = 0; template < this.#templates; template += 1) {
        sumTemplate(paired, template, weights, this.#sums, references?.[template]);
        const place = cell * this.#templates + template;
        this.#own[place] = this.#sums.own;
        this.#reference[place] = this.#sums.reference;
        this.#weight[place] = this.#sums.weight;
      }
      this.#alphas[cell] = this.#weighted(cell, every);
    }
  }

  #weighted(cell: number, templates: readonly number[]): number {
    let own = 0;
    let reference = 0;
    let weight = 0;
    for (const template of templates) {
      const times = this.#templateWeights[template] as number;
      const place = cell * this.#templates + template;
      own += times * (this.#own[place] as number);
      reference += times * (this.#reference[place] as number);
      weight += times * (this.#weight[place] as number);
    }
    return this.#adoption(cell, own, reference, weight);
  }

  #adoption(cell: number, own: number, reference: number, weight: number): number {
    return adoption(own, reference, weight, this.#entries[cell]?.pole ?? NaN);
  }
}
