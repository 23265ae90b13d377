import { useState } from 'react';
import type { PersonaGroup } from '../../../shared/contract/library.js';
import type { Role } from '../../../shared/domain/persona.js';
import { formatCount, formatCounted } from '../../formatting/numbers.js';
import { DataTable } from '../../ui/data-table.js';
import { LanguageText } from '../../ui/language-text.js';
import { Tag } from '../../ui/tag.js';
import { TextInput } from '../../ui/text-input.js';
import { listedRoles, searchRoles } from './roles-search.js';
import styles from './roles-table.module.css';

/** Every occupation with the reason why it is there, to be searched. */
export function RolesTable({ groups }: { readonly groups: readonly PersonaGroup[] }) {
  const [query, setQuery] = useState('');
  const all = listedRoles(groups);
  const found = searchRoles(all, query);
  return (
    <div className={styles.roles}>
      <div className={styles.search}>
        <TextInput
          type="search"
          label="Search roles"
          hint="By name, reason, file or text."
          value={query}
          onChange={setQuery}
        />
        <p aria-live="polite">
          {query.trim() === ''
            ? formatCounted(all.length, 'role')
            : `${formatCount(found.length)} of ${formatCounted(all.length, 'role')}`}
        </p>
      </div>
      <DataTable
        caption="Roles"
        dense
        rows={found}
        rowKey={({ role }) => role.id}
        emptyText="No role has these words."
        columns={[
          {
            id: 'name',
            heading: 'Role',
            width: '11rem',
            render: ({ role, own }) => (
              <>
                {role.name} {own && <Tag tone="accent">yours</Tag>}
              </>
            ),
          },
          { id: 'reason', heading: 'Why it is there', width: '36%', render: ({ role }) => role.reason },
          {
            id: 'text',
            heading: 'What the subject is told',
            render: ({ role }) => <FirstText role={role} />,
          },
        ]}
      />
    </div>
  );
}

function FirstText({ role: { wordings } }: { readonly role: Role }) {
  const [language, text] = Object.entries(wordings[0]?.text ?? {})[0] ?? [];
  if (language === undefined) return null;
  const more = wordings.length - 1;
  return (
    <>
      <LanguageText language={language}>{text}</LanguageText>
      {more > 0 && <span className={styles.more}> and {formatCounted(more, 'wording')} more</span>}
    </>
  );
}
