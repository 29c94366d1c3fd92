/** Properties of a drawing that its style sheet may set and that are inherited. */
const DRAWN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'visibility',
  'white-space',
] as const;

/** Attributes that mean nothing without the page, or that stand among the computed properties. */
const LEFT_OUT = [...DRAWN, 'opacity', 'color', 'class', 'style', 'aria-details', 'font-variant'];

/** A drawing that looks as it does under the style sheet, without it: what an element does not inherit is written at it. */
export function standalone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg, copy].map((root) => [root, ...root.querySelectorAll('*')]);
  from!.forEach((element, i) => {
    const target = to![i]!;
    for (const name of LEFT_OUT) target.removeAttribute(name);
    if (/^(title|desc)$/.test(element.localName)) return;
    const own = getComputedStyle(element);
    const above = i === 0 ? undefined : getComputedStyle(element.parentElement!);
    const rules = DRAWN.filter((name) => own.getPropertyValue(name) !== above?.getPropertyValue(name)).map(
      (name) => `${name}:${own.getPropertyValue(name)}`,
    );
    if (own.opacity !== '1') rules.push(`opacity:${own.opacity}`);
    if (rules.length > 0) target.setAttribute('style', rules.join(';'));
  });
  copy.removeAttribute('role');
  return copy;
}
