import { Download, FolderOpen, GitCompareArrows, Import, X } from 'lucide-react';
import { useState } from 'react';
import type { BundleJob } from '../../../../shared/contract/bundles.js';
import { MettleError } from '../../../../shared/errors.js';
import { useAction, useClient } from '../../../api/hooks.js';
import { toastOfError } from '../../../state/error-toast.js';
import { useToast } from '../../../state/toasts.js';
import { Button } from '../../../ui/button.js';
import { LinkButton } from '../../../ui/link-button.js';
import { canImport } from '../model/job-words.js';
import styles from './job-actions.module.css';

/** What can be done with a job and what came of it. */
export function JobActions({ job }: { readonly job: BundleJob }) {
  const { id, name, kind, state, study, path } = job;
  const cancel = useAction('bundles.cancel');
  const dismiss = useAction('bundles.dismiss');
  const take = useAction('bundles.import');
  const open = state === 'running' || state === 'waiting';
  return (
    <div className={styles.actions}>
      {kind === 'export' && state === 'done' && <FileButton job={job} />}
      {canImport(job) && path !== null && (
        <Button
          size="small"
          variant="primary"
          icon={<Import />}
          busy={take.isPending}
          aria-label={`Import ${name}`}
          onClick={() => take.mutate({ path }, { onSuccess: () => dismiss.mutate({ id }) })}
        >
          Import
        </Button>
      )}
      {kind === 'import' && state === 'done' && study !== null && (
        <>
          <LinkButton size="small" href={`#/results/${study}`}>
            Results<span className="visually-hidden"> of {name}</span>
          </LinkButton>
          <LinkButton size="small" href={`#/compare/${study}`} icon={<GitCompareArrows />}>
            Compare with mine<span className="visually-hidden">: {name}</span>
          </LinkButton>
        </>
      )}
      {open ? (
        <Button
          size="small"
          icon={<X />}
          busy={cancel.isPending}
          aria-label={`Cancel: ${name}`}
          onClick={() => cancel.mutate({ id })}
        >
          Cancel
        </Button>
      ) : (
        <Button
          size="small"
          variant="quiet"
          icon={<X />}
          busy={dismiss.isPending}
          aria-label={`Take off the list: ${name}`}
          onClick={() => dismiss.mutate({ id })}
        >
          Take off the list
        </Button>
      )}
    </div>
  );
}

/** Leads to the written file: where it lies on this machine, or by a download. */
function FileButton({ job: { id, name } }: { readonly job: BundleJob }) {
  const client = useClient();
  const toast = useToast();
  const reveal = useAction('bundles.reveal');
  const [busy, setBusy] = useState(false);
  if (client.door === 'electron') {
    return (
      <Button
        size="small"
        icon={<FolderOpen />}
        busy={reveal.isPending}
        aria-label={`Show in folder: ${name}`}
        onClick={() => reveal.mutate({ id })}
      >
        Show in folder
      </Button>
    );
  }
  const download = async (): Promise<void> => {
    setBusy(true);
    try {
      const address = await client.bundleAddress(id);
      if (address !== null) follow(address);
    } catch (thrown) {
      toast(toastOfError(MettleError.from(thrown)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="small"
      icon={<Download />}
      busy={busy}
      aria-label={`Download ${name}`}
      onClick={() => void download()}
    >
      Download
    </Button>
  );
}

/** Has the browser save what is at an address of the door's own. */
function follow(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
