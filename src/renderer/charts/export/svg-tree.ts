/** An element of a figure with what its look comes from, free of the page. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Computed values of `STYLE_PROPERTIES`. */
  readonly style: Readonly<Record<string, string>>;
  readonly children: readonly (SvgNode | string)[];
}

interface StyleProperty {
  readonly name: string;
  readonly inherited: boolean;
  /** What an element has where nothing is said. */
  readonly initial: string;
}

/** Everything that the look of a figure may come from. */
export const STYLE_PROPERTIES: readonly StyleProperty[] = [
  { name: 'fill', inherited: true, initial: 'rgb(0, 0, 0)' },
  { name: 'fill-opacity', inherited: true, initial: '1' },
  { name: 'stroke', inherited: true, initial: 'none' },
  { name: 'stroke-opacity', inherited: true, initial: '1' },
  { name: 'stroke-width', inherited: true, initial: '1px' },
  { name: 'stroke-dasharray', inherited: true, initial: 'none' },
  { name: 'stroke-linecap', inherited: true, initial: 'butt' },
  { name: 'stroke-linejoin', inherited: true, initial: 'miter' },
  { name: 'opacity', inherited: false, initial: '1' },
  { name: 'font-family', inherited: true, initial: '' },
  { name: 'font-size', inherited: true, initial: '' },
  { name: 'font-weight', inherited: true, initial: '400' },
  { name: 'font-style', inherited: true, initial: 'normal' },
  { name: 'font-variant-numeric', inherited: true, initial: 'normal' },
  { name: 'letter-spacing', inherited: true, initial: 'normal' },
  { name: 'text-anchor', inherited: true, initial: 'start' },
  { name: 'dominant-baseline', inherited: true, initial: 'auto' },
  { name: 'paint-order', inherited: true, initial: 'normal' },
  { name: 'visibility', inherited: true, initial: 'visible' },
];

/** Attributes that mean something in a page and nothing in a picture. */
const PAGE_ATTRIBUTES = /^(class|style|tabindex|role|focusable|aria-.*|data-.*|on.*)$/;

/** Marks an element that belongs to the page alone, such as the area that takes the pointer. */
export const PAGE_ONLY = 'data-page-only';

/**
 * Markup of a node that looks the same anywhere: computed styles become attributes where they differ from what the element
 * would inherit, and what only a page needs (classes, roles, areas for the pointer) is left out.
 */
export function markupOf(node: SvgNode, inherited: Readonly<Record<string, string>> = {}): string {
  if (node.attributes[PAGE_ONLY] !== undefined) return '';
  const attributes = [
    ...Object.entries(node.attributes).filter(([name]) => !PAGE_ATTRIBUTES.test(name) && !isStyle(name)),
    ...STYLE_PROPERTIES.flatMap((property) => styleAttribute(node, property, inherited)),
  ];
  const opening = attributes.map(([name, value]) => ` ${name}="${escapedText(value)}"`).join('');
  const content = node.children
    .map((child) => (typeof child === 'string' ? escapedText(child) : markupOf(child, node.style)))
    .join('');
  return content === '' ? `<${node.name}${opening}/>` : `<${node.name}${opening}>${content}</${node.name}>`;
}

/** Text as it may stand in markup, between quotes too; characters that XML does not allow are left out. */
export function escapedText(text: string): string {
  return text
    .replace(NOT_ALLOWED, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

// XML 1.0 has no place for control characters but tab, line feed and carriage return.
// eslint-disable-next-line no-control-regex
const NOT_ALLOWED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function isStyle(name: string): boolean {
  return STYLE_PROPERTIES.some((property) => property.name === name);
}

function styleAttribute(
  node: SvgNode,
  { name, inherited: isInherited, initial }: StyleProperty,
  inherited: Readonly<Record<string, string>>,
): [string, string][] {
  const value = node.style[name];
  if (value === undefined || value === '') return [];
  const without = isInherited ? (inherited[name] ?? initial) : initial;
  return value === without ? [] : [[name, value]];
}
