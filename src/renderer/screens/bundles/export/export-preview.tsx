import type { BundlePreview } from '../../../../shared/contract/bundles.js';
import { formatBytes, formatCounted } from '../../../formatting/numbers.js';
import { DataTable } from '../../../ui/data-table.js';
import { Disclosure } from '../../../ui/disclosure.js';
import styles from './export-dialog.module.css';

/** What would go into a bundle, what stays out and why, and what a reader will be told of the plan. */
export function ExportPreview({ preview }: { readonly preview: BundlePreview }) {
  const { fileName, files, totalBytes, responses, partial, leftOut, departures } = preview;
  // A folder stands for what is drawn only when the bundle is written.
  const drawn = files.some(({ path }) => path.endsWith('/'));
  const size = `${formatCounted(files.length - (drawn ? 1 : 0), 'file')}${drawn ? ' and the figures' : ''}`;
  return (
    <section className={styles.preview} aria-label="What goes in">
      <p className={styles.file}>{fileName}</p>
      <p>
        {formatCounted(responses, 'response')}; {size}, about {formatBytes(totalBytes)} before they are
        compressed.
      </p>
      {partial && (
        <p className={styles.warning}>
          The study is not complete: the bundle says so, and its numbers rest on what is there.
        </p>
      )}
      <h3>What a reader is told of the plan</h3>
      <ul className={styles.sentences}>
        {departures.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3>What stays out</h3>
      <ul className={styles.sentences}>
        {leftOut.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Disclosure summary={`All ${size}`}>
        <DataTable
          caption="Files of the bundle"
          dense
          rows={files}
          rowKey={({ path }) => path}
          columns={[
            {
              id: 'path',
              heading: 'File',
              render: ({ path }) => <code className={styles.path}>{path}</code>,
            },
            { id: 'bytes', heading: 'Size', align: 'right', render: ({ bytes }) => formatBytes(bytes) },
            { id: 'what', heading: 'What it holds', render: ({ what }) => what },
          ]}
        />
      </Disclosure>
    </section>
  );
}
