import { useState } from 'react';
import type { ResolvedAddress } from '../../../../shared/contract/downloads.js';
import { useAction } from '../../../api/hooks.js';
import { formatBytes, NO_NUMBER } from '../../../formatting/numbers.js';
import { Button } from '../../../ui/button.js';
import { DataTable } from '../../../ui/data-table.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { MiddleText } from '../../../ui/middle-text.js';
import { TextInput } from '../../../ui/text-input.js';
import { shortHash } from '../model/subject-words.js';
import styles from './address-form.module.css';

/** An address, what it leads to, and only then the fetching. */
export function AddressForm({ allowed }: { readonly allowed: boolean }) {
  const [address, setAddress] = useState('');
  const resolve = useAction('downloads.resolve', { quiet: true });
  const start = useAction('downloads.start', { quiet: true });
  const typed = address.trim();
  const change = (text: string): void => {
    setAddress(text);
    resolve.reset();
    start.reset();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (allowed && typed !== '') resolve.mutate({ address: typed });
      }}
    >
      <div className={styles.row}>
        <div className={styles.field}>
          <TextInput
            label="Address"
            monospace
            value={address}
            disabled={!allowed}
            placeholder="hf:organisation/repository:Q4_K_M"
            hint="A repository of the hub with a quantization, one of its files (hf:organisation/repository/file.gguf), or the https address of a GGUF file."
            onChange={change}
          />
        </div>
        <Button type="submit" busy={resolve.isPending} disabled={!allowed || typed === ''}>
          See what it leads to
        </Button>
      </div>
      {resolve.isError && <ErrorNote title="It leads to nothing that can be fetched" error={resolve.error} />}
      {start.isError && <ErrorNote title="It cannot be fetched" error={start.error} />}
      {resolve.isSuccess && !start.isSuccess && (
        <AddressPreview
          resolved={resolve.data}
          busy={start.isPending}
          onFetch={() => start.mutate({ address: resolve.data.address }, { onSuccess: () => setAddress('') })}
        />
      )}
    </form>
  );
}

function AddressPreview({
  resolved: { files, totalBytes, freeBytes, already },
  busy,
  onFetch,
}: {
  readonly resolved: ResolvedAddress;
  readonly busy: boolean;
  readonly onFetch: () => void;
}) {
  const lacks = totalBytes === null ? 0 : Math.max(0, totalBytes - freeBytes);
  return (
    <div className={styles.preview} role="status">
      <DataTable
        caption="Files behind the address"
        dense
        rows={files}
        rowKey={({ name }) => name}
        columns={[
          {
            id: 'name',
            heading: 'File',
            render: ({ name }) => (
              <div className={styles.file}>
                <MiddleText text={name} monospace />
              </div>
            ),
          },
          {
            id: 'bytes',
            heading: 'Size',
            align: 'right',
            render: ({ bytes }) => (bytes === null ? NO_NUMBER : formatBytes(bytes)),
          },
          {
            id: 'sha256',
            heading: 'SHA-256',
            render: ({ sha256 }) => (sha256 === null ? 'not stated' : <code>{shortHash(sha256)}</code>),
          },
        ]}
      />
      <p>
        {totalBytes === null ? 'Its size is not known.' : `${formatBytes(totalBytes)} in all.`}{' '}
        {formatBytes(freeBytes)} are free
        {lacks > 0 ? `: ${formatBytes(lacks)} too little.` : '.'}
      </p>
      {already !== null && (
        <p>
          The same bytes are on this machine already, as <MiddleText text={already} monospace />
        </p>
      )}
      <Button variant="primary" busy={busy} disabled={lacks > 0} onClick={onFetch}>
        {already === null ? 'Fetch' : 'Fetch another copy'}
      </Button>
    </div>
  );
}
