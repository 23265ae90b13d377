import { useMemo } from 'react';
import type { KindResultsProps } from '../kind-results.js';
import styles from '../sections/sections.module.css';
import { CaveatList } from '../verdict/caveat-list.js';
import { VerdictBoard } from '../verdict/verdict-board.js';
import { familiesOf } from './model/quantization-view.js';
import { studyNotes } from './model/study-notes.js';
import { saidOfVariant } from './model/verdict-words.js';
import { FamilyOverview } from './sections/family-overview.js';
import { QuantizationSections } from './sections/quantization-sections.js';

/** The results of a quantization study: which variant of each family is still the same subject, and every figure behind it. */
export function QuantizationResults({
  results,
  detail,
  chosen,
  reading,
  view,
}: KindResultsProps<'quantization'>) {
  const { families, testConfidence } = familiesOf(results);
  const said = useMemo(
    () => new Map(results.subjects.map((entry) => [entry.subject.sha256, saidOfVariant(entry)])),
    [results.subjects],
  );
  const notes = useMemo(() => studyNotes(detail), [detail]);
  return (
    <>
      <VerdictBoard
        results={results}
        chosen={chosen}
        reading={reading}
        said={said}
        chart={
          families.length === 0 ? null : (
            <div className={styles.stack}>
              <FamilyOverview study={results.study} families={families} testConfidence={testConfidence} />
              <CaveatList caveats={notes} />
            </div>
          )
        }
      />
      <QuantizationSections
        key={chosen.subject.sha256}
        results={results}
        detail={detail}
        entry={chosen}
        view={view}
      />
    </>
  );
}
