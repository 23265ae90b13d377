import { classNames } from '../../../ui/class-names.js';
import styles from './share-bar.module.css';

/** A part of a whole, in the unit of the whole. */
export interface Share {
  readonly label: string;
  readonly value: number;
  /** The value in words. */
  readonly words: string;
}

export interface ShareBarProps {
  /** What the parts make up. */
  readonly label: string;
  readonly shares: readonly Share[];
  /** What the whole rule stands for; by default the sum of the parts. */
  readonly of?: { readonly value: number; readonly words: string };
}

/** Looks differ in shade and in pattern, so that they are told apart without colour. */
const LOOKS = 4;

/** Parts of a whole on one rule, with their names and values below it: the picture says nothing that the words do not. */
export function ShareBar({ label, shares, of }: ShareBarProps) {
  const sum = shares.reduce((total, { value }) => total + value, 0);
  const whole = Math.max(of?.value ?? 0, sum);
  return (
    <figure className={styles.figure} aria-label={label}>
      <div className={styles.track} aria-hidden="true">
        {shares.map((share, place) => (
          <span
            key={share.label}
            className={classNames(styles.share, lookOf(place))}
            style={{ flexGrow: share.value }}
          />
        ))}
        {whole > sum && <span className={styles.rest} style={{ flexGrow: whole - sum }} />}
        {of !== undefined && of.value < sum && (
          <span className={styles.limit} style={{ insetInlineStart: `${(100 * of.value) / sum}%` }} />
        )}
      </div>
      <ul className={styles.legend}>
        {shares.map((share, place) => (
          <li key={share.label}>
            <span className={classNames(styles.key, lookOf(place))} aria-hidden="true" />
            {share.label} <span className={styles.value}>{share.words}</span>
          </li>
        ))}
        {of !== undefined && <li className={styles.of}>{of.words}</li>}
      </ul>
    </figure>
  );
}

function lookOf(place: number): string | undefined {
  return [styles.first, styles.second, styles.third, styles.fourth][place % LOOKS];
}
