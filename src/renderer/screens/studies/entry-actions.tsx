import {
  Copy,
  Ellipsis,
  ExternalLink,
  GitCompareArrows,
  Package,
  Pause,
  Pencil,
  Play,
  Table2,
  Trash2,
} from 'lucide-react';
import type { Draft } from '../../../shared/contract/designs.js';
import type { StudySummary } from '../../../shared/contract/studies.js';
import { goTo } from '../../shell/hash-location.js';
import { Button } from '../../ui/button.js';
import { IconButton } from '../../ui/icon-button.js';
import { LinkButton } from '../../ui/link-button.js';
import { Menu, type MenuProps } from '../../ui/menu.js';
import styles from './entry-actions.module.css';
import { nextStep } from './study-entries.js';
import type { StudyActions } from './use-study-actions.js';

/** What can be done with a study: the step that its state asks for, and a menu of the rest. */
export function StudyEntryActions({
  study,
  actions,
  onRename,
  onExport,
}: {
  readonly study: StudySummary;
  readonly actions: StudyActions;
  readonly onRename: () => void;
  readonly onExport: () => void;
}) {
  const imported = study.origin !== null;
  const runs = study.state === 'running' || study.state === 'queued' || study.state === 'running-elsewhere';
  const items: MenuProps['items'] = [
    { label: 'Open the run', icon: <ExternalLink />, onSelect: () => goTo(`/run/${study.id}`) },
    {
      label: 'Open the results',
      icon: <ExternalLink />,
      disabled: study.responses === 0,
      onSelect: () => goTo(`/results/${study.id}`),
    },
    {
      label: 'Open the responses',
      icon: <Table2 />,
      disabled: study.responses === 0,
      onSelect: () => goTo(`/responses/${study.id}`),
    },
    {
      label: imported ? 'Compare with mine' : 'Compare with another',
      icon: <GitCompareArrows />,
      disabled: study.responses === 0,
      onSelect: () => goTo(`/compare/${study.id}`),
    },
    'separator',
    { label: 'Export as a bundle', icon: <Package />, disabled: runs, onSelect: onExport },
    {
      label: imported ? 'Rename: imported, only read' : 'Rename',
      icon: <Pencil />,
      disabled: imported,
      onSelect: onRename,
    },
    {
      label: 'Duplicate as a draft',
      icon: <Copy />,
      onSelect: () => actions.duplicate({ study: study.id }),
    },
    'separator',
    {
      label: 'Remove',
      icon: <Trash2 />,
      danger: true,
      disabled: runs,
      onSelect: () => actions.removeStudy(study),
    },
  ];
  return (
    <div className={styles.actions}>
      <NextStepButton study={study} actions={actions} />
      <Menu trigger={<IconButton label={`More for ${study.name}`} icon={<Ellipsis />} />} items={items} />
    </div>
  );
}

/** What can be done with a draft. */
export function DraftEntryActions({
  draft,
  actions,
}: {
  readonly draft: Draft;
  readonly actions: StudyActions;
}) {
  const { name } = draft.design;
  const items: MenuProps['items'] = [
    { label: 'Duplicate', icon: <Copy />, onSelect: () => actions.duplicate({ draft: draft.id }) },
    'separator',
    { label: 'Remove', icon: <Trash2 />, danger: true, onSelect: () => actions.removeDraft(draft) },
  ];
  return (
    <div className={styles.actions}>
      <LinkButton href={`#/design/${draft.id}`} size="small">
        Edit<span className="visually-hidden"> {name}</span>
      </LinkButton>
      <Menu trigger={<IconButton label={`More for ${name}, draft`} icon={<Ellipsis />} />} items={items} />
    </div>
  );
}

function NextStepButton({
  study,
  actions,
}: {
  readonly study: StudySummary;
  readonly actions: StudyActions;
}) {
  const name = <span className="visually-hidden"> {study.name}</span>;
  switch (nextStep(study)) {
    case 'run':
      return (
        <Button size="small" icon={<Play />} onClick={() => actions.run(study)}>
          Run{name}
        </Button>
      );
    case 'resume':
      return (
        <Button size="small" icon={<Play />} onClick={() => actions.run(study)}>
          Resume{name}
        </Button>
      );
    case 'retry':
      return (
        <Button size="small" icon={<Play />} onClick={() => actions.run(study)}>
          Try again{name}
        </Button>
      );
    case 'pause':
      return (
        <Button size="small" icon={<Pause />} onClick={() => actions.pause(study)}>
          Pause{name}
        </Button>
      );
    case 'leave':
      return (
        <Button size="small" onClick={() => actions.pause(study)}>
          Leave the queue{name}
        </Button>
      );
    case 'results':
      return (
        <LinkButton size="small" href={`#/results/${study.id}`}>
          Results{name}
        </LinkButton>
      );
    case null:
      return null;
  }
}
