import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { caseSchema, type Json, schemaText } from './json-schema.js';
import { Problems } from './problems.js';
import { CASE_SHAPE } from './schema.js';
import { checkShape } from './shape.js';
import { MINIMAL_CASE } from './template.js';
import { EXAMPLE, GUARANTEE } from './testing.js';
import { TextFile } from './text-file.js';
import { parseYaml } from './yaml.js';

type Schema = { [key: string]: Json };

/** Evaluates the few keywords that the schema uses; any other is a mistake of this test. */
function valid(value: unknown, schema: Schema): boolean {
  return Object.entries(schema).every(([keyword, arg]) => {
    switch (keyword) {
      case '$schema':
      case 'title':
      case 'description':
      case 'properties':
        return true;
      case 'type':
        if (arg === 'integer') return Number.isInteger(value);
        return [arg].flat().includes(value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
      case 'minimum':
        return typeof value !== 'number' || value >= (arg as number);
      case 'maximum':
        return typeof value !== 'number' || value <= (arg as number);
      case 'enum':
        return (arg as unknown[]).includes(value);
      case 'pattern':
        return typeof value !== 'string' || new RegExp(arg as string).test(value);
      case 'maxLength':
        return typeof value !== 'string' || value.length <= (arg as number);
      case 'not':
        return !valid(value, arg as Schema);
      case 'anyOf':
        return (arg as Schema[]).some((s) => valid(value, s));
      case 'items':
        return !Array.isArray(value) || value.every((v) => valid(v, arg as Schema));
      case 'minItems':
        return !Array.isArray(value) || value.length >= (arg as number);
      case 'minProperties':
        return !isMap(value) || Object.keys(value).length >= (arg as number);
      case 'required':
        return !isMap(value) || (arg as string[]).every((key) => Object.hasOwn(value, key));
      case 'propertyNames':
        return !isMap(value) || Object.keys(value).every((key) => valid(key, arg as Schema));
      case 'additionalProperties': {
        if (!isMap(value)) return true;
        const known = schema.properties as Record<string, Schema>;
        return Object.entries(value).every(([key, v]) =>
          Object.hasOwn(known, key) ? valid(v, known[key]!) : arg !== false && valid(v, arg as Schema),
        );
      }
      default:
        throw new Error(`keyword ${keyword}`);
    }
  });
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checked(text: string): boolean {
  const problems = new Problems();
  const { root } = parseYaml(new TextFile('case.yaml', text), problems);
  checkShape(root!, CASE_SHAPE, '', [], problems);
  return !problems.list.some((d) => d.severity === 'error');
}

test('docs/case.schema.json is what the definitions give', () => {
  const file = new URL('../../../docs/case.schema.json', import.meta.url);
  assert.ok(existsSync(file));
  assert.equal(readFileSync(file, 'utf8'), schemaText());
});

test('the example and the smallest case fit the schema', () => {
  for (const text of [EXAMPLE, GUARANTEE, MINIMAL_CASE]) assert.ok(valid(parse(text), caseSchema()));
});

test('every key of the schema is explained', () => {
  const walk = (schema: Schema) => {
    for (const below of Object.values((schema.properties ?? {}) as Record<string, Schema>)) {
      assert.ok(String(below.description ?? '').length > 3, JSON.stringify(below));
      walk(below);
    }
    if (isMap(schema.additionalProperties)) walk(schema.additionalProperties as Schema);
  };
  walk(caseSchema());
});

test('schema and checker agree on keys, names, required parts and kinds of value, for cases with random damage', () => {
  const damage = fc.record({
    where: fc.nat(),
    how: fc.constantFrom('delete', 'rename', 'text', 'number', 'list', 'map', 'empty-map', 'copy'),
    key: fc.constantFrom(
      'weigth',
      'name',
      'ground',
      'absent',
      'options',
      'Bad Name',
      'like',
      'roles',
      'x1',
      'constructor',
      'order',
      'null',
    ),
  });
  const maps = (value: unknown): Record<string, unknown>[] =>
    isMap(value) ? [value, ...Object.values(value).flatMap(maps)] : Array.isArray(value) ? value.flatMap(maps) : [];
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (all) => {
      const data = parse(EXAMPLE) as Record<string, unknown>;
      for (const { where, how, key } of all) {
        const sites = maps(data).flatMap((map) => Object.keys(map).map((k) => ({ map, k })));
        const { map, k } = sites[where % sites.length]!;
        const old = map[k];
        if (how === 'delete' || how === 'rename') delete map[k];
        if (how === 'rename' || how === 'copy') map[key] = old;
        if (how === 'text') map[k] = 'some words';
        if (how === 'number') map[k] = 7;
        if (how === 'list') map[k] = ['a', 'b'];
        if (how === 'map') map[k] = { a: 1 };
        if (how === 'empty-map') map[k] = {};
      }
      // JSON is YAML, in which a number stays unquoted.
      assert.equal(checked(JSON.stringify(data)), valid(data, caseSchema()), JSON.stringify(data));
    }),
    { numRuns: 400 },
  );
});
