import type { Application } from '../../../shared/contract/application.js';
import { useCall } from '../../api/hooks.js';
import { formatBytes } from '../../formatting/numbers.js';
import { CodeBlock } from '../../ui/code-block.js';
import { CopyButton } from '../../ui/copy-button.js';
import { DataTable } from '../../ui/data-table.js';
import { ErrorNote } from '../../ui/error-note.js';
import { FactList } from '../../ui/fact-list.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { PageHeader } from '../../ui/page-header.js';
import { Panel } from '../../ui/panel.js';
import styles from './about-screen.module.css';

/** Versions, the machine, how to cite, and what Mettle stands on. */
export function AboutScreen() {
  const application = useCall('application.describe', {});
  return (
    <>
      <PageHeader
        title="About Mettle"
        description="Measures, offline, how far a prompt can move an open-weight model away from its default persona."
      />
      {application.isPending && <LoadingNote text="Asking for versions" />}
      {application.isError && (
        <ErrorNote error={application.error} onRetry={() => void application.refetch()} />
      )}
      {application.isSuccess && <About application={application.data} />}
    </>
  );
}

function About({ application }: { readonly application: Application }) {
  const { citation, packages } = application;
  return (
    <div className={styles.page}>
      <Panel title="To cite" actions={<CopyButton text={citation.text} label="Copy citation" />}>
        <p className={styles.citation}>{citation.text}</p>
        <CodeBlock label="BibTeX" text={citation.bibtex} wrap />
      </Panel>
      <Panel title="Versions">
        <FactList
          facts={[
            ['Mettle', `${application.version}, ${application.licence} licence`],
            ['llama.cpp', `${application.llamaCpp} by node-llama-cpp ${application.nodeLlamaCpp}`],
            ['SQLite', application.sqlite],
            ['Node.js', application.node],
            ['Door', application.door === 'web' ? 'browser, over loopback' : 'desktop window'],
          ]}
        />
      </Panel>
      <Panel title="This machine">
        <FactList
          facts={[
            ['System', application.platform],
            ['Processor', `${application.processor}, ${application.cores} cores`],
            ['Graphics processor', application.gpu ?? 'none found'],
            [
              'Memory',
              `${formatBytes(application.freeMemoryBytes)} free of ${formatBytes(application.memoryBytes)}`,
            ],
            ['Data folder', <code key="folder">{application.dataFolder}</code>],
          ]}
        />
      </Panel>
      <Panel
        title="Stands on"
        description="The packages that Mettle names itself, each under its own licence."
      >
        <DataTable
          caption="Packages with their versions and licences"
          dense
          rows={packages}
          rowKey={({ name }) => name}
          columns={[
            { id: 'name', heading: 'Package', render: ({ name }) => name },
            { id: 'version', heading: 'Version', render: ({ version }) => version },
            { id: 'licence', heading: 'Licence', render: ({ licence }) => licence },
          ]}
        />
      </Panel>
    </div>
  );
}
