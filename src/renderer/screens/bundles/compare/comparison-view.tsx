import { useState } from 'react';
import type { StudyComparison } from '../../../../shared/contract/bundles.js';
import { Agreement } from '../../../charts/agreement.js';
import { formatCount } from '../../../formatting/numbers.js';
import { DataTable } from '../../../ui/data-table.js';
import { SegmentedControl } from '../../../ui/segmented-control.js';
import { Tag } from '../../../ui/tag.js';
import styles from './compare-screen.module.css';
import { cellWords, verdictWords, type ComparedSubject } from './model/comparison-words.js';
import { NumberTable } from './number-table.js';

/** Two studies side by side: what it comes to, subjects, scores, numbers, and how they were run. */
export function ComparisonView({ comparison }: { readonly comparison: StudyComparison }) {
  const { subjects, numbers, environment, mine, theirs } = comparison;
  const [chosen, setChosen] = useState(0);
  const subject = subjects[chosen] ?? subjects[0];
  return (
    <>
      <p className={styles.verdict}>{verdictWords(comparison)}</p>
      <section aria-labelledby="compared-subjects">
        <h2 id="compared-subjects" className={styles.heading}>
          Subjects
        </h2>
        <ul className={styles.subjects}>
          {subjects.map((entry) => (
            <MatchedSubject key={entry.theirs} subject={entry} />
          ))}
        </ul>
      </section>
      {subject !== undefined && (
        <section aria-labelledby="compared-scores">
          <h2 id="compared-scores" className={styles.heading}>
            Scores
          </h2>
          {subjects.length > 1 && (
            <div className={styles.choice}>
              <SegmentedControl
                label="Subject"
                value={String(subjects.indexOf(subject))}
                options={subjects.map(({ name }, place) => ({ value: String(place), label: name }))}
                onChange={(place) => setChosen(Number(place))}
              />
            </div>
          )}
          <div className={styles.panel}>
            <Agreement
              title={`Scale means of ${subject.name}, mine against theirs`}
              description={`Each of ${formatCount(subject.scales.length)} marks is one scale in one condition; on the line both studies found the same mean.`}
              scores={subject.scales}
              fileWords={[mine.name, theirs.name, 'agreement', subject.name]}
            />
          </div>
        </section>
      )}
      <section aria-labelledby="compared-numbers">
        <h2 id="compared-numbers" className={styles.heading}>
          Reported numbers
        </h2>
        <NumberTable numbers={numbers} severalSubjects={subjects.length > 1} />
      </section>
      <section aria-labelledby="compared-environment">
        <h2 id="compared-environment" className={styles.heading}>
          How they were run
        </h2>
        {environment.length === 0 ? (
          <p>Nothing that is recorded of program, machine and settings differs.</p>
        ) : (
          <DataTable
            caption="What differs in how they were run"
            dense
            rows={environment}
            rowKey={({ what }) => what}
            columns={[
              { id: 'what', heading: 'What', render: ({ what }) => what },
              { id: 'mine', heading: 'Mine', render: (difference) => difference.mine },
              { id: 'theirs', heading: 'Theirs', render: (difference) => difference.theirs },
            ]}
          />
        )}
      </section>
    </>
  );
}

function MatchedSubject({ subject }: { readonly subject: ComparedSubject }) {
  const { name, how, mine, theirs } = subject;
  return (
    <li className={styles.subject}>
      <h3 className={styles.name}>
        {name} <Tag tone={how === 'same bytes' ? 'good' : 'warning'}>{how}</Tag>
      </h3>
      {cellWords(subject).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {how === 'same variant' && (
        <p className={styles.soft}>
          The files differ ({mine.slice(0, 12)} mine, {theirs.slice(0, 12)} theirs); family and quantization
          are the same.
        </p>
      )}
    </li>
  );
}
