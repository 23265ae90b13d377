import type { ResistanceResult } from '../../../shared/domain/resistance.js';
import { overallFigure, type OverallFigure } from '../tables/common-tables.js';

/** Figures over all scales and conditions. */
export function overallFigures(result: ResistanceResult): OverallFigure[] {
  const { resistance, noiseFloor, instability } = result;
  return [
    overallFigure(
      'resistance',
      '1 - mean adoption within 0 and 1 over against-default cells; n: cells.',
      resistance,
      { n: resistance?.cells ?? null },
    ),
    overallFigure(
      'backfire_share',
      'Share of these cells that moved away from what was asked; n: cells.',
      resistance?.backfireShare ?? null,
      { n: resistance?.cells ?? null },
    ),
    ...adoptionFigures(result),
    ...typeFigures(result),
    overallFigure(
      'detectable_share',
      'Share of the against-default cells of personas whose shift stands out.',
      noiseFloor.detectableShare,
    ),
    ...steerabilityFigures(result),
    overallFigure('icc1', 'ICC(1,1), mean over scales.', instability.icc1),
    overallFigure('icck', 'ICC(1,k), mean over scales.', instability.icck),
    overallFigure('decisiveness', 'Decisiveness, mean over scales.', instability.decisiveness),
    overallFigure(
      'noise_share',
      'Run variance as a share of that of answering at random, mean over scales.',
      instability.noiseShare,
    ),
    ...styleFigures(result),
    ...movementFigures(result),
  ].flat();
}

function adoptionFigures({ adoption }: ResistanceResult): OverallFigure[] {
  const parts = [
    ['', 'persona conditions', adoption],
    ['role_persona_', 'conditions of a role and a persona', adoption.rolePersona],
  ] as const;
  return parts.flatMap(([prefix, where, { against, with: along }]) =>
    (
      [
        ['against', 'against-default', against],
        ['with', 'with-default', along],
      ] as const
    ).flatMap(([name, words, { cells, mean, clippedMean }]) => [
      ...overallFigure(
        `${prefix}adoption_${name}`,
        `Mean alpha over ${words} cells of ${where}; n: cells.`,
        mean,
        {
          n: cells,
        },
      ),
      ...overallFigure(
        `${prefix}adoption_${name}_clipped`,
        `The same, each within 0 and 1; n: cells.`,
        clippedMean,
        { n: cells },
      ),
    ]),
  );
}

function typeFigures({ typeAdoption, defaultPull }: ResistanceResult): OverallFigure[] {
  const flips = typeAdoption?.axisFlips ?? null;
  const role = typeAdoption?.rolePersona ?? null;
  return [
    overallFigure(
      'type_adoption',
      'Mean probability of the requested type where it is not the default’s; n: conditions.',
      typeAdoption,
      { n: typeAdoption?.conditions ?? null },
    ),
    overallFigure('type_adoption_by_chance', 'That of a type drawn at random.', typeAdoption?.chance ?? null),
    overallFigure(
      'type_adoption_role_persona',
      'The same of conditions of a role and a persona; n: conditions.',
      role,
      { n: role?.conditions ?? null },
    ),
    overallFigure(
      'axis_flips',
      'Mean probability of the requested side of axes where it is not the default’s; n: axes.',
      flips,
      { n: flips?.axes ?? null },
    ),
    overallFigure(
      'default_pull',
      'Probability of the default’s type where the measured type is not the requested one; n: conditions.',
      defaultPull,
      { n: defaultPull?.conditions ?? null },
    ),
  ].flat();
}

function steerabilityFigures({ steerability }: ResistanceResult): OverallFigure[] {
  const { against } = steerability;
  const n = against?.cells ?? null;
  const where = 'mean over against-default cells; n: cells';
  return [
    overallFigure('steerability', `Steerability index, ${where}.`, against?.index ?? null, { n }),
    overallFigure('steerability_ceiling', `Its ceiling, ${where}.`, against?.ceiling ?? null, { n }),
    overallFigure('displacement', `Movement of any kind, ${where}.`, against?.displacement ?? null, { n }),
  ].flat();
}

function styleFigures({ responseStyle: style }: ResistanceResult): OverallFigure[] {
  const defaults = style.default;
  return [
    overallFigure(
      'acquiescence',
      'Mean raw answer over balanced items less the midpoint, in points.',
      style.acquiescence,
    ),
    overallFigure('extremity', 'Probability of an outermost option.', style.extremity),
    overallFigure('midpoint_use', 'Probability of the middle option.', style.midpointUse),
    overallFigure('default_acquiescence', 'Acquiescence of the default, in points.', defaults.acquiescence),
    overallFigure('default_extremity', 'Extremity of the default.', defaults.extremity),
    overallFigure('default_midpoint_use', 'Midpoint use of the default.', defaults.midpointUse),
    overallFigure('off_option', 'Mean probability outside the options (readout).', style.offOption),
    overallFigure('refusal_rate', 'Share of sampled answers that refuse.', style.refusalRate),
    overallFigure('unparsed_rate', 'Share of sampled answers that cannot be read.', style.unparsedRate),
    overallFigure('truncated_rate', 'Share of sampled answers that were cut off.', style.truncatedRate),
    overallFigure(
      'order_effect',
      'Mean absolute difference between option orders, in points.',
      style.orderEffect,
    ),
    overallFigure(
      'position_shift',
      'Mean raw answer in forward less reversed order, in points.',
      style.positionShift,
    ),
    overallFigure('alpha', 'Cronbach’s α, mean over scales that vary over conditions.', style.alpha),
    overallFigure('omega', 'McDonald’s ω, mean over scales that vary over conditions.', style.omega),
  ].flat();
}

function movementFigures({ halo, overshoot }: ResistanceResult): OverallFigure[] {
  return [
    overallFigure(
      'halo',
      'Mean shift of scales that are not asked for, in points; n: cells.',
      halo?.meanShift ?? null,
      {
        n: halo?.cells ?? null,
      },
    ),
    overallFigure(
      'halo_share',
      'Share of them that moved by more than the margin; n: cells.',
      halo?.share ?? null,
      {
        n: halo?.cells ?? null,
      },
    ),
    overallFigure(
      'overshoot',
      'Mean excess over graded requests, in points; n: cells.',
      overshoot?.mean ?? null,
      { n: overshoot?.cells ?? null },
    ),
    overallFigure(
      'overshoot_share',
      'Share of graded requests that are exceeded by more than the margin; n: cells.',
      overshoot?.share ?? null,
      { n: overshoot?.cells ?? null },
    ),
  ].flat();
}
