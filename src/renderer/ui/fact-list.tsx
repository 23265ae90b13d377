import type { ReactNode } from 'react';
import styles from './fact-list.module.css';

/** A name and what is known under it. */
export type Fact = readonly [name: string, value: ReactNode];

/** Facts as a list of names and values. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
