import type { AdjectivePairs } from '../../shared/domain/adjectives.js';
import type { Instrument } from '../../shared/domain/instrument.js';
import type { NeutralText, Persona, Role } from '../../shared/domain/persona.js';
import type { Population } from '../../shared/domain/population.js';
import type { Template } from '../../shared/domain/template.js';

/** Everything that a study can choose from, by identifier, in file order. */
export interface Library {
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly personas: ReadonlyMap<string, Persona>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly placebos: ReadonlyMap<string, NeutralText>;
  readonly neutrals: ReadonlyMap<string, NeutralText>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly populations: ReadonlyMap<string, Population>;
  /** Published experiments, compiled into instruments that carry their design. */
  readonly experiments: ReadonlyMap<string, Instrument>;
  /** What graded personas and anti-targets are told with. */
  readonly adjectives: AdjectivePairs;
}
