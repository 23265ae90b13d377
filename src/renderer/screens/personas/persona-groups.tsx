import type { PersonaGroup } from '../../../shared/contract/library.js';
import { Tag } from '../../ui/tag.js';
import { DocumentActions } from '../documents/document-actions.js';
import { PersonaEntries } from './persona-entries.js';
import styles from './persona-groups.module.css';

interface PersonaGroupsProps {
  readonly groups: readonly PersonaGroup[];
  readonly onEdit: (text: string, copy: boolean) => void;
}

/** The texts that files hold, file by file. */
export function PersonaGroups({ groups, onEdit }: PersonaGroupsProps) {
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={`group-${group.id}`} className={styles.group}>
          <header>
            <div>
              <h2 id={`group-${group.id}`}>
                {group.name} {group.origin === 'own' && <Tag tone="accent">yours</Tag>}
              </h2>
              <p>
                {group.citation} Licence: {group.licence}.
              </p>
            </div>
            <div className={styles.actions}>
              <DocumentActions kind="personas" id={group.id} own={group.origin === 'own'} onEdit={onEdit} />
            </div>
          </header>
          <PersonaEntries group={group} />
        </section>
      ))}
    </div>
  );
}
