import { z } from 'zod';

/**
 * Rules of RO-Crate 1.3 (https://w3id.org/ro/crate/1.3: root data entity, structure, metadata, data entities, contextual
 * entities, profiles, JSON-LD appendix) and of Process Run Crate 0.6 (https://w3id.org/ro/wfrun/process/0.6, table of
 * requirements), for an attached crate. In our words, each under the key word of the specification.
 */
const entitySchema = z.looseObject({
  '@id': z.string().min(1),
  '@type': z.union([z.string(), z.array(z.string()).min(1)]),
});
type Entity = z.infer<typeof entitySchema>;
const referenceSchema = z.strictObject({ '@id': z.string() });

const documentSchema = z.strictObject({
  '@context': z.union([z.string(), z.array(z.union([z.string(), z.record(z.string(), z.string())]))]),
  '@graph': z.array(entitySchema),
});

export interface CrateProblems {
  /** Against a MUST. */
  readonly errors: readonly string[];
  /** Against a SHOULD. */
  readonly warnings: readonly string[];
}

const CRATE = 'https://w3id.org/ro/crate/1.3';
const PROFILE = /^https:\/\/w3id\.org\/ro\/wfrun\/process\/\d+\.\d+$/;
const DATE = /^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}/;
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i;
const SOFTWARE = ['SoftwareApplication', 'SoftwareSourceCode', 'ComputationalWorkflow'];
const ACTIONS = ['CreateAction', 'ActivateAction', 'UpdateAction'];

/** Checks an RO-Crate metadata document against the files that lie beside it. */
export function crateProblems(document: unknown, files: readonly string[]): CrateProblems {
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) return { errors: [`not flattened JSON-LD: ${parsed.error.message}`], warnings: [] };
  return new CrateCheck(parsed.data['@context'], parsed.data['@graph'], files).run();
}

class CrateCheck {
  readonly #errors: string[] = [];
  readonly #warnings: string[] = [];
  readonly #byId: ReadonlyMap<string, Entity>;
  /** What some other entity refers to. */
  readonly #linked: ReadonlySet<string>;

  constructor(
    private readonly context: z.infer<typeof documentSchema>['@context'],
    private readonly graph: readonly Entity[],
    private readonly files: readonly string[],
  ) {
    this.#byId = new Map(graph.map((entity) => [entity['@id'], entity]));
    this.#linked = new Set(
      graph.flatMap((entity) =>
        Object.values(entity)
          .flatMap(referencesOf)
          .filter((id) => id !== entity['@id']),
      ),
    );
  }

  run(): CrateProblems {
    this.#must(this.#byId.size === this.graph.length, 'several entities have one @id');
    const contexts = [this.context].flat();
    this.#must(contexts.includes(`${CRATE}/context`), 'the context of RO-Crate is not used by reference');
    const descriptor = this.#byId.get('ro-crate-metadata.json');
    this.#must(descriptor !== undefined, 'there is no metadata descriptor');
    if (descriptor === undefined) return this.#result();
    this.#must(typesOf(descriptor).includes('CreativeWork'), 'the descriptor is no CreativeWork');
    const [root] = referencesOf(descriptor['about']);
    const entity = root === undefined ? undefined : this.#byId.get(root);
    this.#must(entity !== undefined, 'the descriptor is about nothing');
    const conforms = referencesOf(descriptor['conformsTo']);
    this.#should(conforms.length === 1 && conforms[0] === CRATE, 'the descriptor conforms to no version');
    if (entity !== undefined) this.#root(entity);
    for (const each of this.graph) this.#entity(each);
    return this.#result();
  }

  #root(root: Entity): void {
    const id = root['@id'];
    this.#must(id === './' || ABSOLUTE.test(id), 'the root’s @id is neither ./ nor a URI');
    this.#must(typesOf(root).includes('Dataset'), 'the root is no Dataset');
    for (const name of ['name', 'description', 'datePublished', 'license']) {
      this.#must(isGiven(root[name]), `the root has no ${name}`);
    }
    const { datePublished } = root;
    this.#must(typeof datePublished === 'string' && DATE.test(datePublished), 'datePublished is no ISO date');
    this.#should(typeof datePublished === 'string' && DAY.test(datePublished), 'datePublished tells no day');
    const [licence] = referencesOf(root['license']);
    const licenceEntity = licence === undefined ? undefined : this.#byId.get(licence);
    this.#should(
      licenceEntity !== undefined && isGiven(licenceEntity['name']) && isGiven(licenceEntity['description']),
      'the licence is no entity with name and description',
    );
    this.#parts(root);
    this.#profile(root);
    this.#actions(root);
  }

  /** Every file is there and linked from the root, and every file that lies there may be described. */
  #parts(root: Entity): void {
    const parts = referencesOf(root['hasPart']);
    this.#must(new Set(parts).size === parts.length, 'the root names a part twice');
    for (const entity of this.graph) {
      if (!typesOf(entity).includes('File')) continue;
      const id = entity['@id'];
      this.#must(parts.includes(id), `${id} is not linked from the root by hasPart`);
      this.#must(ABSOLUTE.test(id) || this.files.includes(decodeURI(id)), `${id} is not there`);
      for (const name of ['name', 'description', 'encodingFormat']) {
        this.#should(isGiven(entity[name]), `${id} has no ${name}`);
      }
    }
    for (const part of parts) this.#must(this.#byId.has(part), `the part ${part} is not described`);
    this.#must(!parts.includes('ro-crate-metadata.json'), 'the descriptor is no part of the payload');
    for (const file of this.files) {
      this.#should(file === 'ro-crate-metadata.json' || parts.includes(file), `${file} is not described`);
    }
  }

  #profile(root: Entity): void {
    const profiles = referencesOf(root['conformsTo']);
    const own = profiles.find((profile) => PROFILE.test(profile));
    this.#must(own !== undefined, 'the root conforms to no version of Process Run Crate');
    for (const profile of profiles) {
      const entity = this.#byId.get(profile);
      this.#must(entity !== undefined, `the profile ${profile} has no entity`);
      if (entity === undefined) continue;
      this.#must(typesOf(entity).includes('Profile'), `${profile} is no Profile`);
      this.#must(typesOf(entity).includes('CreativeWork'), `${profile} is no CreativeWork`);
      this.#should(isGiven(entity['name']), `${profile} has no name`);
    }
  }

  #actions(root: Entity): void {
    const actions = this.graph.filter((entity) => typesOf(entity).some((type) => ACTIONS.includes(type)));
    for (const action of actions) {
      const id = action['@id'];
      const [tool] = referencesOf(action['instrument']);
      const software = tool === undefined ? undefined : this.#byId.get(tool);
      this.#must(software !== undefined, `${id} names no instrument`);
      if (software !== undefined) this.#software(software);
      this.#should(referencesOf(root['mentions']).includes(id), `${id} is not mentioned by the root`);
      for (const name of ['name', 'description', 'endTime', 'agent', 'result']) {
        this.#should(isGiven(action[name]), `${id} has no ${name}`);
      }
      for (const result of referencesOf(action['result'])) {
        const types = typesOf(this.#byId.get(result));
        const data = ['File', 'Dataset', 'Collection'].some((type) => types.includes(type));
        this.#should(data, `${result} is no File, Dataset or Collection`);
      }
      const status = referencesOf(action['actionStatus'])[0];
      const known = ['Completed', 'Failed'].map((word) => `http://schema.org/${word}ActionStatus`);
      this.#should(status === undefined || known.includes(status), `${id} has no status that is known`);
      this.#should(
        action['error'] === undefined || status === known[1],
        `${id} tells of an error without having failed`,
      );
    }
  }

  #software(software: Entity): void {
    const id = software['@id'];
    this.#should(
      typesOf(software).some((type) => SOFTWARE.includes(type)),
      `${id} is no software`,
    );
    for (const name of ['name', 'url']) this.#should(isGiven(software[name]), `${id} has no ${name}`);
    const versions = ['version', 'softwareVersion'].filter((name) => isGiven(software[name]));
    this.#should(versions.length === 1, `${id} tells ${versions.length} versions`);
  }

  #entity(entity: Entity): void {
    const id = entity['@id'];
    this.#should(!id.includes('../') && !/[\s\\]/.test(id), `${id} is no URI path`);
    this.#should(isGiven(entity['name']) || id === 'ro-crate-metadata.json', `${id} has no name`);
    for (const [name, value] of Object.entries(entity)) {
      if (name.startsWith('@')) continue;
      for (const nested of [value].flat()) {
        const object = typeof nested === 'object' && nested !== null;
        this.#must(!object || Object.keys(nested).join() === '@id', `${id} nests an entity in ${name}`);
      }
      const single = Array.isArray(value) && value.length === 1;
      this.#should(!single || name === 'hasPart', `${id} has an array of one in ${name}`);
      for (const reference of referencesOf(value)) {
        const outside = ABSOLUTE.test(reference) && name !== 'conformsTo';
        this.#should(
          outside || this.#byId.has(reference) || reference === CRATE,
          `${reference} is not described`,
        );
      }
    }
    this.#should(this.#linked.has(id) || id === 'ro-crate-metadata.json', `${id} is linked from nowhere`);
  }

  #must(holds: boolean, problem: string): void {
    if (!holds) this.#errors.push(problem);
  }

  #should(holds: boolean, problem: string): void {
    if (!holds) this.#warnings.push(problem);
  }

  #result(): CrateProblems {
    return { errors: [...new Set(this.#errors)], warnings: [...new Set(this.#warnings)] };
  }
}

function typesOf(entity: Entity | undefined): string[] {
  return entity === undefined ? [] : [entity['@type']].flat();
}

function referencesOf(value: unknown): string[] {
  return [value].flat().flatMap((entry) => {
    const parsed = referenceSchema.safeParse(entry);
    return parsed.success ? [parsed.data['@id']] : [];
  });
}

function isGiven(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}
