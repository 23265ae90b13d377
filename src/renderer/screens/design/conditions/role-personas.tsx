import { useMemo } from 'react';
import type { PersonaGroup } from '../../../../shared/contract/library.js';
import { formatCounted } from '../../../formatting/numbers.js';
import { ChoiceList } from '../fields/choice-list.js';
import { Place } from '../fields/place.js';
import { portraitCount } from '../model/persona-sources.js';
import { listOf, pairMode, pairSet, withPairs, type PairMode } from '../model/pair-choice.js';
import { choiceOf } from '../model/text-choice.js';
import { FieldGroup } from '../sections/section-frame.js';
import {
  useDesign,
  useDesignEdit,
  useDesignState,
  useDesignStore,
  usePlanStanding,
} from '../state/design-desk.js';
import { PairGrid } from './pair-grid.js';
import styles from './role-personas.module.css';

/** Which roles are put together with which personas. */
export function RolePersonas({ groups }: { readonly groups: readonly PersonaGroup[] }) {
  const conditions = useDesign((design) => design.conditions);
  const { check } = usePlanStanding();
  const wantsPairs = useDesignState((state) => state.wantsPairs);
  const store = useDesignStore();
  const edit = useDesignEdit();
  const roles = useMemo(
    () => groups.flatMap((group) => group.roles.map(({ id, name }) => ({ id, name, short: name }))),
    [groups],
  );
  const personas = useMemo(
    () =>
      groups.flatMap((group) =>
        group.personas.map(({ id, name, type }) => ({ id, name, short: type ?? name })),
      ),
    [groups],
  );
  const chosen = {
    roles: choiceOf(
      conditions.roles,
      roles.map(({ id }) => id),
    ).chosen,
    personas: choiceOf(
      conditions.personas,
      personas.map(({ id }) => id),
    ).chosen,
  };
  const personaTotal = chosen.personas.size + portraitCount(check?.conditions ?? []);
  const mode = pairMode(conditions.rolePersonas, wantsPairs);
  const pairs = listOf(conditions.rolePersonas, chosen);
  const change = (rolePersonas: typeof conditions.rolePersonas): void =>
    edit('the roles with personas', (design) => ({ conditions: { ...design.conditions, rolePersonas } }));
  const setMode = (next: PairMode): void => {
    store.getState().setWantsPairs(next === 'some');
    change(next === 'all' ? 'all' : next === 'some' ? pairs : []);
  };
  return (
    <Place of="conditions.rolePersonas">
      <FieldGroup
        title="Roles with personas"
        lead="The role's text, then the persona's: does an occupation get in the way of a persona?"
      >
        <ChoiceList<PairMode>
          label="Roles with personas"
          hideLabel
          value={mode}
          onChange={setMode}
          options={[
            { value: 'none', label: 'Not put together', description: 'Roles and personas stand alone.' },
            {
              value: 'all',
              label: 'Every chosen role with every chosen persona',
              description:
                chosen.roles.size === 0 || personaTotal === 0
                  ? 'Needs at least one chosen role and one chosen persona.'
                  : `${formatCounted(chosen.roles.size, 'role')} × ${formatCounted(personaTotal, 'persona')} = ${formatCounted(chosen.roles.size * personaTotal, 'pair')} in each of their wordings.`,
            },
            {
              value: 'some',
              label: 'Pairs of my choice',
              description: 'Also of roles and personas that are not asked alone.',
            },
          ]}
        />
        {mode === 'some' && (
          <>
            <p className={styles.count} aria-live="polite">
              {formatCounted(pairs.length, 'pair')} chosen. Press a name to choose its row or column.
            </p>
            <PairGrid
              roles={roles}
              personas={personas}
              chosen={pairSet(conditions.rolePersonas, chosen)}
              onChange={(changed, on) => {
                // A choice that was emptied box by box is still a choice.
                store.getState().setWantsPairs(true);
                change(withPairs(pairs, changed, on));
              }}
            />
          </>
        )}
      </FieldGroup>
    </Place>
  );
}
