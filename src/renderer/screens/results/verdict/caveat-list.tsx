import { Info, TriangleAlert } from 'lucide-react';
import type { Caveat } from '../model/caveats.js';
import styles from './caveat-list.module.css';

/** What to know before a figure is read; nothing where there is nothing. */
export function CaveatList({ caveats }: { readonly caveats: readonly Caveat[] }) {
  if (caveats.length === 0) return null;
  return (
    <ul className={styles.list}>
      {caveats.map(({ key, name, text, tone }) => (
        <li key={key} className={styles[tone]}>
          {tone === 'neutral' ? <Info aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
          <span>
            <strong>{name}.</strong> {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
