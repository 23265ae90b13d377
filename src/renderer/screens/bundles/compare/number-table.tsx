import { useMemo, useState } from 'react';
import type { ComparedNumber } from '../../../../shared/contract/bundles.js';
import { formatCount } from '../../../formatting/numbers.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type DataColumn } from '../../../ui/data-table.js';
import { SegmentedControl } from '../../../ui/segmented-control.js';
import { Tag } from '../../../ui/tag.js';
import { TextInput } from '../../../ui/text-input.js';
import styles from './compare-screen.module.css';
import {
  comparedTone,
  comparedWords,
  numberWords,
  OUTCOMES,
  outcomeCounts,
} from './model/comparison-words.js';

type Outcome = ComparedNumber['outcome'];

/** Rows that are shown at once: findings hold thousands of numbers. */
const PAGE = 100;

/** Every number that either study reports, with how it agrees; what differs comes first. */
export function NumberTable({
  numbers,
  severalSubjects,
}: {
  readonly numbers: readonly ComparedNumber[];
  readonly severalSubjects: boolean;
}) {
  const counts = useMemo(() => outcomeCounts(numbers), [numbers]);
  const first = OUTCOMES.find((outcome) => (counts.get(outcome) ?? 0) > 0) ?? 'identical';
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [sought, setSought] = useState('');
  const [shown, setShown] = useState(PAGE);
  const chosen = outcome ?? first;
  const words = sought.trim().toLowerCase();
  const rows = numbers.filter(
    (number) => number.outcome === chosen && `${number.subject} ${number.name}`.toLowerCase().includes(words),
  );
  if (numbers.length === 0) return <p>The two are of different kinds: no number is reported by both.</p>;
  return (
    <>
      <div className={styles.filters}>
        <SegmentedControl
          label="Outcome"
          value={chosen}
          options={OUTCOMES.map((value) => ({
            value,
            label: `${comparedWords(value)} (${formatCount(counts.get(value) ?? 0)})`,
          }))}
          onChange={(value) => {
            setOutcome(value);
            setShown(PAGE);
          }}
        />
        <TextInput label="Find a number" type="search" value={sought} onChange={setSought} />
      </div>
      <DataTable
        caption={`Numbers: ${comparedWords(chosen)}`}
        dense
        rows={rows.slice(0, shown)}
        rowKey={({ subject, name }) => `${subject} ${name}`}
        columns={severalSubjects ? [SUBJECT, ...COLUMNS] : COLUMNS}
        emptyText="No number came out so."
      />
      {rows.length > shown && (
        <div className={styles.more}>
          <Button size="small" onClick={() => setShown(shown + 10 * PAGE)}>
            Show more of {formatCount(rows.length)}
          </Button>
        </div>
      )}
    </>
  );
}

const SUBJECT: DataColumn<ComparedNumber> = {
  id: 'subject',
  heading: 'Subject',
  render: ({ subject }) => subject,
};

const COLUMNS: readonly DataColumn<ComparedNumber>[] = [
  { id: 'name', heading: 'Number', render: ({ name }) => <span className={styles.number}>{name}</span> },
  { id: 'mine', heading: 'Mine', align: 'right', render: ({ mine }) => numberWords(mine) },
  { id: 'theirs', heading: 'Theirs', align: 'right', render: ({ theirs }) => numberWords(theirs) },
  {
    id: 'difference',
    heading: 'Difference',
    align: 'right',
    render: ({ difference }) => numberWords(difference),
  },
  {
    id: 'outcome',
    heading: 'Outcome',
    render: ({ outcome }) => <Tag tone={comparedTone(outcome)}>{comparedWords(outcome)}</Tag>,
  },
];
