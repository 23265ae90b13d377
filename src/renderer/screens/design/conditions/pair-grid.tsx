import { useState, type KeyboardEvent } from 'react';
import { pairKey, type RolePersona } from '../model/pair-choice.js';
import { HEADING, steppedPlace } from './grid-steps.js';
import styles from './pair-grid.module.css';

export interface PairAxisEntry {
  readonly id: string;
  readonly name: string;
  readonly short: string;
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Roles by personas, one box each. The grid is one stop of the tab key; arrows go from box to box and to the names, space marks
 * one. A press on a row's or a column's name marks all of it, or none.
 */
export function PairGrid({
  roles,
  personas,
  chosen,
  onChange,
}: {
  readonly roles: readonly PairAxisEntry[];
  readonly personas: readonly PairAxisEntry[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (pairs: readonly RolePersona[], on: boolean) => void;
}) {
  const [active, setActive] = useState<readonly [row: number, column: number]>([0, 0]);
  const move = (event: KeyboardEvent<HTMLTableElement>): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const [row, column] = steppedPlace(active, step, [roles.length, personas.length]);
    setActive([row, column]);
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();
  };
  /** What makes a box or a name one of the places that the arrows go to. */
  const placed = (row: number, column: number) => ({
    'data-cell': `${row} ${column}`,
    tabIndex: active[0] === row && active[1] === column ? 0 : -1,
    onFocus: () => setActive([row, column]),
  });
  const line = (pairs: readonly RolePersona[]): void =>
    onChange(pairs, !pairs.every((pair) => chosen.has(pairKey(pair))));
  return (
    <div className={styles.frame}>
      <table role="grid" aria-label="Roles with personas" className={styles.grid} onKeyDown={move}>
        <thead>
          <tr>
            <td />
            {personas.map((persona, column) => (
              <th key={persona.id} scope="col">
                <button
                  {...placed(HEADING, column)}
                  type="button"
                  title={`Every role with ${persona.name}`}
                  className={styles.column}
                  onClick={() => line(roles.map((role) => ({ role: role.id, persona: persona.id })))}
                >
                  {persona.short}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roles.map((role, row) => (
            <tr key={role.id}>
              <th scope="row">
                <button
                  {...placed(row, HEADING)}
                  type="button"
                  title={`${role.name} with every persona`}
                  className={styles.row}
                  onClick={() => line(personas.map((persona) => ({ role: role.id, persona: persona.id })))}
                >
                  {role.short}
                </button>
              </th>
              {personas.map((persona, column) => {
                const pair = { role: role.id, persona: persona.id };
                return (
                  <td key={persona.id}>
                    <input
                      type="checkbox"
                      aria-label={`${role.name} with ${persona.name}`}
                      {...placed(row, column)}
                      checked={chosen.has(pairKey(pair))}
                      onChange={(event) => onChange([pair], event.target.checked)}
                      className={styles.box}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
