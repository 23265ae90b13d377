import { Plus } from 'lucide-react';
import type { PersonaSource } from '../../../../shared/domain/persona-source.js';
import { Button } from '../../../ui/button.js';
import { Place } from '../fields/place.js';
import { newSource } from '../model/persona-sources.js';
import { FieldGroup } from '../sections/section-frame.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import { usePopulations } from '../state/use-names.js';
import styles from './persona-sources.module.css';
import { SourceCard } from './source-card.js';

/** As many sources as a design takes. */
const MOST_SOURCES = 20;

/** Personas that stand in no file: made by rule, or drawn from a population. */
export function PersonaSources() {
  const sources = useDesign((design) => design.conditions.sources);
  const populations = usePopulations();
  const edit = useDesignEdit();
  const change = (next: (sources: readonly PersonaSource[]) => PersonaSource[]): void =>
    edit('the persona sources', ({ conditions }) => ({
      conditions: { ...conditions, sources: next(conditions.sources) },
    }));
  const add = (source: PersonaSource): void => change((present) => [...present, source]);
  const isFull = sources.length >= MOST_SOURCES;
  const unused =
    populations.find(({ id }) =>
      sources.every((source) => source.kind !== 'population' || source.population !== id),
    ) ?? populations[0];
  return (
    <Place of="conditions.sources">
      <FieldGroup
        title="Made personas"
        lead="Personas that stand in no file: put together from adjectives by the level that is asked for, or drawn from a population with the seed of the study. The same design makes the same ones every time."
      >
        {sources.length > 0 && (
          <ol className={styles.sources}>
            {sources.map((source, place) => (
              // Sources have no name of their own; what is typed gives way to what the design holds.
              <li key={`${place} ${source.kind}`}>
                <SourceCard
                  source={source}
                  place={place}
                  onChange={(next) => change((present) => present.with(place, next))}
                  onRemove={() => change((present) => present.filter((_, other) => other !== place))}
                />
              </li>
            ))}
          </ol>
        )}
        <div className={styles.add}>
          <Button size="small" icon={<Plus />} disabled={isFull} onClick={() => add(newSource('graded'))}>
            Graded levels
          </Button>
          <Button size="small" icon={<Plus />} disabled={isFull} onClick={() => add(newSource('profiles'))}>
            Profiles of several traits
          </Button>
          <Button
            size="small"
            icon={<Plus />}
            disabled={isFull || unused === undefined}
            onClick={() => {
              if (unused !== undefined) add(newSource('population', unused.id));
            }}
          >
            People from a population
          </Button>
        </div>
      </FieldGroup>
    </Place>
  );
}
