import type { ResponseDetail } from '../../../shared/contract/responses.js';
import { formatShare } from '../../formatting/numbers.js';
import { LanguageText } from '../../ui/language-text.js';
import styles from './option-shares.module.css';

interface OptionSharesProps {
  /** In presented order. */
  readonly options: ResponseDetail['options'];
  readonly offOption: number | null;
  /** The same options asked for again, to stand beside the stored ones. */
  readonly again?: ResponseDetail['options'];
  /** Of the options' texts. */
  readonly language: string;
}

/** What a subject gave each option, as bars in presented order. */
export function OptionShares({ options, offOption, again, language }: OptionSharesProps) {
  return (
    <table className={styles.shares}>
      <caption>Probability of each option as presented</caption>
      <thead>
        <tr>
          <th scope="col">Label</th>
          <th scope="col">Option</th>
          <th scope="col" className={styles.number}>
            Score
          </th>
          <th scope="col" colSpan={2}>
            Probability
          </th>
          {again !== undefined && <th scope="col">Now</th>}
        </tr>
      </thead>
      <tbody>
        {options.map(({ label, text, score, probability }, place) => (
          <tr key={label}>
            <td className={styles.label}>
              {/* Where words are the labels, the option stands beside it in full. */}
              {label === text ? '–' : <LanguageText language={language}>{label}</LanguageText>}
            </td>
            <td>
              <LanguageText language={language}>{text}</LanguageText>
            </td>
            <td className={styles.number}>{score}</td>
            <td className={styles.track}>
              <span className={styles.bar} style={{ width: `${(probability ?? 0) * 100}%` }} />
            </td>
            <td className={styles.number}>{shareText(probability)}</td>
            {again !== undefined && (
              <td className={styles.number}>{shareText(again[place]?.probability ?? null)}</td>
            )}
          </tr>
        ))}
        {offOption !== null && (
          <tr className={styles.off}>
            <td />
            <td colSpan={2}>anything else</td>
            <td className={styles.track}>
              <span className={styles.bar} style={{ width: `${offOption * 100}%` }} />
            </td>
            <td className={styles.number}>{shareText(offOption)}</td>
            {again !== undefined && <td />}
          </tr>
        )}
      </tbody>
    </table>
  );
}

function shareText(probability: number | null): string {
  return probability === null ? '–' : formatShare(probability);
}
