import { elementAt } from './element.js';
import { verdictShares, type VerdictShare } from './specification-curve.js';
import { sum } from './summary.js';

/** How a factor of administration bears on the verdict. */
export interface ConclusionChange {
  readonly factor: string;
  /** In the factor's order; a level without specifications has no verdicts. */
  readonly levels: readonly {
    readonly level: string;
    readonly specifications: number;
    readonly verdicts: readonly VerdictShare[];
    /** The most frequent verdict, or all that tie. */
    readonly modal: readonly string[];
  }[];
  /** Cramér's V of level and verdict, 0..1; null where either does not vary. */
  readonly cramersV: number | null;
  /** Mutual information of level and verdict, in bits. */
  readonly mutualInformation: number;
  /** Mutual information as a share of the verdicts' entropy, 0..1; null where the verdict does not vary. */
  readonly explained: number | null;
  /** Whether no verdict is the most frequent one at every level: the choice changes the conclusion. */
  readonly changes: boolean;
}

/** Mutual information below this is rounding. */
const ROUNDING = 1e-12;

interface Association {
  readonly cramersV: number | null;
  readonly mutualInformation: number;
  readonly explained: number | null;
}

/** Association of the rows and columns of a table of counts without empty rows or columns. */
function association(table: readonly (readonly number[])[]): Association {
  const total = sum(table.flat());
  const rows = table.map((row) => sum(row));
  const columns = elementAt(table, 0).map((_, column) => sum(table.map((row) => elementAt(row, column))));
  const cells = table.flatMap((row, i) =>
    row.map((count, j) => ({ count, expected: (elementAt(rows, i) * elementAt(columns, j)) / total })),
  );
  const chiSquare = sum(cells.map(({ count, expected }) => (count - expected) ** 2 / expected));
  const information = sum(
    cells.map(({ count, expected }) => (count === 0 ? 0 : (count / total) * Math.log2(count / expected))),
  );
  const entropy = -sum(columns.map((count) => (count / total) * Math.log2(count / total)));
  const freedom = Math.min(rows.length, columns.length) - 1;
  const mutualInformation = information > ROUNDING ? information : 0;
  return {
    cramersV: freedom === 0 ? null : Math.min(1, Math.sqrt(chiSquare / (total * freedom))),
    mutualInformation,
    explained: columns.length < 2 ? null : Math.min(1, mutualInformation / entropy),
  };
}

/**
 * Which choice changes the conclusion: for each factor the distribution of verdicts at each of its levels, and how
 * strongly level and verdict go together. Strongest first (mutual information), equal ones in the order given. The
 * figures describe the specifications at hand; with few of them chance alone gives some association. Throws a RangeError
 * without specifications or on a level that is no index of its factor. Sources: Cramér 1946, Mathematical Methods of
 * Statistics, section 21.9 (V, not corrected for bias); Shannon 1948, Bell System Technical Journal 27:379-423.
 */
export function conclusionChanges(
  specifications: readonly { readonly levels: readonly number[]; readonly verdict: string }[],
  factors: readonly { readonly name: string; readonly levels: readonly string[] }[],
): ConclusionChange[] {
  if (specifications.length === 0) throw new RangeError('no specification has a verdict');
  const verdicts = verdictShares(specifications.map(({ verdict }) => verdict)).map(({ verdict }) => verdict);
  const changes = factors.map(({ name, levels }, factor): ConclusionChange => {
    const atLevel = levels.map((): string[] => []);
    for (const [index, specification] of specifications.entries()) {
      const own = atLevel[specification.levels[factor] ?? -1];
      if (own === undefined || specification.levels.length !== factors.length) {
        throw new RangeError(`specification ${index} has no level of ${name}`);
      }
      own.push(specification.verdict);
    }
    const told = levels.map((level, index) => {
      const shares = verdictShares(elementAt(atLevel, index));
      return {
        level,
        specifications: elementAt(atLevel, index).length,
        verdicts: shares,
        modal: shares.filter(({ count }) => count === shares[0]?.count).map(({ verdict }) => verdict),
      };
    });
    const present = told.filter((level) => level.specifications > 0);
    return {
      factor: name,
      levels: told,
      ...association(
        present.map((level) =>
          verdicts.map((verdict) => level.verdicts.find((share) => share.verdict === verdict)?.count ?? 0),
        ),
      ),
      changes: !verdicts.some((verdict) => present.every(({ modal }) => modal.includes(verdict))),
    };
  });
  return changes
    .map((change, index) => ({ change, index }))
    .sort(
      (left, right) =>
        right.change.mutualInformation - left.change.mutualInformation || left.index - right.index,
    )
    .map(({ change }) => change);
}
