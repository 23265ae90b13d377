import type { InstrumentSummary } from '../../../shared/contract/library.js';
import { formatCounted } from '../../formatting/numbers.js';
import { Tag } from '../../ui/tag.js';
import { FORMAT_WORDS } from './instrument-words.js';
import styles from './instrument-list.module.css';

interface InstrumentListProps {
  readonly instruments: readonly InstrumentSummary[];
  readonly chosen: string | undefined;
}

/** Every instrument with what it is made of; the one that is shown is marked. */
export function InstrumentList({ instruments, chosen }: InstrumentListProps) {
  return (
    <nav aria-label="Instruments" className={styles.list}>
      {instruments.map((instrument) => (
        <a
          key={instrument.id}
          href={`#/instruments/${encodeURIComponent(instrument.id)}`}
          aria-current={instrument.id === chosen ? 'page' : undefined}
        >
          <strong>
            {instrument.name} {instrument.origin === 'own' && <Tag tone="accent">yours</Tag>}
          </strong>
          {factLines(instrument).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </a>
      ))}
    </nav>
  );
}

function factLines({ format, items, scales, languages, norms, licence }: InstrumentSummary): string[] {
  const norm = norms === 0 ? 'no human norms' : 'human norms';
  return [
    `${FORMAT_WORDS[format].name} · ${formatCounted(items, 'item')}, ${formatCounted(scales.length, 'scale')}`,
    `${formatCounted(languages.length, 'language')} · ${norm}`,
    licence,
  ];
}
