import type {
  ConclusionFinding,
  Conclusions,
  ConclusionShare,
} from '../../../shared/domain/specification-curve/conclusions.js';
import type {
  SpecificationFinding,
  VariedFactor,
} from '../../../shared/domain/specification-curve/result.js';
import { conclusionChanges } from '../../analysis/conclusion-changes.js';
import { verdictShares, type VerdictShare } from '../../analysis/specification-curve.js';

/** Verdicts over the specifications that were answered, default types over those that pass the gate, and what each turns on. */
export function conclusionsOf(
  findings: readonly SpecificationFinding[],
  factors: readonly VariedFactor[],
): Conclusions {
  const types = findings.filter(({ gate, defaultType }) => gate.passed && defaultType !== null);
  return {
    verdict: conclusionOf(findings, factors, ({ verdict }) => verdict),
    defaultType: types.length === 0 ? null : conclusionOf(types, factors, ({ defaultType }) => defaultType),
  };
}

function conclusionOf(
  findings: readonly SpecificationFinding[],
  factors: readonly VariedFactor[],
  read: (finding: SpecificationFinding) => string | null,
): ConclusionFinding {
  const told = findings.flatMap((finding) => {
    const verdict = read(finding);
    return verdict === null ? [] : [{ levels: finding.levels, verdict }];
  });
  const named = factors.map(({ factor, levels }) => ({ name: factor, levels }));
  const byName = new Map(factors.map((varied) => [varied.factor as string, varied.factor]));
  return {
    specifications: told.length,
    shares: verdictShares(told.map(({ verdict }) => verdict)).map(shareOf),
    changes:
      told.length === 0
        ? []
        : conclusionChanges(told, named).flatMap(({ factor: name, levels, cramersV, explained, changes }) => {
            const factor = byName.get(name);
            if (factor === undefined) return [];
            return [
              {
                factor,
                levels: levels.map(({ level, specifications, verdicts, modal }) => ({
                  level,
                  specifications,
                  shares: verdicts.map(shareOf),
                  modal,
                })),
                cramersV,
                explained,
                changes,
              },
            ];
          }),
  };
}

function shareOf({ verdict, count, share }: VerdictShare): ConclusionShare {
  return { conclusion: verdict, count, share };
}
