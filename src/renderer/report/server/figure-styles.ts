import { STYLE_PROPERTIES, type SvgNode } from '../../charts/export/svg-tree.js';
import type { MarkupElement } from './figure-markup.js';
import type { StyleRule } from './style-rules.js';

/** One class or one element's name, alone or below a class: all that figures are styled by. */
const SELECTOR = /^(?:\.([\w-]+) )?(?:\.([\w-]+)|([a-z]+))$/;
const VARIABLE = /var\((--[\w-]+)\)/g;

interface FigureRule {
  /** A class of an element above, or null. */
  readonly above: string | null;
  readonly own: { readonly class: string } | { readonly element: string };
  readonly weight: number;
  readonly declarations: ReadonlyMap<string, string>;
}

/**
 * Gives the elements of a figure the look that the page's style gives them, outside a page: rules by their weight and order,
 * custom properties of the light theme in their places.
 */
export class FigureStyles {
  readonly #rules: readonly FigureRule[];

  constructor(
    rules: readonly StyleRule[],
    private readonly theme: ReadonlyMap<string, string>,
  ) {
    this.#rules = rules.flatMap(figureRule).toSorted((left, right) => left.weight - right.weight);
  }

  /** The element and all below it, each with its computed `STYLE_PROPERTIES`. */
  styled(element: MarkupElement): SvgNode {
    return this.#styled(element, new Set(), {});
  }

  #styled(
    { name, attributes, children }: MarkupElement,
    above: ReadonlySet<string>,
    inherited: Readonly<Record<string, string>>,
  ): SvgNode {
    const classes = (attributes['class'] ?? '').split(/\s+/);
    const declared = new Map<string, string>();
    for (const rule of this.#rules) {
      if (rule.above !== null && !above.has(rule.above)) continue;
      if ('class' in rule.own ? !classes.includes(rule.own.class) : rule.own.element !== name) continue;
      for (const [property, value] of rule.declarations) declared.set(property, value);
    }
    const style = Object.fromEntries(
      STYLE_PROPERTIES.map(({ name: property, inherited: isInherited, initial }) => {
        const own = declared.get(property) ?? attributes[property];
        const value = own ?? (isInherited ? (inherited[property] ?? initial) : initial);
        return [property, this.#resolved(value)];
      }),
    );
    const below = new Set([...above, ...classes]);
    return {
      name,
      attributes,
      style,
      children: children.map((child) =>
        typeof child === 'string' ? child : this.#styled(child, below, style),
      ),
    };
  }

  #resolved(value: string): string {
    return value.replace(VARIABLE, (whole, name: string) => this.theme.get(name) ?? whole);
  }
}

function figureRule({ selector, declarations }: StyleRule): FigureRule[] {
  const [, above = null, ownClass, element] = SELECTOR.exec(selector) ?? [];
  if (ownClass === undefined && (element === undefined || above === null)) return [];
  const own = ownClass === undefined ? { element: element ?? '' } : { class: ownClass };
  const weight = (above === null ? 0 : 10) + (ownClass === undefined ? 1 : 10);
  return [{ above, own, weight, declarations }];
}
