const LONGEST = 72;

/**
 * File names of figures without their endings: the kind of study, the part of the results, the figure's title and the first
 * digits of its subject's SHA-256, in lower-case ASCII letters, digits and hyphens. Names that would be alike are numbered in
 * the order of the page.
 */
export class FigureNames {
  readonly #given = new Map<string, number>();

  constructor(private readonly kind: string) {}

  /** `subject` is a SHA-256 (hex), or null for a figure of all subjects. */
  next(place: string, title: string, subject: string | null): string {
    const words = slug([this.kind, place, title].join(' ')).slice(0, LONGEST).replace(/-+$/, '');
    const name = subject === null ? words : `${words}-${subject.slice(0, 8)}`;
    const before = this.#given.get(name) ?? 0;
    this.#given.set(name, before + 1);
    return before === 0 ? name : `${name}-${before + 1}`;
  }
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
