import { ID, RESERVED } from './id.js';
import { CASE_SHAPE } from './schema.js';
import { GROUND, type Shape } from './shape.js';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Schema = { [key: string]: Json };

/**
 * JSON Schema (2020-12) of a case, for completion and hints in editors. It sees the file as YAML reads it, where `35` is
 * a number and `35 @p6` a text; what a number or a condition may be is left to `abide check`.
 */
export function caseSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Abide case',
    ...toSchema(CASE_SHAPE),
  };
}

export function toSchema(shape: Shape): Schema {
  const description = shape.about;
  switch (shape.kind) {
    case 'text':
      return { description, ...textSchema(shape) };
    case 'number':
      return {
        description,
        type: ['number', 'string', 'object'],
        // A map of quantiles: {p10: 3, p50: 8, p90: 20}.
        properties: {},
        propertyNames: { pattern: '^(p\\d\\d?|ground)$' },
        additionalProperties: { type: ['number', 'string'] },
        minProperties: 3,
      };
    case 'cases':
      return {
        description,
        type: ['number', 'string', 'object'],
        properties: {},
        additionalProperties: { type: TEXT },
      };
    case 'condition':
      // A number or a boolean is no condition either; that is told by its own diagnostic.
      return { description, type: TEXT };
    case 'list':
      return {
        description,
        type: 'array',
        items: toSchema(shape.of),
        ...(shape.atLeast ? { minItems: shape.atLeast } : {}),
      };
    case 'either':
      return { description, anyOf: shape.of.map(toSchema) };
    case 'map':
      return mapSchema(shape);
  }
}

/** What YAML reads where a text is written without quotes: 2025 and true are texts to a case. */
const TEXT = ['string', 'number', 'boolean'];

function textSchema({ among, pattern }: Shape & { kind: 'text' }): Schema {
  if (among) return { enum: among.flatMap((word) => (/^\d+$/.test(word) ? [Number(word), word] : [word])) };
  if (!pattern) return { type: TEXT, pattern: '\\S' };
  const written = { type: 'string', pattern: pattern.is };
  if (!pattern.whole) return written;
  const [minimum, maximum] = pattern.whole;
  return { anyOf: [written, { type: 'integer', minimum, maximum }] };
}

function mapSchema(shape: Shape & { kind: 'map' }): Schema {
  const keys = { ...shape.keys, ground: GROUND };
  const fixed = Object.keys(keys);
  return {
    description: shape.about,
    type: 'object',
    properties: Object.fromEntries(Object.entries(keys).map(([key, of]) => [key, toSchema(of)])),
    ...(shape.required?.length ? { required: [...shape.required] } : {}),
    ...(shape.names
      ? {
          additionalProperties: toSchema(shape.names),
          propertyNames: {
            anyOf: [
              { enum: fixed },
              { pattern: ID, maxLength: 60, not: { enum: [...RESERVED, 'null', 'true', 'false'] } },
            ],
          },
          // `ground` may stand among the names and is none.
          ...(shape.atLeast && !shape.keys ? { minProperties: shape.atLeast } : {}),
        }
      : { additionalProperties: false }),
  };
}

/** The schema as it stands in docs/case.schema.json. */
export function schemaText(): string {
  return `${JSON.stringify(caseSchema(), null, 1)}\n`;
}
