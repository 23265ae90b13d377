import type {
  CorrelationComparison,
  CorrelationTest,
  EnergyComparison,
} from '../../../../../shared/domain/population/structure.js';
import { CorrelationPair } from '../../../../charts/correlation-pair.js';
import { formatNumber, formatProbability } from '../../../../charts/layout/number-text.js';
import { formatEstimate } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { fileWords, peopleName, type PopulationView } from '../model/population-view.js';

/** All scales at once: how far the populations are apart, and how their scales go together. */
export function StructureSection({ view }: { readonly view: PopulationView }) {
  const { energy, correlations, reference } = view.result;
  return (
    <>
      {energy !== null && <p className={styles.words}>{energyWords(energy)}</p>}
      {correlations === null ? (
        <p className={styles.words}>How scales go together in {reference.name} is not known.</p>
      ) : (
        <div className={styles.panel}>
          <CorrelationPair
            title="How scales go together"
            description="Correlations over people: orange is negative, blue is positive, and the deeper the stronger. Scales of a caricature go together more than in people."
            variables={correlations.scales.map(({ scale, name }) => ({ short: scale, name }))}
            matrices={[
              { name: 'Simulated people', correlations: correlations.simulated },
              { name: capitalised(peopleName(view)), correlations: correlations.human },
            ]}
            note={differenceWords(correlations)}
            fileWords={fileWords(view, 'correlations')}
            faded={view.faded}
          />
        </div>
      )}
    </>
  );
}

function energyWords({ distance, p, permutations, simulated, human, scales }: EnergyComparison): string {
  return `Over all ${scales} scales at once the energy distance is ${formatNumber(distance, 3)} human standard deviations; chance gives one as large with p ${formatProbability(p)} (${permutations} permutations of ${simulated} simulated and ${human} people).`;
}

function differenceWords({
  meanAbsoluteDifference,
  byChance,
  rv,
  pairs,
  test,
}: CorrelationComparison): string {
  if (meanAbsoluteDifference === null) return 'No pair of scales varies in both populations.';
  return `Over ${pairs} pairs the correlations differ on average by ${formatEstimate(meanAbsoluteDifference)}${byChance === null ? '' : `; chance alone gives ${formatNumber(byChance)}`}${rv === null ? '' : `; RV coefficient ${formatNumber(rv)}`}.${test === null ? '' : ` ${testWords(test)}`}`;
}

function testWords(test: CorrelationTest): string {
  const chance = `Of populations whose scales go together alike, a difference as large has p ${formatProbability(test.p)}`;
  return test.method === 'permutation'
    ? `${chance} (${formatNumber(test.permutations, 0)} permutations of people, standardised).`
    : `${chance} (Jennrich’s test, χ² ${formatNumber(test.chiSquare)} on ${test.degrees} degrees of freedom, for normal scores).`;
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
