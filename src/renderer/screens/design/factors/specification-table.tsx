import { formatCount } from '../../../formatting/numbers.js';
import { Disclosure } from '../../../ui/disclosure.js';
import { factorsByVariation, FACTOR_TITLES, levelWords } from '../model/specification-levels.js';
import { usePlanStanding } from '../state/design-desk.js';
import { useTemplateName } from '../state/use-names.js';
import styles from './specification-table.module.css';

/** Of a long list, as many rows are shown. */
const MOST_ROWS = 200;

/** The specifications of the plan by their levels; what is the same in all of them is said once. */
export function SpecificationTable() {
  const { check } = usePlanStanding();
  const templateName = useTemplateName();
  const specifications = check?.specifications ?? null;
  const [first] = specifications ?? [];
  if (specifications === null || first === undefined) return null;
  const { varied, constant } = factorsByVariation(specifications);
  const shown = specifications.slice(0, MOST_ROWS);
  return (
    <div className={styles.block}>
      <Disclosure summary="The specifications one by one">
        <p className={styles.same}>
          The same in all:{' '}
          {constant
            .map(
              (factor) => `${FACTOR_TITLES[factor].toLowerCase()} ${levelWords(first, factor, templateName)}`,
            )
            .join('; ')}
          .
        </p>
        {varied.length > 0 && (
          // A region that scrolls must be reachable by keyboard.
          <div role="region" aria-label="Specifications" tabIndex={0} className={styles.frame}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <td />
                  {varied.map((factor) => (
                    <th key={factor} scope="col">
                      {factor === 'temperature' ? (
                        <abbr title="Temperature">Temp.</abbr>
                      ) : (
                        FACTOR_TITLES[factor]
                      )}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((specification) => (
                  <tr key={specification.id}>
                    <th scope="row">{specification.id}</th>
                    {varied.map((factor) => (
                      <td key={factor}>{levelWords(specification, factor, templateName)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {shown.length < specifications.length && (
          <p className={styles.same}>
            The first {formatCount(shown.length)} of {formatCount(specifications.length)}.
          </p>
        )}
      </Disclosure>
    </div>
  );
}
