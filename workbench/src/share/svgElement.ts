export type Attributes = Record<string, string | number>;

const SVG = 'http://www.w3.org/2000/svg';

/** A new element of a drawing. */
export const svgElement = (name: string, attributes: Attributes) =>
  withAttributes(document.createElementNS(SVG, name), attributes);

export function withAttributes<E extends Element>(element: E, attributes: Attributes): E {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
